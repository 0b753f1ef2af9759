import type { Range } from './ranges.ts'

export type SharedLine = { lineId: string; quantity: number; total: number }
export type Shared = { lines: readonly SharedLine[]; tenders: readonly { tenderId: string; amount: number }[] }

/** What the first units of a line cost: each an equal part in whole minor units, the first ones the remainder. */
const costUpTo = ({ quantity, total }: SharedLine, unit: number): bigint => {
  const [count, all, upTo] = [BigInt(quantity), BigInt(total), BigInt(unit)]
  const remainder = all % count
  return (all / count) * upTo + (upTo < remainder ? upTo : remainder)
}

export const costOf = (line: SharedLine, units: readonly Range[]): number =>
  Number(units.reduce((sum, { first, last }) => sum + costUpTo(line, last) - costUpTo(line, first - 1), 0n))

/** What one tender after the other paid of the first `cost` of an order: its part of what those before it left, rounded down. */
function paidUpTo({ tenders }: Shared, cost: bigint): bigint[] {
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
  const paid = order.tenders.map(() => 0n)
  let before = 0n
  for (const line of order.lines) {
    for (const { first, last } of chosen.get(line.lineId) ?? []) {
      const until = paidUpTo(order, before + costUpTo(line, last))
      const from = paidUpTo(order, before + costUpTo(line, first - 1))
      for (const [index, amount] of until.entries()) paid[index] = (paid[index] ?? 0n) + amount - (from[index] ?? 0n)
    }
    before += BigInt(line.total)
  }
  return new Map(order.tenders.map(({ tenderId }, index) => [tenderId, Number(paid[index])]))
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
