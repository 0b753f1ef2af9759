import { ApplicationFailure } from '@temporalio/common'
import type { Payment__Output } from '#protos/nahr/payments/v1/Payment.ts'
import { answered, beating, stepId } from '../answers.ts'
import type { Clients } from '../clients.ts'
import { readOrder } from '../reading.ts'
import type { CaptureDue, CaptureOutcome, PickupActivities } from './contract.ts'
import { pickupStanding } from './standing.ts'

export function pickupActivities(clients: Clients): PickupActivities {
  async function capture({ captureId, paymentId, amountMinor }: CaptureDue): Promise<CaptureOutcome> {
    const request = { requestId: stepId(`capture:${captureId}`), paymentId, captureId, amountMinor }
    const { payment } = await answered(clients.payments.capture(request, { deadlineMs: 25_000 }))
    switch (captureState(payment, captureId)) {
      case 'OPERATION_STATE_DONE':
        return { captureId, state: 'captured' }
      case 'OPERATION_STATE_REFUSED':
        return { captureId, state: 'owed' }
      default:
        throw ApplicationFailure.retryable(`the provider has not said whether it captured ${captureId}`, 'CAPTURE_UNKNOWN')
    }
  }

  return {
    async readPickup({ orderId, fulfilmentId }) {
      const order = await readOrder(clients, orderId)
      if (!order) throw ApplicationFailure.nonRetryable(`there is no order ${orderId}`, 'ORDER_NOT_FOUND')
      return pickupStanding(order, fulfilmentId)
    },
    async expirePickup({ orderId, fulfilmentId, late }) {
      const requestId = stepId(late === undefined ? 'expire' : `late:${late}`)
      await answered(clients.fulfilment.expireFulfilment({ requestId, orderId, fulfilmentId }))
    },
    async lookForPickupGoods({ orderId, fulfilmentId, revision }) {
      await answered(clients.fulfilment.lookForGoods({ requestId: stepId(`goods:${revision}`), orderId, fulfilmentId }))
    },
    captureForPickup: captures => beating(Promise.all(captures.map(capture))),
  }
}

export const captureState = (payment: Payment__Output | null, captureId: string) =>
  payment?.operations.find(({ kind, operationId }) => kind === 'OPERATION_KIND_CAPTURE' && operationId === captureId)?.state
