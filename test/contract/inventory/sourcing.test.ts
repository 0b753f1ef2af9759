import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { leeds, mug, reservation } from './shop.ts'

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

const [leedsAt, londonAt] = [
  { latitudeMicroDegrees: 53_799_700, longitudeMicroDegrees: -1_549_200 },
  { latitudeMicroDegrees: 51_507_400, longitudeMicroDegrees: -127_800 },
]
async function goods(): Promise<string> {
  const sku = fresh('MUG')
  await operator.catalog.putItem({ requestId: fresh('put'), item: mug(sku) })
  return sku
}
async function place(more: object, stock: Record<string, string>): Promise<{ locationId: string; minPosition: string }> {
  const locationId = fresh('leeds')
  await operator.catalog.putLocation({ requestId: fresh('put'), location: { ...leeds(locationId), ...more } })
  let minPosition = '0'
  for (const [sku, quantity] of Object.entries(stock)) {
    const request = { requestId: fresh('receive'), sku, locationId, quantity }
    minPosition = (await operator.inventory.receiveStock(request)).logPosition
  }
  return { locationId, minPosition }
}

test('locations of a basket are suggested, with reasons and with those that were passed', async () => {
  const [one, two] = [await goods(), await goods()]
  const north = await place({ coordinates: leedsAt }, { [one]: '5' })
  const south = await place({ coordinates: londonAt, dailyOrderCap: 1 }, { [one]: '5' })
  const abroad = await place({ countryCode: 'FR' }, { [one]: '1', [two]: '1' })
  const { minPosition } = abroad
  const ask = {
    ...{ lines: [{ sku: one, quantity: '2' }], destination: londonAt, countryCodes: ['GB'], minPosition },
  }
  const nearest = await service.inventory.suggestSourcing(ask)
  expect(nearest).toEqual({
    parcels: [
      {
        locationId: south.locationId,
        lines: [{ sku: one, quantity: '2' }],
        reasons: ['SOURCING_REASON_COVERS_ALL', 'SOURCING_REASON_NEAREST'],
        priority: 0,
        distanceMetres: '0',
        _distanceMetres: 'distanceMetres',
        ordersToday: 0,
      },
    ],
    missing: [],
    exact: true,
    passed: [{ locationId: abroad.locationId, because: 'SOURCING_OBSTACLE_COUNTRY' }],
    position: expect.stringMatching(/^[1-9]/),
  })
  const shelf = { sku: one, locationId: south.locationId }
  const taken = fresh('r')
  const held = await service.inventory.reserveStock(reservation(taken, [{ shelf, quantity: 1 }]))
  const full = await service.inventory.suggestSourcing({ ...ask, minPosition: held.logPosition })
  expect(full).toMatchObject({
    parcels: [{ locationId: north.locationId }],
    passed: expect.arrayContaining([{ locationId: south.locationId, because: 'SOURCING_OBSTACLE_DAILY_CAP' }]),
  })
  const own = await service.inventory.suggestSourcing({
    ...ask,
    minPosition: held.logPosition,
    held: [{ ...shelf, quantity: '2' }],
  })
  expect(own.parcels).toMatchObject([{ locationId: south.locationId, lines: ask.lines }])
  const release = { requestId: fresh('release'), reservationId: taken, positions: [shelf] }
  const free = await service.inventory.releaseReservation({ ...release, because: 'RELEASE_REASON_ABANDONED' })
  const rejected = await service.inventory.suggestSourcing({
    ...{ ...ask, countryCodes: [], lines: [...ask.lines, { sku: two, quantity: '3' }], minPosition: free.logPosition },
    excludedLocationIds: [north.locationId],
  })
  expect(rejected).toMatchObject({
    parcels: [
      { locationId: south.locationId, lines: [{ sku: one, quantity: '2' }] },
      { locationId: abroad.locationId, lines: [{ sku: two, quantity: '1' }] },
    ],
    missing: [{ sku: two, quantity: '2' }],
    passed: [{ locationId: north.locationId, because: 'SOURCING_OBSTACLE_EXCLUDED' }],
  })
  const only = await service.inventory.suggestSourcing({ ...ask, locationIds: [north.locationId] })
  expect(only.parcels).toMatchObject([{ locationId: north.locationId }])
  expect(await host.differences()).toEqual([])
})

test('what is shipped to a store comes from elsewhere, from the nearest to it, and not what was chosen for something else', async () => {
  const sku = await goods()
  const store = await place({ coordinates: londonAt }, { [sku]: '9' })
  const near = await place({ coordinates: londonAt }, { [sku]: '3' })
  const far = await place({ coordinates: leedsAt }, { [sku]: '3' })
  const ask = { lines: [{ sku, quantity: '2' }], destination: leedsAt, minPosition: far.minPosition }
  const suggested = await service.inventory.suggestSourcing({ ...ask, destinationId: store.locationId })
  expect(suggested).toMatchObject({
    parcels: [
      { locationId: near.locationId, distanceMetres: '0', reasons: ['SOURCING_REASON_COVERS_ALL', 'SOURCING_REASON_NEAREST'] },
    ],
    passed: [{ locationId: store.locationId, because: 'SOURCING_OBSTACLE_DESTINATION' }],
    position: far.minPosition,
  })
  const taken = [{ sku, locationId: near.locationId, quantity: '2' }]
  const others = await service.inventory.suggestSourcing({ ...ask, destinationId: store.locationId, taken })
  expect(others.parcels).toMatchObject([{ locationId: far.locationId }])
  const bounded = { atMost: [{ ...taken[0], quantity: '2' }], taken, excludedLocationIds: [far.locationId] }
  const nothing = await service.inventory.suggestSourcing({ ...ask, ...bounded, destinationId: store.locationId })
  expect(nothing.missing).toEqual([{ sku, quantity: '2' }])
  const nowhere = () => service.inventory.suggestSourcing({ ...ask, destinationId: 'no-such-store' })
  await refused(nowhere, status.NOT_FOUND, 'UNKNOWN_LOCATION')
})

test('what a location is asked by can be told and told again', async () => {
  const location = { ...leeds(fresh('leeds')), priority: 3, dailyOrderCap: 40, coordinates: leedsAt }
  const { logPosition } = await operator.catalog.putLocation({ requestId: fresh('put'), location })
  expect((await operator.catalog.getLocation({ locationId: location.locationId })).location).toEqual(location)
  expect((await operator.catalog.putLocation({ requestId: fresh('put'), location })).logPosition).toBe(logPosition)
  const listed = await operator.catalog.listLocations({ pageSize: 1000, minPosition: logPosition })
  expect(listed.locations).toContainEqual(location)
  const moved = { ...location, coordinates: londonAt }
  expect((await operator.catalog.putLocation({ requestId: fresh('put'), location: moved })).location).toEqual(moved)
})

test.each([
  ['lines', { lines: [] }],
  ['lines', { lines: ['mug', 'mug'].map(sku => ({ sku, quantity: '1' })) }],
  ['lines[0].quantity', { lines: [{ sku: 'mug', quantity: '-1' }] }],
  ['destination.latitude_micro_degrees', { destination: { latitudeMicroDegrees: 90_000_001, longitudeMicroDegrees: 0 } }],
  ['country_codes[0]', { countryCodes: ['gb'] }],
  ['excluded_location_ids[0]', { excludedLocationIds: ['Leeds!'] }],
  ['at_most[0].quantity', { atMost: [{ sku: 'mug', locationId: 'leeds', quantity: '-1' }] }],
  ['held[0].quantity', { held: [{ sku: 'mug', locationId: 'leeds', quantity: '0' }] }],
  ['taken[0].quantity', { taken: [{ sku: 'mug', locationId: 'leeds', quantity: '0' }] }],
  ['taken', { taken: ['1', '2'].map(quantity => ({ sku: 'mug', locationId: 'leeds', quantity })) }],
  ['destination_id', { destinationId: 'Leeds!' }],
  ['held', { held: ['1', '2'].map(quantity => ({ sku: 'mug', locationId: 'leeds', quantity })) }],
  ['at_most', { atMost: ['1', '2'].map(quantity => ({ sku: 'mug', locationId: 'leeds', quantity })) }],
])('a wrong %s is named', (field, wrong) =>
  refused(
    () => service.inventory.suggestSourcing({ lines: [{ sku: 'mug', quantity: '1' }], ...wrong }),
    status.INVALID_ARGUMENT,
    'INVALID_FIELD',
    { field },
  ),
)

test('only goods that are known come from anywhere', async () => {
  const ask = (sku: string) => () => service.inventory.suggestSourcing({ lines: [{ sku, quantity: '1' }] })
  await refused(ask('no-such'), status.NOT_FOUND, 'UNKNOWN_SKU')
  const postage = { ...mug(fresh('POST')), kind: 'ITEM_KIND_POSTAGE' as const }
  await operator.catalog.putItem({ requestId: fresh('put'), item: postage })
  await refused(ask(postage.sku), status.FAILED_PRECONDITION, 'NOT_STOCKED')
})
