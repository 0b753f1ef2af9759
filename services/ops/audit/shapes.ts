import { z } from 'zod'

const text = z.string()
const id = z.string().min(1)
const time = z.string().refine(value => value.endsWith('Z') && !Number.isNaN(Date.parse(value)), 'is no time in UTC')
const whole = z.int()
const atLeast = (least: number) => z.int().min(least)

const owner = z.object({ stream: id, step: id })
const place = z.object({ sku: id, locationId: id, quantity: atLeast(1) })
const holds = z.array(z.object({ reservationId: id, positions: z.array(place).min(1) }))
const issues = z.array(z.object({ issueId: id, locationId: id, leftAt: time, positions: z.array(place) }))
const sealed = z.object({ sealed: text, keyId: id }).nullable()

const item = {
  kind: z.enum(['goods', 'postage', 'fee', 'voucher', 'discount', 'manual']),
  names: z.record(text, text).refine(names => Object.keys(names).length > 0, 'holds no name'),
  barcodes: z.array(text),
  category: text,
  taxClass: text,
}
const location = { kind: z.enum(['store', 'warehouse']), name: text, countryCode: text, timeZone: text }

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
})
const tender = z.object({
  tenderId: id,
  kind: z.enum(['card', 'cash', 'bank_transfer', 'marketplace', 'invoice']),
  amountMinor: atLeast(1),
  reference: text,
})
const channel = z.object({ id, kind: z.enum(['web', 'app', 'store', 'marketplace', 'social', 'call_centre']) })
const cause = z.enum(['received', 'adjusted', 'counted', 'reserved', 'released', 'lapsed', 'issued'])

/** What the audit itself expects of every event that the log may hold. */
const eventOf = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ItemAdded'), ...item }),
  z.object({ type: z.literal('ItemChanged'), ...item }),
  z.object({ type: z.literal('LocationAdded'), ...location }),
  z.object({ type: z.literal('LocationChanged'), ...location }),
  z.object({ type: z.literal('StockReceived'), quantity: atLeast(1), reference: text, occurredAt: time }),
  z.object({
    type: z.literal('StockAdjusted'),
    difference: whole.refine(units => units !== 0, 'is 0'),
    reason: text,
    occurredAt: time,
  }),
  z.object({ type: z.literal('StockCounted'), counted: atLeast(0), countedFrom: whole, occurredAt: time }),
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
    quantity: atLeast(0),
    because: z.enum(['abandoned', 'cancelled', 'exceeded']),
    releasedAt: time,
  }),
  z.object({ type: z.literal('ReservationLapsed'), reservationId: id, quantity: atLeast(1), lapsedAt: time }),
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
    type: z.literal('ShortageRecorded'),
    short: atLeast(0),
    because: cause,
    hits: z.array(z.object({ reservationId: id, quantity: atLeast(1), owner })),
    recordedAt: time,
  }),
  z.object({
    type: z.literal('OrderPlaced'),
    channel,
    channelOrderId: id,
    customerId: id.nullable(),
    recipient: z.object({ name: sealed, email: sealed, phone: sealed, address: sealed }).nullable(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'is no currency'),
    pricesIncludeTax: z.boolean(),
    lines: z.array(line).min(1),
    fulfilments: z.array(fulfilment),
    tenders: z.array(tender),
    totalMinor: atLeast(0),
    attempt: atLeast(1),
    placedAs: id,
    holds,
    issues,
    occurredAt: time,
    placedAt: time,
  }),
  z.object({
    type: z.literal('PlacementAbandoned'),
    attempt: atLeast(1),
    because: z.enum(['refused', 'deadline', 'cancelled', 'fault', 'swept']),
    holds,
    abandonedAt: time,
  }),
  z.object({
    type: z.literal('OrderCancelled'),
    reason: text,
    lines: z.array(z.object({ lineId: id, units: z.array(z.object({ first: atLeast(1), last: atLeast(1) })) })),
    holds,
    refundsDue: z.array(z.object({ tenderId: id, amountMinor: atLeast(0) })),
    cancelledAt: time,
  }),
])

export type AuditedEvent = z.infer<typeof eventOf>

/** The kinds of streams, and what may stand in each. */
const categories: Record<string, readonly AuditedEvent['type'][]> = {
  item: ['ItemAdded', 'ItemChanged'],
  location: ['LocationAdded', 'LocationChanged'],
  stock: [
    ...(['StockReceived', 'StockAdjusted', 'StockCounted', 'StockReserved', 'ReservationReleased'] as const),
    ...(['ReservationLapsed', 'StockIssued', 'ShortageRecorded'] as const),
  ],
  order: ['OrderPlaced', 'PlacementAbandoned', 'OrderCancelled'],
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
