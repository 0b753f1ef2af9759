import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { OrderCommand } from './commands.ts'
import { endOfGroups, livingGroups } from './ending.ts'
import type { OrderEvent } from './events.ts'
import type { Order } from './order.ts'
import { promisedAnew } from './promising.ts'
import { shownState } from './standing.ts'

type Settle = Of<OrderCommand, 'SettlePayment'>

/** A refusal cancels the order: nothing of it was picked while it was not known to be paid. */
export function settlePayment({ tenderId, outcome, notificationId, anew, at }: Settle, order: Order): OrderEvent[] {
  if (order.state === 'unplaced') throw new Rejection('not-found', 'ORDER_NOT_FOUND')
  const tender = order.tenders.find(each => each.tenderId === tenderId)
  if (!tender) throw new Rejection('not-found', 'TENDER_NOT_FOUND', { tender_id: tenderId })
  if (tender.authorization === outcome.state) return []
  if (tender.authorization !== 'unknown') reject('WRONG_STATE', { state: tender.authorization })
  if (shownState(order) === 'cancelled') return []
  const tenders = order.tenders.map(each => (each === tender ? { ...each, authorization: outcome.state } : each))
  if (outcome.state === 'authorized')
    return [{ type: 'PaymentConfirmed', tenderId, ...promisedAnew({ ...order, tenders }, anew), confirmedAt: at }]
  return [
    { type: 'PaymentRefused', tenderId, reason: outcome.reason, refusedAt: at },
    {
      type: 'OrderCancelled',
      reason: 'payment refused',
      ...endOfGroups({ ...order, tenders }, livingGroups(order), 'refusal'),
      cancelledAt: at,
    },
    { type: 'NotificationDue', id: notificationId, key: 'payment.refused', params: { tenderId }, dueAt: at },
  ]
}
