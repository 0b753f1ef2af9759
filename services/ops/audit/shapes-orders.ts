import { z } from 'zod'
import { atLeast, channel, currency, id, tenderKind, text, time, whole } from './shapes-parts.ts'

const place = z.object({ sku: id, locationId: id, quantity: atLeast(1) })
const holds = z.array(z.object({ reservationId: id, positions: z.array(place).min(1) }))
// What stands as absent was not written before there were payments.
const groupHolds = z.array(z.object({ reservationId: id, fulfilmentId: id.optional(), positions: z.array(place).min(1) }))
const issue = { issueId: id, locationId: id, leftAt: time, positions: z.array(place) }
const payments = z.array(z.object({ paymentId: id, tenderId: id, amountMinor: atLeast(1) }))
const voids = z.array(z.object({ paymentId: id })).optional()
const units = z.array(z.object({ lineId: id, units: z.array(z.object({ first: atLeast(1), last: atLeast(1) })) }))
const refundsDue = z.array(z.object({ tenderId: id, amountMinor: atLeast(0) }))
const missing = z.object({ missingId: id, positions: z.array(place).min(1) }).optional()
const releases = z.array(
  z.object({ reservationId: id, releaseId: id.optional(), transferId: id.optional(), positions: z.array(place).min(1) }),
)
const refundOwed = { refundId: id, tenderId: id, paymentId: id, amountMinor: atLeast(1) }
const lossRefunds = z
  .array(z.object({ ...refundOwed, parcelId: id, fulfilmentId: id }))
  .min(1)
  .optional()
// Where nothing was held for units that were to go again.
const unheldAt = z.array(id).min(1).optional()
const ending = { lines: units, holds: releases, voids, refundsDue, refunds: lossRefunds, unheldAt }
const leftState = z.enum(['left', 'delivered', 'lost'])
const capture = { captureId: id, tenderId: id, paymentId: id, amountMinor: atLeast(1) }
const captures = z.array(z.object(capture))
const again = z.object({ into: id, captures: z.array(z.object({ ...capture, parcelId: id })) }).optional()
const ofParcel = { fulfilmentId: id, locationId: id, parcelId: id, turns: leftState.nullable() }
const refundsOwed = z.array(z.object(refundOwed))
const promised = z
  .array(z.object({ fulfilmentId: id, locationId: id, dueAt: time }))
  .min(1)
  .optional()
const lineUnits = z.array(z.object({ lineId: id, quantity: atLeast(1) })).min(1)
const issues = z.array(z.object(issue))
const sealed = z.object({ sealed: text, keyId: id }).nullable()

const sourcingReasons = z.array(
  z.enum(['only_source', 'covers_all', 'fewest_parcels', 'priority', 'nearest', 'least_load', 'id']),
)

const line = z.object({
  lineId: id,
  sku: id,
  kind: z.enum(['goods', 'charge']),
  quantity: atLeast(1),
  unitPriceMinor: atLeast(0),
  discounts: z.array(z.object({ amountMinor: atLeast(1), reason: text })),
  taxMinor: atLeast(0),
  totalMinor: atLeast(0),
  fulfilmentId: id.nullable(),
})
const awaits = z.array(z.object({ sku: id, quantity: atLeast(1), expectedAt: time.nullable() }))
const fulfilment = z.object({
  fulfilmentId: id,
  method: z.enum(['carry_out', 'pickup', 'delivery', 'ship_to_store']),
  locationId: id,
  destinationId: id.nullable().default(null),
  leftAt: time.nullable(),
  pickBy: time.nullable().default(null),
  sourced: z.object({ because: sourcingReasons.min(1), lines: units }).optional(),
  againstSupply: z.object({ by: time.nullable() }).optional(),
  awaits: awaits.min(1).optional(),
})
const tender = z.object({
  tenderId: id,
  kind: tenderKind,
  amountMinor: atLeast(1),
  reference: text,
  paymentId: id.nullable().default(null),
  authorization: z.enum(['settled', 'authorized', 'unknown']).default('settled'),
})
const abandonReason = z.enum(['refused', 'deadline', 'cancelled', 'fault', 'swept'])
const ended = z.array(z.object({ fulfilmentId: id, state: leftState.or(z.literal('cancelled')) }))
const amendmentAsked = z.object({
  remove: z.array(z.object({ lineId: id, quantity: atLeast(1) })),
  reprice: z.array(line.pick({ lineId: true, unitPriceMinor: true, discounts: true, taxMinor: true })),
  add: z.array(line),
  // A location may still be to be chosen.
  fulfilments: z.array(fulfilment.extend({ locationId: text })),
  differenceMinor: whole,
  reason: text,
})

/** What an order tells of itself. */
export const eventsOfOrders = [
  z.object({
    type: z.literal('OrderPlaced'),
    channel,
    channelOrderId: id,
    receiptNumber: id.nullable().default(null),
    customerId: id.nullable(),
    recipient: z.object({ name: sealed, email: sealed, phone: sealed, address: sealed }).nullable(),
    currency,
    pricesIncludeTax: z.boolean(),
    lines: z.array(line).min(1),
    fulfilments: z.array(fulfilment),
    tenders: z.array(tender),
    totalMinor: atLeast(0),
    attempt: atLeast(1),
    placedAs: id,
    holds: groupHolds,
    payments: payments.default([]),
    voids,
    issues,
    occurredAt: time,
    placedAt: time,
  }),
  z.object({
    type: z.literal('PlacementAbandoned'),
    attempt: atLeast(1),
    because: abandonReason,
    holds,
    payments: payments.default([]),
    abandonedAt: time,
  }),
  z.object({
    type: z.literal('OrderCancelled'),
    reason: text,
    ...ending,
    cancelledAt: time,
  }),
  z.object({ type: z.literal('AuthorizationsRequested'), attempt: atLeast(1), payments: payments.min(1), requestedAt: time }),
  z.object({ type: z.literal('PaymentConfirmed'), tenderId: id, promised, confirmedAt: time }),
  z.object({ type: z.literal('PaymentRefused'), tenderId: id, reason: text, refusedAt: time }),
  z.object({ type: z.literal('PickingStarted'), fulfilmentId: id, locationId: id, startedAt: time }),
  z.object({ type: z.literal('UnitsPicked'), fulfilmentId: id, lines: lineUnits, pickedAt: time }),
  z.object({
    type: z.literal('FulfilmentReady'),
    fulfilmentId: id,
    locationId: id,
    codeHash: id,
    pickupUntil: time,
    readyAt: time,
  }),
  z.object({ type: z.literal('WrongCodeGiven'), fulfilmentId: id, triesLeft: atLeast(0), givenAt: time }),
  z.object({
    type: z.literal('FulfilmentHandedOver'),
    fulfilmentId: id,
    lines: units.optional(),
    issue: z.object({ ...issue, reservationId: id }),
    captures,
    overrideReason: id.nullable(),
    handedOverAt: time,
  }),
  z.object({
    type: z.literal('UnitsCancelled'),
    cancellationId: id,
    because: z.enum(['asked', 'not_found', 'lost']),
    reason: text,
    ended: ended,
    ...ending,
    missing,
    cancelledAt: time,
  }),
  z.object({
    type: z.literal('FulfilmentMoved'),
    moveId: id,
    move: atLeast(1),
    fulfilmentId: id,
    fromLocationId: id,
    lines: units.min(1),
    into: id,
    method: z.enum(['pickup', 'delivery', 'ship_to_store']),
    locationId: id,
    pickBy: time.nullable(),
    hold: z.object({ reservationId: id, positions: z.array(place).min(1) }),
    holds: releases,
    turns: leftState.or(z.literal('moved')).nullable(),
    sourcedBecause: sourcingReasons.min(1).optional(),
    movedAt: time,
  }),
  z.object({
    type: z.literal('FulfilmentSplit'),
    fulfilmentId: id,
    locationId: id,
    lines: units.min(1),
    into: id,
    pickBy: time,
    splitAt: time,
  }),
  z.object({ type: z.literal('MoveAbandoned'), move: atLeast(1), because: text, holds, abandonedAt: time }),
  z.object({
    type: z.literal('FulfilmentDelayed'),
    fulfilmentId: id,
    locationId: id,
    delay: atLeast(1),
    promisedBy: time,
    pickBy: time,
    delayedAt: time,
  }),
  z.object({ type: z.literal('GoodsCame'), fulfilmentId: id, locationId: id, pickBy: time, cameAt: time }),
  z.object({
    type: z.literal('GoodsExpected'),
    fulfilmentId: id,
    locationId: id,
    awaits: awaits.min(1),
    learntAt: time,
  }),
  z.object({ type: z.literal('OrderHeld'), stopId: id, reason: id, by: text, heldAt: time }),
  z.object({ type: z.literal('HoldReleased'), stopId: id, promised, releasedAt: time }),
  z.object({
    type: z.literal('AddressChanged'),
    recipient: z.object({ name: sealed, email: sealed, phone: sealed, address: sealed }),
    changedAt: time,
  }),
  z.object({
    type: z.literal('UnitsSetAside'),
    fulfilmentId: id,
    locationId: id,
    lines: units.min(1),
    into: id,
    turns: leftState.nullable(),
    reason: text,
    chooseBy: time.optional(),
    missing,
    setAsideAt: time,
  }),
  z.object({
    type: z.literal('ShipmentSent'),
    fulfilmentId: id,
    parcelId: id,
    carrier: id,
    trackingReference: text,
    lines: units.min(1),
    issue: z.object({ ...issue, reservationId: id }),
    captures,
    isLast: z.boolean(),
    sentAt: time,
  }),
  z.object({
    type: z.literal('SentToStore'),
    fulfilmentId: id,
    parcelId: id,
    carrier: id,
    trackingReference: text,
    lines: units.min(1),
    into: id,
    transit: z.object({ transferId: id, reservationId: id, from: id, to: id, positions: z.array(place).min(1) }),
    sentAt: time,
  }),
  z.object({
    type: z.literal('TransitEnded'),
    fulfilmentId: id,
    locationId: id,
    parcelId: id,
    transferId: id,
    came: units,
    positions: z.array(place),
    pickBy: time,
    endedAt: time,
  }),
  z.object({ type: z.literal('ChoiceOffered'), fulfilmentId: id, locationId: id, chooseBy: time, offeredAt: time }),
  z.object({ type: z.literal('RefundDropped'), refundId: id, reason: text, droppedAt: time }),
  z.object({
    type: z.literal('ChannelRefunded'),
    channelRefundId: id.nullish(),
    tenderId: id,
    amountMinor: atLeast(1),
    refundedAt: time,
  }),
  z.object({ type: z.literal('ShipmentDelivered'), ...ofParcel, deliveredAt: time }),
  z.object({
    type: z.literal('ShipmentLost'),
    ...ofParcel,
    reason: text,
    lines: units.min(1),
    refundsDue: z.array(z.object({ tenderId: id, amountMinor: atLeast(1) })),
    refunds: refundsOwed,
    again,
    lostAt: time,
  }),
  z.object({
    type: z.literal('FulfilmentRejected'),
    fulfilmentId: id,
    reason: text,
    turns: leftState.optional(),
    ...ending,
    missing,
    rejectedAt: time,
  }),
  z.object({ type: z.literal('FulfilmentExpired'), fulfilmentId: id, ...ending, expiredAt: time }),
  z.object({ type: z.literal('AmendmentProposed'), amendmentId: id, asked: amendmentAsked, proposedAt: time }),
  z.object({ type: z.literal('AmendmentWithdrawn'), amendmentId: id, withdrawnAt: time }),
  z.object({
    type: z.literal('AmendmentPaymentsRequested'),
    amendment: atLeast(1),
    payments: payments.min(1),
    requestedAt: time,
  }),
  z.object({
    type: z.literal('AmendmentAbandoned'),
    amendment: atLeast(1),
    because: abandonReason,
    holds,
    payments,
    abandonedAt: time,
  }),
  z.object({
    type: z.literal('OrderAmended'),
    amendmentId: id,
    amendment: atLeast(1),
    reason: text,
    repriced: z.array(line),
    added: z.array(line),
    fulfilments: z.array(fulfilment),
    reserved: z.array(z.object({ reservationId: id, fulfilmentId: id, positions: z.array(place).min(1) })),
    payments,
    tenders: z.array(tender),
    paid: z.array(z.object({ tenderId: id, amountMinor: atLeast(1) })),
    totalMinor: atLeast(0),
    ended,
    ...ending,
    amendedAt: time,
  }),
] as const
