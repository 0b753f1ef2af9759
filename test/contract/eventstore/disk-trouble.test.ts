import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventStoreDBClient } from '@eventstore/db-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RunningEventStore, startEventStore } from '../../../services/eventstore/server.ts'
import { diskFiles, type Files } from '../../../services/eventstore/storage/files.ts'
import { happened, LIVE_URL, silent, WAYS } from './server-under-test.ts'

let dataDir: string
let server: RunningEventStore
let client: EventStoreDBClient
let syncing: () => Promise<void>
let isFull: boolean

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nahr-disk-'))
  syncing = () => Promise.resolve()
  isFull = false
  await start()
})

async function start(): Promise<void> {
  const disk = diskFiles(dataDir)
  const requireRoom = () => {
    if (isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  const files: Files = {
    ...disk,
    open(name) {
      const file = disk.open(name)
      return {
        ...file,
        async append(bytes) {
          if (isFull) await file.append(bytes.subarray(0, 10))
          requireRoom()
          await file.append(bytes)
        },
        sync: () => syncing().then(() => file.sync()),
      }
    },
    replace(name, bytes) {
      requireRoom()
      disk.replace(name, bytes)
    },
    hasRoomFor: bytes => !isFull && disk.hasRoomFor(bytes),
  }
  server = await startEventStore({ dataDir, host: '127.0.0.1', port: 0, log: silent, files })
  client = EventStoreDBClient.connectionString(server.url)
}

async function restart(): Promise<void> {
  await client.dispose()
  await server.stop()
  await start()
}

afterEach(async () => {
  await client.dispose()
  await server.stop()
  await rm(dataDir, { recursive: true })
})

async function names(stream: string): Promise<string[]> {
  const found: string[] = []
  for await (const { event } of client.readStream(stream)) found.push(String(Object(event?.data).name))
  return found
}

describe.skipIf(LIVE_URL)('a disk in trouble', () => {
  test('an append whose sync takes too long is answered by its deadline, and not shown before it is synced', async () => {
    await client.appendToStream('order', happened('before'))
    const released = Promise.withResolvers<void>()
    syncing = () => released.promise
    await expect(client.appendToStream('order', happened('slow'), { deadline: 250 })).rejects.toMatchObject({
      type: 'deadline-exceeded',
    })
    expect(await names('order')).toEqual(['before'])
    released.resolve()
    await client.appendToStream('order', happened('after'))
    expect(await names('order')).toEqual(['before', 'slow', 'after'])
  })

  test('a wrong version is not told on the strength of what is not synced', async () => {
    const released = Promise.withResolvers<void>()
    syncing = () => released.promise
    const told: string[] = []
    const both = ['one', 'other'].map(name =>
      client.appendToStream('order', happened(name), { expectedRevision: 'no_stream' }).then(
        () => told.push('appended'),
        error => told.push(error.type),
      ),
    )
    await expect(names('order')).rejects.toMatchObject({ type: 'stream-not-found' })
    expect(told).toEqual([])
    released.resolve()
    await Promise.all(both)
    expect(told.toSorted()).toEqual(['appended', 'wrong-expected-version'])
  })

  test.each(WAYS)('after a failed sync a %s is refused, and reads go on', async (_, way) => {
    await client.appendToStream('order', happened('before'))
    syncing = () => Promise.reject(new Error('I/O error'))
    await expect(client.appendToStream('order', happened('lost'), way)).rejects.toMatchObject({ type: 'unavailable' })
    syncing = () => Promise.resolve()
    await expect(client.appendToStream('order', happened('later'), way)).rejects.toMatchObject({ type: 'unavailable' })
    expect(await names('order')).toEqual(['before'])
    expect((await server.failed).message).toBe('I/O error')
  })

  test.each(WAYS)('on a full disk a %s is refused and reads go on, until there is room', async (_, way) => {
    await client.appendToStream('order', happened('before'))
    isFull = true
    await expect(client.appendToStream('order', happened('refused'), way)).rejects.toMatchObject({ type: 'unavailable' })
    let isToRestart = false
    server.failed.then(() => {
      isToRestart = true
    })
    expect(await names('order')).toEqual(['before'])
    // One that comes up on the full disk reads too, and refuses.
    expect(isToRestart).toBe(false)
    await restart()
    expect(await names('order')).toEqual(['before'])
    await expect(client.appendToStream('order', happened('refused'), way)).rejects.toMatchObject({ type: 'unavailable' })
    isFull = false
    await server.failed
    await restart()
    await client.appendToStream('order', happened('after'), way)
    expect(await names('order')).toEqual(['before', 'after'])
  })
})
