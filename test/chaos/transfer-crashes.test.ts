import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import type { RequestTransferRequest } from '#protos/nahr/inventory/v1/RequestTransferRequest.ts'
import type { TransferServiceClient } from '#protos/nahr/inventory/v1/TransferService.ts'
import { openShop, orderOf, type Shop, unique } from '../contract/orders/shop.ts'
import { patient } from '../support/patient.ts'
import { becomes, until } from '../support/until.ts'
import { type FaultyProcess, startInventory } from './support/faulty-process.ts'

let shop: Shop
let [here, there]: FaultyProcess[] = []
const host = (process: FaultyProcess | undefined): FaultyProcess => {
  if (!process) throw new Error('the host has not started')
  return process
}
const open: { close(): void }[] = []
const transfersAt = (address: string) => {
  const client = createClient<TransferServiceClient>('nahr.inventory.v1.TransferService', address, {
    key: shop.keys.operator,
    ...patient,
  })
  open.push(client)
  return client
}
let transfers: ReturnType<typeof transfersAt>
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('inventory', 'SIGTERM')
  here = await startInventory(shop)
  const { inventory } = shop.addresses
  transfers = transfersAt(inventory)
})
afterAll(async () => {
  for (const client of open) client.close()
  await Promise.all([here?.stop(), there?.stop()])
  await shop?.close()
})

const once = { retries: 0 }
/** The depot has eight; an order there is promised three, which go along with two that nobody is promised. */
async function road() {
  const sku = await shop.stocked(unique('globe'), 8, 'depot')
  const fulfilments = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP' as const, locationId: 'depot' }]
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, { fulfilments }))
  const placed = (await shop.eventsOf(`order-${order?.orderId}`)).find(({ type }) => type === 'OrderPlaced')
  const [hold] = Object(placed?.data).holds as { reservationId: string }[]
  const reservationId = hold?.reservationId ?? ''
  const request: RequestTransferRequest = {
    ...{ requestId: unique('transfer'), fromLocationId: 'depot', toLocationId: 'leeds' },
    lines: [{ sku, quantity: 5, carries: [{ reservationId, quantity: 3 }] }],
  }
  return { sku, orderId: order?.orderId ?? '', reservationId, request }
}
type Road = Awaited<ReturnType<typeof road>>
type Written = { transfer: string[]; depot: string[]; leeds: string[] }
async function written({ sku }: Road, transferId: string): Promise<Written> {
  const streams = [`transfer-${transferId}`, `stock-${sku}@depot`, `stock-${sku}@leeds`]
  const [transfer = [], depot = [], leeds = []] = await Promise.all(
    streams.map(async stream => (await shop.eventsOf(stream)).map(({ type }) => type)),
  )
  // The opening stock, and what the order was promised.
  return { transfer, depot: depot.slice(2), leeds }
}
async function requested(at: Road) {
  const { transfer } = await transfers.requestTransfer(at.request)
  return transfer?.transferId ?? ''
}
const on = (transferId: string) => ({ requestId: unique('step'), transferId })

async function restarted(): Promise<void> {
  expect(await host(here).ended).toBe('SIGKILL')
  here = await startInventory(shop)
}
const writtenAs = (at: Road, transferId: string, expected: Written) => becomes(() => written(at, transferId), expected)
const figures = async ({ sku }: Road) => [await shop.stock(sku, 'depot'), await shop.stock(sku)]
const stock = (onHand: number, reserved: number) => ({ onHand, reserved, shortage: 0 })

const asked: Written = { transfer: ['TransferRequested'], depot: ['StockReserved'], leeds: [] }
const cancelled: Written = {
  transfer: ['TransferRequested', 'TransferCancelled'],
  depot: ['StockReserved', 'ReservationReleased'],
  leeds: [],
}
const shipped: Written = {
  transfer: ['TransferRequested', 'TransferShipped', 'PromisesCarried'],
  depot: ['StockReserved', 'TransferSent'],
  leeds: [],
}
const received: Written = {
  transfer: [...shipped.transfer, 'TransferReceived'],
  depot: shipped.depot,
  leeds: ['TransferArrived'],
}

describe('a process that dies while it', () => {
  test.each<[string, Written]>([
    ['TransferRequested after', asked],
    ['StockReserved after', asked],
  ])('asks for a transfer: %s', async (point, expected) => {
    const at = await road()
    await host(here).arm({ at: point, does: 'die' })
    await expect(transfers.requestTransfer(at.request, once)).rejects.toThrow()
    await restarted()
    const transferId = await requested(at)
    await writtenAs(at, transferId, expected)
    expect(await figures(at)).toEqual([stock(8, 5), stock(0, 0)])
  })

  test.each<[string, Written, Written]>([
    ['TransferShipped before', asked, shipped],
    ['TransferShipped after', shipped, shipped],
    ['TransferSent after', shipped, shipped],
    ['PromisesCarried after', shipped, shipped],
  ])('ships: %s', async (point, byItself, expected) => {
    const at = await road()
    const request = on(await requested(at))
    await host(here).arm({ at: point, does: 'die' })
    await expect(transfers.shipTransfer(request, once)).rejects.toThrow()
    await restarted()
    await writtenAs(at, request.transferId, byItself)
    expect((await transfers.shipTransfer(request)).transfer).toMatchObject({ state: 'TRANSFER_STATE_SHIPPED' })
    await writtenAs(at, request.transferId, expected)
    expect(await figures(at)).toEqual([stock(3, 0), stock(0, 0)])
  })

  test.each<[string, Written]>([
    ['TransferReceived before', shipped],
    ['TransferReceived after', received],
    ['TransferArrived after', received],
  ])('receives: %s', async (point, byItself) => {
    const at = await road()
    const request = on(await requested(at))
    await transfers.shipTransfer(on(request.transferId))
    await host(here).arm({ at: point, does: 'die' })
    await expect(transfers.receiveTransfer(request, once)).rejects.toThrow()
    await restarted()
    await writtenAs(at, request.transferId, byItself)
    expect((await transfers.receiveTransfer(request)).transfer).toMatchObject({ state: 'TRANSFER_STATE_RECEIVED' })
    await writtenAs(at, request.transferId, received)
    expect(await figures(at)).toEqual([stock(3, 0), stock(5, 3)])
  })

  test.each<[string, Written]>([
    ['TransferCancelled before', asked],
    ['TransferCancelled after', cancelled],
    ['ReservationReleased after', cancelled],
  ])('cancels: %s', async (point, byItself) => {
    const at = await road()
    const request = { ...on(await requested(at)), reason: 'no van' }
    await host(here).arm({ at: point, does: 'die' })
    await expect(transfers.cancelTransfer(request, once)).rejects.toThrow()
    await restarted()
    await writtenAs(at, request.transferId, byItself)
    await transfers.cancelTransfer(request)
    await writtenAs(at, request.transferId, cancelled)
    expect(await figures(at)).toEqual([stock(8, 3), stock(0, 0)])
  })

  test.each(['TransferRequested after', 'TransferCancelled before', 'TransferCancelled after'])(
    'asks for more than there is: %s',
    async point => {
      const at = await road()
      const request = { ...at.request, lines: [{ sku: at.sku, quantity: 6 }] }
      await host(here).arm({ at: point, does: 'die' })
      await expect(transfers.requestTransfer(request, once)).rejects.toThrow()
      await restarted()
      const begun = async () => {
        for await (const { data, type, stream } of shop.readAll())
          if (type === 'TransferRequested' && Object(data).lines[0].sku === at.sku) return stream.slice('transfer-'.length)
        return ''
      }
      // To cancel is to release what it may have held: an end of that id, so that nothing is held late.
      const ended = { transfer: cancelled.transfer, depot: ['ReservationReleased'], leeds: [] }
      await writtenAs(at, await begun(), ended)
      await expect(transfers.requestTransfer(request)).rejects.toMatchObject({
        ...{ reason: 'INSUFFICIENT_STOCK', figures: { requested: '6', available: '5' } },
      })
      await writtenAs(at, await begun(), ended)
      expect(await figures(at)).toEqual([stock(8, 3), stock(0, 0)])
    },
  )

  /** The order knows of no transfer: it releases where it reserved. */
  test.each<[string, 'shipped' | 'received']>([
    ['ReservationReleased after', 'shipped'],
    ['CarriedPromiseEnded after', 'shipped'],
    ['ReservationReleased after', 'received'],
  ])('ends a promise that moved: %s, the transfer being %s', async (point, state) => {
    const at = await road()
    const transferId = await requested(at)
    await transfers.shipTransfer(on(transferId))
    if (state === 'received') await transfers.receiveTransfer(on(transferId))
    await host(here).arm({ at: point, does: 'die' })
    // The release that fails is left to the follower of orders, which comes again.
    await shop.orders.web.cancelOrder({ requestId: unique('act'), orderId: at.orderId, reason: '' })
    await restarted()
    if (state === 'shipped') {
      await until(
        () => written(at, transferId),
        ({ transfer }) => transfer.includes('CarriedPromiseEnded'),
      )
      await transfers.receiveTransfer(on(transferId))
    }
    await becomes(() => figures(at), [stock(3, 0), stock(5, 0)])
    const { transfer } = await written(at, transferId)
    expect(transfer.filter(type => type === 'CarriedPromiseEnded')).toHaveLength(state === 'shipped' ? 1 : 0)
    const released = (await shop.eventsOf(`stock-${at.sku}@leeds`)).filter(({ type }) => type === 'ReservationReleased')
    const units = released.reduce((sum, { data }) => sum + Object(data).quantity, 0)
    expect(units).toBe(state === 'shipped' ? 0 : 3)
  })
})

test('a promise that travels on and on ends where it is, though it is released where it was made', async () => {
  const york = {
    locationId: 'york',
    kind: 'LOCATION_KIND_STORE',
    name: 'York',
    countryCode: 'GB',
    timeZone: 'Europe/London',
  } as const
  await shop.catalog.putLocation({ requestId: 'location-york', location: york })
  const at = await road()
  const ways = [
    ['depot', 'leeds'],
    ['leeds', 'york'],
    ['york', 'leeds'],
    ['leeds', 'york'],
  ] as const
  for (const [fromLocationId, toLocationId] of ways) {
    const lines = [{ sku: at.sku, quantity: 4, carries: [{ reservationId: at.reservationId, quantity: 3 }] }]
    const transferId = await requested({ ...at, request: { requestId: unique('transfer'), fromLocationId, toLocationId, lines } })
    await transfers.shipTransfer(on(transferId))
    await transfers.receiveTransfer(on(transferId))
  }
  expect(await shop.stock(at.sku, 'york')).toEqual(stock(4, 3))
  const named = { orderId: at.orderId, reason: '' }
  await shop.orders.web.cancelLines({ requestId: unique('act'), ...named, lines: [{ lineId: 'l-1', quantity: 2 }] })
  await becomes(() => shop.stock(at.sku, 'york'), stock(4, 1))
  await shop.orders.web.cancelOrder({ requestId: unique('act'), ...named })
  await becomes(() => shop.stock(at.sku, 'york'), stock(4, 0))
  expect(await figures(at)).toEqual([stock(4, 0), stock(0, 0)])
})

test('of a promise that moved in part so much ends as was given up, here and there together, however often it is said', async () => {
  for (const state of ['shipped', 'received'] as const) {
    const at = await road()
    const lines = [{ sku: at.sku, quantity: 2, carries: [{ reservationId: at.reservationId, quantity: 2 }] }]
    const transferId = await requested({ ...at, request: { ...at.request, lines } })
    await transfers.shipTransfer(on(transferId))
    if (state === 'received') await transfers.receiveTransfer(on(transferId))
    // The answer is lost: the follower says it again, and may do so once the goods have come.
    await host(here).arm({ at: state === 'received' ? 'ReservationReleased after' : 'CarriedPromiseEnded after', does: 'die' })
    const cancelling = { requestId: unique('act'), orderId: at.orderId, reason: '', lines: [{ lineId: 'l-1', quantity: 2 }] }
    await shop.orders.web.cancelLines(cancelling)
    await restarted()
    if (state === 'shipped') await transfers.receiveTransfer(on(transferId))
    await until(
      () => figures(at),
      ([depot, leeds]) => (depot?.reserved ?? 0) + (leeds?.reserved ?? 0) === 1,
    )
    await shop.orders.web.cancelOrder({ requestId: unique('act'), orderId: at.orderId, reason: '' })
    await becomes(() => figures(at), [stock(6, 0), stock(2, 0)])
  }
})

describe('of two processes on one transfer', () => {
  let beside: ReturnType<typeof transfersAt>
  beforeAll(async () => {
    there = await startInventory(shop, 'beside')
    beside = transfersAt(there.address)
  })

  /** Both have decided by what the transfer was before either wrote; the first is let go on first. */
  async function inTurns<First, Second>(
    [firstAt, first]: [point: string, () => Promise<First>],
    [secondAt, second]: [point: string, () => Promise<Second>],
  ) {
    const arrived = [host(here).reached(firstAt), host(there).reached(secondAt)]
    await host(here).arm({ at: firstAt, does: 'wait' })
    await host(there).arm({ at: secondAt, does: 'wait' })
    const calls = [first(), second()] as const
    const settled = Promise.allSettled(calls)
    await Promise.all(arrived)
    host(here).release(firstAt)
    await calls[0]
    host(there).release(secondAt)
    return settled
  }

  test('that ship and cancel at once, one does', async () => {
    for (const isShipped of [true, false]) {
      const at = await road()
      const transferId = await requested(at)
      const ship = (client: typeof transfers) => () => client.shipTransfer(on(transferId), once)
      const cancel = (client: typeof transfers) => () => client.cancelTransfer({ ...on(transferId), reason: 'no van' }, once)
      const [won, lost] = isShipped
        ? await inTurns(['TransferShipped before', ship(transfers)], ['TransferCancelled before', cancel(beside)])
        : await inTurns(['TransferCancelled before', cancel(transfers)], ['TransferShipped before', ship(beside)])
      expect(won.status).toBe('fulfilled')
      expect(lost).toMatchObject({ status: 'rejected', reason: { reason: 'TRANSFER_STATE' } })
      await writtenAs(at, transferId, isShipped ? shipped : cancelled)
      expect(await figures(at)).toEqual(isShipped ? [stock(3, 0), stock(0, 0)] : [stock(8, 3), stock(0, 0)])
    }
  })

  test('that receive different counts at once, one does; alike, both hear of one', async () => {
    for (const counted of [4, 5]) {
      const at = await road()
      const transferId = await requested(at)
      await transfers.shipTransfer(on(transferId))
      const receive = (client: typeof transfers, quantity: number) => () =>
        client.receiveTransfer({ ...on(transferId), lines: [{ sku: at.sku, quantity }] }, once)
      const [, other] = await inTurns(
        ['TransferReceived before', receive(transfers, 5)],
        ['TransferReceived before', receive(beside, counted)],
      )
      if (counted === 5) expect(other.status).toBe('fulfilled')
      else expect(other).toMatchObject({ status: 'rejected', reason: { reason: 'TRANSFER_STATE' } })
      await writtenAs(at, transferId, received)
      expect(await figures(at)).toEqual([stock(3, 0), stock(5, 3)])
    }
  })

  test('every step sent to both at once is done once', async () => {
    for (let round = 0; round < 4; round++) {
      const at = await road()
      const both = (call: (client: typeof transfers) => Promise<unknown>) => Promise.all([transfers, beside].map(call))
      await both(client => client.requestTransfer(at.request))
      const transferId = await requested(at)
      await both(client => client.shipTransfer(on(transferId)))
      await both(client => client.receiveTransfer(on(transferId)))
      await writtenAs(at, transferId, received)
      expect(await figures(at)).toEqual([stock(3, 0), stock(5, 3)])
    }
  })

  test('that ship and cancel, receive and release as they come, each step is won by one', async () => {
    for (let round = 0; round < 6; round++) {
      const at = await road()
      const transferId = await requested(at)
      const [ship, cancel] = await Promise.allSettled([
        transfers.shipTransfer(on(transferId)),
        beside.cancelTransfer({ ...on(transferId), reason: 'no van' }),
      ])
      expect([ship.status, cancel.status].sort()).toEqual(['fulfilled', 'rejected'])
      const end = shop.orders.web.cancelOrder({ requestId: unique('act'), orderId: at.orderId, reason: '' })
      if (ship.status === 'fulfilled') await Promise.all([end, beside.receiveTransfer(on(transferId))])
      else await end
      const isShipped = ship.status === 'fulfilled'
      await becomes(() => figures(at), isShipped ? [stock(3, 0), stock(5, 0)] : [stock(8, 0), stock(0, 0)])
    }
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
