import { expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import type { RawEvent } from '#platform/event-store.ts'
import { type Checkpoint, createCheckpoints } from '#platform/projecting/checkpoints.ts'
import { follow } from '#platform/projecting/following.ts'
import { memoryEventStore } from '../../support/memory-event-store.ts'
import { recordingLog } from '../../support/quiet.ts'

const dayMs = 24 * 3_600_000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString()
const event = (position: bigint, created: string): RawEvent => ({
  ...{
    id: `e-${position}`,
    stream: `order-o-${position}`,
    type: 'Happened',
    data: {},
    revision: Number(position),
    position,
    created,
  },
  metadata: {
    ...{ requestId: 'q-1', commandHash: '', correlationId: '', causationId: null, traceparent: null, recordedAt: created },
    actor: { key: 'key-1', kind: 'service', id: 'orders', channel: '' },
  },
})

type Begun = { at?: bigint; anewForMs?: number }

/** What a follower that begins there handles of these, and where it would go on. */
async function handledOf(items: (RawEvent | { caughtUp: true })[], { at, anewForMs }: Begun) {
  const database = openDatabase(':memory:')
  try {
    const checkpoints = createCheckpoints(database)
    if (at !== undefined) checkpoints.write('follower/steps', '', at)
    const handled: bigint[] = []
    const handle = async ({ position }: RawEvent) => void handled.push(position)
    const follower = { name: 'steps', categories: ['order'], handle, ...(anewForMs === undefined ? {} : { anewForMs }) }
    const following = follow(follower, {
      ...{ store: memoryEventStore(), checkpoints, log: recordingLog() },
      waitingGauge: { record: () => {} },
    })
    for (const item of items) following.take(item)
    await following.stop()
    return { handled, goesOn: checkpoints.read('follower/steps')?.position as Checkpoint['position'] | undefined }
  } finally {
    database.close()
  }
}

const old = [event(1n, daysAgo(90)), event(2n, daysAgo(16))]
const log = [...old, event(3n, daysAgo(14)), event(4n, daysAgo(0))]
const anewForMs = 15 * dayMs

test('on a new host a follower leaves alone what others saw to long ago, where it says for how long', async () => {
  expect(await handledOf(log, { anewForMs })).toEqual({ handled: [3n, 4n], goesOn: 4n })
  expect(await handledOf(log, {})).toEqual({ handled: [1n, 2n, 3n, 4n], goesOn: 4n })
})

test('one that was away for long handles all that came behind its checkpoint', async () => {
  expect(await handledOf(log, { at: 1n, anewForMs })).toEqual({ handled: [2n, 3n, 4n], goesOn: 4n })
})

test('one that stops on its way through what is old leaves it alone again', async () => {
  expect(await handledOf(old, { anewForMs })).toEqual({ handled: [], goesOn: undefined })
  expect(await handledOf([...old, { caughtUp: true }], { anewForMs })).toEqual({ handled: [], goesOn: 2n })
})
