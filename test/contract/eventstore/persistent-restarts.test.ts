import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEventStore } from '../../../services/eventstore/server.ts'
import { eventually, ofAll, ofStream, toAll, toStream } from './persistent-support.ts'
import { happened, LIVE_URL, silent } from './server-under-test.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nahr-groups-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

/** One life of a server on the folder. */
async function during(work: (client: EventStoreDBClient) => Promise<void>): Promise<void> {
  const server = await startEventStore({ dataDir, host: '127.0.0.1', port: 0, log: silent })
  const client = EventStoreDBClient.connectionString(server.url)
  try {
    await work(client)
  } finally {
    await client.dispose()
    await server.stop()
  }
}

const parkedCount = (client: EventStoreDBClient, count: bigint) =>
  eventually(
    () => client.getPersistentSubscriptionToStreamInfo('order-1', 'g'),
    ({ stats }) => stats.parkedMessageCount === count,
  )

const named = (...names: string[]) => names.map(name => happened(name))

test.skipIf(LIVE_URL)('after a restart groups go on behind what was settled, few as it may be', async () => {
  const lazy = { checkPointLowerBound: 100, checkPointUpperBound: 1_000 }
  await during(async client => {
    await client.appendToStream('order-1', named('a', 'b', 'c', 'd'))
    await client.createPersistentSubscriptionToStream('order-1', 'g', toStream(lazy))
    await client.createPersistentSubscriptionToAll('g', toAll(lazy), { filter: streamNameFilter({ prefixes: ['order-'] }) })
    const consumer = ofStream(client, 'order-1', 'g')
    expect(await consumer.take(2)).toEqual(['a', 'b'])
    expect(await ofAll(client, 'g').take(1)).toEqual(['a'])
    await eventually(
      async () => [
        await client.getPersistentSubscriptionToStreamInfo('order-1', 'g'),
        await client.getPersistentSubscriptionToAllInfo('g'),
      ],
      ([stream, all]) => stream?.stats.outstandingMessagesCount === 2 && all?.stats.outstandingMessagesCount === 3,
    )
  })
  await during(async client => {
    expect(await ofStream(client, 'order-1', 'g').take(2)).toEqual(['c', 'd'])
    expect(await ofAll(client, 'g').take(3)).toEqual(['b', 'c', 'd'])
    expect((await client.listAllPersistentSubscriptions()).map(each => each.eventSource).sort()).toEqual(['$all', 'order-1'])
  })
})

test.skipIf(LIVE_URL)(
  'the end that a group was to begin at stays where it was, though nobody came before the restart',
  async () => {
    await during(async client => {
      await client.appendToStream('order-1', named('a'))
      await client.createPersistentSubscriptionToStream('order-1', 'g', toStream({ startFrom: 'end' }))
      await client.createPersistentSubscriptionToAll('g', toAll({ startFrom: 'end' }), {
        filter: streamNameFilter({ prefixes: ['order-'] }),
      })
      await client.appendToStream('order-1', named('b'))
    })
    await during(async client => {
      expect(await ofStream(client, 'order-1', 'g').take(1)).toEqual(['b'])
      expect(await ofAll(client, 'g').take(1)).toEqual(['b'])
    })
  },
)

test.skipIf(LIVE_URL)('a group to the whole unfiltered log comes to rest, and does not feed on its own checkpoints', async () => {
  await during(async client => {
    await client.createPersistentSubscriptionToAll('g', toAll())
    await client.appendToStream('order-1', named('a', 'b'))
    const consumer = ofAll(client, 'g')
    while ((await consumer.take(1))[0] !== 'b') {}
    const { stats } = await client.getPersistentSubscriptionToAllInfo('g')
    const before = stats.totalItems
    await client.appendToStream('order-1', named('c'))
    while ((await consumer.take(1))[0] !== 'c') {}
    const after = (await client.getPersistentSubscriptionToAllInfo('g')).stats.totalItems
    // Beside the event there is at most the metadata of the checkpoints' stream, which is written once.
    expect(after - before).toBeLessThanOrEqual(2n)
  })
})

test.skipIf(LIVE_URL)('parked events outlive a restart, and replayed ones do until they are settled', async () => {
  await during(async client => {
    await client.appendToStream('order-1', named('a', 'b'))
    await client.createPersistentSubscriptionToStream('order-1', 'g', toStream())
    const consumer = ofStream(client, 'order-1', 'g')
    await (await consumer.next()).nack('park')
    await (await consumer.next()).nack('park')
    await parkedCount(client, 2n)
    await consumer.stop()
    await client.replayParkedMessagesToStream('order-1', 'g')
    const again = ofStream(client, 'order-1', 'g')
    expect(await again.take(1)).toEqual(['a'])
    expect((await again.next()).name).toBe('b')
    await eventually(
      () => client.getPersistentSubscriptionToStreamInfo('order-1', 'g'),
      ({ stats }) => stats.outstandingMessagesCount === 1,
    )
  })
  await during(async client => {
    await parkedCount(client, 1n)
    await client.replayParkedMessagesToStream('order-1', 'g')
    expect(await ofStream(client, 'order-1', 'g').take(1)).toEqual(['b'])
  })
})
