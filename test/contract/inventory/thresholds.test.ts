import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, type InventoryHost, startInventory } from './host.ts'
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
async function shelves(...quantities: number[]): Promise<[Shelf, Shelf]> {
  const [first, second] = await stocked(operator, ...quantities)
  if (!first || !second) throw new Error('no shelves')
  return [first, second]
}

test('safety stock and what can not be found are not available, and stay on hand', async () => {
  const [shelf] = await shelves(9, 0)
  const at = () => ({ requestId: fresh('hold-back'), ...shelf })
  const associate = host.as(['associate'], [shelf.locationId])
  await operator.inventory.setSafetyStock({ ...at(), quantity: '2' })
  await associate.inventory.suppressAvailability({ ...at(), quantity: '4', reason: 'not on the shelf' })
  expect(await stockOf(operator, shelf)).toMatchObject({ onHand: '9', safety: '2', suppressed: '4', available: '3' })
  const { stock, logPosition } = await associate.inventory.liftSuppression({ ...at(), quantity: '3', reason: 'found' })
  expect(stock).toMatchObject({ suppressed: '1', available: '6' })
  const asked = { skus: [shelf.sku], minPosition: logPosition }
  expect((await operator.inventory.getAvailability(asked)).availabilities).toMatchObject([{ ...shelf, available: '6' }])
  await refused(
    () => associate.inventory.liftSuppression({ ...at(), quantity: '2', reason: 'found' }),
    status.FAILED_PRECONDITION,
    'INSUFFICIENT_UNITS',
    { disposition: 'suppressed', requested: '2', present: '1' },
  )
  await refused(() => associate.inventory.setSafetyStock({ ...at(), quantity: '0' }), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
  await refused(() => operator.inventory.setSafetyStock({ ...at(), quantity: '-1' }), status.INVALID_ARGUMENT, 'INVALID_FIELD', {
    field: 'quantity',
  })
  await refused(
    () => operator.inventory.suppressAvailability({ ...at(), quantity: '1', reason: '' }),
    status.INVALID_ARGUMENT,
    'INVALID_FIELD',
    { field: 'reason' },
  )
  expect(await host.differences()).toEqual([])
})

test('a reservation that takes less says what each line got, and says it again', async () => {
  const [little, enough] = await shelves(2, 9)
  const [nothing] = await shelves(0, 0)
  const asked = {
    ...reservation(fresh('part'), [
      { shelf: little, quantity: 5 },
      { shelf: enough, quantity: 5 },
      { shelf: nothing, quantity: 5 },
    ]),
    partial: true,
  }
  const { lines } = await service.inventory.reserveStock(asked)
  expect(lines.map(({ sku, reserved }) => [sku, reserved])).toEqual([
    [little.sku, '2'],
    [enough.sku, '5'],
    [nothing.sku, '0'],
  ])
  expect((await service.inventory.reserveStock(asked)).lines).toEqual(lines)
  expect((await service.inventory.reserveStock({ ...asked, requestId: fresh('again') })).lines).toEqual(lines)
  expect(await stockOf(operator, little)).toMatchObject({ reserved: '2', available: '0' })
  expect(await stockOf(operator, nothing)).toMatchObject({ revision: '-1' })
})

test('two hosts that take what there is share it, and promise no more', async () => {
  const [shelf] = await shelves(50, 0)
  const other = await startInventory(server.url)
  const inventories = [service.inventory, other.as(['service']).inventory]
  const taken = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const asked = { ...reservation(fresh('rush'), [{ shelf, quantity: 3 }]), partial: true }
      const { lines } = (await inventories[index % 2]?.reserveStock(asked)) ?? {}
      return Number(lines?.[0]?.reserved)
    }),
  )
  expect(taken.reduce((sum, reserved) => sum + reserved, 0)).toBe(50)
  expect(await stockOf(operator, shelf)).toMatchObject({ reserved: '50', available: '0', shortage: '0' })
  await other.stop()
})
