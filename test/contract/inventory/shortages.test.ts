import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, eventsOf, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { reservation, type Shelf, stocked } from './shop.ts'

let server: TestEventStore
let host: InventoryHost
let operator: Clients
let service: Clients

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startInventory(server.url)
  operator = host.as(['operator'])
  service = host.as(['service'])
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})
const refused = refusals(() => host.store)

const count = async (shelf: Shelf, counted: number, countedFrom: number) =>
  (await operator.inventory.countStock({ requestId: fresh('count'), ...shelf, counted, countedFrom })).logPosition

/** A store whose shelves all promised 3 to one order and 2 to a later one, and have 4. */
async function shortStore(shelvesOf: number) {
  const shelves = await stocked(operator, ...Array.from({ length: shelvesOf }, () => 9))
  const [older, newer] = [fresh('older'), fresh('newer')]
  await service.inventory.reserveStock(
    reservation(
      older,
      shelves.map(shelf => ({ shelf, quantity: 3 })),
    ),
  )
  await service.inventory.reserveStock(
    reservation(
      newer,
      shelves.map(shelf => ({ shelf, quantity: 2 })),
    ),
  )
  let minPosition = '0'
  for (const shelf of shelves) minPosition = await count(shelf, 4, 9)
  return { shelves, locationId: shelves[0]?.locationId ?? '', older, newer, minPosition }
}
const ownerOf = (reservationId: string) => ({ stream: `order-${reservationId}`, step: 'placement/1' })

test('what is short is listed for as long as it is, from when it was first recorded, with whom it hits', async () => {
  const { shelves, locationId, older, newer, minPosition } = await shortStore(1)
  const [shelf] = shelves
  if (!shelf) throw new Error('no shelf')
  const listed = await operator.inventory.listShortages({ locationId, minPosition })
  const [first] = (await eventsOf(host.store, `stock-${shelf.sku}@${locationId}`)).filter(
    ({ type }) => type === 'ShortageRecorded',
  )
  const recordedAt = String(Object(first?.data).recordedAt)
  const hit = (reservationId: string, quantity: string) => ({ reservationId, quantity, owner: ownerOf(reservationId) })
  const goods = { quantity: '1', since: toTimestamp(recordedAt), hits: [hit(newer, '1')] }
  expect(listed).toEqual({ shortages: [{ ...shelf, goods, supply: null }], nextPageToken: '' })

  const worse = await operator.inventory.listShortages({ locationId, minPosition: await count(shelf, 2, 4) })
  const hits = [hit(newer, '2'), hit(older, '1')]
  expect(worse.shortages).toEqual([{ ...shelf, goods: { ...goods, quantity: '3', hits }, supply: null }])
  const ended = await operator.inventory.listShortages({ locationId, minPosition: await count(shelf, 5, 2) })
  expect(ended.shortages).toEqual([])
  expect(await host.differences()).toEqual([])
})

test('what is short of supply is listed besides', async () => {
  const [shelf] = await stocked(operator, 0)
  if (!shelf) throw new Error('no shelf')
  const supply = { supplyId: 'po-1', quantity: '5', expectedAt: toTimestamp('2030-03-01T08:00:00.000Z') }
  await operator.inventory.announceSupply({ requestId: fresh('announce'), ...shelf, supply })
  const waiting = fresh('waiting')
  await service.inventory.reserveStock({ ...reservation(waiting, [{ shelf, quantity: 4 }]), againstSupply: true })
  const withdrawn = { requestId: fresh('withdraw'), ...shelf, supplyId: 'po-1', reason: 'never made' }
  const { logPosition: minPosition } = await operator.inventory.withdrawSupply(withdrawn)
  const { shortages } = await operator.inventory.listShortages({ sku: shelf.sku, minPosition })
  const hits = [{ reservationId: waiting, quantity: '4', owner: ownerOf(waiting) }]
  expect(shortages).toMatchObject([{ ...shelf, goods: null, supply: { quantity: '4', hits } }])
})

test('it is listed in pages, of a location or of a SKU', async () => {
  const { shelves, locationId, minPosition } = await shortStore(3)
  const other = await shortStore(1)
  const asked = { locationId, pageSize: 2, minPosition: other.minPosition }
  const first = await operator.inventory.listShortages(asked)
  const rest = await operator.inventory.listShortages({ ...asked, pageToken: first.nextPageToken })
  expect([first, rest].map(({ shortages }) => shortages.length)).toEqual([2, 1])
  expect(rest.nextPageToken).toBe('')
  expect([...first.shortages, ...rest.shortages]).toMatchObject(shelves)
  const one = await operator.inventory.listShortages({ sku: shelves[1]?.sku ?? '', minPosition })
  expect(one.shortages).toMatchObject([shelves[1] ?? {}])
  const otherList = () => operator.inventory.listShortages({ pageToken: first.nextPageToken })
  await refused(otherList, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'page_token' })
})

test('a store is told of its own, an operator of all, a channel of nothing', async () => {
  const [here, there] = [await shortStore(1), await shortStore(1)]
  const { minPosition } = there
  const places = async ({ inventory }: Clients, locationId = '') => {
    const { shortages } = await inventory.listShortages({ locationId, minPosition, pageSize: 1000 })
    return new Set(shortages.map(each => each.locationId))
  }
  for (const role of ['associate', 'manager'] as const) {
    const staff = host.as([role], [here.locationId])
    expect(await places(staff)).toEqual(new Set([here.locationId]))
    expect(await places(staff, here.locationId)).toEqual(new Set([here.locationId]))
    const elsewhere = () => staff.inventory.listShortages({ locationId: there.locationId })
    await refused(elsewhere, status.PERMISSION_DENIED, 'STORE_REQUIRED')
  }
  expect(await places(host.as(['associate']))).toEqual(new Set())
  for (const everywhere of [operator, service])
    expect([...(await places(everywhere))]).toEqual(expect.arrayContaining([here.locationId, there.locationId]))
  await refused(() => host.as(['channel']).inventory.listShortages({}), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
})
