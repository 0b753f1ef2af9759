import { z } from 'zod'
import { eventsOfLoyalty } from './shapes-loyalty.ts'
import { atLeast, channel, currency, disposition, id, tenderKind, text, time, whole } from './shapes-parts.ts'
import { eventsOfReturns } from './shapes-returns.ts'

const owner = z.object({ stream: id, step: id })
const place = z.object({ sku: id, locationId: id, quantity: atLeast(1) })
const holds = z.array(z.object({ reservationId: id, positions: z.array(place).min(1) }))
// What stands as absent was not written before there were payments.
const groupHolds = z.array(z.object({ reservationId: id, fulfilmentId: id.optional(), positions: z.array(place).min(1) }))
const issue = { issueId: id, locationId: id, leftAt: time, positions: z.array(place) }
const payments = z.array(z.object({ paymentId: id, tenderId: id, amountMinor: atLeast(1) }))
const voids = z.array(z.object({ paymentId: id })).optional()
const units = z.array(z.object({ lineId: id, units: z.array(z.object({ first: atLeast(1), last: atLeast(1) })) }))
const refundsDue = z.array(z.object({ tenderId: id, amountMinor: atLeast(0) }))
const releases = z.array(z.object({ reservationId: id, releaseId: id.optional(), positions: z.array(place).min(1) }))
const ending = { lines: units, holds: releases, voids, refundsDue }
const leftState = z.enum(['left', 'delivered', 'lost'])
const captures = z.array(z.object({ captureId: id, tenderId: id, paymentId: id, amountMinor: atLeast(1) }))
const ofParcel = { fulfilmentId: id, locationId: id, parcelId: id, turns: leftState.nullable() }
const refundsOwed = z.array(z.object({ refundId: id, tenderId: id, paymentId: id, amountMinor: atLeast(1) }))
const lineUnits = z.array(z.object({ lineId: id, quantity: atLeast(1) })).min(1)
const asked = { amountMinor: atLeast(1), key: id, requestedAt: time }
const issues = z.array(z.object(issue))
const sealed = z.object({ sealed: text, keyId: id }).nullable()

const item = {
  kind: z.enum(['goods', 'postage', 'fee', 'voucher', 'discount', 'manual']),
  names: z.record(text, text).refine(names => Object.keys(names).length > 0, 'holds no name'),
  barcodes: z.array(text),
  category: text,
  taxClass: text,
}
const location = {
  kind: z.enum(['store', 'warehouse']),
  name: text,
  countryCode: text,
  timeZone: text,
  priority: atLeast(0).optional(),
  coordinates: z.object({ latitudeMicroDegrees: z.int(), longitudeMicroDegrees: z.int() }).nullish(),
  dailyOrderCap: atLeast(0).optional(),
}

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
const fulfilment = z.object({
  fulfilmentId: id,
  method: z.enum(['carry_out', 'pickup', 'delivery', 'ship_to_store']),
  locationId: id,
  leftAt: time.nullable(),
  pickBy: time.nullable().default(null),
})
const tender = z.object({
  tenderId: id,
  kind: tenderKind,
  amountMinor: atLeast(1),
  reference: text,
  paymentId: id.nullable().default(null),
  authorization: z.enum(['settled', 'authorized', 'unknown']).default('settled'),
})
const carried = z.array(z.object({ reservationId: id, quantity: atLeast(1), owner, holdUntil: time.nullable() }))
const hits = z.array(z.object({ reservationId: id, quantity: atLeast(1), owner }))
const cause = z.enum([
  ...(['received', 'adjusted', 'counted', 'reserved', 'released', 'lapsed', 'issued', 'returned', 'redisposed'] as const),
  ...(['sent', 'arrived'] as const),
])

/** What the audit itself expects of every event that the log may hold. */
const eventOf = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ItemAdded'), ...item }),
  z.object({ type: z.literal('ItemChanged'), ...item }),
  z.object({ type: z.literal('LocationAdded'), ...location }),
  z.object({ type: z.literal('LocationChanged'), ...location }),
  z.object({
    type: z.literal('StockReceived'),
    quantity: atLeast(1),
    reference: text,
    supplyId: id.optional(),
    supplied: atLeast(0).optional(),
    occurredAt: time,
  }),
  z.object({ type: z.literal('SupplyAnnounced'), supplyId: id, quantity: atLeast(1), expectedAt: time, announcedAt: time }),
  z.object({
    type: z.literal('SupplyChanged'),
    supplyId: id,
    quantity: atLeast(1),
    was: atLeast(1),
    expectedAt: time,
    changedAt: time,
  }),
  z.object({ type: z.literal('SupplyWithdrawn'), supplyId: id, was: atLeast(1), reason: text, withdrawnAt: time }),
  z.object({
    type: z.literal('StockBackordered'),
    reservationId: id,
    quantity: atLeast(1),
    expectedAt: time,
    owner,
    holdUntil: time.nullable(),
    reservedAt: time,
  }),
  z.object({
    type: z.literal('BackordersFilled'),
    filled: z.array(z.object({ reservationId: id, quantity: atLeast(1) })).min(1),
    filledAt: time,
  }),
  z.object({ type: z.literal('SupplyShortageRecorded'), short: atLeast(0), hits, recordedAt: time }),
  z.object({
    type: z.literal('StockAdjusted'),
    difference: whole.refine(units => units !== 0, 'is 0'),
    reason: text,
    occurredAt: time,
  }),
  z.object({ type: z.literal('StockCounted'), counted: atLeast(0), countedFrom: whole, occurredAt: time }),
  z.object({ type: z.literal('SafetyStockSet'), units: atLeast(0), setAt: time }),
  z.object({ type: z.literal('AvailabilitySuppressed'), units: atLeast(1), reason: text, suppressedAt: time }),
  z.object({ type: z.literal('SuppressionLifted'), units: atLeast(1), reason: text, liftedAt: time }),
  z.object({
    type: z.literal('StockReserved'),
    reservationId: id,
    quantity: atLeast(1),
    owner,
    holdUntil: time.nullable(),
    reservedAt: time,
  }),
  z.object({
    type: z.literal('ReservationReleased'),
    reservationId: id,
    releaseId: id.optional(),
    quantity: atLeast(0),
    backordered: atLeast(1).optional(),
    because: z.enum(['abandoned', 'cancelled', 'exceeded']),
    releasedAt: time,
  }),
  z.object({
    type: z.literal('ReservationLapsed'),
    reservationId: id,
    quantity: atLeast(0),
    backordered: atLeast(1).optional(),
    lapsedAt: time,
  }),
  z.object({
    type: z.literal('StockIssued'),
    issueId: id,
    reservationId: id.nullable(),
    quantity: atLeast(1),
    owner,
    occurredAt: time,
    recordedAt: time,
  }),
  z.object({
    type: z.literal('TransferSent'),
    transferId: id,
    to: id,
    quantity: atLeast(1),
    reservationId: id,
    held: atLeast(0),
    carried,
    sentAt: time,
  }),
  z.object({
    type: z.literal('TransferArrived'),
    transferId: id,
    from: id,
    quantity: atLeast(0),
    promised: carried,
    arrivedAt: time,
  }),
  z.object({
    type: z.literal('TransferRequested'),
    from: id,
    to: id,
    lines: z
      .array(
        z.object({
          sku: id,
          quantity: atLeast(1),
          carries: z.array(z.object({ reservationId: id, quantity: atLeast(1) })),
        }),
      )
      .min(1),
    requestedAt: time,
  }),
  z.object({
    type: z.literal('TransferShipped'),
    to: id,
    lines: z.array(z.object({ sku: id, quantity: atLeast(1) })).min(1),
    shippedAt: time,
  }),
  z.object({ type: z.literal('PromisesCarried'), lines: z.array(z.object({ sku: id, carried })), carriedAt: time }),
  z.object({
    type: z.literal('CarriedPromiseEnded'),
    sku: id,
    reservationId: id,
    quantity: atLeast(1),
    releaseId: id.nullable(),
    endedAt: time,
  }),
  z.object({
    type: z.literal('TransferReceived'),
    to: id,
    lines: z.array(z.object({ sku: id, quantity: atLeast(0), promised: carried })),
    receivedAt: time,
  }),
  z.object({ type: z.literal('TransferCancelled'), reason: text, cancelledAt: time }),
  z.object({
    type: z.literal('StockReturned'),
    entryId: id,
    quantity: atLeast(1),
    disposition,
    owner,
    occurredAt: time,
    recordedAt: time,
  }),
  z
    .object({
      type: z.literal('StockRedisposed'),
      quantity: atLeast(1),
      from: z.enum(['damaged', 'quarantine']),
      to: disposition.exclude(['quarantine']),
      reason: text,
      occurredAt: time,
    })
    .refine(({ from, to }) => from !== to, 'moves from where it goes to'),
  z.object({
    type: z.literal('ShortageRecorded'),
    short: atLeast(0),
    because: cause,
    hits,
    recordedAt: time,
  }),
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
    because: z.enum(['refused', 'deadline', 'cancelled', 'fault', 'swept']),
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
  z.object({ type: z.literal('PaymentConfirmed'), tenderId: id, confirmedAt: time }),
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
    because: z.enum(['asked', 'not_found']),
    reason: text,
    ended: z.array(z.object({ fulfilmentId: id, state: leftState.or(z.literal('cancelled')) })),
    ...ending,
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
    method: z.enum(['pickup', 'delivery']),
    locationId: id,
    pickBy: time.nullable(),
    hold: z.object({ reservationId: id, positions: z.array(place).min(1) }),
    holds: releases,
    turns: leftState.or(z.literal('moved')).nullable(),
    movedAt: time,
  }),
  z.object({ type: z.literal('MoveAbandoned'), move: atLeast(1), because: text, holds, abandonedAt: time }),
  z.object({ type: z.literal('OrderHeld'), stopId: id, reason: id, by: text, heldAt: time }),
  z.object({ type: z.literal('HoldReleased'), stopId: id, releasedAt: time }),
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
  z.object({ type: z.literal('ShipmentDelivered'), ...ofParcel, deliveredAt: time }),
  z.object({
    type: z.literal('ShipmentLost'),
    ...ofParcel,
    reason: text,
    lines: units.min(1),
    refundsDue: z.array(z.object({ tenderId: id, amountMinor: atLeast(1) })),
    refunds: refundsOwed,
    lostAt: time,
  }),
  z.object({ type: z.literal('FulfilmentRejected'), fulfilmentId: id, reason: text, ...ending, rejectedAt: time }),
  z.object({ type: z.literal('FulfilmentExpired'), fulfilmentId: id, ...ending, expiredAt: time }),
  z.object({
    type: z.literal('NotificationDue'),
    id,
    key: z.enum([
      ...(['pickup.ready', 'pickup.rejected', 'pickup.expired', 'order.cancelled', 'payment.refused'] as const),
      ...([
        'lines.cancelled',
        'fulfilment.set_aside',
        'fulfilment.moved',
        'shipment.sent',
        'shipment.delivered',
        'shipment.lost',
      ] as const),
      ...(['return.opened', 'return.refunded', 'return.rejected', 'return.review', 'return.cancelled'] as const),
    ]),
    params: z.record(text, text),
    dueAt: time,
  }),
  z.object({
    type: z.literal('AuthorizationRequested'),
    owner,
    currency,
    token: id,
    provider: id,
    ...asked,
  }),
  z.object({ type: z.literal('PaymentAuthorized'), providerReference: id, authorizedAt: time }),
  z.object({ type: z.literal('PaymentDeclined'), reason: text, declinedAt: time }),
  z.object({ type: z.literal('CaptureRequested'), captureId: id, ...asked }),
  z.object({ type: z.literal('PaymentCaptured'), captureId: id, amountMinor: atLeast(1), capturedAt: time }),
  z.object({ type: z.literal('CaptureRefused'), captureId: id, reason: text, refusedAt: time }),
  z.object({ type: z.literal('PaymentOwed'), captureId: id, amountMinor: atLeast(1), owedAt: time }),
  z.object({ type: z.literal('VoidRequested'), owner, key: id, requestedAt: time }),
  z.object({ type: z.literal('PaymentVoided'), voidedAt: time }),
  z.object({ type: z.literal('RefundRequested'), refundId: id, ...asked }),
  z.object({ type: z.literal('PaymentRefunded'), refundId: id, amountMinor: atLeast(1), refundedAt: time }),
  z.object({ type: z.literal('RefundFailed'), refundId: id, reason: text, failedAt: time }),
  ...eventsOfReturns,
  ...eventsOfLoyalty,
])

export type AuditedEvent = z.infer<typeof eventOf>

/** The kinds of streams, and what may stand in each. */
const categories: Record<string, readonly AuditedEvent['type'][]> = {
  item: ['ItemAdded', 'ItemChanged'],
  location: ['LocationAdded', 'LocationChanged'],
  stock: [
    ...(['StockReceived', 'StockAdjusted', 'StockCounted', 'StockReserved', 'ReservationReleased'] as const),
    ...(['ReservationLapsed', 'StockIssued', 'StockReturned', 'StockRedisposed', 'ShortageRecorded'] as const),
    ...(['SupplyAnnounced', 'SupplyChanged', 'SupplyWithdrawn', 'SupplyShortageRecorded'] as const),
    ...(['StockBackordered', 'BackordersFilled', 'TransferSent', 'TransferArrived'] as const),
    ...(['SafetyStockSet', 'AvailabilitySuppressed', 'SuppressionLifted'] as const),
  ],
  transfer: [
    ...(['TransferRequested', 'TransferShipped', 'PromisesCarried', 'CarriedPromiseEnded'] as const),
    ...(['TransferReceived', 'TransferCancelled'] as const),
  ],
  order: [
    ...(['AuthorizationsRequested', 'OrderPlaced', 'PlacementAbandoned', 'OrderCancelled', 'NotificationDue'] as const),
    ...(['PaymentConfirmed', 'PaymentRefused', 'PickingStarted', 'UnitsPicked', 'FulfilmentReady'] as const),
    ...(['WrongCodeGiven', 'FulfilmentHandedOver', 'FulfilmentRejected', 'FulfilmentExpired'] as const),
    ...(['FulfilmentMoved', 'MoveAbandoned', 'OrderHeld', 'HoldReleased', 'AddressChanged'] as const),
    ...(['UnitsCancelled', 'UnitsSetAside', 'ShipmentSent', 'ShipmentDelivered', 'ShipmentLost'] as const),
    ...(['UnitsClaimed', 'ClaimReleased', 'UnitsReturned'] as const),
  ],
  payment: [
    ...(['AuthorizationRequested', 'PaymentAuthorized', 'PaymentDeclined'] as const),
    ...(['CaptureRequested', 'PaymentCaptured', 'CaptureRefused', 'PaymentOwed', 'VoidRequested', 'PaymentVoided'] as const),
    ...(['RefundRequested', 'PaymentRefunded', 'RefundFailed'] as const),
  ],
  return: [
    ...(['ReturnOpened', 'UnitsReceived', 'UnitsAccepted', 'RefundGranted', 'UnitsRejected', 'ReviewAsked'] as const),
    ...(['UnitsLost', 'ReturnCancelled', 'RefundExecuted', 'RefundFailed', 'RefundNeedsPerson', 'RefundReplaced'] as const),
    ...(['ReturnSettled', 'NotificationDue'] as const),
  ],
  storedValue: ['StoreCreditIssued'],
  policy: ['ReturnPolicyPut', 'EarningPolicyPut'],
  loyaltyAccount: [...(['AccountEnrolled', 'PointsPromised', 'PointsActivated', 'PointsClawedBack', 'PointsAdjusted'] as const)],
}

const metadataOf = z.object({
  requestId: id,
  commandHash: id,
  actor: z.object({ key: id, kind: text, id: text, channel: text }),
  causationId: id.nullable(),
  correlationId: id,
  traceparent: text.nullable(),
  recordedAt: time,
})

/** Reads an event, or says what is wrong with it. */
export function readEvent(category: string, type: string, data: unknown, metadata: unknown): AuditedEvent | string {
  const types: readonly string[] | undefined = categories[category]
  if (!types) return `no stream of kind '${category}' is known`
  if (!types.includes(type)) return `a stream of kind '${category}' holds no ${type}`
  const read = eventOf.safeParse({ ...Object(data), type })
  if (!read.success) return wrong('data', read.error)
  const { error } = metadataOf.safeParse(metadata)
  return error ? wrong('metadata', error) : read.data
}

const wrong = (part: string, { issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${part}.${path.join('.')}: ${message}`).join('; ')
