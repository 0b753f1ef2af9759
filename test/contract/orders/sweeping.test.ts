import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import { until } from '../../support/until.ts'
import { openShop, orderOf, type Shop, unique } from './shop.ts'

let shop: Shop
let inventory: ReturnType<typeof createClient<InventoryServiceClient>>
beforeAll(async () => {
  shop = await openShop()
  inventory = createClient('nahr.inventory.v1.InventoryService', shop.addresses.inventory, { key: shop.keys.service })
})
afterAll(async () => {
  inventory?.close()
  await shop?.close()
})

const sweep = () => shop.orders.service.sweepPlacements({ olderThanSeconds: 1 }, { deadlineMs: 150_000 })
const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)

/** As a placement leaves it that died before it decided. */
async function hold(sku: string, { stream = `order-${unique('lost')}`, step = 'placement/1' } = {}) {
  const lines = [{ sku, locationId: 'leeds', quantity: 1 }]
  const reservationId = unique('lost-hold')
  await inventory.reserveStock({ requestId: reservationId, reservationId, owner: { stream, step }, decidedAt: now(), lines })
  return stream
}
const now = () => ({ seconds: String(Math.floor(Date.now() / 1000)), nanos: 0 })

test('what an order committed is left alone, however old', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  await shop.orders.web.placeOrder(orderOf(sku))
  const swept = await until(sweep, ({ examined }) => examined > 0)
  expect(swept).toEqual({ examined: 1, released: 0, abandoned: 0 })
  expect((await shop.stock(sku)).reserved).toBe(3)
})

test('sweeps beside each other abandon a lost placement once and release its hold once', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const stream = await hold(sku)
  await until(
    () => Promise.all([sweep(), sweep(), sweep()]).then(() => shop.stock(sku)),
    ({ reserved }) => reserved === 0,
  )
  await Promise.all([sweep(), sweep()])
  expect(await typesOf(stream)).toEqual(['PlacementAbandoned'])
  expect(await typesOf(`stock-${sku}@leeds`)).toEqual(['StockReceived', 'StockReserved', 'ReservationReleased'])
})

test('a hold for a step that is no placement, or for an attempt that nobody began, is left alone', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const streams = [await hold(sku, { step: 'exchange/1' }), await hold(sku, { step: 'placement/2' })]
  await until(sweep, ({ examined }) => examined >= 3)
  expect((await shop.stock(sku)).reserved).toBe(2)
  for (const stream of streams) expect(await typesOf(stream)).toEqual([])
})

test('all pages are gone through', async () => {
  const sku = await shop.stocked(unique('mug'), 2_000)
  const stream = `order-${unique('lost')}`
  for (let batch = 0; batch < 21; batch++) await Promise.all(Array.from({ length: 50 }, () => hold(sku, { stream })))
  expect((await shop.stock(sku)).reserved).toBe(1_050)
  const released = { sum: 0 }
  const sweepAndCount = async () => {
    released.sum += (await sweep()).released
    return shop.stock(sku)
  }
  await until(sweepAndCount, ({ reserved }) => reserved === 0)
  expect(released.sum).toBeGreaterThanOrEqual(1_050)
  expect(await typesOf(stream)).toEqual(['PlacementAbandoned'])
})
