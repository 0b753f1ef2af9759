import type { PaymentCommand } from '../../../services/payments/domain/commands.ts'
import type { PaymentEvent } from '../../../services/payments/domain/events.ts'
import type { AuthorizationOutcome, Outcome, Owner } from '../../../services/payments/domain/payment.ts'

export const noon = '2024-12-02T12:00:00.000Z'
export const oneOClock = '2024-12-02T13:00:00.000Z'
export const owner: Owner = { stream: 'order-1', step: 'placement/1' }
export const approved: AuthorizationOutcome = { state: 'approved', reference: 'ref-1' }
export const done: Outcome = { state: 'done' }
export const no = (reason: string): Outcome => ({ state: 'refused', reason })

const terms = { owner, amountMinor: 1000, currency: 'GBP', token: 'tok-1', provider: 'sandbox', key: 'k-auth' }

export const authorize = (over: Partial<typeof terms> = {}): PaymentCommand => ({
  type: 'RequestAuthorization',
  ...terms,
  ...over,
  at: oneOClock,
})
export const authorization = (outcome: AuthorizationOutcome = approved): PaymentCommand => ({
  type: 'RecordAuthorization',
  outcome,
  at: oneOClock,
})
export const capture = (captureId: string, amountMinor: number): PaymentCommand => ({
  type: 'RequestCapture',
  captureId,
  amountMinor,
  key: `k-${captureId}`,
  at: oneOClock,
})
export const captureAnswer = (captureId: string, outcome: Outcome = done): PaymentCommand => ({
  type: 'RecordCapture',
  captureId,
  outcome,
  at: oneOClock,
})
export const letGo = (): PaymentCommand => ({ type: 'RequestVoid', owner, key: 'k-void', at: oneOClock })
export const voidAnswer = (): PaymentCommand => ({ type: 'RecordVoid', at: oneOClock })
export const refund = (refundId: string, amountMinor: number): PaymentCommand => ({
  type: 'RequestRefund',
  refundId,
  amountMinor,
  key: `k-${refundId}`,
  at: oneOClock,
})
export const refundAnswer = (refundId: string, outcome: Outcome = done): PaymentCommand => ({
  type: 'RecordRefund',
  refundId,
  outcome,
  at: oneOClock,
})

export const asked = (at = noon): PaymentEvent => ({ type: 'AuthorizationRequested', ...terms, requestedAt: at })
export const authorized = (at = noon): PaymentEvent => ({
  type: 'PaymentAuthorized',
  providerReference: 'ref-1',
  authorizedAt: at,
})
export const declined = (reason: string, at = noon): PaymentEvent => ({ type: 'PaymentDeclined', reason, declinedAt: at })
export const captureAsked = (captureId: string, amountMinor: number, at = noon): PaymentEvent => ({
  type: 'CaptureRequested',
  captureId,
  amountMinor,
  key: `k-${captureId}`,
  requestedAt: at,
})
export const captured = (captureId: string, amountMinor: number, at = noon): PaymentEvent => ({
  type: 'PaymentCaptured',
  captureId,
  amountMinor,
  capturedAt: at,
})
export const captureRefused = (captureId: string, reason: string, at = noon): PaymentEvent => ({
  type: 'CaptureRefused',
  captureId,
  reason,
  refusedAt: at,
})
export const owed = (captureId: string, amountMinor: number, at = noon): PaymentEvent => ({
  type: 'PaymentOwed',
  captureId,
  amountMinor,
  owedAt: at,
})
export const voidAsked = (at = noon): PaymentEvent => ({ type: 'VoidRequested', owner, key: 'k-void', requestedAt: at })
export const voided = (at = noon): PaymentEvent => ({ type: 'PaymentVoided', voidedAt: at })
export const refundAsked = (refundId: string, amountMinor: number, at = noon): PaymentEvent => ({
  type: 'RefundRequested',
  refundId,
  amountMinor,
  key: `k-${refundId}`,
  requestedAt: at,
})
export const refunded = (refundId: string, amountMinor: number, at = noon): PaymentEvent => ({
  type: 'PaymentRefunded',
  refundId,
  amountMinor,
  refundedAt: at,
})
export const refundFailed = (refundId: string, reason: string, at = noon): PaymentEvent => ({
  type: 'RefundFailed',
  refundId,
  reason,
  failedAt: at,
})
