import { z } from 'zod'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderSummary__Output } from '#protos/nahr/orders/v1/OrderSummary.ts'
import type { ProcessKind } from '../process.ts'
import { pendingTenders } from './activities.ts'
import { paymentProcessId } from './contract.ts'

const placed = z.object({ tenders: z.array(z.object({ authorization: z.string().optional() })) })

export const paymentKind: ProcessKind<Order__Output, OrderSummary__Output> = {
  name: 'payment',
  isWaitingLong: false,
  wokenBy({ type, data }) {
    switch (type) {
      case 'OrderPlaced':
        return placed.parse(data).tenders.some(({ authorization }) => authorization === 'unknown') ? { part: null } : null
      case 'PaymentConfirmed':
      case 'OrderCancelled':
        return { part: null }
      default:
        return null
    }
  },
  processesOf(order) {
    if (!order.tenders.some(({ paymentId }) => paymentId !== '')) return []
    const { orderId, channelId: channel } = order
    const isPending = pendingTenders(order).length > 0
    return [
      {
        workflow: paymentKind.name,
        id: paymentProcessId({ orderId }),
        input: { orderId },
        summary: 'Payment of unknown outcome',
        ...{ orderId, channel, storeId: null, part: null },
        progress: { stage: 'unknown', dueAt: null },
        comesBack: false,
        isOwed: async () => isPending,
      },
    ]
  },
  isMissed: ({ orderId, state }, open) => state === 'ORDER_STATE_PAYMENT_PENDING' && !open.has(paymentProcessId({ orderId })),
}
