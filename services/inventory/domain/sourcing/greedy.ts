import { compareSources, covers } from './cost.ts'
import type { Demand, Source } from './types.ts'

/** A good set that covers the demand, of however many sources; all of them together must. */
export function greedySet(sources: readonly Source[], demand: readonly Demand[]): Source[] {
  const chosen: Source[] = []
  const left = new Map(demand.map(({ sku, quantity }) => [sku, quantity]))
  const open = new Set([...sources].sort(compareSources))
  while (left.size > 0) {
    const next = mostUseful(open, left)
    if (!next) return chosen
    open.delete(next)
    chosen.push(next)
    for (const [sku, quantity] of left) {
      const rest = quantity - (next.stock.get(sku) ?? 0)
      if (rest > 0) left.set(sku, rest)
      else left.delete(sku)
    }
  }
  return withoutIdle(chosen, demand)
}

/** It ends the most lines, else gives the most units; the first of equals. */
function mostUseful(open: Iterable<Source>, left: ReadonlyMap<string, number>): Source | undefined {
  let best: { source: Source; ended: number; units: number } | undefined
  for (const source of open) {
    let [ended, units] = [0, 0]
    for (const [sku, quantity] of left) {
      const given = Math.min(quantity, source.stock.get(sku) ?? 0)
      ended += given === quantity ? 1 : 0
      units += given
    }
    if (units > 0 && (!best || ended > best.ended || (ended === best.ended && units > best.units)))
      best = { source, ended, units }
  }
  return best?.source
}

/** Who is asked last goes first, where the others do without. */
function withoutIdle(chosen: readonly Source[], demand: readonly Demand[]): Source[] {
  return [...chosen]
    .sort((a, b) => compareSources(b, a))
    .reduce(
      (kept, source) => {
        const others = kept.filter(each => each !== source)
        return covers(others, demand) ? others : kept
      },
      [...chosen],
    )
}
