import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { difference, union } from '#kernel/units.ts'
import type { Account, AccountCommand, AccountEvent, LeftLine, PromisedLot } from './account.ts'
import { lineOf, orderOf } from './evolve.ts'
import { lotsOfOrder, nextActivation } from './lots.ts'
import { isSameTerms, maxPoints, pointsOf, type Terms } from './points.ts'
import { rateFor } from './policy.ts'

type Promise = Of<AccountCommand, 'PromisePoints'>
type Earned = { line: LeftLine; terms: Terms; units: PromisedLot['units']; points: bigint }

export function promise(command: Promise, account: Account): AccountEvent[] {
  const earned = command.lines.flatMap(line => earnedBy(line, command, account))
  if (earned.length === 0) return []
  requireCountable(earned, account)
  const { orderId, currency, policy, channelKind, purchasedAt, at } = command
  const [policyVersion, lots] = [policy.version, earned.map(toLot)]
  return [{ type: 'PointsPromised', orderId, currency, policyVersion, channelKind, purchasedAt, lots, promisedAt: at }]
}

/** Units that were not promised before, nor came back. A line keeps the terms that it was first promised by. */
function earnedBy(line: LeftLine, { orderId, currency, channelKind, policy }: Promise, account: Account): Earned[] {
  const { lineId, category, quantity, amountMinor } = line
  const known = lineOf(orderOf(account, orderId), lineId)
  if (known.terms && !isSameTerms(known.terms, line)) throw new Rejection('exists', 'UNITS_DIFFER', { line_id: lineId })
  const units = difference(line.units, union(known.promised, known.clawedBack))
  if (units.length === 0) return []
  const terms = known.terms ?? { quantity, amountMinor, rate: rateFor(policy, { currency, channelKind, category }) }
  return [{ line, terms, units, points: pointsOf(terms, units) }]
}

function requireCountable(earned: readonly Earned[], { totals }: Account): void {
  const points = earned.reduce((sum, each) => sum + each.points, BigInt(totals.earned + totals.adjustedIn))
  if (points <= maxPoints) return
  throw new Rejection('invalid', 'INVALID_FIELD', { field: 'lines', problem: 'earn more points than an account can count' })
}

const toLot = ({ line: { lotId, lineId, activatesAt }, terms, units, points }: Earned): PromisedLot => ({
  lotId,
  lineId,
  ...terms,
  units,
  points: Number(points),
  activatesAt,
})

/** Lots pay debt as they become active, the oldest first. */
export function activate({ orderId, at }: Of<AccountCommand, 'ActivatePoints'>, account: Account): AccountEvent[] {
  const next = nextActivation(account, orderId)
  if (next === null) return []
  if (next > at) reject('NOT_DUE', { due_at: next })
  let { debt } = account
  const due = lotsOfOrder(account, orderId).filter(lot => lot.state === 'promised' && (lot.activatesAt ?? at) <= at)
  const lots = due.map(({ lotId, points }) => {
    const debtRepaid = Math.min(debt, points)
    debt -= debtRepaid
    return { lotId, points, debtRepaid }
  })
  return [{ type: 'PointsActivated', orderId, lots, activatedAt: at }]
}
