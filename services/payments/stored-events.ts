import { z } from 'zod'
import type { PaymentEvent } from './domain/events.ts'
import type { Payment } from './domain/payment.ts'
import type { StoredValue, StoredValueEvent } from './domain/stored-value.ts'

const text = z.string()
const count = z.int()
const owner = z.strictObject({ stream: text, step: text })
const asked = { amountMinor: count, key: text, requestedAt: text }
const authorization = { owner, currency: text, token: text, provider: text, ...asked }

const storedEvent: z.ZodType<PaymentEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AuthorizationRequested'), ...authorization }),
  z.strictObject({ type: z.literal('PaymentAuthorized'), providerReference: text, authorizedAt: text }),
  z.strictObject({ type: z.literal('PaymentDeclined'), reason: text, declinedAt: text }),
  z.strictObject({ type: z.literal('CaptureRequested'), captureId: text, ...asked }),
  z.strictObject({ type: z.literal('PaymentCaptured'), captureId: text, amountMinor: count, capturedAt: text }),
  z.strictObject({ type: z.literal('CaptureRefused'), captureId: text, reason: text, refusedAt: text }),
  z.strictObject({ type: z.literal('PaymentOwed'), captureId: text, amountMinor: count, owedAt: text }),
  z.strictObject({ type: z.literal('VoidRequested'), owner, key: text, requestedAt: text }),
  z.strictObject({ type: z.literal('PaymentVoided'), voidedAt: text }),
  z.strictObject({ type: z.literal('RefundRequested'), refundId: text, ...asked }),
  z.strictObject({ type: z.literal('PaymentRefunded'), refundId: text, amountMinor: count, refundedAt: text }),
  z.strictObject({ type: z.literal('RefundFailed'), refundId: text, reason: text, failedAt: text }),
])

const outcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('done') }),
  z.strictObject({ state: z.literal('refused'), reason: text }),
])
const operations = z.array(z.strictObject({ id: text, ...asked, outcome: outcome.nullable() }))
const voiding = z.strictObject({ key: text, requestedAt: text, isDone: z.boolean() })
const terms = z.strictObject(authorization)

const storedPayment: z.ZodType<Payment> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unasked') }),
  z.strictObject({ state: z.literal('forestalled'), owner, voiding }),
  z.strictObject({ state: z.literal('unknown'), terms, voiding: voiding.nullable() }),
  z.strictObject({ state: z.literal('declined'), terms, reason: text, voiding: voiding.nullable() }),
  z.strictObject({
    state: z.literal('authorized'),
    terms,
    reference: text,
    captures: operations,
    refunds: operations,
    owedMinor: count,
    voiding: voiding.nullable(),
  }),
])

const storedValueEvent: z.ZodType<StoredValueEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('StoreCreditIssued'), owner, amountMinor: count, currency: text, issuedAt: text }),
])

const storedValue: z.ZodType<StoredValue> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unissued') }),
  z.strictObject({
    state: z.literal('issued'),
    owner,
    currency: text,
    issuedMinor: count,
    balanceMinor: count,
    issuedAt: text,
  }),
])

/** An event as it was stored; one that is not known, or not as it should be, is a fault. */
export const decodeEvent = (type: string, data: unknown): PaymentEvent => storedEvent.parse({ ...Object(data), type })

/** Snapshots and rows hold the state of a payment as it is. */
export const paymentSnapshot = {
  encode: (payment: Payment): unknown => payment,
  decode: (json: unknown): Payment => storedPayment.parse(json),
}

export const decodeStoredValueEvent = (type: string, data: unknown): StoredValueEvent =>
  storedValueEvent.parse({ ...Object(data), type })

export const storedValueSnapshot = {
  encode: (stored: StoredValue): unknown => stored,
  decode: (json: unknown): StoredValue => storedValue.parse(json),
}
