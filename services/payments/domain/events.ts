import type { Owner } from './payment.ts'

/** Every …Requested is in the log before the provider is called. */
export type PaymentEvent =
  | {
      type: 'AuthorizationRequested'
      owner: Owner
      amountMinor: number
      currency: string
      token: string
      provider: string
      key: string
      requestedAt: string
    }
  | { type: 'PaymentAuthorized'; providerReference: string; authorizedAt: string }
  | { type: 'PaymentDeclined'; reason: string; declinedAt: string }
  | { type: 'CaptureRequested'; captureId: string; amountMinor: number; key: string; requestedAt: string }
  | { type: 'PaymentCaptured'; captureId: string; amountMinor: number; capturedAt: string }
  | { type: 'CaptureRefused'; captureId: string; reason: string; refusedAt: string }
  /** Follows a refused capture: the goods are gone and the money is not there. */
  | { type: 'PaymentOwed'; captureId: string; amountMinor: number; owedAt: string }
  | { type: 'VoidRequested'; owner: Owner; key: string; requestedAt: string }
  | { type: 'PaymentVoided'; voidedAt: string }
  | { type: 'RefundRequested'; refundId: string; amountMinor: number; key: string; requestedAt: string }
  | { type: 'PaymentRefunded'; refundId: string; amountMinor: number; refundedAt: string }
  | { type: 'RefundFailed'; refundId: string; reason: string; failedAt: string }
