import { describe, expect, test } from 'vitest'
import { allUnits } from '#kernel/units.ts'
import { type Asked, type Judged, judgeLine } from '../../../services/returns/domain/eligibility.ts'
import {
  builtIn,
  inForceAt,
  type PolicyEvent,
  type PolicyVersion,
  policyDecider,
} from '../../../services/returns/domain/policy.ts'
import type { PurchaseLine } from '../../../services/returns/domain/purchase.ts'
import { specification } from '../../specification.ts'
import { noon, oneOClock, units } from './fixtures.ts'

const terms = { windowDays: 14, isFinalSale: false, feeBps: 1000 }
const rules = { otherwise: terms, categories: [{ category: 'sale', ...terms, isFinalSale: true }], noReceiptLimitMinor: 0 }
const put = (version: number, effectiveFrom: string): PolicyEvent => ({
  type: 'ReturnPolicyPut',
  version,
  effectiveFrom,
  ...rules,
  putAt: noon,
})
const { given } = specification(policyDecider)

describe('versions of the policy', () => {
  const from = (effectiveFrom: string | null, at = noon) => ({ type: 'PutPolicy', policy: rules, effectiveFrom, at }) as const
  test('are numbered as they are put, from now on unless told', () => {
    given().when(from(oneOClock)).then(put(1, oneOClock))
    given().when(from(null)).then(put(1, noon))
    given(put(1, noon)).when(from(oneOClock)).then(put(2, oneOClock))
  })
  test('never begin before, or with, the one before', () => {
    const figures = { earliest: '2026-03-01T13:00:00.001Z' }
    given(put(1, oneOClock)).when(from(oneOClock)).refused('EFFECTIVE_TOO_EARLY', figures)
    given(put(1, oneOClock)).when(from(null)).refused('EFFECTIVE_TOO_EARLY', figures)
  })
  test('never begin in the past, where purchases went by other ones, but for the first', () => {
    const past = '2010-12-01T00:00:00.000Z'
    given().when(from(past)).then(put(1, past))
    given(put(1, past)).when(from(noon)).then(put(2, noon))
    given(put(1, past)).when(from('2026-03-01T11:59:59.999Z')).refused('EFFECTIVE_TOO_EARLY', { earliest: noon })
  })
  test('are in force from their time on, and before there is any the one that is built in', () => {
    const versions = [put(1, noon), put(2, oneOClock)].reduce(policyDecider.evolve, policyDecider.initial)
    expect(
      ['2010-01-01T00:00:00.000Z', noon, '2026-03-01T12:59:59.999Z', oneOClock].map(at => inForceAt(versions, at).version),
    ).toEqual([0, 1, 1, 2])
  })
})

const line: PurchaseLine = {
  lineId: 'shoes',
  sku: 'SHOES',
  kind: 'goods',
  quantity: 6,
  totalMinor: 600,
  category: 'shoes',
  left: units('1-4'),
  departed: [],
  cancelled: [],
  claimed: units('1'),
}
const day = (number: number): string => new Date(Date.parse(noon) + number * 86_400_000).toISOString()
const departed = [
  { units: units('1-2'), leftAt: noon },
  { units: units('3-4'), leftAt: day(10) },
]
type Case = { over?: Partial<PurchaseLine>; asked?: Partial<Asked>; policy?: PolicyVersion; at?: string }
function judged({ over = {}, asked = { units: allUnits(6) }, policy = builtIn, at = day(31) }: Case): string[] {
  const all = judgeLine({ ...line, departed, ...over }, { lineId: 'shoes', units: [], quantity: 0, ...asked }, { policy, at })
  return all.map(inWords)
}
const inWords = ({ units: some, because, until }: Judged) =>
  `${some.map(({ first, last }) => `${first}-${last}`)} ${because ?? 'eligible'}${until ? ` ${until.slice(5, 10)}` : ''}`

describe('units that are asked for by number', () => {
  test('are each answered for, and none twice', () =>
    expect(judged({})).toEqual(['3-4 eligible 04-10', '2-2 window_closed 03-31', '1-1 claimed', '5-6 not_left']))
  test('may come back until the very moment that their window closes', () => {
    expect(judged({ asked: { units: units('2') }, at: day(30) })).toEqual(['2-2 eligible 03-31'])
    expect(judged({ asked: { units: units('2') }, at: '2026-03-31T12:00:00.001Z' })).toEqual(['2-2 window_closed 03-31'])
  })
  test('follow the terms of their category', () => {
    const policy = { version: 1, effectiveFrom: noon, ...rules }
    expect(judged({ policy, asked: { units: units('2-3') }, at: day(14) })).toEqual(['2-2 eligible 03-15', '3-3 eligible 03-25'])
    expect(judged({ policy, over: { category: 'sale' }, asked: { units: units('2') }, at: noon })).toEqual([
      '2-2 final_sale 03-01',
    ])
  })
  test('of a charge come back only by somebody’s hand', () =>
    expect(judged({ over: { kind: 'charge', left: [], claimed: units('2') }, asked: { units: units('1-2') } })).toEqual([
      '1-1 charge',
      '2-2 claimed',
    ]))
})

describe('units that are asked for by count', () => {
  test('are the first that can come back', () => expect(judged({ asked: { quantity: 2 } })).toEqual(['3-4 eligible 04-10']))
  test('are then those that a manager could take, and then the others', () =>
    expect(judged({ asked: { quantity: 5 } })).toEqual([
      '3-4 eligible 04-10',
      '2-2 window_closed 03-31',
      '1-1 claimed',
      '5-5 not_left',
    ]))
})
