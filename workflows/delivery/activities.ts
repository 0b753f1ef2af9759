import { ApplicationFailure } from '@temporalio/common'
import { orderStream } from '#kernel/ids.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { OperationKind } from '#protos/nahr/payments/v1/OperationKind.ts'
import type { Payment__Output } from '#protos/nahr/payments/v1/Payment.ts'
import { answered, beating, stepId } from '../answers.ts'
import type { Clients } from '../clients.ts'
import { readOrder } from '../reading.ts'
import { createStoreCredit } from '../store-credit.ts'
import type { CaptureDue, DeliveryActivities, MoneyOutcome, RefundDue } from './contract.ts'
import { placeOf, wantedOf } from './sourcing.ts'
import { deliveryStanding, groupOf, ownRefunds } from './standing.ts'

const PROVIDER_WITHIN_MS = 25_000
/** What a suggestion can be asked for. */
const SKUS_AT_ONCE = 200

export function deliveryActivities(clients: Clients): DeliveryActivities {
  const { fulfilment, inventory, orders, payments } = clients
  const storeCredit = createStoreCredit(clients)

  async function required(orderId: string) {
    const order = await readOrder(clients, orderId)
    if (!order) throw ApplicationFailure.nonRetryable(`there is no order ${orderId}`, 'ORDER_NOT_FOUND')
    return order
  }

  async function capture({ captureId, paymentId, amountMinor }: CaptureDue): Promise<MoneyOutcome> {
    const request = { requestId: stepId(`capture:${captureId}`), paymentId, captureId, amountMinor }
    const { payment } = await answered(payments.capture(request, { deadlineMs: PROVIDER_WITHIN_MS }))
    return { id: captureId, state: outcomeOf(payment, 'OPERATION_KIND_CAPTURE', captureId) }
  }
  async function refund({ refundId, paymentId, amountMinor }: RefundDue): Promise<MoneyOutcome> {
    const request = { requestId: stepId(`refund:${refundId}`), paymentId, refundId, amountMinor }
    const { payment } = await answered(payments.refund(request, { deadlineMs: PROVIDER_WITHIN_MS }))
    const state = outcomeOf(payment, 'OPERATION_KIND_REFUND', refundId)
    const told = payment?.operations.find(({ kind, operationId }) => kind === 'OPERATION_KIND_REFUND' && operationId === refundId)
    return state === 'refused' ? { id: refundId, state, because: told?.refusedBecause ?? '' } : { id: refundId, state }
  }

  return {
    async readDelivery({ orderId, fulfilmentId }) {
      const order = await required(orderId)
      const credits = await storeCredit.owed(ownRefunds(order, fulfilmentId))
      return { ...deliveryStanding(order, fulfilmentId), credits }
    },
    async findPlace({ orderId, fulfilmentId, not, asWhole }) {
      const order = await required(orderId)
      const { locationId, passedOverLocationIds } = groupOf(order, fulfilmentId)
      const wanted = wantedOf(order, fulfilmentId)
      const quantities = new Map<string, number>()
      for (const { sku, quantity } of wanted) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
      const lines = [...quantities].slice(0, SKUS_AT_ONCE).map(([sku, quantity]) => ({ sku, quantity: String(quantity) }))
      if (lines.length === 0 || (asWhole && lines.length < quantities.size)) return null
      // What set units aside was passed over; what was lost on its way may go from there again.
      const late = asWhole ? [locationId] : []
      const excludedLocationIds = [...new Set([...not, ...late, ...passedOverLocationIds])]
      const suggestion = await answered(inventory.suggestSourcing({ lines, excludedLocationIds }))
      // More than can be asked about at once is looked for in another turn.
      const isAll = lines.length === quantities.size
      return placeOf(wanted, isAll ? suggestion : { ...suggestion, missing: [{ sku: '', quantity: '1' }] }, asWhole)
    },
    async moveDelivery({ orderId, fulfilmentId, revision, place }) {
      const { locationId: toLocationId, lines, reasons: sourcedBecause = [] } = place
      const requestId = stepId(`move:${revision}:${toLocationId}`)
      await answered(fulfilment.moveFulfilment({ requestId, orderId, fulfilmentId, toLocationId, lines, sourcedBecause }))
    },
    async cancelDelivery({ orderId, fulfilmentId }) {
      const reason = 'not to be had anywhere'
      const request = { requestId: stepId('cancel'), orderId, fulfilmentId, reason, outcome: 'UNFULFILLABLE_CANCEL' } as const
      await answered(fulfilment.rejectFulfilment(request))
    },
    async offerChoice({ orderId, fulfilmentId, revision }) {
      await answered(fulfilment.offerChoice({ requestId: stepId(`choice:${revision}`), orderId, fulfilmentId }))
    },
    async recordLossRefund({ orderId, refundId, state, reason }) {
      const states = {
        executed: 'LOSS_REFUND_STATE_EXECUTED',
        failed: 'LOSS_REFUND_STATE_FAILED',
        dropped: 'LOSS_REFUND_STATE_DROPPED',
      } as const
      const requestId = stepId(`${refundId}:${state}`)
      await answered(orders.recordRefund({ requestId, orderId, refundId, state: states[state], reason }))
    },
    async replaceLossRefund({ orderId, refundId }) {
      const { refunds, currencyCode } = await required(orderId)
      const refund = refunds.find(each => each.refundId === refundId)
      if (!refund) throw new Error(`order ${orderId} has no refund ${refundId}`)
      const storedValueId = refund.storedValueId || uuidV5([orderId, refundId, 'store-credit'])
      if (refund.state !== 'LOSS_REFUND_STATE_REPLACED') {
        const replaced = { orderId, refundId, state: 'LOSS_REFUND_STATE_REPLACED', storedValueId } as const
        await answered(orders.recordRefund({ requestId: stepId(`${refundId}:replaced`), ...replaced }))
      }
      const owner = { stream: orderStream(orderId), step: `refund/${storedValueId}` }
      await storeCredit.issue(refundId, { storedValueId, owner, amountMinor: refund.amountMinor, currencyCode })
    },
    async delayDelivery({ orderId, fulfilmentId, dueAt }) {
      await answered(fulfilment.expireFulfilment({ requestId: stepId(`delay:${dueAt}`), orderId, fulfilmentId }))
    },
    async lookForDeliveryGoods({ orderId, fulfilmentId, revision }) {
      await answered(fulfilment.lookForGoods({ requestId: stepId(`goods:${revision}`), orderId, fulfilmentId }))
    },
    async holdUnpaid({ orderId, captureId }) {
      const reason = 'what was sent could not be captured'
      await answered(orders.holdOrder({ requestId: stepId(`hold:${captureId}`), orderId, reason }))
    },
    captureForDelivery: captures => beating(Promise.all(captures.map(capture))),
    refundForDelivery: refunds => beating(Promise.all(refunds.map(refund))),
  }
}

export function outcomeOf(
  payment: Payment__Output | null,
  kind: OperationKind & string,
  operationId: string,
): MoneyOutcome['state'] {
  const operation = payment?.operations.find(each => each.kind === kind && each.operationId === operationId)
  if (operation?.state === 'OPERATION_STATE_DONE') return 'done'
  return operation?.state === 'OPERATION_STATE_REFUSED' ? 'refused' : 'unknown'
}
