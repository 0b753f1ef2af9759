import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paidByTenders } from '#kernel/money.ts'
import { Rejection } from '#kernel/rejection.ts'
import { quoteUnits } from '../../../services/orders/domain/claims.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { lineTotal } from '../../../services/orders/domain/money.ts'
import type { Line, Order, Placement, UnitsOfLine } from '../../../services/orders/domain/order.ts'
import { shownState } from '../../../services/orders/domain/standing.ts'
import { cut } from '../kernel/arbitraries.ts'
import { carryOut, line, oneOClock, pickup, placed, placement, tender } from './fixtures.ts'
import { createNaiveClaims, type Outcome, type Unit, unitOf } from './naive-claims.ts'

const seeded = { numRuns: 400, seed: 20101209 }

const anyLine = (index: number, isInclusive: boolean): fc.Arbitrary<Line> =>
  fc
    .record({
      quantity: fc.integer({ min: 1, max: 6 }),
      unit: fc.integer({ min: 0, max: 999 }),
      off: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 3 }),
      taxPercent: fc.constantFrom(0, 5, 20),
      fulfilmentId: fc.constantFrom('f-1', 'f-2', 'f-2', null),
    })
    .map(({ quantity, unit, off, taxPercent, fulfilmentId }) => {
      let room = quantity * unit
      const discounts = off.flatMap(amountMinor => {
        if (amountMinor > room) return []
        room -= amountMinor
        return [{ amountMinor, reason: 'winter' }]
      })
      const priced = { quantity, unitPriceMinor: unit, discounts, taxMinor: Math.floor((room * taxPercent) / 100) }
      const kind = fulfilmentId === null ? 'charge' : 'goods'
      const totalMinor = lineTotal(priced, isInclusive)
      return line(`l-${index}`, quantity, unit, { ...priced, kind, fulfilmentId, totalMinor })
    })

const order: fc.Arbitrary<Placement> = fc.boolean().chain(isInclusive =>
  fc
    .integer({ min: 1, max: 4 })
    .chain(count => fc.tuple(...Array.from({ length: count }, (_, index) => anyLine(index + 1, isInclusive))))
    .chain(lines => {
      const totalMinor = lines.reduce((sum, each) => sum + each.totalMinor, 0)
      const used = new Set(lines.map(({ fulfilmentId }) => fulfilmentId))
      const fulfilments = [pickup, carryOut].filter(({ fulfilmentId }) => used.has(fulfilmentId))
      const amounts = totalMinor === 0 ? fc.constant([]) : cut(totalMinor, 3)
      return amounts.map(paid =>
        placement({
          pricesIncludeTax: isInclusive,
          lines,
          fulfilments,
          totalMinor,
          tenders: paid.map((amount, index) => tender(`t-${index + 1}`, amount)),
        }),
      )
    }),
)

/** `units`: bits of each line's units. */
type Act = {
  does: 'claim' | 'release' | 'release all' | 'record' | 'record twice' | 'claim free'
  returnId: string
  units: number[]
  refund: 'all' | 'less a fee' | 'too much'
}
const act: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom('claim', 'claim free', 'claim free', 'release', 'release all', 'record', 'record', 'record twice'),
  returnId: fc.constantFrom('r-1', 'r-2', 'r-3', 'r-4'),
  units: fc.array(fc.nat(127), { minLength: 4, maxLength: 4 }),
  refund: fc.constantFrom('all', 'all', 'all', 'less a fee', 'too much'),
})
const acts = fc.array(act, { maxLength: 30, size: 'max' })

function play(placement: Placement, seen: Set<string> = new Set()) {
  const naive = createNaiveClaims(placement)
  let state: Order = orderDecider.evolve(orderDecider.initial, placed({ placement }))
  const linesOf = (units: Iterable<Unit>): UnitsOfLine[] =>
    [...Map.groupBy(units, unit => unit.slice(0, unit.indexOf('#')))].map(([lineId, those]) => ({
      lineId,
      units: those.map(unit => Number(unit.slice(unit.indexOf('#') + 1))).map(number => ({ first: number, last: number })),
    }))

  function decided(command: OrderCommand): { outcome: Outcome; events: OrderEvent[] } {
    try {
      const events = orderDecider.decide(command, state)
      state = events.reduce(orderDecider.evolve, state)
      seen.add(`${command.type} ${events.length > 0 ? 'done' : 'again'}`)
      return { outcome: { done: events.length > 0 }, events }
    } catch (error) {
      if (!(error instanceof Rejection)) throw error
      seen.add(`${command.type} ${error.reason}`)
      return { outcome: { refused: error.reason }, events: [] }
    }
  }
  const claim = (returnId: string, units: ReadonlySet<Unit>) => {
    const told = decided({ type: 'ClaimUnits', returnId, lines: linesOf(units), opening: '{}', at: oneOClock })
    for (const event of told.events)
      if (event.type === 'UnitsClaimed') expect(event.paid.map(({ amountMinor }) => amountMinor)).toEqual(naive.paidFor(units))
    expect(told.outcome).toEqual(naive.claim(returnId, units))
  }
  const release = (returnId: string, units: ReadonlySet<Unit> | 'all') => {
    const lines = units === 'all' ? [] : linesOf(units)
    const told = decided({ type: 'ReleaseClaim', returnId, lines, reason: 'rejected', at: oneOClock })
    expect(told.outcome).toEqual(naive.release(returnId, units))
  }
  const record = (returnId: string, units: ReadonlySet<Unit>, amounts: number[]) => {
    const refunds = placement.tenders.map(({ tenderId }, index) => ({ tenderId, amountMinor: amounts[index] ?? 0 }))
    const told = decided({ type: 'RecordReturned', returnId, lines: linesOf(units), refunds, at: oneOClock })
    expect(told.outcome).toEqual(naive.record(returnId, units, amounts))
  }
  return { naive, claim, release, record, linesOf, state: () => state }
}
type Play = ReturnType<typeof play>

const chosen = ({ lines }: Placement, bits: readonly number[], among: (unit: Unit) => boolean): Set<Unit> =>
  new Set(
    lines.flatMap(({ lineId }, at) =>
      [1, 2, 3, 4, 5, 6, 7]
        .filter(number => ((bits[at] ?? 0) >> (number - 1)) & 1)
        .map(number => unitOf(lineId, number))
        .filter(among),
    ),
  )

function perform(placement: Placement, { does, returnId, units: bits, refund }: Act, played: Play): void {
  const { naive, claim, release, record } = played
  const [free, claimed] = [new Set(naive.free()), new Set(naive.claimed(returnId))]
  // Mostly what makes sense, sometimes whatever comes.
  const isSensible = (bits[3] ?? 0) % 8 > 0
  const among = (wanted: ReadonlySet<Unit>) => chosen(placement, bits, unit => !isSensible || wanted.has(unit))
  const units = does === 'claim free' ? among(free) : does === 'claim' ? chosen(placement, bits, () => true) : among(claimed)
  if (does === 'release all') release(returnId, 'all')
  else if (units.size > 0 && does === 'release') release(returnId, units)
  else if (units.size > 0 && does.startsWith('record'))
    for (const _ of does === 'record' ? [1] : [1, 2]) record(returnId, units, refundsOf(naive.paidFor(units), refund))
  else if (units.size > 0) claim(returnId, units)
}

function refundsOf(paid: number[], refund: Act['refund']): number[] {
  const total = paid.reduce((sum, amount) => sum + amount, 0)
  if (refund === 'less a fee') return paidByTenders(paid, total, total - Math.floor(total / 7))
  const tooMuch = refund === 'too much' ? paid.length - 1 : -1
  return paid.map((amount, index) => (index === tooMuch ? amount + 1 : amount))
}

function holdsAt(placement: Placement, { naive, state, linesOf }: Play): void {
  const order = state()
  if (order.state === 'unplaced') throw new Error('the order is placed')
  const refunds = naive.refunds()
  const paid = naive.paidFor(naive.returned())
  for (const [index, { amountMinor }] of placement.tenders.entries()) {
    expect(refunds[index]).toBeLessThanOrEqual(paid[index] ?? 0)
    expect(paid[index]).toBeLessThanOrEqual(amountMinor)
  }
  for (const unit of naive.left) expect(naive.holders(unit)).toBeLessThanOrEqual(1)
  const returned = order.claims.flatMap(({ grants }) => grants.flatMap(({ refunds }) => refunds))
  for (const [index, { tenderId }] of placement.tenders.entries()) {
    const amounts = returned.filter(refund => refund.tenderId === tenderId).map(({ amountMinor }) => amountMinor)
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(refunds[index])
  }
  const free = naive.free()
  if (free.length === 0) return
  const quoted = quoteUnits(order, linesOf(free), null)
  const total = placement.tenders.map((_, index) => quoted.reduce((sum, { paid }) => sum + (paid[index]?.amountMinor ?? 0), 0))
  expect(total).toEqual(naive.paidFor(free))
  for (const { lineId, units } of linesOf(free))
    expect(quoteUnits(order, [{ lineId, quantity: units.length }], null).flatMap(part => part.units)).toEqual(
      quoteUnits(order, [{ lineId, units }], null).flatMap(part => part.units),
    )
}

/** All that left comes back: what is still claimed by whoever claims it, the rest by one more return. */
function returnTheRest({ naive, claim, record }: Play): void {
  for (const returnId of ['r-1', 'r-2', 'r-3', 'r-4']) {
    const units = new Set(naive.claimed(returnId))
    if (units.size > 0) record(returnId, units, naive.paidFor(units))
  }
  const units = new Set(naive.free())
  if (units.size === 0) return
  claim('the rest', units)
  record('the rest', units, naive.paidFor(units))
}

test(`claims, releases and returns of any parts in any order do what is told of single units (seed ${seeded.seed})`, () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(order, acts, (placement, all) => {
      const played = play(placement, seen)
      const before = played.state()
      for (const each of all) {
        perform(placement, each, played)
        holdsAt(placement, played)
      }
      const after = played.state()
      if (before.state !== 'unplaced' && after.state !== 'unplaced') expect(shownState(after)).toBe(shownState(before))
    }),
    seeded,
  )
  expect([...seen].sort()).toEqual([
    ...['CLAIM_DIFFERS', 'UNITS_CLAIMED', 'UNITS_NOT_LEFT', 'again', 'done'].map(outcome => `ClaimUnits ${outcome}`),
    ...['CLAIM_NOT_FOUND', 'REFUND_ABOVE_PAID', 'UNITS_NOT_CLAIMED', 'again', 'done'].map(outcome => `RecordReturned ${outcome}`),
    ...['CLAIM_NOT_FOUND', 'UNITS_NOT_CLAIMED', 'again', 'done'].map(outcome => `ReleaseClaim ${outcome}`),
  ])
})

test(`once all has come back every tender got back exactly what it paid, whatever came before (seed ${seeded.seed})`, () =>
  fc.assert(
    fc.property(order, acts, (placement, all) => {
      const isAllLeft = placement.fulfilments.every(({ leftAt }) => leftAt !== null)
      const played = play(placement)
      for (const each of all) perform(placement, { ...each, refund: 'all' }, played)
      returnTheRest(played)
      const { naive } = played
      expect(new Set(naive.returned())).toEqual(naive.left)
      expect(naive.refunds()).toEqual(naive.paidFor(naive.left))
      if (isAllLeft) expect(naive.refunds()).toEqual(placement.tenders.map(({ amountMinor }) => amountMinor))
    }),
    seeded,
  ))
