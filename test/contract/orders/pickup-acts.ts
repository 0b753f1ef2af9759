import { expect } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { byToken, orderOf, refusal, type Shop, unique } from './shop.ts'

export type Over = Parameters<typeof orderOf>[1]
export const approved = byToken('sandbox-approve')
export type Placed = {
  sku: string
  orderId: string
  paymentId: string
  order: Order__Output | null
  group(): { requestId: string; orderId: string; fulfilmentId: string }
}

/** What a store does with pickups of three mugs, paid by a card. */
export function pickupActs(shop: () => Shop) {
  async function placed(over: Over = approved): Promise<Placed> {
    const sku = await shop().stocked(unique('mug'), 10)
    const { order } = await shop().orders.web.placeOrder(orderOf(sku, over))
    const orderId = order?.orderId ?? ''
    const paymentId = order?.tenders[0]?.paymentId ?? ''
    return { sku, orderId, paymentId, order, group: () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' }) }
  }

  const code = ({ orderId }: Placed) => pickupCode(shop().secrets, orderId, 'f-1')
  const wrongCode = (at: Placed) => String((Number(code(at)) + 1) % 1_000_000).padStart(6, '0')
  const typesOf = async (at: Placed) => (await shop().eventsOf(`order-${at.orderId}`)).map(({ type }) => type)

  const acts = {
    start: (at: Placed) => shop().pickups.till.startPicking(at.group()),
    pick: (at: Placed, quantity = 3) => shop().pickups.till.recordPick({ ...at.group(), lines: [{ lineId: 'l-1', quantity }] }),
    ready: (at: Placed) => shop().pickups.till.markReady(at.group()),
    handOver: (at: Placed) => shop().pickups.till.handOver({ ...at.group(), code: code(at) }),
    reject: (at: Placed) => shop().pickups.till.rejectFulfilment({ ...at.group(), reason: 'broken' }),
    expire: (at: Placed) => shop().pickups.service.expireFulfilment(at.group()),
  }

  async function ready(over?: Over): Promise<Placed> {
    const at = await placed(over)
    await acts.start(at)
    await acts.pick(at)
    await acts.ready(at)
    return at
  }

  async function refused(call: () => Promise<unknown>) {
    const end = await shop().logEnd()
    const answer = await refusal(call())
    expect(await shop().logEnd()).toBe(end)
    return answer
  }
  return { placed, code, wrongCode, typesOf, acts, ready, refused }
}
