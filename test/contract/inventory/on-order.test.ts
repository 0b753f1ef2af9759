import { afterAll, beforeAll, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, type InventoryHost, startInventory } from './host.ts'
import { reservation, type Shelf, stocked } from './shop.ts'

let server: TestEventStore
let host: InventoryHost
let operator: Clients
let service: Clients
let web: Clients

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startInventory(server.url)
  operator = host.as(['operator'])
  service = host.as(['service'])
  web = host.as(['channel'], [], { id: 'web', kind: 'web' })
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

const [march, april, may] = ['2030-03-01', '2030-04-01', '2030-05-01'].map(day => toTimestamp(`${day}T08:00:00.000Z`))
type Day = typeof march
type Seen = { available: string; onOrder: string; expectedAt: Day | null }
const seen = ({ available, onOrder, expectedAt }: Seen) => [available, onOrder, expectedAt]

async function shelfOf(quantity: number): Promise<Shelf> {
  const [shelf] = await stocked(operator, quantity)
  if (!shelf) throw new Error('no shelf')
  return shelf
}
const announce = (shelf: Shelf, supplyId: string, quantity: number, expectedAt: Day) => {
  const supply = { supplyId, quantity: String(quantity), expectedAt: expectedAt ?? null }
  return operator.inventory.announceSupply({ requestId: fresh('announce'), ...shelf, supply })
}
const preOrder = (shelf: Shelf, quantity: number) =>
  service.inventory.reserveStock({ ...reservation(fresh('r'), [{ shelf, quantity }]), againstSupply: true })
const receive = (shelf: Shelf, supplyId: string, quantity: number) =>
  operator.inventory.receiveStock({ requestId: fresh('receive'), ...shelf, quantity: String(quantity), supplyId })
const withdraw = (shelf: Shelf, supplyId: string) =>
  operator.inventory.withdrawSupply({ requestId: fresh('withdraw'), ...shelf, supplyId, reason: 'not made any more' })

async function seenBy(clients: Clients, shelf: Shelf, minPosition: string) {
  const { availabilities } = await clients.inventory.getAvailability({ skus: [shelf.sku], minPosition })
  return availabilities.map(each => seen(each as Seen))
}

test('what is announced and nobody waits for is told as on order, with the day of the first unit of it', async () => {
  const shelf = await shelfOf(1)
  await announce(shelf, 'po-2', 4, april)
  let { logPosition } = await announce(shelf, 'po-1', 2, march)
  expect(await seenBy(web, shelf, logPosition)).toEqual([['1', '6', march]])
  logPosition = (await preOrder(shelf, 3)).logPosition
  expect(await seenBy(web, shelf, logPosition)).toEqual([['0', '4', april]])
  logPosition = (await receive(shelf, 'po-1', 2)).logPosition
  expect(await seenBy(web, shelf, logPosition)).toEqual([['0', '4', april]])
  await announce(shelf, 'po-2', 3, may)
  logPosition = (await preOrder(shelf, 2)).logPosition
  expect(await seenBy(web, shelf, logPosition)).toEqual([['0', '1', may]])
  logPosition = (await withdraw(shelf, 'po-2')).logPosition
  expect(await seenBy(web, shelf, logPosition)).toEqual([['0', '0', null]])
  expect(await host.differences()).toEqual([])
})

test('a channel sees of it what the policy leaves it', async () => {
  const shelf = await shelfOf(1)
  await announce(shelf, 'po-1', 2, march)
  await announce(shelf, 'po-2', 4, april)
  const put = async (rule: object) => {
    const { logPosition } = await operator.inventory.putAvailabilityPolicy({
      requestId: fresh('policy'),
      policy: { rules: [{ channelId: 'web', ...rule }] },
    })
    return seenBy(web, shelf, logPosition)
  }
  expect(await put({ keepBack: '1' })).toEqual([['0', '6', march]])
  expect(await put({ keepBack: '3' })).toEqual([['0', '4', april]])
  expect(await put({ keepBack: '7' })).toEqual([['0', '0', null]])
  expect(await put({ showFrom: '6' })).toEqual([['0', '6', march]])
  expect(await put({ showFrom: '7' })).toEqual([['0', '0', null]])
  expect(await put({ locationIds: ['elsewhere'] })).toEqual([['0', '0', null]])
  const policy = await operator.inventory.putAvailabilityPolicy({ requestId: fresh('policy'), policy: { rules: [] } })
  expect(await seenBy(operator, shelf, policy.logPosition)).toEqual([['1', '6', march]])
})

test('a watcher is told when a day alone changes, and whoever comes back what has changed of it', async () => {
  const shelf = await shelfOf(0)
  const { logPosition: begun } = await announce(shelf, 'po-1', 5, march)
  await seenBy(web, shelf, begun)
  type Watched = { availabilities: Seen[]; position: string }
  const watching = (afterPosition: string) => {
    const stream = web.inventory.watchAvailability({ skus: [shelf.sku], afterPosition })[Symbol.asyncIterator]()
    return {
      async next() {
        const { value } = (await stream.next()) as { value: Watched }
        return [value.position, ...value.availabilities.map(seen)]
      },
      end: () => stream.return?.(),
    }
  }
  const watcher = watching('0')
  expect(await watcher.next()).toEqual([begun, ['0', '5', march]])
  const later = await announce(shelf, 'po-1', 5, april)
  expect(await watcher.next()).toEqual([later.logPosition, ['0', '5', april]])
  const promised = await preOrder(shelf, 2)
  expect(await watcher.next()).toEqual([promised.logPosition, ['0', '3', april]])
  await watcher.end()
  const gone = await withdraw(shelf, 'po-1')
  await seenBy(web, shelf, gone.logPosition)
  const again = watching(promised.logPosition)
  expect(await again.next()).toEqual([gone.logPosition, ['0', '0', null]])
  await again.end()
})
