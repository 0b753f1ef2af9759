import { randomUUID } from 'node:crypto'
import { EventStoreDBClient } from '@eventstore/db-client'
import { Client, credentials } from '@grpc/grpc-js'
import { CallFailed } from '#platform/grpc/client.ts'
import { deliveryOrder, openShop } from '../../support/shop.ts'
import { appendOnce, echoOnce } from './floors.ts'
import type { Order, Target, Took } from './loads.ts'

/** A process of its own that asks for one thing over and over, as it is told by messages. */
const target = JSON.parse(process.argv[2] ?? '{}') as Target
const shop = openShop(target)
const store = EventStoreDBClient.connectionString(target.eventstoreUrl)
const echo = new Client(`127.0.0.1:${target.echoPort}`, credentials.createInsecure())

async function once({ what, skus, lines }: Order, index: number): Promise<string> {
  if (what === 'echo') await echoOnce(echo)
  else if (what === 'append') await appendOnce(store, `bench-${randomUUID()}`)
  else {
    const wanted = Array.from({ length: lines }, (_, line) => skus[(index * 7 + line * 31) % skus.length] ?? '')
    await shop.orders.placeOrder(deliveryOrder(randomUUID(), wanted), { deadlineMs: 30_000 })
  }
  return 'done'
}

/** What a shopper is refused for is an answer; whatever is no answer is a fault. */
const reasonOf = (error: unknown): string =>
  error instanceof CallFailed ? error.reason : error instanceof Error ? error.name : String(error)

async function work(order: Order): Promise<Took> {
  const latencies: number[] = []
  const outcomes: Record<string, number> = {}
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (performance.now() - began < order.ms && next < order.most) {
      const index = next++
      const start = performance.now()
      const outcome = await once(order, index).catch(reasonOf)
      latencies.push(performance.now() - start)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: order.concurrency }, worker))
  return { latencies, outcomes, seconds: (performance.now() - began) / 1000 }
}

process.on('message', (order: Order) => void work(order).then(took => process.send?.(took)))
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
