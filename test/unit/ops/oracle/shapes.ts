import type { RawEvent } from '#platform/event-store.ts'

/**
 * The form of every event, written once more in a notation of its own: `n1` a whole number from 1, `n!` one that is not 0, `i` a
 * text that is not empty, `t` a time, `a|b` one of these words; a `?` behind it allows null, a list is a list of that, `[x, 1]` of at least one.
 */
type Form = string | Form[] | [Form, number] | { [field: string]: Form }

const owner = { stream: 'i', step: 'i' }
const unit = { sku: 'i', locationId: 'i', quantity: 'n1' }
const groupHolds: Form = [{ reservationId: 'i', fulfilmentId: 'i', positions: [unit, 1] }]
const payments: Form = [{ paymentId: 'i', tenderId: 'i', amountMinor: 'n1' }]
const voids: Form = [{ paymentId: 'i' }]
const holds: Form = [{ reservationId: 'i', positions: [unit, 1] }]
const cause = 'received|adjusted|counted|reserved|released|lapsed|issued|returned|redisposed'
const item = { kind: 'goods|postage|fee|voucher|discount|manual', barcodes: ['s'], category: 's', taxClass: 's' }
const location = { kind: 'store|warehouse', name: 's', countryCode: 's', timeZone: 's', priority: 'n0', dailyOrderCap: 'n0' }

const forms: Record<string, Form> = {
  'item ItemAdded': item,
  'item ItemChanged': item,
  'location LocationAdded': location,
  'location LocationChanged': location,
  'stock StockReceived': { quantity: 'n1', reference: 's', occurredAt: 't' },
  'stock StockAdjusted': { difference: 'n!', reason: 's', occurredAt: 't' },
  'stock StockCounted': { counted: 'n0', countedFrom: 'n', occurredAt: 't' },
  'stock StockReserved': { reservationId: 'i', quantity: 'n1', owner, holdUntil: 't?', reservedAt: 't' },
  'stock ReservationReleased': { reservationId: 'i', quantity: 'n0', because: 'abandoned|cancelled|exceeded', releasedAt: 't' },
  'stock ReservationLapsed': { reservationId: 'i', quantity: 'n1', lapsedAt: 't' },
  'stock StockIssued': { issueId: 'i', reservationId: 'i?', quantity: 'n1', owner, occurredAt: 't', recordedAt: 't' },
  'stock SafetyStockSet': { units: 'n0', setAt: 't' },
  'stock AvailabilitySuppressed': { units: 'n1', reason: 's', suppressedAt: 't' },
  'stock SuppressionLifted': { units: 'n1', reason: 's', liftedAt: 't' },
  'stock StockReturned': {
    entryId: 'i',
    quantity: 'n1',
    disposition: 'sellable|damaged|quarantine|vendor',
    owner,
    occurredAt: 't',
    recordedAt: 't',
  },
  'stock StockRedisposed': {
    quantity: 'n1',
    from: 'damaged|quarantine',
    to: 'sellable|damaged|vendor',
    reason: 's',
    occurredAt: 't',
  },
  'stock ShortageRecorded': {
    short: 'n0',
    because: cause,
    hits: [{ reservationId: 'i', quantity: 'n1', owner }],
    recordedAt: 't',
  },
  'order OrderPlaced': {
    channel: { id: 'i', kind: 'web|app|store|marketplace|social|call_centre' },
    channelOrderId: 'i',
    customerId: 'i?',
    currency: 'c',
    pricesIncludeTax: 'b',
    lines: [
      {
        lineId: 'i',
        sku: 'i',
        kind: 'goods|charge',
        quantity: 'n1',
        unitPriceMinor: 'n0',
        discounts: [{ amountMinor: 'n1', reason: 's' }],
        taxMinor: 'n0',
        totalMinor: 'n0',
        fulfilmentId: 'i?',
      },
      1,
    ],
    fulfilments: [
      { fulfilmentId: 'i', method: 'carry_out|pickup|delivery|ship_to_store', locationId: 'i', leftAt: 't?', pickBy: 't?' },
    ],
    tenders: [
      {
        tenderId: 'i',
        kind: 'card|cash|bank_transfer|marketplace|invoice',
        amountMinor: 'n1',
        reference: 's',
        paymentId: 'i?',
        authorization: 'settled|authorized|unknown',
      },
    ],
    totalMinor: 'n0',
    attempt: 'n1',
    placedAs: 'i',
    holds: groupHolds,
    payments,
    voids,
    issues: [{ issueId: 'i', locationId: 'i', leftAt: 't', positions: [unit] }],
    occurredAt: 't',
    placedAt: 't',
  },
  'order PlacementAbandoned': {
    attempt: 'n1',
    because: 'refused|deadline|cancelled|fault|swept',
    holds,
    payments,
    abandonedAt: 't',
  },
  'order OrderCancelled': {
    reason: 's',
    lines: [{ lineId: 'i', units: [{ first: 'n1', last: 'n1' }] }],
    holds,
    voids,
    refundsDue: [{ tenderId: 'i', amountMinor: 'n0' }],
    cancelledAt: 't',
  },
  'order NotificationDue': {
    id: 'i',
    key: 'pickup.ready|pickup.rejected|pickup.expired|order.cancelled|payment.refused',
    params: {},
    dueAt: 't',
  },
}
const metadata: Form = {
  requestId: 'i',
  commandHash: 'i',
  correlationId: 'i',
  causationId: 'i?',
  recordedAt: 't',
  actor: { key: 'i' },
}

const isTime = (value: unknown) => typeof value === 'string' && /Z$/.test(value) && Number.isFinite(+new Date(value))

function fits(value: unknown, form: Form): boolean {
  if (Array.isArray(form)) {
    const [each = 's', least] = form
    return (
      Array.isArray(value) &&
      value.length >= (typeof least === 'number' ? least : 0) &&
      value.every(one => fits(one, each as Form))
    )
  }
  if (typeof form === 'object') return Object.entries(form).every(([field, own]) => fits(Object(value)[field], own))
  if (form.endsWith('?')) return value === null || fits(value, form.slice(0, -1))
  switch (form) {
    case 's':
      return typeof value === 'string'
    case 'i':
      return typeof value === 'string' && value.length > 0
    case 't':
      return isTime(value)
    case 'b':
      return value === true || value === false
    case 'c':
      return typeof value === 'string' && /^[A-Z][A-Z][A-Z]$/.test(value)
    case 'n':
    case 'n!':
    case 'n0':
    case 'n1':
      return Number.isSafeInteger(value) && (form === 'n!' ? value !== 0 : form === 'n' || Number(value) >= Number(form[1]))
    default:
      return form.split('|').includes(String(value))
  }
}

export const hasForm = (event: RawEvent): boolean => {
  const form = forms[`${event.stream.split('-')[0]} ${event.type}`]
  return form !== undefined && fits(event.data, form) && fits(event.metadata, metadata)
}
