import { once } from 'node:events'
import {
  type AllStreamSubscription,
  eventTypeFilter,
  type Position,
  type StreamSubscription,
  streamNameFilter,
} from '@eventstore/db-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { happened, happenings, serverUnderTest, uniqueStream } from './server-under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.stop())

/** Collects names until so many came. */
async function take(subscription: AllStreamSubscription | StreamSubscription, count: number): Promise<string[]> {
  const names: string[] = []
  for await (const { event } of subscription) {
    names.push(String(Object(event?.data).name))
    if (names.length === count) break
  }
  return names
}

const named = (...names: string[]) => names.map(name => happened(name))

test('a stream is caught up with, and then followed live', async () => {
  const stream = uniqueStream('order')
  await server.client.appendToStream(stream, named('a', 'b'))
  const subscription = server.client.subscribeToStream(stream)
  const order: string[] = []
  subscription.on('confirmation', () => order.push('confirmation'))
  subscription.on('caughtUp', () => {
    order.push('caughtUp')
    server.client.appendToStream(stream, named('c', 'd'))
  })
  expect(await take(subscription, 4)).toEqual(['a', 'b', 'c', 'd'])
  expect(order).toEqual(['confirmation', 'caughtUp'])
})

test('a subscription begins after the revision it names, or with what comes next', async () => {
  const stream = uniqueStream('order')
  await server.client.appendToStream(stream, named('a', 'b', 'c'))
  expect(await take(server.client.subscribeToStream(stream, { fromRevision: 1n }), 1)).toEqual(['c'])
  const fromEnd = server.client.subscribeToStream(stream, { fromRevision: 'end' })
  await once(fromEnd, 'caughtUp')
  await server.client.appendToStream(stream, named('d'))
  expect(await take(fromEnd, 1)).toEqual(['d'])
})

test('a stream that does not exist yet can be waited for', async () => {
  const stream = uniqueStream('order')
  const subscription = server.client.subscribeToStream(stream)
  await once(subscription, 'caughtUp')
  await server.client.appendToStream(stream, named('a'))
  expect(await take(subscription, 1)).toEqual(['a'])
})

test('the whole log is followed from after a position', async () => {
  const prefix = uniqueStream('all')
  const filter = streamNameFilter({ prefixes: [prefix] })
  const { position: first } = await server.client.appendToStream(`${prefix}-1`, named('a'))
  await server.client.appendToStream(`${prefix}-2`, named('b', 'c'))
  if (!first) throw new Error('every append has a position')
  expect(await take(server.client.subscribeToAll({ filter }), 3)).toEqual(['a', 'b', 'c'])
  const subscription = server.client.subscribeToAll({ fromPosition: first, filter })
  subscription.on('caughtUp', () => server.client.appendToStream(`${prefix}-1`, named('d')))
  expect(await take(subscription, 3)).toEqual(['b', 'c', 'd'])
})

test('filters choose by stream or type, by prefix or regular expression', async () => {
  const key = uniqueStream('f')
  const of = (type: string, name: string) => ({ ...happened(name), type: `${type}${key}` })
  await server.client.appendToStream(`order${key}`, [of('Placed', 'p'), of('Picked', 'q')])
  await server.client.appendToStream(`stock${key}`, [of('Placed', 'r')])
  const found = (filter: Parameters<typeof server.client.subscribeToAll>[0], count: number) =>
    take(server.client.subscribeToAll(filter), count)
  expect(await found({ filter: streamNameFilter({ prefixes: [`stock${key}`, `none${key}`] }) }, 1)).toEqual(['r'])
  expect(await found({ filter: streamNameFilter({ regex: `^(order|stock)${key}$` }) }, 3)).toEqual(['p', 'q', 'r'])
  expect(await found({ filter: eventTypeFilter({ prefixes: [`Picked${key}`] }) }, 1)).toEqual(['q'])
  expect(await found({ filter: eventTypeFilter({ regex: `^Pl.*${key}$` }) }, 2)).toEqual(['p', 'r'])
})

test('what a filter leaves out still moves the checkpoints on, and going live gives one', async () => {
  const other = uniqueStream('other')
  const start = await server.client.appendToStream(other, happened('x'))
  for (let n = 0; n < 10; n += 1) await server.client.appendToStream(other, happenings(32))
  const wanted = uniqueStream('wanted')
  const checkpoints: Position[] = []
  const filter = streamNameFilter({
    prefixes: [wanted],
    checkpointInterval: 2,
    checkpointReached: async (_, position) => void checkpoints.push(position),
  })
  if (!start.position) throw new Error('every append has a position')
  const subscription = server.client.subscribeToAll({ fromPosition: start.position, filter })
  await once(subscription, 'caughtUp')
  expect(checkpoints).toHaveLength(6)
  expect(checkpoints.every((at, n) => n === 0 || at.commit >= (checkpoints[n - 1]?.commit ?? 0n))).toBe(true)
  const resumed = server.client.subscribeToAll({
    fromPosition: checkpoints[5] ?? 'start',
    filter: streamNameFilter({ prefixes: [wanted] }),
  })
  await server.client.appendToStream(wanted, named('a'))
  expect(await take(resumed, 1)).toEqual(['a'])
  expect(await take(subscription, 1)).toEqual(['a'])
})

test('a subscriber that stops reading holds up nobody, and misses nothing', async () => {
  const stream = uniqueStream('flood')
  const slow = server.client.subscribeToStream(stream)
  await once(slow, 'confirmation')
  const total = 6_000
  const fast = take(server.client.subscribeToStream(stream), total)
  for (let n = 0; n < total; n += 500)
    await server.client.appendToStream(
      stream,
      Array.from({ length: 500 }, (_, m) => happened(`n${n + m}`)),
    )
  const expected = Array.from({ length: total }, (_, n) => `n${n}`)
  expect(await fast).toEqual(expected)
  expect(await take(slow, total)).toEqual(expected)
})
