import { codeVersion } from '#platform/code-version.ts'
import type { Aggregate, Handler, Loaded, Request } from '#platform/handle.ts'
import type { PaymentCommand } from './domain/commands.ts'
import { paymentDecider } from './domain/decider.ts'
import type { PaymentEvent } from './domain/events.ts'
import type { Payment } from './domain/payment.ts'
import { type StoredValue, type StoredValueCommand, type StoredValueEvent, storedValueDecider } from './domain/stored-value.ts'
import { decodeEvent, decodeStoredValueEvent, paymentSnapshot, storedValueSnapshot } from './stored-events.ts'

const version = codeVersion(new URL('./domain/', import.meta.url), new URL('./stored-events.ts', import.meta.url))

export const paymentAggregate: Aggregate<PaymentCommand, PaymentEvent, Payment> = {
  decider: paymentDecider,
  decode: decodeEvent,
  snapshot: paymentSnapshot,
  codeVersion: version,
  // The provider is a matter of configuration, not of what a caller asks for.
  ignoreInHash: ['at', 'provider'],
}

export const storedValueAggregate: Aggregate<StoredValueCommand, StoredValueEvent, StoredValue> = {
  decider: storedValueDecider,
  decode: decodeStoredValueEvent,
  snapshot: storedValueSnapshot,
  codeVersion: version,
  ignoreInHash: ['at'],
}

export type StoredValues = Handler<StoredValueCommand, StoredValueEvent, StoredValue>
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
