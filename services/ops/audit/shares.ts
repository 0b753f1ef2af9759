import type { Range } from './ranges.ts'

export type SharedLine = { lineId: string; quantity: number; total: number }
type Paying = { tenderId: string; amount: number }
/** `spreads`: who pays for which lines, each line as the last that names it says. */
export type Shared = {
  tenders: readonly Paying[]
  spreads: readonly { lines: readonly SharedLine[]; tenders: readonly Paying[] }[]
}

/** What the first units of a line cost: each an equal part in whole minor units, the first ones the remainder. */
const costUpTo = ({ quantity, total }: SharedLine, unit: number): bigint => {
  const [count, all, upTo] = [BigInt(quantity), BigInt(total), BigInt(unit)]
  const remainder = all % count
  return (all / count) * upTo + (upTo < remainder ? upTo : remainder)
}

export const costOf = (line: SharedLine, units: readonly Range[]): number =>
  Number(units.reduce((sum, { first, last }) => sum + costUpTo(line, last) - costUpTo(line, first - 1), 0n))

/** What one tender after the other paid of the first `cost` of an order: its part of what those before it left, rounded down. */
function paidUpTo({ tenders }: Pick<Shared, 'tenders'>, cost: bigint): bigint[] {
  let due = cost
  let left = tenders.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  return tenders.map(({ amount }) => {
    const paid = left === 0n ? 0n : (BigInt(amount) * due) / left
    due -= paid
    left -= BigInt(amount)
    return paid
  })
}

/** What each tender paid for these units, by its id. */
export function paidFor(order: Shared, chosen: ReadonlyMap<string, readonly Range[]>): Map<string, number> {
  const paid = new Map(order.tenders.map(({ tenderId }) => [tenderId, 0n]))
  for (const [lineId, units] of chosen) {
    const spread = order.spreads.findLast(({ lines }) => lines.some(line => line.lineId === lineId))
    const at = spread?.lines.findIndex(line => line.lineId === lineId) ?? -1
    const line = spread?.lines[at]
    if (!spread || !line) continue
    const before = spread.lines.slice(0, at).reduce((sum, { total }) => sum + BigInt(total), 0n)
    for (const { first, last } of units) {
      const until = paidUpTo(spread, before + costUpTo(line, last))
      const from = paidUpTo(spread, before + costUpTo(line, first - 1))
      for (const [index, { tenderId }] of spread.tenders.entries())
        paid.set(tenderId, (paid.get(tenderId) ?? 0n) + (until[index] ?? 0n) - (from[index] ?? 0n))
    }
  }
  return new Map([...paid].map(([tenderId, amount]) => [tenderId, Number(amount)]))
}

/** Units of a line fall in two classes by their cost: how many there are of each. */
export function classesOf({ quantity, total }: SharedLine, units: readonly Range[]): { cost: number; count: number }[] {
  const dearer = total % quantity
  const cost = Math.floor(total / quantity)
  const count = units.reduce((sum, { first, last }) => sum + Math.max(0, Math.min(last, dearer) - first + 1), 0)
  const all = units.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return [
    { cost: cost + 1, count },
    { cost, count: all - count },
  ].filter(each => each.count > 0)
}
