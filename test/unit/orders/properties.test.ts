import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { countUnits } from '#kernel/units.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { requireGroup } from '../../../services/orders/domain/groups.ts'
import { planMove } from '../../../services/orders/domain/moving.ts'
import type { LineUnits, Order, PlacedOrder, UnitsOfLine } from '../../../services/orders/domain/order.ts'
import { livingUnits, without } from '../../../services/orders/domain/units.ts'
import { runs } from '../kernel/arbitraries.ts'
import { byToken, charge, heldFor, line, oneOClock, pickup, placed, placement, tender } from './fixtures.ts'

const lines = [line('a', 5, 333), line('b', 3, 701, { fulfilmentId: 'f-2' }), charge('post', 250)]
const totalMinor = lines.reduce((sum, each) => sum + each.totalMinor, 0)
const tenders = [tender('cash', 1001), byToken('card', 1999), byToken('other', totalMinor - 3000)]
const order = placed({
  placement: placement({
    lines,
    fulfilments: [pickup, { ...pickup, fulfilmentId: 'f-2', method: 'delivery', pickBy: null }],
    tenders,
    totalMinor,
  }),
  holds: [heldFor('f-1', 'r-1'), heldFor('f-2', 'r-2')],
})

/** What one unit of a line costs by tender, told unit by unit: no formula for ranges. */
function sharesByUnit(): Map<string, number[]> {
  const shares = new Map<string, number[]>()
  const owed = tenders.map(({ amountMinor }) => amountMinor)
  let before = 0
  const paidUpTo = (cost: number): number[] => {
    let [due, left] = [cost, totalMinor]
    return owed.map((amount, index) => {
      const paid = index === owed.length - 1 ? due : Math.floor((amount * due) / left)
      due -= paid
      left -= amount
      return paid
    })
  }
  for (const { lineId, quantity, totalMinor: total } of lines) {
    for (let unit = 1; unit <= quantity; unit++) {
      const cost = Math.floor(total / quantity) + (unit <= total % quantity ? 1 : 0)
      const from = paidUpTo(before)
      shares.set(
        `${lineId}/${unit}`,
        paidUpTo(before + cost).map((paid, index) => paid - (from[index] ?? 0)),
      )
      before += cost
    }
  }
  return shares
}

const unitsOf = (ranges: readonly UnitsOfLine[]): string[] =>
  ranges.flatMap(({ lineId, units }) =>
    units.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => `${lineId}/${first + at}`)),
  )

type Model = { fates: Map<string, 'cancelled' | 'left'>; refunded: number[]; captured: number[] }

/** Each event told to a plain model of single units, which no unit may enter twice. */
function tell(model: Model, event: OrderEvent, before: PlacedOrder): void {
  const enter = (units: readonly string[], fate: 'cancelled' | 'left') => {
    for (const unit of units) {
      expect(model.fates.has(unit), `${unit} is ${model.fates.get(unit)} and ${fate}`).toBe(false)
      model.fates.set(unit, fate)
    }
  }
  const add = (sums: number[], amounts: readonly { tenderId: string; amountMinor: number }[]) => {
    for (const { tenderId, amountMinor } of amounts) {
      const index = tenders.findIndex(each => each.tenderId === tenderId)
      sums[index] = (sums[index] ?? 0) + amountMinor
    }
  }
  if ('voids' in event && event.type !== 'OrderPlaced') {
    enter(unitsOf(event.lines), 'cancelled')
    add(model.refunded, event.refundsDue)
  }
  if (event.type === 'FulfilmentHandedOver' || event.type === 'ShipmentSent') {
    const group = before.fulfilments.find(({ fulfilmentId }) => fulfilmentId === event.fulfilmentId)
    const all = unitsOf(group?.lines ?? []).filter(unit => !model.fates.has(unit))
    const charges = before.fulfilments.some(({ departures }) => departures.length > 0) ? [] : ['post/1']
    enter(event.lines ? unitsOf(event.lines) : all, 'left')
    enter(
      charges.filter(unit => !model.fates.has(unit)),
      'left',
    )
    add(model.captured, event.captures)
  }
}

const share = (shares: Map<string, number[]>, units: Iterable<string>, index: number): number =>
  [...units].reduce((sum, unit) => sum + (shares.get(unit)?.[index] ?? 0), 0)

function requireMoney({ fates, refunded, captured }: Model): void {
  const shares = sharesByUnit()
  for (const [index, { paymentId, amountMinor }] of tenders.entries()) {
    const of = (fate: string) =>
      share(
        shares,
        [...fates].flatMap(([unit, own]) => (own === fate ? [unit] : [])),
        index,
      )
    const open = share(
      shares,
      [...shares.keys()].filter(unit => !fates.has(unit)),
      index,
    )
    expect(refunded[index]).toBe(paymentId === null ? of('cancelled') : 0)
    expect(captured[index]).toBe(paymentId === null ? 0 : of('left'))
    expect(of('cancelled') + of('left') + open).toBe(amountMinor)
  }
}

/** A model that never meets an event proves nothing of it. */
const met = new Set<string>()
const id = fc.constantFrom('f-1', 'f-1', 'f-2', 'f-2', 'f-1.2', 'f-2.2')
const some = fc.uniqueArray(fc.record({ lineId: fc.constantFrom('a', 'b', 'post'), quantity: fc.integer({ min: 1, max: 2 }) }), {
  selector: ({ lineId }) => lineId,
  maxLength: 2,
})
const cancelled = some.filter(lines => lines.length > 0)
function unpicked(state: Order, fulfilmentId: string): LineUnits[] {
  const { order: now, group } = requireGroup(state, fulfilmentId)
  return without(livingUnits(now, group), group.picked).map(({ lineId, units }) => ({ lineId, quantity: countUnits(units) }))
}
type Wish = (order: Order, number: number) => OrderCommand
const told = (number: number) => ({ notificationId: `n-${number}`, at: oneOClock })
const code = { codeHash: 'hash', overrideReason: null }
const wish: fc.Arbitrary<Wish> = fc.oneof(
  id.map(fulfilmentId => (): OrderCommand => ({ type: 'StartPicking', fulfilmentId, at: oneOClock })),
  fc.tuple(id, some, some, fc.constantFrom('cancel' as const, 'set_aside' as const)).map(
    ([fulfilmentId, lines, missing, missingThen]): Wish =>
      (_, number) => ({
        ...{ type: 'RecordPick', fulfilmentId, lines, missing, missingThen },
        ...{ cancellationId: `c-${number}`, ...told(number) },
      }),
  ),
  id.map(
    (fulfilmentId): Wish =>
      (_, number) => ({
        ...{ type: 'MarkReady', fulfilmentId, codeHash: 'hash', pickupUntil: null },
        ...{ keptUntil: '2010-12-09T12:00:00.000Z', ...told(number) },
      }),
  ),
  fc.tuple(id, some).map(
    ([fulfilmentId, lines]): Wish =>
      () => ({
        ...{ type: 'HandOver', fulfilmentId, lines, ...code },
        ...{ issueId: `i-${fulfilmentId}`, at: oneOClock },
      }),
  ),
  fc.tuple(id, some).map(
    ([fulfilmentId, lines]): Wish =>
      (_, number) => ({
        ...{ type: 'RecordShipment', fulfilmentId, parcelId: `p-${number}`, carrier: 'post', trackingReference: '', lines },
        ...{ issueId: `s-${number}`, ...told(number) },
      }),
  ),
  id.map(
    (fulfilmentId): Wish =>
      state => ({ type: 'RecordPick', fulfilmentId, lines: unpicked(state, fulfilmentId), at: oneOClock }),
  ),
  cancelled.map(
    (lines): Wish =>
      (_, number) => ({
        ...{ type: 'CancelLines', cancellationId: `c-${number}`, lines, reason: '' },
        ...told(number),
      }),
  ),
  fc.tuple(id, fc.constantFrom('cancel' as const, 'set_aside' as const)).map(
    ([fulfilmentId, outcome]): Wish =>
      (_, number) => ({
        ...{ type: 'RejectFulfilment', fulfilmentId, outcome, reason: '' },
        ...told(number),
      }),
  ),
  fc.tuple(id, some, fc.constantFrom('pickup' as const, 'delivery' as const)).map(([fulfilmentId, lines, toMethod]): Wish => {
    const asked = { fulfilmentId, lines, toLocationId: 'depot', toMethod }
    return (state, number) => {
      const { order: now, positions } = planMove(state, asked)
      const move = { moveId: `m-${number}`, move: now.moves + 1, hold: { reservationId: `r-m-${number}`, positions } }
      return { type: 'MoveFulfilment', ...asked, ...move, pickBy: oneOClock, ...told(number) }
    }
  }),
)

test('whatever is done to its units, each has one fate, and every tender pays for just what left', () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 20, maxLength: 60 }), wishes => {
      let state = orderDecider.evolve(orderDecider.initial, order)
      const model: Model = { fates: new Map(), refunded: tenders.map(() => 0), captured: tenders.map(() => 0) }
      for (const [number, each] of wishes.entries()) {
        try {
          for (const event of orderDecider.decide(each(state, number), state)) {
            if (state.state === 'unplaced') throw new Error('it was placed')
            met.add(event.type)
            tell(model, event, state)
            state = orderDecider.evolve(state, event)
          }
        } catch (error) {
          if (!(error instanceof Rejection)) throw error
        }
        requireMoney(model)
      }
    }),
    runs,
  )
  const wanted = ['FulfilmentHandedOver', 'ShipmentSent', 'UnitsCancelled', 'UnitsSetAside', 'FulfilmentMoved']
  expect([...met]).toEqual(expect.arrayContaining(wanted))
})
