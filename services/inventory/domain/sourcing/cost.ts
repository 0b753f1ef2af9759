import type { Demand, Source } from './types.ts'

/** Of a set of sources, the earlier figure deciding: priorities, metres and orders of today, each in sum. */
export type Cost = readonly [priority: number, metres: number, orders: number]

export const nothing: Cost = [0, 0, 0]
export const plus = ([a, b, c]: Cost, { priority, metres, ordersToday }: Source): Cost => [
  a + priority,
  b + metres,
  c + ordersToday,
]
export const costOf = (sources: readonly Source[]): Cost => sources.reduce(plus, nothing)

export function compareCosts(a: Cost, b: Cost): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Who is asked first; ids settle what nothing else does, so that the same facts give the same answer. */
export const compareSources = (a: Source, b: Source): number =>
  compareCosts(plus(nothing, a), plus(nothing, b)) || compareIds(a.locationId, b.locationId)

export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Fewest parcels, then cost, then ids. */
export function compareSets(a: readonly Source[], b: readonly Source[]): number {
  return a.length - b.length || compareCosts(costOf(a), costOf(b)) || compareIds(idsOf(a), idsOf(b))
}

const idsOf = (sources: readonly Source[]): string =>
  sources
    .map(({ locationId }) => locationId)
    .sort(compareIds)
    .join(' ')

export const covers = (sources: readonly Source[], demand: readonly Demand[]): boolean =>
  demand.every(({ sku, quantity }) => sources.reduce((sum, { stock }) => sum + (stock.get(sku) ?? 0), 0) >= quantity)
