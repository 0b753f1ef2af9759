import { Rejection } from '#kernel/rejection.ts'
import { countUnits } from '#kernel/units.ts'
import type { Caller } from '#platform/callers.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Sealing } from '#platform/sealing.ts'
import type { FulfilmentState__Output as FulfilmentState } from '#protos/nahr/orders/v1/FulfilmentState.ts'
import type { Order as OrderMessage } from '#protos/nahr/orders/v1/Order.ts'
import type { HandledOrder } from './aggregate.ts'
import { pendingAmendment } from './answer-amending.ts'
import { rangesMessage, type ShownClaims, shownClaims } from './answer-claims.ts'
import { amountOf, byLine } from './domain/claims.ts'
import { shownAs } from './domain/groups.ts'
import type { Group, Line, Order, PlacedOrder, Recipient, UnitsOfLine } from './domain/order.ts'
import { wrongCodesAtMost } from './domain/pickup.ts'
import { isAwaiting, isLiving, shownState } from './domain/standing.ts'
import { cancelledUnits, departedUnits, leftUnits, lostUnits } from './domain/units.ts'

type Shown = { orderId: string; order: PlacedOrder; revision: number }

export const enumOf = <Prefix extends string, Name extends string>(prefix: Prefix, name: Name) =>
  `${prefix}_${name.toUpperCase()}` as `${Prefix}_${Uppercase<Name>}`

/** Refused with ORDER_NOT_FOUND where nothing was placed. */
export const showing = (sealing: Sealing) => (orderId: string, order: Order, revision: number, caller: Caller) => {
  if (order.state === 'unplaced') throw new Rejection('not-found', 'ORDER_NOT_FOUND')
  return orderMessage({ orderId, order, revision }, caller, sealing)
}

/** What every command answers. */
export const answering =
  (sealing: Sealing) =>
  (orderId: string, { state, revision, position }: HandledOrder, caller: Caller) => ({
    order: showing(sealing)(orderId, state, revision, caller),
    logPosition: String(position),
  })

function orderMessage({ orderId, order, revision }: Shown, caller: Caller, sealing: Sealing): OrderMessage {
  const claims = shownClaims(order)
  return {
    orderId,
    state: enumOf('ORDER_STATE', shownState(order)),
    channelId: order.channel.id,
    channelKind: enumOf('CHANNEL_KIND', order.channel.kind),
    channelOrderId: order.channelOrderId,
    customerId: order.customerId ?? '',
    currencyCode: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    totalMinor: String(order.totalMinor),
    receiptNumber: order.receiptNumber ?? '',
    lines: order.lines.map(line => lineMessage(line, order, { ...claims, ...unitsOnTheWay(order) })),
    fulfilments: order.fulfilments.map(fulfilmentMessage),
    tenders: order.tenders.map(({ tenderId, kind, amountMinor, reference, paymentId, authorization }) => ({
      tenderId,
      kind: enumOf('TENDER_KIND', kind),
      amountMinor: String(amountMinor),
      reference,
      refundDueMinor: String(amountOf(order.refundsDue, tenderId)),
      refundGivenMinor: String(amountOf(order.givenBack, tenderId)),
      paymentId: paymentId ?? '',
      authorization: enumOf('TENDER_AUTHORIZATION', authorization),
    })),
    recipient: maySeeRecipient(caller, order) ? recipientMessage(order.recipient, sealing) : null,
    occurredAt: toTimestamp(order.occurredAt),
    recordedAt: toTimestamp(order.placedAt),
    revision: String(revision),
    claims: claims.messages,
    refunds: order.refunds.map(({ state, storedValueId, ...refund }) => ({
      ...withAmount(refund),
      state: enumOf('LOSS_REFUND_STATE', state),
      storedValueId: storedValueId ?? '',
    })),
    amendment: shownState(order) === 'open' ? pendingAmendment(order) : null,
    holds: order.stops.map(({ stopId: holdId, reason, by, heldAt }) => ({ holdId, reason, by, heldAt: toTimestamp(heldAt) })),
  }
}

/** By line, over all groups. */
function unitsOnTheWay({ fulfilments }: PlacedOrder) {
  const arrived = fulfilments.flatMap(({ parcels }) => parcels.filter(({ state }) => state === 'delivered'))
  const of = (parts: readonly UnitsOfLine[][]) => byLine(parts.flat())
  return { picked: of(fulfilments.map(({ picked }) => picked)), delivered: of(arrived.map(({ lines }) => lines)) }
}

type Shares = ShownClaims & ReturnType<typeof unitsOnTheWay>

function lineMessage(line: Line, order: PlacedOrder, { claimed, returned, picked, delivered }: Shares) {
  const { lineId, sku, kind, quantity, fulfilmentId } = line
  const [cancelled, left] = [cancelledUnits(order, line), leftUnits(order, line)]
  return {
    lineId,
    sku,
    kind: enumOf('LINE_KIND', kind),
    quantity: String(quantity),
    unitPriceMinor: String(line.unitPriceMinor),
    discounts: line.discounts.map(({ amountMinor, reason }) => ({ amountMinor: String(amountMinor), reason })),
    taxMinor: String(line.taxMinor),
    fulfilmentId: fulfilmentId ?? '',
    totalMinor: String(line.totalMinor),
    cancelled: String(countUnits(cancelled)),
    left: String(countUnits(left)),
    picked: String(countUnits(picked.get(lineId) ?? [])),
    delivered: String(countUnits(delivered.get(lineId) ?? [])),
    lost: String(countUnits(lostUnits(order, line))),
    cancelledUnits: rangesMessage(cancelled),
    leftUnits: rangesMessage(left),
    departures: departedUnits(order, line).map(({ units, leftAt }) => ({
      units: rangesMessage(units),
      leftAt: toTimestamp(leftAt),
    })),
    returnRequested: String(countUnits(claimed(lineId))),
    returned: String(countUnits(returned(lineId))),
    claimedUnits: rangesMessage(claimed(lineId)),
    returnedUnits: rangesMessage(returned(lineId)),
  }
}

const withAmount = <Due extends { amountMinor: number }>({ amountMinor, ...due }: Due) => ({
  ...due,
  amountMinor: String(amountMinor),
})

const linesMessage = (lines: readonly UnitsOfLine[]) =>
  lines.map(({ lineId, units }) => ({ lineId, units: rangesMessage(units) }))

const fulfilmentMessage = (group: Group) => {
  const { fulfilmentId, method, locationId, leftAt, pickBy, progress } = group
  const timeOf = (time: string | null) => (time === null ? null : toTimestamp(time))
  return {
    fulfilmentId,
    method: enumOf('FULFILMENT_METHOD', method),
    state: fulfilmentState(method, progress.state),
    locationId,
    leftAt: timeOf(leftAt),
    pickBy: timeOf(isLiving(group) ? pickBy : null),
    pickupUntil: timeOf(progress.state === 'ready' ? progress.pickupUntil : null),
    chooseBy: timeOf(progress.state === 'set_aside' ? progress.chooseBy : null),
    codeBlocked: progress.state === 'ready' && progress.wrongCodes >= wrongCodesAtMost,
    captures: group.departures.flatMap(({ captures, parcelId }) =>
      captures.map(due => ({ ...withAmount(due), parcelId: parcelId ?? '' })),
    ),
    againForParcelId: group.again?.parcelId ?? '',
    taken: (group.again?.captures ?? []).map(withAmount),
    delays: group.delays,
    passedOverLocationIds: group.passedOver,
    sourcedBecause: group.sourcedBecause.map(reason => enumOf('SOURCING_REASON', reason)),
    awaits: (isAwaiting(group) ? group.awaits : []).map(({ sku, quantity, expectedAt }) => ({
      ...{ sku, quantity: String(quantity), expectedAt: timeOf(expectedAt) },
    })),
    lines: linesMessage(group.lines),
    destinationId: group.destinationId ?? '',
    parcels: group.parcels.map(({ lines, state, sentAt, endedAt, came, again, ...parcel }) => ({
      ...parcel,
      lines: linesMessage(lines),
      state: enumOf('PARCEL_STATE', state),
      sentAt: toTimestamp(sentAt),
      endedAt: timeOf(endedAt),
      came: linesMessage(came),
      sentAgainIn: again ?? '',
    })),
  }
}

export const fulfilmentState = (method: Group['method'], state: Group['progress']['state']): FulfilmentState =>
  enumOf('FULFILMENT_STATE', shownAs(method, state))

const maySeeRecipient = ({ roles, channel }: Caller, order: PlacedOrder): boolean =>
  channel?.id === order.channel.id || roles.some(role => role !== 'channel')

/** Absent once its key is forgotten. */
function recipientMessage(recipient: Recipient | null, sealing: Sealing) {
  if (!recipient) return null
  const open = (field: Recipient['name']) => (field ? sealing.open(field) : '')
  const [name, email, phone, address] = [recipient.name, recipient.email, recipient.phone, recipient.address].map(open)
  if (name == null || email == null || phone == null || address == null) return null
  return { name, email, phone, address }
}
