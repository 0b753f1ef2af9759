import { expect, test } from 'vitest'
import { Group, type Message } from '../../../services/eventstore/persistent/group.ts'
import type { GroupSettings } from '../../../services/eventstore/persistent/settings.ts'
import type { Slots } from '../../../services/eventstore/persistent/strategies.ts'
import { NOON } from './store-helpers.ts'

const SETTINGS: GroupSettings = {
  startFrom: 'start',
  resolveLinks: false,
  extraStatistics: false,
  messageTimeoutMs: 30_000,
  maxRetryCount: 2,
  minCheckpointCount: 2,
  maxCheckpointCount: 5,
  checkpointAfterMs: 1_000,
  maxSubscriberCount: 0,
  liveBufferSize: 10,
  historyBufferSize: 10,
  readBatchSize: 5,
  strategy: 'RoundRobin',
}

type Named = Slots & { name: string }

const consumer = (name: string, slots = 10): Named => ({ name, slots, inFlight: 0 })

const message = (place: number, pin = ''): Message => ({
  id: `e${place}`,
  place,
  ordinal: place,
  pin,
  isReplayed: false,
  retries: 0,
  isSettled: false,
})

function groupWith(settings: Partial<GroupSettings>, count: number, ...consumers: Named[]) {
  const group = new Group<Named>({ ...SETTINGS, ...settings }, 0, NOON)
  for (const one of consumers) group.join(one)
  group.offer(
    Array.from({ length: count }, (_, place) => message(place, `order-${place % 3}`)),
    count,
  )
  return group
}

/** Who is handed what, as `consumer:event` and, when it is not the first time, how often it was tried. */
function handedOut(group: Group<Named>, atMs = NOON): string[] {
  const handed: string[] = []
  group.dispatch(atMs, (to, { id, retries }) => handed.push(`${to.name}:${id}${retries > 0 ? `#${retries}` : ''}`))
  return handed
}

const parkedBy = (group: Group<Named>) => group.takeParkings().map(({ message: { id }, reason }) => `${id}: ${reason}`)

test('round robin goes from one to the next, and past who is full', () => {
  const group = groupWith({}, 6, consumer('A'), consumer('B', 1), consumer('C'))
  expect(handedOut(group)).toEqual(['A:e0', 'B:e1', 'C:e2', 'A:e3', 'C:e4', 'A:e5'])
})

test('dispatch to single fills the first before the next gets any', () => {
  const group = groupWith({ strategy: 'DispatchToSingle' }, 5, consumer('A', 3), consumer('B'))
  expect(handedOut(group)).toEqual(['A:e0', 'A:e1', 'A:e2', 'B:e3', 'B:e4'])
  group.ack(['e1'], NOON)
  group.offer([message(5), message(6)], 7)
  expect(handedOut(group)).toEqual(['A:e5', 'B:e6'])
})

test.each(['Pinned', 'PinnedByCorrelation'] as const)(
  '%s gives all of one pin to one consumer, and waits for it while others go on',
  strategy => {
    const [a, b] = [consumer('A', 2), consumer('B', 5)]
    const group = groupWith({ strategy }, 9, a, b)
    expect(handedOut(group)).toEqual(['A:e0', 'B:e1', 'A:e2', 'B:e4', 'B:e7'])
    group.ack(['e0'], NOON)
    expect(handedOut(group)).toEqual(['A:e3'])
    group.leave(a)
    expect(handedOut(group)).toEqual(['B:e2#1', 'B:e3#1'])
  },
)

test('no consumer gets more than it has slots for', () => {
  const group = groupWith({}, 8, consumer('A', 3))
  expect(handedOut(group)).toEqual(['A:e0', 'A:e1', 'A:e2'])
  expect(handedOut(group)).toEqual([])
  group.ack(['e1', 'e2'], NOON)
  expect(handedOut(group)).toEqual(['A:e3', 'A:e4'])
})

test('an event is tried again as often as it may be, and then parked', () => {
  const group = groupWith({}, 1, consumer('A'))
  for (const action of ['retry', 'unknown'] as const) {
    handedOut(group)
    group.nack(['e0'], action, 'not now')
  }
  expect(parkedBy(group)).toEqual([])
  expect(handedOut(group)).toEqual(['A:e0#2'])
  group.nack(['e0'], 'retry', 'not now')
  expect(parkedBy(group)).toEqual(['e0: Reached retry count of 2'])
  expect(handedOut(group)).toEqual([])
})

test('what is skipped is settled at once, what is parked when it is safe, and stopping changes nothing', () => {
  const group = groupWith({}, 3, consumer('A'))
  handedOut(group)
  group.nack(['e0'], 'skip', '')
  expect(group.checkpoint).toBe(1)
  group.nack(['e1'], 'park', 'no such order')
  const [parking] = group.takeParkings()
  expect(parking).toMatchObject({ message: { id: 'e1' }, reason: "Client explicitly NAK'ed message.\nno such order" })
  expect(group.checkpoint).toBe(1)
  if (parking) group.settle(parking.message)
  expect(group.checkpoint).toBe(2)
  group.nack(['e2'], 'stop', '')
  expect([group.checkpoint, group.outstanding]).toEqual([2, 1])
  group.ack(['e2'], NOON)
  expect(group.checkpoint).toBe(3)
})

test('what takes too long is tried again, by the time of each', () => {
  const group = groupWith({ messageTimeoutMs: 1_000 }, 2, consumer('A', 1), consumer('B', 1))
  handedOut(group)
  group.timeOut(NOON + 999)
  expect(group.outstanding).toBe(2)
  group.timeOut(NOON + 1_000)
  expect(group.outstanding).toBe(0)
  expect(handedOut(group, NOON + 1_000)).toEqual(['A:e0#1', 'B:e1#1'])
  group.timeOut(NOON + 1_999)
  expect(group.outstanding).toBe(2)
  const patient = groupWith({ messageTimeoutMs: 0 }, 1, consumer('A'))
  handedOut(patient)
  patient.timeOut(Number.MAX_SAFE_INTEGER)
  expect(patient.outstanding).toBe(1)
})

test('what a lost consumer had goes to the others in its order, before what is new', () => {
  const [a, b] = [consumer('A', 4), consumer('B', 4)]
  const group = groupWith({}, 10, a, b)
  handedOut(group)
  group.leave(a)
  group.ack(['e1', 'e3', 'e5', 'e7'], NOON)
  expect(handedOut(group)).toEqual(['B:e0#1', 'B:e2#1', 'B:e4#1', 'B:e6#1'])
})

test('losing its consumers parks no event, but counts', () => {
  const group = groupWith({ maxRetryCount: 1 }, 1)
  for (const retries of ['', '#1', '#2']) {
    const lost = consumer('A')
    group.join(lost)
    expect(handedOut(group)).toEqual([`A:e0${retries}`])
    group.leave(lost)
  }
  group.join(consumer('B'))
  expect(handedOut(group)).toEqual(['B:e0#3'])
  group.nack(['e0'], 'retry', '')
  expect(parkedBy(group)).toEqual(['e0: Reached retry count of 1'])
})

test('the checkpoint stands before the first that is not settled, whatever came after', () => {
  const group = groupWith({}, 5, consumer('A'))
  handedOut(group)
  group.ack(['e1', 'e2', 'e4'], NOON)
  expect(group.checkpoint).toBe(0)
  group.ack(['e0'], NOON)
  expect(group.checkpoint).toBe(3)
  group.nack(['e3'], 'retry', '')
  expect(group.checkpoint).toBe(3)
})

test('a checkpoint is due at the upper bound, or at a tick when the lower bound and the time are reached', () => {
  const group = groupWith({}, 10, consumer('A'))
  handedOut(group)
  group.ack(['e0'], NOON)
  expect(group.isCheckpointDue(NOON + 5_000, true)).toBe(false)
  group.ack(['e1'], NOON)
  expect([NOON + 999, NOON + 1_000].map(at => group.isCheckpointDue(at, true))).toEqual([false, true])
  expect(group.isCheckpointDue(NOON + 1_000, false)).toBe(false)
  group.ack(['e2', 'e3', 'e4'], NOON)
  expect(group.isCheckpointDue(NOON, false)).toBe(true)
  group.noteCheckpoint(NOON)
  expect(group.isCheckpointDue(NOON + 5_000, true)).toBe(false)
})

test('two events of one id are handed out one after the other', () => {
  const group = groupWith({}, 1, consumer('A'))
  group.offer([{ ...message(1), id: 'e0' }, message(2)], 3)
  expect(handedOut(group)).toEqual(['A:e0', 'A:e2'])
  group.ack(['e0'], NOON)
  expect(group.checkpoint).toBe(1)
  expect(handedOut(group)).toEqual(['A:e0'])
  group.ack(['e0', 'e2'], NOON)
  expect(group.checkpoint).toBe(3)
})

test('replayed events come after what else is tried again, and hold back only their own truncation', () => {
  const group = groupWith({}, 2, consumer('A'))
  handedOut(group)
  group.replay(
    [
      { ...message(7), id: 'p7', isReplayed: true },
      { ...message(8), id: 'p8', isReplayed: true },
    ],
    9,
  )
  group.nack(['e0'], 'retry', '')
  expect(handedOut(group)).toEqual(['A:e0#1', 'A:p7', 'A:p8'])
  group.ack(['e0', 'e1', 'p8'], NOON)
  expect([group.checkpoint, group.replayedBefore]).toEqual([2, 7])
  group.ack(['p7'], NOON)
  expect(group.replayedBefore).toBe(9)
})
