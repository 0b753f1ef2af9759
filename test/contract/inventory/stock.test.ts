import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type Clients, eventsOf, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { issue, leeds, mug, reservation, type Shelf, stocked, stockOf } from './shop.ts'

let server: TestEventStore
let host: InventoryHost
let operator: Clients
let service: Clients
let channel: Clients

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startInventory(server.url)
  operator = host.as(['operator'])
  service = host.as(['service'])
  channel = host.as(['channel'])
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

const refused = refusals(() => host.store)
const oneShelf = async (quantity: number): Promise<Shelf> => {
  const [shelf] = await stocked(operator, quantity)
  if (!shelf) throw new Error('no shelf')
  return shelf
}
const streamOf = ({ sku, locationId }: Shelf) => `stock-${sku}@${locationId}`

describe('receiving', () => {
  test('goods that came in are on hand, with the business time they came at', async () => {
    const shelf = await oneShelf(0)
    const occurredAt = toTimestamp('2010-12-01T08:26:00.000Z')
    const receipt = { requestId: fresh('receive'), ...shelf, quantity: '12', reference: 'opening stock', occurredAt }
    const { stock, logPosition } = await operator.inventory.receiveStock(receipt)
    expect(stock).toMatchObject({ ...shelf, onHand: '12', reserved: '0', available: '12', shortage: '0', revision: '0' })
    const [received] = await eventsOf(host.store, streamOf(shelf))
    expect(received).toMatchObject({
      type: 'StockReceived',
      position: BigInt(logPosition),
      data: { quantity: 12, reference: 'opening stock', occurredAt: '2010-12-01T08:26:00.000Z' },
    })
    expect(received?.metadata).toMatchObject({ requestId: receipt.requestId, actor: { kind: 'operator' } })
  })

  test('a request that is sent again answers the same and receives once', async () => {
    const shelf = await oneShelf(0)
    const receipt = { requestId: fresh('receive'), ...shelf, quantity: '12', reference: 'note' }
    const { logPosition } = await operator.inventory.receiveStock(receipt)
    expect((await operator.inventory.receiveStock(receipt)).logPosition).toBe(logPosition)
    expect(await stockOf(operator, shelf)).toMatchObject({ onHand: '12', revision: '0' })
    await refused(
      () => operator.inventory.receiveStock({ ...receipt, quantity: '13' }),
      status.ALREADY_EXISTS,
      'REQUEST_ID_REUSED',
    )
  })

  test.each([
    ['quantity', { quantity: '0' }],
    ['quantity', { quantity: '1000000001' }],
    ['location_id', { locationId: '' }],
    ['sku', { sku: ' ' }],
    ['request_id', { requestId: '' }],
    ['reference', { reference: 'x'.repeat(257) }],
  ])('a wrong %s is named', async (field, wrong) => {
    const receipt = { requestId: fresh('receive'), ...(await oneShelf(0)), quantity: '1', ...wrong }
    await refused(() => operator.inventory.receiveStock(receipt), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field })
  })

  test('stock needs a known item, a known location and goods', async () => {
    const shelf = await oneShelf(0)
    const receive = (at: Shelf) => () => operator.inventory.receiveStock({ requestId: fresh('receive'), ...at, quantity: '1' })
    await refused(receive({ ...shelf, sku: 'no-such' }), status.NOT_FOUND, 'UNKNOWN_SKU', { sku: 'no-such' })
    await refused(receive({ ...shelf, locationId: 'nowhere' }), status.NOT_FOUND, 'UNKNOWN_LOCATION', { location_id: 'nowhere' })
    const postage = { ...mug(fresh('POST')), kind: 'ITEM_KIND_POSTAGE' as const }
    await operator.catalog.putItem({ requestId: fresh('put'), item: postage })
    await refused(receive({ ...shelf, sku: postage.sku }), status.FAILED_PRECONDITION, 'NOT_STOCKED', { sku: postage.sku })
  })

  test('an associate receives in their own store, and nobody else does', async () => {
    const shelf = await oneShelf(0)
    const receive = (clients: Clients) => () =>
      clients.inventory.receiveStock({ requestId: fresh('receive'), ...shelf, quantity: '1' })
    await receive(host.as(['associate'], [shelf.locationId]))()
    await refused(receive(host.as(['associate'], ['elsewhere'])), status.PERMISSION_DENIED, 'STORE_REQUIRED', {
      location_id: shelf.locationId,
    })
    await refused(receive(channel), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
  })
})

describe('adjusting and counting', () => {
  test('an adjustment below what is promised is a recorded shortage that names whom it hits', async () => {
    const shelf = await oneShelf(5)
    const reservationId = fresh('r')
    const reserved = reservation(reservationId, [{ shelf, quantity: 4 }])
    await service.inventory.reserveStock(reserved)
    const adjustment = { requestId: fresh('adjust'), ...shelf, difference: '-3', reason: 'broken' }
    const { stock } = await operator.inventory.adjustStock(adjustment)
    expect(stock).toMatchObject({ onHand: '2', reserved: '4', available: '0', shortage: '2' })
    const [, , shortage, adjusted] = await eventsOf(host.store, streamOf(shelf))
    expect(shortage).toMatchObject({
      type: 'ShortageRecorded',
      data: { short: 2, hits: [{ reservationId, quantity: 2, owner: reserved.owner }] },
    })
    expect(adjusted).toMatchObject({ type: 'StockAdjusted', data: { difference: -3, reason: 'broken' } })
  })

  test('only the manager of that store, or an operator, adjusts', async () => {
    const shelf = await oneShelf(5)
    const adjust = (clients: Clients) => () =>
      clients.inventory.adjustStock({ requestId: fresh('adjust'), ...shelf, difference: '1', reason: 'found' })
    await refused(adjust(host.as(['associate'], [shelf.locationId])), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
    await refused(adjust(host.as(['manager'], ['elsewhere'])), status.PERMISSION_DENIED, 'STORE_REQUIRED')
    expect((await adjust(host.as(['manager'], [shelf.locationId]))()).stock).toMatchObject({ onHand: '6' })
  })

  test('an adjustment by nothing, or for no reason, is wrong', async () => {
    const adjustment = { requestId: fresh('adjust'), ...(await oneShelf(5)), difference: '-1', reason: 'broken' }
    const adjust = (wrong: object) => () => operator.inventory.adjustStock({ ...adjustment, ...wrong })
    await refused(adjust({ difference: '0' }), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'difference' })
    await refused(adjust({ reason: '' }), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'reason' })
  })

  test('a count sets what is on hand, if that is what it was', async () => {
    const shelf = await oneShelf(5)
    const count = { requestId: fresh('count'), ...shelf, counted: '0', countedFrom: '5' }
    expect((await operator.inventory.countStock(count)).stock).toMatchObject({ onHand: '0', available: '0' })
    await refused(
      () => operator.inventory.countStock({ ...count, requestId: fresh('count') }),
      status.FAILED_PRECONDITION,
      'COUNT_STALE',
      { on_hand: '0' },
    )
    expect((await operator.inventory.countStock(count)).stock).toMatchObject({ onHand: '0' })
  })
})

describe('one position', () => {
  test('what a location never had reads as zeros', async () => {
    const shelf = await oneShelf(0)
    expect(await stockOf(channel, shelf)).toEqual({
      ...shelf,
      ...{ onHand: '0', reserved: '0', damaged: '0', quarantine: '0', safety: '0', suppressed: '0' },
      ...{ available: '0', shortage: '0', revision: '-1', backordered: '0', supply: '0', supplyShortage: '0' },
    })
    await refused(() => channel.inventory.getStock({ ...shelf, sku: 'no-such' }), status.NOT_FOUND, 'UNKNOWN_SKU')
  })

  test('can be read as it was, by log position and by time', async () => {
    const shelf = await oneShelf(0)
    const before = await logEnd(host.store)
    const receive = (quantity: number) => operator.inventory.receiveStock({ requestId: fresh('receive'), ...shelf, quantity })
    const { logPosition } = await receive(3)
    await receive(4)
    const at = async (asOf: object) => (await channel.inventory.getStock({ ...shelf, asOf })).stock
    expect(await at({ position: String(before) })).toMatchObject({ onHand: '0', revision: '-1' })
    expect(await at({ position: logPosition })).toMatchObject({ onHand: '3', revision: '0' })
    expect(await at({ time: toTimestamp('2001-01-01T00:00:00.000Z') })).toMatchObject({ onHand: '0', revision: '-1' })
    const [, last] = await eventsOf(host.store, streamOf(shelf))
    const afterLast = new Date(Date.parse(last?.created ?? '') + 1).toISOString()
    expect(await at({ time: toTimestamp(afterLast) })).toMatchObject({ onHand: '7', revision: '1' })
    const end = await logEnd(host.store)
    expect(await at({ position: String(end) })).toMatchObject({ onHand: '7', revision: '1' })
    const notYet = (asOf: object, field: string) =>
      refused(() => at(asOf), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: `as_of.${field}` })
    await notYet({ position: String(end + 1_000_000_000n) }, 'position')
    await notYet({ time: toTimestamp('2999-01-01T00:00:00.000Z') }, 'time')
  })

  test('a till sells what the books do not have, and a receipt makes it good', async () => {
    const shelf = await oneShelf(1)
    await service.inventory.issueStock(issue(fresh('i'), [{ shelf, quantity: 3 }], { alreadyLeft: true }))
    expect(await stockOf(channel, shelf)).toMatchObject({ onHand: '-2', shortage: '2', available: '0' })
    await operator.inventory.receiveStock({ requestId: fresh('receive'), ...shelf, quantity: 5 })
    expect(await stockOf(channel, shelf)).toMatchObject({ onHand: '3', shortage: '0', available: '3' })
    const types = (await eventsOf(host.store, streamOf(shelf))).map(({ type }) => type)
    expect(types).toEqual(['StockReceived', 'ShortageRecorded', 'StockIssued', 'StockReceived', 'ShortageRecorded'])
  })
})

describe('lists', () => {
  test('what can be promised, by location, of what the caller just received', async () => {
    const [one, two] = await stocked(operator, 5, 0)
    if (!one || !two) throw new Error('no shelves')
    await service.inventory.reserveStock(reservation(fresh('r'), [{ shelf: one, quantity: 2 }]))
    const locationId = fresh('york')
    const { logPosition } = await operator.catalog.putLocation({ requestId: fresh('put'), location: leeds(locationId) })
    const skus = [one.sku, two.sku]
    const everywhere = await channel.inventory.getAvailability({ skus, minPosition: logPosition })
    const nothing = { onOrder: '0', expectedAt: null }
    expect(everywhere.availabilities).toEqual([{ ...one, available: '3', ...nothing }])
    const named = await channel.inventory.getAvailability({
      skus,
      locationIds: [locationId, one.locationId],
      minPosition: logPosition,
    })
    expect(named.availabilities).toHaveLength(4)
    expect(named.availabilities).toContainEqual({ ...one, available: '3', ...nothing })
    expect(named.availabilities).toContainEqual({ ...two, available: '0', ...nothing })
  })

  test('positions of one location come by SKU in pages, and equal what their streams say', async () => {
    const shelves = await stocked(operator, 1, 2, 3)
    const [first] = shelves
    const issued = issue(fresh('i'), [{ shelf: first ?? { sku: '', locationId: '' }, quantity: 2 }], { alreadyLeft: true })
    const { logPosition } = await service.inventory.issueStock(issued)
    const locationId = first?.locationId ?? ''
    const listed = []
    let pageToken = ''
    do {
      const page = await channel.inventory.listStock({ locationId, pageSize: 2, pageToken, minPosition: logPosition })
      listed.push(...page.stock)
      pageToken = page.nextPageToken
    } while (pageToken !== '')
    expect(listed).toEqual(await Promise.all(shelves.map(shelf => stockOf(channel, shelf))))
  })
})
