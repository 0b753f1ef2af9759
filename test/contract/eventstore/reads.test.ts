import { type Position, type ReadStreamOptions, StreamNotFoundError } from '@eventstore/db-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { happened, happenings, serverUnderTest, uniqueStream } from './server-under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
const ten = uniqueStream('ten')
beforeAll(async () => {
  server = await serverUnderTest()
  await server.client.appendToStream(ten, happenings(10))
})
afterAll(() => server.stop())

async function revisions(options: ReadStreamOptions, stream = ten): Promise<number[]> {
  const found: number[] = []
  for await (const { event } of server.client.readStream(stream, options)) found.push(Number(event?.revision))
  return found
}

test.each<[string, ReadStreamOptions, number[]]>([
  ['forwards from the start', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['forwards from a revision, inclusive', { fromRevision: 7n }, [7, 8, 9]],
  ['forwards, at most so many', { fromRevision: 2n, maxCount: 3 }, [2, 3, 4]],
  ['forwards beyond the end', { fromRevision: 10n }, []],
  ['forwards from the end', { fromRevision: 'end' }, []],
  ['forwards from the largest revision', { fromRevision: 0xffff_ffff_ffff_ffffn }, []],
  ['backwards from the end', { direction: 'backwards', fromRevision: 'end', maxCount: 3 }, [9, 8, 7]],
  ['backwards from a revision, inclusive', { direction: 'backwards', fromRevision: 2n }, [2, 1, 0]],
  ['backwards from beyond the end', { direction: 'backwards', fromRevision: 99n, maxCount: 2 }, [9, 8]],
  ['backwards from the start', { direction: 'backwards', fromRevision: 'start' }, [0]],
])('a stream is read %s', async (_, options, expected) => {
  expect(await revisions(options)).toEqual(expected)
})

test('a missing stream is not found, in either direction', async () => {
  const stream = uniqueStream('none')
  await expect(revisions({}, stream)).rejects.toMatchObject({ type: 'stream-not-found', streamName: stream })
  await expect(revisions({ direction: 'backwards', fromRevision: 'end' }, stream)).rejects.toThrow(StreamNotFoundError)
})

test('the whole log is read in the order of positions, inclusive forwards and exclusive backwards', async () => {
  const streams = [uniqueStream('a'), uniqueStream('b')]
  const positions: Position[] = []
  for (let n = 0; n < 6; n += 1) {
    const { position } = await server.client.appendToStream(streams[n % 2] ?? '', happened(`n${n}`))
    if (position) positions.push(position)
  }
  const [first, , third, , , last] = positions
  if (!first || !third || !last) throw new Error('every append has a position')
  const ours = async (options: Parameters<typeof server.client.readAll>[0]) => {
    const found: string[] = []
    for await (const { event } of server.client.readAll(options)) {
      if (event?.isJson && streams.includes(event.streamId)) found.push(String(Object(event.data).name))
    }
    return found
  }
  expect(await ours({ fromPosition: first })).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5'])
  expect(await ours({ fromPosition: third })).toEqual(['n2', 'n3', 'n4', 'n5'])
  expect(await ours({ fromPosition: third, maxCount: 2 })).toEqual(['n2', 'n3'])
  expect(await ours({ direction: 'backwards', fromPosition: third })).toEqual(['n1', 'n0'])
  expect((await ours({ direction: 'backwards', fromPosition: 'end' })).slice(0, 2)).toEqual(['n5', 'n4'])
  expect(await ours({ fromPosition: 'end' })).toEqual([])
})

test('the position that an append answers is that of its last event in the log', async () => {
  const stream = uniqueStream('order')
  const { position } = await server.client.appendToStream(stream, happenings(3))
  const found: (Position | undefined)[] = []
  for await (const { event } of server.client.readStream(stream)) found.push(event?.position)
  expect(found.at(-1)).toEqual(position)
  expect(found.every((at, n) => n === 0 || (at?.commit ?? 0n) > (found[n - 1]?.commit ?? 0n))).toBe(true)
})

test('a reader that goes away early, and one that reads slowly, harm nobody', async () => {
  const stream = uniqueStream('long')
  for (let n = 0; n < 10; n += 1) await server.client.appendToStream(stream, happenings(200))
  for await (const { event } of server.client.readStream(stream)) if (event?.revision === 3n) break
  let read = 0
  for await (const _ of server.client.readStream(stream)) {
    read += 1
    if (read % 100 === 0) await new Promise(setImmediate)
  }
  expect(read).toBe(2_000)
})

test('links are followed when asked', async () => {
  const target = uniqueStream('target')
  const links = uniqueStream('links')
  await server.client.appendToStream(target, happenings(2))
  const link = {
    ...happened('link'),
    type: '$>',
    contentType: 'application/octet-stream' as const,
    data: Buffer.from(`1@${target}`),
  }
  const lost = { ...link, id: happened('x').id, data: Buffer.from(`7@${target}`) }
  await server.client.appendToStream(links, [link, lost])
  const resolved = []
  for await (const { event, link } of server.client.readStream(links, { resolveLinkTos: true }))
    resolved.push([event?.streamId, event?.revision, link?.revision])
  expect(resolved[0]).toEqual([target, 1n, 0n])
  const plain = []
  for await (const { event, link } of server.client.readStream(links)) plain.push([event?.type, link])
  expect(plain).toEqual([
    ['$>', undefined],
    ['$>', undefined],
  ])
})
