/** The stream whose event commits a payment, and the step of that stream. */
export type Owner = { stream: string; step: string }

/** What the provider said for good. */
export type AuthorizationOutcome = { state: 'approved'; reference: string } | { state: 'declined'; reason: string }
export type Outcome = { state: 'done' } | { state: 'refused'; reason: string }

/** `key` is what the provider is called by: it does once whatever it is asked under one key. */
export type PaymentCommand =
  | {
      type: 'RequestAuthorization'
      owner: Owner
      amountMinor: number
      currency: string
      /** What stands for the shopper's card at the provider. */
      token: string
      provider: string
      key: string
      at: string
    }
  | { type: 'RecordAuthorization'; outcome: AuthorizationOutcome; at: string }
  | { type: 'RequestCapture'; captureId: string; amountMinor: number; key: string; at: string }
  | { type: 'RecordCapture'; captureId: string; outcome: Outcome; at: string }
  | { type: 'RequestVoid'; owner: Owner; key: string; at: string }
  | { type: 'RecordVoid'; at: string }
  | { type: 'RequestRefund'; refundId: string; amountMinor: number; key: string; at: string }
  | { type: 'RecordRefund'; refundId: string; outcome: Outcome; at: string }

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

/** A capture or a refund, by the id that its owner chose. */
export type Operation = { id: string; amountMinor: number; key: string; requestedAt: string; outcome: Outcome | null }
export type Voiding = { key: string; requestedAt: string; isDone: boolean }

export type Terms = {
  owner: Owner
  amountMinor: number
  currency: string
  token: string
  provider: string
  key: string
  requestedAt: string
}

/** `forestalled`: voided before it was ever asked for. `voiding` is null until somebody wants the rest to go. */
export type Payment =
  | { state: 'unasked' }
  | { state: 'forestalled'; owner: Owner; voiding: Voiding }
  | { state: 'unknown'; terms: Terms; voiding: Voiding | null }
  | { state: 'declined'; terms: Terms; reason: string; voiding: Voiding | null }
  | {
      state: 'authorized'
      terms: Terms
      reference: string
      captures: Operation[]
      refunds: Operation[]
      owedMinor: number
      voiding: Voiding | null
    }

export type AuthorizedPayment = Extract<Payment, { state: 'authorized' }>
