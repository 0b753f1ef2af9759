import { afterAll, beforeAll, expect, test } from 'vitest'
import { happened, happenings, serverUnderTest, uniqueStream } from './server-under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.stop())

async function revisions(stream: string): Promise<number[]> {
  const found: number[] = []
  for await (const { event } of server.client.readStream(stream)) found.push(Number(event?.revision))
  return found
}

test('a deleted stream is gone until it is written to, and then goes on counting', async () => {
  const stream = uniqueStream('order')
  await server.client.appendToStream(stream, happenings(3))
  await server.client.deleteStream(stream, { expectedRevision: 2n })
  await expect(revisions(stream)).rejects.toMatchObject({ type: 'stream-not-found' })
  await expect(server.client.appendToStream(stream, happened('x'), { expectedRevision: 'stream_exists' })).rejects.toMatchObject({
    type: 'wrong-expected-version',
  })
  expect(
    (await server.client.appendToStream(stream, happened('again'), { expectedRevision: 'no_stream' })).nextExpectedRevision,
  ).toBe(3n)
  expect(await revisions(stream)).toEqual([3])
})

test('what never existed can not be deleted', async () => {
  await expect(server.client.deleteStream(uniqueStream('none'))).rejects.toMatchObject({
    type: 'wrong-expected-version',
  })
})

test('a tombstoned stream is gone for ever', async () => {
  const stream = uniqueStream('order')
  await server.client.appendToStream(stream, happenings(2))
  await server.client.tombstoneStream(stream)
  await expect(revisions(stream)).rejects.toMatchObject({ type: 'stream-deleted', streamName: stream })
  for (const way of [{}, { credentials: { username: 'admin', password: 'changeit' } }]) {
    await expect(server.client.appendToStream(stream, happened('x'), way)).rejects.toMatchObject({
      type: 'stream-deleted',
      streamName: stream,
    })
  }
})

test('metadata truncates: before a revision, by count, by age', async () => {
  const stream = uniqueStream('order')
  await server.client.appendToStream(stream, happenings(10))
  await server.client.setStreamMetadata(stream, { truncateBefore: 4 })
  expect(await revisions(stream)).toEqual([4, 5, 6, 7, 8, 9])
  await server.client.setStreamMetadata(stream, { maxCount: 3, team: 'stock' })
  expect(await revisions(stream)).toEqual([7, 8, 9])
  expect((await server.client.getStreamMetadata<{ team: string }>(stream)).metadata).toMatchObject({ maxCount: 3, team: 'stock' })
  await server.client.setStreamMetadata(stream, { maxAge: 3_600 })
  expect(await revisions(stream)).toHaveLength(10)
})

test('of metadata only the latest is read', async () => {
  const stream = uniqueStream('order')
  await server.client.setStreamMetadata(stream, { maxCount: 3 })
  await server.client.setStreamMetadata(stream, { maxCount: 4 })
  expect(await revisions(`$$${stream}`)).toEqual([1])
})
