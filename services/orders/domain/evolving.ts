import type { Of } from '#kernel/decider.ts'
import { allUnits } from '#kernel/units.ts'
import type { Anew, Ending, LeftState, OrderEvent } from './events.ts'
import type {
  Claim,
  Departure,
  Group,
  KnownRefund,
  Line,
  Parcel,
  PlacedOrder,
  PlacedTender,
  Progress,
  RefundDue,
  UnitsOfLine,
} from './order.ts'
import { withPromise } from './promising.ts'
import { together } from './units.ts'

export const withTender = (order: PlacedOrder, tenderId: string, authorization: PlacedTender['authorization']): PlacedOrder => ({
  ...order,
  tenders: order.tenders.map(tender => (tender.tenderId === tenderId ? { ...tender, authorization } : tender)),
})

export const withPromises = (order: PlacedOrder, { promised = [] }: Anew): PlacedOrder => ({
  ...order,
  fulfilments: order.fulfilments.map(group => withPromise(group, promised)),
})

export const withGroup = (order: PlacedOrder, fulfilmentId: string, change: (group: Group) => Group): PlacedOrder => ({
  ...order,
  fulfilments: order.fulfilments.map(group => (group.fulfilmentId === fulfilmentId ? change(group) : group)),
})

export const withRefund = (order: PlacedOrder, refundId: string, change: Partial<KnownRefund>): PlacedOrder => ({
  ...order,
  refunds: order.refunds.map(refund => (refund.refundId === refundId ? { ...refund, ...change } : refund)),
})

export const withClaim = (order: PlacedOrder, returnId: string, change: (claim: Claim) => Claim): PlacedOrder => ({
  ...order,
  claims: order.claims.map(claim => (claim.returnId === returnId ? change(claim) : claim)),
})

export const withProgress = (
  order: PlacedOrder,
  fulfilmentId: string,
  change: (progress: Progress, group: Group) => Progress,
): PlacedOrder => withGroup(order, fulfilmentId, group => ({ ...group, progress: change(group.progress, group) }))

type OfParcel = { fulfilmentId: string; parcelId: string; turns: LeftState | null }

export const withParcel = (
  order: PlacedOrder,
  event: OfParcel,
  change: Pick<Parcel, 'state' | 'endedAt' | 'again'>,
): PlacedOrder =>
  withGroup(order, event.fulfilmentId, group => ({
    ...group,
    parcels: group.parcels.map(parcel => (parcel.parcelId === event.parcelId ? { ...parcel, ...change } : parcel)),
    progress: event.turns === null ? group.progress : { state: event.turns },
  }))

export const leaving = (group: Group, departure: Departure): Group => ({
  ...group,
  leftAt: departure.leftAt,
  departures: [...group.departures, departure],
})

export const release = (order: PlacedOrder, released: string): PlacedOrder => ({
  ...order,
  stops: order.stops.filter(({ stopId }) => stopId !== released),
  released: [...order.released, released],
})

export const ended = (order: PlacedOrder, event: Ending): Pick<PlacedOrder, 'cancelled' | 'refundsDue' | 'refunds'> => ({
  cancelled: together(order.cancelled, event.lines),
  refunds: [...order.refunds, ...(event.refunds ?? []).map(refund => ({ ...refund, ...owed }))],
  ...refunded(order, event),
})

export const refunded = ({ refundsDue }: PlacedOrder, event: { refundsDue: RefundDue[] }): { refundsDue: RefundDue[] } => ({
  refundsDue: summed(refundsDue, event.refundsDue),
})

export function channelRefunded(
  { givenBack, channelRefunds, ...order }: PlacedOrder,
  { channelRefundId, tenderId, amountMinor }: Of<OrderEvent, 'ChannelRefunded'>,
): PlacedOrder {
  const named = channelRefundId === null ? [] : [{ channelRefundId, tenderId, amountMinor }]
  return {
    ...order,
    givenBack: summed(givenBack, [{ tenderId, amountMinor }]),
    channelRefunds: [...channelRefunds, ...named],
  }
}

export function summed(before: readonly RefundDue[], more: readonly RefundDue[]): RefundDue[] {
  const sums = new Map(before.map(({ tenderId, amountMinor }) => [tenderId, amountMinor]))
  for (const { tenderId, amountMinor } of more) sums.set(tenderId, (sums.get(tenderId) ?? 0) + amountMinor)
  return [...sums].map(([tenderId, amountMinor]) => ({ tenderId, amountMinor }))
}

export const owed = { state: 'owed', reason: '', storedValueId: null } as const
export const onItsWay = { endedAt: null, again: null, came: [] }

export const emptied = (): Pick<Group, 'awaits' | 'picked' | 'departures' | 'parcels' | 'transit' | 'codeHash' | 'delays'> => ({
  awaits: [],
  picked: [],
  departures: [],
  parcels: [],
  transit: null,
  codeHash: null,
  delays: 0,
})

export const allOf = (lines: readonly Pick<Line, 'lineId' | 'quantity'>[]): UnitsOfLine[] =>
  lines.map(({ lineId, quantity }) => ({ lineId, units: allUnits(quantity) }))
