import { setTimeout as pause } from 'node:timers/promises'
import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectEventStore, type EventStore, type RawEvent } from '#platform/event-store.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import { createAudit } from '../../services/ops/audit/audit.ts'
import { recordingLog } from '../support/quiet.ts'
import { randomFrom } from '../support/random.ts'
import { deliveryOrder, openShop, type Shop, stockUp, warehouse } from '../support/shop.ts'
import { type PartName, startTestStack, type TestStack } from '../support/stack.ts'
import { until } from '../support/until.ts'

/** What the client itself saw of one order. */
type Seen = 'placed' | 'refused' | 'unknown'

const seed = 20_101_201
const skus = ['river', 'delta', 'spring', 'brook']
const unitsOfEach = 150
const kills = 6

let stack: TestStack
let shop: Shop
let store: EventStore

beforeAll(async () => {
  stack = await startTestStack()
  shop = openShop(stack)
  store = connectEventStore(stack.eventstoreUrl, recordingLog())
  await stockUp(shop, skus, unitsOfEach)
})
afterAll(async () => {
  shop.close()
  await store.dispose()
  await stack.stop()
})

test('orders placed while processes are killed at random moments are in the log exactly once, and nothing is sold twice', async () => {
  console.log(`seed ${seed}`)
  const random = randomFrom(seed)
  const record = new Map<string, Seen>()
  const shopping = new AbortController()
  const shoppers = Promise.all(Array.from({ length: 16 }, (_, shopper) => shopUntil(shopping.signal, shopper, record, random)))
  for (let kill = 0; kill < kills; kill++) {
    const before = answered(record)
    // A random moment of the work, not of the clock: so many answers after the last one came back.
    const enough = before + 5 + Math.floor(random() * 40)
    await until(
      async () => answered(record),
      count => count >= enough,
    )
    const victim = (['orders', 'inventory', 'eventstore'] as const)[kill % 3] as PartName
    await stack.kill(victim, 'SIGKILL')
    await stack.restart(victim)
  }
  await until(
    async () => [...record.values()].filter(seen => seen === 'refused').length,
    count => count > 20,
  )
  shopping.abort()
  await shoppers
  await settleUnknown(record)

  const [events, reserved] = await becomesAsSold()
  const placed = ordersIn(events)
  const acknowledged = [...record].filter(([, seen]) => seen === 'placed').map(([id]) => id)
  console.log(`${record.size} orders asked for, ${acknowledged.length} placed, ${events.length} events, ${kills} kills`)
  expect([...placed].toSorted()).toEqual(acknowledged.toSorted())
  expect(placed.length).toBe(new Set(placed).size)

  for (const units of reserved) expect(units).toBeLessThanOrEqual(unitsOfEach)
  const audit = createAudit()
  for (const event of events) audit.take(event)
  expect(audit.finish({ marginMs: 0, at: Date.now() + 1, isCut: false }).first).toBeNull()
}, 240_000)

async function shopUntil(signal: AbortSignal, shopper: number, record: Map<string, Seen>, random: () => number): Promise<void> {
  for (let index = 0; !signal.aborted && index < 5_000; index++) {
    const id = `order-${shopper}-${index}`
    const sku = skus[Math.floor(random() * skus.length)] ?? ''
    record.set(id, 'unknown')
    record.set(id, await ask(id, sku))
    // While a process is away calls fail at once: let it come back rather than spin.
    if (record.get(id) === 'unknown') await pause(50)
  }
}
const wanted = new Map<string, string>()

async function ask(id: string, sku: string): Promise<Seen> {
  wanted.set(id, sku)
  try {
    await shop.orders.placeOrder(deliveryOrder(id, [sku]), { deadlineMs: 20_000 })
    return 'placed'
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.reason === 'INSUFFICIENT_STOCK') return 'refused'
    const mayHaveHappened = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED, status.ABORTED, status.INTERNAL]
    expect(mayHaveHappened, `${error.message} ${error.reason}`).toContain(error.code)
    return 'unknown'
  }
}

/** The shopper asks again, by the same request id, until there is an answer. */
async function settleUnknown(record: Map<string, Seen>): Promise<void> {
  for (const [id, seen] of record) {
    let now = seen
    for (let again = 0; now === 'unknown' && again < 10; again++) now = await ask(id, wanted.get(id) ?? '')
    expect(now, id).not.toBe('unknown')
    record.set(id, now)
  }
}

/** What was given up is let go of by whoever comes to it: in the end as much is held as was sold. */
async function becomesAsSold(): Promise<[events: RawEvent[], reserved: number[]]> {
  const ofOrders = (events: RawEvent[], sku: string) =>
    events.filter(event => event.type === 'OrderPlaced' && JSON.stringify(event.data).includes(`"${sku}"`)).length
  const reservedOf = async (sku: string) => {
    const { stock } = await shop.inventory.getStock({ sku, locationId: warehouse })
    return Number(stock?.reserved)
  }
  const look = async () => {
    const reserved = await Promise.all(skus.map(reservedOf))
    const events = await wholeLog()
    return { events, reserved, sold: skus.map(sku => ofOrders(events, sku)) }
  }
  const { events, reserved } = await until(look, ({ reserved, sold }) => reserved.join() === sold.join())
  return [events, reserved]
}

async function wholeLog(): Promise<RawEvent[]> {
  return Array.fromAsync(store.readAll())
}

const ordersIn = (events: RawEvent[]): string[] =>
  events.filter(event => event.type === 'OrderPlaced').map(event => (event.data as { channelOrderId: string }).channelOrderId)

const answered = (record: Map<string, Seen>) => [...record.values()].filter(seen => seen !== 'unknown').length
