import type { Order, UnitsOfLine } from '../../../../services/orders/domain/order.ts'
import { shownState } from '../../../../services/orders/domain/standing.ts'
import type { Books } from './books.ts'
import { keysOf, openOf, takenIn } from './claiming.ts'
import { add, paidFor, total } from './money.ts'
import type { Desk } from './placing.ts'
import { type Group, goingGroups, here, isAwaiting, keyed, shown, type World } from './world.ts'

const sorted = (keys: Iterable<string>): string => [...keys].sort().join(' ')
export const sums = (amounts: Iterable<readonly [string, number]>): string => {
  const all = new Map<string, number>()
  add(all, amounts)
  return sorted([...all].flatMap(([id, amount]) => (amount === 0 ? [] : `${id}=${amount}`)))
}
const dues = (amounts: readonly { tenderId: string; amountMinor: number }[]): string =>
  sums(amounts.map(({ tenderId, amountMinor }) => [tenderId, amountMinor] as const))

/** All that the model knows of an order, as text that tells where two differ. */
export type Figures = Record<string, unknown>

export function figuresIn({ world, abandoned, requested }: Desk): Figures {
  if (!world) return { shown: 'unplaced', abandoned, requested: sorted(requested) }
  return {
    shown: shown(world),
    total: total(world.lines.map(({ totalMinor }) => totalMinor)),
    lines: world.lines.map(({ lineId, totalMinor }) => `${lineId}=${totalMinor}`),
    groups: world.groups.map(group => groupIn(world, group)),
    cancelled: sorted(world.units.filter(({ is }) => is === 'cancelled').map(({ key }) => key)),
    parcels: world.parcels
      .map(
        ({ id, group, state, units, came, goesAgain }) =>
          `${id} of ${group} ${state} ${sorted(units)}, came ${sorted(came)} ${goesAgain}`,
      )
      .sort(),
    tenders: world.tenders.map(({ id, amount, authorization }) => `${id} ${amount} ${authorization}`),
    held: sums(heldIn(world)),
    captured: sums(world.captured),
    voided: sorted(world.voided),
    refundsDue: sums(world.refundsDue),
    givenBack: sums(world.givenBack),
    channelRefunds: sorted([...world.channelRefunds].map(([id, { tender, amount }]) => `${id}:${tender}=${amount}`)),
    refunds: sorted(
      [...world.refunds].map(([id, { amount, group, state, storedValue }]) => `${id}:${group}:${amount}:${state}:${storedValue}`),
    ),
    claims: [...world.claims].map(
      ([id, claim]) => `${id} open ${sorted(openOf(claim))}, paid ${sums(paidFor(keyed(world, claim.asked)))}`,
    ),
    given: sums([...world.claims.values()].flatMap(({ grants }) => grants.flatMap(({ refunds }) => [...refunds]))),
    taken: sorted(takenIn(world)),
    counts: { moves: world.moves, amendments: world.amendments, pending: world.pending?.id ?? null },
    amending: sorted(world.amending),
    stops: world.stops,
  }
}

function groupIn(world: World, group: Group) {
  const { id, method, place, destination, state, due, reservation, again, delays, sentOf } = group
  const [units, left] = [world.units.filter(unit => unit.group === id), here(world, id)]
  return {
    ...{ id, method, place, destination, state, due, reservation, again, delays, sentOf },
    progress: progressOf({ state, until: group.until, wrongCodes: group.wrongCodes, chooseBy: group.chooseBy }),
    awaits: isAwaiting(group) ? group.awaits.map(({ sku, quantity, expectedAt }) => `${quantity} ${sku} ${expectedAt}`) : [],
    units: sorted(units.map(({ key }) => key)),
    here: sorted(left.map(({ key }) => key)),
    picked: sorted(left.filter(({ isPicked }) => isPicked).map(({ key }) => key)),
  }
}
type Progress = { state: string; until: string | null; wrongCodes: number; chooseBy: string | null }
const progressOf = ({ state, until, wrongCodes, chooseBy }: Progress): string =>
  state === 'ready' ? `until ${until}, ${wrongCodes} wrong` : state === 'set_aside' ? `choice by ${chooseBy}` : ''

function* heldIn(world: World): Generator<readonly [string, number]> {
  const counts = new Map<string, number>()
  for (const { id, reservation, place } of goingGroups(world))
    for (const { line } of reservation === null ? [] : here(world, id)) {
      const key = `${reservation} ${world.lines.find(({ lineId }) => lineId === line)?.sku} ${place}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  yield* counts
}

/** The same of the order itself, read off its state unit by unit. */
export function figuresOf(order: Order, books: Books): Figures {
  if (order.state === 'unplaced') {
    const requested = sorted(order.requested.map(({ paymentId }) => paymentId))
    return { shown: 'unplaced', abandoned: order.abandoned, requested }
  }
  const cancelled = new Set(keysOf(order.cancelled))
  const released = (claim: { asked: UnitsOfLine[]; released: UnitsOfLine[] }) => {
    const gone = new Set(keysOf(claim.released))
    return keysOf(claim.asked).filter(key => !gone.has(key))
  }
  return {
    shown: shownState(order),
    total: order.totalMinor,
    lines: order.lines.map(({ lineId, totalMinor }) => `${lineId}=${totalMinor}`),
    groups: order.fulfilments.map(group => groupOf(group, cancelled)),
    cancelled: sorted(cancelled),
    parcels: order.fulfilments
      .flatMap(({ fulfilmentId, parcels }) =>
        parcels.map(
          ({ parcelId, state, lines, came, again }) =>
            `${parcelId} of ${fulfilmentId} ${state} ${sorted(keysOf(lines))}, came ${sorted(keysOf(came))} ${again !== null}`,
        ),
      )
      .sort(),
    tenders: order.tenders.map(({ tenderId, amountMinor, authorization }) => `${tenderId} ${amountMinor} ${authorization}`),
    held: sums(books.held),
    captured: sums(books.captured),
    voided: sorted(books.voided),
    refundsDue: dues(order.refundsDue),
    givenBack: dues(order.givenBack),
    channelRefunds: sorted(
      order.channelRefunds.map(({ channelRefundId, tenderId, amountMinor }) => `${channelRefundId}:${tenderId}=${amountMinor}`),
    ),
    refunds: sorted(
      order.refunds.map(
        ({ refundId, amountMinor, fulfilmentId, state, storedValueId }) =>
          `${refundId}:${fulfilmentId}:${amountMinor}:${state}:${storedValueId}`,
      ),
    ),
    claims: order.claims.map(claim => {
      const given = new Set(claim.grants.flatMap(({ lines }) => keysOf(lines)))
      return `${claim.returnId} open ${sorted(released(claim).filter(key => !given.has(key)))}, paid ${sums(books.claimed.get(claim.returnId) ?? [])}`
    }),
    given: dues(order.claims.flatMap(({ grants }) => grants.flatMap(({ refunds }) => refunds))),
    taken: sorted(order.claims.flatMap(released)),
    counts: { moves: order.moves, amendments: order.amendments, pending: order.pending?.amendmentId ?? null },
    amending: sorted(order.amending.map(({ paymentId }) => paymentId)),
    stops: order.stops.map(({ stopId }) => stopId),
  }
}

type Fulfilment = Exclude<Order, { state: 'unplaced' }>['fulfilments'][number]
function groupOf(group: Fulfilment, cancelled: ReadonlySet<string>) {
  const { fulfilmentId: id, method, locationId: place, destinationId: destination, pickBy: due, progress, transit, again } = group
  const departed = new Set(group.departures.flatMap(({ lines }) => keysOf(lines)))
  const left = keysOf(group.lines).filter(key => !departed.has(key) && !cancelled.has(key))
  const picked = keysOf(group.picked)
  const { state } = progress
  const [until, wrongCodes] = progress.state === 'ready' ? [progress.pickupUntil, progress.wrongCodes] : [null, 0]
  const chooseBy = progress.state === 'set_aside' ? progress.chooseBy : null
  return {
    ...{ id, method, place, destination, state, due, reservation: group.reservationId, again: again?.parcelId ?? null },
    ...{ delays: group.delays, sentOf: transit?.of ?? null },
    progress: progressOf({ state, until, wrongCodes, chooseBy }),
    awaits: state === 'open' ? group.awaits.map(({ sku, quantity, expectedAt }) => `${quantity} ${sku} ${expectedAt}`) : [],
    units: sorted(keysOf(group.lines)),
    here: sorted(left),
    picked: sorted(left.filter(key => picked.includes(key))),
  }
}
