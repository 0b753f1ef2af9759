import { z } from 'zod'
import { orderStream } from '#kernel/ids.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { type Role, requireRole, requireStore } from '#platform/callers.ts'
import { enumWord, locationId, optional, optionalTimestamp, requestId, text } from '#platform/fields.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import { pickupCode } from '#platform/pickup-code.ts'
import type { Secrets } from '#platform/secrets.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { FulfilmentServiceHandlers } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import { act } from './acting.ts'
import type { HandledOrder, Orders } from './aggregate.ts'
import { answering } from './answer.ts'
import type { OrderCommand, Unfulfillable } from './domain/commands.ts'
import { type Part, requireGroup } from './domain/groups.ts'
import { type FulfilmentMethod, type Group, type LineUnits, sourcingReasons } from './domain/order.ts'
import { sourceOf } from './domain/transit.ts'
import { requestOf } from './grpc.ts'
import type { Looking } from './looking.ts'
import { move } from './moving.ts'
import { invalidField } from './request.ts'
import type { Settling } from './settling.ts'
import { finishTransit, type Inventory, type Transfers } from './steps.ts'
import { after, type Policy, promisedBy, promisesFrom } from './terms.ts'
import { atLeastOneLine, someLines } from './units-asked.ts'

export type FulfilmentMethodsDeps = {
  orders: Orders
  inventory(): Inventory
  transfers(): Transfers
  settling: Settling
  looking: Pick<Looking, 'lookFor'>
  secrets: Secrets
  policy: Policy
}

const id = text(1, 64)
const group = { requestId, orderId: id, fulfilmentId: id }
const startPicking = z.object(group)
const unfulfillable = z.union([
  z.literal('UNFULFILLABLE_UNSPECIFIED').transform(() => undefined),
  enumWord('UNFULFILLABLE', ['cancel', 'set_aside']),
])
const recordPick = z
  .object({ ...group, lines: someLines, missing: someLines, missingThen: unfulfillable })
  .refine(({ lines, missing }) => lines.length + missing.length > 0, { path: ['lines'], message: 'must not be empty' })
const markReady = z.object({ ...group, pickupUntil: optionalTimestamp })
const code = optional(z.string().regex(/^\d{6}$/, 'must be six digits'))
const handOver = z.object({ ...group, code, overrideReason: optional(text(1, 256)), lines: someLines })
const rejectFulfilment = z.object({ ...group, reason: text(0, 256), outcome: unfulfillable, notFound: z.boolean() })
const recordShipment = z.object({
  ...group,
  parcelId: id,
  carrier: text(1, 64),
  trackingReference: text(0, 128),
  lines: someLines,
})
const toMethod = z.union([
  z.literal('FULFILMENT_METHOD_UNSPECIFIED').transform(() => null),
  enumWord('FULFILMENT_METHOD', ['pickup', 'delivery']),
])
const sourcedBecause = z.array(enumWord('SOURCING_REASON', sourcingReasons)).max(sourcingReasons.length)
const moveFulfilment = z.object({ ...group, toLocationId: locationId, toMethod, lines: someLines, sourcedBecause })
const splitFulfilment = z.object({ ...group, lines: atLeastOneLine })
const recordArrival = z.object({ ...group, parcelId: id, lines: someLines })
const offerChoice = z.object(group)
const recordDelivery = z.object({ ...group, parcelId: id })
const lossOutcome = z.union([
  z.literal('LOSS_OUTCOME_UNSPECIFIED').transform(() => undefined),
  enumWord('LOSS_OUTCOME', ['refund', 'send_again']),
])
const recordLost = z.object({ ...group, parcelId: id, reason: text(0, 256), outcome: lossOutcome })
const expireFulfilment = z.object(group)
const lookForGoods = z.object(group)
const settlePayment = z.object({ requestId, orderId: id, tenderId: id, authorized: z.boolean(), refusedBecause: text(0, 256) })

type Act = OrderCommand['type']
type Named = { requestId: string; orderId: string; fulfilmentId: string }

export function fulfilmentMethods({
  orders,
  inventory,
  transfers,
  settling,
  looking,
  secrets,
  policy,
}: FulfilmentMethodsDeps): Methods<FulfilmentServiceHandlers> {
  const answer = answering(secrets.sealing)
  const moving = { orders, inventory, settling }
  const perform = ({ orderId, requestId }: Omit<Named, 'fulfilmentId'>, command: OrderCommand, context: CallContext) =>
    act({ orderId, command, request: requestOf(requestId, context) }, { orders, settling })

  const lookFor = ({ requestId, orderId, fulfilmentId }: Named, context: CallContext) => {
    const { signal, deadline, correlationId, traceparent } = context
    const call = { signal, deadline, correlationId, traceparent }
    return looking.lookFor({ orderId, fulfilmentId, request: requestOf(requestId, context), call })
  }

  /** Refused for goods that may just have come it is decided once more when stock has been asked. */
  async function performOnGoods(named: Named, command: OrderCommand, context: CallContext): Promise<HandledOrder> {
    try {
      return await perform(named, command, context)
    } catch (refusal) {
      if (!(refusal instanceof Rejection) || refusal.reason !== 'AWAITS_GOODS') throw refusal
      await lookFor({ ...named, requestId: uuidV5([named.requestId, 'goods']) }, context)
      return perform(named, command, context)
    }
  }

  async function requireMayAct(
    { orderId, fulfilmentId }: Named,
    type: Act,
    { caller }: CallContext,
    ...also: Role[]
  ): Promise<Part> {
    requireRole(caller, 'associate', 'manager', 'operator', ...also)
    const { state } = await orders.load(orderStream(orderId))
    const part = requireGroup(state, fulfilmentId)
    const places = placesOf(part.group, type)
    requireStore(caller, places.find(place => caller.stores.includes(place)) ?? places[0])
    return part
  }

  /** An act of the staff of the store where the goods are. */
  async function atStore(named: Named, command: OrderCommand, context: CallContext, ...also: Role[]): Promise<HandledOrder> {
    await requireMayAct(named, command.type, context, ...also)
    return performOnGoods(named, command, context)
  }

  /** Goods are the shopper's only where the stock of their store knows of them: what is handed over is issued there. */
  const inTheBooks = ({ orderId }: Named, part: Part, { signal, deadline, correlationId, traceparent }: CallContext) =>
    finishTransit(transfers(), orderStream(orderId), part, { signal, deadline, correlationId, traceparent })

  const hashOf = (orderId: string, fulfilmentId: string, code: string) =>
    secrets.hmac('pickup-code-hash', JSON.stringify([orderId, fulfilmentId, code]))

  return {
    async StartPicking(message, context) {
      const named = startPicking.parse(message)
      const { fulfilmentId } = named
      return answer(
        named.orderId,
        await atStore(named, { type: 'StartPicking', fulfilmentId, at: context.now }, context),
        context.caller,
      )
    },
    async RecordPick(message, context) {
      const { lines, missing, missingThen, ...named } = recordPick.parse(message)
      const { fulfilmentId } = named
      const pick = { type: 'RecordPick', fulfilmentId, lines, at: context.now } as const
      const chooseBy = after(context.now, policy.choiceSeconds)
      const command = missing.length === 0 ? pick : { ...pick, ...shortOf(named, missing, missingThen, context), chooseBy }
      return answer(named.orderId, await atStore(named, command, context), context.caller)
    },
    async MarkReady(message, context) {
      const { pickupUntil, ...named } = markReady.parse(message)
      const { orderId, fulfilmentId } = named
      const at = context.now
      if (pickupUntil !== null && pickupUntil <= at) throw invalidField('must lie in the future', 'pickupUntil')
      const codeHash = hashOf(orderId, fulfilmentId, pickupCode(secrets, orderId, fulfilmentId))
      const keptUntil = after(at, policy.pickupKeepSeconds)
      const notificationId = notificationOf(named, 'pickup.ready')
      const command = { type: 'MarkReady', fulfilmentId, codeHash, pickupUntil, keptUntil, notificationId, at } as const
      await inTheBooks(named, await requireMayAct(named, command.type, context), context)
      return answer(orderId, await performOnGoods(named, command, context), context.caller)
    },
    async HandOver(message, context) {
      const { code, overrideReason, lines, ...named } = handOver.parse(message)
      const { orderId, fulfilmentId } = named
      if (code === null && overrideReason === null) throw invalidField('must be there unless override_reason is', 'code')
      if (overrideReason !== null) requireRole(context.caller, 'manager')
      const codeHash = code === null ? null : hashOf(orderId, fulfilmentId, code)
      const issueId = uuidV5([orderId, fulfilmentId])
      const wanted = lines.length > 0 ? { lines } : {}
      const command = { type: 'HandOver', fulfilmentId, codeHash, overrideReason, ...wanted, issueId, at: context.now } as const
      const handled = await atStore(named, command, context)
      for (const { event } of handled.events)
        if (event.type === 'WrongCodeGiven') reject('WRONG_CODE', { tries_left: event.triesLeft })
      return answer(orderId, handled, context.caller)
    },
    async RejectFulfilment(message, context) {
      const { reason, outcome, notFound, ...named } = rejectFulfilment.parse(message)
      const { fulfilmentId, orderId, requestId } = named
      // What was rejected, and moved back, may be rejected again.
      const rejectionId = uuidV5([orderId, 'rejection', context.actor.key, requestId])
      const notificationId = uuidV5([rejectionId, 'rejected'])
      const chosen = {
        ...(outcome === undefined ? {} : { outcome }),
        ...(context.caller.roles.includes('service') ? { onlyIfSetAside: true as const } : {}),
        ...(notFound ? { missingId: rejectionId } : {}),
      }
      const told = { notificationId, chooseBy: after(context.now, policy.choiceSeconds), at: context.now }
      const command = { type: 'RejectFulfilment', fulfilmentId, reason, ...chosen, ...told } as const
      return answer(named.orderId, await atStore(named, command, context, 'service'), context.caller)
    },
    async RecordShipment(message, context) {
      const { parcelId, carrier, trackingReference, lines, ...named } = recordShipment.parse(message)
      const { orderId, fulfilmentId } = named
      const parcel = { fulfilmentId, parcelId, carrier, trackingReference, lines }
      const issueId = uuidV5([orderId, fulfilmentId, 'parcel', parcelId])
      const notificationId = uuidV5([issueId, 'shipment.sent'])
      const transferId = uuidV5([orderId, 'transfer', parcelId])
      const command = { type: 'RecordShipment', ...parcel, issueId, transferId, notificationId, at: context.now } as const
      return answer(orderId, await atStore(named, command, context), context.caller)
    },
    async RecordArrival(message, context) {
      const { parcelId, lines, ...named } = recordArrival.parse(message)
      const { orderId, fulfilmentId } = named
      const cancellationId = uuidV5([orderId, parcelId, 'not received'])
      const told = { cancellationId, notificationId: uuidV5([cancellationId, 'lines.cancelled']), at: context.now }
      const pickBy = after(context.now, policy.pickPromiseSeconds)
      const command = { type: 'RecordArrival', fulfilmentId, parcelId, lines, pickBy, ...told } as const
      return answer(orderId, await atStore(named, command, context), context.caller)
    },
    async RecordDelivery(message, context) {
      const { parcelId, ...named } = recordDelivery.parse(message)
      const { orderId, fulfilmentId } = named
      const notificationId = uuidV5([orderId, parcelId, 'shipment.delivered'])
      const command = { type: 'RecordDelivery', fulfilmentId, parcelId, notificationId, at: context.now } as const
      const isOfCarrier = context.caller.roles.includes('channel')
      const told = isOfCarrier ? perform(named, command, context) : atStore(named, command, context, 'service', 'channel')
      return answer(orderId, await told, context.caller)
    },
    async RecordLost(message, context) {
      const { parcelId, reason, outcome, ...named } = recordLost.parse(message)
      const { orderId, fulfilmentId } = named
      const notificationId = uuidV5([orderId, parcelId, 'shipment.lost'])
      const chosen = outcome === undefined ? {} : { outcome }
      const command = { type: 'RecordLost', fulfilmentId, parcelId, reason, ...chosen, notificationId, at: context.now } as const
      return answer(orderId, await atStore(named, command, context, 'service'), context.caller)
    },
    async MoveFulfilment(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'manager', 'operator', 'service')
      const { requestId, orderId, sourcedBecause, ...told } = moveFulfilment.parse(message)
      if (sourcedBecause.length > 0) requireRole(context.caller, 'service')
      const asked = sourcedBecause.length > 0 ? { ...told, sourcedBecause } : told
      const promise = (method: FulfilmentMethod) => promisedBy(method, context.now, policy) ?? context.now
      const { signal, deadline, correlationId, traceparent } = context
      const call = { signal, deadline, correlationId, traceparent }
      const handled = await move(
        {
          orderId,
          asked,
          promisedBy: promise,
          anew: promisesFrom(context.now, policy),
          request: requestOf(requestId, context),
          call,
        },
        moving,
      )
      return answer(orderId, handled, context.caller)
    },
    async SplitFulfilment(message, context) {
      const { lines, ...named } = splitFulfilment.parse(message)
      const { orderId, fulfilmentId, requestId } = named
      const notificationId = uuidV5([orderId, 'split', context.actor.key, requestId])
      const anew = promisesFrom(context.now, policy)
      const command = { type: 'SplitFulfilment', fulfilmentId, lines, anew, notificationId, at: context.now } as const
      return answer(orderId, await atStore(named, command, context), context.caller)
    },
    async OfferChoice(message, context) {
      requireRole(context.caller, 'service')
      const named = offerChoice.parse(message)
      const { orderId, fulfilmentId, requestId } = named
      const chooseBy = after(context.now, policy.choiceSeconds)
      const notificationId = uuidV5([orderId, 'choice', context.actor.key, requestId])
      const command = { type: 'OfferChoice', fulfilmentId, chooseBy, notificationId, at: context.now } as const
      return answer(orderId, await perform(named, command, context), context.caller)
    },
    async LookForGoods(message, context) {
      const named = lookForGoods.parse(message)
      await requireMayAct(named, 'RecordGoods', context, 'service')
      return answer(named.orderId, await lookFor(named, context), context.caller)
    },
    async ExpireFulfilment(message, context) {
      requireRole(context.caller, 'service')
      const named = expireFulfilment.parse(message)
      const { fulfilmentId } = named
      const notificationId = notificationOf(named, 'pickup.expired')
      const again = {
        pickBy: after(context.now, policy.shipPromiseSeconds),
        readyBy: after(context.now, policy.pickPromiseSeconds),
        notificationId: uuidV5([notificationId, named.requestId]),
      }
      const command = { type: 'ExpireFulfilment', fulfilmentId, notificationId, again, at: context.now } as const
      return answer(named.orderId, await perform(named, command, context), context.caller)
    },
    async SettlePayment(message, context) {
      requireRole(context.caller, 'service')
      const { tenderId, authorized, refusedBecause: reason, ...named } = settlePayment.parse(message)
      const notificationId = uuidV5([named.orderId, tenderId, 'payment.refused'])
      const outcome = authorized ? ({ state: 'authorized' } as const) : ({ state: 'refused', reason } as const)
      const anew = promisesFrom(context.now, policy)
      const command = { type: 'SettlePayment', tenderId, outcome, notificationId, anew, at: context.now } as const
      return answer(named.orderId, await perform(named, command, context), context.caller)
    },
  }
}

function shortOf(named: Named, missing: LineUnits[], missingThen: Unfulfillable | undefined, { actor }: CallContext) {
  const cancellationId = uuidV5([named.orderId, 'cancellation', actor.key, named.requestId])
  const chosen = missingThen === undefined ? {} : { missingThen }
  return { missing, ...chosen, cancellationId, notificationId: uuidV5([cancellationId, 'missing']) }
}

/** Who sends goods may ask again once they are sent; who gets them tells what came, and either what a carrier lost. */
function placesOf(group: Group, type: Act): [string, ...string[]] {
  if (type === 'RecordArrival') return [group.destinationId ?? group.locationId]
  if (type === 'RecordLost') return [group.locationId, sourceOf(group)]
  return [atSource.has(type) ? sourceOf(group) : group.locationId]
}
const atSource: ReadonlySet<Act> = new Set(['StartPicking', 'RecordPick', 'RecordShipment', 'SplitFulfilment'])

const notificationOf = ({ orderId, fulfilmentId }: Named, key: string): string => uuidV5([orderId, fulfilmentId, key])
