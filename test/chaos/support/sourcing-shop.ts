import { expect } from 'vitest'
import { openShop, orderOf, unique } from '../../contract/orders/shop.ts'
import { orderIdOf, sentOf, stockedAt } from '../../contract/orders/sourced-orders.ts'
import { until } from '../../support/until.ts'
import { startOrders } from './faulty-process.ts'

/** In the order in which they are asked, however many orders each took. */
export const places = ['depot', 'leeds', 'york'] as const

export type SourcingShop = Awaited<ReturnType<typeof openSourcingShop>>

/** A shop with three places that goods may leave from, and two orders hosts that can be told to fail. */
export async function openSourcingShop() {
  const shop = await openShop()
  for (const [priority, locationId] of places.entries()) {
    const place = { locationId, kind: 'LOCATION_KIND_STORE', name: locationId, countryCode: 'GB' } as const
    await shop.catalog.putLocation({ requestId: unique('put'), location: { ...place, timeZone: 'Europe/London', priority } })
  }
  await shop.stack.kill('orders', 'SIGTERM')
  const [here, there] = await Promise.all([startOrders(shop), startOrders(shop, 'beside')])
  const hosts = { here, there }

  const webAt = (name: keyof typeof hosts) => shop.ordersAs(shop.keys.web, hosts[name].address)
  const typesIn = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)
  const reserved = (sku: string) => Promise.all(places.map(async place => (await shop.stock(sku, place)).reserved))
  const is = (expected: number[]) => (now: number[]) => now.join() === expected.join()
  const sweep = () => shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })

  return {
    shop,
    /** That of this moment: it may have been started anew. */
    host: (name: keyof typeof hosts) => hosts[name],
    webAt,
    /** After `here` has died. */
    async restarted() {
      expect(await hosts.here.ended).toBe('SIGKILL')
      hosts.here = await startOrders(shop)
    },
    /** What happened to an order. */
    typesOf: (request: { channelOrderId: string }) => typesIn(`order-${orderIdOf(request)}`),
    /** What happened to a position. */
    stockTypes: (sku: string, place: string) => typesIn(`stock-${sku}@${place}`),
    reserved,
    reservedAs: (sku: string, expected: number[]) => until(() => reserved(sku), is(expected)),
    sweptAs: (sku: string, expected: number[]) => until(() => sweep().then(() => reserved(sku)), is(expected)),
    /** Somebody else gets so many. */
    takenAt: (locationId: string, sku: string, quantity: number) =>
      webAt('there').placeOrder(
        orderOf(sku, {
          lines: [{ lineId: 'l-1', sku, quantity, unitPriceMinor: 1500 / quantity, fulfilmentId: 'f-1' }],
          fulfilments: [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP', locationId }],
        }),
      ),
    /** An order of one unit, and a request to add three of another SKU to it, of which there are so many. */
    async amendable(stock: Record<string, number>) {
      const [sku, added] = [await stockedAt(shop, { leeds: 1 }), await stockedAt(shop, stock)]
      const order = sentOf({ [sku]: 1 })
      await webAt('there').placeOrder(order)
      const { lines: add = [], fulfilments, tenders = [] } = sentOf({ [added]: 3 })
      const request = {
        ...{ requestId: unique('request'), orderId: orderIdOf(order), differenceMinor: 300 },
        add: add.map(line => ({ ...line, lineId: 'l-2', fulfilmentId: 'd-2' })),
        fulfilments: (fulfilments ?? []).map(group => ({ ...group, fulfilmentId: 'd-2' })),
        tenders: tenders.map(tender => ({ ...tender, tenderId: 't-2' })),
      }
      return { order, added, request }
    },
    async close() {
      await Promise.all([hosts.here.stop(), hosts.there.stop()])
      await shop.close()
    },
  }
}
