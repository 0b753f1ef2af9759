import { toTimestamp, wireEnum } from '#platform/fields.ts'
import type { Operation as OperationMessage } from '#protos/nahr/payments/v1/Operation.ts'
import type { Payment as PaymentMessage } from '#protos/nahr/payments/v1/Payment.ts'
import { notFound } from './domain/decide.ts'
import type { Operation, Payment, Voiding } from './domain/payment.ts'
import { capturedMinor, claimedMinor, shownState } from './domain/standing.ts'

export type Shown = { paymentId: string; payment: Payment; revision: number }

/** Refused with PAYMENT_NOT_FOUND where nothing was ever asked for. */
export function paymentMessage({ paymentId, payment, revision }: Shown): PaymentMessage {
  const state = shownState(payment)
  if (payment.state === 'unasked' || state === 'unasked') return notFound()
  const terms = payment.state === 'forestalled' ? null : payment.terms
  return {
    paymentId,
    state: wireEnum('PAYMENT_STATE', state),
    owner: payment.state === 'forestalled' ? payment.owner : payment.terms.owner,
    currencyCode: terms?.currency ?? '',
    provider: terms?.provider ?? '',
    ...amountsOf(payment),
    declineReason: payment.state === 'declined' ? payment.reason : '',
    providerReference: payment.state === 'authorized' ? payment.reference : '',
    operations: operationsOf(payment),
    revision: String(revision),
  }
}

function amountsOf(payment: Payment) {
  if (payment.state !== 'authorized') {
    return { authorizedMinor: '0', capturedMinor: '0', refundedMinor: '0', owedMinor: '0' }
  }
  const { terms, captures, refunds, owedMinor } = payment
  return {
    authorizedMinor: String(terms.amountMinor),
    capturedMinor: String(capturedMinor(captures)),
    refundedMinor: String(claimedMinor(refunds)),
    owedMinor: String(owedMinor),
  }
}

/** In the order in which they were asked for. */
function operationsOf(payment: Payment): OperationMessage[] {
  if (payment.state === 'unasked') return []
  const voiding = payment.voiding ? [{ at: payment.voiding.requestedAt, message: voidMessage(payment.voiding) }] : []
  const [captures, refunds] = payment.state === 'authorized' ? [payment.captures, payment.refunds] : [[], []]
  const listed = (kind: 'capture' | 'refund') => (operation: Operation) => ({
    at: operation.requestedAt,
    message: operationMessage(kind, operation),
  })
  return [...captures.map(listed('capture')), ...voiding, ...refunds.map(listed('refund'))]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ message }) => message)
}

const operationMessage = (kind: 'capture' | 'refund', operation: Operation): OperationMessage => ({
  operationId: operation.id,
  kind: wireEnum('OPERATION_KIND', kind),
  state: wireEnum('OPERATION_STATE', operation.outcome?.state ?? 'unknown'),
  amountMinor: String(operation.amountMinor),
  refusedBecause: operation.outcome?.state === 'refused' ? operation.outcome.reason : '',
  requestedAt: toTimestamp(operation.requestedAt),
})

const voidMessage = ({ isDone, requestedAt }: Voiding): OperationMessage => ({
  operationId: '',
  kind: 'OPERATION_KIND_VOID',
  state: isDone ? 'OPERATION_STATE_DONE' : 'OPERATION_STATE_UNKNOWN',
  amountMinor: '0',
  refusedBecause: '',
  requestedAt: toTimestamp(requestedAt),
})
