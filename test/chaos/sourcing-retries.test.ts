import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, unique } from '../contract/orders/shop.ts'
import { seen, sentOf, sources, stockedAt, toStore } from '../contract/orders/sourced-orders.ts'
import { openSourcingShop, type SourcingShop } from './support/sourcing-shop.ts'

let s: SourcingShop
beforeAll(async () => {
  s = await openSourcingShop()
})
afterAll(() => s?.close())

const once = { retries: 0 }
const more = (sku: string, locationId: string, quantity: number) =>
  s.shop.inventory.receiveStock({ requestId: unique('more'), sku, locationId, quantity })
const again = <Request extends { requestId?: string }>(request: Request) => ({ ...request, requestId: unique('request') })
const [opened, held] = ['StockReceived', 'StockReserved']

/** `here` dies at this point while it places an order, and what it did is seen by whoever looks. */
async function died(at: string, sku: string, quantity: number, request = sentOf({ [sku]: quantity })) {
  await s.host('here').arm({ at, does: 'die' })
  await expect(s.webAt('here').placeOrder(request, once)).rejects.toThrow()
  await seen(s.shop, sku)
  return request
}

describe('a process dies with the last units held; sent again at once the order', () => {
  test.each([
    ['OrderPlaced before', 'of one location', { depot: 3 }, [3, 0, 0], ['d-1@depot: 1-3']],
    ['OrderPlaced before', 'of two locations', { depot: 3, leeds: 2 }, [3, 2, 0], ['d-1@depot: 1-3', 'd-1.2@leeds: 4-5']],
    ['reserveStock after', 'of two, one held', { depot: 3, leeds: 2 }, [3, 2, 0], ['d-1@depot: 1-3', 'd-1.2@leeds: 4-5']],
  ] as [string, string, Record<string, number>, number[], string[]][])(
    '%s, %s: has the very same units',
    async (at, _, stock, all, groups) => {
      const sku = await stockedAt(s.shop, stock)
      const request = await died(
        at,
        sku,
        all.reduce((sum, units) => sum + units, 0),
      )
      const { order } = await s.webAt('there').placeOrder(request)
      expect(sources(order)).toEqual(groups)
      await s.restarted()
      await s.sweptAs(sku, all)
      expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
      for (const place of Object.keys(stock)) expect(await s.stockTypes(sku, place)).toEqual([opened, held])
    },
  )

  test('to be shipped to a store: has the very same units, and none of that store', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 9, york: 2 })
    const request = await died('reserveStock after', sku, 5, toStore('leeds', { [sku]: 5 }))
    const { order } = await s.webAt('there').placeOrder(request)
    expect(sources(order)).toEqual(['d-1@depot: 1-3', 'd-1.2@york: 4-5'])
    await s.restarted()
    await s.sweptAs(sku, [3, 0, 2])
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
    for (const place of ['depot', 'york']) expect(await s.stockTypes(sku, place)).toEqual([opened, held])
  })

  test('to be delivered and shipped to a store: has the very same units of both', async () => {
    const sku = await stockedAt(s.shop, { depot: 2, leeds: 3 })
    const { fulfilments = [], lines = [], ...rest } = sentOf({ [sku]: 5 })
    const line = { ...lines[0], quantity: 3 }
    const request = {
      ...rest,
      lines: [line, { ...line, lineId: 'l-2', quantity: 2, fulfilmentId: 's-1' }],
      fulfilments: [...fulfilments, ...(toStore('leeds', {}).fulfilments ?? []).map(each => ({ ...each, fulfilmentId: 's-1' }))],
    }
    await died('OrderPlaced before', sku, 5, request)
    const { order } = await s.webAt('there').placeOrder(request)
    expect(sources(order)).toEqual(['d-1@leeds: 1-3', 's-1@depot: 1-2'])
    await s.restarted()
    await s.sweptAs(sku, [2, 3, 0])
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
    for (const place of ['depot', 'leeds']) expect(await s.stockTypes(sku, place)).toEqual([opened, held])
  })

  test('has them although its sources are asked in another order since, and some came free', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2 })
    const request = await died('OrderPlaced before', sku, 5)
    await more(sku, 'leeds', 1)
    await more(sku, 'york', 1)
    await seen(s.shop, sku)
    expect(sources((await s.webAt('there').placeOrder(request)).order)).toEqual(['d-1@depot: 1-3', 'd-1.2@leeds: 4-5'])
    await s.restarted()
    await s.sweptAs(sku, [3, 2, 0])
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
  })

  test('has what was held, and elsewhere what others took meanwhile', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2, york: 1 })
    const request = await died('reserveStock after', sku, 5)
    await s.takenAt('leeds', sku, 1)
    await seen(s.shop, sku)
    const { order } = await s.webAt('there').placeOrder(request)
    expect(sources(order)).toEqual(['d-1@depot: 1-3', 'd-1.2@leeds: 4-4', 'd-1.3@york: 5-5'])
    await s.restarted()
    await s.sweptAs(sku, [3, 2, 1])
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
    expect(await s.stockTypes(sku, 'depot')).toEqual([opened, held])
  })

  test('gives up what was held where it has to be held otherwise', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2 })
    const request = await died('reserveStock after', sku, 5)
    await s.takenAt('leeds', sku, 2)
    await more(sku, 'depot', 2)
    await seen(s.shop, sku)
    expect(sources((await s.webAt('there').placeOrder(request)).order)).toEqual(['d-1@depot: 1-5'])
    await s.restarted()
    await s.sweptAs(sku, [5, 2, 0])
    expect(await s.typesOf(request)).toEqual(['PlacementAbandoned', 'OrderPlaced'])
    expect(await s.stockTypes(sku, 'depot')).toEqual([opened, held, opened, 'ReservationReleased', held])
  })

  test('has what its dead try had given up, but not let go', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2 })
    const isWaiting = s.host('here').reached('reserveStock after')
    await s.host('here').arm({ at: 'reserveStock after', does: 'wait' })
    await s.host('here').arm({ at: 'PlacementAbandoned after', does: 'die' })
    const request = sentOf({ [sku]: 5 })
    const isOver = expect(s.webAt('here').placeOrder(request, once)).rejects.toThrow()
    await isWaiting
    await s.takenAt('leeds', sku, 2)
    s.host('here').release('reserveStock after')
    await isOver
    await more(sku, 'york', 2)
    await seen(s.shop, sku)
    expect(sources((await s.webAt('there').placeOrder(request)).order)).toEqual(['d-1@depot: 1-3', 'd-1.2@york: 4-5'])
    await s.restarted()
    await s.sweptAs(sku, [3, 2, 2])
    expect(await s.typesOf(request)).toEqual(['PlacementAbandoned', 'OrderPlaced'])
    expect(await s.stockTypes(sku, 'depot')).toEqual([opened, held, 'ReservationReleased', held])
  })

  test('is refused where others took what it would need besides, and may be had once that is back', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2 })
    const request = await died('reserveStock after', sku, 5)
    await s.takenAt('leeds', sku, 2)
    await seen(s.shop, sku)
    const figures = { sku, requested: '5', available: '3', others: '0' }
    expect(await refusal(s.webAt('there').placeOrder(request))).toMatchObject({ reason: 'NO_SOURCE', figures })
    await more(sku, 'york', 2)
    await seen(s.shop, sku)
    const { order } = await s.webAt('there').placeOrder(again(request))
    expect(sources(order)).toEqual(['d-1@depot: 1-3', 'd-1.2@york: 4-5'])
    await s.restarted()
    await s.sweptAs(sku, [3, 2, 2])
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
  })

  test('in an amendment: it has the very same units', async () => {
    const { order, added, request } = await s.amendable({ depot: 2, leeds: 1 })
    await s.host('here').arm({ at: 'OrderAmended before', does: 'die' })
    await expect(s.webAt('here').amendOrder(request, once)).rejects.toThrow()
    await seen(s.shop, added)
    const { order: amended } = await s.webAt('there').amendOrder(request)
    expect(sources(amended).slice(1)).toEqual(['d-2@depot: 1-2', 'd-2.2@leeds: 3-3'])
    await s.restarted()
    await s.sweptAs(added, [2, 1, 0])
    expect((await s.typesOf(order)).slice(1)).toEqual(['OrderAmended', 'NotificationDue'])
    expect(await s.stockTypes(added, 'depot')).toEqual([opened, held])
  })
})

describe('a process is slow with the last units held; sent again meanwhile the order', () => {
  /** What is sent again is placed while `here` waits, and answered there alike. */
  async function beside(
    at: string,
    stock: Record<string, number>,
    quantity: number,
    meanwhile: (sku: string) => Promise<unknown>,
  ) {
    const sku = await stockedAt(s.shop, stock)
    const isWaiting = s.host('here').reached(at)
    await s.host('here').arm({ at, does: 'wait' })
    const request = sentOf({ [sku]: quantity })
    const placing = s.webAt('here').placeOrder(request)
    await isWaiting
    await meanwhile(sku)
    await seen(s.shop, sku)
    const { order } = await s.webAt('there').placeOrder(again(request))
    s.host('here').release(at)
    expect((await placing).order).toEqual(order)
    return { sku, request, groups: sources(order) }
  }
  const nothing = async () => {}

  test.each(['reserveStock before', 'reserveStock after', 'OrderPlaced before'])(
    '%s: is one order of the same units',
    async at => {
      const { sku, request, groups } = await beside(at, { depot: 3, leeds: 2 }, 5, nothing)
      expect(groups).toEqual(['d-1@depot: 1-3', 'd-1.2@leeds: 4-5'])
      expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
      for (const place of ['depot', 'leeds']) expect(await s.stockTypes(sku, place)).toEqual([opened, held])
      expect(await s.reserved(sku)).toEqual([3, 2, 0])
    },
  )

  test('which has to be held otherwise since: is one order, and the slow one answers it', async () => {
    const { sku, request, groups } = await beside('reserveStock after', { depot: 3, leeds: 2 }, 5, async sku => {
      await s.takenAt('leeds', sku, 2)
      await more(sku, 'depot', 2)
    })
    expect(groups).toEqual(['d-1@depot: 1-5'])
    expect(await s.typesOf(request)).toEqual(['PlacementAbandoned', 'OrderPlaced'])
    await s.reservedAs(sku, [5, 2, 0])
    expect(await s.stockTypes(sku, 'depot')).toEqual([opened, held, opened, 'ReservationReleased', held])
  })

  test('many times at once, in both processes: is one order, of each unit once', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2 })
    const request = sentOf({ [sku]: 5 })
    const sent = Array.from({ length: 12 }, (_, index) => s.webAt(index % 2 === 0 ? 'here' : 'there').placeOrder(again(request)))
    const orders = (await Promise.all(sent)).map(({ order }) => order)
    expect(new Set(orders.map(order => sources(order).join()))).toEqual(new Set(['d-1@depot: 1-3,d-1.2@leeds: 4-5']))
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
    expect(await s.reserved(sku)).toEqual([3, 2, 0])
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await s.shop.wrongs()).toEqual([])
})
