import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { countUnits } from '#kernel/units.ts'
import { planAmendment, toReserve } from '../../../services/orders/domain/amending.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { requireGroup } from '../../../services/orders/domain/groups.ts'
import { planMove } from '../../../services/orders/domain/moving.ts'
import type {
  AmendmentAsked,
  GroupHold,
  LineUnits,
  Order,
  PlacedOrder,
  Sourced,
  UnitsOfLine,
} from '../../../services/orders/domain/order.ts'
import { leftUnits, livingUnits, without } from '../../../services/orders/domain/units.ts'
import { runs } from '../kernel/arbitraries.ts'
import { byToken, charge, line, oneOClock, pickup, placed, placement, tender } from './fixtures.ts'
import { requireHolds } from './naive-holds.ts'

const lines = [line('a', 5, 333), line('b', 3, 701, { fulfilmentId: 'f-2' }), charge('post', 250)]
const totalMinor = lines.reduce((sum, each) => sum + each.totalMinor, 0)
const tenders = [tender('cash', 1001), byToken('card', 1999), byToken('other', totalMinor - 3000)]
const delivery = { ...pickup, fulfilmentId: 'f-2', method: 'delivery', pickBy: null } as const
const elsewhere = { fulfilmentId: 'f-2.2', locationId: 'depot' }
/** One line that leaves from two locations. */
const sourcedAs = (first: number, last: number): Sourced => ({
  because: ['fewest_parcels', 'only_source'],
  lines: [{ lineId: 'b', units: [{ first, last }] }],
})
const heldOf = (fulfilmentId: string, lineId: string, quantity: number, locationId = 'leeds'): GroupHold => ({
  ...{ reservationId: `r-${fulfilmentId}`, fulfilmentId },
  positions: [{ sku: `sku-${lineId}`, locationId, quantity }],
})
const order = placed({
  placement: placement({
    lines,
    fulfilments: [pickup, { ...delivery, sourced: sourcedAs(1, 2) }, { ...delivery, ...elsewhere, sourced: sourcedAs(3, 3) }],
    tenders,
    totalMinor,
  }),
  holds: [heldOf('f-1', 'a', 5), heldOf('f-2', 'b', 2), heldOf('f-2.2', 'b', 1, 'depot')],
})

type Shares = Map<string, number>
type Row = { lineId: string; quantity: number; totalMinor: number }[]

/** What one unit of each line costs by tender, told unit by unit: no formula for ranges. */
function sharesByUnit(row: Row, paying: readonly { tenderId: string; amountMinor: number }[]): Map<string, Shares> {
  const shares = new Map<string, Shares>()
  let before = 0
  for (const { lineId, quantity, totalMinor: total } of row) {
    for (let unit = 1; unit <= quantity; unit++) {
      const cost = Math.floor(total / quantity) + (unit <= total % quantity ? 1 : 0)
      const [from, until] = [paidUpTo(paying, before), paidUpTo(paying, before + cost)]
      shares.set(`${lineId}/${unit}`, new Map([...until].map(([tenderId, paid]) => [tenderId, paid - (from.get(tenderId) ?? 0)])))
      before += cost
    }
  }
  return shares
}

function paidUpTo(paying: readonly { tenderId: string; amountMinor: number }[], cost: number): Shares {
  let [due, left] = [cost, paying.reduce((sum, { amountMinor }) => sum + amountMinor, 0)]
  const paid: Shares = new Map()
  for (const { tenderId, amountMinor } of paying) {
    const share = left === 0 ? 0 : Math.floor((amountMinor * due) / left)
    paid.set(tenderId, share)
    due -= share
    left -= amountMinor
  }
  return paid
}

const unitsOf = (ranges: readonly UnitsOfLine[]): string[] =>
  ranges.flatMap(({ lineId, units }) =>
    units.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => `${lineId}/${first + at}`)),
  )

type Fate = 'cancelled' | 'left'
type Model = {
  fates: Map<string, Fate>
  /** By the parcel that they left in. */
  parcels: Map<string, { fulfilmentId: string; units: string[]; end: 'delivered' | 'lost' | 'again' | null }>
  /** Lost, and sent again for what was taken of payments as they first left. */
  again: Set<string>
  shares: Map<string, Shares>
  charges: Set<string>
  tenders: Map<string, { amountMinor: number; isSettled: boolean }>
  refunded: Shares
  /** To be given back by payments, of what was captured. */
  owed: Shares
  captured: Shares
  /** Freed by amendments that cost less, by whoever had paid it. */
  back: Shares
}
const fresh = (): Model => ({
  fates: new Map(),
  parcels: new Map(),
  again: new Set(),
  shares: sharesByUnit(lines, tenders),
  charges: new Set(['post/1']),
  tenders: new Map(
    tenders.map(({ tenderId, amountMinor, paymentId }) => [tenderId, { amountMinor, isSettled: paymentId === null }]),
  ),
  refunded: new Map(),
  owed: new Map(),
  captured: new Map(),
  back: new Map(),
})
const add = (sums: Shares, amounts: Iterable<readonly [string, number]>): void => {
  for (const [tenderId, amount] of amounts) sums.set(tenderId, (sums.get(tenderId) ?? 0) + amount)
}
const pairs = (amounts: readonly { tenderId: string; amountMinor: number }[]) =>
  amounts.map(({ tenderId, amountMinor }) => [tenderId, amountMinor] as const)

/** Each event told to a plain model of single units, which no unit may enter twice. */
function tell(model: Model, event: OrderEvent, before: PlacedOrder): void {
  const enter = (units: readonly string[], fate: Fate) => {
    for (const unit of units) {
      expect(model.fates.has(unit), `${unit} is ${model.fates.get(unit)} and ${fate}`).toBe(false)
      model.fates.set(unit, fate)
    }
  }
  if ('voids' in event && event.type !== 'OrderPlaced') {
    enter(unitsOf(event.lines), 'cancelled')
    add(model.refunded, pairs(event.refundsDue))
    add(model.owed, pairs(event.refunds ?? []))
  }
  if (event.type === 'OrderAmended') amend(model, event)
  if (event.type === 'FulfilmentHandedOver' || event.type === 'ShipmentSent') {
    const group = before.fulfilments.find(({ fulfilmentId }) => fulfilmentId === event.fulfilmentId)
    const all = unitsOf(group?.lines ?? []).filter(unit => !model.fates.has(unit))
    const isFirst = before.fulfilments.every(({ departures }) => departures.length === 0)
    enter(event.lines ? unitsOf(event.lines) : all, 'left')
    enter(isFirst ? [...model.charges].filter(unit => !model.fates.has(unit)) : [], 'left')
    add(model.captured, pairs(event.captures))
    const { fulfilmentId } = event
    if (event.type === 'ShipmentSent') model.parcels.set(event.parcelId, { fulfilmentId, units: unitsOf(event.lines), end: null })
  }
  if (event.type === 'ShipmentDelivered' || event.type === 'ShipmentLost') end(model, event, before)
}

/** A parcel ends once; its group ends with the last of them, where nothing is left to be sent. */
function end(
  model: Model,
  event: Extract<OrderEvent, { type: 'ShipmentDelivered' | 'ShipmentLost' }>,
  before: PlacedOrder,
): void {
  const parcel = model.parcels.get(event.parcelId)
  if (!parcel) throw new Error(`${event.parcelId} was never sent`)
  expect(parcel.end).toBeNull()
  parcel.end = event.type === 'ShipmentLost' ? 'lost' : 'delivered'
  if (event.type === 'ShipmentLost') {
    expect(unitsOf(event.lines)).toEqual(parcel.units)
    add(model.refunded, pairs(event.refundsDue))
    add(model.owed, pairs(event.refunds))
  }
  const beside = [...model.parcels.values()].filter(({ fulfilmentId }) => fulfilmentId === event.fulfilmentId)
  const { group } = requireGroup(before, event.fulfilmentId)
  const isOver = beside.every(each => each.end !== null) && unitsOf(group.lines).every(unit => model.fates.has(unit))
  const turned = beside.some(each => each.end === 'delivered') ? 'delivered' : 'lost'
  expect(event.turns, `${event.type} of ${event.parcelId}`).toBe(isOver ? turned : null)
  if (event.type !== 'ShipmentLost' || !event.again) return
  met.add('SentAgain')
  parcel.end = 'again'
  for (const unit of parcel.units) {
    model.fates.delete(unit)
    model.again.add(unit)
  }
}

const lostUnits = ({ parcels }: Model): Set<string> =>
  new Set([...parcels.values()].flatMap(parcel => (parcel.end === 'lost' ? parcel.units : [])))

function requireUnits(model: Model, now: PlacedOrder): void {
  const lost = lostUnits(model)
  for (const { lineId, kind } of now.lines) {
    if (kind === 'charge') continue
    const left = [...model.fates].flatMap(([unit, fate]) => (fate === 'left' && !lost.has(unit) ? [unit] : []))
    const own = left.filter(unit => unit.startsWith(`${lineId}/`)).sort()
    expect(unitsOf([{ lineId, units: leftUnits(now, { lineId }) }]).sort()).toEqual(own)
  }
}

/** What removed and repriced units had cost pays, with new tenders, for repriced and added ones; and what is over goes back. */
function amend(
  model: Model,
  { lines: removed, repriced, added, tenders: more }: Extract<OrderEvent, { type: 'OrderAmended' }>,
): void {
  const row = [...repriced, ...added]
  const freed: Shares = new Map([...model.tenders.keys()].map(tenderId => [tenderId, 0]))
  const gone = [
    ...unitsOf(removed),
    ...[...model.shares.keys()].filter(unit => repriced.some(({ lineId }) => unit.startsWith(`${lineId}/`))),
  ]
  for (const unit of gone) {
    add(freed, model.shares.get(unit) ?? [])
    model.shares.set(unit, new Map())
  }
  const cost = row.reduce((sum, { totalMinor: total }) => sum + total, 0)
  const pool = [...freed].map(([tenderId, amountMinor]) => ({ tenderId, amountMinor }))
  const isCheaper = cost < pool.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const kept = isCheaper ? paidUpTo(pool, cost) : freed
  add(
    model.back,
    [...freed].map(([tenderId, amount]) => [tenderId, amount - (kept.get(tenderId) ?? 0)] as const),
  )
  const paying = [...[...kept].map(([tenderId, amountMinor]) => ({ tenderId, amountMinor })), ...more]
  for (const [unit, shares] of sharesByUnit(row, paying)) model.shares.set(unit, shares)
  for (const { lineId, kind } of added) if (kind === 'charge') model.charges.add(`${lineId}/1`)
  for (const { tenderId, amountMinor, paymentId } of more)
    model.tenders.set(tenderId, { amountMinor, isSettled: paymentId === null })
}

function requireMoney(model: Model): void {
  const { fates, shares, tenders: all, refunded, owed, captured, back, again } = model
  const lost = lostUnits(model)
  for (const [tenderId, { amountMinor, isSettled }] of all) {
    const of = (fate: Fate | undefined) =>
      [...shares].reduce((sum, [unit, paid]) => sum + (fates.get(unit) === fate ? (paid.get(tenderId) ?? 0) : 0), 0)
    const returned = back.get(tenderId) ?? 0
    const gone = [...lost].reduce((sum, unit) => sum + (shares.get(unit)?.get(tenderId) ?? 0), 0)
    expect(refunded.get(tenderId) ?? 0).toBe(isSettled ? of('cancelled') + returned + gone : 0)
    const once = (isIt: (unit: string) => boolean) =>
      [...again].reduce((sum, unit) => sum + (isIt(unit) ? (shares.get(unit)?.get(tenderId) ?? 0) : 0), 0)
    expect(owed.get(tenderId) ?? 0).toBe(isSettled ? 0 : gone + once(unit => fates.get(unit) === 'cancelled'))
    expect(captured.get(tenderId) ?? 0).toBe(isSettled ? 0 : of('left') + once(unit => fates.get(unit) !== 'left'))
    expect(of('cancelled') + of('left') + of(undefined) + returned).toBe(amountMinor)
  }
}

/** A model that never meets an event proves nothing of it. */
const met = new Set<string>()
const id = fc.constantFrom('f-1', 'f-1', 'f-2', 'f-2', 'f-1.2', 'f-2.2', 'g-1')
const some = fc.uniqueArray(
  fc.record({ lineId: fc.constantFrom('a', 'b', 'post', 'x-1'), quantity: fc.integer({ min: 1, max: 2 }) }),
  {
    selector: ({ lineId }) => lineId,
    maxLength: 2,
  },
)
const cancelled = some.filter(lines => lines.length > 0)
function unpicked(state: Order, fulfilmentId: string): LineUnits[] {
  const { order: now, group } = requireGroup(state, fulfilmentId)
  return without(livingUnits(now, group), group.picked).map(({ lineId, units }) => ({ lineId, quantity: countUnits(units) }))
}
const price = fc.record({
  lineId: fc.constantFrom('a', 'b', 'post', 'x-1'),
  unitPriceMinor: fc.integer({ min: 0, max: 900 }),
  taxMinor: fc.constant(0),
})
const change = fc.record({
  remove: some,
  reprice: fc.array(price, { maxLength: 1 }),
  quantity: fc.integer({ min: 0, max: 3 }),
  unitPriceMinor: fc.integer({ min: 0, max: 900 }),
  hasPostage: fc.boolean(),
  isByToken: fc.boolean(),
})
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

/** Told rightly what it comes to, and paid for. */
function amending(
  state: Order,
  number: number,
  { quantity, unitPriceMinor, hasPostage, isByToken, ...told }: Change,
): OrderCommand {
  if (state.state === 'unplaced') throw new Error('it was placed')
  const [amendment, fulfilmentId] = [state.amendments + 1, `g-${state.amendments + 1}`]
  const goods = quantity > 0 ? [line(`x-${amendment}`, quantity, unitPriceMinor, { fulfilmentId })] : []
  const asked = {
    ...{ remove: told.remove, reason: '', differenceMinor: 0 },
    reprice: told.reprice.map(each => ({ ...each, discounts: [] })),
    add: [...goods, ...(hasPostage ? [charge(`post-${amendment}`, 101)] : [])],
    fulfilments: quantity > 0 ? [{ ...pickup, fulfilmentId, pickBy: null }] : [],
  }
  const differenceMinor = differenceOf(state, asked)
  const paid = isByToken ? byToken(`t-${number}`, differenceMinor) : tender(`t-${number}`, differenceMinor)
  const reserved = toReserve(asked).map(({ group, positions }) => ({
    reservationId: `r-${number}`,
    fulfilmentId: group.fulfilmentId,
    positions,
  }))
  const attempt = { amendment, reserved, tenders: differenceMinor > 0 ? [paid] : [], promised: { pickup: oneOClock } }
  const ids = { amendmentId: `a-${number}`, askedAs: '', notificationId: `n-${number}`, at: oneOClock }
  return { type: 'AmendOrder', ...ids, asked: { ...asked, differenceMinor }, amending: attempt }
}

function differenceOf(state: Order, asked: AmendmentAsked): number {
  try {
    return planAmendment(state, asked).dueMinor
  } catch (error) {
    if (error instanceof Rejection && error.reason === 'TOTAL_MISMATCH') return Number(error.figures.expected)
    throw error
  }
}

type Wish = (order: Order, number: number) => OrderCommand
const told = (number: number) => ({ notificationId: `n-${number}`, at: oneOClock })
const late = '2010-12-20T12:00:00.000Z'
const parcelOf = (state: Order, fulfilmentId: string, index: number): string => {
  const { parcels } = requireGroup(state, fulfilmentId).group
  return parcels[index % Math.max(1, parcels.length)]?.parcelId ?? 'none'
}
const code = { codeHash: 'hash', overrideReason: null }
const expireLate =
  (fulfilmentId: string): Wish =>
  (_, number) => {
    const again = { pickBy: '2010-12-30T12:00:00.000Z', notificationId: `n-late-${number}` }
    return { type: 'ExpireFulfilment', fulfilmentId, again, notificationId: `n-${number}`, at: late }
  }
const stopId = fc.constantFrom('s-1', 's-2')
const rare: fc.Arbitrary<Wish> = fc.oneof(
  id.map(expireLate),
  stopId.map(
    (hold): Wish =>
      () => ({ type: 'HoldOrder', stopId: hold, reason: '', by: 'till', at: oneOClock }),
  ),
  stopId.map(
    (hold): Wish =>
      () => ({ type: 'ReleaseHold', stopId: hold, at: oneOClock }),
  ),
  fc.constant(
    (state: Order): OrderCommand => ({
      ...{ type: 'AbandonMove', move: state.state === 'unplaced' ? 1 : state.moves + 1 },
      ...{ because: 'swept', holds: [], at: oneOClock },
    }),
  ),
)
const usual: fc.Arbitrary<Wish> = fc.oneof(
  change.map(
    (told): Wish =>
      (state, number) =>
        amending(state, number, told),
  ),
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
        ...{ issueId: `s-${number}`, transferId: `t-${number}`, ...told(number) },
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
  fc.tuple(id, fc.nat(3)).map(([fulfilmentId, index]): Wish => {
    return (state, number) => {
      const parcelId = parcelOf(state, fulfilmentId, index)
      return { type: 'RecordDelivery', fulfilmentId, parcelId, ...told(number) }
    }
  }),
  fc
    .tuple(id, fc.nat(3), fc.constantFrom('refund' as const, 'send_again' as const))
    .map(([fulfilmentId, index, outcome]): Wish => {
      return (state, number) => {
        const parcelId = parcelOf(state, fulfilmentId, index)
        return { type: 'RecordLost', fulfilmentId, parcelId, reason: 'a storm', outcome, ...told(number) }
      }
    }),
  fc.tuple(id, cancelled).map(
    ([fulfilmentId, lines]): Wish =>
      (_, number) => ({
        ...{ type: 'SplitFulfilment', fulfilmentId, lines },
        ...{ anew: { promised: { pickup: oneOClock, delivery: oneOClock }, keptUntil: oneOClock }, ...told(number) },
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

/** What its staff and its carrier would do next with a group. */
const goesOn =
  (fulfilmentId: string): Wish =>
  (state, number) => {
    const { group } = requireGroup(state, fulfilmentId)
    const named = { fulfilmentId, ...told(number) }
    if (group.progress.state === 'open') return { type: 'StartPicking', ...named }
    if (group.progress.state === 'ready') return { type: 'HandOver', lines: [], ...code, issueId: `i-${fulfilmentId}`, ...named }
    const lines = unpicked(state, fulfilmentId)
    if (lines.length > 0 && group.progress.state === 'in_progress') return { type: 'RecordPick', lines, ...named }
    if (group.method === 'pickup') return { type: 'MarkReady', codeHash: 'hash', pickupUntil: null, keptUntil: late, ...named }
    const parcel = group.parcels.find(each => each.state === 'sent')
    if (parcel) return { type: 'RecordDelivery', parcelId: parcel.parcelId, ...named }
    const sending = { parcelId: `p-${number}`, carrier: 'post', trackingReference: '', issueId: `s-${number}` }
    return { type: 'RecordShipment', lines: [], transferId: `t-${number}`, ...sending, ...named }
  }
const wish = fc.oneof({ weight: 14, arbitrary: usual }, { weight: 8, arbitrary: id.map(goesOn) }, { weight: 1, arbitrary: rare })

test('whatever is done to its units, each has one fate, every tender pays for just what left, and only what may leave is held', () => {
  fc.assert(
    fc.property(fc.array(wish, { minLength: 20, maxLength: 60 }), wishes => {
      let state = orderDecider.evolve(orderDecider.initial, order)
      const model = fresh()
      const events: OrderEvent[] = [order]
      for (const [number, each] of wishes.entries()) {
        try {
          for (const event of orderDecider.decide(each(state, number), state)) {
            if (state.state === 'unplaced') throw new Error('it was placed')
            met.add(event.type)
            tell(model, event, state)
            state = orderDecider.evolve(state, event)
            events.push(event)
          }
        } catch (error) {
          if (!(error instanceof Rejection)) throw error
        }
        requireMoney(model)
        if (state.state !== 'unplaced') requireUnits(model, state)
      }
      if (state.state !== 'unplaced') requireHolds(events, state)
    }),
    runs,
  )
  const wanted = ['FulfilmentHandedOver', 'ShipmentSent', 'UnitsCancelled', 'UnitsSetAside', 'FulfilmentMoved', 'OrderAmended']
  const later = [
    'ShipmentDelivered',
    'ShipmentLost',
    'FulfilmentExpired',
    'FulfilmentSplit',
    'SentAgain',
    'FulfilmentDelayed',
    'OrderHeld',
    'MoveAbandoned',
  ]
  expect([...met]).toEqual(expect.arrayContaining([...wanted, ...later]))
})
