import { type FakeShop, FULFILMENT } from './fake-shop.ts'
import type { Processes } from './processes.ts'

/** Plays one course of events for an order of that id; answers with the workflow to look at. */
export type Journey = (orderId: string, shop: FakeShop, processes: Processes) => Promise<string>

const pickup = (orderId: string) => `pickup:${orderId}/${FULFILMENT}`
const payment = (orderId: string) => `payment:${orderId}`

const ready: Journey = async (orderId, shop, processes) => {
  await processes.tell(shop.act.place(orderId))
  await processes.reaches(pickup(orderId), 'awaiting_store')
  await processes.tell(shop.act.ready(orderId))
  await processes.reaches(pickup(orderId), 'awaiting_shopper')
  return pickup(orderId)
}

export const journeys: Record<string, Journey> = {
  async 'pickup-collected'(orderId, shop, processes) {
    await ready(orderId, shop, processes)
    await processes.tell(shop.act.handOver(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  'pickup-awaiting-shopper': ready,
  async 'pickup-rejected'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.rejectPickup(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-cancelled-when-ready'(orderId, shop, processes) {
    await ready(orderId, shop, processes)
    await processes.tell(shop.act.cancel(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-expired'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId, { pickInMs: 500 }))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-handed-over-untold'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId, { pickInMs: 700 }))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    shop.act.handOver(orderId)
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-owed-after-an-unknown-capture'(orderId, shop, processes) {
    Object.assign(shop.provider, { unknownCaptures: 1, refusesCaptures: true })
    await processes.tell(shop.act.place(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.handOver(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-awaiting-payment'(orderId, shop, processes) {
    shop.provider.resolvesTo = 'PAYMENT_STATE_UNKNOWN'
    await processes.tell(shop.act.place(orderId, { isPending: true }))
    await processes.reaches(pickup(orderId), 'awaiting_payment')
    await processes.client.workflow.getHandle(payment(orderId)).terminate('the story ends here')
    return pickup(orderId)
  },
  async 'payment-settled-after-asking-again'(orderId, shop, processes) {
    shop.provider.resolvesTo = 'PAYMENT_STATE_UNKNOWN'
    await processes.tell(shop.act.place(orderId, { isPending: true }))
    await shop.until(() => shop.calls.resolve > 0)
    shop.provider.resolvesTo = 'PAYMENT_STATE_AUTHORIZED'
    await processes.client.workflow.getHandle(payment(orderId)).result()
    return payment(orderId)
  },
  async 'payment-declined'(orderId, shop, processes) {
    shop.provider.resolvesTo = 'PAYMENT_STATE_DECLINED'
    await processes.tell(shop.act.place(orderId, { isPending: true }))
    await processes.client.workflow.getHandle(payment(orderId)).result()
    return payment(orderId)
  },
}
