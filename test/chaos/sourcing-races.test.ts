import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, unique } from '../contract/orders/shop.ts'
import { seen, sentOf, sources, stockedAt } from '../contract/orders/sourced-orders.ts'
import { openSourcingShop, places, type SourcingShop } from './support/sourcing-shop.ts'

let s: SourcingShop
beforeAll(async () => {
  s = await openSourcingShop()
})
afterAll(() => s?.close())

const once = { retries: 0 }

describe('what was suggested is taken before it is held', () => {
  test('all of it: it leaves from elsewhere, and nothing had to be given up', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 3 })
    const isWaiting = s.host('here').reached('reserveStock before')
    await s.host('here').arm({ at: 'reserveStock before', does: 'wait' })
    const request = sentOf({ [sku]: 3 })
    const placing = s.webAt('here').placeOrder(request)
    await isWaiting
    await s.takenAt('depot', sku, 3)
    s.host('here').release('reserveStock before')
    expect(sources((await placing).order)).toEqual(['d-1@leeds: 1-3'])
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
    expect(await s.reserved(sku)).toEqual([3, 3, 0])
  })

  test('a part of it: what was held is given up first, and asked for anew', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2, york: 2 })
    const isWaiting = s.host('here').reached('reserveStock after')
    await s.host('here').arm({ at: 'reserveStock after', does: 'wait' })
    const request = sentOf({ [sku]: 5 })
    const placing = s.webAt('here').placeOrder(request)
    await isWaiting
    await s.takenAt('leeds', sku, 1)
    s.host('here').release('reserveStock after')
    expect(sources((await placing).order)).toEqual(['d-1@depot: 1-3', 'd-1.2@york: 4-5'])
    expect(await s.typesOf(request)).toEqual(['PlacementAbandoned', 'OrderPlaced'])
    await s.reservedAs(sku, [3, 1, 2])
  })

  test('all that there was anywhere: it is refused by name, and nothing stays held', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2 })
    const isWaiting = s.host('here').reached('reserveStock after')
    await s.host('here').arm({ at: 'reserveStock after', does: 'wait' })
    const request = sentOf({ [sku]: 5 })
    const placing = refusal(s.webAt('here').placeOrder(request, once))
    await isWaiting
    await s.takenAt('leeds', sku, 1)
    s.host('here').release('reserveStock after')
    const figures = { sku, requested: '5', available: '4', others: '0' }
    expect(await placing).toEqual({ code: 'FAILED_PRECONDITION', reason: 'NO_SOURCE', figures })
    expect(await s.typesOf(request)).toEqual(['PlacementAbandoned'])
    await s.reservedAs(sku, [0, 1, 0])
  })
})

test('two sendings of one order that are sourced otherwise: one stands, both answer it, and what the other held is released', async () => {
  const sku = await stockedAt(s.shop, { depot: 3, leeds: 3 })
  const isWaiting = s.host('here').reached('OrderPlaced before')
  await s.host('here').arm({ at: 'OrderPlaced before', does: 'wait' })
  const request = sentOf({ [sku]: 3 })
  const placing = s.webAt('here').placeOrder(request)
  await isWaiting
  await seen(s.shop, sku)
  const placed = await s.webAt('there').placeOrder({ ...request, requestId: unique('request') })
  expect(sources(placed.order)).toEqual(['d-1@leeds: 1-3'])
  s.host('here').release('OrderPlaced before')
  expect((await placing).order).toEqual(placed.order)
  expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
  await s.reservedAs(sku, [0, 3, 0])
})

describe('a process that dies while it places an order that it sourced', () => {
  test('held, and not placed: the retry is sourced elsewhere, and what the dead one held is released', async () => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 3 })
    const request = sentOf({ [sku]: 3 })
    await s.host('here').arm({ at: 'OrderPlaced before', does: 'die' })
    await expect(s.webAt('here').placeOrder(request, once)).rejects.toThrow()
    await seen(s.shop, sku)
    const { order } = await s.webAt('there').placeOrder(request)
    expect(sources(order)).toEqual(['d-1@leeds: 1-3'])
    expect(await s.reserved(sku)).toEqual([3, 3, 0])
    await s.restarted()
    await s.sweptAs(sku, [0, 3, 0])
    expect(await s.typesOf(request)).toEqual(['OrderPlaced'])
  })

  test.each([
    ['reserveStock before', [0, 0, 0], []],
    ['reserveStock after', [0, 0, 0], ['PlacementAbandoned']],
    ['OrderPlaced before', [0, 0, 0], ['PlacementAbandoned']],
    ['OrderPlaced after', [3, 2, 0], ['OrderPlaced']],
  ])('from two locations, %s: once it is swept nothing is held for nobody', async (at, swept, written) => {
    const sku = await stockedAt(s.shop, { depot: 3, leeds: 2 })
    const request = sentOf({ [sku]: 5 })
    await s.host('here').arm({ at, does: 'die' })
    await expect(s.webAt('here').placeOrder(request, once)).rejects.toThrow()
    await s.restarted()
    await s.sweptAs(sku, swept)
    expect(await s.typesOf(request)).toEqual(written)
    await seen(s.shop, sku)
    expect(sources((await s.webAt('here').placeOrder(request)).order)).toEqual(['d-1@depot: 1-3', 'd-1.2@leeds: 4-5'])
    expect(await s.reserved(sku)).toEqual([3, 2, 0])
  })

  test.each(['PlacementAbandoned before', 'PlacementAbandoned after', 'releaseReservation after'])(
    'which was taken meanwhile, %s',
    async at => {
      const sku = await stockedAt(s.shop, { depot: 3, leeds: 2, york: 2 })
      const isWaiting = s.host('here').reached('reserveStock after')
      await s.host('here').arm({ at: 'reserveStock after', does: 'wait' })
      await s.host('here').arm({ at, does: 'die' })
      const request = sentOf({ [sku]: 5 })
      const placing = s.webAt('here').placeOrder(request, once)
      const isOver = expect(placing).rejects.toThrow()
      await isWaiting
      await s.takenAt('leeds', sku, 1)
      s.host('here').release('reserveStock after')
      await isOver
      await s.restarted()
      await s.sweptAs(sku, [0, 1, 0])
      await seen(s.shop, sku)
      expect(sources((await s.webAt('here').placeOrder(request)).order)).toEqual(['d-1@depot: 1-3', 'd-1.2@york: 4-5'])
      await s.reservedAs(sku, [3, 1, 2])
    },
  )
})

describe('an amendment that is sourced', () => {
  test('whose goods are taken meanwhile is made of others, after what it held was given up', async () => {
    const { order, added, request } = await s.amendable({ depot: 2, leeds: 1, york: 1 })
    const isWaiting = s.host('here').reached('reserveStock after')
    await s.host('here').arm({ at: 'reserveStock after', does: 'wait' })
    const amending = s.webAt('here').amendOrder(request)
    await isWaiting
    await s.takenAt('leeds', added, 1)
    s.host('here').release('reserveStock after')
    expect(sources((await amending).order).slice(1)).toEqual(['d-2@depot: 1-2', 'd-2.2@york: 3-3'])
    expect((await s.typesOf(order)).slice(1)).toEqual(['AmendmentAbandoned', 'OrderAmended', 'NotificationDue'])
    await s.reservedAs(added, [2, 1, 1])
  })

  test('and dies before it is made: the retry is sourced elsewhere, and what the dead one held is released', async () => {
    const { order, added, request } = await s.amendable({ depot: 3, leeds: 3 })
    await s.host('here').arm({ at: 'OrderAmended before', does: 'die' })
    await expect(s.webAt('here').amendOrder(request, once)).rejects.toThrow()
    await seen(s.shop, added)
    const { order: amended } = await s.webAt('there').amendOrder(request)
    expect(sources(amended).slice(1)).toEqual(['d-2@leeds: 1-3'])
    await s.restarted()
    await s.sweptAs(added, [0, 3, 0])
    expect((await s.typesOf(order)).slice(1)).toEqual(['OrderAmended', 'NotificationDue'])
  })
})

describe('two processes race for the last units of two locations', () => {
  const race = (sku: string, orders: number, quantity: number) =>
    Promise.all(
      Array.from({ length: orders }, async (_, index) => {
        const placing = s.webAt(index % 2 === 0 ? 'here' : 'there').placeOrder(sentOf({ [sku]: quantity }), once)
        return placing.then(({ order }) => order, refused)
      }),
    )
  const refused = async (error: unknown) => {
    const { reason } = await refusal(Promise.reject(error))
    expect(['NO_SOURCE', 'INSUFFICIENT_STOCK']).toContain(reason)
    return null
  }

  test('with one unit each: all units are sold, each once', async () => {
    const sku = await stockedAt(s.shop, { depot: 5, leeds: 5 })
    const orders = await race(sku, 24, 1)
    expect(orders.filter(order => order !== null)).toHaveLength(10)
    expect(await s.reserved(sku)).toEqual([5, 5, 0])
  })

  test('with two units each: what is held is what was sold', async () => {
    const sku = await stockedAt(s.shop, { depot: 5, leeds: 5 })
    const orders = await race(sku, 16, 2)
    const sold = orders.filter(order => order !== null)
    const at = (place: string) =>
      sold
        .flatMap(order => order.fulfilments.filter(({ locationId }) => locationId === place))
        .flatMap(({ lines }) => lines.flatMap(({ units }) => units))
        .reduce((sum, { first, last }) => sum + Number(last) - Number(first) + 1, 0)
    expect(sold.length).toBeGreaterThan(0)
    expect(sold.length).toBeLessThanOrEqual(5)
    await s.reservedAs(sku, places.map(at))
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await s.shop.wrongs()).toEqual([])
})
