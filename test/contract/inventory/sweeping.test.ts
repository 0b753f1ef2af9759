import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { toTimestamp } from '#platform/fields.ts'
import { createHandler } from '#platform/handle.ts'
import { createProjections } from '#platform/projections.ts'
import { createSnapshots } from '#platform/snapshots.ts'
import { stockAggregate } from '../../../services/inventory/aggregates.ts'
import { readModels } from '../../../services/inventory/read-models/all.ts'
import { createSweep } from '../../../services/inventory/sweeping.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type Clients, eventsOf, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { reservation, stocked } from './shop.ts'

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

test('lapsed holds are written down once, wherever they are; others stay', async () => {
  const [lapsed, held] = await stocked(operator, 5, 5)
  if (!lapsed || !held) throw new Error('no shelves')
  const [past, future] = [toTimestamp('2026-01-01T00:00:00.000Z'), toTimestamp('2126-01-01T00:00:00.000Z')]
  const hold = (shelf: typeof lapsed, holdUntil: typeof past) =>
    service.inventory.reserveStock({ ...reservation(fresh('cart'), [{ shelf, quantity: 2 }]), holdUntil })
  await hold(lapsed, past)
  const { logPosition } = await hold(held, future)
  await operator.inventory.listStock({ sku: held.sku, minPosition: logPosition })
  expect((await service.inventory.sweepStock({})).settled).toBe(1)
  expect((await eventsOf(host.store, `stock-${lapsed.sku}@${lapsed.locationId}`)).map(({ type }) => type)).toEqual([
    ...['StockReceived', 'StockReserved', 'ReservationLapsed'],
  ])
  const { stock } = await operator.inventory.listStock({ sku: held.sku, minPosition: String(await logEnd(host.store)) })
  expect(stock).toMatchObject([{ ...held, reserved: '2', available: '3' }])
  const before = await logEnd(host.store)
  expect((await operator.inventory.sweepStock({})).settled).toBe(0)
  expect(await logEnd(host.store)).toBe(before)
  expect(await host.differences()).toEqual([])
})

test('more positions than a sweep takes, at which nothing can be done, keep none behind them waiting', async () => {
  const shelves = await stocked(operator, 1, 1, 1, 1, 1, 1)
  const holdUntil = toTimestamp('2026-01-01T00:00:00.000Z')
  for (const shelf of shelves)
    await service.inventory.reserveStock({ ...reservation(fresh('cart'), [{ shelf, quantity: 1 }]), holdUntil })
  const [log, metrics, database] = [recordingLog(), countingMetrics(), openDatabase(':memory:')]
  const projections = createProjections({ store: host.store, database, readModels, followers: [], log, metrics })
  await projections.start()
  await projections.reached(await logEnd(host.store))
  const stock = createHandler(stockAggregate, { store: host.store, snapshots: createSnapshots(database), metrics, log })
  const streams = shelves.map(({ sku, locationId }) => `stock-${sku}@${locationId}`)
  const stuck = streams.slice(0, 5)
  const handle: typeof stock.handle = async (stream, command, request) =>
    stuck.includes(stream)
      ? { ...(await stock.load(stream)), events: [], repeated: false }
      : stock.handle(stream, command, request)
  const sweep = createSweep({ stock: { handle }, projections: () => projections }, 2)
  const swept: number[] = []
  for (let turn = 0; turn < 4; turn++) {
    const actor = { key: 'k', kind: 'service', id: 's', channel: '' } as const
    const traced = { correlationId: `turn-${turn}`, causationId: null, traceparent: null }
    swept.push((await sweep({ requestId: 'sweep', actor, ...traced, now: '2026-02-01T00:00:00.000Z' })).settled)
    await projections.reached(await logEnd(host.store))
  }
  await projections.stop()
  database.close()
  // Two, two, the fifth and the last; then from the beginning.
  expect(swept).toEqual([0, 0, 1, 0])
  const types = await Promise.all(streams.map(async stream => (await eventsOf(host.store, stream)).map(({ type }) => type)))
  expect(types.map(each => each.includes('ReservationLapsed'))).toEqual([false, false, false, false, false, true])
})

test('reservations are listed from a time on', async () => {
  const [shelf] = await stocked(operator, 5)
  if (!shelf) throw new Error('no shelf')
  const { reservationId, ...rest } = reservation(fresh('r'), [{ shelf, quantity: 1 }])
  const { logPosition } = await service.inventory.reserveStock({ reservationId, ...rest })
  await operator.inventory.listStock({ sku: shelf.sku, minPosition: logPosition })
  const listed = async (reservedAfter: ReturnType<typeof toTimestamp>) =>
    (await service.inventory.listReservations({ reservedAfter, pageSize: 1000 })).reservations
  const found = (await listed(toTimestamp('2026-01-01T00:00:00.000Z'))).find(each => each.reservationId === reservationId)
  if (!found?.reservedAt) throw new Error('it was not listed')
  expect((await listed(found.reservedAt)).map(each => each.reservationId)).toContain(reservationId)
  expect(await listed(toTimestamp('2126-01-01T00:00:00.000Z'))).toEqual([])
})

test('only services and operators sweep', () =>
  refused(() => host.as(['manager']).inventory.sweepStock({}), status.PERMISSION_DENIED, 'ROLE_REQUIRED'))
