import { codeVersion } from '#platform/code-version.ts'
import type { Aggregate, Handler, Loaded, Request } from '#platform/handle.ts'
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

/** How the payment stands after a command: one that was decided before is answered at the position of what stands now. */
export async function standingAfter(
  command: PaymentCommand,
  { payments, stream, request }: { payments: Payments; stream: string; request: Request },
): Promise<Standing> {
  const handled = await payments.handle(stream, command, request)
  return handled.repeated ? payments.load(stream) : handled
}
