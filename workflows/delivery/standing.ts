import type { Fulfilment__Output } from '#protos/nahr/orders/v1/Fulfilment.ts'
import type { FulfilmentState__Output } from '#protos/nahr/orders/v1/FulfilmentState.ts'
import type { FulfilmentSummary__Output } from '#protos/nahr/orders/v1/FulfilmentSummary.ts'
import type { LossRefundState__Output } from '#protos/nahr/orders/v1/LossRefundState.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { awaitedGoods, timeOf } from '../reading.ts'
import type { CaptureDue, DeliveryStanding, OverStage, RefundDue, WaitingStage } from './contract.ts'

const DAY_MS = 24 * 3_600_000
/** From then on a parcel of which its carrier tells nothing shows as overdue. */
const ARRIVES_WITHIN_MS = 14 * DAY_MS

/** How one delivery of an order stands. */
export function deliveryStanding(order: Order__Output, fulfilmentId: string): DeliveryStanding {
  const group = groupOf(order, fulfilmentId)
  const { delays, state } = group
  const captures = capturesOf(order, group)
  return {
    revision: Number(order.revision),
    ...stage(order, group),
    delays,
    isBegun: state === 'FULFILMENT_STATE_IN_PROGRESS',
    captures,
    refunds: refundsOf(order, group, captures),
    hasCustomer: order.customerId !== '',
    asksShopper: true,
  }
}

export function groupOf(order: Order__Output, fulfilmentId: string): Fulfilment__Output {
  const group = order.fulfilments.find(each => each.fulfilmentId === fulfilmentId)
  if (!group) throw new Error(`order ${order.orderId} has no fulfilment ${fulfilmentId}`)
  return group
}

function stage(order: Order__Output, group: Fulfilment__Output): Pick<DeliveryStanding, 'stage' | 'dueAt'> {
  const isPending = order.state === 'ORDER_STATE_PAYMENT_PENDING'
  switch (group.state) {
    case 'FULFILMENT_STATE_OPEN':
    case 'FULFILMENT_STATE_IN_PROGRESS': {
      if (isPending) return { stage: 'awaiting_payment', dueAt: null }
      if (order.holds.length > 0) return { stage: 'on_hold', dueAt: null }
      const goods = awaitedGoods(group)
      if (goods) return { stage: 'awaiting_goods', dueAt: goods.expectedAt }
      return { stage: group.delays > 0 ? 'late' : 'awaiting_store', dueAt: timeOf(group.pickBy) }
    }
    case 'FULFILMENT_STATE_SET_ASIDE':
      if (isPending) return { stage: 'awaiting_payment', dueAt: null }
      return group.chooseBy ? { stage: 'awaiting_choice', dueAt: timeOf(group.chooseBy) } : { stage: 'to_source', dueAt: null }
    case 'FULFILMENT_STATE_SHIPPED': {
      const [sentAt] = group.parcels.filter(({ state }) => state === 'PARCEL_STATE_SENT').map(({ sentAt }) => timeOf(sentAt))
      // What was told afterwards as sent has no parcels.
      if (!sentAt) return { stage: 'delivered', dueAt: null }
      return { stage: 'awaiting_carrier', dueAt: new Date(Date.parse(sentAt) + ARRIVES_WITHIN_MS).toISOString() }
    }
    default: {
      const over = overStages[group.state]
      if (!over) throw new Error(`a delivery is never ${group.state}`)
      return { stage: over, dueAt: null }
    }
  }
}

const overStages: Partial<Record<FulfilmentState__Output, OverStage>> = {
  FULFILMENT_STATE_DELIVERED: 'delivered',
  FULFILMENT_STATE_LOST: 'lost',
  FULFILMENT_STATE_CANCELLED: 'cancelled',
  FULFILMENT_STATE_REJECTED: 'cancelled',
  FULFILMENT_STATE_EXPIRED: 'cancelled',
  FULFILMENT_STATE_MOVED: 'moved',
}

/** Any time: nobody knows what a provider did, or a carrier does. */
type Shown = WaitingStage | 'needs_person' | 'overdue'
const anyTime: readonly Shown[] = ['needs_person']
const shown: Partial<Record<FulfilmentState__Output, readonly Shown[]>> = {
  FULFILMENT_STATE_OPEN: ['on_hold', 'awaiting_store', 'late', ...anyTime],
  FULFILMENT_STATE_IN_PROGRESS: ['on_hold', 'awaiting_store', 'late', ...anyTime],
  FULFILMENT_STATE_SET_ASIDE: ['to_source', 'awaiting_choice', ...anyTime],
  FULFILMENT_STATE_SHIPPED: ['awaiting_carrier', 'overdue', ...anyTime],
}

const whileAwaited: readonly Shown[] = ['on_hold', 'awaiting_goods', ...anyTime]

type Listed = Pick<FulfilmentSummary__Output, 'state' | 'awaitsGoods'>

/** What a run may show that knows of this state; null: nothing is waited for. */
export function shownIn({ state, awaitsGoods }: Listed, isPending: boolean): readonly string[] | null {
  const stages = awaitsGoods && state === 'FULFILMENT_STATE_OPEN' ? whileAwaited : (shown[state] ?? null)
  return stages && isPending && state !== 'FULFILMENT_STATE_SHIPPED' ? ['awaiting_payment', ...anyTime] : stages
}

const refundStates: Partial<Record<LossRefundState__Output, 'owed' | 'failed'>> = {
  LOSS_REFUND_STATE_OWED: 'owed',
  LOSS_REFUND_STATE_FAILED: 'failed',
}

/** Its own, and what fell due as units first left that it sends again: they don't leave twice without having been paid for. */
function capturesOf({ fulfilments }: Order__Output, { captures, taken }: Fulfilment__Output): CaptureDue[] {
  const parcels = fulfilments.flatMap(group => group.parcels)
  const sentAt = new Map(parcels.map(parcel => [parcel.parcelId, timeOf(parcel.sentAt)]))
  return [...captures, ...taken].map(({ captureId, paymentId, amountMinor, parcelId }) => {
    return { captureId, paymentId, amountMinor, parcelId, sentAt: sentAt.get(parcelId) ?? new Date(0).toISOString() }
  })
}

export const ownRefunds = ({ refunds }: Order__Output, ofGroup: string) =>
  refunds.filter(({ fulfilmentId }) => fulfilmentId === ofGroup)

function refundsOf(order: Order__Output, group: Fulfilment__Output, captures: CaptureDue[]): RefundDue[] {
  const isAgain = group.againForParcelId !== ''
  const parcels = new Map(order.fulfilments.flatMap(each => each.parcels).map(parcel => [parcel.parcelId, parcel]))
  return ownRefunds(order, group.fulfilmentId).map(({ refundId, paymentId, amountMinor, parcelId, state: told }) => {
    const taken = captures.filter(each => each.paymentId === paymentId && (isAgain || each.parcelId === parcelId))
    const lostAt = timeOf(parcels.get(parcelId)?.endedAt) ?? new Date(0).toISOString()
    return {
      refundId,
      paymentId,
      amountMinor,
      captureIds: taken.map(({ captureId }) => captureId),
      lostAt,
      state: refundStates[told] ?? 'over',
    }
  })
}
