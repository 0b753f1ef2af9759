import { status } from '@grpc/grpc-js'
import { afterEach, expect, test } from 'vitest'
import type { EventStore } from '#platform/event-store.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import {
  endOf,
  eventsIn,
  type FeedHost,
  fresh,
  inWords,
  notified,
  placed,
  received,
  startFeed,
  toOrder,
  toStock,
  upTo,
} from './host.ts'

let eventStore: TestEventStore
let host: FeedHost

async function start(options: Parameters<typeof startFeed>[1] = {}) {
  eventStore = await startTestEventStore()
  host = await startFeed(eventStore.url, options)
  return host.store
}
afterEach(async () => {
  await host.stop()
  await eventStore.stop()
})

/** As the log has them: what each subscriber is to be told from a position on. */
async function toldBehind(store: EventStore, from: string): Promise<string[]> {
  const log = await Array.fromAsync(store.readAll())
  return log
    .filter(({ position, type }) => position > BigInt(from) && type !== 'SomethingInternal')
    .map(({ position }) => String(position))
}

const positions = (responses: Awaited<ReturnType<typeof upTo>>) => eventsIn(responses).map(({ position }) => position)

test('subscribers who come at any time lose and double nothing, over two restarts of the event store', async () => {
  const store = await start({ windowSize: 16, progressMs: 100 })
  const writing = new AbortController()
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; !writing.signal.aborted; n++) {
      await toStock(store, fresh('MUG'), received(1))
      await toOrder(store, fresh('o'), placed(`${writer}-${n}`), notified(fresh('n')))
    }
  })
  // From when it is over, each subscriber waits to be told where the end is.
  const subscribers: Promise<{ from: string; end: string; told: string[] }>[] = []
  const subscribe = async () => {
    const from = await endOf(store)
    const started = Promise.withResolvers<void>()
    const end = Promise.withResolvers<string>()
    const run = async () => {
      const told: string[] = []
      let fromPosition = from
      for (;;) {
        try {
          for await (const { position, progress } of host.as('web').subscribe({ fromPosition })) {
            fromPosition = position
            if (!progress) told.push(position)
            started.resolve()
            if (isOver && BigInt(position) >= BigInt(await end.promise)) return { from, end: await end.promise, told }
          }
        } catch (error) {
          // An event store that is away for long ends the stream; a subscriber goes on from where it was.
          if (!(error instanceof CallFailed) || error.code !== status.UNAVAILABLE) throw error
        }
      }
    }
    ends.push(end.resolve)
    subscribers.push(run())
    await started.promise
  }
  const ends: ((end: string) => void)[] = []
  let isOver = false

  await Promise.all([subscribe(), subscribe()])
  for (let restart = 0; restart < 2; restart++) {
    await eventStore.kill()
    await eventStore.restart()
    await Promise.all([subscribe(), subscribe()])
  }
  writing.abort()
  await Promise.all(writers)
  isOver = true
  const end = await toOrder(store, fresh('o'), placed('last'))
  for (const resolve of ends) resolve(end)

  for (const { from, told } of await Promise.all(subscribers)) {
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual(await toldBehind(store, from))
  }
})

test('a subscriber who takes slowly holds nobody up, and misses nothing when it goes on', async () => {
  const store = await start({ windowSize: 8 })
  const from = await endOf(store)
  const slow = host.as('web').subscribe({ fromPosition: from })[Symbol.asyncIterator]()
  const first = await slow.next()
  expect(first).toMatchObject({ value: { event: 'progress' } })

  const [orderId, text] = [fresh('o'), 'x'.repeat(16_384)]
  await toOrder(store, orderId, placed('1001'))
  for (let n = 0; n < 30; n++) {
    await toOrder(store, orderId, ...Array.from({ length: 10 }, (_, m) => notified(`n-${n}-${m}`, 'order.cancelled', { text })))
  }
  const end = await endOf(store)
  const expected = await toldBehind(store, from)
  expect(expected).toHaveLength(301)
  expect(positions(await upTo(end, host.as('operator'), { fromPosition: from }))).toEqual(expected)

  const readsBefore = host.metrics.total('nahr_feed_log_reads')
  const told: string[] = []
  while (told.at(-1) !== end) {
    const { value } = await slow.next()
    if (!value.progress) told.push(value.position)
  }
  expect(told).toEqual(expected)
  expect(host.metrics.total('nahr_feed_log_reads')).toBeGreaterThan(readsBefore)
  await slow.return?.()
})

test('an event that can’t be read stops whoever follows its topic, loudly, and nobody else', async () => {
  const store = await start()
  const from = await endOf(store)
  const live = host.as('web').subscribe({ fromPosition: from })[Symbol.asyncIterator]()
  expect(await live.next()).toMatchObject({ value: { event: 'progress' } })
  const good = await toOrder(store, fresh('o'), placed('1001'))
  expect(await live.next()).toMatchObject({ value: { position: good } })
  const broken = fresh('o')
  await toOrder(store, broken, { type: 'OrderPlaced', data: { channel: 'web' } })
  const end = await toStock(store, 'MUG', received(1))

  const fault = { code: status.INTERNAL, reason: 'FAULT' }
  await expect(live.next()).rejects.toMatchObject(fault)
  // Again from the log: it stays so until the feed can read it.
  await expect(upTo(end, host.as('web'), { fromPosition: from })).rejects.toMatchObject(fault)
  await expect(upTo(end, host.as('web'), { fromPosition: good })).rejects.toMatchObject(fault)
  const others = await upTo(end, host.as('web'), { fromPosition: from, topics: ['FEED_TOPIC_AVAILABILITY'] })
  expect(eventsIn(others).map(inWords)).toEqual(['available MUG@leeds'])
})

test('an event of an order that was never placed is no guess', async () => {
  const store = await start()
  const end = await toOrder(store, fresh('o'), notified('n-1'))
  await expect(upTo(end, host.as('web'))).rejects.toMatchObject({ code: status.INTERNAL, reason: 'FAULT' })
})

test('an empty log is told as such', async () => {
  await start()
  const [only] = await upTo('0', host.as('web'))
  expect(only).toMatchObject({ position: '0', event: 'progress', recordedAt: null })
})
