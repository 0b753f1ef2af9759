import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { Account, AccountCommand, AccountEvent } from './account.ts'
import { takeActive } from './lots.ts'
import { maxPoints } from './points.ts'

type Adjust = Of<AccountCommand, 'AdjustPoints'>

export function adjust(command: Adjust, account: Account): AccountEvent[] {
  return [command.difference > 0 ? gain(command, account) : loss(command, account)]
}

function gain({ type: _, at, ...adjustment }: Adjust, { debt, totals }: Account): AccountEvent {
  const { adjustmentId, difference } = adjustment
  if (BigInt(totals.earned + totals.adjustedIn) + BigInt(difference) > maxPoints) {
    throw new Rejection('invalid', 'INVALID_FIELD', { field: 'difference', problem: 'is more than an account can count' })
  }
  const debtRepaid = Math.min(debt, difference)
  return { type: 'PointsAdjusted', ...adjustment, lotId: adjustmentId, taken: [], debtRepaid, adjustedAt: at }
}

function loss({ type: _, at, ...adjustment }: Adjust, account: Account): AccountEvent {
  const requested = -adjustment.difference
  if (account.active < requested) reject('INSUFFICIENT_POINTS', { active: account.active, requested })
  const taken = takeActive(account, requested)
  return { type: 'PointsAdjusted', ...adjustment, lotId: null, taken, debtRepaid: 0, adjustedAt: at }
}
