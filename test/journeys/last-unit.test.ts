import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../support/processes.ts'
import type { Bought } from '../support/programs/buy.ts'
import {
  CARRIED,
  carriedOutOf,
  cash,
  type LEEDS,
  LONDON,
  lineOf,
  openShops,
  PARCEL,
  PICKUP,
  parcelFrom,
  pickupAt,
  type Shops,
  transfer,
} from './shops.ts'

const ROUNDS = 60
const PRICE_MINOR = 1_250

let shops: Shops
let buyers: ReturnType<typeof startBuyer>[] = []
const startBuyer = (channel: 'web' | 'marketplace' | 'store-london') => {
  const { keys, addresses } = shops.stack
  const { child, messages, kill } = runProgram<Bought | 'ready'>('buy', [addresses.orders, keys[channel]])
  async function next(): Promise<Bought | 'ready'> {
    const { value, done } = await messages[Symbol.asyncIterator]().next()
    if (done) throw new Error(`${channel} went away`)
    return value
  }
  async function bought(): Promise<Bought> {
    const answer = await next()
    if (answer === 'ready') throw new Error('expected what became of an order')
    return answer
  }
  return { kill, isReady: next, buys: (request: object) => void child.send(request), bought }
}

beforeAll(async () => {
  shops = await openShops()
  buyers = [startBuyer('web'), startBuyer('marketplace'), startBuyer('store-london')]
  for (const buyer of buyers) expect(await buyer.isReady()).toBe('ready')
})
afterAll(async () => {
  await Promise.all(buyers.map(({ kill }) => kill()))
  await shops?.close()
})

const order = (sku: string, fulfilmentId: string) => {
  const id = shops.unique('order')
  const lines = [lineOf('1', sku, 1, PRICE_MINOR, fulfilmentId)]
  return {
    requestId: id,
    channelOrderId: id,
    currencyCode: 'GBP',
    pricesIncludeTax: true,
    lines,
    totalMinor: PRICE_MINOR,
  }
}
const reserving = (sku: string, place: typeof LONDON | typeof LEEDS, isPickup: boolean) => ({
  ...order(sku, isPickup ? PICKUP : PARCEL),
  fulfilments: [isPickup ? pickupAt(place) : parcelFrom(place)],
  tenders: [transfer(PRICE_MINOR)],
})

async function atOnce(requests: object[]): Promise<Bought[]> {
  for (const [index, request] of requests.entries()) buyers[index]?.buys(request)
  return Promise.all(requests.map((_, index) => buyers[index]?.bought() ?? Promise.reject(new Error('nobody buys'))))
}

test(`the last unit, asked for by the web shop and a marketplace in the same instant, ${ROUNDS} times: one has it, the other is told`, async () => {
  const winners = [0, 0]
  for (let round = 0; round < ROUNDS; round++) {
    const sku = await shops.stocked({ [LONDON]: 1 })
    const answers = await atOnce([reserving(sku, LONDON, true), reserving(sku, LONDON, round % 2 === 0)])
    const won = answers.findIndex(({ isPlaced }) => isPlaced)
    winners[won] = (winners[won] ?? 0) + 1
    expect(answers[won]).toMatchObject({ isPlaced: true })
    expect(answers[1 - won]).toMatchObject({
      isPlaced: false,
      reason: 'INSUFFICIENT_STOCK',
      figures: { sku, location_id: LONDON, requested: '1', available: '0' },
    })
    expect(await shops.stock(sku, LONDON)).toMatchObject({ onHand: 1, reserved: 1, available: 0 })
    expect(await shops.typesOf(`stock-${sku}@${LONDON}`)).toEqual(['StockReceived', 'StockReserved'])
  }
  console.log(`web and marketplace got ${winners.join(' and ')}`)
})

test('the last unit carried out of the store before or while the web shop asks for it: refused, or the shortage is on record', async () => {
  const fates = new Set<string>()
  for (let round = 0; round < ROUNDS / 4; round++) {
    const sku = await shops.stocked({ [LONDON]: 1 })
    const carried = { ...order(sku, CARRIED), fulfilments: [carriedOutOf(LONDON)], tenders: [cash(PRICE_MINOR)] }
    buyers[2]?.buys(carried)
    const sale = buyers[2]?.bought()
    if (round % 3 === 0) await sale
    buyers[0]?.buys(reserving(sku, LONDON, true))
    const [asked, sold] = await Promise.all([buyers[0]?.bought(), sale])
    expect(sold).toMatchObject({ isPlaced: true })
    const { stock } = await shops.operator.inventory.getStock({ sku, locationId: LONDON })
    expect(stock).toMatchObject({ onHand: '0', available: '0', shortage: asked?.isPlaced ? '1' : '0' })
    if (!asked?.isPlaced) expect(asked).toMatchObject({ reason: 'INSUFFICIENT_STOCK', figures: { available: '0' } })
    fates.add(asked?.isPlaced ? 'short' : 'refused')
  }
  expect(fates).toContain('refused')
})

test('the log is proven afterwards, and read models equal a replay of it', () => shops.areProven())
