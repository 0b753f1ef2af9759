import type { AuthorizationOutcome, Outcome, Owner } from './payment.ts'

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
