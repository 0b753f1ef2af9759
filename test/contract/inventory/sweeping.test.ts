import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
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
