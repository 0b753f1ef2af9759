import { never, type Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { PaymentCommand } from './commands.ts'
import type { PaymentEvent } from './events.ts'
import type { AuthorizedPayment, Operation, Payment, Terms } from './payment.ts'
import { capturedMinor, claimedMinor, hasUnknown, shownState } from './standing.ts'

export function decide(command: PaymentCommand, payment: Payment): PaymentEvent[] {
  switch (command.type) {
    case 'RequestAuthorization':
      return requestAuthorization(command, payment)
    case 'RecordAuthorization':
      return recordAuthorization(command, payment)
    case 'RequestCapture':
      return requestCapture(command, payment)
    case 'RecordCapture':
      return recordCapture(command, payment)
    case 'RequestVoid':
      return requestVoid(command, payment)
    case 'RecordVoid':
      return recordVoid(command, payment)
    case 'RequestRefund':
      return requestRefund(command, payment)
    case 'RecordRefund':
      return recordRefund(command, payment)
    default:
      return never(command)
  }
}

export const notFound = (): never => {
  throw new Rejection('not-found', 'PAYMENT_NOT_FOUND')
}

type Asking = Of<PaymentCommand, 'RequestAuthorization'>

function requestAuthorization({ type: _, at, ...asked }: Asking, payment: Payment): PaymentEvent[] {
  if (payment.state === 'forestalled') reject('PAYMENT_VOIDED')
  if (payment.state === 'unasked') return [{ type: 'AuthorizationRequested', ...asked, requestedAt: at }]
  if (!isAlike(asked, payment.terms)) throw new Rejection('exists', 'PAYMENT_DIFFERS')
  return []
}

const isAlike = (asked: Omit<Asking, 'type' | 'at'>, terms: Terms): boolean =>
  asked.amountMinor === terms.amountMinor &&
  asked.currency === terms.currency &&
  asked.token === terms.token &&
  asked.owner.stream === terms.owner.stream &&
  asked.owner.step === terms.owner.step

function recordAuthorization({ outcome, at }: Of<PaymentCommand, 'RecordAuthorization'>, payment: Payment): PaymentEvent[] {
  if (payment.state !== 'unknown') return []
  return outcome.state === 'approved'
    ? [{ type: 'PaymentAuthorized', providerReference: outcome.reference, authorizedAt: at }]
    : [{ type: 'PaymentDeclined', reason: outcome.reason, declinedAt: at }]
}

function requestCapture(command: Of<PaymentCommand, 'RequestCapture'>, payment: Payment): PaymentEvent[] {
  const { captureId, amountMinor, key, at } = command
  if (payment.state === 'unasked') return notFound()
  if (isKnown(payment, 'captures', captureId, amountMinor)) return []
  if (payment.state !== 'authorized' || payment.voiding) {
    const isBeingVoided = payment.state === 'authorized' && shownState(payment) !== 'voided'
    return reject('NOT_AUTHORIZED', { state: isBeingVoided ? 'being_voided' : shownState(payment) })
  }
  const captured = claimedMinor(payment.captures)
  const authorized = payment.terms.amountMinor
  if (captured + amountMinor > authorized) {
    reject('CAPTURE_ABOVE_AUTHORIZED', { authorized, captured, requested: amountMinor })
  }
  return [{ type: 'CaptureRequested', captureId, amountMinor, key, requestedAt: at }]
}

function recordCapture({ captureId, outcome, at }: Of<PaymentCommand, 'RecordCapture'>, payment: Payment): PaymentEvent[] {
  const capture = unanswered(payment, 'captures', captureId)
  if (!capture) return []
  const { amountMinor } = capture
  if (outcome.state === 'done') return [{ type: 'PaymentCaptured', captureId, amountMinor, capturedAt: at }]
  return [
    { type: 'CaptureRefused', captureId, reason: outcome.reason, refusedAt: at },
    { type: 'PaymentOwed', captureId, amountMinor, owedAt: at },
  ]
}

function requestVoid({ owner, key, at }: Of<PaymentCommand, 'RequestVoid'>, payment: Payment): PaymentEvent[] {
  const requested: PaymentEvent = { type: 'VoidRequested', owner, key, requestedAt: at }
  if (payment.state === 'unasked') return [requested, { type: 'PaymentVoided', voidedAt: at }]
  if (payment.state === 'forestalled' || payment.state === 'declined' || payment.voiding) return []
  return payment.state === 'authorized' && isTakenWhole(payment) ? [] : [requested]
}

/** While a capture is unknown the provider is not asked to void, so it can't have answered. */
function recordVoid({ at }: Of<PaymentCommand, 'RecordVoid'>, payment: Payment): PaymentEvent[] {
  if (payment.state !== 'authorized' || payment.voiding?.isDone !== false) return []
  return hasUnknown(payment.captures) ? [] : [{ type: 'PaymentVoided', voidedAt: at }]
}

/** Nothing is left to let go. */
const isTakenWhole = ({ captures, terms }: AuthorizedPayment): boolean => capturedMinor(captures) === terms.amountMinor

function requestRefund(command: Of<PaymentCommand, 'RequestRefund'>, payment: Payment): PaymentEvent[] {
  const { refundId, amountMinor, key, at } = command
  if (payment.state === 'unasked') return notFound()
  if (isKnown(payment, 'refunds', refundId, amountMinor)) return []
  const [captured, refunded] =
    payment.state === 'authorized' ? [capturedMinor(payment.captures), claimedMinor(payment.refunds)] : [0, 0]
  if (refunded + amountMinor > captured) reject('REFUND_ABOVE_CAPTURED', { captured, refunded, requested: amountMinor })
  return [{ type: 'RefundRequested', refundId, amountMinor, key, requestedAt: at }]
}

function recordRefund({ refundId, outcome, at }: Of<PaymentCommand, 'RecordRefund'>, payment: Payment): PaymentEvent[] {
  const refund = unanswered(payment, 'refunds', refundId)
  if (!refund) return []
  return outcome.state === 'done'
    ? [{ type: 'PaymentRefunded', refundId, amountMinor: refund.amountMinor, refundedAt: at }]
    : [{ type: 'RefundFailed', refundId, reason: outcome.reason, failedAt: at }]
}

const operation = (payment: Payment, list: 'captures' | 'refunds', id: string): Operation | undefined =>
  payment.state === 'authorized' ? payment[list].find(each => each.id === id) : undefined

const unanswered = (payment: Payment, list: 'captures' | 'refunds', id: string): Operation | undefined => {
  const found = operation(payment, list, id)
  return found?.outcome === null ? found : undefined
}

/** Asked for already, alike; of another amount it is refused. */
function isKnown(payment: Payment, list: 'captures' | 'refunds', id: string, requested: number): boolean {
  const known = operation(payment, list, id)
  if (known && known.amountMinor !== requested) {
    const reason = list === 'captures' ? 'CAPTURE_DIFFERS' : 'REFUND_DIFFERS'
    throw new Rejection('exists', reason, { amount: known.amountMinor, requested })
  }
  return known !== undefined
}
