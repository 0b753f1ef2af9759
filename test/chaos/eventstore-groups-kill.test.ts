import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  EventStoreDBClient,
  PersistentSubscriptionExistsError,
  StreamNotFoundError,
  streamNameFilter,
} from '@eventstore/db-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually, ofAll, toAll } from '../contract/eventstore/persistent-support.ts'
import { happened, serverProcess } from '../contract/eventstore/server-under-test.ts'
import { randomFrom } from '../support/random.ts'

const KILLS = 6
const PER_LIFE = 40
const SEED = 20_111_203

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nahr-groups-kill-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

type Answered = { acked: Set<string>; parked: Set<string> }

async function createdOrThere(client: EventStoreDBClient): Promise<void> {
  const filter = streamNameFilter({ prefixes: ['order-'] })
  try {
    const settings = toAll({ checkPointUpperBound: 7, maxRetryCount: 100 })
    await client.createPersistentSubscriptionToAll('g', settings, { filter })
  } catch (error) {
    if (!(error instanceof PersistentSubscriptionExistsError)) throw error
  }
}

async function appended(client: EventStoreDBClient, life: number): Promise<string[]> {
  const names = Array.from({ length: PER_LIFE }, (_, n) => `${life}/${n}`)
  for (const [n, name] of names.entries()) await client.appendToStream(`order-${n % 5}`, happened(name))
  return names
}

/** Answers what comes, most of it, until so many came or the server is gone. */
async function consume(client: EventStoreDBClient, answered: Answered, random: () => number, count: number): Promise<void> {
  const consumer = ofAll(client, 'g', 8)
  try {
    for (let n = 0; n < count; n += 1) {
      const received = await consumer.next()
      const chance = random()
      if (chance < 0.75) {
        answered.acked.add(received.name)
        await received.ack()
      } else if (chance < 0.9) {
        answered.parked.add(received.name)
        await received.nack('park')
      }
    }
  } catch {
    // The server was killed in between.
  }
}

async function parkedNames(client: EventStoreDBClient): Promise<string[]> {
  const names: string[] = []
  try {
    const links = client.readStream('$persistentsubscription-$all::g-parked', { resolveLinkTos: true })
    for await (const { event } of links) names.push(String(Object(event?.data).name))
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error
  }
  return names
}

test(`after ${KILLS} kills between deliveries everything was acknowledged or is parked (seed ${SEED})`, async () => {
  const random = randomFrom(SEED)
  const answered: Answered = { acked: new Set(), parked: new Set() }
  const names: string[] = []
  for (let life = 0; life < KILLS; life += 1) {
    const server = await serverProcess(dataDir)
    const client = EventStoreDBClient.connectionString(server.url)
    await createdOrThere(client)
    names.push(...(await appended(client, life)))
    await consume(client, answered, random, Math.ceil(random() * PER_LIFE))
    await server.end('SIGKILL')
    await client.dispose()
  }
  const server = await serverProcess(dataDir)
  const client = EventStoreDBClient.connectionString(server.url)
  expect(names.some(name => !answered.acked.has(name) && !answered.parked.has(name))).toBe(true)
  await client.appendToStream('order-0', happened('the last'))
  const consumer = ofAll(client, 'g', 8)
  for (let name: string | undefined; name !== 'the last'; ) {
    ;[name] = await consumer.take(1)
    answered.acked.add(String(name))
  }
  await eventually(
    () => client.getPersistentSubscriptionToAllInfo('g'),
    ({ stats }) => stats.outstandingMessagesCount === 0 && stats.liveBufferCount === 0n && stats.retryBufferCount === 0,
  )
  const parked = await parkedNames(client)
  expect(names.filter(name => !answered.acked.has(name) && !parked.includes(name))).toEqual([])
  expect(parked.filter(name => !answered.parked.has(name))).toEqual([])
  expect(parked.length).toBeGreaterThan(0)
  const { stats } = await client.getPersistentSubscriptionToAllInfo('g')
  expect(stats.lastCheckpointedEventPosition).toBeDefined()
  expect(await server.end('SIGTERM')).toBe(0)
  await client.dispose()
})
