import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, eventsOf, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { type Shelf, stocked, stockOf } from './shop.ts'

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
type Part = [Shelf, string, `DISPOSITION_${'SELLABLE' | 'DAMAGED' | 'QUARANTINE' | 'VENDOR' | 'UNSPECIFIED'}`]
const back = (entryId: string, ...parts: Part[]) => ({
  requestId: fresh('back'),
  entryId,
  owner: { stream: `return-${entryId}`, step: 'acceptance' },
  lines: parts.map(([shelf, quantity, disposition]) => ({ ...shelf, quantity, disposition })),
})
const again = (shelf: Shelf, quantity: string, to: Part[2], from: Part[2] = 'DISPOSITION_QUARANTINE') => ({
  ...{ requestId: fresh('again'), ...shelf, quantity, from, to, reason: 'looked at again' },
})

describe('goods that come back', () => {
  test('are counted by what becomes of them, where they never were as well', async () => {
    const [stockedOne, never] = await shelves(3, 0)
    const entry = back(
      fresh('e'),
      [stockedOne, '1', 'DISPOSITION_SELLABLE'],
      [stockedOne, '2', 'DISPOSITION_QUARANTINE'],
      [never, '4', 'DISPOSITION_DAMAGED'],
      [never, '5', 'DISPOSITION_VENDOR'],
    )
    const { logPosition } = await service.inventory.returnStock(entry)
    expect(await stockOf(operator, stockedOne)).toMatchObject({ onHand: '6', quarantine: '2', available: '4', revision: '2' })
    expect(await stockOf(operator, never)).toMatchObject({ onHand: '4', damaged: '4', available: '0', revision: '1' })
    const { logPosition: repeated } = await service.inventory.returnStock(entry)
    expect(repeated).toBe(logPosition)
    await service.inventory.returnStock({ ...entry, requestId: fresh('another') })
    expect(await eventsOf(host.store, `stock-${never.sku}@${never.locationId}`)).toHaveLength(2)
    const minPosition = logPosition
    const { availabilities } = await operator.inventory.getAvailability({ skus: [stockedOne.sku], minPosition })
    expect(availabilities).toMatchObject([{ ...stockedOne, available: '4' }])
    expect(await host.differences()).toEqual([])
  })

  test('are counted once when two processes are told at once', async () => {
    const [shelf] = await shelves(0, 0)
    const other = await startInventory(server.url)
    const entry = back(fresh('e'), [shelf, '2', 'DISPOSITION_SELLABLE'])
    await Promise.all(
      [host, other, host, other].map(each => each.as(['service']).inventory.returnStock({ ...entry, requestId: fresh('back') })),
    )
    expect(await stockOf(operator, shelf)).toMatchObject({ onHand: '2', revision: '0' })
    await other.stop()
  })

  test('are refused where the entry says otherwise than before, and where it can not be', async () => {
    const [shelf, other] = await shelves(0, 0)
    const entryId = fresh('e')
    await service.inventory.returnStock(back(entryId, [shelf, '2', 'DISPOSITION_SELLABLE']))
    const call = (...parts: Part[]) => refusedCall(back(entryId, ...parts))
    const refusedCall = (entry: ReturnType<typeof back>) => () => service.inventory.returnStock(entry)
    await refused(call([shelf, '3', 'DISPOSITION_SELLABLE']), status.ALREADY_EXISTS, 'ENTRY_DIFFERS', { sku: shelf.sku })
    await refused(call(), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'lines' })
    await refused(
      call([other, '1', 'DISPOSITION_DAMAGED'], [other, '1', 'DISPOSITION_DAMAGED']),
      status.INVALID_ARGUMENT,
      'INVALID_FIELD',
    )
    await refused(call([other, '0', 'DISPOSITION_DAMAGED']), status.INVALID_ARGUMENT, 'INVALID_FIELD', {
      field: 'lines[0].quantity',
    })
    await refused(call([other, '1', 'DISPOSITION_UNSPECIFIED']), status.INVALID_ARGUMENT, 'INVALID_FIELD', {
      field: 'lines[0].disposition',
    })
    await refused(call([{ ...other, sku: 'no-such' }, '1', 'DISPOSITION_DAMAGED']), status.NOT_FOUND, 'UNKNOWN_SKU')
    const entry = back(fresh('e'), [other, '1', 'DISPOSITION_SELLABLE'])
    await refused(() => operator.inventory.returnStock(entry), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
  })
})

describe('deciding again', () => {
  test('by whoever works there, about what lies there', async () => {
    const [shelf, elsewhere] = await shelves(0, 0)
    await service.inventory.returnStock(back(fresh('e'), [shelf, '5', 'DISPOSITION_QUARANTINE']))
    const associate = host.as(['associate'], [shelf.locationId])
    await associate.inventory.redisposeStock(again(shelf, '2', 'DISPOSITION_SELLABLE'))
    await associate.inventory.redisposeStock(again(shelf, '2', 'DISPOSITION_DAMAGED'))
    const { stock } = await associate.inventory.redisposeStock(again(shelf, '1', 'DISPOSITION_VENDOR', 'DISPOSITION_DAMAGED'))
    expect(stock).toMatchObject({ onHand: '4', quarantine: '1', damaged: '1', available: '2' })
    await refused(
      () => associate.inventory.redisposeStock(again(shelf, '2', 'DISPOSITION_VENDOR')),
      status.FAILED_PRECONDITION,
      'INSUFFICIENT_UNITS',
      { disposition: 'quarantine', requested: '2', present: '1' },
    )
    const call =
      (...asked: Parameters<typeof again>) =>
      () =>
        associate.inventory.redisposeStock(again(...asked))
    await refused(call(shelf, '1', 'DISPOSITION_QUARANTINE', 'DISPOSITION_DAMAGED'), status.INVALID_ARGUMENT, 'INVALID_FIELD')
    await refused(call(shelf, '1', 'DISPOSITION_DAMAGED', 'DISPOSITION_DAMAGED'), status.INVALID_ARGUMENT, 'INVALID_FIELD')
    await refused(call(shelf, '1', 'DISPOSITION_DAMAGED', 'DISPOSITION_SELLABLE'), status.INVALID_ARGUMENT, 'INVALID_FIELD')
    const stranger = host.as(['associate'], ['elsewhere'])
    const deny = () => stranger.inventory.redisposeStock(again(elsewhere, '1', 'DISPOSITION_SELLABLE'))
    await refused(deny, status.PERMISSION_DENIED, 'STORE_REQUIRED')
    expect(await host.differences()).toEqual([])
  })
})
