import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'
import type { SubscribeRequest } from '#protos/nahr/feed/v1/SubscribeRequest.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { becomes } from '../../support/until.ts'
import {
  append,
  type callers,
  endOf,
  eventsIn,
  type FeedHost,
  fresh,
  internal,
  inWords,
  notified,
  opened,
  placed,
  type Response,
  ready,
  received,
  short,
  startFeed,
  toOrder,
  toStock,
  upTo,
} from './host.ts'

let eventStore: TestEventStore
let host: FeedHost

beforeAll(async () => {
  eventStore = await startTestEventStore()
  host = await startFeed(eventStore.url)
})
afterAll(async () => {
  await host.stop()
  await eventStore.stop()
})

/** A little of everything, told or not; where it begins and ends. */
async function happenings() {
  const { store } = host
  const from = await endOf(store)
  const [o, sku] = [fresh('o'), fresh('MUG')]
  await toStock(store, sku, received(5))
  await toOrder(store, o, internal, placed('1001'), ready('f-1'), notified('n-1'))
  await toStock(store, sku, { type: 'StockIssued', data: { issueId: 'i', reservationId: 'r', quantity: 1 } })
  await toOrder(store, o, { type: 'OrderCancelled', data: { reason: 'changed their mind' } }, notified('n-2'), internal)
  const told = [
    `available ${sku}@leeds`,
    ...[`placed ${o}`, `ready ${o} f-1`, 'notification n-1'],
    ...[`cancelled ${o}`, 'notification n-2'],
  ]
  return { from, end: await endOf(store), told, orderId: o, sku }
}

test('what happened is told in the order of the log, and its end as progress', async () => {
  const { from, end, told, orderId } = await happenings()
  const responses = await upTo(end, host.as('web'), { fromPosition: from })
  expect(responses.map(inWords)).toEqual([...told, 'progress'])
  const positions = responses.map(({ position }) => BigInt(position))
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => Number(a - b)))
  expect(responses[1]).toMatchObject({ orderChanged: { orderId, channelId: 'web-uk', channelOrderId: '1001', fulfilmentId: '' } })
  expect(Number(responses[0]?.recordedAt?.seconds)).toBeGreaterThan(1_700_000_000)
})

test('what is short is told to staff of that store, and to whoever works for all of them, and to nobody else', async () => {
  const { store } = host
  const [from, sku] = [await endOf(store), fresh('MUG')]
  await toStock(store, sku, received(1), short(3), short(2, 'SupplyShortageRecorded'), short(0))
  await append(store, `stock-${sku}@york`, short(1))
  const end = await endOf(store)
  const told = async (name: keyof typeof callers, topics: SubscribeRequest['topics'] = []) =>
    (await upTo(end, host.as(name), { fromPosition: from, topics })).map(inWords)
  const here = [`recorded 3 ${sku}@leeds`, `supply_recorded 2 ${sku}@leeds`, `ended 0 ${sku}@leeds`]
  const topics: SubscribeRequest['topics'] = ['FEED_TOPIC_SHORTAGES']
  for (const name of ['till', 'manager'] as const) expect(await told(name, topics)).toEqual([...here, 'progress'])
  for (const name of ['operator', 'service'] as const)
    expect(await told(name)).toEqual([`available ${sku}@leeds`, ...here, `recorded 1 ${sku}@york`])
  for (const name of ['web', 'bareTill'] as const) expect(await told(name)).toEqual([`available ${sku}@leeds`, 'progress'])
  await expect(upTo(end, host.as('web'), { topics })).rejects.toMatchObject({
    code: status.PERMISSION_DENIED,
    reason: 'ROLE_REQUIRED',
  })
})

test('from any position, and from any between two, exactly the rest is told', async () => {
  const { from, end } = await happenings()
  const feed = host.as('operator')
  const all = await upTo(end, feed, { fromPosition: from })
  for (const [index, { position }] of all.entries()) {
    const rest = await upTo(end, feed, { fromPosition: position })
    if (index < all.length - 1) expect(rest).toEqual(all.slice(index + 1))
    const between = String(BigInt(position) - 1n)
    if (BigInt(between) > BigInt(from)) expect(await upTo(end, feed, { fromPosition: between })).toEqual(all.slice(index))
  }
})

test('from 0 everything is told', async () => {
  const { end } = await happenings()
  const responses = eventsIn(await upTo(end, host.as('web'), {}))
  const known = /^(OrderPlaced|OrderCancelled|FulfilmentReady|NotificationDue|StockReceived)$/
  const log = await Array.fromAsync(host.store.readAll())
  const expected = log.filter(({ type }) => known.test(type)).map(({ position }) => String(position))
  expect(responses.map(({ position }) => position)).toEqual(expected)
})

test('whoever is at the end is told so, and then what comes', async () => {
  const from = await endOf(host.store)
  const responses = host.as('web').subscribe({ fromPosition: from })[Symbol.asyncIterator]()
  expect(await responses.next()).toMatchObject({ value: { position: from, event: 'progress' } })
  const orderId = fresh('o')
  const position = await toOrder(host.store, orderId, placed('1002'))
  expect(await responses.next()).toMatchObject({ value: { position, orderChanged: { orderId, change: 'placed' } } })
  await responses.return?.()
})

const filters: [topics: SubscribeRequest['topics'], words: RegExp][] = [
  [['FEED_TOPIC_ORDERS'], /^(placed|ready|cancelled)/],
  [['FEED_TOPIC_AVAILABILITY'], /^available/],
  [['FEED_TOPIC_NOTIFICATIONS'], /^notification/],
  [['FEED_TOPIC_NOTIFICATIONS', 'FEED_TOPIC_ORDERS'], /^(placed|ready|cancelled|notification)/],
]
for (const [topics = [], words] of filters) {
  test(`only ${topics.join(' and ')} is told to whoever asks for it`, async () => {
    const { from, end, told } = await happenings()
    const responses = await upTo(end, host.as('web'), { fromPosition: from, topics })
    expect(eventsIn(responses).map(inWords)).toEqual(told.filter(word => words.test(word)))
  })
}

test('a live subscriber who hears nothing is told how far the log is', async () => {
  const hasty = await startFeed(eventStore.url, { progressMs: 50 })
  const from = await endOf(host.store)
  const topics: SubscribeRequest['topics'] = ['FEED_TOPIC_ORDERS']
  const responses = hasty.as('web').subscribe({ fromPosition: from, topics })[Symbol.asyncIterator]()
  expect(await responses.next()).toMatchObject({ value: { position: from, event: 'progress' } })
  const position = await toStock(host.store, fresh('MUG'), received(1))
  expect(await responses.next()).toMatchObject({ value: { position, event: 'progress' } })
  await responses.return?.()
  await hasty.stop()
})

test('an order given up before it was placed says nothing of it', async () => {
  const orderId = fresh('o')
  const from = await endOf(host.store)
  await toOrder(host.store, orderId, { type: 'PlacementAbandoned', data: { attempt: 1 } }, placed('1003', 'market'))
  const end = await toOrder(host.store, orderId, { type: 'PaymentConfirmed', data: { tenderId: 't-1' } })
  const [first, second] = await upTo(end, host.as('web'), { fromPosition: from })
  expect([first, second].map(response => response?.orderChanged?.change)).toEqual(['placed', 'payment_confirmed'])
  expect(second?.orderChanged).toMatchObject({ channelId: 'market', channelOrderId: '1003' })
})

const seeing: [who: keyof typeof callers, sees: boolean][] = [
  ['web', true],
  ['marketplace', false],
  ['bareTill', false],
  ['till', true],
  ['manager', true],
  ['operator', true],
  ['service', true],
]
for (const [who, sees] of seeing) {
  test(`the ${who} ${sees ? 'gets' : 'does not get'} what a notification of the web shop's order needs`, async () => {
    const orderId = fresh('o')
    const from = await endOf(host.store)
    const due = notified('n-1', 'pickup.ready', { fulfilmentId: 'f-1', store: 'Leeds' })
    const end = await toOrder(host.store, orderId, placed('1004'), due)
    const responses = await upTo(end, host.as(who), { fromPosition: from, topics: ['FEED_TOPIC_NOTIFICATIONS'] })
    const code = pickupCode(host.secrets, orderId, 'f-1')
    expect(responses.map(({ notificationDue }) => notificationDue)).toEqual([
      {
        notificationId: 'n-1',
        orderId,
        key: 'pickup.ready',
        params: sees ? { fulfilmentId: 'f-1', store: 'Leeds', code } : {},
        returnId: '',
      },
    ])
  })
}

const ofReturns: [what: string, orderId: string | null, sees: keyof typeof callers, misses: keyof typeof callers][] = [
  ['an order of the web shop', 'o-9', 'web', 'marketplace'],
  ['a purchase that nobody knows, at a till', null, 'till', 'web'],
]
for (const [what, orderId, sees, misses] of ofReturns) {
  test(`a return of ${what} is told to all, and what its notification needs to the channel that it concerns`, async () => {
    const from = await endOf(host.store)
    const returnId = fresh('r')
    const due = notified('n-1', 'return.refunded', { amountMinor: '500' })
    const end = await append(host.store, `return-${returnId}`, opened(orderId), due)
    const [seen, missed] = await Promise.all(
      [sees, misses].map(async who => eventsIn(await upTo(end, host.as(who), { fromPosition: from }))),
    )
    const channelId = orderId === null ? 'till-7' : 'web-uk'
    const told = { returnId, orderId: orderId ?? '' }
    for (const responses of [seen, missed]) {
      expect(responses?.[0]?.returnChanged).toEqual({ ...told, channelId, change: 'opened' })
      expect(responses?.[1]?.notificationDue).toMatchObject({ ...told, key: 'return.refunded' })
    }
    expect(seen?.[1]?.notificationDue?.params).toEqual({ amountMinor: '500' })
    expect(missed?.[1]?.notificationDue?.params).toEqual({})
  })
}

test('a notification of another kind has no code', async () => {
  const from = await endOf(host.store)
  const end = await toOrder(host.store, fresh('o'), placed('1005'), notified('n-1', 'pickup.expired', { fulfilmentId: 'f-1' }))
  const [, told] = await upTo(end, host.as('web'), { fromPosition: from })
  expect(told?.notificationDue?.params).toEqual({ fulfilmentId: 'f-1' })
})

const failure = async (responses: AsyncIterable<Response>) => {
  try {
    for await (const response of responses) expect.fail(`it began: ${inWords(response)}`)
  } catch (error) {
    return error
  }
  return null
}

test('bad input is refused by its field', async () => {
  const feed = host.as('web')
  const end = BigInt(await endOf(host.store))
  const invalid = { code: status.INVALID_ARGUMENT, reason: 'INVALID_FIELD' }
  const bad: [SubscribeRequest, field: string][] = [
    [{ fromPosition: String(end + 1n) }, 'from_position'],
    [{ fromPosition: '18446744073709551615' }, 'from_position'],
    [{ topics: ['FEED_TOPIC_UNSPECIFIED'] }, 'topics[0]'],
    [{ topics: ['FEED_TOPIC_ORDERS', 'FEED_TOPIC_UNSPECIFIED'] }, 'topics[1]'],
  ]
  for (const [request, field] of bad) {
    expect(await failure(feed.subscribe(request))).toMatchObject({ ...invalid, figures: { field } })
  }
})

test('a stranger and a key without any role are turned away', async () => {
  expect(await failure(host.as(null).subscribe({}))).toMatchObject({ code: status.UNAUTHENTICATED, reason: 'KEY_REQUIRED' })
  expect(await failure(host.as('nobody').subscribe({}))).toMatchObject({
    code: status.PERMISSION_DENIED,
    reason: 'ROLE_REQUIRED',
  })
})

test('a subscription ends with its deadline, and goes on from its position', async () => {
  let position = await endOf(host.store)
  const untilItsDeadline = async () => {
    for await (const response of host.as('web').subscribe({ fromPosition: position }, { deadlineMs: 300 }))
      position = response.position
  }
  const running = untilItsDeadline()
  const first = await toOrder(host.store, fresh('o'), placed('1006'))
  await expect(running).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED })
  // Where its time was over before it heard of it, the next goes on from there.
  while (position !== first) await expect(untilItsDeadline()).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED })
  const second = await toOrder(host.store, fresh('o'), placed('1007'))
  const rest = await upTo(second, host.as('web'), { fromPosition: first })
  expect(rest.map(({ position }) => position)).toEqual([second])
})

test('when the last subscriber is gone, nothing is followed any more', async () => {
  const from = await endOf(host.store)
  const subscribe = async () => {
    const responses = host.as('web').subscribe({ fromPosition: from })[Symbol.asyncIterator]()
    await responses.next()
    return responses
  }
  const subscribers = async () => host.metrics.records('nahr_feed_subscribers').at(-1)
  const [one, other] = [await subscribe(), await subscribe()]
  await becomes(subscribers, 2)
  expect(host.tails()).toBe(1)
  await one.return?.()
  await becomes(subscribers, 1)
  expect(host.tails()).toBe(1)
  const position = await toOrder(host.store, fresh('o'), placed('1008'))
  expect(await other.next()).toMatchObject({ value: { position } })
  await other.return?.()
  await becomes(subscribers, 0)
  await becomes(async () => host.tails(), 0)
})
