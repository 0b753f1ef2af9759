import { toTimestamp } from '#platform/fields.ts'
import { fresh } from '../service-host.ts'
import type { Clients } from './host.ts'

export const mug = (sku: string) => ({
  sku,
  kind: 'ITEM_KIND_GOODS' as const,
  names: { en: 'Mug', ar: 'كوب' },
  barcodes: ['5012345678900'],
  category: 'kitchen',
  taxClass: 'standard',
})
export const leeds = (locationId: string) => ({
  locationId,
  kind: 'LOCATION_KIND_STORE' as const,
  name: 'Leeds',
  countryCode: 'GB',
  timeZone: 'Europe/London',
  priority: 0,
  coordinates: null,
  dailyOrderCap: 0,
})

export type Shelf = { sku: string; locationId: string }

/** A new location and this many new items there, each with so many units. */
export async function stocked({ catalog, inventory }: Clients, ...quantities: number[]): Promise<Shelf[]> {
  const locationId = fresh('leeds')
  await catalog.putLocation({ requestId: fresh('put'), location: leeds(locationId) })
  const prefix = fresh('MUG')
  const shelves = quantities.map((quantity, index) => ({ sku: `${prefix}-${index}`, locationId, quantity }))
  await Promise.all(
    shelves.map(async ({ sku, quantity }) => {
      await catalog.putItem({ requestId: fresh('put'), item: mug(sku) })
      if (quantity > 0) await inventory.receiveStock({ requestId: fresh('receive'), sku, locationId, quantity })
    }),
  )
  return shelves.map(({ sku }) => ({ sku, locationId }))
}

type Quantities = { shelf: Shelf; quantity: number }[]
const linesOf = (quantities: Quantities) => quantities.map(({ shelf, quantity }) => ({ ...shelf, quantity: String(quantity) }))

const decidedNow = () => toTimestamp(new Date().toISOString())

export function reservation(reservationId: string, quantities: Quantities) {
  const owner = { stream: `order-${reservationId}`, step: 'placement/1' }
  return { requestId: `reserve-${reservationId}`, reservationId, owner, decidedAt: decidedNow(), lines: linesOf(quantities) }
}

export function issue(issueId: string, quantities: Quantities, more: { reservationId?: string; alreadyLeft?: boolean } = {}) {
  const owner = { stream: `order-${more.reservationId ?? issueId}`, step: `departure/${issueId}` }
  return { requestId: `issue-${issueId}`, issueId, owner, lines: linesOf(quantities), ...more }
}

export async function stockOf({ inventory }: Clients, shelf: Shelf | undefined) {
  const { stock } = await inventory.getStock(shelf ?? {})
  return stock ?? undefined
}
