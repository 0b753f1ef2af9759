import { orderStream } from '#kernel/ids.ts'
import { reject } from '#kernel/rejection.ts'
import { requireRole } from '#platform/callers.ts'
import { canonicalJson } from '#platform/canonical-json.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { OrderServiceHandlers } from '#protos/nahr/orders/v1/OrderService.ts'
import { act } from './acting.ts'
import { type Amend, amend } from './amending.ts'
import { answering } from './answer.ts'
import { requirePlaced } from './domain/groups.ts'
import { type OrderMethodsDeps, passingOn, requestOf, tokensOf } from './grpc.ts'
import { groupsToHash, placesOf } from './request.ts'
import {
  type AmendOrderRequest,
  amendmentAsked,
  readAmendOrder,
  readCompleteAmendment,
  requireCurrency,
  withdrawAmendment,
} from './request-amending.ts'
import { after, settledTender } from './terms.ts'

type AmendingMethods = Pick<Methods<OrderServiceHandlers>, 'AmendOrder' | 'CompleteAmendment' | 'WithdrawAmendment'>
type Asked = Pick<AmendOrderRequest, 'requestId' | 'orderId' | 'tenders' | 'sourcing'>

export function amendingMethods(deps: OrderMethodsDeps): AmendingMethods {
  const { orders, secrets, catalog, policy } = deps
  const answer = answering(secrets.sealing)

  /** `content`: what may not differ under one request id. */
  function made({ orderId, requestId, tenders, sourcing }: Asked, content: unknown, context: CallContext) {
    if (!deps.takesTokens && tenders.some(({ paymentToken }) => paymentToken !== '')) reject('PAYMENTS_NOT_HOSTED')
    const { signal, deadline, now } = context
    return {
      orderId,
      askedAs: secrets.hmac('amendment', canonicalJson(content)),
      tenders: tenders.map(settledTender),
      tokens: tokensOf({ tenders }),
      sourcing,
      promised: {
        pickup: after(now, policy.pickPromiseSeconds),
        delivery: after(now, policy.shipPromiseSeconds),
        ship_to_store: after(now, policy.shipPromiseSeconds),
      },
      request: requestOf(requestId, context),
      ...{ signal, deadline },
    } satisfies Partial<Amend>
  }

  return {
    async AmendOrder(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'operator')
      const request = readAmendOrder(message)
      const { orderId, requestId, sourcing, ...told } = request
      const content = { ...told, fulfilments: groupsToHash(told.fulfilments), ...(sourcing === null ? {} : { sourcing }) }
      const placed = requirePlaced((await orders.load(orderStream(orderId))).state)
      requireCurrency(request.tenders, placed)
      const skus = request.add.map(({ sku }) => sku)
      const kinds = await passingOn(catalog.kindsOf(skus, placesOf(request.fulfilments), context))
      const amendmentId = uuidV5([orderId, 'amendment', requestOf(requestId, context).actor.key, requestId])
      const asked = amendmentAsked(request, placed, kinds)
      const handled = await amend({ ...made(request, content, context), amendmentId, asked }, deps)
      return answer(orderId, handled, context.caller)
    },
    async CompleteAmendment(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'operator')
      const request = readCompleteAmendment(message)
      const { orderId, amendmentId } = request
      requireCurrency(request.tenders, requirePlaced((await orders.load(orderStream(orderId))).state))
      const handled = await amend({ ...made(request, request.tenders, context), amendmentId, asked: null }, deps)
      return answer(orderId, handled, context.caller)
    },
    async WithdrawAmendment(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'operator')
      const { orderId, amendmentId, requestId } = withdrawAmendment.parse(message)
      const command = { type: 'WithdrawAmendment', amendmentId, at: context.now } as const
      return answer(orderId, await act({ orderId, command, request: requestOf(requestId, context) }, deps), context.caller)
    },
  }
}
