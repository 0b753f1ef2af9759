import { randomUUID } from 'node:crypto'
import { type PersistentSubscriptionToStreamSettings, StreamNotFoundError } from '@eventstore/db-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Consumer, eventually, ofStream, toStream } from './persistent-support.ts'
import { happened, serverUnderTest, uniqueStream } from './server-under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.stop())

/** A stream of events so named, with a group to it. */
async function groupTo(names: string[], settings: Partial<PersistentSubscriptionToStreamSettings> = {}): Promise<string> {
  const stream = uniqueStream('order')
  await server.client.appendToStream(
    stream,
    names.map(name => happened(name)),
  )
  await server.client.createPersistentSubscriptionToStream(stream, 'g', toStream(settings))
  return stream
}

const info = (stream: string) => server.client.getPersistentSubscriptionToStreamInfo(stream, 'g')
const parkedCount = (stream: string, count: bigint) =>
  eventually(
    () => info(stream),
    ({ stats }) => stats.parkedMessageCount === count,
  )

/** Names and why they were parked, as their stream tells. */
async function parkedIn(stream: string): Promise<string[]> {
  const parked: string[] = []
  try {
    const links = server.client.readStream(`$persistentsubscription-${stream}::g-parked`, { resolveLinkTos: true })
    for await (const { event, link } of links) parked.push(`${Object(event?.data).name}: ${reasonOf(link?.metadata)}`)
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error
  }
  return parked
}

/** Metadata of what is no JSON comes as bytes or as an object, as the client sees fit. */
function reasonOf(metadata: unknown): unknown {
  return metadata instanceof Uint8Array ? JSON.parse(Buffer.from(metadata).toString()).reason : Object(metadata).reason
}

test('what is nacked for another try comes again as often as it may, and is parked then', async () => {
  const stream = await groupTo(['a', 'b'], { maxRetryCount: 2 })
  const consumer = ofStream(server.client, stream, 'g', 1)
  for (const retries of [0, 1, 2]) {
    const received = await consumer.next()
    expect([received.name, received.retries]).toEqual(['a', retries])
    await received.nack('retry')
  }
  expect(await consumer.take(1)).toEqual(['b'])
  await parkedCount(stream, 1n)
  expect(await parkedIn(stream)).toEqual(['a: Reached retry count of 2'])
})

test('what is skipped comes no more, and what is parked waits to be replayed', async () => {
  const stream = await groupTo(['a', 'b', 'c', 'd'])
  const consumer = ofStream(server.client, stream, 'g')
  await (await consumer.next()).nack('skip')
  await (await consumer.next()).nack('park', 'no such order')
  await (await consumer.next()).nack('park', 'nor this')
  expect(await consumer.take(1)).toEqual(['d'])
  await parkedCount(stream, 2n)
  expect(await parkedIn(stream)).toEqual([
    "b: Client explicitly NAK'ed message.\nno such order",
    "c: Client explicitly NAK'ed message.\nnor this",
  ])
  await server.client.replayParkedMessagesToStream(stream, 'g', { stopAt: 1 })
  expect(await consumer.take(1)).toEqual(['b'])
  await parkedCount(stream, 1n)
  await server.client.replayParkedMessagesToStream(stream, 'g')
  const again = await consumer.next()
  expect(again.name).toBe('c')
  await again.nack('park', 'still not')
  await parkedCount(stream, 1n)
  await eventually(
    () => parkedIn(stream),
    parked => parked.join() === "c: Client explicitly NAK'ed message.\nstill not",
  )
  await server.client.replayParkedMessagesToStream(stream, 'g')
  expect(await consumer.take(1)).toEqual(['c'])
  await eventually(
    () => parkedIn(stream),
    parked => parked.length === 0,
  )
})

test('stop parks nothing, and the others go on', async () => {
  const stream = await groupTo(['a', 'b', 'c'])
  const consumer = ofStream(server.client, stream, 'g')
  await (await consumer.next()).nack('stop')
  expect(await consumer.take(2)).toEqual(['b', 'c'])
  expect((await info(stream)).stats.parkedMessageCount).toBe(0n)
})

test('what is not answered in time comes again, and is parked in the end', async () => {
  const stream = await groupTo(['a', 'b'], { messageTimeout: 300, maxRetryCount: 1 })
  const consumer = ofStream(server.client, stream, 'g', 1)
  expect(await consumer.next()).toMatchObject({ name: 'a', retries: 0 })
  expect(await consumer.next()).toMatchObject({ name: 'a', retries: 1 })
  expect(await consumer.take(1)).toEqual(['b'])
  await parkedCount(stream, 1n)
})

test('two consumers share the events, and what one had when it was lost goes to the other', async () => {
  const names = Array.from({ length: 8 }, (_, n) => `e${n}`)
  const stream = await groupTo([], { startFrom: 'start' })
  const [lost, kept] = [ofStream(server.client, stream, 'g', 4), ofStream(server.client, stream, 'g', 8)]
  await Promise.all([lost.confirmed, kept.confirmed])
  await server.client.appendToStream(
    stream,
    names.map(name => happened(name)),
  )
  const inHand = [await lost.next(), await lost.next(), await lost.next(), await lost.next()].map(({ name }) => name)
  const first = await kept.take(4)
  expect([...inHand, ...first].sort()).toEqual(names)
  await lost.stop()
  const second = [await kept.next(), await kept.next(), await kept.next(), await kept.next()]
  expect(second.map(({ name }) => name)).toEqual(inHand)
  expect(second.map(({ retries }) => retries)).toEqual([1, 1, 1, 1])
})

test('a consumer is given no more than its buffer holds until it answers', async () => {
  const stream = await groupTo(Array.from({ length: 40 }, (_, n) => `e${n}`))
  const consumer = ofStream(server.client, stream, 'g', 5)
  const first = await consumer.next()
  const atWork = await eventually(
    () => info(stream),
    ({ stats }) => stats.totalInFlightMessages === 5,
  )
  expect(atWork.stats).toMatchObject({ totalItems: 5n, outstandingMessagesCount: 5 })
  await first.ack()
  await eventually(
    () => info(stream),
    ({ stats }) => stats.totalItems === 6n && stats.totalInFlightMessages === 5,
  )
  expect(await consumer.take(39)).toEqual(Array.from({ length: 39 }, (_, n) => `e${n + 1}`))
})

/** Takes until `count` came to these consumers together; answers what each got. */
async function share(count: number, consumers: Consumer[]): Promise<string[][]> {
  const got = consumers.map((): string[] => [])
  let left = count
  const done = Promise.withResolvers<void>()
  const follow = async (consumer: Consumer, names: string[]): Promise<void> => {
    for (;;) {
      const received = await consumer.next()
      names.push(received.name)
      await received.ack()
      left -= 1
      if (left === 0) done.resolve()
    }
  }
  const following = consumers.map((consumer, n) => follow(consumer, got[n] ?? []))
  await Promise.race([done.promise, ...following])
  await Promise.all(consumers.map(consumer => consumer.stop()))
  await Promise.allSettled(following)
  return got
}

test('dispatch to single leaves the second consumer without work while the first keeps up', async () => {
  const stream = await groupTo([], { consumerStrategyName: 'DispatchToSingle' })
  const first = ofStream(server.client, stream, 'g', 50)
  await first.confirmed
  const second = ofStream(server.client, stream, 'g', 50)
  await second.confirmed
  await server.client.appendToStream(
    stream,
    Array.from({ length: 20 }, (_, n) => happened(`e${n}`)),
  )
  expect((await share(20, [first, second])).map(names => names.length)).toEqual([20, 0])
})

test('pinned consumers each get whole streams', async () => {
  const category = `pin${randomUUID().replaceAll('-', '')}`
  const stream = uniqueStream('links')
  const sources = Array.from({ length: 12 }, (_, n) => `${category}-${n}`)
  for (const source of sources) await server.client.appendToStream(source, [happened(source), happened(source), happened(source)])
  await server.client.createPersistentSubscriptionToStream(
    stream,
    'g',
    toStream({ consumerStrategyName: 'Pinned', resolveLinkTos: true }),
  )
  const consumers = [ofStream(server.client, stream, 'g', 50), ofStream(server.client, stream, 'g', 50)]
  await Promise.all(consumers.map(consumer => consumer.confirmed))
  const links = [0, 1, 2].flatMap(revision =>
    sources.map(source => ({
      id: randomUUID(),
      type: '$>',
      contentType: 'application/octet-stream' as const,
      data: Buffer.from(`${revision}@${source}`),
      metadata: undefined,
    })),
  )
  await server.client.appendToStream(stream, links)
  const [one, other] = (await share(36, consumers)).map(names => new Set(names))
  expect([...(one ?? [])].filter(source => other?.has(source))).toEqual([])
  expect([...(one ?? []), ...(other ?? [])].sort()).toEqual([...sources].sort())
  expect(Math.min(one?.size ?? 0, other?.size ?? 0)).toBeGreaterThan(0)
})
