import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, eventsOf, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { reservation, type Shelf, stocked, stockOf } from './shop.ts'

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
const expectedAt = toTimestamp('2030-03-01T08:00:00.000Z')
async function shelfOf(quantity: number): Promise<Shelf> {
  const [shelf] = await stocked(operator, quantity)
  if (!shelf) throw new Error('no shelf')
  return shelf
}
const announce = (shelf: Shelf, supplyId: string, quantity: string) =>
  operator.inventory.announceSupply({ requestId: fresh('announce'), ...shelf, supply: { supplyId, quantity, expectedAt } })
const order = (id: string, shelf: Shelf, quantity: number) => ({
  ...reservation(id, [{ shelf, quantity }]),
  againstSupply: true,
})

test('a pre-order waits for its goods, and has them when they come, oldest first', async () => {
  const shelf = await shelfOf(1)
  const { stock } = await announce(shelf, 'po-1', '5')
  expect(stock).toMatchObject({ supply: '5', backordered: '0', available: '1' })
  const [first, second] = [fresh('first'), fresh('second')]
  const asked = order(first, shelf, 3)
  const { lines } = await service.inventory.reserveStock(asked)
  expect(lines).toMatchObject([{ ...shelf, reserved: '1', backordered: '2', expectedAt }])
  expect((await service.inventory.reserveStock({ ...asked, requestId: fresh('again') })).lines).toEqual(lines)
  await service.inventory.reserveStock(order(second, shelf, 2))
  await refused(
    () => service.inventory.reserveStock(order(fresh('third'), shelf, 2)),
    status.FAILED_PRECONDITION,
    'INSUFFICIENT_STOCK',
    { ...{ requested: '2', available: '0', supply: '1', held: 'false' } },
  )
  const { supplies } = await operator.inventory.getStock(shelf)
  expect(supplies).toEqual([{ supplyId: 'po-1', quantity: '5', expectedAt }])
  const receipt = { requestId: fresh('receive'), ...shelf, quantity: '3', supplyId: 'po-1' }
  expect((await operator.inventory.receiveStock(receipt)).stock).toMatchObject({
    ...{ onHand: '4', reserved: '4', backordered: '1', supply: '2', available: '0', supplyShortage: '0' },
  })
  const filled = (await eventsOf(host.store, `stock-${shelf.sku}@${shelf.locationId}`)).findLast(
    ({ type }) => type === 'BackordersFilled',
  )
  expect(filled?.data).toMatchObject({
    filled: [
      { reservationId: first, quantity: 2, owner: asked.owner },
      { reservationId: second, quantity: 1, owner: order(second, shelf, 2).owner },
    ],
  })
  const holding = async (reservationId: string) =>
    (await service.inventory.getReservation({ reservationId, positions: [shelf] })).positions
  expect(await holding(first)).toEqual([{ ...shelf, held: '3', backordered: '0', expectedAt: null }])
  expect(await holding(second)).toEqual([{ ...shelf, held: '1', backordered: '1', expectedAt }])
  expect(await holding('never made')).toEqual([{ ...shelf, held: '0', backordered: '0', expectedAt: null }])
  await operator.inventory.withdrawSupply({ requestId: fresh('withdraw'), ...shelf, supplyId: 'po-1', reason: 'bankrupt' })
  expect(await stockOf(operator, shelf)).toMatchObject({ backordered: '1', supply: '0', supplyShortage: '1' })
  expect(await holding(second)).toMatchObject([{ held: '1', backordered: '1', expectedAt: null }])
  const release = { requestId: fresh('release'), reservationId: second, positions: [shelf], because: 'RELEASE_REASON_CANCELLED' }
  await service.inventory.releaseReservation(release as object)
  expect(await stockOf(operator, shelf)).toMatchObject({ backordered: '0', reserved: '3', available: '1', supplyShortage: '0' })
  expect(await host.differences()).toEqual([])
})

test('two hosts never promise supply twice', async () => {
  const shelf = await shelfOf(0)
  await announce(shelf, 'po-1', '20')
  const other = await startInventory(server.url)
  const inventories = [service.inventory, other.as(['service']).inventory]
  const tried = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) => inventories[index % 2]?.reserveStock(order(fresh('rush'), shelf, 1))),
  )
  expect(tried.filter(({ status: outcome }) => outcome === 'fulfilled')).toHaveLength(20)
  expect(await stockOf(operator, shelf)).toMatchObject({ backordered: '20', supply: '20' })
  await operator.inventory.receiveStock({ requestId: fresh('receive'), ...shelf, quantity: '25', supplyId: 'po-1' })
  expect(await stockOf(operator, shelf)).toMatchObject({ backordered: '0', reserved: '20', supply: '0', available: '5' })
  await other.stop()
})

test('what is announced must be something, of somebody who may', async () => {
  const shelf = await shelfOf(0)
  const told = { requestId: fresh('announce'), ...shelf, supply: { supplyId: 'po-1', quantity: '1', expectedAt } }
  const call = (request: object) => () => operator.inventory.announceSupply({ ...told, ...request })
  await refused(call({ supply: null }), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'supply' })
  await refused(call({ supply: { ...told.supply, quantity: '0' } }), status.INVALID_ARGUMENT, 'INVALID_FIELD', {
    field: 'supply.quantity',
  })
  await refused(call({ supply: { ...told.supply, expectedAt: null } }), status.INVALID_ARGUMENT, 'INVALID_FIELD', {
    field: 'supply.expected_at',
  })
  await refused(call({ sku: 'no-such' }), status.NOT_FOUND, 'UNKNOWN_SKU')
  await refused(
    () => service.inventory.reserveStock({ ...order('x', shelf, 1), againstSupply: false, supplyBy: expectedAt }),
    status.INVALID_ARGUMENT,
    'INVALID_FIELD',
    {
      field: 'supply_by',
    },
  )
  const channel = host.as(['channel'])
  await refused(() => channel.inventory.announceSupply(told), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
})
