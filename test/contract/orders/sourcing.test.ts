import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SourcingReason } from '#protos/nahr/inventory/v1/SourcingReason.ts'
import { openShop, refusal, type Shop, unique } from './shop.ts'
import { seen, sentOf, sources, stockedAt } from './sourced-orders.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  const depot = { locationId: 'depot', kind: 'LOCATION_KIND_WAREHOUSE', name: 'depot', countryCode: 'GB' } as const
  await shop.catalog.putLocation({ requestId: unique('put'), location: { ...depot, timeZone: 'Europe/London', priority: 9 } })
})
afterAll(() => shop?.close())

const reserved = async (sku: string) =>
  Promise.all(['leeds', 'depot'].map(async locationId => (await shop.stock(sku, locationId)).reserved))
const again = <Request extends { requestId?: string }>(request: Request) => ({ ...request, requestId: unique('request') })

describe('a delivery without a location', () => {
  test('leaves from where all of it is, and tells why', async () => {
    const sku = await stockedAt(shop, { leeds: 2, depot: 5 })
    const { order } = await shop.orders.web.placeOrder(sentOf({ [sku]: 3 }))
    expect(order?.fulfilments).toMatchObject([
      {
        ...{ fulfilmentId: 'd-1', method: 'FULFILMENT_METHOD_DELIVERY', locationId: 'depot', state: 'FULFILMENT_STATE_OPEN' },
        sourcedBecause: ['SOURCING_REASON_COVERS_ALL', 'SOURCING_REASON_ONLY_SOURCE'],
      },
    ])
    expect(await reserved(sku)).toEqual([0, 3])
    const listed = await shop.orders.operator.listOrders({ locationId: 'depot', minPosition: String(await shop.logEnd()) })
    expect(listed.orders.map(({ orderId }) => orderId)).toContain(order?.orderId)
    expect((await shop.orders.app.getOrder({ orderId: order?.orderId ?? '' })).order).toEqual(order)
  })

  test('leaves from two where neither has all of it, and each is picked and sent by itself', async () => {
    const sku = await stockedAt(shop, { leeds: 2, depot: 3 })
    const { order } = await shop.orders.web.placeOrder(sentOf({ [sku]: 5 }))
    expect(sources(order)).toEqual(['d-1@leeds: 1-2', 'd-1.2@depot: 3-5'])
    expect(order?.lines).toMatchObject([{ lineId: 'l-1', fulfilmentId: 'd-1', quantity: '5' }])
    expect(await reserved(sku)).toEqual([2, 3])
    const orderId = order?.orderId ?? ''
    for (const [fulfilmentId, quantity] of [
      ['d-1', '2'],
      ['d-1.2', '3'],
    ] as const) {
      const group = { orderId, fulfilmentId }
      const caller = fulfilmentId === 'd-1' ? shop.pickups.till : shop.pickups.elsewhere
      await caller.startPicking({ ...group, requestId: unique('request') })
      await caller.recordPick({ ...group, requestId: unique('request'), lines: [{ lineId: 'l-1', quantity }] })
      const parcel = { parcelId: unique('parcel'), carrier: 'mail', trackingReference: '' }
      await caller.recordShipment({ ...group, ...parcel, requestId: unique('request') })
    }
    expect((await shop.orders.web.getOrder({ orderId })).order).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [{ left: '5' }],
    })
    expect(await reserved(sku)).toEqual([0, 0])
  })

  test('goes beside a pickup whose location was named, which has the first right to what is there', async () => {
    const sku = await stockedAt(shop, { leeds: 1, depot: 2 })
    const lines = [
      { lineId: 'p', sku, quantity: 1, unitPriceMinor: 100, fulfilmentId: 'f-1' },
      { lineId: 'd', sku, quantity: 2, unitPriceMinor: 100, fulfilmentId: 'd-1' },
    ]
    const { fulfilments, tenders } = sentOf({ [sku]: 3 })
    const pickup = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_PICKUP' as const, locationId: 'depot' }
    const request = sentOf({}, { lines, fulfilments: [...(fulfilments ?? []), pickup], tenders: tenders ?? [], totalMinor: 300 })
    const { order } = await shop.orders.web.placeOrder(request)
    expect(sources(order)).toEqual(['d-1@leeds: 1-1', 'd-1.2@depot: 2-2', 'f-1@depot: 1-1'])
    expect(order?.fulfilments.map(({ sourcedBecause }) => sourcedBecause.length > 0)).toEqual([true, true, false])
    expect(await reserved(sku)).toEqual([1, 2])
  })

  test('heeds what the channel tells: locations never to be asked, and countries', async () => {
    const sku = await stockedAt(shop, { leeds: 5, depot: 5 })
    const terms = (more: object) => ({ sourcing: { countryCodes: ['GB'], excludedLocationIds: [], ...more } })
    const { order } = await shop.orders.web.placeOrder(sentOf({ [sku]: 3 }, terms({ excludedLocationIds: ['depot'] })))
    expect(sources(order)).toEqual(['d-1@leeds: 1-3'])
    const abroad = shop.orders.web.placeOrder(sentOf({ [sku]: 3 }, terms({ countryCodes: ['FR'] })))
    expect(await refusal(abroad)).toMatchObject({ reason: 'NO_SOURCE', figures: { available: '0' } })
  })
})

test('what is nowhere to be had is refused by name, and the log is unchanged', async () => {
  const [mug, cup] = [await stockedAt(shop, { leeds: 2, depot: 2 }), await stockedAt(shop, { leeds: 9 })]
  const end = await shop.logEnd()
  const refused = await refusal(shop.orders.web.placeOrder(sentOf({ [cup]: 1, [mug]: 5 })))
  const figures = { sku: mug, requested: '5', available: '4', others: '0' }
  expect(refused).toEqual({ code: 'FAILED_PRECONDITION', reason: 'NO_SOURCE', figures })
  expect(await shop.logEnd()).toBe(end)
})

test('more of one SKU than can be asked for at once is a wrong request, whatever groups it is in', async () => {
  const sku = await stockedAt(shop, { leeds: 1 })
  const most = 1_000_000_000
  const lines = ['d-1', 'd-2'].map(fulfilmentId => ({
    lineId: fulfilmentId,
    sku,
    quantity: most,
    unitPriceMinor: 0,
    fulfilmentId,
  }))
  const fulfilments = ['d-1', 'd-2'].map(fulfilmentId => ({ fulfilmentId, method: 'FULFILMENT_METHOD_DELIVERY' as const }))
  const refused = await refusal(shop.orders.web.placeOrder(sentOf({}, { lines, fulfilments, tenders: [] })))
  expect(refused).toMatchObject({ reason: 'INVALID_FIELD', figures: { field: 'lines' } })
})

test('sent again after stock has moved it answers the order that stands; with a location it is another order', async () => {
  const sku = await stockedAt(shop, { depot: 3 })
  const request = sentOf({ [sku]: 3 })
  const placed = await shop.orders.web.placeOrder(request)
  await shop.receive(sku, 9, 'leeds')
  await seen(shop, sku)
  const end = await shop.logEnd()
  expect(await shop.orders.web.placeOrder(request)).toEqual(placed)
  expect(await shop.orders.web.placeOrder(again(request))).toEqual(placed)
  expect(await shop.logEnd()).toBe(end)
  const located = { fulfilmentId: 'd-1', method: 'FULFILMENT_METHOD_DELIVERY', locationId: 'depot' } as const
  expect(await refusal(shop.orders.web.placeOrder(again({ ...request, fulfilments: [located] })))).toMatchObject({
    reason: 'ORDER_DIFFERS',
  })
  const elsewhere = { ...request, sourcing: { excludedLocationIds: ['depot'], countryCodes: [] } }
  expect(await refusal(shop.orders.web.placeOrder(again(elsewhere)))).toMatchObject({ reason: 'ORDER_DIFFERS' })
  expect(await reserved(sku)).toEqual([0, 3])
})

test('moved, it tells why it leaves from there where Nahr chose again, and nothing where somebody named the location', async () => {
  const sku = await stockedAt(shop, { leeds: 3, depot: 3 })
  const { order } = await shop.orders.web.placeOrder(sentOf({ [sku]: 3 }))
  const group = { orderId: order?.orderId ?? '', fulfilmentId: 'd-1' }
  const because: SourcingReason[] = ['SOURCING_REASON_COVERS_ALL', 'SOURCING_REASON_NEAREST']
  const chosen = { ...group, toLocationId: 'depot', sourcedBecause: because }
  const pretended = shop.pickups.web.moveFulfilment({ ...chosen, requestId: unique('request') })
  expect(await refusal(pretended)).toMatchObject({ code: 'PERMISSION_DENIED', reason: 'ROLE_REQUIRED' })
  const again = await shop.pickups.service.moveFulfilment({ ...chosen, requestId: unique('request') })
  expect(again.order?.fulfilments).toMatchObject([{ locationId: 'depot', sourcedBecause: because }])
  const named = await shop.pickups.web.moveFulfilment({ ...group, toLocationId: 'leeds', requestId: unique('request') })
  expect(named.order?.fulfilments).toMatchObject([{ locationId: 'leeds', sourcedBecause: [] }])
})

describe('an amendment that adds a delivery without a location', () => {
  async function ordered() {
    const [sku, added] = [await stockedAt(shop, { leeds: 9 }), await stockedAt(shop, { leeds: 1, depot: 2 })]
    const { order } = await shop.orders.web.placeOrder(sentOf({ [sku]: 1 }))
    const { lines: add = [], fulfilments, tenders = [] } = sentOf({ [added]: 3 })
    const orderId = order?.orderId ?? ''
    const more = {
      add: add.map(line => ({ ...line, lineId: 'l-2', fulfilmentId: 'd-2' })),
      fulfilments: (fulfilments ?? []).map(group => ({ ...group, fulfilmentId: 'd-2' })),
      differenceMinor: 300,
    }
    return { orderId, added, more, tenders: tenders.map(tender => ({ ...tender, tenderId: 't-2' })) }
  }
  const sourced = ['d-1@leeds: 1-1', 'd-2@leeds: 1-1', 'd-2.2@depot: 2-3']

  test('is sourced as an order is, and the same asked again is what stands', async () => {
    const { orderId, added, more, tenders } = await ordered()
    const request = { ...more, requestId: unique('request'), orderId, tenders }
    const amended = await shop.orders.web.amendOrder(request)
    expect(sources(amended.order)).toEqual(sourced)
    expect(amended.order?.fulfilments[2]?.sourcedBecause).toContain('SOURCING_REASON_FEWEST_PARCELS')
    expect(await reserved(added)).toEqual([1, 2])
    await shop.inventory.receiveStock({ requestId: unique('more'), sku: added, locationId: 'leeds', quantity: 9 })
    expect(await shop.orders.web.amendOrder(request)).toEqual(amended)
    expect(await reserved(added)).toEqual([1, 2])
  })

  test('is sourced once it is paid for; what is nowhere to be had refuses it then', async () => {
    const { orderId, added, more, tenders } = await ordered()
    const waiting = await shop.orders.web.amendOrder({ ...more, requestId: unique('request'), orderId })
    expect(waiting.order?.amendment?.fulfilments).toMatchObject([{ fulfilmentId: 'd-2', locationId: '' }])
    expect(await reserved(added)).toEqual([0, 0])
    const amendmentId = waiting.order?.amendment?.amendmentId ?? ''
    const complete = (more: object) =>
      shop.orders.web.completeAmendment({ requestId: unique('request'), orderId, amendmentId, tenders, ...more })
    const nowhere = { sourcing: { excludedLocationIds: ['leeds'], countryCodes: [] } }
    expect(await refusal(complete(nowhere))).toMatchObject({ reason: 'NO_SOURCE', figures: { sku: added, available: '2' } })
    expect(sources((await complete({})).order)).toEqual(sourced)
    expect(await reserved(added)).toEqual([1, 2])
  })
})

test.each([
  ['PICKUP', null],
  ['CARRY_OUT', null],
  ['SHIP_TO_STORE', { seconds: '1291204800', nanos: 0 }],
  ['DELIVERY', { seconds: '1291204800', nanos: 0 }],
] as const)('a location can be left open only for what is sent, and has not left: %s, left at %o', async (method, leftAt) => {
  const sku = await stockedAt(shop, { leeds: 9 })
  const destinationId = method === 'SHIP_TO_STORE' ? 'depot' : ''
  const fulfilments = [{ fulfilmentId: 'd-1', method: `FULFILMENT_METHOD_${method}` as const, leftAt, destinationId }]
  const end = await shop.logEnd()
  const refused = await refusal(shop.orders.history.placeOrder(sentOf({ [sku]: 1 }, { fulfilments })))
  expect(refused).toMatchObject({ reason: 'INVALID_FIELD', figures: { field: 'fulfilments[0].location_id' } })
  expect(await shop.logEnd()).toBe(end)
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
