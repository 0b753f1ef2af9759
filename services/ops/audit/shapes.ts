import { z } from 'zod'
import { eventsOfLoyalty } from './shapes-loyalty.ts'
import { eventsOfOrders } from './shapes-orders.ts'
import { atLeast, currency, disposition, id, text, time, whole } from './shapes-parts.ts'
import { eventsOfReturns, spoken } from './shapes-returns.ts'

const owner = z.object({ stream: id, step: id })
const asked = { amountMinor: atLeast(1), key: id, requestedAt: time }
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

const availabilityRule = z.object({
  channelId: id.nullable(),
  channelKind: id.nullable(),
  keepBack: atLeast(0),
  showFrom: atLeast(0),
  locationIds: z.array(id),
})

const carried = z.array(z.object({ reservationId: id, quantity: atLeast(1), owner, holdUntil: time.nullable() }))
const hits = z.array(z.object({ reservationId: id, quantity: atLeast(1), owner }))
const refused = z.object({ reason: id, figures: z.record(id, text) })
const cause = z.enum([
  ...(['received', 'adjusted', 'counted', 'reserved', 'released', 'lapsed', 'issued', 'returned', 'redisposed'] as const),
  ...(['sent', 'arrived'] as const),
])

/** What the audit itself expects of every event that the log may hold. */
const eventOf = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ItemAdded'), ...item }),
  z.object({ type: z.literal('ItemChanged'), ...item }),
  z.object({ type: z.literal('LocationAdded'), ...location }),
  z.object({ type: z.literal('AvailabilityPolicyPut'), version: atLeast(1), rules: z.array(availabilityRule), putAt: time }),
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
    filled: z.array(z.object({ reservationId: id, quantity: atLeast(1), owner: owner.nullish() })).min(1),
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
  z.object({
    type: z.literal('AvailabilitySuppressed'),
    units: atLeast(1),
    reason: text,
    owner: owner.optional(),
    suppressedAt: time,
  }),
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
    owner: owner.nullable().default(null),
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
  z.object({ type: z.literal('TransferCancelled'), reason: text, refused: refused.optional(), cancelledAt: time }),
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
  ...eventsOfOrders,
  z.object({
    type: z.literal('NotificationDue'),
    id,
    key: z.enum([
      ...(['pickup.ready', 'pickup.rejected', 'pickup.expired', 'order.cancelled', 'payment.refused'] as const),
      ...([
        'lines.cancelled',
        'order.amended',
        'fulfilment.set_aside',
        'choice.lapsed',
        'fulfilment.moved',
        'fulfilment.split',
        'choice.offered',
        'refund.failed',
        'fulfilment.delayed',
        'goods.came',
        'goods.expected',
        'shipment.sent',
        'shipment.delivered',
        'shipment.lost',
      ] as const),
      ...(['return.opened', 'return.refunded', 'return.rejected', 'return.review', 'return.cancelled'] as const),
    ]),
    params: z.record(text, spoken),
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
    ...([
      'FulfilmentMoved',
      'FulfilmentSplit',
      'FulfilmentDelayed',
      'GoodsCame',
      'GoodsExpected',
      'MoveAbandoned',
      'OrderHeld',
      'HoldReleased',
      'AddressChanged',
    ] as const),
    ...(['UnitsCancelled', 'UnitsSetAside', 'ShipmentSent', 'ShipmentDelivered', 'ShipmentLost'] as const),
    ...(['SentToStore', 'TransitEnded'] as const),
    ...(['AmendmentProposed', 'AmendmentWithdrawn', 'AmendmentPaymentsRequested'] as const),
    ...(['AmendmentAbandoned', 'OrderAmended'] as const),
    ...(['UnitsClaimed', 'ClaimReleased', 'UnitsReturned', 'ChoiceOffered', 'ChannelRefunded'] as const),
    ...(['RefundExecuted', 'RefundFailed', 'RefundReplaced', 'RefundDropped'] as const),
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
  policy: ['ReturnPolicyPut', 'EarningPolicyPut', 'AvailabilityPolicyPut'],
  loyaltyAccount: [...(['AccountEnrolled', 'PointsPromised', 'PointsActivated', 'PointsClawedBack', 'PointsAdjusted'] as const)],
}

/** Every kind of event that the audit knows. */
export const auditedTypes: readonly string[] = [...new Set(Object.values(categories).flat())]

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
