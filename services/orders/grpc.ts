import { z } from 'zod'
import { orderStream } from '#kernel/ids.ts'
import { reject } from '#kernel/rejection.ts'
import { requireRole } from '#platform/callers.ts'
import { canonicalJson } from '#platform/canonical-json.ts'
import { asOf, integer, optional, requestId, text } from '#platform/fields.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import type { Request } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import type { Secrets } from '#platform/secrets.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { OrderServiceHandlers } from '#protos/nahr/orders/v1/OrderService.ts'
import { act } from './acting.ts'
import { answering, showing } from './answer.ts'
import type { Catalog } from './catalog.ts'
import { amendingMethods } from './grpc-amending.ts'
import { refundingMethods } from './grpc-refunding.ts'
import { listOrders, readListing } from './listing.ts'
import { listCapturesDue } from './listing-captures.ts'
import { listRefundsOwed } from './listing-refunds.ts'
import { type PlacementDeps, place } from './placement.ts'
import { contentHash, invalidField, type PlaceOrderRequest, placesOf, readPlaceOrderRequest, recipient } from './request.ts'
import { sweepPlacements } from './sweep.ts'
import { channelOf, type Policy, placementOf, promisesFrom, requireMayTell, sealedRecipient } from './terms.ts'
import { someLines } from './units-asked.ts'
import type { Watching } from './watching.ts'
import type { Watermark } from './watermark.ts'

export type OrderMethodsDeps = PlacementDeps & {
  watching: Watching
  watermark: Watermark
  /** Whether a tender may be authorised here. */
  takesTokens: boolean
  catalog: Catalog
  secrets: Secrets
  policy: Policy
  projections(): Projections
  amendingBefore(time: string): Promise<string[]>
}

const orderId = text(1, 64)
const getOrder = z.object({ orderId, asOf })
const cancelOrder = z.object({ requestId, orderId, reason: text(0, 256) })
const cancelLines = z.object({ requestId, orderId, lines: someLines, reason: text(0, 256), fulfilmentId: optional(text(1, 64)) })
const holdOrder = z.object({ requestId, orderId, reason: text(1, 256) })
const releaseHold = z.object({ requestId, orderId, holdId: text(1, 64) })
const changeAddress = z.object({ requestId, orderId, recipient })
const watchOrder = z.object({ orderId, afterRevision: integer(0, Number.MAX_SAFE_INTEGER) })
const sweep = z.object({ olderThanSeconds: integer(0, 30 * 86_400) })
const defaultAgeSeconds = 60

export function orderMethods(deps: OrderMethodsDeps): Methods<OrderServiceHandlers> {
  const { orders, secrets } = deps
  const show = showing(secrets.sealing)
  const answer = answering(secrets.sealing)

  return {
    async PlaceOrder(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'operator')
      const request = readPlaceOrderRequest(message)
      if (!deps.takesTokens && request.tenders.some(({ paymentToken }) => paymentToken !== '')) reject('PAYMENTS_NOT_HOSTED')
      const asked = await askedOf(request, context, deps)
      return answer(asked.orderId, await place(asked, deps), context.caller)
    },
    async CancelOrder(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'operator')
      const { orderId, reason, requestId } = cancelOrder.parse(message)
      const notificationId = uuidV5([orderId, 'order.cancelled'])
      const command = { type: 'CancelOrder', reason, notificationId, at: context.now } as const
      const request = requestOf(requestId, context)
      return answer(orderId, await act({ orderId, command, request }, deps), context.caller)
    },
    async CancelLines(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'operator')
      const { orderId, lines, reason, requestId, fulfilmentId } = cancelLines.parse(message)
      const request = requestOf(requestId, context)
      const cancellationId = uuidV5([orderId, 'cancellation', request.actor.key, requestId])
      const notificationId = uuidV5([cancellationId, 'lines.cancelled'])
      const ofGroup = fulfilmentId === null ? {} : { fulfilmentId }
      const told = { lines, reason, notificationId, anew: promisesFrom(context.now, deps.policy), at: context.now }
      const command = { type: 'CancelLines', cancellationId, ...ofGroup, ...told } as const
      return answer(orderId, await act({ orderId, command, request }, deps), context.caller)
    },
    ...amendingMethods(deps),
    ...refundingMethods(deps),
    async HoldOrder(message, context) {
      requireRole(context.caller, 'associate', 'manager', 'operator', 'service')
      const { orderId, reason, requestId } = holdOrder.parse(message)
      const request = requestOf(requestId, context)
      const stopId = uuidV5([orderId, 'hold', request.actor.key, requestId])
      const command = { type: 'HoldOrder', stopId, reason, by: request.actor.id, at: context.now } as const
      return answer(orderId, await act({ orderId, command, request }, deps), context.caller)
    },
    async ReleaseHold(message, context) {
      requireRole(context.caller, 'associate', 'manager', 'operator', 'service')
      const { orderId, holdId: stopId, requestId } = releaseHold.parse(message)
      const anew = promisesFrom(context.now, deps.policy)
      const command = { type: 'ReleaseHold', stopId, anew, at: context.now } as const
      return answer(orderId, await act({ orderId, command, request: requestOf(requestId, context) }, deps), context.caller)
    },
    async ChangeAddress(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'operator')
      const { orderId, recipient, requestId } = changeAddress.parse(message)
      const { state } = await orders.load(orderStream(orderId))
      const customerId = state.state === 'unplaced' ? '' : (state.customerId ?? '')
      const contentHash = secrets.hmac('address', canonicalJson({ orderId, recipient }))
      const sealed = sealedRecipient({ customerId, recipient }, secrets.sealing)
      if (!sealed) throw invalidField('must tell a name, an email, a phone or an address', 'recipient')
      const command = { type: 'ChangeAddress', recipient: sealed, contentHash, at: context.now } as const
      return answer(orderId, await act({ orderId, command, request: requestOf(requestId, context) }, deps), context.caller)
    },
    async GetOrder(message, { caller }) {
      const { orderId, asOf } = getOrder.parse(message)
      const { state, revision } = await orders.load(orderStream(orderId), asOf ?? undefined)
      return { order: show(orderId, state, revision, caller) }
    },
    async *WatchOrder(message, { caller, signal }) {
      const { orderId, afterRevision } = watchOrder.parse(message)
      const after = afterRevision === 0 ? -1 : afterRevision
      for await (const { state, revision } of deps.watching.watch(orderId, after, signal))
        yield { order: show(orderId, state, revision, caller) }
    },
    ListRefundsOwed: async (message, { signal }) => listRefundsOwed(message, deps.projections(), signal),
    async ListCapturesDue(message, { caller, signal }) {
      requireRole(caller, 'service', 'operator')
      return listCapturesDue(message, deps.projections(), signal)
    },
    ListOrders: async (message, { signal }) => listOrders(readListing(message), deps.projections(), signal),
    async SweepPlacements(message, context) {
      requireRole(context.caller, 'service', 'operator')
      const age = sweep.parse(message).olderThanSeconds || defaultAgeSeconds
      const reservedBefore = new Date(Date.parse(context.now) - age * 1000).toISOString()
      return sweepPlacements({ reservedBefore, request: requestOf('sweep', context), signal: context.signal }, deps)
    },
  }
}

export const requestOf = (requestId: string, context: CallContext): Request => {
  const { actor, correlationId, causationId, traceparent, now, signal } = context
  return { requestId, actor, correlationId, causationId, traceparent, now, signal }
}

async function askedOf(request: PlaceOrderRequest, context: CallContext, { catalog, secrets, policy }: OrderMethodsDeps) {
  const { caller, now, signal, deadline } = context
  const channel = channelOf(caller)
  requireMayTell(request, caller, now)
  const kinds = await passingOn(
    catalog.kindsOf(
      request.lines.map(line => line.sku),
      placesOf(request.fulfilments),
      context,
    ),
  )
  return {
    orderId: uuidV5(['order', channel.id, request.channelOrderId]),
    placement: placementOf(request, { channel, kinds, now, sealing: secrets.sealing, policy }),
    tokens: tokensOf(request),
    placedAs: contentHash(channel.id, request, secrets.hmac),
    sourcing: request.sourcing,
    request: requestOf(request.requestId, context),
    signal,
    deadline,
  }
}

export const tokensOf = ({ tenders }: Pick<PlaceOrderRequest, 'tenders'>): ReadonlyMap<string, string> =>
  new Map(tenders.filter(tender => tender.paymentToken !== '').map(({ tenderId, paymentToken }) => [tenderId, paymentToken]))

/** What the item master does not know is the caller's mistake. */
export async function passingOn<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    const rejection = error instanceof CallFailed ? error.asRejection() : null
    throw rejection?.kind === 'not-found' ? rejection : error
  }
}
