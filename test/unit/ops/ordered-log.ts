import { expect } from 'vitest'
import { at, firstBroken, type Told, told } from './hand-made.ts'

const words = { names: { en: 'Lamp' }, barcodes: [], category: '', taxClass: '' }
const place = { name: '', countryCode: 'GB', timeZone: 'Europe/London' }
/** Lamps in a depot, from which a store may get some. */
export const shop: Told[] = [
  told('item-A', 'ItemAdded', { kind: 'goods', ...words }),
  told('item-POST', 'ItemAdded', { kind: 'postage', ...words }),
  ...['depot', 'store'].map(id => told(`location-${id}`, 'LocationAdded', { kind: 'store', ...place })),
  told('stock-A@depot', 'StockReceived', { quantity: 9, reference: '', occurredAt: at(0) }),
]

export const order = (type: string, data: object) => told('order-1', type, data)
export const stock = (type: string, data: object, request?: string) => told('stock-A@depot', type, data, request)
export const units = (lineId: string, first: number, last = first) => ({ lineId, units: [{ first, last }] })
export const some = (quantity: number, locationId = 'depot') => [{ sku: 'A', locationId, quantity }]
/** All of what is held for a group, or a part of it that is let go as `releaseId`. */
export const hold = (group: string, quantity: number, releaseId?: string) => ({
  ...{ reservationId: `h-${group}`, positions: some(quantity) },
  ...(releaseId === undefined ? {} : { releaseId }),
})
export const reserved = (reservationId: string, quantity: number, told: object = {}, step = 'placement/1') => {
  const owner = { stream: 'order-1', step }
  return stock('StockReserved', { reservationId, quantity, owner, holdUntil: null, reservedAt: at(0), ...told })
}
export const tender = (tenderId: string, amountMinor: number, paymentId: string | null = null) => ({
  ...{ tenderId, kind: 'card', amountMinor, reference: '', paymentId },
  authorization: paymentId === null ? 'settled' : 'authorized',
})
export const line = (lineId: string, quantity: number, told: object = {}) => ({
  ...{ lineId, sku: 'A', kind: 'goods', quantity, unitPriceMinor: 100, discounts: [], taxMinor: 0 },
  ...{ totalMinor: quantity * 100, fulfilmentId: lineId },
  ...told,
})
export const postage = (lineId = 'p') => line(lineId, 1, { sku: 'POST', kind: 'charge', fulfilmentId: null })

type Sale = { goods?: Record<string, number>; left?: string[]; charges?: object[]; cards?: number[]; changed?: object }

/**
 * An order of lamps, a line of them for each of its deliveries, with postage: three of `f` and one of `g`. It is paid in
 * cash but for what is told of cards.
 */
export function sale({ goods = { f: 3, g: 1 }, left = [], charges = [postage()], cards = [], changed = {} }: Sale = {}): Told[] {
  const groups = Object.entries(goods)
  const held = groups.filter(([id]) => !left.includes(id))
  const totalMinor = groups.reduce((sum, [, quantity]) => sum + quantity * 100, charges.length * 100)
  const cash = cards.reduce((rest, amountMinor) => rest - amountMinor, totalMinor)
  const payments = cards.map((amountMinor, index) => ({ paymentId: `card-${index}`, tenderId: `card-${index}`, amountMinor }))
  return [
    ...shop,
    ...(payments.length > 0 ? [order('AuthorizationsRequested', { attempt: 1, payments, requestedAt: at(0) })] : []),
    ...payments.flatMap(({ paymentId, amountMinor }) => authorized(paymentId, amountMinor)),
    ...held.map(([id, quantity]) => reserved(`h-${id}`, quantity)),
    order('OrderPlaced', {
      ...{ channel: { id: 'web', kind: 'web' }, channelOrderId: 'w-1', customerId: null, recipient: null, currency: 'GBP' },
      ...{ pricesIncludeTax: true, totalMinor, attempt: 1, placedAs: 'x', payments, occurredAt: at(0), placedAt: at(0) },
      lines: [...groups.map(([id, quantity]) => line(id, quantity)), ...charges],
      fulfilments: groups.map(([id]) => group(id, left.includes(id) ? { leftAt: at(0), pickBy: null } : {})),
      tenders: [
        ...payments.map(({ tenderId, amountMinor, paymentId }) => tender(tenderId, amountMinor, paymentId)),
        ...(cash > 0 ? [tender('cash', cash)] : []),
      ],
      holds: held.map(([id, quantity]) => ({ ...hold(id, quantity), fulfilmentId: id })),
      issues: left.map(id => ({ issueId: `i-${id}`, locationId: 'depot', leftAt: at(0), positions: some(goods[id] ?? 0) })),
      ...changed,
    }),
  ]
}

export const group = (fulfilmentId: string, told: object = {}) => ({
  ...{ fulfilmentId, method: 'delivery', locationId: 'depot', leftAt: null, pickBy: at(3600) },
  ...told,
})

export function authorized(paymentId: string, amountMinor: number, owner = { stream: 'order-1', step: 'placement/1' }): Told[] {
  const asked = { owner, currency: 'GBP', token: 't', provider: 'x', amountMinor, key: 'k', requestedAt: at(0) }
  return [
    told(`payment-${paymentId}`, 'AuthorizationRequested', asked),
    told(`payment-${paymentId}`, 'PaymentAuthorized', { providerReference: 'x', authorizedAt: at(0) }),
  ]
}

/** One unit goes from the depot to the store, with what order 1 is promised of it. */
export function travelling(reservationId: string): Told[] {
  const owner = { stream: 'order-1', step: 'placement/1' }
  const [to, sku, carried] = ['store', 'A', [{ reservationId, quantity: 1, owner, holdUntil: null }]]
  const transfer = (type: string, data: object) => told('transfer-t', type, data)
  const asked = [{ sku, quantity: 1, carries: [{ reservationId, quantity: 1 }] }]
  return [
    transfer('TransferRequested', { from: 'depot', to, lines: asked, requestedAt: at(0) }),
    transfer('TransferShipped', { to, lines: [{ sku, quantity: 1 }], shippedAt: at(0) }),
    stock('TransferSent', { transferId: 't', to, quantity: 1, reservationId: 'transfer-t', held: 0, carried, sentAt: at(0) }),
    transfer('PromisesCarried', { lines: [{ sku, carried }], carriedAt: at(0) }),
  ]
}

let notices = 0
const due = (key: string, params: object): Told => {
  const id = `notice-${++notices}`
  return order('NotificationDue', { id, key, params, dueAt: at(0) })
}
const telling = (event: Told, key: string, fulfilmentId: string, params: object = {}): Told => ({
  ...event,
  next: due(key, { fulfilmentId, locationId: 'depot', ...params }),
})

export const picked = (fulfilmentId: string, quantity: number): Told[] => [
  order('PickingStarted', { fulfilmentId, locationId: 'depot', startedAt: at(0) }),
  order('UnitsPicked', { fulfilmentId, lines: [{ lineId: fulfilmentId, quantity }], pickedAt: at(0) }),
]

export const sent = (fulfilmentId: string, first: number, last: number, data: object = {}): Told => {
  const parcel = { parcelId: `parcel-${first}`, carrier: 'post', trackingReference: 'T' }
  const issue = { issueId: `i-${first}`, locationId: 'depot', leftAt: at(20), positions: some(last - first + 1) }
  const event = order('ShipmentSent', {
    ...{ fulfilmentId, ...parcel, lines: [units(fulfilmentId, first, last)], captures: [], isLast: false, sentAt: at(20) },
    issue: { ...issue, reservationId: `h-${fulfilmentId}` },
    ...data,
  })
  return telling(event, 'shipment.sent', fulfilmentId, parcel)
}

export const lost = (
  parcelId: string,
  data: { again?: { into: string; captures?: unknown } } & Record<string, unknown>,
): Told => {
  const event = order('ShipmentLost', {
    ...{ fulfilmentId: 'f', locationId: 'depot', parcelId, turns: null, reason: '', refundsDue: [], refunds: [], lostAt: at(30) },
    ...data,
  })
  return telling(event, 'shipment.lost', 'f', { parcelId, ...(data.again ? { sentAgainIn: data.again.into } : {}) })
}

export const cash = (amountMinor: number) => [{ tenderId: 'cash', amountMinor }]
let cancellations = 0
/** Told of the group of the first line. */
export const cancelled = (lines: ReturnType<typeof units>[], data: object): Told => {
  const cancellationId = `cancellation-${++cancellations}`
  const plain = { cancellationId, because: 'asked', reason: '', ended: [], refundsDue: [], voids: [], cancelledAt: at(40) }
  return telling(order('UnitsCancelled', { ...plain, lines, ...data }), 'lines.cancelled', lines[0]?.lineId ?? '')
}
export const orderCancelled = (data: object): Told =>
  order('OrderCancelled', { reason: '', refundsDue: cash(500), cancelledAt: at(40), ...data })
export const whole = {
  lines: [units('f', 1, 3), units('g', 1), units('p', 1)],
  holds: [hold('f', 3), hold('g', 1)],
}

/** An amendment that comes to nothing, unless told. */
export const amended = (data: object): Told => {
  const plain = {
    amendmentId: 'a',
    amendment: 1,
    reason: '',
    repriced: [],
    added: [],
    fulfilments: [],
    reserved: [],
    payments: [],
  }
  const nothing = { tenders: [], paid: [], totalMinor: 500, ended: [], lines: [], holds: [], refundsDue: [], amendedAt: at(40) }
  return { ...order('OrderAmended', { ...plain, ...nothing, ...data }), next: due('order.amended', {}) }
}

/** By the last of these events, and nothing else up to there; what is left undone is not looked at. */
export const names = (log: readonly Told[], why: string): void =>
  expect(firstBroken(log, { marginMs: 1e9 })).toBe(`${log.length - 1} ${why}`)
