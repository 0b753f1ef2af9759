import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { ReturnEvent } from '../domain/events.ts'
import type { RefundStanding } from '../domain/return.ts'
import { onceGranted } from '../domain/standing.ts'
import { decodeReturnEvent } from '../stored-events.ts'

export type ReturnRefundRow = { return_id: string; refund_id: string; state: RefundStanding['state'] }

/** What each return gives back, and how it stands. */
export const returnRefunds = defineReadModel<ReturnEvent, ReturnRefundRow, 'return_id' | 'refund_id'>({
  name: 'return_refunds',
  version: 1,
  categories: ['return'],
  columns: { return_id: 'text', refund_id: 'text', state: 'text' },
  key: ['return_id', 'refund_id'],
  indexes: [['state', 'return_id']],
  decode: decodeReturnEvent,
  keysOf: ({ event, stream }) => refundsOf(event).map(({ refundId }) => ({ return_id: idOf(stream), refund_id: refundId })),
  fold(row, { event }, key) {
    const state = refundsOf(event).find(({ refundId }) => refundId === key.refund_id)?.state
    return state === undefined ? row : { ...key, state }
  },
})

type Standing = { refundId: string; state: RefundStanding['state'] }

function refundsOf(event: ReturnEvent): Standing[] {
  switch (event.type) {
    case 'RefundGranted':
      return event.refunds.map(({ refundId, paymentId }) => ({ refundId, state: onceGranted(paymentId) }))
    case 'RefundExecuted':
      return [{ refundId: event.refundId, state: 'executed' }]
    case 'RefundFailed':
      return [{ refundId: event.refundId, state: 'failed' }]
    case 'RefundNeedsPerson':
      return [{ refundId: event.refundId, state: 'needs_person' }]
    case 'RefundReplaced':
      return [{ refundId: event.refundId, state: 'replaced' }]
    default:
      return []
  }
}
