import { Broken } from './model.ts'
import { type Lines, type Priced, type Spread, sum } from './money-lines.ts'
import type { AuditedEvent } from './shapes.ts'

type Due = Extract<AuditedEvent, { type: 'OrderCancelled' }>['refundsDue']

export function sharesOfUnits(priced: Priced, lines: Lines): bigint[] {
  const shares = priced.tenders.map(() => 0n)
  for (const { lineId, units } of lines) {
    const spread = priced.spreads.findLast(each => each.lines.some(line => line.lineId === lineId))
    if (!spread) continue
    const at = spread.lines.findIndex(line => line.lineId === lineId)
    const before = sum(spread.lines.slice(0, at).map(({ total }) => total))
    for (const { first, last } of units) {
      const until = sharesOf(spread.paid, before + costUpTo(spread.lines[at], last))
      const from = sharesOf(spread.paid, before + costUpTo(spread.lines[at], first - 1))
      for (const [index, share] of until.entries()) shares[index] = (shares[index] ?? 0n) + share - (from[index] ?? 0n)
    }
  }
  return shares
}

/** What the first units of a line cost: equal parts in whole minor units, the first ones the remainder. */
function costUpTo(line: Spread['lines'][number] | undefined, unit: number): bigint {
  if (!line) return 0n
  const { total, quantity } = line
  const [count, upTo] = [BigInt(quantity), BigInt(unit)]
  const dearer = total % count
  return (total / count) * upTo + (upTo < dearer ? upTo : dearer)
}

/** What each tender paid of the first `cost` of the order: its proportion of what those before it left, rounded down. */
export function sharesOf(paid: readonly bigint[], cost: bigint): bigint[] {
  let due = cost
  let outstanding = sum(paid)
  return paid.map(amount => {
    const share = outstanding === 0n ? 0n : (amount * due) / outstanding
    due -= share
    outstanding -= amount
    return share
  })
}

/** Only what the channel settled is owed back: of the rest nothing was taken. */
export function requireDue({ tenders }: Priced, due: readonly bigint[], told: Due): void {
  const expected = tenders.flatMap(({ tenderId, paymentId }, index) => (paymentId === null ? [`${tenderId}: ${due[index]}`] : []))
  const given = told.map(({ tenderId, amountMinor }) => `${tenderId}: ${amountMinor}`)
  if (expected.join() !== given.join()) throw new Broken(`gives back ${given.join(', ')}, where ${expected.join(', ')} is due`)
}

/** A payment is let go when the last of what was to be taken of it has ended, and nothing was. */
export function requireVoids(
  { tenders }: Priced,
  before: readonly bigint[],
  after: readonly bigint[],
  told: readonly { paymentId: string }[],
): void {
  const expected = tenders.flatMap(({ paymentId, isRefused, isCaptured }, index) =>
    paymentId !== null && !isRefused && !isCaptured && before[index] !== 0n && after[index] === 0n ? [paymentId] : [],
  )
  const given = told.map(({ paymentId }) => paymentId)
  if (expected.join() !== given.join()) throw new Broken(`lets payments [${given}] go, where [${expected}] are free`)
}
