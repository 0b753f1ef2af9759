import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, refusal, type Shop, unique } from './shop.ts'
import { seen, sentOf, sources, stockedAt, toStore } from './sourced-orders.ts'

const places = ['leeds', 'depot', 'york'] as const
/** The farther north, the larger. */
const latitudes = { leeds: 53_799_700, depot: 51_507_400, york: 53_960_000 }

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  for (const locationId of places) {
    const place = { locationId, kind: 'LOCATION_KIND_STORE', name: locationId, countryCode: 'GB' } as const
    const coordinates = { latitudeMicroDegrees: latitudes[locationId], longitudeMicroDegrees: -1_100_000 }
    const location = { ...place, timeZone: 'Europe/London', coordinates }
    await shop.catalog.putLocation({ requestId: unique('put'), location })
  }
})
afterAll(() => shop?.close())

const reserved = (sku: string) => Promise.all(places.map(async place => (await shop.stock(sku, place)).reserved))
const again = <Request extends { requestId?: string }>(request: Request) => ({ ...request, requestId: unique('request') })
/** Where each comes from and goes to. */
const ways = ({ order }: Awaited<ReturnType<Shop['orders']['web']['placeOrder']>>) =>
  order?.fulfilments.map(({ fulfilmentId, locationId, destinationId }) => `${fulfilmentId}: ${locationId} ${destinationId}`)

describe('what is shipped to a store, and has no location', () => {
  test('comes from the nearest to that store, and never from there', async () => {
    const sku = await stockedAt(shop, { leeds: 5, depot: 5, york: 5 })
    const { order } = await shop.orders.web.placeOrder(toStore('york', { [sku]: 3 }))
    expect(order?.fulfilments).toMatchObject([
      {
        ...{ fulfilmentId: 'd-1', method: 'FULFILMENT_METHOD_SHIP_TO_STORE', locationId: 'leeds', destinationId: 'york' },
        sourcedBecause: ['SOURCING_REASON_COVERS_ALL', 'SOURCING_REASON_NEAREST'],
      },
    ])
    expect(await reserved(sku)).toEqual([3, 0, 0])
    const near = { latitudeMicroDegrees: latitudes.depot, longitudeMicroDegrees: -1_100_000 }
    const sourcing = { destination: near, countryCodes: ['GB'], excludedLocationIds: [] }
    expect(ways(await shop.orders.web.placeOrder(toStore('york', { [sku]: 1 }, { sourcing })))).toEqual(['d-1: leeds york'])
    const elsewhere = { countryCodes: [], excludedLocationIds: ['leeds'] }
    const placed = await shop.orders.web.placeOrder(toStore('york', { [sku]: 1 }, { sourcing: elsewhere }))
    expect(ways(placed)).toEqual(['d-1: depot york'])
  })

  test('comes from two where neither has all of it, and all of it goes to that store; sent again it is what stands', async () => {
    const sku = await stockedAt(shop, { leeds: 2, depot: 1, york: 9 })
    const request = toStore('york', { [sku]: 3 })
    const placed = await shop.orders.web.placeOrder(request)
    expect(sources(placed.order)).toEqual(['d-1@leeds: 1-2', 'd-1.2@depot: 3-3'])
    expect(ways(placed)).toEqual(['d-1: leeds york', 'd-1.2: depot york'])
    expect(await reserved(sku)).toEqual([2, 1, 0])
    await shop.inventory.receiveStock({ requestId: unique('more'), sku, locationId: 'depot', quantity: 9 })
    await seen(shop, sku)
    expect(await shop.orders.web.placeOrder(again(request))).toEqual(placed)
    const named = [{ ...request.fulfilments?.[0], locationId: 'leeds' }]
    const differs = shop.orders.web.placeOrder(again({ ...request, fulfilments: named }))
    expect(await refusal(differs)).toMatchObject({ reason: 'ORDER_DIFFERS' })
    expect(await reserved(sku)).toEqual([2, 1, 0])
  })

  test('is refused where only that store has it, by name, and the log is unchanged', async () => {
    const sku = await stockedAt(shop, { leeds: 1, york: 9 })
    const end = await shop.logEnd()
    expect(await refusal(shop.orders.web.placeOrder(toStore('york', { [sku]: 2 })))).toEqual({
      ...{ code: 'FAILED_PRECONDITION', reason: 'NO_SOURCE' },
      figures: { sku, requested: '2', available: '1', others: '0', destination_id: 'york' },
    })
    expect(await shop.logEnd()).toBe(end)
  })
})

describe('an order that goes to several places', () => {
  const groups = (sku: string, destinations: readonly string[]) => {
    const ids = destinations.map((to, index) => ({ to, fulfilmentId: `g-${index + 1}` }))
    const lines = ids.map(({ fulfilmentId }) => ({ lineId: fulfilmentId, sku, quantity: 1, unitPriceMinor: 100, fulfilmentId }))
    const fulfilments = ids.map(({ to, fulfilmentId }) =>
      to === ''
        ? { fulfilmentId, method: 'FULFILMENT_METHOD_DELIVERY' as const }
        : { fulfilmentId, method: 'FULFILMENT_METHOD_SHIP_TO_STORE' as const, destinationId: to },
    )
    const { tenders = [] } = sentOf({ [sku]: destinations.length })
    return sentOf({}, { lines, fulfilments, tenders, totalMinor: 100 * destinations.length })
  }

  test('has nothing twice, and leaves to a delivery what a store can’t get from itself', async () => {
    const sku = await stockedAt(shop, { leeds: 1, depot: 1 })
    expect(ways(await shop.orders.web.placeOrder(groups(sku, ['', 'leeds'])))).toEqual(['g-1: leeds ', 'g-2: depot leeds'])
    expect(await reserved(sku)).toEqual([1, 1, 0])
  })

  test('is placed where one store would first have been given what only another can use', async () => {
    const sku = await stockedAt(shop, { depot: 1, york: 1 })
    const placed = await shop.orders.web.placeOrder(groups(sku, ['leeds', 'depot']))
    expect(ways(placed)).toEqual(['g-1: depot leeds', 'g-2: york depot'])
    expect(await reserved(sku)).toEqual([0, 1, 1])
  })

  test('is refused where there is too little for all of them', async () => {
    const sku = await stockedAt(shop, { depot: 1, york: 1 })
    expect(await refusal(shop.orders.web.placeOrder(groups(sku, ['leeds', 'depot', ''])))).toMatchObject({
      ...{ reason: 'NO_SOURCE', figures: { sku, requested: '1', available: '0' } },
    })
    expect(await reserved(sku)).toEqual([0, 0, 0])
  })
})

test('an amendment that adds such goods waits without a location, and is sourced once it is paid for', async () => {
  const [sku, added] = [await stockedAt(shop, { leeds: 1 }), await stockedAt(shop, { york: 1, leeds: 1, depot: 1 })]
  const { order } = await shop.orders.web.placeOrder(sentOf({ [sku]: 1 }))
  const { lines = [], fulfilments = [], tenders = [] } = toStore('york', { [added]: 2 })
  const add = lines.map(line => ({ ...line, lineId: 'l-2', fulfilmentId: 'd-2' }))
  const asked = { add, fulfilments: fulfilments.map(group => ({ ...group, fulfilmentId: 'd-2' })), differenceMinor: 200 }
  const orderId = order?.orderId ?? ''
  const waiting = await shop.orders.web.amendOrder({ ...asked, requestId: unique('request'), orderId })
  expect(waiting.order?.amendment?.fulfilments).toMatchObject([{ locationId: '', destinationId: 'york' }])
  const amendmentId = waiting.order?.amendment?.amendmentId ?? ''
  const paid = { tenders: tenders.map(tender => ({ ...tender, tenderId: 't-2' })) }
  const completed = await shop.orders.web.completeAmendment({ ...paid, requestId: unique('request'), orderId, amendmentId })
  expect(ways(completed)?.slice(1)).toEqual(['d-2: leeds york', 'd-2.2: depot york'])
  expect(await reserved(added)).toEqual([1, 1, 0])
})

test('what a place keeps back from a channel is not taken there for it', async () => {
  const sku = await stockedAt(shop, { leeds: 2, depot: 1 })
  const rules = [{ channelId: 'app', keepBack: 2, locationIds: [] }]
  const { logPosition } = await shop.inventory.putAvailabilityPolicy({ requestId: unique('put'), policy: { rules } })
  await shop.inventory.listStock({ sku, minPosition: logPosition })
  expect(await refusal(shop.orders.app.placeOrder(toStore('york', { [sku]: 1 })))).toMatchObject({
    ...{ reason: 'NO_SOURCE', figures: { available: '0', destination_id: 'york' } },
  })
  expect(ways(await shop.orders.web.placeOrder(toStore('york', { [sku]: 1 })))).toEqual(['d-1: leeds york'])
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
