import type { StoredFact } from '../../../workflows/process.ts'
import { deliveryOf } from './fake-parcels.ts'
import { type FakeShop, FULFILMENT } from './fake-shop.ts'
import type { Processes } from './processes.ts'

/** Plays one course of events for an order of that id; answers with the workflow to look at. */
export type Journey = (orderId: string, shop: FakeShop, processes: Processes) => Promise<string>

const pickup = (orderId: string) => `pickup:${orderId}/${FULFILMENT}`
const payment = (orderId: string) => `payment:${orderId}`

const returned = (orderId: string) => `return:${orderId}-return`
const accrual = (orderId: string) => `accrual:${orderId}`
const DAY_MS = 24 * 3_600_000

const awaited: Journey = async (orderId, { goods }, processes) => {
  goods.act.sell(orderId)
  await processes.tell(...goods.act.open(orderId))
  await processes.reaches(returned(orderId), 'awaiting_units')
  return returned(orderId)
}
const taken: Journey = async (orderId, shop, processes) => {
  const id = await awaited(orderId, shop, processes)
  const { receive, accept } = shop.goods.act
  await processes.tell(...receive(`${orderId}-return`))
  await processes.reaches(id, 'to_inspect')
  await processes.tell(...accept(`${orderId}-return`))
  await processes.client.workflow.getHandle(id).result()
  return id
}

const ready: Journey = async (orderId, shop, processes) => {
  await processes.tell(shop.act.place(orderId))
  await processes.reaches(pickup(orderId), 'awaiting_store')
  await processes.tell(shop.act.ready(orderId))
  await processes.reaches(pickup(orderId), 'awaiting_shopper')
  return pickup(orderId)
}

const delivered = async (orderId: string, processes: Processes, acts: (() => StoredFact)[]): Promise<string> => {
  for (const act of acts) await processes.tell(act())
  await processes.client.workflow.getHandle(deliveryOf(orderId)).result()
  return deliveryOf(orderId)
}

/** Both groups; answers the one whose goods go again. */
const goesAgain: Journey = async (orderId, { parcels }, processes) => {
  const { place, ship, loseAndSendAgain, arrive } = parcels.act
  const again = deliveryOf(orderId, 'd.2')
  await processes.tell(place(orderId, { places: { 'store-2': 4 }, isQuick: false }))
  await processes.tell(ship(orderId, 'a', [1, 2, 3, 4]))
  await processes.reaches(deliveryOf(orderId), 'awaiting_carrier')
  await processes.tell(loseAndSendAgain(orderId, 'a'))
  await processes.reaches(again, 'awaiting_store')
  await processes.tell(ship(orderId, 'b', [1, 2, 3, 4], 'd.2'))
  await processes.reaches(again, 'awaiting_carrier')
  await processes.tell(arrive(orderId, 'b'))
  for (const id of [deliveryOf(orderId), again]) await processes.client.workflow.getHandle(id).result()
  return again
}

export const journeys: Record<string, Journey> = {
  async 'pickup-collected'(orderId, shop, processes) {
    await ready(orderId, shop, processes)
    await processes.tell(shop.act.handOver(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  'pickup-awaiting-shopper': ready,
  async 'pickup-on-hold'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.hold(orderId))
    await processes.reaches(pickup(orderId), 'on_hold')
    await processes.tell(shop.act.release(orderId), shop.act.ready(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_shopper')
    // What has left is paid for meanwhile.
    shop.act.handOverPart(orderId)
    await processes.tell(shop.act.hold(orderId))
    await shop.until(() => shop.calls.charged === 1)
    await processes.reaches(pickup(orderId), 'on_hold')
    await processes.tell(shop.act.release(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_shopper')
    await processes.tell(shop.act.handOver(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-awaiting-goods'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId, { expectedInMs: 700 }))
    await processes.reaches(pickup(orderId), 'awaiting_goods')
    // Found on the day that they were expected: it is another.
    shop.act.supply(orderId, { expectedInMs: DAY_MS })
    await shop.until(() => shop.orders.get(orderId)?.events.at(-1) === 'GoodsExpected')
    await processes.reaches(pickup(orderId), 'awaiting_goods')
    await processes.tell(shop.act.goodsCome(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.ready(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_shopper')
    await processes.tell(shop.act.handOver(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-from-elsewhere'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId, { destinationId: 'store-2', pickInMs: 500 }))
    await shop.until(() => shop.orders.get(orderId)?.events.at(-1) === 'FulfilmentDelayed')
    await processes.tell(shop.act.send(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_arrival')
    await processes.tell(shop.act.arrive(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.ready(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_shopper')
    await processes.tell(shop.act.handOver(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-cancelled-on-its-way'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId, { destinationId: 'store-2' }))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.send(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_arrival')
    await processes.tell(shop.act.cancel(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
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
  async 'pickup-choice-lapsed'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.setAside(orderId, { chooseInMs: 700 }))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-moved-by-choice'(orderId, shop, processes) {
    await processes.tell(shop.act.place(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_store')
    await processes.tell(shop.act.setAside(orderId))
    await processes.reaches(pickup(orderId), 'awaiting_choice')
    await processes.tell(shop.act.move(orderId))
    await processes.pickup(orderId).result()
    return pickup(orderId)
  },
  async 'pickup-handed-over-in-parts'(orderId, shop, processes) {
    await ready(orderId, shop, processes)
    await processes.tell(shop.act.handOverPart(orderId))
    await shop.until(() => shop.calls.capture === 1)
    await processes.tell(shop.act.handOver(orderId))
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
  async 'delivery-awaiting-carrier'(orderId, { parcels }, processes) {
    const { place, ship } = parcels.act
    await processes.tell(place(orderId))
    await processes.reaches(deliveryOf(orderId), 'awaiting_store')
    await processes.tell(ship(orderId, 'a', [1, 2, 3, 4]))
    await processes.reaches(deliveryOf(orderId), 'awaiting_carrier')
    return deliveryOf(orderId)
  },
  'delivery-on-hold-then-delivered': (orderId, { parcels }, processes) => {
    const { place, hold, release, ship, arrive } = parcels.act
    return delivered(orderId, processes, [
      ...[() => place(orderId), () => hold(orderId), () => release(orderId)],
      ...[() => ship(orderId, 'a', [1, 2]), () => ship(orderId, 'b', [3, 4])],
      ...[() => arrive(orderId, 'a'), () => arrive(orderId, 'b')],
    ])
  },
  'delivery-awaiting-goods': (orderId, { parcels }, processes) =>
    delivered(orderId, processes, [() => parcels.act.place(orderId, { supply: [500, 500, 'come'] })]),
  async 'delivery-on-hold'(orderId, { parcels }, processes) {
    const { place, hold, release, ship, arrive } = parcels.act
    const stages: [string, () => StoredFact][] = [
      ['awaiting_store', () => place(orderId)],
      ['on_hold', () => hold(orderId)],
      ['awaiting_store', () => release(orderId)],
      ['awaiting_carrier', () => ship(orderId, 'a', [1, 2, 3, 4])],
    ]
    for (const [stage, act] of stages) {
      await processes.tell(act())
      await processes.reaches(deliveryOf(orderId), stage)
    }
    return delivered(orderId, processes, [() => arrive(orderId, 'a')])
  },
  async 'delivery-lost-and-sent-again'(orderId, shop, processes) {
    await goesAgain(orderId, shop, processes)
    return deliveryOf(orderId)
  },
  'delivery-goes-again': goesAgain,
  'delivery-lost-in-part': (orderId, { parcels }, processes) => {
    const { place, ship, arrive } = parcels.act
    return delivered(orderId, processes, [
      ...[() => place(orderId), () => ship(orderId, 'a', [1, 2]), () => ship(orderId, 'b', [3, 4])],
      ...[() => arrive(orderId, 'a', 'LOST'), () => arrive(orderId, 'b')],
    ])
  },
  'delivery-sourced-again': (orderId, { parcels }, processes) =>
    delivered(orderId, processes, [
      () => parcels.act.place(orderId, { places: { 'store-0': 1, 'store-2': 4 } }),
      () => parcels.act.setAside(orderId),
    ]),
  'delivery-nowhere': (orderId, { parcels }, processes) =>
    delivered(orderId, processes, [() => parcels.act.place(orderId), () => parcels.act.setAside(orderId)]),
  'delivery-choice-lapsed': (orderId, { parcels }, processes) =>
    delivered(orderId, processes, [() => parcels.act.place(orderId), () => parcels.act.setAside(orderId)]),
  'delivery-refund-replaced': (orderId, { parcels }, processes) => {
    const { place, ship, arrive } = parcels.act
    const id = `declined-${orderId}`
    return delivered(id, processes, [() => place(id), () => ship(id, 'a', [1, 2, 3, 4]), () => arrive(id, 'a', 'LOST')])
  },
  'delivery-refund-told': (orderId, { parcels }, processes) => {
    const { place, ship, arrive } = parcels.act
    return delivered(orderId, processes, [
      ...[() => place(orderId), () => ship(orderId, 'a', [1, 2, 3, 4]), () => arrive(orderId, 'a', 'LOST')],
    ])
  },
  'delivery-late': (orderId, { parcels }, processes) =>
    delivered(orderId, processes, [() => parcels.act.place(orderId, { pickInMs: 500, places: { 'store-2': 4 } })]),
  'delivery-unpaid': (orderId, { parcels }, processes) => {
    const { place, ship, arrive } = parcels.act
    const id = `unpaid-${orderId}`
    return delivered(id, processes, [() => place(id), () => ship(id, 'a', [1, 2]), () => arrive(id, 'a')])
  },
  'return-awaiting-units': awaited,
  'return-settled': taken,
  'return-refund-declined': (orderId, shop, processes) => taken(`declined-${orderId}`, shop, processes),
  async 'return-refund-unknown-twice'(orderId, shop, processes) {
    shop.refunds.unknownRefunds = 2
    return taken(orderId, shop, processes)
  },
  async 'return-needs-person'(orderId, shop, processes) {
    const id = await awaited(orderId, shop, processes)
    shop.refunds.unknownRefunds = 1_000
    const { receive, accept } = shop.goods.act
    await processes.tell(...receive(`${orderId}-return`), ...accept(`${orderId}-return`, undefined, DAY_MS))
    await processes.reaches(id, 'needs_person')
    return id
  },
  async 'return-cancelled'(orderId, shop, processes) {
    const id = await awaited(orderId, shop, processes)
    await processes.tell(...shop.goods.act.decide(`${orderId}-return`, 'ReturnCancelled'))
    await processes.client.workflow.getHandle(id).result()
    return id
  },
  async 'return-in-parts'(orderId, shop, processes) {
    const id = await awaited(orderId, shop, processes)
    const { receive, accept, decide } = shop.goods.act
    await processes.tell(...receive(`${orderId}-return`, [1, 2]), ...accept(`${orderId}-return`, [1]))
    await shop.until(() => (shop.goods.written(`return-${orderId}`)[`return-${orderId}-return`] ?? []).includes('RefundExecuted'))
    await processes.tell(...decide(`${orderId}-return`, 'UnitsRejected', [2]), ...decide(`${orderId}-return`, 'UnitsLost', [4]))
    await processes.tell(...receive(`${orderId}-return`, [3]), ...accept(`${orderId}-return`, [3]))
    await processes.client.workflow.getHandle(id).result()
    return id
  },
  async 'accrual-accrued'(orderId, shop, processes) {
    await processes.tell(shop.goods.act.sell(orderId, { closesInMs: 1_000 }))
    await processes.client.workflow.getHandle(accrual(orderId)).result()
    return accrual(orderId)
  },
  async 'accrual-more-may-leave'(orderId, shop, processes) {
    await processes.tell(shop.goods.act.sell(orderId, { left: 2, closesInMs: 500 }))
    await shop.until(() => shop.goods.calls.activatePoints > 0)
    await processes.reaches(accrual(orderId), 'accruing')
    await processes.tell(shop.goods.act.handOver(orderId))
    await processes.client.workflow.getHandle(accrual(orderId)).result()
    return accrual(orderId)
  },
}
