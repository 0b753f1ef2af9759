import { orderStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { Payment__Output as Payment } from '#protos/nahr/payments/v1/Payment.ts'
import type { Orders } from './aggregate.ts'
import { type Asked, callOf } from './asked.ts'
import { paymentOf } from './domain/ending.ts'
import type { Tender } from './domain/order.ts'
import { type Payments, placementStep } from './steps.ts'

export type AuthorizingDeps = { orders: Orders; payments(): Payments }

/** How much of a call's time is kept for what follows the authorisation. */
const keptFor = (leftMs: number): number => Math.min(1_000, leftMs / 4)

/**
 * The order's tenders, those with a token authorised or of unknown outcome. What is asked for is written on the order first.
 * Rejected with PAYMENT_DECLINED, and with ATTEMPT_ABANDONED where somebody gave the attempt up meanwhile.
 */
export async function authorize(asked: Asked, attempt: number, deps: AuthorizingDeps): Promise<Tender[]> {
  const { orderId, placedAs, placement, tokens, request } = asked
  const tenders = placement.tenders.map(tender =>
    tokens.has(tender.tenderId)
      ? { ...tender, paymentId: uuidV5([orderId, String(attempt), placedAs, tender.tenderId]), authorization: 'unknown' as const }
      : tender,
  )
  const payments = tenders.flatMap(paymentOf)
  if (payments.length === 0) return tenders
  const { state } = await deps.orders.handle(
    orderStream(orderId),
    { type: 'RequestAuthorizations', attempt, payments, at: request.now },
    { ...request, requestId: uuidV5([request.requestId, 'authorize', String(attempt)]) },
  )
  // Placed meanwhile, by a twin of this call or otherwise: nothing is asked for any more.
  if (state.state !== 'unplaced') return tenders
  const authorized: Tender[] = []
  const order = { ...asked, currency: placement.currency, step: placementStep(attempt) }
  for (const tender of tenders) authorized.push(await authorizeTender(order, tender, deps))
  return authorized
}

/** What a tender is authorised for. */
export type Authorizing = Pick<Asked, 'orderId' | 'tokens' | 'request' | 'signal' | 'deadline'> & {
  currency: string
  step: string
}

export async function authorizeTender(
  asked: Authorizing,
  tender: Tender,
  deps: Pick<AuthorizingDeps, 'payments'>,
): Promise<Tender> {
  const { paymentId, tenderId, amountMinor } = tender
  if (paymentId === null) return tender
  const request = {
    requestId: uuidV5(['authorize', paymentId]),
    paymentId,
    owner: { stream: orderStream(asked.orderId), step: asked.step },
    amountMinor: String(amountMinor),
    currencyCode: asked.currency,
    token: asked.tokens.get(tenderId) ?? '',
  }
  const payment = await outcomeOf(asked, paymentId, deps.payments(), options => deps.payments().authorize(request, options))
  switch (payment?.state) {
    case 'PAYMENT_STATE_AUTHORIZED':
      return { ...tender, authorization: 'authorized' }
    case 'PAYMENT_STATE_UNKNOWN':
      return { ...tender, authorization: 'unknown' }
    case 'PAYMENT_STATE_DECLINED':
      throw new Rejection('refused', 'PAYMENT_DECLINED', { tender_id: tenderId, reason: payment.declineReason })
    case 'PAYMENT_STATE_VOIDED':
      throw new Rejection('contended', 'ATTEMPT_ABANDONED')
    default:
      throw new Error(`payment ${paymentId} is in no state that is known`)
  }
}

type Ask = (options: ReturnType<typeof callOf>) => Promise<{ payment: Payment | null }>

/** Unknown in time is an answer if the payment was asked for; else nobody knows that it ever will be, and the order can't wait for it. */
async function outcomeOf(asked: Authorizing, paymentId: string, payments: Payments, ask: Ask): Promise<Payment | null> {
  const call = callOf(asked)
  const leftMs = asked.deadline.getTime() - Date.now()
  try {
    const { payment } = await ask({ ...call, deadline: new Date(asked.deadline.getTime() - keptFor(leftMs)) })
    return payment
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.reason === 'PAYMENT_VOIDED') throw new Rejection('contended', 'ATTEMPT_ABANDONED')
    if (error.reason === 'INVALID_FIELD') throw new Rejection('invalid', 'INVALID_FIELD', { field: 'tenders.payment_token' })
    const known = await payments.getPayment({ paymentId }, call).catch(() => null)
    if (!known) throw error
    return known.payment
  }
}
