import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { OutcomeUnknown, type RawEvent } from '#platform/event-store.ts'
import type { Aggregate } from '#platform/handle.ts'
import { stockAggregate } from '../../../services/inventory/aggregates.ts'
import type { StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import { orderAggregate } from '../../../services/orders/aggregate.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { LineUnits, UnitsOfLine } from '../../../services/orders/domain/order.ts'
import { type Asked, fates, type Race, raced, racing, schedules } from '../../support/racing.ts'
import { issue, receive, release, reserve } from '../inventory/fixtures.ts'
import { runs } from '../kernel/arbitraries.ts'
import { byToken, line, oneOClock, pickup, place, placement } from '../orders/fixtures.ts'

const limit = { timeout: 240_000 }

type Run = Awaited<ReturnType<typeof raced<object, { type: string }, unknown>>>
/** Each request is decided once, and answered truthfully; and every process, and every snapshot, comes to what the log says. */
async function requireOneTruth<Command extends object, Event extends { type: string }, State>(
  aggregate: Aggregate<Command, Event, State>,
  races: readonly Race<Command>[],
  { log, answers, known, snapshots }: Pick<Run, 'log' | 'answers' | 'snapshots'> & { known(stream: string): Promise<State[]> },
): Promise<void> {
  const { decider, decode, snapshot } = aggregate
  const plain = (state: State) => JSON.parse(JSON.stringify(snapshot.encode(state)))
  const folded = (stream: string, upTo = Number.POSITIVE_INFINITY): unknown => {
    const events = log.filter(event => event.stream === stream && event.revision <= upTo)
    return plain(events.reduce((state, { type, data }) => decider.evolve(state, decode(type, data)), decider.initial))
  }
  for (const stream of new Set(log.map(event => event.stream)))
    for (const state of await known(stream)) expect(plain(state)).toEqual(folded(stream))
  for (const { stream, revision, state } of snapshots)
    expect(JSON.parse(JSON.stringify(state)), `${stream} at ${revision}`).toEqual(folded(stream, revision))
  for (const [index, answer] of answers.entries()) {
    const { stream, request } = races[index] as Race<Command>
    const own = log.filter(event => event.stream === stream && event.metadata.requestId === `r-${request}`)
    // Of one append: what a request came to stands together.
    expect(own.map(({ revision }) => revision)).toEqual(own.map((_, at) => (own[0]?.revision ?? 0) + at))
    // What there was nothing to do for may have come to something when it was asked once more.
    const isDone = answer.status === 'fulfilled' && answer.value.events.length > 0
    if (isDone) expect(answer.value.events.map(({ id }) => id)).toEqual(own.map(({ id }) => id))
    else if (answer.status === 'rejected' && !(answer.reason instanceof Rejection))
      expect(answer.reason).toBeInstanceOf(OutcomeUnknown)
  }
}
/** What all runs of a search came upon. */
const nothingMet = { conflicts: 0, unknown: 0 }
type Met = typeof nothingMet
const both = (one: Met, other: Met): Met => ({
  conflicts: one.conflicts + other.conflicts,
  unknown: one.unknown + other.unknown,
})
/** A search in which nobody comes in between another, or every outcome is known, shows nothing. */
function requireRaces({ conflicts, unknown }: Met): void {
  expect(conflicts).toBeGreaterThan(runs.numRuns / 30)
  expect(unknown).toBeGreaterThan(runs.numRuns / 30)
}
const eventsOf = <Event extends { type: string }>(log: readonly RawEvent[], stream: string): Event[] =>
  log.filter(event => event.stream === stream).map(({ type, data }) => ({ type, ...(data as object) }) as Event)

const units = 3
const positions = ['stock-mug.leeds', 'stock-mug.york']
const reservationId = fc.constantFrom('a', 'b', 'c', 'd')
const stockAsks = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(reservationId, fc.integer({ min: 1, max: 3 })).map(([id, quantity]) => reserve(id, quantity)),
  },
  reservationId.map(id => release(id)),
  // Twice would be once too often: nothing but its request tells it from another.
  fc.constant(receive(1)),
  reservationId.map(id => issue(`i-${id}`, 1, { against: id })),
)

/** What is left to be promised after each event: it was received, and every promise is for a unit that nobody else has. */
function requireSoldOnce(events: readonly StockEvent[]): void {
  const promised = new Map<string, number>()
  let onHand = 0
  for (const event of events) {
    if (event.type === 'StockReceived') onHand += event.quantity
    if (event.type === 'StockReserved') {
      expect(promised.has(event.reservationId), `${event.reservationId} is promised twice`).toBe(false)
      promised.set(event.reservationId, event.quantity)
    }
    if (event.type === 'ReservationReleased') promised.set(event.reservationId, 0)
    if (event.type === 'StockIssued') {
      onHand -= event.quantity
      const id = event.reservationId ?? ''
      promised.set(id, (promised.get(id) ?? 0) - event.quantity)
    }
    expect([...promised.values()].reduce((sum, quantity) => sum + quantity, 0)).toBeLessThanOrEqual(onHand)
  }
}

test(
  'however two processes with caches of their own fall between each other, the last units of a position are promised once',
  limit,
  async () => {
    let met = nothingMet
    await fc.assert(
      fc.asyncProperty(
        ...([schedules, fates, racing(fc.constantFrom(...positions), stockAsks), fc.boolean()] as const),
        async (scheduler, plan, races, isShared) => {
          const begun = positions.map(stream => ({ stream, command: receive(units) }))
          const run = await raced(stockAggregate, scheduler, { begun, races, plan, isShared } as Asked<
            (typeof begun)[0]['command']
          >)
          met = both(met, run.met)
          await requireOneTruth(stockAggregate, races, run)
          for (const stream of positions) requireSoldOnce(eventsOf(run.log, stream))
        },
      ),
      runs,
    )
    requireRaces(met)
  },
)

const order = 'order-o-1'
const told = { notificationId: 'n', at: oneOClock }
const quantity = 4
const begun = [
  place({
    placement: placement({
      totalMinor: quantity * 500,
      lines: [line('l-1', quantity, 500)],
      fulfilments: [{ ...pickup, method: 'delivery' }],
      tenders: [byToken('t-1', quantity * 500)],
    }),
    holds: [{ reservationId: 'r-1', fulfilmentId: 'f-1', positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity }] }],
  }),
  { type: 'StartPicking', fulfilmentId: 'f-1', at: oneOClock },
  { type: 'RecordPick', fulfilmentId: 'f-1', lines: [{ lineId: 'l-1', quantity: 2 }], at: oneOClock },
] satisfies OrderCommand[]
const some = fc.integer({ min: 1, max: quantity }).map(count => [{ lineId: 'l-1', quantity: count }])
const number = fc.nat(3)
const parcel = { carrier: 'post', trackingReference: '', fulfilmentId: 'f-1' }
const orderAsks: fc.Arbitrary<OrderCommand> = fc.oneof(
  fc.constant({ type: 'CancelOrder', reason: '', ...told } as const),
  fc
    .tuple(number, some)
    .map(([id, lines]) => ({ type: 'CancelLines', cancellationId: `c-${id}`, lines, reason: '', ...told }) as const),
  fc.tuple(number, fc.oneof(some, fc.constant([] as LineUnits[]))).map(([id, lines]) => {
    const ids = { parcelId: `p-${id}`, issueId: `i-${id}`, transferId: `t-${id}` }
    return { type: 'RecordShipment', ...parcel, ...ids, lines, ...told } as const
  }),
  fc.constant<OrderCommand>({ type: 'RecordPick', fulfilmentId: 'f-1', lines: [{ lineId: 'l-1', quantity: 1 }], at: oneOClock }),
  number.map(id => ({ type: 'HoldOrder', stopId: `s-${id}`, reason: '', by: 'till', at: oneOClock }) as const),
  number.map(id => ({ type: 'ReleaseHold', stopId: `s-${id}`, at: oneOClock }) as const),
)

const keysOf = (lines: readonly UnitsOfLine[]): number[] =>
  lines.flatMap(({ units: ranges }) =>
    ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  )

/** Every unit leaves, is cancelled, or neither; it is taken for what left, and nothing leaves while the order is held. */
function requireOneFate(events: readonly OrderEvent[]): void {
  const fate = new Map<number, string>()
  const stops = new Set<string>()
  let taken = 0
  for (const event of events) {
    if (event.type === 'OrderHeld') stops.add(event.stopId)
    if (event.type === 'HoldReleased') stops.delete(event.stopId)
    const isLeaving = event.type === 'ShipmentSent'
    if (isLeaving) expect(stops.size, 'it is held').toBe(0)
    if (!isLeaving && event.type !== 'UnitsCancelled' && event.type !== 'OrderCancelled') continue
    for (const unit of keysOf(event.lines)) {
      expect(fate.get(unit), `unit ${unit} before ${event.type}`).toBeUndefined()
      fate.set(unit, event.type)
    }
    if (isLeaving) taken += event.captures.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  }
  expect(taken).toBe([...fate.values()].filter(type => type === 'ShipmentSent').length * 500)
}

test(
  'however two processes with caches of their own fall between each other, what is sent is not cancelled, and is paid for once',
  limit,
  async () => {
    let met = nothingMet
    await fc.assert(
      fc.asyncProperty(
        ...([schedules, fates, racing(fc.constant(order), orderAsks), fc.boolean()] as const),
        async (scheduler, plan, races, isShared) => {
          const before = begun.map(command => ({ stream: order, command }))
          const run = await raced(orderAggregate, scheduler, { begun: before, races, plan, isShared })
          met = both(met, run.met)
          await requireOneTruth(orderAggregate, races, run)
          requireOneFate(eventsOf(run.log, order))
        },
      ),
      runs,
    )
    requireRaces(met)
  },
)
