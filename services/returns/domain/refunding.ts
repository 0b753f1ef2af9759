import { never, type Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { RefundOutcome, ReturnCommand } from './commands.ts'
import type { ReturnEvent } from './events.ts'
import { countWhere, isAwaited, isUndecided } from './parts.ts'
import type { OpenedReturn, Refund, RefundStanding } from './return.ts'
import { isOutstanding } from './standing.ts'
import { tell } from './telling.ts'

/** What may become of a refund that stands so; store credit takes the place of nothing but a definite failure, or by a person. */
const next: Record<RefundStanding['state'], readonly RefundOutcome['state'][]> = {
  granted: ['executed', 'failed', 'needs_person'],
  with_channel: ['executed', 'failed', 'needs_person'],
  failed: ['executed', 'needs_person', 'replaced'],
  needs_person: ['executed', 'failed', 'replaced'],
  executed: [],
  replaced: [],
}

export function recordRefund(command: Of<ReturnCommand, 'RecordRefund'>, opened: OpenedReturn): ReturnEvent[] {
  const { refundId, outcome, notify, at } = command
  const refund = requireRefund(opened, refundId)
  if (stands(refund, outcome)) return []
  if (!next[refund.standing.state].includes(outcome.state)) reject('WRONG_STATE', { state: refund.standing.state })
  const isGivenBack = outcome.state === 'executed' || outcome.state === 'replaced'
  const { amountMinor, kind } = refund
  const by = outcome.state === 'replaced' ? 'store_credit' : kind
  const params = { amountMinor, currency: opened.currency, by }
  return [recorded(refund, outcome, at), ...(isGivenBack ? tell(opened, notify, { key: 'return.refunded', params, at }) : [])]
}

export function requireRefund({ refunds }: OpenedReturn, refundId: string): Refund {
  const refund = refunds.find(each => each.refundId === refundId)
  if (!refund) throw new Rejection('not-found', 'REFUND_NOT_FOUND')
  return refund
}

const stands = ({ standing }: Refund, outcome: RefundOutcome): boolean =>
  standing.state === outcome.state && JSON.stringify(standing) === JSON.stringify({ ...standing, ...outcome })

function recorded({ refundId, amountMinor }: Refund, outcome: RefundOutcome, at: string): ReturnEvent {
  switch (outcome.state) {
    case 'executed':
      return { type: 'RefundExecuted', refundId, executedAt: at }
    case 'failed':
      return { type: 'RefundFailed', refundId, reason: outcome.reason, failedAt: at }
    case 'needs_person':
      return { type: 'RefundNeedsPerson', refundId, because: outcome.because, askedAt: at }
    case 'replaced':
      return { type: 'RefundReplaced', refundId, storedValueId: outcome.storedValueId, amountMinor, replacedAt: at }
    default:
      return never(outcome)
  }
}

export function settle({ points, at }: Of<ReturnCommand, 'SettleReturn'>, opened: OpenedReturn): ReturnEvent[] {
  const open = countWhere(opened, part => isAwaited(part) || isUndecided(part)) + opened.refunds.filter(isOutstanding).length
  if (open > 0) reject('NOT_SETTLED', { open })
  return opened.settledAt !== null ? [] : [{ type: 'ReturnSettled', points, settledAt: at }]
}
