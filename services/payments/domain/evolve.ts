import { never } from '#kernel/decider.ts'
import type { PaymentEvent } from './events.ts'
import type { AuthorizedPayment, Operation, Outcome, Payment, Voiding } from './payment.ts'

export const initial: Payment = { state: 'unasked' }

/** An event that no decision leads to in this state changes nothing. */
export function evolve(payment: Payment, event: PaymentEvent): Payment {
  switch (event.type) {
    case 'AuthorizationRequested': {
      const { type: _, ...terms } = event
      return { state: 'unknown', terms, voiding: null }
    }
    case 'PaymentAuthorized':
      if (payment.state !== 'unknown') return payment
      return {
        ...payment,
        state: 'authorized',
        reference: event.providerReference,
        captures: [],
        refunds: [],
        owedMinor: 0,
      }
    case 'PaymentDeclined':
      if (payment.state !== 'unknown') return payment
      return { ...payment, state: 'declined', reason: event.reason, voiding: done(payment.voiding) }
    case 'CaptureRequested':
      return changed(payment, ({ captures }) => ({ captures: [...captures, requested(event.captureId, event)] }))
    case 'PaymentCaptured':
      return changed(payment, ({ captures }) => ({ captures: answered(captures, event.captureId, { state: 'done' }) }))
    case 'CaptureRefused':
      return changed(payment, ({ captures }) => ({
        captures: answered(captures, event.captureId, { state: 'refused', reason: event.reason }),
      }))
    case 'PaymentOwed':
      return changed(payment, ({ owedMinor }) => ({ owedMinor: owedMinor + event.amountMinor }))
    case 'VoidRequested': {
      const voiding = { key: event.key, requestedAt: event.requestedAt, isDone: false }
      return payment.state === 'unasked' ? { state: 'forestalled', owner: event.owner, voiding } : { ...payment, voiding }
    }
    case 'PaymentVoided':
      if (payment.state === 'unasked') return payment
      if (payment.state === 'forestalled') return { ...payment, voiding: { ...payment.voiding, isDone: true } }
      return { ...payment, voiding: done(payment.voiding) }
    case 'RefundRequested':
      return changed(payment, ({ refunds }) => ({ refunds: [...refunds, requested(event.refundId, event)] }))
    case 'PaymentRefunded':
      return changed(payment, ({ refunds }) => ({ refunds: answered(refunds, event.refundId, { state: 'done' }) }))
    case 'RefundFailed':
      return changed(payment, ({ refunds }) => ({
        refunds: answered(refunds, event.refundId, { state: 'refused', reason: event.reason }),
      }))
    default:
      return never(event)
  }
}

const changed = (payment: Payment, change: (payment: AuthorizedPayment) => Partial<AuthorizedPayment>): Payment =>
  payment.state === 'authorized' ? { ...payment, ...change(payment) } : payment

type Requested = { amountMinor: number; key: string; requestedAt: string }
const requested = (id: string, { amountMinor, key, requestedAt }: Requested): Operation => ({
  id,
  amountMinor,
  key,
  requestedAt,
  outcome: null,
})
const answered = (operations: readonly Operation[], id: string, outcome: Outcome): Operation[] =>
  operations.map(operation => (operation.id === id ? { ...operation, outcome } : operation))
const done = (voiding: Voiding | null): Voiding | null => voiding && { ...voiding, isDone: true }
