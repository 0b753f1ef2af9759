import { uuidV5 } from '#platform/uuid.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import { orderOf, type Shop, unique } from './shop.ts'

/** A SKU with so many units at each location, seen by whoever asks where to source it. */
export async function stockedAt(shop: Shop, there: Record<string, number>): Promise<string> {
  const sku = unique('mug')
  await shop.put(sku)
  for (const [locationId, quantity] of Object.entries(there)) if (quantity > 0) await shop.receive(sku, quantity, locationId)
  await seen(shop, sku)
  return sku
}

/** What the log tells now is seen by whoever asks where to source a SKU. */
export async function seen(shop: Shop, sku: string): Promise<void> {
  const minPosition = String(await shop.logEnd())
  await shop.inventory.suggestSourcing({ lines: [{ sku, quantity: '1' }], minPosition })
}

/** So many units of each, to be sent from wherever they are. */
export function sentOf(units: Record<string, number>, over: Partial<PlaceOrderRequest> = {}) {
  const lines = Object.entries(units).map(([sku, quantity], index) => ({
    ...{ lineId: `l-${index + 1}`, sku, quantity, unitPriceMinor: 100, fulfilmentId: 'd-1' },
  }))
  const total = lines.reduce((sum, { quantity }) => sum + quantity * 100, 0)
  return orderOf('', {
    lines,
    fulfilments: [{ fulfilmentId: 'd-1', method: 'FULFILMENT_METHOD_DELIVERY' }],
    tenders: [{ tenderId: 't-1', kind: 'TENDER_KIND_CARD', amountMinor: total, reference: 'settled', currencyCode: 'GBP' }],
    totalMinor: total,
    ...over,
  })
}

/** The same, to be shipped to a store. */
export const toStore = (destinationId: string, units: Record<string, number>, over: Partial<PlaceOrderRequest> = {}) =>
  sentOf(units, {
    fulfilments: [{ fulfilmentId: 'd-1', method: 'FULFILMENT_METHOD_SHIP_TO_STORE', destinationId }],
    ...over,
  })

export const orderIdOf = ({ channelOrderId }: { channelOrderId: string }, channel = 'web-uk') =>
  uuidV5(['order', channel, channelOrderId])

/** Where each group leaves from: its id, its location, and the units of its first line. */
export const sources = (order: Order__Output | null) =>
  (order?.fulfilments ?? []).map(({ fulfilmentId, locationId, lines }) => {
    const units = lines[0]?.units.map(({ first, last }) => `${first}-${last}`).join() ?? ''
    return `${fulfilmentId}@${locationId}: ${units}`
  })
