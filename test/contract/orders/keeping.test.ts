import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

async function place(over: Parameters<typeof orderOf>[1] = {}, stock = 10) {
  const sku = await shop.stocked(unique('mug'), stock)
  const { order, logPosition } = await shop.orders.web.placeOrder(orderOf(sku, over))
  return { sku, logPosition, orderId: order?.orderId ?? '', order }
}
const cancel = (orderId: string, requestId = unique('request')) =>
  shop.orders.web.cancelOrder({ requestId, orderId, reason: 'changed her mind' })

describe('cancelling', () => {
  test('releases what was held and owes back what was paid', async () => {
    const { sku, orderId } = await place()
    const { order } = await cancel(orderId)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      lines: [{ cancelled: '3', left: '0' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_CANCELLED' }],
      tenders: [{ refundDueMinor: '1500' }],
      revision: '2',
    })
    expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    const [, cancelled] = await shop.eventsOf(`order-${orderId}`)
    const released = (await shop.eventsOf(`stock-${sku}@leeds`)).at(-1)
    expect(cancelled?.type).toBe('OrderCancelled')
    const because = { causationId: cancelled?.id, correlationId: cancelled?.metadata.correlationId }
    expect(released).toMatchObject({ type: 'ReservationReleased', metadata: because })
  })

  test('again, with the same request id or another, changes nothing', async () => {
    const { orderId } = await place()
    const cancelled = await cancel(orderId, 'cancel-once')
    const end = await shop.logEnd()
    expect(await cancel(orderId, 'cancel-once')).toEqual(cancelled)
    expect(await cancel(orderId)).toEqual(cancelled)
    expect(await shop.logEnd()).toBe(end)
  })

  test('a request id with another body is refused', async () => {
    const { orderId } = await place()
    await cancel(orderId, 'cancel-reused')
    const again = shop.orders.web.cancelOrder({ requestId: 'cancel-reused', orderId, reason: 'another' })
    expect(await refusal(again)).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'REQUEST_ID_REUSED' })
  })

  test('an order of charges alone', async () => {
    const lines = [{ lineId: 'l-1', sku: 'POST', quantity: 1, unitPriceMinor: 1500 }]
    const { order, orderId } = await place({ lines, fulfilments: [] })
    expect(order?.state).toBe('ORDER_STATE_OPEN')
    expect((await cancel(orderId)).order?.tenders).toMatchObject([{ refundDueMinor: '1500' }])
  })

  test('an order that is not there, and one that left', async () => {
    expect(await refusal(cancel('no-such-order'))).toMatchObject({ code: 'NOT_FOUND', reason: 'ORDER_NOT_FOUND' })
    const sku = await shop.stocked(unique('mug'), 10)
    const fulfilments = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_CARRY_OUT' as const, locationId: 'leeds' }]
    const { order } = await shop.orders.till.placeOrder(orderOf(sku, { fulfilments }))
    const end = await shop.logEnd()
    const refused = { code: 'FAILED_PRECONDITION', reason: 'ORDER_NOT_CANCELLABLE', figures: { state: 'fulfilled' } }
    expect(await refusal(cancel(order?.orderId ?? ''))).toEqual(refused)
    expect(await shop.logEnd()).toBe(end)
  })
})

test('an order reads as it was, by log position and by time', async () => {
  const { orderId, order, logPosition } = await place()
  const [placed] = await shop.eventsOf(`order-${orderId}`)
  const { logPosition: later } = await cancel(orderId)
  const asOf = async (moment: object) => (await shop.orders.web.getOrder({ orderId, asOf: moment })).order
  expect(await asOf({ position: logPosition })).toEqual(order)
  expect(await asOf({ position: later })).toMatchObject({ state: 'ORDER_STATE_CANCELLED' })
  const before = Math.floor(Date.parse(placed?.created ?? '') / 1000) - 1
  expect(await refusal(asOf({ time: { seconds: before } }))).toMatchObject({ reason: 'ORDER_NOT_FOUND' })
  const [last] = (await shop.eventsOf(`order-${orderId}`)).slice(-1)
  const behind = Math.floor(Date.parse(last?.created ?? '') / 1000) + 1
  expect(await asOf({ time: { seconds: behind } })).toMatchObject({ state: 'ORDER_STATE_CANCELLED' })
  const notYet = (field: string) => ({ code: 'INVALID_ARGUMENT', reason: 'INVALID_FIELD', figures: { field } })
  expect(await refusal(asOf({ time: { seconds: before + 86_400 } }))).toMatchObject(notYet('as_of.time'))
  expect(await refusal(asOf({ position: '9000000000000000' }))).toMatchObject(notYet('as_of.position'))
})

describe('personal data', () => {
  const recipient = {
    name: 'Zenobia Quill',
    email: 'zenobia@example.org',
    phone: '+44 113 496 0000',
    address: '1 River Row\nLeeds',
  }
  const seenBy = async (who: 'web' | 'app' | 'till' | 'manager' | 'operator', orderId: string) =>
    (await shop.orders[who].getOrder({ orderId })).order?.recipient ?? null

  test.each([
    ['a guest', ''],
    ['a customer', 'c-7'],
  ])('of %s is shown to the channel that sent it and to the staff, and stands sealed in the log', async (_, customerId) => {
    const { orderId, order } = await place({ recipient, customerId })
    expect(order?.recipient).toEqual(recipient)
    expect(await seenBy('app', orderId)).toBeNull()
    for (const who of ['web', 'till', 'manager', 'operator'] as const) expect(await seenBy(who, orderId)).toEqual(recipient)
    const log = JSON.stringify((await shop.eventsOf(`order-${orderId}`)).map(({ data, metadata }) => [data, metadata]))
    for (const field of ['Zenobia', 'zenobia@', '496 0000', 'River Row']) expect(log).not.toContain(field)
  })

  test('sent again it is the same order; sent with another name it differs', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, { recipient })
    const placed = await shop.orders.web.placeOrder(request)
    expect(await shop.orders.web.placeOrder({ ...request, requestId: unique('request') })).toEqual(placed)
    const other = { ...request, requestId: unique('request'), recipient: { ...recipient, name: 'Zeno Quill' } }
    expect(await refusal(shop.orders.web.placeOrder(other))).toMatchObject({ reason: 'ORDER_DIFFERS' })
  })

  test('is gone for everybody once its key is forgotten', async () => {
    const { orderId } = await place({ recipient, customerId: 'c-forgotten' })
    shop.secrets.sealing.forget(shop.secrets.sealing.keyFor('customer-c-forgotten'))
    for (const who of ['web', 'operator'] as const) expect(await seenBy(who, orderId)).toBeNull()
    expect((await shop.orders.web.getOrder({ orderId })).order?.customerId).toBe('c-forgotten')
  })
})

describe('lists', () => {
  test('narrow by customer, channel reference, place, state and time, in pages', async () => {
    const customerId = unique('customer')
    const orders: { orderId: string; seconds: number }[] = []
    let minPosition = '0'
    for (const seconds of [1291204800, 1291204801, 1291204801, 1291204805]) {
      const { orderId, logPosition } = await place({ customerId, occurredAt: { seconds, nanos: 0 } })
      orders.push({ orderId, seconds })
      minPosition = logPosition
    }
    const [first] = orders
    const { logPosition } = await cancel(first?.orderId ?? '')
    minPosition = logPosition
    const listed = async (filter: object) =>
      (await shop.orders.web.listOrders({ minPosition, ...filter })).orders.map(({ orderId }) => orderId)
    const newestFirst = orders
      .toSorted((a, b) => b.seconds - a.seconds || (a.orderId < b.orderId ? 1 : -1))
      .map(({ orderId }) => orderId)

    expect(await listed({ customerId })).toEqual(newestFirst)
    expect(await listed({ customerId, state: 'ORDER_STATE_CANCELLED' })).toEqual([first?.orderId])
    expect(await listed({ customerId, state: 'ORDER_STATE_OPEN', locationId: 'leeds' })).toEqual(newestFirst.slice(0, 3))
    expect(await listed({ customerId, locationId: 'depot' })).toEqual([])
    const window = { from: { seconds: 1291204801 }, until: { seconds: 1291204805 } }
    expect(await listed({ customerId, ...window })).toEqual(newestFirst.slice(1, 3))

    const pages: string[][] = []
    let pageToken = ''
    do {
      const page = await shop.orders.web.listOrders({ customerId, pageSize: 1, pageToken })
      pages.push(page.orders.map(({ orderId }) => orderId))
      pageToken = page.nextPageToken
    } while (pageToken !== '')
    expect(pages).toEqual(newestFirst.map(orderId => [orderId]))
  })

  test("find one order by its channel's own id", async () => {
    const channelOrderId = unique('theirs')
    const { orderId, logPosition } = await place({ channelOrderId })
    const { orders } = await shop.orders.till.listOrders({ channelId: 'web-uk', channelOrderId, minPosition: logPosition })
    expect(orders).toMatchObject([
      { orderId, state: 'ORDER_STATE_OPEN', totalMinor: '1500', units: '3', locationIds: ['leeds'], currencyCode: 'GBP' },
    ])
  })

  test('refuse a page token of another list', async () => {
    await place()
    await place()
    const { logPosition } = await place()
    const { nextPageToken } = await shop.orders.web.listOrders({ pageSize: 1, minPosition: logPosition })
    expect(nextPageToken).not.toBe('')
    const other = shop.orders.web.listOrders({ pageSize: 1, pageToken: nextPageToken, customerId: 'somebody' })
    expect(await refusal(other)).toMatchObject({
      code: 'INVALID_ARGUMENT',
      reason: 'INVALID_FIELD',
      figures: { field: 'page_token' },
    })
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
