import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { upToUnit } from '#kernel/money.ts'
import { allUnits, difference } from '#kernel/units.ts'
import { pointsOf, type Rate, type Terms } from '../../../services/loyalty/domain/points.ts'
import { inForce, type PolicyCommand, policyDecider, rateFor } from '../../../services/loyalty/domain/policy.ts'
import { specification } from '../../specification.ts'
import { builtIn, nextDay, nextMonth, noon, onePerHundred, units } from './fixtures.ts'

const rate: fc.Arbitrary<Rate> = fc.record({
  points: fc.integer({ min: 0, max: 1_000_000 }),
  perMinor: fc.integer({ min: 1, max: 1_000_000_000_000 }),
  channelPercent: fc.integer({ min: 0, max: 100_000 }),
  categoryPercent: fc.integer({ min: 0, max: 100_000 }),
  rounding: fc.constantFrom('down', 'half_up'),
})
const terms: fc.Arbitrary<Terms> = fc.record({
  quantity: fc.integer({ min: 1, max: 60 }),
  amountMinor: fc.oneof(fc.nat(2_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  rate,
})
const someUnits = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), { maxLength: 5 })

/** One unit after the other, by fractions. */
function oneByOne({ quantity, amountMinor, rate }: Terms, ofUnit: (unit: number) => boolean): bigint {
  let points = 0n
  for (let unit = 1; unit <= quantity; unit++) {
    if (!ofUnit(unit)) continue
    const price = BigInt(upToUnit(amountMinor, quantity, unit)) - BigInt(upToUnit(amountMinor, quantity, unit - 1))
    const numerator = price * BigInt(rate.points) * BigInt(rate.channelPercent) * BigInt(rate.categoryPercent)
    const denominator = BigInt(rate.perMinor) * 10_000n
    const remainder = numerator % denominator
    points += numerator / denominator + (rate.rounding === 'half_up' && 2n * remainder >= denominator ? 1n : 0n)
  }
  return points
}

describe('points of units', () => {
  test('are those of each unit, whatever the amounts', () =>
    fc.assert(
      fc.property(terms, someUnits, (of, pairs) => {
        const everything = allUnits(of.quantity)
        const outside = pairs.map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }))
        const chosen = difference(everything, outside)
        const isChosen = (unit: number) => chosen.some(({ first, last }) => first <= unit && unit <= last)
        expect(pointsOf(of, chosen)).toBe(oneByOne(of, isChosen))
        expect(pointsOf(of, chosen) + pointsOf(of, difference(everything, chosen))).toBe(pointsOf(of, everything))
      }),
    ))

  test.each([
    ['down', 149, 1n],
    ['half_up', 149, 1n],
    ['half_up', 150, 2n],
    ['down', 199, 1n],
  ] as const)('are rounded %s: %i minor units earn %i', (rounding, amountMinor, points) =>
    expect(pointsOf({ quantity: 1, amountMinor, rate: { ...onePerHundred, rounding } }, units([1, 1]))).toBe(points),
  )

  test('of a billion units are as quick as of one', () => {
    const of = { quantity: 1_000_000_000, amountMinor: 100_000_000_001, rate: onePerHundred }
    expect(pointsOf(of, units([1, 1_000_000_000]))).toBe(1_000_000_000n)
  })
})

const rules = {
  rates: [{ currency: 'GBP', points: 2, perMinor: 50 }],
  otherwise: null,
  channels: [{ kind: 'app', percent: 200 }],
  categories: [{ category: 'mugs', percent: 0 }],
  rounding: 'down',
} as const
const put = (effectiveFrom: string | null, at = noon): PolicyCommand => ({
  type: 'PutEarningPolicy',
  effectiveFrom,
  ...structuredClone({ ...rules, rates: [...rules.rates], channels: [...rules.channels], categories: [...rules.categories] }),
  at,
})
const stored = (version: number, effectiveFrom: string) => {
  const { type: _, at, ...policy } = put(effectiveFrom)
  return { type: 'EarningPolicyPut' as const, version, ...policy, effectiveFrom, putAt: at }
}

describe('the rules', () => {
  const { given } = specification(policyDecider)

  test('get the next version each time, from now unless told', () => {
    given().when(put(nextDay)).then(stored(1, nextDay))
    given().when(put(null)).then(stored(1, noon))
    given(stored(1, noon)).when(put(nextDay)).then(stored(2, nextDay))
  })

  test('begin later than the version before', () => {
    const figures = { earliest: '2024-12-03T12:00:00.001Z' }
    given(stored(1, nextDay)).when(put(nextDay)).refused('EFFECTIVE_TOO_EARLY', figures)
    given(stored(1, nextDay)).when(put(null)).refused('EFFECTIVE_TOO_EARLY', figures)
  })

  test('begin in the past only before any other, where nothing was promised by them', () => {
    const past = '2010-12-01T00:00:00.000Z'
    given().when(put(past)).then(stored(1, past))
    given(stored(1, past))
      .when(put(past.replace('2010', '2011')))
      .refused('EFFECTIVE_TOO_EARLY', { earliest: noon })
  })

  test('are in force from their time until the next version is', () => {
    const policies = [stored(1, noon), stored(2, nextMonth)].reduce(policyDecider.evolve, policyDecider.initial)
    const versionAt = (at: string) => inForce(policies, at).version
    expect(['2011-01-01T00:00:00.000Z', noon, nextDay, nextMonth].map(versionAt)).toEqual([0, 1, 1, 2])
  })

  test('tell a rate by currency, channel and category', () => {
    const [policy = builtIn] = policyDecider.evolve([], stored(1, noon))
    const of = (currency: string, channelKind: 'web' | 'app', category: string) =>
      rateFor(policy, { currency, channelKind, category })
    const plain = { points: 2, perMinor: 50, channelPercent: 100, categoryPercent: 100, rounding: 'down' }
    expect(of('GBP', 'web', '')).toEqual(plain)
    expect(of('GBP', 'app', 'mugs')).toEqual({ ...plain, channelPercent: 200, categoryPercent: 0 })
    expect(of('EUR', 'web', '')).toEqual({ ...plain, points: 0, perMinor: 1 })
    expect(rateFor(builtIn, { currency: 'EUR', channelKind: 'web', category: '' })).toEqual(onePerHundred)
  })
})
