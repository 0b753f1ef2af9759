import { ApplicationFailure } from '@temporalio/common'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { answered, beating, stepId } from '../answers.ts'
import type { Clients } from '../clients.ts'
import { readOrder } from '../reading.ts'
import type { PaymentActivities, PendingTender } from './contract.ts'

export function paymentActivities(clients: Clients): PaymentActivities {
  return {
    async readPending({ orderId }) {
      const order = await readOrder(clients, orderId)
      if (!order) throw ApplicationFailure.nonRetryable(`there is no order ${orderId}`, 'ORDER_NOT_FOUND')
      return { revision: Number(order.revision), tenders: pendingTenders(order) }
    },
    async resolvePayment({ tenderId, paymentId }) {
      const request = { requestId: stepId(`resolve:${tenderId}`), paymentId }
      const { payment } = await beating(answered(clients.payments.resolvePayment(request, { deadlineMs: 25_000 })))
      switch (payment?.state) {
        case 'PAYMENT_STATE_AUTHORIZED':
          return { state: 'authorized' }
        case 'PAYMENT_STATE_DECLINED':
          return { state: 'refused', because: payment.declineReason }
        case 'PAYMENT_STATE_VOIDED':
          return { state: 'refused', because: 'voided' }
        default:
          return { state: 'unknown' }
      }
    },
    async settleTender({ orderId, tenderId, resolved }) {
      const refusedBecause = resolved.state === 'refused' ? resolved.because : ''
      const authorized = resolved.state === 'authorized'
      const request = { requestId: stepId(`settle:${tenderId}`), orderId, tenderId, authorized, refusedBecause }
      await answered(clients.fulfilment.settlePayment(request))
    },
  }
}

/** Those of a living order of which nobody knows whether they are paid. */
export const pendingTenders = (order: Order__Output): PendingTender[] =>
  order.state !== 'ORDER_STATE_PAYMENT_PENDING'
    ? []
    : order.tenders
        .filter(({ authorization }) => authorization === 'TENDER_AUTHORIZATION_UNKNOWN')
        .map(({ tenderId, paymentId }) => ({ tenderId, paymentId }))
