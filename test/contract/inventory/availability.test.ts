import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type Clients, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { reservation, type Shelf, stocked } from './shop.ts'

let server: TestEventStore
let host: InventoryHost
let operator: Clients
let service: Clients
let bazaar: Clients
let web: Clients

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startInventory(server.url)
  operator = host.as(['operator'])
  service = host.as(['service'])
  bazaar = host.as(['channel'], [], { id: 'bazaar', kind: 'marketplace' })
  web = host.as(['channel'], [], { id: 'web', kind: 'web' })
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})
const refused = refusals(() => host.store)

type Rule = { channelId?: string; channelKind?: 'CHANNEL_KIND_MARKETPLACE'; keepBack?: string; locationIds?: string[] }
const putPolicy = (...rules: Rule[]) =>
  operator.inventory.putAvailabilityPolicy({ requestId: fresh('policy'), policy: { rules } })
async function seenBy(clients: Clients, shelf: Shelf, more: object = {}): Promise<string | undefined> {
  const { availabilities } = await clients.inventory.getAvailability({ skus: [shelf.sku], ...more })
  return availabilities[0]?.available
}
async function shelfOf(quantity: number): Promise<Shelf> {
  const [shelf] = await stocked(operator, 0)
  if (!shelf) throw new Error('no shelf')
  if (quantity === 0) return shelf
  // What is watched follows the log a moment behind.
  const { logPosition: minPosition } = await receive(shelf, String(quantity))
  expect(await seenBy(operator, shelf, { minPosition })).toBe(String(quantity))
  return shelf
}
type Watched = { availabilities: { available: string }[]; position: string }
function watching(clients: Clients, shelf: Shelf, afterPosition = '0') {
  const stream = clients.inventory.watchAvailability({ skus: [shelf.sku], afterPosition })[Symbol.asyncIterator]()
  return {
    async next(): Promise<{ seen: string[]; position: string }> {
      const { value } = (await stream.next()) as { value: Watched }
      return { seen: value.availabilities.map(({ available }) => available), position: value.position }
    },
    end: () => stream.return?.(),
  }
}
const receive = (shelf: Shelf, quantity: string) =>
  operator.inventory.receiveStock({ requestId: fresh('receive'), ...shelf, quantity })

test('channels see what the policy shows them, whoever sells for them sees everything', async () => {
  const shelf = await shelfOf(5)
  const { policy, logPosition: minPosition } = await putPolicy(
    { channelKind: 'CHANNEL_KIND_MARKETPLACE', keepBack: '4' },
    { channelId: 'web', locationIds: ['elsewhere'] },
    { keepBack: '1' },
  )
  expect((await web.inventory.getAvailabilityPolicy({})).policy).toEqual(policy)
  expect(await seenBy(bazaar, shelf, { minPosition })).toBe('1')
  expect(await seenBy(web, shelf)).toBe('0')
  expect(await seenBy(host.as(['channel']), shelf)).toBe('4')
  expect(await seenBy(operator, shelf)).toBe('5')
  expect(await seenBy(operator, shelf, { channelId: 'web' })).toBe('0')
  expect(await seenBy(operator, shelf, { channelKind: 'CHANNEL_KIND_MARKETPLACE' })).toBe('1')
  const basket = { lines: [{ sku: shelf.sku, quantity: '2' }] }
  expect((await service.inventory.suggestSourcing(basket)).missing).toEqual([])
  expect((await service.inventory.suggestSourcing({ ...basket, channelId: 'web' })).missing).toEqual(basket.lines)
  await service.inventory.reserveStock(reservation(fresh('r'), [{ shelf, quantity: 5 }]))
  const empty = await putPolicy()
  expect(empty.policy?.version).toBe(Number(policy?.version) + 1)
  expect((await putPolicy()).logPosition).toBe(empty.logPosition)
  expect(await host.differences()).toEqual([])
})

test('a watcher is told the figures as they are, then each change, also of the policy', async () => {
  const shelf = await shelfOf(5)
  const watcher = watching(bazaar, shelf)
  const first = await watcher.next()
  expect(first.seen).toEqual(['5'])
  const { logPosition } = await receive(shelf, '2')
  expect(await watcher.next()).toEqual({ seen: ['7'], position: logPosition })
  const policy = await putPolicy({ channelId: 'bazaar', keepBack: '3' })
  expect(await watcher.next()).toEqual({ seen: ['4'], position: policy.logPosition })
  await watcher.end()
  const back = await putPolicy()
  const again = watching(bazaar, shelf, policy.logPosition)
  expect(await again.next()).toEqual({ seen: ['7'], position: back.logPosition })
  await again.end()
})

test('whoever comes back is told what has changed behind their position, and nothing else', async () => {
  const shelf = await shelfOf(1)
  const watcher = watching(web, shelf)
  const { position } = await watcher.next()
  await watcher.end()
  await receive(shelf, '1')
  const { logPosition } = await receive(shelf, '1')
  expect(await seenBy(web, shelf, { minPosition: logPosition })).toBe('3')
  const again = watching(web, shelf, position)
  expect(await again.next()).toEqual({ seen: ['3'], position: logPosition })
  await again.end()
  const upToDate = watching(web, shelf, logPosition)
  const later = upToDate.next()
  const more = await receive(shelf, '1')
  expect(await later).toEqual({ seen: ['4'], position: more.logPosition })
  await upToDate.end()
})

test('a SKU that is nowhere yet is told as such, and then where it comes in', async () => {
  const shelf = await shelfOf(0)
  const watcher = watching(web, shelf)
  expect((await watcher.next()).seen).toEqual([])
  await receive(shelf, '1')
  expect((await watcher.next()).seen).toEqual(['1'])
  await watcher.end()
})

test('a watcher ends at once when its host stops', async () => {
  const shelf = await shelfOf(1)
  const other = await startInventory(server.url)
  const there = other.as(['operator'])
  // Its read models begin with nothing.
  expect(await seenBy(there, shelf, { minPosition: String(await logEnd(host.store)) })).toBe('1')
  const stream = there.inventory.watchAvailability({ skus: [shelf.sku] })[Symbol.asyncIterator]()
  await stream.next()
  const ended = expect(stream.next()).rejects.toMatchObject({ code: status.UNAVAILABLE, reason: 'SHUTTING_DOWN' })
  await other.stop()
  await ended
})

const watch = (clients: Clients, request: object) => () =>
  clients.inventory
    .watchAvailability({ skus: ['mug'], ...request })
    [Symbol.asyncIterator]()
    .next()

test('what is asked and put wrongly is refused', async () => {
  const invalid = (call: () => Promise<unknown>, field: string) =>
    refused(call, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field })
  await invalid(watch(web, { skus: [] }), 'skus')
  await invalid(watch(web, { afterPosition: '9000000000000000' }), 'after_position')
  const denied = (call: () => Promise<unknown>, reason: string) => refused(call, status.PERMISSION_DENIED, reason)
  await denied(watch(web, { channelId: 'bazaar' }), 'CHANNEL_DIFFERS')
  await denied(() => seenBy(web, { sku: 'mug', locationId: 'x' }, { channelKind: 'CHANNEL_KIND_APP' }), 'CHANNEL_DIFFERS')
  const put =
    (policy: object | null, clients = operator) =>
    () =>
      clients.inventory.putAvailabilityPolicy({ requestId: fresh('policy'), policy })
  await invalid(put(null), 'policy')
  await invalid(put({ version: 7 }), 'policy.version')
  await invalid(put({ rules: [{ keepBack: '-1' }] }), 'policy.rules[0].keep_back')
  await invalid(put({ rules: [{}, { keepBack: '1' }] }), 'policy.rules')
  await invalid(put({ rules: [{ channelId: 'web', channelKind: 'CHANNEL_KIND_WEB' }] }), 'policy.rules[0].channel_kind')
  await denied(put({}, web), 'ROLE_REQUIRED')
})
