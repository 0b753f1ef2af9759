import { codeVersion } from '#platform/code-version.ts'
import type { Aggregate, Handler, Loaded } from '#platform/handle.ts'
import { paymentDecider } from './domain/decider.ts'
import type { Payment, PaymentCommand, PaymentEvent } from './domain/payment.ts'
import { decodeEvent, paymentSnapshot } from './stored-events.ts'

export const paymentAggregate: Aggregate<PaymentCommand, PaymentEvent, Payment> = {
  decider: paymentDecider,
  decode: decodeEvent,
  snapshot: paymentSnapshot,
  codeVersion: codeVersion(new URL('./domain/', import.meta.url), new URL('./stored-events.ts', import.meta.url)),
  // The provider is a matter of configuration, not of what a caller asks for.
  ignoreInHash: ['at', 'provider'],
}

export type Payments = Handler<PaymentCommand, PaymentEvent, Payment>
export type Standing = Pick<Loaded<Payment>, 'state' | 'revision' | 'position'>

export const paymentStream = (paymentId: string): string => `payment-${paymentId}`
