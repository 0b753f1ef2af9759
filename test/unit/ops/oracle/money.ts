import type { Logged } from './oracle.ts'

type Priced = {
  lineId: string
  quantity: number
  unitPriceMinor: number
  discounts: { amountMinor: number }[]
  taxMinor: number
  totalMinor: number
}
type Tendered = { tenderId: string; amountMinor: number }

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)
const isUnique = (keys: readonly string[]) => new Set(keys).size === keys.length

/** Judges an order's money unit by unit. */
export function isMoneyLegal(order: readonly Logged[]): boolean {
  const placed = order.find(({ type }) => type === 'OrderPlaced')
  return order.every(event => {
    if (event.type === 'OrderPlaced') return addsUp(event.data)
    if (event.type !== 'OrderCancelled') return true
    return placed !== undefined && order.indexOf(placed) < order.indexOf(event) && isGivenBack(placed.data, event.data)
  })
}

function addsUp({ lines, tenders, totalMinor, pricesIncludeTax }: Logged['data']): boolean {
  const areLinesRight = lines.every((line: Priced) => {
    const discounted = line.quantity * line.unitPriceMinor - sum(line.discounts.map(({ amountMinor }) => amountMinor))
    const total = discounted + (pricesIncludeTax ? 0 : line.taxMinor)
    return discounted >= 0 && total === line.totalMinor && line.taxMinor <= total
  })
  return (
    areLinesRight &&
    isUnique(lines.map(({ lineId }: Priced) => lineId)) &&
    isUnique(tenders.map(({ tenderId }: Tendered) => tenderId)) &&
    sum(lines.map((line: Priced) => line.totalMinor)) === totalMinor &&
    sum(tenders.map(({ amountMinor }: Tendered) => amountMinor)) === totalMinor
  )
}

/** A whole order: everybody gets back what they gave. */
function isGivenBack(placed: Logged['data'], { lines, refundsDue }: Logged['data']): boolean {
  type Cancelled = { lineId: string; units: { first: number; last: number }[] }
  const numbers = (lineId: string): number[] =>
    lines
      .filter((line: Cancelled) => line.lineId === lineId)
      .flatMap(({ units }: Cancelled) =>
        units.flatMap(({ first, last }) => Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n)),
      )
  const isOrdered = lines.every(({ units }: Cancelled) => units.every(({ first, last }) => first <= last))
  return (
    isOrdered &&
    lines.length === placed.lines.length &&
    placed.lines.every(
      ({ lineId, quantity }: Priced) => numbers(lineId).join() === Array.from({ length: quantity }, (_, n) => n + 1).join(),
    ) &&
    refundsDue.map(({ tenderId, amountMinor }: Tendered) => `${tenderId} ${amountMinor}`).join() ===
      placed.tenders.map(({ tenderId, amountMinor }: Tendered) => `${tenderId} ${amountMinor}`).join()
  )
}
