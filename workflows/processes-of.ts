import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { Clients } from './clients.ts'
import { pendingTenders } from './payment/activities.ts'
import { type PaymentInput, paymentProcessId } from './payment/contract.ts'
import { captureState } from './pickup/activities.ts'
import { type CaptureDue, type PickupInput, type PickupStanding, pickupProcessId } from './pickup/contract.ts'
import { pickupStanding } from './pickup/standing.ts'
import type { Progress } from './progress.ts'

/** A process that an order has or had: what a run of it is started with. */
export type Process = {
  workflow: 'pickup' | 'payment'
  id: string
  input: PickupInput | PaymentInput
  summary: string
  orderId: string
  channel: string
  storeId: string | null
  fulfilmentId: string | null
  progress: Progress
  owes: { kind: 'nothing' } | { kind: 'something' } | { kind: 'captures'; captures: CaptureDue[] }
}

export function processesOf(order: Order__Output): Process[] {
  const pickups = order.fulfilments.filter(({ method }) => method === 'FULFILMENT_METHOD_PICKUP')
  const isPayable = order.tenders.some(({ paymentId }) => paymentId !== '')
  return [
    ...pickups.map(({ fulfilmentId, locationId }) => pickupOf(order, fulfilmentId, locationId)),
    ...(isPayable ? [paymentOf(order)] : []),
  ]
}

function pickupOf(order: Order__Output, fulfilmentId: string, storeId: string): Process {
  const { orderId, channelId: channel } = order
  const standing = pickupStanding(order, fulfilmentId)
  const input = { orderId, fulfilmentId }
  return {
    workflow: 'pickup',
    id: pickupProcessId(input),
    input,
    summary: `Pickup at ${storeId}`,
    ...{ orderId, channel, storeId, fulfilmentId },
    progress: { stage: standing.stage, dueAt: 'dueAt' in standing ? standing.dueAt : null },
    owes: owesOf(standing),
  }
}

function owesOf(standing: PickupStanding): Process['owes'] {
  switch (standing.stage) {
    case 'rejected':
    case 'expired':
    case 'cancelled':
      return { kind: 'nothing' }
    case 'handed_over':
      return { kind: 'captures', captures: standing.captures }
    default:
      return { kind: 'something' }
  }
}

function paymentOf(order: Order__Output): Process {
  const { orderId, channelId: channel } = order
  const input = { orderId }
  return {
    workflow: 'payment',
    id: paymentProcessId(input),
    input,
    summary: 'Payment of unknown outcome',
    ...{ orderId, channel, storeId: null, fulfilmentId: null },
    progress: { stage: 'unknown', dueAt: null },
    owes: { kind: pendingTenders(order).length > 0 ? 'something' : 'nothing' },
  }
}

/** Handed over and not captured is owed; a capture refused for good is not, it is with a person. */
export async function isOwed({ owes }: Process, { payments }: Pick<Clients, 'payments'>): Promise<boolean> {
  if (owes.kind !== 'captures') return owes.kind === 'something'
  const isOpen = await Promise.all(
    owes.captures.map(async ({ paymentId, captureId }) => {
      const { payment } = await payments.getPayment({ paymentId })
      const state = captureState(payment, captureId)
      return state !== 'OPERATION_STATE_DONE' && state !== 'OPERATION_STATE_REFUSED'
    }),
  )
  return isOpen.some(Boolean)
}
