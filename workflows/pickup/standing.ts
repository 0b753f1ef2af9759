import type { Fulfilment__Output } from '#protos/nahr/orders/v1/Fulfilment.ts'
import type { FulfilmentState__Output } from '#protos/nahr/orders/v1/FulfilmentState.ts'
import type { FulfilmentSummary__Output } from '#protos/nahr/orders/v1/FulfilmentSummary.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { awaitedGoods, timeOf } from '../reading.ts'
import type { CaptureDue, PickupStanding } from './contract.ts'

/** How one pickup of an order stands. */
export function pickupStanding(order: Order__Output, fulfilmentId: string): PickupStanding {
  const fulfilment = order.fulfilments.find(each => each.fulfilmentId === fulfilmentId)
  if (!fulfilment) throw new Error(`order ${order.orderId} has no fulfilment ${fulfilmentId}`)
  return { revision: Number(order.revision), ...stage(order, fulfilment) }
}

type Stage = PickupStanding extends infer S ? (S extends unknown ? Omit<S, 'revision'> : never) : never

function stage(order: Order__Output, fulfilment: Fulfilment__Output): Stage {
  const isHeld = order.holds.length > 0
  switch (fulfilment.state) {
    case 'FULFILMENT_STATE_OPEN':
    case 'FULFILMENT_STATE_IN_PROGRESS':
      if (order.state === 'ORDER_STATE_PAYMENT_PENDING') return { stage: 'awaiting_payment' }
      if (isHeld) return { stage: 'on_hold', captures: capturesOf(fulfilment) }
      return storeAwaited(fulfilment)
    case 'FULFILMENT_STATE_IN_TRANSIT':
      return { stage: 'awaiting_arrival' }
    case 'FULFILMENT_STATE_ARRIVED':
      if (isHeld) return { stage: 'on_hold', captures: [] }
      return storeAwaited(fulfilment)
    // It may lapse whether or not it is known to be paid.
    case 'FULFILMENT_STATE_SET_ASIDE':
      return { stage: 'awaiting_choice', dueAt: timeOf(fulfilment.chooseBy) ?? deadline(fulfilment, 'pickBy') }
    case 'FULFILMENT_STATE_READY':
      if (isHeld) return { stage: 'on_hold', captures: capturesOf(fulfilment) }
      return {
        stage: 'awaiting_shopper',
        dueAt: deadline(fulfilment, 'pickupUntil'),
        ...(fulfilment.captures.length > 0 ? { captures: capturesOf(fulfilment) } : {}),
      }
    case 'FULFILMENT_STATE_HANDED_OVER':
      return { stage: 'handed_over', captures: capturesOf(fulfilment) }
    case 'FULFILMENT_STATE_REJECTED':
      return { stage: 'rejected' }
    case 'FULFILMENT_STATE_EXPIRED':
      return { stage: 'expired' }
    case 'FULFILMENT_STATE_CANCELLED':
    case 'FULFILMENT_STATE_MOVED':
      return { stage: 'cancelled' }
    default:
      throw new Error(`a pickup is never ${fulfilment.state}`)
  }
}

/** Its own, or the one that sends it; once it has the goods. */
function storeAwaited(fulfilment: Fulfilment__Output): Stage {
  const goods = awaitedGoods(fulfilment)
  if (goods) return { stage: 'awaiting_goods', dueAt: goods.expectedAt }
  const awaited = { stage: 'awaiting_store', dueAt: deadline(fulfilment, 'pickBy') } as const
  return fulfilment.method === 'FULFILMENT_METHOD_SHIP_TO_STORE' ? { ...awaited, isPromisedAnew: true } : awaited
}

const capturesOf = ({ captures }: Fulfilment__Output): CaptureDue[] =>
  captures.map(({ captureId, paymentId, amountMinor }) => ({ captureId, paymentId, amountMinor }))

const waiting: ReadonlySet<FulfilmentState__Output> = new Set([
  ...(['FULFILMENT_STATE_OPEN', 'FULFILMENT_STATE_IN_PROGRESS', 'FULFILMENT_STATE_ARRIVED'] as const),
])

type Listed = Pick<FulfilmentSummary__Output, 'state' | 'awaitsGoods'>

/** What a run shows that knows of this state; null: nothing is waited for. */
export function stageOf({ state, awaitsGoods }: Listed, isPending: boolean): PickupStanding['stage'] | null {
  if (state === 'FULFILMENT_STATE_READY') return 'awaiting_shopper'
  if (state === 'FULFILMENT_STATE_SET_ASIDE') return 'awaiting_choice'
  if (state === 'FULFILMENT_STATE_IN_TRANSIT') return 'awaiting_arrival'
  if (!waiting.has(state)) return null
  if (isPending) return 'awaiting_payment'
  return awaitsGoods ? 'awaiting_goods' : 'awaiting_store'
}

function deadline(fulfilment: Fulfilment__Output, which: 'pickBy' | 'pickupUntil'): string {
  const dueAt = timeOf(fulfilment[which])
  if (!dueAt) throw new Error(`pickup ${fulfilment.fulfilmentId} stands ${fulfilment.state} without ${which}`)
  return dueAt
}
