import { z } from 'zod'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderSummary__Output } from '#protos/nahr/orders/v1/OrderSummary.ts'
import type { Clients } from '../clients.ts'
import type { Process, ProcessKind } from '../process.ts'
import { creditsOwed } from '../store-credit.ts'
import { outcomeOf } from './activities.ts'
import { type DeliveryStanding, deliveryProcessId } from './contract.ts'
import { deliveryStanding, ownRefunds, shownIn } from './standing.ts'

const placed = z.object({ fulfilments: z.array(z.object({ method: z.string(), leftAt: z.string().nullish() })) })
const ofFulfilment = z.object({ fulfilmentId: z.string() })

export const deliveryKind: ProcessKind<Order__Output, OrderSummary__Output> = {
  name: 'delivery',
  isWaitingLong: false,
  wokenBy({ type, data }) {
    switch (type) {
      case 'OrderPlaced':
        return placed.parse(data).fulfilments.some(({ method, leftAt }) => method === 'delivery' && !leftAt)
          ? { part: null }
          : null
      case 'PaymentConfirmed':
      case 'OrderCancelled':
      case 'UnitsCancelled':
      case 'OrderHeld':
      case 'HoldReleased':
      case 'OrderAmended':
      // They may make a group.
      case 'UnitsSetAside':
      case 'ShipmentLost':
      case 'FulfilmentMoved':
      case 'FulfilmentSplit':
      // Its store credit is to be issued.
      case 'RefundReplaced':
        return { part: null }
      case 'GoodsCame':
      case 'GoodsExpected':
      case 'FulfilmentRejected':
      case 'ShipmentSent':
      case 'ShipmentDelivered':
        return { part: ofFulfilment.parse(data).fulfilmentId }
      default:
        return null
    }
  },
  processesOf: order =>
    order.fulfilments
      .filter(({ method }) => method === 'FULFILMENT_METHOD_DELIVERY')
      .map(({ fulfilmentId, locationId }) => deliveryOf(order, fulfilmentId, locationId)),
  isMissed({ orderId, state, fulfilments }, open) {
    const isPending = state === 'ORDER_STATE_PAYMENT_PENDING'
    return fulfilments.some(group => {
      const { fulfilmentId, method } = group
      const stages = method === 'FULFILMENT_METHOD_DELIVERY' ? shownIn(group, isPending) : null
      return stages !== null && !stages.includes(open.get(deliveryProcessId({ orderId, fulfilmentId })) ?? '')
    })
  },
}

function deliveryOf(order: Order__Output, fulfilmentId: string, storeId: string): Process {
  const { orderId, channelId: channel } = order
  const standing = deliveryStanding(order, fulfilmentId)
  const input = { orderId, fulfilmentId }
  return {
    workflow: deliveryKind.name,
    id: deliveryProcessId(input),
    input,
    summary: `Delivery from ${storeId}`,
    part: fulfilmentId,
    ...{ orderId, channel, storeId },
    progress: { stage: standing.stage, dueAt: standing.dueAt },
    comesBack: false,
    isOwed: async clients =>
      (await isOwed(standing, clients)) || (await creditsOwed(ownRefunds(order, fulfilmentId), clients)).length > 0,
  }
}

const OVER: readonly string[] = ['delivered', 'lost', 'cancelled', 'moved'] satisfies DeliveryStanding['stage'][]

/** Sent and not captured is owed, what the order says is still to be given back too; what was refused for good is with a person. */
async function isOwed({ stage, captures, refunds, hasCustomer }: DeliveryStanding, { payments }: Clients): Promise<boolean> {
  if (!OVER.includes(stage)) return true
  if (refunds.some(({ state }) => state === 'owed' || (state === 'failed' && hasCustomer))) return true
  const known = new Map<string, ReturnType<Clients['payments']['getPayment']>>()
  for (const { captureId, paymentId } of captures) {
    const reading = known.get(paymentId) ?? payments.getPayment({ paymentId })
    known.set(paymentId, reading)
    if (outcomeOf((await reading).payment, 'OPERATION_KIND_CAPTURE', captureId) === 'unknown') return true
  }
  return false
}
