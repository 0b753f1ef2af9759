import {
  eventTypeFilter,
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionDroppedError,
  PersistentSubscriptionExistsError,
  PersistentSubscriptionMaximumSubscribersReachedError,
  streamNameFilter,
} from '@eventstore/db-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, ofAll, ofStream, toAll, toStream } from './persistent-support.ts'
import { happened, serverUnderTest, uniqueStream } from './server-under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.stop())

const named = (...names: string[]) => names.map(name => happened(name))

test('a group to a stream is created once, read, and deleted with its consumers', async () => {
  const { client } = server
  const stream = uniqueStream('order')
  await client.appendToStream(stream, named('a', 'b', 'c'))
  await client.createPersistentSubscriptionToStream(stream, 'g', toStream())
  await expect(client.createPersistentSubscriptionToStream(stream, 'g', toStream())).rejects.toMatchObject({
    constructor: PersistentSubscriptionExistsError,
    streamName: stream,
    groupName: 'g',
  })
  const consumer = ofStream(client, stream, 'g')
  expect(await consumer.take(3)).toEqual(['a', 'b', 'c'])
  await client.appendToStream(stream, named('d'))
  expect(await consumer.take(1)).toEqual(['d'])
  await client.deletePersistentSubscriptionToStream(stream, 'g')
  expect(await consumer.ended).toMatchObject({ constructor: PersistentSubscriptionDroppedError, groupName: 'g' })
  const gone = { constructor: PersistentSubscriptionDoesNotExistError, streamName: stream, groupName: 'g' }
  await expect(client.deletePersistentSubscriptionToStream(stream, 'g')).rejects.toMatchObject(gone)
  await expect(client.updatePersistentSubscriptionToStream(stream, 'g', toStream())).rejects.toMatchObject(gone)
  await expect(client.getPersistentSubscriptionToStreamInfo(stream, 'g')).rejects.toMatchObject(gone)
  expect(await ofStream(client, stream, 'g').ended).toMatchObject(gone)
})

test('a group deleted and created again begins anew', async () => {
  const { client } = server
  const stream = uniqueStream('order')
  await client.appendToStream(stream, named('a', 'b'))
  for (const round of [1, 2, 3]) {
    await client.createPersistentSubscriptionToStream(stream, 'g', toStream())
    const consumer = ofStream(client, stream, 'g')
    expect([round, await consumer.take(2)]).toEqual([round, ['a', 'b']])
    await eventually(
      () => client.getPersistentSubscriptionToStreamInfo(stream, 'g'),
      ({ stats }) => stats.lastCheckpointedEventRevision === 1n,
    )
    await client.deletePersistentSubscriptionToStream(stream, 'g')
    await consumer.ended
  }
})

test('a group begins where it was told: at the start, at a revision, or with what comes next', async () => {
  const { client } = server
  const stream = uniqueStream('order')
  await client.appendToStream(stream, named('a', 'b', 'c'))
  await client.createPersistentSubscriptionToStream(stream, 'revision', toStream({ startFrom: 1n }))
  await client.createPersistentSubscriptionToStream(stream, 'end', toStream({ startFrom: 'end' }))
  await client.appendToStream(stream, named('d'))
  expect(await ofStream(client, stream, 'revision').take(3)).toEqual(['b', 'c', 'd'])
  expect(await ofStream(client, stream, 'end').take(1)).toEqual(['d'])
})

test('a group to the whole log chooses by its filter, from a position or the start', async () => {
  const { client } = server
  const key = uniqueStream('f')
  await client.appendToStream(`other${key}`, named('x'))
  await client.appendToStream(`order${key}-1`, named('a'))
  const { position } = await client.appendToStream(`order${key}-2`, named('b'))
  if (!position) throw new Error('every append has a position')
  await client.appendToStream(`order${key}-1`, [...named('c'), { ...happened('d'), type: `Told${key}` }])
  const filter = streamNameFilter({ prefixes: [`order${key}`] })
  await client.createPersistentSubscriptionToAll(`start${key}`, toAll(), { filter })
  await client.createPersistentSubscriptionToAll(`position${key}`, toAll({ startFrom: position }), { filter })
  const byType = { filter: eventTypeFilter({ regex: `^Told${key}$` }) }
  await client.createPersistentSubscriptionToAll(`type${key}`, toAll(), byType)
  await expect(client.createPersistentSubscriptionToAll(`type${key}`, toAll(), byType)).rejects.toThrow(
    PersistentSubscriptionExistsError,
  )
  expect(await ofAll(client, `start${key}`).take(4)).toEqual(['a', 'b', 'c', 'd'])
  expect(await ofAll(client, `position${key}`).take(3)).toEqual(['b', 'c', 'd'])
  expect(await ofAll(client, `type${key}`).take(1)).toEqual(['d'])
  for (const name of ['start', 'position', 'type']) await client.deletePersistentSubscriptionToAll(`${name}${key}`)
  await expect(client.deletePersistentSubscriptionToAll(`type${key}`)).rejects.toThrow(PersistentSubscriptionDoesNotExistError)
})

test('an update drops the consumers, and the group goes on by its new settings from where it was', async () => {
  const { client } = server
  const stream = uniqueStream('order')
  await client.appendToStream(stream, named('a', 'b', 'c'))
  await client.createPersistentSubscriptionToStream(stream, 'g', toStream())
  const before = ofStream(client, stream, 'g', 1)
  expect(await before.take(2)).toEqual(['a', 'b'])
  await eventually(
    () => client.getPersistentSubscriptionToStreamInfo(stream, 'g'),
    ({ stats }) => stats.lastCheckpointedEventRevision === 1n,
  )
  await client.updatePersistentSubscriptionToStream(stream, 'g', toStream({ maxRetryCount: 3, maxSubscriberCount: 1 }))
  expect(await before.ended).toBeInstanceOf(PersistentSubscriptionDroppedError)
  const { settings } = await client.getPersistentSubscriptionToStreamInfo(stream, 'g')
  expect(settings).toMatchObject({ maxRetryCount: 3, maxSubscriberCount: 1 })
  const after = ofStream(client, stream, 'g', 1)
  await after.confirmed
  expect(await ofStream(client, stream, 'g').ended).toMatchObject({
    constructor: PersistentSubscriptionMaximumSubscribersReachedError,
    streamName: stream,
  })
  let received = await after.next()
  // A real server gives the event of the checkpoint once more.
  if (received.name === 'b') {
    await received.ack()
    received = await after.next()
  }
  expect(received.name).toBe('c')
})

test('links bring what they point at, or come as they are', async () => {
  const { client } = server
  const stream = uniqueStream('order')
  const links = uniqueStream('links')
  await client.appendToStream(stream, named('a', 'b'))
  const link = (revision: number) => ({
    ...happened('link'),
    type: '$>',
    contentType: 'application/octet-stream' as const,
    data: Buffer.from(`${revision}@${stream}`),
  })
  await client.appendToStream(links, [link(1), link(0)])
  await client.createPersistentSubscriptionToStream(links, 'resolved', toStream({ resolveLinkTos: true }))
  await client.createPersistentSubscriptionToStream(links, 'plain', toStream())
  expect(await ofStream(client, links, 'resolved').take(2)).toEqual(['b', 'a'])
  expect(await ofStream(client, links, 'plain').take(2)).toEqual(['undefined', 'undefined'])
})

test('what there is to know of a group and its consumers is told', async () => {
  const { client } = server
  const stream = uniqueStream('order')
  await client.appendToStream(stream, named('a', 'b', 'c'))
  await client.createPersistentSubscriptionToStream(
    stream,
    'one',
    toStream({ extraStatistics: true, consumerStrategyName: 'Pinned' }),
  )
  await client.createPersistentSubscriptionToStream(stream, 'two', toStream({ startFrom: 2n }))
  const consumer = ofStream(client, stream, 'one', 2)
  await (await consumer.next()).ack()
  await consumer.next()
  const info = await eventually(
    () => client.getPersistentSubscriptionToStreamInfo(stream, 'one'),
    ({ stats }) => stats.lastCheckpointedEventRevision === 0n && stats.outstandingMessagesCount === 2,
  )
  expect(info).toMatchObject({ eventSource: stream, groupName: 'one' })
  expect(info.settings).toMatchObject({ ...toStream({ extraStatistics: true, consumerStrategyName: 'Pinned' }) })
  expect(info.stats).toMatchObject({
    totalItems: 3n,
    lastKnownEventRevision: 2n,
    parkedMessageCount: 0n,
    totalInFlightMessages: 2,
  })
  expect(info.connections).toMatchObject([{ availableSlots: 0, inFlightMessages: 2, totalItems: 3n }])
  const ofThis = await client.listPersistentSubscriptionsToStream(stream)
  expect(ofThis.map(each => [each.groupName, each.settings.startFrom]).sort()).toEqual([
    ['one', 'start'],
    ['two', 2n],
  ])
  const all = await client.listAllPersistentSubscriptions()
  expect(all.filter(each => each.eventSource === stream)).toHaveLength(2)
  await expect(client.listPersistentSubscriptionsToStream(uniqueStream('none'))).rejects.toThrow(
    PersistentSubscriptionDoesNotExistError,
  )
  await client.restartPersistentSubscriptionSubsystem()
  await consumer.ended
})
