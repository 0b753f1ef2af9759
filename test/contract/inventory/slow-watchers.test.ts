import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { runProgram } from '../../support/processes.ts'
import { until } from '../../support/until.ts'
import { fresh } from '../service-host.ts'
import { type Clients, type InventoryHost, startInventory } from './host.ts'
import { type Shelf, stocked } from './shop.ts'

let server: TestEventStore
let host: InventoryHost
let operator: Clients
beforeAll(async () => {
  server = await startTestEventStore()
  host = await startInventory(server.url)
  operator = host.as(['operator'])
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

const watchers = () => host.metrics.records('nahr_availability_watchers').at(-1) ?? 0
const watched = (by: number) =>
  until(
    async () => watchers(),
    count => count === by,
  )
const skusOf = (shelves: Shelf[]) => shelves.map(({ sku }) => sku)
const receive = (shelf: Shelf | undefined) =>
  operator.inventory.receiveStock({ requestId: fresh('receive'), ...shelf, quantity: '1' })

type Told = { availabilities: { sku: string; available: string }[] }
/** Reads as it is asked to: nothing by itself. */
function watching(skus: string[]) {
  const stream = host
    .as(['channel'], [], { id: 'web', kind: 'web' })
    .inventory.watchAvailability({ skus })
    [Symbol.asyncIterator]() as AsyncIterator<Told>
  const seen = new Map<string, string>()
  const next = async () => {
    const { value } = await stream.next()
    for (const { sku, available } of value.availabilities) seen.set(sku, available)
  }
  return {
    seen,
    next,
    async until(expected: ReadonlyMap<string, string>): Promise<number> {
      let messages = 0
      for (; [...expected].some(([sku, available]) => seen.get(sku) !== available); messages++) await next()
      return messages
    },
    end: () => stream.return?.(),
  }
}

test('a watcher that reads nothing holds up nobody, and reads the last figures when it goes on', async () => {
  const shelves = await stocked(operator, ...Array.from({ length: 200 }, () => 100))
  const [slow, quick] = [watching(skusOf(shelves)), watching(skusOf(shelves))]
  await Promise.all([slow.next(), quick.next()])
  const rounds = 60
  const figuresOf = (available: number) => new Map(shelves.map(({ sku }): [string, string] => [sku, String(available)]))
  for (let keepBack = 1; keepBack <= rounds; keepBack++) {
    const policy = { rules: [{ keepBack: String(keepBack) }] }
    await operator.inventory.putAvailabilityPolicy({ requestId: fresh('policy'), policy })
    await quick.until(figuresOf(100 - keepBack))
  }
  const figures = figuresOf(100 - rounds)
  // What was on its way to them when they stopped reading, and then one state for all that came since.
  expect(await slow.until(figures)).toBeLessThan(rounds / 1.5)
  expect(slow.seen).toEqual(figures)
  await Promise.all([slow.end(), quick.end()])
  await watched(0)
})

test('a watcher whose process is killed, and one that turns away, leave nothing behind', async () => {
  const shelves = await stocked(operator, 100)
  const key = host.createKey({ roles: ['operator'], stores: [], channel: null })
  const asked = ['nahr.inventory.v1.InventoryService', 'watchAvailability', JSON.stringify({ skus: skusOf(shelves) })]
  const watcher = runProgram<string>('watch', [host.address, key, ...asked])
  for await (const _ of watcher.messages) break
  const beside = watching(skusOf(shelves))
  await beside.next()
  expect(watchers()).toBe(2)
  await watcher.kill()
  await watched(1)
  const [before] = beside.seen.values()
  await receive(shelves[0])
  await beside.next()
  expect([...beside.seen.values()]).toEqual([String(Number(before) + 1)])
  await beside.end()
  await watched(0)
})
