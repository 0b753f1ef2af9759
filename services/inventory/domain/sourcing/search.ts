import { type Cost, compareSets, compareSources, nothing, plus } from './cost.ts'
import { greedySet } from './greedy.ts'
import type { Demand, Source } from './types.ts'

/** How much is weighed before a good answer must do: figures looked at, some ten milliseconds. */
export const mostSteps = 2_000_000

export type Found = { sources: Source[]; isExact: boolean }

/** The best set of sources that covers the demand, which all of them together must. */
export function bestSet(given: readonly Source[], demand: readonly Demand[], most = mostSteps): Found {
  const greedy = greedySet(given, demand)
  if (greedy.length === 0) return { sources: [], isExact: true }
  const sources = [...given].sort(compareSources)
  const budget = { steps: most - sources.length * demand.length }
  if (budget.steps <= 0) return { sources: greedy, isExact: false }
  const figures = figuresOf(sources, demand)
  for (let size = fewestOf(figures, demand); size <= greedy.length; size++) {
    const found = bestOfSize(size, { sources, demand, budget, ...figures })
    const best = found && compareSets(found, greedy) < 0 ? found : greedy
    if (budget.steps <= 0) return { sources: best, isExact: false }
    if (found) return { sources: best, isExact: true }
  }
  return { sources: greedy, isExact: true }
}

/** By source, then by line: units there, and the most that any source from there on has. */
type Figures = { stock: number[][]; mostBehind: number[][] }

function figuresOf(sources: readonly Source[], demand: readonly Demand[]): Figures {
  const stock = sources.map(({ stock: has }) => demand.map(({ sku }) => has.get(sku) ?? 0))
  const mostBehind: number[][] = new Array(sources.length)
  let most = demand.map(() => 0)
  for (let index = sources.length - 1; index >= 0; index--) {
    most = most.map((units, line) => Math.max(units, stock[index]?.[line] ?? 0))
    mostBehind[index] = most
  }
  return { stock, mostBehind }
}

/** No set of fewer can cover some line. */
function fewestOf({ stock }: Figures, demand: readonly Demand[]): number {
  const fewest = demand.map(({ quantity }, line) => {
    const most = stock.map(units => units[line] ?? 0).sort((a, b) => b - a)
    let [left, count] = [quantity, 0]
    while (left > 0 && count < most.length) left -= most[count++] ?? 0
    return count
  })
  return Math.max(...fewest)
}

type Search = Figures & { sources: readonly Source[]; demand: readonly Demand[]; budget: { steps: number } }

/** Sources come in the order in which they are asked, so that those behind cost no less in what decides first. */
function bestOfSize(size: number, { sources, demand, budget, stock, mostBehind }: Search): Source[] | undefined {
  let best: { set: Source[]; cost: Cost } | undefined
  const chosen: Source[] = []

  function descend(from: number, left: number, needs: readonly number[], cost: Cost): void {
    if (left === 0) {
      if (needs.every(need => need <= 0) && (!best || compareSets(chosen, best.set) < 0)) best = { set: [...chosen], cost }
      return
    }
    for (let index = from; index <= sources.length - left; index++) {
      budget.steps -= needs.length
      if (budget.steps <= 0) return
      const source = sources[index]
      const most = mostBehind[index]
      const has = stock[index]
      if (!source || !most || !has) return
      if (needs.some((need, line) => need > left * (most[line] ?? 0))) return
      if (best && cost[0] + left * source.priority > best.cost[0]) return
      chosen.push(source)
      descend(
        index + 1,
        left - 1,
        needs.map((need, line) => need - (has[line] ?? 0)),
        plus(cost, source),
      )
      chosen.pop()
    }
  }

  descend(
    0,
    size,
    demand.map(({ quantity }) => quantity),
    nothing,
  )
  return best?.set
}
