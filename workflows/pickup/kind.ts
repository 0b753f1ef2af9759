import { z } from 'zod'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderSummary__Output } from '#protos/nahr/orders/v1/OrderSummary.ts'
import type { Clients } from '../clients.ts'
import type { Process, ProcessKind } from '../process.ts'
import { captureState } from './activities.ts'
import { type CaptureDue, type PickupStanding, pickupProcessId } from './contract.ts'
import { pickupStanding, stageOf } from './standing.ts'

const placed = z.object({ fulfilments: z.array(z.object({ method: z.string(), destinationId: z.string().nullish() })) })
const ofFulfilment = z.object({ fulfilmentId: z.string() })

export const pickupKind: ProcessKind<Order__Output, OrderSummary__Output> = {
  name: 'pickup',
  isWaitingLong: false,
  wokenBy({ type, data }) {
    switch (type) {
      case 'OrderPlaced':
        return placed.parse(data).fulfilments.some(isCollected) ? { part: null } : null
      case 'PaymentConfirmed':
      case 'OrderCancelled':
      case 'UnitsCancelled':
      case 'OrderAmended':
      // Units may be in a group of their own since.
      case 'UnitsSetAside':
      case 'FulfilmentMoved':
      case 'FulfilmentSplit':
      case 'SentToStore':
      case 'OrderHeld':
      case 'HoldReleased':
        return { part: null }
      case 'GoodsCame':
      case 'GoodsExpected':
      case 'TransitEnded':
      case 'FulfilmentReady':
      case 'FulfilmentHandedOver':
      case 'FulfilmentRejected':
        return { part: ofFulfilment.parse(data).fulfilmentId }
      default:
        return null
    }
  },
  processesOf: order =>
    order.fulfilments
      .filter(
        ({ method, destinationId }) =>
          method === 'FULFILMENT_METHOD_PICKUP' || (method === 'FULFILMENT_METHOD_SHIP_TO_STORE' && destinationId !== ''),
      )
      .map(({ fulfilmentId, locationId }) => pickupOf(order, fulfilmentId, locationId)),
  isMissed({ orderId, state, fulfilments }, open) {
    const isPending = state === 'ORDER_STATE_PAYMENT_PENDING'
    return fulfilments.some(group => {
      const { fulfilmentId, method, state: now, dueAt, awaitsGoods } = group
      // Where it was not known where to, nothing was promised, and there is no process.
      const isKnown = dueAt !== null || awaitsGoods || now === 'FULFILMENT_STATE_IN_TRANSIT'
      const comes = method === 'FULFILMENT_METHOD_SHIP_TO_STORE' && isKnown
      const stage = method === 'FULFILMENT_METHOD_PICKUP' || comes ? stageOf(group, isPending) : null
      const shown = open.get(pickupProcessId({ orderId, fulfilmentId }))
      // Lists don't tell of holds.
      return stage !== null && shown !== stage && (stage === 'awaiting_choice' || shown !== 'on_hold')
    })
  },
}

const isCollected = ({ method, destinationId }: z.infer<typeof placed>['fulfilments'][number]): boolean =>
  method === 'pickup' || (method === 'ship_to_store' && Boolean(destinationId))

function pickupOf(order: Order__Output, fulfilmentId: string, storeId: string): Process {
  const { orderId, channelId: channel } = order
  const standing = pickupStanding(order, fulfilmentId)
  const input = { orderId, fulfilmentId }
  return {
    workflow: pickupKind.name,
    id: pickupProcessId(input),
    input,
    summary: `Pickup at ${storeId}`,
    part: fulfilmentId,
    ...{ orderId, channel, storeId },
    progress: { stage: standing.stage, dueAt: 'dueAt' in standing ? standing.dueAt : null },
    comesBack: false,
    isOwed: clients => isOwed(standing, clients),
  }
}

async function isOwed(standing: PickupStanding, { payments }: Clients): Promise<boolean> {
  switch (standing.stage) {
    case 'rejected':
    case 'expired':
    case 'cancelled':
      return false
    case 'handed_over':
      return isCaptureOpen(standing.captures, payments)
    default:
      return true
  }
}

/** Handed over and not captured is owed; a capture refused for good is not, it is with a person. */
async function isCaptureOpen(captures: CaptureDue[], payments: Clients['payments']): Promise<boolean> {
  const isOpen = await Promise.all(
    captures.map(async ({ paymentId, captureId }) => {
      const { payment } = await payments.getPayment({ paymentId })
      const state = captureState(payment, captureId)
      return state !== 'OPERATION_STATE_DONE' && state !== 'OPERATION_STATE_REFUSED'
    }),
  )
  return isOpen.some(Boolean)
}
