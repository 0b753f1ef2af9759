import { expect, test } from 'vitest'
import type { EventStore, RawEvent } from '#platform/event-store.ts'
import { follow } from '../../../services/feed/following.ts'
import type { Told } from '../../../services/feed/telling.ts'
import { createWindow } from '../../../services/feed/window.ts'
import { countingMetrics, recordingLog } from '../../support/quiet.ts'

const at = (position: bigint): Told => ({ position, recordedAt: '', topic: null, event: null, fault: null })
const rawAt = (position: bigint) => ({ position }) as RawEvent

/** A follower from the beginning of a log; its window begins at `end`. */
function following(readAll: EventStore['readAll'], end: bigint) {
  const window = createWindow(end, 3)
  const metrics = countingMetrics()
  const leaving = { left: 0 }
  const seat = { window: Promise.resolve(window), leave: () => void leaving.left++ }
  const deps = {
    store: { readAll },
    tail: { join: () => seat, stop: async () => {} },
    tell: async (raw: RawEvent) => at(raw.position),
    log: recordingLog(),
    logReads: metrics.counter('reads', ''),
  }
  const stopping = new AbortController()
  const steps = follow({ from: 0n, wants: () => true, signal: stopping.signal, pauseMs: 60_000 }, deps)
  const take = async (count: number) => {
    const taken: (bigint | null | undefined)[] = []
    for (let n = 0; n < count; n++) taken.push((await steps.next()).value?.position ?? null)
    return taken
  }
  return { window, steps, take, stopping, leaving, reads: () => metrics.total('reads') }
}

async function* logOf(...positions: bigint[]) {
  for (const position of positions) yield rawAt(position)
}

test('it reads the log until the window goes on, and no further', async () => {
  const { window, take, reads } = following(() => logOf(1n, 2n, 3n, 4n, 5n), 3n)
  window.add(at(4n))
  window.add(at(5n))
  expect(await take(6)).toEqual([1n, 2n, 3n, 4n, 5n, null])
  expect(reads()).toBe(1)
})

test('what is added between two steps is not slept through', async () => {
  const { window, take } = following(() => logOf(), 0n)
  expect(await take(1)).toEqual([null])
  window.add(at(1n))
  expect(await take(2)).toEqual([1n, null])
})

test('whoever fell out of the window reads on from the log where it was', async () => {
  const { window, take, reads } = following(
    ({ from } = {}) => logOf(...[1n, 2n, 3n, 4n, 5n, 6n].filter(p => p >= BigInt(from as bigint))),
    0n,
  )
  window.add(at(1n))
  expect(await take(1)).toEqual([1n])
  for (let position = 2n; position <= 6n; position++) window.add(at(position))
  expect(await take(6)).toEqual([2n, 3n, 4n, 5n, 6n, null])
  expect(reads()).toBe(1)
})

test('a read that breaks is taken up again behind what it gave', async () => {
  let reads = 0
  async function* breaking() {
    yield* logOf(1n, 2n)
    if (++reads === 1) throw new Error('connection lost')
    yield* logOf(3n)
  }
  const { take } = following(breaking, 3n)
  expect(await take(4)).toEqual([1n, 2n, 3n, null])
  expect(reads).toBe(2)
})

test('it ends when nobody waits any more, and leaves its seat', async () => {
  const { steps, take, stopping, leaving } = following(() => logOf(), 0n)
  expect(await take(1)).toEqual([null])
  const waiting = steps.next()
  stopping.abort()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(leaving.left).toBe(1)
})
