import { Rejection } from '#kernel/rejection.ts'
import { type UnitRange, union } from '#kernel/units.ts'
import type { Words } from '#kernel/words.ts'
import type { Priced } from './commands.ts'
import type { ReturnEvent } from './events.ts'
import { refundFor, spread } from './money.ts'
import { lineOf } from './parts.ts'
import type { AcceptedUnits, GrantedRefund, LineUnits, OpenedReturn } from './return.ts'

type Acceptance = { lines: AcceptedUnits[]; priced: Priced | null; approvedBecause: Words | null; at: string }

/** Accepts units and grants what is given back for them. */
export function accept(opened: OpenedReturn, { lines, priced, approvedBecause, at }: Acceptance): ReturnEvent[] {
  if (lines.length === 0) return []
  const whole = byLine(lines)
  if (!priced || priced.grant !== opened.grants.length + 1 || !isSame(priced.lines, whole)) {
    // Somebody decided about other units since these were priced.
    throw new Rejection('contended', 'STREAM_CONTENDED')
  }
  const refunds = refundsFor(opened, whole, priced)
  const executed = opened.alreadyRefunded ? refunds : []
  return [
    { type: 'UnitsAccepted', lines, approvedBecause, acceptedAt: at },
    { type: 'RefundGranted', refunds, lines: whole, grantedAt: at },
    ...executed.map(({ refundId }) => ({ type: 'RefundExecuted', refundId, executedAt: at }) as const),
  ]
}

/** Each line once, in the order of the return's own. */
export function byLine(lines: readonly LineUnits[]): LineUnits[] {
  const units = new Map<string, UnitRange[]>()
  for (const line of lines) units.set(line.lineId, union(units.get(line.lineId) ?? [], line.units))
  return [...units].map(([lineId, ranges]) => ({ lineId, units: ranges }))
}

const isSame = (a: readonly LineUnits[], b: readonly LineUnits[]): boolean => JSON.stringify(a) === JSON.stringify(b)

function refundsFor(opened: OpenedReturn, lines: readonly LineUnits[], { shares }: Priced): GrantedRefund[] {
  const refund = lines.reduce((sum, { lineId, units }) => {
    const line = lineOf(opened, lineId)
    return sum + (line ? refundFor(line, units) : 0)
  }, 0)
  const amounts = spread(shares, refund)
  return shares.flatMap(({ refundId, tenderId }, index) => {
    const tender = opened.tenders.find(each => each.tenderId === tenderId)
    const amountMinor = amounts[index] ?? 0
    if (!tender || amountMinor === 0) return []
    return [{ refundId, tenderId, paymentId: tender.paymentId, kind: tender.kind, amountMinor }]
  })
}
