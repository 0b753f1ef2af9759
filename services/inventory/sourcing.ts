import type { Projections } from '#platform/projections.ts'
import { startOfDay } from './domain/sourcing/day.ts'
import type { Candidate } from './domain/sourcing/types.ts'
import { locationOf, locations } from './read-models/locations.ts'
import { ordersTaken } from './read-models/orders-taken.ts'

type There = {
  /** What is free. */
  shown: readonly { sku: string; locationId: string; available: number }[]
  /** What who asks holds already, each position once. */
  held: readonly { sku: string; locationId: string; quantity: number }[]
}

/** Every location that has something, with what it has and how it stands now. */
export async function candidatesOf({ shown, held }: There, now: string, projections: Projections): Promise<Candidate[]> {
  const stocked = Map.groupBy(
    shown.filter(({ available }) => available > 0),
    ({ locationId }) => locationId,
  )
  const holding = Map.groupBy(held, ({ locationId }) => locationId)
  const places = [...new Set([...stocked.keys(), ...holding.keys()])]
  if (places.length === 0) return []
  const rows = await projections.rows(locations).selectAll().where('location_id', 'in', places).execute()
  const orders = await ordersToday(rows.map(locationOf), now, projections)
  return rows.map(locationOf).map(({ locationId, countryCode, priority, coordinates, dailyOrderCap }) => {
    const own = holding.get(locationId)
    return {
      ...{ locationId, countryCode, priority, coordinates, dailyOrderCap },
      ordersToday: orders.get(locationId) ?? 0,
      stock: new Map(stocked.get(locationId)?.map(({ sku, available }) => [sku, available])),
      ...(own && { held: new Map(own.map(({ sku, quantity }) => [sku, quantity])) }),
    }
  })
}

type Place = { locationId: string; timeZone: string }

async function ordersToday(places: readonly Place[], now: string, projections: Projections): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const [timeZone, own] of Map.groupBy(places, place => place.timeZone)) {
    const rows = await projections
      .rows(ordersTaken)
      .select(({ fn }) => ['location_id', fn.countAll<number>().as('orders')])
      .where(
        'location_id',
        'in',
        own.map(({ locationId }) => locationId),
      )
      .where('taken_at', '>=', startOfDay(now, timeZone))
      .groupBy('location_id')
      .execute()
    for (const { location_id, orders } of rows) counts.set(location_id, orders)
  }
  return counts
}
