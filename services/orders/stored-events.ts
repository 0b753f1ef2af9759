import { z } from 'zod'
import { channelKinds } from '#kernel/channels.ts'
import { notificationKeys, type OrderEvent } from './domain/events.ts'
import { sourcingReasons } from './domain/order.ts'
import { positionsOfGroup } from './domain/stock.ts'

export const text = z.string()
export const count = z.int()
const sealed = z.strictObject({ sealed: text, keyId: text }).nullable()
const recipient = z.strictObject({ name: sealed, email: sealed, phone: sealed, address: sealed })
const abandonReason = z.enum(['refused', 'deadline', 'cancelled', 'fault', 'swept'])
export const stop = { stopId: text, reason: text, by: text, heldAt: text }
const units = z.array(z.strictObject({ first: count, last: count }))
export const unitsOfLines = z.array(z.strictObject({ lineId: text, units }))
const position = z.strictObject({ sku: text, locationId: text, quantity: count })
const positions = z.array(position)
const holds = z.array(z.strictObject({ reservationId: text, positions: z.array(position) }))
const missing = z.strictObject({ missingId: text, positions: z.array(position) }).optional()
const releases = z.array(
  z.strictObject({ reservationId: text, positions, releaseId: text.optional(), transferId: text.optional() }),
)
const groupHolds = z.array(z.strictObject({ reservationId: text, fulfilmentId: text, positions: z.array(position) }))
const issue = { issueId: text, locationId: text, leftAt: text, positions: z.array(position) }
export const amounts = z.array(z.strictObject({ tenderId: text, amountMinor: count }))
export const payments = z.array(z.strictObject({ paymentId: text, tenderId: text, amountMinor: count }))
const voids = z.array(z.strictObject({ paymentId: text }))
export const lineUnits = z.array(z.strictObject({ lineId: text, quantity: count }))
const capture = { captureId: text, tenderId: text, paymentId: text, amountMinor: count }
export const captures = z.array(z.strictObject(capture))
export const taken = z.array(z.strictObject({ ...capture, parcelId: text }))

const line = z.strictObject({
  lineId: text,
  sku: text,
  kind: z.enum(['goods', 'charge']),
  quantity: count,
  unitPriceMinor: count,
  discounts: z.array(z.strictObject({ amountMinor: count, reason: text })),
  taxMinor: count,
  totalMinor: count,
  fulfilmentId: text.nullable(),
})
export const fulfilment = {
  fulfilmentId: text,
  method: z.enum(['carry_out', 'pickup', 'delivery', 'ship_to_store']),
  locationId: text,
  // Before it was told nothing was shipped to a store.
  destinationId: text.nullable().default(null),
  leftAt: text.nullable(),
  pickBy: text.nullable(),
}
export const sourcedBecause = z.array(z.enum(sourcingReasons))
export const awaits = z.array(z.strictObject({ sku: text, quantity: count, expectedAt: text.nullable() }))
const group = z.strictObject({
  ...fulfilment,
  sourced: z.strictObject({ because: sourcedBecause, lines: unitsOfLines }).optional(),
  againstSupply: z.strictObject({ by: text.nullable() }).optional(),
  awaits: awaits.optional(),
})
export const tender = {
  tenderId: text,
  kind: z.enum(['card', 'cash', 'bank_transfer', 'marketplace', 'invoice']),
  amountMinor: count,
  reference: text,
  paymentId: text.nullable(),
}
/** The same in an order's event and in its state. */
export const placed = {
  attempt: count,
  placedAs: text,
  holds: groupHolds,
  placedAt: text,
  channel: z.strictObject({ id: text, kind: z.enum(channelKinds) }),
  channelOrderId: text,
  customerId: text.nullable(),
  recipient: recipient.nullable(),
  currency: text,
  pricesIncludeTax: z.boolean(),
  lines: z.array(line),
  totalMinor: count,
  occurredAt: text,
  receiptNumber: text.nullable(),
}
export const amendmentAsked = z.strictObject({
  remove: lineUnits,
  reprice: z.array(line.pick({ lineId: true, unitPriceMinor: true, discounts: true, taxMinor: true })),
  add: z.array(line),
  fulfilments: z.array(group),
  differenceMinor: count,
  reason: text,
})
const placedTender = z.strictObject({ ...tender, authorization: z.enum(['settled', 'authorized', 'unknown']) })
const ended = z.array(z.strictObject({ fulfilmentId: text, state: z.enum(['left', 'delivered', 'lost', 'cancelled']) }))
const refund = { refundId: text, tenderId: text, paymentId: text, amountMinor: count }
export const lossRefund = { ...refund, parcelId: text, fulfilmentId: text }
const lossRefunds = z.array(z.strictObject(lossRefund))
const ending = {
  lines: unitsOfLines,
  holds: releases,
  voids,
  refundsDue: amounts,
  refunds: lossRefunds.optional(),
  unheldAt: z.array(text).optional(),
}

const turns = z.enum(['left', 'delivered', 'lost']).nullable()
const ofParcel = { fulfilmentId: text, locationId: text, parcelId: text, turns }

const promised = z.array(z.strictObject({ fulfilmentId: text, locationId: text, dueAt: text })).optional()

const storedEvent: z.ZodType<OrderEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AuthorizationsRequested'), attempt: count, payments, requestedAt: text }),
  z.strictObject({
    type: z.literal('OrderPlaced'),
    ...placed,
    fulfilments: z.array(group),
    tenders: z.array(placedTender),
    payments,
    voids,
    issues: z.array(z.strictObject(issue)),
  }),
  z.strictObject({
    type: z.literal('PlacementAbandoned'),
    attempt: count,
    because: abandonReason,
    holds,
    payments,
    abandonedAt: text,
  }),
  z.strictObject({ type: z.literal('PaymentConfirmed'), tenderId: text, promised, confirmedAt: text }),
  z.strictObject({ type: z.literal('PaymentRefused'), tenderId: text, reason: text, refusedAt: text }),
  z.strictObject({ type: z.literal('PickingStarted'), fulfilmentId: text, locationId: text, startedAt: text }),
  z.strictObject({ type: z.literal('UnitsPicked'), fulfilmentId: text, lines: lineUnits, pickedAt: text }),
  z.strictObject({
    type: z.literal('FulfilmentReady'),
    fulfilmentId: text,
    locationId: text,
    codeHash: text,
    pickupUntil: text,
    readyAt: text,
  }),
  z.strictObject({ type: z.literal('WrongCodeGiven'), fulfilmentId: text, triesLeft: count, givenAt: text }),
  z.strictObject({
    type: z.literal('FulfilmentHandedOver'),
    fulfilmentId: text,
    lines: unitsOfLines.optional(),
    issue: z.strictObject({ ...issue, reservationId: text }),
    captures,
    overrideReason: text.nullable(),
    handedOverAt: text,
  }),
  z.strictObject({
    type: z.literal('FulfilmentRejected'),
    fulfilmentId: text,
    reason: text,
    turns: turns.unwrap().optional(),
    rejectedAt: text,
    ...ending,
    missing,
  }),
  z.strictObject({ type: z.literal('FulfilmentExpired'), fulfilmentId: text, expiredAt: text, ...ending }),
  z.strictObject({
    type: z.literal('UnitsCancelled'),
    cancellationId: text,
    because: z.enum(['asked', 'not_found', 'lost']),
    reason: text,
    ended,
    cancelledAt: text,
    ...ending,
    missing,
  }),
  z.strictObject({
    type: z.literal('FulfilmentMoved'),
    moveId: text,
    move: count,
    fulfilmentId: text,
    fromLocationId: text,
    lines: unitsOfLines,
    into: text,
    method: fulfilment.method,
    locationId: text,
    pickBy: text.nullable(),
    hold: z.strictObject({ reservationId: text, positions: z.array(position) }),
    holds: releases,
    turns: z.enum(['left', 'delivered', 'lost', 'moved']).nullable(),
    sourcedBecause: sourcedBecause.optional(),
    movedAt: text,
  }),
  z.strictObject({
    type: z.literal('FulfilmentSplit'),
    fulfilmentId: text,
    locationId: text,
    lines: unitsOfLines,
    into: text,
    pickBy: text,
    splitAt: text,
  }),
  z.strictObject({ type: z.literal('MoveAbandoned'), move: count, because: abandonReason, holds, abandonedAt: text }),
  z.strictObject({ type: z.literal('AmendmentProposed'), amendmentId: text, asked: amendmentAsked, proposedAt: text }),
  z.strictObject({ type: z.literal('AmendmentWithdrawn'), amendmentId: text, withdrawnAt: text }),
  z.strictObject({ type: z.literal('AmendmentPaymentsRequested'), amendment: count, payments, requestedAt: text }),
  z.strictObject({
    type: z.literal('AmendmentAbandoned'),
    amendment: count,
    because: abandonReason,
    holds,
    payments,
    abandonedAt: text,
  }),
  z.strictObject({
    type: z.literal('OrderAmended'),
    amendmentId: text,
    amendment: count,
    reason: text,
    repriced: z.array(line),
    added: z.array(line),
    fulfilments: z.array(group),
    reserved: groupHolds,
    payments,
    tenders: z.array(placedTender),
    paid: amounts,
    totalMinor: count,
    ended,
    amendedAt: text,
    ...ending,
  }),
  z.strictObject({
    type: z.literal('FulfilmentDelayed'),
    fulfilmentId: text,
    locationId: text,
    delay: count,
    promisedBy: text,
    pickBy: text,
    delayedAt: text,
  }),
  z.strictObject({
    type: z.literal('GoodsCame'),
    fulfilmentId: text,
    locationId: text,
    pickBy: text,
    cameAt: text,
  }),
  z.strictObject({ type: z.literal('GoodsExpected'), fulfilmentId: text, locationId: text, awaits, learntAt: text }),
  z.strictObject({ type: z.literal('OrderHeld'), ...stop }),
  z.strictObject({ type: z.literal('HoldReleased'), stopId: text, promised, releasedAt: text }),
  z.strictObject({ type: z.literal('AddressChanged'), recipient, changedAt: text }),
  z.strictObject({
    type: z.literal('UnitsSetAside'),
    fulfilmentId: text,
    locationId: text,
    lines: unitsOfLines,
    into: text,
    turns,
    reason: text,
    chooseBy: text.optional(),
    missing,
    setAsideAt: text,
  }),
  z.strictObject({
    type: z.literal('ShipmentSent'),
    fulfilmentId: text,
    parcelId: text,
    carrier: text,
    trackingReference: text,
    lines: unitsOfLines,
    issue: z.strictObject({ ...issue, reservationId: text }),
    captures,
    isLast: z.boolean(),
    sentAt: text,
  }),
  z.strictObject({
    type: z.literal('SentToStore'),
    fulfilmentId: text,
    parcelId: text,
    carrier: text,
    trackingReference: text,
    lines: unitsOfLines,
    into: text,
    transit: z.strictObject({ transferId: text, reservationId: text, from: text, to: text, positions }),
    sentAt: text,
  }),
  z.strictObject({
    type: z.literal('TransitEnded'),
    fulfilmentId: text,
    locationId: text,
    parcelId: text,
    transferId: text,
    came: unitsOfLines,
    positions,
    pickBy: text,
    endedAt: text,
  }),
  z.strictObject({ type: z.literal('ShipmentDelivered'), ...ofParcel, deliveredAt: text }),
  z.strictObject({
    type: z.literal('ShipmentLost'),
    ...ofParcel,
    reason: text,
    lines: unitsOfLines,
    refundsDue: amounts,
    refunds: z.array(z.strictObject(refund)),
    again: z.strictObject({ into: text, captures: taken }).optional(),
    lostAt: text,
  }),
  z.strictObject({ type: z.literal('RefundExecuted'), refundId: text, executedAt: text }),
  z.strictObject({ type: z.literal('RefundFailed'), refundId: text, reason: text, failedAt: text }),
  z.strictObject({
    type: z.literal('RefundReplaced'),
    refundId: text,
    storedValueId: text,
    amountMinor: count,
    replacedAt: text,
  }),
  z.strictObject({ type: z.literal('RefundDropped'), refundId: text, reason: text, droppedAt: text }),
  z.strictObject({
    type: z.literal('ChannelRefunded'),
    channelRefundId: text.nullable().default(null),
    tenderId: text,
    amountMinor: count,
    refundedAt: text,
  }),
  z.strictObject({
    type: z.literal('ChoiceOffered'),
    fulfilmentId: text,
    locationId: text,
    chooseBy: text,
    offeredAt: text,
  }),
  z.strictObject({ type: z.literal('OrderCancelled'), reason: text, cancelledAt: text, ...ending }),
  z.strictObject({
    type: z.literal('UnitsClaimed'),
    returnId: text,
    lines: unitsOfLines,
    paid: amounts,
    opening: text,
    claimedAt: text,
  }),
  z.strictObject({
    type: z.literal('ClaimReleased'),
    returnId: text,
    lines: unitsOfLines,
    reason: z.enum(['cancelled', 'rejected', 'lost']),
    releasedAt: text,
  }),
  z.strictObject({ type: z.literal('UnitsReturned'), returnId: text, lines: unitsOfLines, refunds: amounts, returnedAt: text }),
  z.strictObject({
    type: z.literal('NotificationDue'),
    id: text,
    key: z.enum(notificationKeys),
    params: z.record(text, text),
    dueAt: text,
  }),
])

/** An event as it was stored; one that is not known, or not as it should be, is a fault. */
export const decodeEvent = (type: string, data: unknown): OrderEvent => storedEvent.parse(lifted({ ...Object(data), type }))

type Stored = Record<string, unknown>

/** Events of the time when payments were the channel's business alone, orders held their groups' stock as one, or had no receipt. */
function lifted(event: Stored): Stored {
  if (event.type === 'OrderPlaced') return { receiptNumber: null, ...('payments' in event ? event : liftedPlacement(event)) }
  if (event.type === 'PlacementAbandoned' && !('payments' in event)) return { ...event, payments: [] }
  if (event.type === 'OrderCancelled' && !('voids' in event)) return { ...event, voids: [] }
  return event
}

const oldPlacement = z.looseObject({
  holds,
  lines: z.array(line),
  fulfilments: z.array(z.strictObject(fulfilment).omit({ pickBy: true })),
  tenders: z.array(z.strictObject(tender).omit({ paymentId: true })),
})

/** What two groups hold of one position under one reservation goes to neither alone: whichever ends first lets it go. */
function liftedPlacement(event: Stored): Stored {
  const old = oldPlacement.parse(event)
  const fulfilments = old.fulfilments.map(group => ({ ...group, pickBy: null }))
  const groupHolds = old.holds.flatMap(({ reservationId }) =>
    fulfilments
      .filter(group => group.leftAt === null)
      .map(group => ({ reservationId, fulfilmentId: group.fulfilmentId, positions: positionsOfGroup(old, group) })),
  )
  const tenders = old.tenders.map(each => ({ ...each, paymentId: null, authorization: 'settled' }))
  return { ...event, holds: groupHolds, fulfilments, tenders, payments: [], voids: [] }
}

export type Departure = Extract<OrderEvent, { type: 'ShipmentSent' | 'FulfilmentHandedOver' }>
/** What a payment's stream tells once a capture is made, or refused for good: the one thing that orders read of others' streams. */
export type Settled = { type: 'PaymentCaptured' | 'CaptureRefused'; captureId: string }

const settled = z.object({ captureId: z.string() })

/** What captures fall due by, and what ends that; null: anything else of orders and payments. */
export function decodeCapture(type: string, data: unknown): Departure | Settled | null {
  if (type === 'PaymentCaptured' || type === 'CaptureRefused') return { type, ...settled.parse(data) }
  if (type !== 'ShipmentSent' && type !== 'FulfilmentHandedOver') return null
  const event = decodeEvent(type, data)
  return event.type === 'ShipmentSent' || event.type === 'FulfilmentHandedOver' ? event : null
}
