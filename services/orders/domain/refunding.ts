import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { amountOf } from './claims.ts'
import type { OrderCommand } from './commands.ts'
import type { OrderEvent } from './events.ts'
import { requirePlaced } from './groups.ts'
import type { ChannelRefund, LossRefundState, Order } from './order.ts'

const next: Record<LossRefundState, readonly LossRefundState[]> = {
  owed: ['executed', 'failed', 'dropped'],
  /** Store credit, or what a person did. */
  failed: ['replaced', 'executed'],
  executed: [],
  replaced: [],
  dropped: [],
}

/** What became of a refund for a lost parcel. Of a guest, who can't be given store credit, a person has to see to one that failed. */
export function recordRefund(command: Of<OrderCommand, 'RecordRefund'>, order: Order): OrderEvent[] {
  const { refundId, state, reason, storedValueId, notificationId: id, at } = command
  const placed = requirePlaced(order)
  const refund = placed.refunds.find(each => each.refundId === refundId)
  if (!refund) throw new Rejection('not-found', 'REFUND_NOT_FOUND', { refund_id: refundId })
  if (refund.state === state && (state !== 'replaced' || refund.storedValueId === storedValueId)) return []
  if (!next[refund.state].includes(state) || (command.byPerson && refund.state === 'owed'))
    reject('WRONG_STATE', { state: refund.state })
  const { amountMinor, fulfilmentId, parcelId } = refund
  switch (state) {
    case 'executed':
      return [{ type: 'RefundExecuted', refundId, executedAt: at }]
    case 'replaced':
      if (placed.customerId === null) reject('CUSTOMER_REQUIRED', { refund_id: refundId })
      return [{ type: 'RefundReplaced', refundId, storedValueId, amountMinor, replacedAt: at }]
    case 'dropped':
      return [{ type: 'RefundDropped', refundId, reason, droppedAt: at }]
    default: {
      const failed: OrderEvent = { type: 'RefundFailed', refundId, reason, failedAt: at }
      if (placed.customerId !== null) return [failed]
      const params = { fulfilmentId, parcelId, refundId, amountMinor: String(amountMinor) }
      return [failed, { type: 'NotificationDue', id, key: 'refund.failed', params, dueAt: at }]
    }
  }
}

/** Of what the channel settled, and owed since; each once. */
export function recordChannelRefund(command: Of<OrderCommand, 'RecordChannelRefund'>, order: Order): OrderEvent[] {
  const { tenderId, amountMinor, at } = command
  const channelRefundId = command.channelRefundId ?? command.unnamedId
  const placed = requirePlaced(order)
  const known = placed.channelRefunds.find(refund => refund.channelRefundId === channelRefundId)
  if (known) return known.tenderId === tenderId && known.amountMinor === amountMinor ? [] : differs(known, amountMinor)
  if (!placed.tenders.some(tender => tender.tenderId === tenderId))
    throw new Rejection('not-found', 'TENDER_NOT_FOUND', { tender_id: tenderId })
  const [due, given] = [amountOf(placed.refundsDue, tenderId), amountOf(placed.givenBack, tenderId)]
  if (given + amountMinor > due) reject('REFUND_ABOVE_DUE', { tender_id: tenderId, due, given, requested: amountMinor })
  return [{ type: 'ChannelRefunded', channelRefundId, tenderId, amountMinor, refundedAt: at }]
}

function differs({ tenderId, amountMinor }: ChannelRefund, requested: number): never {
  throw new Rejection('exists', 'CHANNEL_REFUND_DIFFERS', { tender_id: tenderId, amount: amountMinor, requested })
}
