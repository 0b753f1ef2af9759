import { z } from 'zod'
import { channelKinds } from '#kernel/channels.ts'
import type { PolicyEvent } from './domain/availability-policy.ts'
import { type ItemEvent, itemKinds } from './domain/items.ts'
import { type LocationEvent, locationKinds } from './domain/locations.ts'
import { dispositions, type StockEvent, shortageCauses } from './domain/stock/types.ts'
import type { TransferEvent } from './domain/transfers.ts'

const owner = z.object({ stream: z.string(), step: z.string() })
const units = z.int()
const time = z.string()
const disposition = z.enum(dispositions)

const carried = z.array(z.object({ reservationId: z.string(), quantity: units, owner, holdUntil: time.nullable() }))
const hits = z.array(z.object({ reservationId: z.string(), quantity: units, owner }))

const stockEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('StockReceived'),
    quantity: units,
    reference: z.string(),
    supplyId: z.string().optional(),
    supplied: units.optional(),
    occurredAt: time,
  }),
  z.object({
    type: z.literal('SupplyAnnounced'),
    supplyId: z.string(),
    quantity: units,
    expectedAt: time,
    announcedAt: time,
  }),
  z.object({
    type: z.literal('SupplyChanged'),
    supplyId: z.string(),
    quantity: units,
    was: units,
    expectedAt: time,
    changedAt: time,
  }),
  z.object({
    type: z.literal('SupplyWithdrawn'),
    supplyId: z.string(),
    was: units,
    reason: z.string(),
    withdrawnAt: time,
  }),
  z.object({
    type: z.literal('StockBackordered'),
    reservationId: z.string(),
    quantity: units,
    expectedAt: time,
    owner,
    holdUntil: time.nullable(),
    reservedAt: time,
  }),
  z.object({
    type: z.literal('BackordersFilled'),
    // Whose promises they were was not told at first.
    filled: z.array(z.object({ reservationId: z.string(), quantity: units, owner: owner.nullable().default(null) })),
    filledAt: time,
  }),
  z.object({ type: z.literal('SupplyShortageRecorded'), short: units, hits, recordedAt: time }),
  z.object({ type: z.literal('StockAdjusted'), difference: units, reason: z.string(), occurredAt: time }),
  z.object({ type: z.literal('StockCounted'), counted: units, countedFrom: units, occurredAt: time }),
  z.object({ type: z.literal('SafetyStockSet'), units, setAt: time }),
  z.object({
    type: z.literal('AvailabilitySuppressed'),
    units,
    reason: z.string(),
    owner: owner.optional(),
    suppressedAt: time,
  }),
  z.object({ type: z.literal('SuppressionLifted'), units, reason: z.string(), liftedAt: time }),
  z.object({
    type: z.literal('StockReserved'),
    reservationId: z.string(),
    quantity: units,
    owner,
    holdUntil: time.nullable(),
    reservedAt: time,
  }),
  z.object({
    type: z.literal('ReservationReleased'),
    reservationId: z.string(),
    releaseId: z.string().optional(),
    quantity: units,
    backordered: units.optional(),
    because: z.enum(['abandoned', 'cancelled', 'exceeded']),
    releasedAt: time,
  }),
  z.object({
    type: z.literal('ReservationLapsed'),
    reservationId: z.string(),
    quantity: units,
    backordered: units.optional(),
    lapsedAt: time,
  }),
  z.object({
    type: z.literal('StockIssued'),
    issueId: z.string(),
    reservationId: z.string().nullable(),
    quantity: units,
    owner,
    occurredAt: time,
    recordedAt: time,
  }),
  z.object({
    type: z.literal('TransferSent'),
    transferId: z.string(),
    to: z.string(),
    quantity: units,
    reservationId: z.string(),
    held: units,
    carried,
    sentAt: time,
  }),
  z.object({
    type: z.literal('TransferArrived'),
    transferId: z.string(),
    from: z.string(),
    quantity: units,
    promised: carried,
    arrivedAt: time,
  }),
  z.object({
    type: z.literal('StockReturned'),
    entryId: z.string(),
    quantity: units,
    disposition,
    owner,
    occurredAt: time,
    recordedAt: time,
  }),
  z.object({
    type: z.literal('StockRedisposed'),
    quantity: units,
    from: z.enum(['damaged', 'quarantine']),
    to: disposition,
    reason: z.string(),
    occurredAt: time,
  }),
  z.object({
    type: z.literal('ShortageRecorded'),
    short: units,
    because: z.enum(shortageCauses),
    hits,
    recordedAt: time,
  }),
])

const item = z.object({
  kind: z.enum(itemKinds),
  names: z.record(z.string(), z.string()),
  barcodes: z.array(z.string()),
  category: z.string(),
  taxClass: z.string(),
})
const itemEvent = z.discriminatedUnion('type', [
  item.extend({ type: z.literal('ItemAdded') }),
  item.extend({ type: z.literal('ItemChanged') }),
])

const location = z.object({
  kind: z.enum(locationKinds),
  name: z.string(),
  countryCode: z.string(),
  timeZone: z.string(),
  // Locations of before sourcing said nothing of these.
  priority: units.default(0),
  coordinates: z.object({ latitudeMicroDegrees: units, longitudeMicroDegrees: units }).nullable().default(null),
  dailyOrderCap: units.default(0),
})
const locationEvent = z.discriminatedUnion('type', [
  location.extend({ type: z.literal('LocationAdded') }),
  location.extend({ type: z.literal('LocationChanged') }),
])

const transferLine = z.object({
  sku: z.string(),
  quantity: units,
  carries: z.array(z.object({ reservationId: z.string(), quantity: units })),
})
const refused = z.object({ reason: z.string(), figures: z.record(z.string(), z.string()) })
const transferEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TransferRequested'),
    from: z.string(),
    to: z.string(),
    lines: z.array(transferLine),
    // Stores alone asked for transfers before orders did.
    owner: owner.nullable().default(null),
    requestedAt: time,
  }),
  z.object({
    type: z.literal('TransferShipped'),
    to: z.string(),
    lines: z.array(z.object({ sku: z.string(), quantity: units })),
    shippedAt: time,
  }),
  z.object({
    type: z.literal('PromisesCarried'),
    lines: z.array(z.object({ sku: z.string(), carried })),
    carriedAt: time,
  }),
  z.object({
    type: z.literal('CarriedPromiseEnded'),
    sku: z.string(),
    reservationId: z.string(),
    quantity: units,
    releaseId: z.string().nullable(),
    endedAt: time,
  }),
  z.object({
    type: z.literal('TransferReceived'),
    to: z.string(),
    lines: z.array(z.object({ sku: z.string(), quantity: units, promised: carried })),
    receivedAt: time,
  }),
  z.object({ type: z.literal('TransferCancelled'), reason: z.string(), refused: refused.optional(), cancelledAt: time }),
])

const policyEvent = z.object({
  type: z.literal('AvailabilityPolicyPut'),
  version: units,
  rules: z.array(
    z.object({
      channelId: z.string().nullable(),
      channelKind: z.enum(channelKinds).nullable(),
      keepBack: units,
      showFrom: units,
      locationIds: z.array(z.string()),
    }),
  ),
  putAt: time,
})

export const decodePolicyEvent = (type: string, data: unknown): PolicyEvent => decoded(policyEvent, type, data)
export const decodeTransferEvent = (type: string, data: unknown): TransferEvent => decoded(transferEvent, type, data)
export const decodeStockEvent = (type: string, data: unknown): StockEvent => decoded(stockEvent, type, data)
export const decodeItemEvent = (type: string, data: unknown): ItemEvent => decoded(itemEvent, type, data)
export const decodeLocationEvent = (type: string, data: unknown): LocationEvent => decoded(locationEvent, type, data)

/** Throws a fault, never a validation error: what is in the log is not the caller's doing. */
function decoded<Event>(schema: z.ZodType<Event>, type: string, data: unknown): Event {
  const result = schema.safeParse({ ...(typeof data === 'object' ? data : {}), type })
  if (result.success) return result.data
  throw new Error(`cannot decode a stored ${type}: ${z.prettifyError(result.error)}`)
}
