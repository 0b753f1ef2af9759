import { requireRole } from '#platform/callers.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import type { Request } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { PaymentServiceHandlers } from '#protos/nahr/payments/v1/PaymentService.ts'
import { type Payments, paymentStream, type Standing, standingAfter } from './aggregate.ts'
import { paymentMessage } from './answer.ts'
import type { Ask } from './asking.ts'
import type { Asked } from './domain/asked.ts'
import type { PaymentCommand } from './domain/commands.ts'
import { listUnsettled, readListing } from './listing.ts'
import * as fields from './request.ts'
import type { Settling } from './settling.ts'

export type PaymentMethodsDeps = {
  payments: Payments
  ask: Ask
  settling: Settling
  /** The name of the provider that new payments are asked of. */
  provider: string
  projections(): Projections
}

export function paymentMethods({ payments, ask, settling, ...deps }: PaymentMethodsDeps): Methods<PaymentServiceHandlers> {
  /** Written down first, then asked of the provider, then answered as the stream stands. */
  function act(paymentId: string, command: PaymentCommand, request: Request, wants: (asked: Asked) => boolean) {
    const stream = paymentStream(paymentId)
    return settling.during(stream, async () => {
      const known = await standingAfter(command, { payments, stream, request })
      return answer(paymentId, await ask({ stream, known, wants, request }))
    })
  }

  return {
    async Authorize(message, context) {
      requireRole(context.caller, 'service')
      const { requestId, paymentId, currencyCode: currency, ...terms } = fields.authorize.parse(message)
      const key = keyOf(paymentId, 'authorization')
      const command = { type: 'RequestAuthorization', ...terms, currency, provider: deps.provider, key, at: context.now } as const
      return act(paymentId, command, requestOf(requestId, context), isOf('authorization', 'void'))
    },
    async Capture(message, context) {
      requireRole(context.caller, 'service')
      const { requestId, paymentId, ...capture } = fields.capture.parse(message)
      const key = keyOf(paymentId, 'capture', capture.captureId)
      const command = { type: 'RequestCapture', ...capture, key, at: context.now } as const
      return act(paymentId, command, requestOf(requestId, context), asked => asked.key === key)
    },
    async Void(message, context) {
      requireRole(context.caller, 'service')
      const { requestId, paymentId, owner } = fields.voidPayment.parse(message)
      const command = { type: 'RequestVoid', owner, key: keyOf(paymentId, 'void'), at: context.now } as const
      return act(paymentId, command, requestOf(requestId, context), isOf('authorization', 'capture', 'void'))
    },
    async Refund(message, context) {
      requireRole(context.caller, 'service')
      const { requestId, paymentId, ...refund } = fields.refund.parse(message)
      const key = keyOf(paymentId, 'refund', refund.refundId)
      const command = { type: 'RequestRefund', ...refund, key, at: context.now } as const
      return act(paymentId, command, requestOf(requestId, context), asked => asked.key === key)
    },
    async ResolvePayment(message, context) {
      requireRole(context.caller, 'service', 'operator')
      const { requestId, paymentId } = fields.resolvePayment.parse(message)
      const stream = paymentStream(paymentId)
      const request = requestOf(requestId, context)
      return settling.during(stream, async () => {
        const known = await payments.load(stream)
        return answer(paymentId, await ask({ stream, known, wants: () => true, request }))
      })
    },
    async GetPayment(message, { caller }) {
      requireRole(caller, 'service', 'operator', 'manager')
      const { paymentId, asOf } = fields.getPayment.parse(message)
      const { state: payment, revision } = await payments.load(paymentStream(paymentId), asOf ?? undefined)
      return { payment: paymentMessage({ paymentId, payment, revision }) }
    },
    async ListUnsettledPayments(message, { caller, signal }) {
      requireRole(caller, 'service', 'operator')
      return listUnsettled(readListing(message), deps.projections(), signal)
    },
  }
}

const answer = (paymentId: string, { state: payment, revision, position }: Standing) => ({
  payment: paymentMessage({ paymentId, payment, revision }),
  logPosition: String(position),
})

const isOf =
  (...kinds: Asked['kind'][]) =>
  ({ kind }: Asked): boolean =>
    kinds.includes(kind)

/** Derived, so that whoever asks for the same asks by the same key. */
const keyOf = (paymentId: string, ...what: string[]): string => uuidV5(['payment', paymentId, ...what])

export const requestOf = (requestId: string, context: CallContext): Request => {
  const { actor, correlationId, causationId, traceparent, now, signal } = context
  return { requestId, actor, correlationId, causationId, traceparent, now, signal }
}
