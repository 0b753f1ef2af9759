import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventStoreDBClient, type JSONEventData, jsonEvent } from '@eventstore/db-client'
import { startEventStore } from '../../../services/eventstore/server.ts'

/** Set to run the same suite against a server that is already there. */
export const LIVE_URL = process.env.EVENTSTORE_URL

export const silent = { info: () => {}, warn: () => {}, error: () => {} }

/** A server to test against, with a client for it; `stop` ends both and removes the data. */
export async function serverUnderTest(): Promise<{ url: string; client: EventStoreDBClient; stop(): Promise<void> }> {
  if (LIVE_URL) {
    const client = EventStoreDBClient.connectionString(LIVE_URL)
    return { url: LIVE_URL, client, stop: () => client.dispose() }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'nahr-eventstore-'))
  const server = await startEventStore({ dataDir, host: '127.0.0.1', port: 0, log: silent })
  const client = EventStoreDBClient.connectionString(server.url)
  return {
    url: server.url,
    client,
    async stop() {
      await client.dispose()
      await server.stop()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** The server in a process of its own, as in production, so that it can be killed. */
export async function serverProcess(dataDir: string) {
  const child = fork(join(import.meta.dirname, '../../../services/eventstore/main.ts'), {
    env: { ...process.env, NAHR_DATA_DIR: dataDir, NAHR_EVENTSTORE_PORT: '0' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [ready]: { ready: boolean; port: number }[] = await once(child, 'message')
  const exited = once(child, 'exit')
  return {
    pid: child.pid,
    url: `esdb://127.0.0.1:${ready?.port}?tls=false`,
    /** Ends it with that signal and answers its exit status. */
    async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
      child.kill(signal)
      const [status]: (number | null)[] = await exited
      return status ?? null
    },
  }
}

export const uniqueStream = (what: string): string => `${what}-${randomUUID()}`

export const happened = (name: string, id: string = randomUUID()): JSONEventData =>
  jsonEvent({ id, type: 'Happened', data: { name } })

export const happenings = (count: number): JSONEventData[] => Array.from({ length: count }, (_, n) => happened(`e${n}`))

/** The two ways in which the client appends: per-call credentials make it use the classic one. */
export const WAYS = [
  ['batch append', {}],
  ['classic append', { credentials: { username: 'admin', password: 'changeit' } }],
] as const
