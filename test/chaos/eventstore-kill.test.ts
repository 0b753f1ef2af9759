import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEventStore } from '../../services/eventstore/server.ts'
import { happened, serverProcess, silent } from '../contract/eventstore/server-under-test.ts'
import { randomFrom } from '../support/random.ts'

const KILLS = 5
const WRITERS = 24
const SEED = 20_101_209

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nahr-kill-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

type Attempt = { ids: string[]; isAcknowledged: boolean }

/** Appends pairs to one stream until the server is gone. */
async function write(client: EventStoreDBClient, stream: string, attempts: Attempt[], onAcknowledged: () => void): Promise<void> {
  for (;;) {
    const pair = [happened('one'), happened('two')]
    const attempt = { ids: pair.map(event => event.id), isAcknowledged: false }
    attempts.push(attempt)
    try {
      await client.appendToStream(stream, pair, { deadline: 5_000 })
      attempt.isAcknowledged = true
      onAcknowledged()
    } catch {
      return
    }
  }
}

async function idsIn(client: EventStoreDBClient, stream: string): Promise<string[]> {
  const ids: string[] = []
  try {
    for await (const { event } of client.readStream(stream)) if (event) ids.push(event.id)
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error
  }
  return ids
}

test(`what was acknowledged is there once and in order after each of ${KILLS} kills (seed ${SEED})`, async () => {
  const random = randomFrom(SEED)
  const attempts = Array.from({ length: WRITERS }, (): Attempt[] => [])
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const server = await serverProcess(dataDir)
    const client = EventStoreDBClient.connectionString(server.url)
    for (const [n, tried] of attempts.entries()) {
      if (tried.length === 0) continue
      const ids = await idsIn(client, `writer-${n}`)
      const present = tried.filter(t => t.isAcknowledged || ids.includes(t.ids[0] ?? ''))
      expect(ids).toEqual(present.flatMap(t => t.ids))
    }
    if (kill < KILLS) {
      let untilKill = Math.ceil(random() * 400)
      const killed = Promise.withResolvers<unknown>()
      const countDown = (): void => {
        untilKill -= 1
        if (untilKill === 0) killed.resolve(server.end('SIGKILL'))
      }
      const writing = attempts.map((tried, n) => write(client, `writer-${n}`, tried, countDown))
      await killed.promise
      await Promise.all(writing)
    } else expect(await server.end('SIGTERM')).toBe(0)
    await client.dispose()
  }
  expect(attempts.flat().filter(t => t.isAcknowledged).length).toBeGreaterThan(WRITERS)
})

test('a folder that a running server holds can not be opened by another, and a killed one holds nothing', async () => {
  const server = await serverProcess(dataDir)
  await expect(startEventStore({ dataDir, host: '127.0.0.1', port: 0, log: silent })).rejects.toThrow(
    /in use by another event store/,
  )
  await server.end('SIGKILL')
  const next = await startEventStore({ dataDir, host: '127.0.0.1', port: 0, log: silent })
  await next.stop()
})

test('a stop while subscriptions are open ends them and the process, with status 0', async () => {
  const server = await serverProcess(dataDir)
  const client = EventStoreDBClient.connectionString(server.url)
  const subscription = client.subscribeToAll()
  const ended = new Promise(resolve => subscription.on('error', resolve).on('end', resolve))
  await new Promise(resolve => subscription.once('caughtUp', resolve))
  subscription.resume()
  expect(await server.end('SIGTERM')).toBe(0)
  await ended
  await client.dispose()
})
