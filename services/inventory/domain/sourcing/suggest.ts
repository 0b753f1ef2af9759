import { compareIds, compareSources, covers } from './cost.ts'
import { distanceMetres, farthestMetres } from './distance.ts'
import { bestSet } from './search.ts'
import type { Candidate, Demand, Obstacle, Source, SourcingReason, SourcingTerms, SuggestedParcel, Suggestion } from './types.ts'

/** Where a basket could come from: what no candidate has is missing, and the rest is covered. */
export function suggest(candidates: readonly Candidate[], terms: SourcingTerms, mostSteps?: number): Suggestion {
  const judged = candidates.map(candidate => ({ candidate, because: obstacleOf(candidate, terms) }))
  const open = judged.filter(({ because }) => because === null).map(({ candidate }) => sourceOf(candidate, terms))
  const held = open.flatMap(source => (source.held ? [{ ...source, stock: source.held }] : []))
  // Who holds all of it already is told no other way to have it.
  const sources = (covers(held, terms.demand) ? held : open.map(source => within(source, terms))).sort(compareSources)
  const there = terms.demand.map(({ sku, quantity }) => ({ sku, quantity: Math.min(quantity, unitsOf(sources, sku)) }))
  const coverable = there.filter(({ quantity }) => quantity > 0)
  const { sources: chosen, isExact } = bestSet(sources, coverable, mostSteps)
  return {
    parcels: shared([...chosen].sort(compareSources), coverable).map(parcel => ({
      ...parcel,
      reasons: reasonsFor(parcel.source, { chosen, sources, isExact, demand: coverable }),
    })),
    missing: terms.demand
      .map(({ sku, quantity }, line) => ({ sku, quantity: quantity - (there[line]?.quantity ?? 0) }))
      .filter(({ quantity }) => quantity > 0),
    isExact,
    passed: judged
      .flatMap(({ candidate: { locationId }, because }) => (because === null ? [] : [{ locationId, because }]))
      .sort((a, b) => compareIds(a.locationId, b.locationId)),
  }
}

/** What is free as far as it counts, and what is held besides. */
function within(source: Source, { atMost = [], taken = [] }: SourcingTerms): Source {
  const here = (positions: typeof atMost) =>
    new Map(positions.filter(each => each.locationId === source.locationId).map(each => [each.sku, each.quantity]))
  const [bounds, gone] = [here(atMost), here(taken)]
  if (bounds.size === 0 && gone.size === 0 && !source.held) return source
  const stock = new Map(source.held)
  for (const [sku, units] of source.stock) {
    const free = Math.min(units, bounds.get(sku) ?? units) - (gone.get(sku) ?? 0)
    stock.set(sku, (stock.get(sku) ?? 0) + Math.max(0, free))
  }
  return { ...source, stock: new Map([...stock].filter(([, units]) => units > 0)) }
}

function obstacleOf(candidate: Candidate, { excluded, countries, destinationId }: SourcingTerms): Obstacle | null {
  if (candidate.locationId === destinationId) return 'destination'
  if (excluded.has(candidate.locationId)) return 'excluded'
  if (countries.size > 0 && !countries.has(candidate.countryCode)) return 'country'
  // Where something is held for it, it is one of those orders.
  const isFull = candidate.dailyOrderCap > 0 && candidate.ordersToday >= candidate.dailyOrderCap && !candidate.held
  return isFull ? 'daily_cap' : null
}

function sourceOf(candidate: Candidate, { destination }: SourcingTerms): Source {
  if (destination === null) return { ...candidate, distanceMetres: null, metres: 0 }
  if (candidate.coordinates === null) return { ...candidate, distanceMetres: null, metres: farthestMetres }
  const metres = distanceMetres(candidate.coordinates, destination)
  return { ...candidate, distanceMetres: metres, metres }
}

const unitsOf = (sources: readonly Source[], sku: string) => sources.reduce((sum, { stock }) => sum + (stock.get(sku) ?? 0), 0)

/** A line stays whole where one of them has it; else who is asked first gives first. */
function shared(chosen: readonly Source[], demand: readonly Demand[]): Omit<SuggestedParcel, 'reasons'>[] {
  const parcels = chosen.map(source => ({ source, lines: [] as Demand[] }))
  for (const { sku, quantity } of demand) {
    const whole = parcels.find(({ source }) => (source.stock.get(sku) ?? 0) >= quantity)
    let left = quantity
    for (const { source, lines } of whole ? [whole] : parcels) {
      const units = Math.min(left, source.stock.get(sku) ?? 0)
      if (units > 0) lines.push({ sku, quantity: units })
      left -= units
    }
  }
  return parcels
}

type Weighed = { chosen: readonly Source[]; sources: readonly Source[]; isExact: boolean; demand: readonly Demand[] }

function reasonsFor(source: Source, { chosen, sources, isExact, demand }: Weighed): SourcingReason[] {
  const others = chosen.filter(each => each !== source)
  const rival = sources.find(each => !chosen.includes(each) && covers([...others, each], demand))
  const alone: SourcingReason[] = others.length === 0 ? ['covers_all'] : isExact ? ['fewest_parcels'] : []
  return [...alone, rival ? betterBy(source, rival) : 'only_source']
}

/** Against the best of those that could take its place. */
function betterBy(source: Source, rival: Source): SourcingReason {
  if (source.priority !== rival.priority) return 'priority'
  if (source.metres !== rival.metres) return 'nearest'
  return source.ordersToday === rival.ordersToday ? 'id' : 'least_load'
}
