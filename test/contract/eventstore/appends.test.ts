import {
  type AppendToStreamOptions,
  binaryEvent,
  type EventData,
  jsonEvent,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { happened, happenings, serverUnderTest, uniqueStream, WAYS } from './server-under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.stop())

describe.each(WAYS)('%s', (_, way) => {
  const append = (stream: string, events: EventData | EventData[], expectedRevision: AppendToStreamOptions['expectedRevision']) =>
    server.client.appendToStream(stream, events, { expectedRevision: expectedRevision ?? 'any', ...way })
  const revision = async (...args: Parameters<typeof append>) => (await append(...args)).nextExpectedRevision
  const idsIn = async (stream: string) => {
    const ids: string[] = []
    for await (const { event } of server.client.readStream(stream)) if (event) ids.push(event.id)
    return ids
  }

  test('what was appended is read back as it was', async () => {
    const stream = uniqueStream('order')
    const json = jsonEvent({ type: 'Placed', data: { name: 'Käse 🧀', n: 1 }, metadata: { requestId: 'r-1' } })
    const binary = binaryEvent({ type: 'Scanned', data: Uint8Array.from([0, 1, 255]), metadata: Uint8Array.from([7]) })
    const before = Date.now()
    await append(stream, [json, binary], 'no_stream')
    const read = []
    for await (const { event } of server.client.readStream(stream)) read.push(event)
    expect(read[0]).toMatchObject({
      streamId: stream,
      id: json.id,
      type: 'Placed',
      isJson: true,
      revision: 0n,
      data: json.data,
      metadata: json.metadata,
    })
    expect(read[1]).toMatchObject({ id: binary.id, type: 'Scanned', isJson: false, revision: 1n })
    expect(Array.from(read[1]?.data as Uint8Array)).toEqual([0, 1, 255])
    expect(Math.abs((read[0]?.created.getTime() ?? 0) - before)).toBeLessThan(60_000)
  })

  test('each expected revision is met or not', async () => {
    const stream = uniqueStream('order')
    await expect(append(stream, happened('x'), 'stream_exists')).rejects.toThrow(WrongExpectedVersionError)
    await expect(append(stream, happened('x'), 0n)).rejects.toThrow(WrongExpectedVersionError)
    expect(await revision(stream, happened('a'), 'no_stream')).toBe(0n)
    expect(await revision(stream, happenings(2), 0n)).toBe(2n)
    expect(await revision(stream, happened('b'), 'stream_exists')).toBe(3n)
    expect(await revision(stream, happened('c'), 'any')).toBe(4n)
    await expect(append(stream, happened('d'), 9n)).rejects.toThrow(WrongExpectedVersionError)
    expect(await idsIn(stream)).toHaveLength(5)
  })

  test('a wrong version says what was expected and what is there', async () => {
    const stream = uniqueStream('order')
    await append(stream, happenings(3), 'no_stream')
    await expect(append(stream, happened('x'), 0n)).rejects.toMatchObject({
      streamName: stream,
      expectedVersion: 0n,
      actualVersion: 2n,
    })
    await expect(append(stream, happened('x'), 'no_stream')).rejects.toMatchObject({
      expectedVersion: 'no_stream',
      actualVersion: 2n,
    })
    await expect(append(uniqueStream('none'), happened('x'), 5n)).rejects.toMatchObject({
      expectedVersion: 5n,
      actualVersion: 'no_stream',
    })
  })

  test('below the current revision the same ids at the same places succeed again, with the first outcome', async () => {
    const stream = uniqueStream('order')
    const events = happenings(3)
    const first = await append(stream, events, 'no_stream')
    const later = await append(stream, happened('later'), 2n)
    expect(later.nextExpectedRevision).toBe(3n)
    expect(await append(stream, events, 'no_stream')).toMatchObject({ nextExpectedRevision: 2n, position: first.position })
    expect(await revision(stream, events.slice(1), 0n)).toBe(2n)
    expect(await idsIn(stream)).toHaveLength(4)
  })

  test('below the current revision any other ids are a wrong version', async () => {
    const stream = uniqueStream('order')
    const [a = happened('a'), b = happened('b'), c = happened('c')] = happenings(3)
    await append(stream, [a, b, c], 'no_stream')
    for (const events of [[b], [a, c], [a, happened('new')], [a, b, c, happened('more')]]) {
      await expect(append(stream, events, 'no_stream')).rejects.toThrow(WrongExpectedVersionError)
    }
    expect(await idsIn(stream)).toEqual([a.id, b.id, c.id])
  })

  test('at the current revision ids are not looked at', async () => {
    const stream = uniqueStream('order')
    const event = happened('a')
    await append(stream, event, 'no_stream')
    expect(await revision(stream, event, 0n)).toBe(1n)
    expect(await idsIn(stream)).toEqual([event.id, event.id])
  })

  test('without an exact revision recent ids are known', async () => {
    const stream = uniqueStream('order')
    const [a = happened('a'), b = happened('b')] = happenings(2)
    expect(await revision(stream, [a, b], 'any')).toBe(1n)
    expect(await revision(stream, [a, b], 'any')).toBe(1n)
    expect(await revision(stream, a, 'stream_exists')).toBe(0n)
    await expect(append(stream, [b, happened('new')], 'any')).rejects.toThrow(WrongExpectedVersionError)
    expect(await revision(stream, happened('c'), 'any')).toBe(2n)
  })

  test('an append of up to 1 MiB is taken whole, and a larger one refused', async () => {
    const stream = uniqueStream('order')
    const of = (bytes: number) => binaryEvent({ type: 'Big', data: new Uint8Array(bytes) })
    await append(
      stream,
      Array.from({ length: 10 }, () => of(100_000)),
      'no_stream',
    )
    await expect(append(stream, [of(600_000), of(600_000)], 'any')).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1_048_576,
    })
    expect(await idsIn(stream)).toHaveLength(10)
  })

  test('of many appends at once with the same expectation one wins', async () => {
    const stream = uniqueStream('hot')
    const attempts = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => append(stream, happened(`n${n}`), 'no_stream')),
    )
    expect(attempts.filter(a => a.status === 'fulfilled')).toHaveLength(1)
    expect(attempts.flatMap(a => (a.status === 'rejected' ? [a.reason.type] : []))).toEqual(
      Array(49).fill('wrong-expected-version'),
    )
    expect(await idsIn(stream)).toHaveLength(1)
  })
})

test('a batch larger than one message arrives as one append', async () => {
  const stream = uniqueStream('order')
  await server.client.appendToStream(stream, happenings(500), { expectedRevision: 'no_stream', batchAppendSize: 2_000 })
  const events = []
  for await (const { event } of server.client.readStream(stream)) events.push(event?.revision)
  expect(events).toEqual(Array.from({ length: 500 }, (_, n) => BigInt(n)))
})

test('an append whose deadline has passed is answered with a time-out', async () => {
  await expect(server.client.appendToStream(uniqueStream('late'), happened('x'), { deadline: -1_000 })).rejects.toMatchObject({
    type: 'deadline-exceeded',
  })
})
