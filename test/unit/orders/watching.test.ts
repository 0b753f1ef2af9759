import { expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import { createWatching } from '../../../services/orders/watching.ts'
import { countingMetrics } from '../../support/quiet.ts'
import { placed } from './fixtures.ts'

const state = orderDecider.evolve(orderDecider.initial, placed())

/** One order, which changes as often as it is told to. */
function order() {
  const metrics = countingMetrics()
  let [revision, loads] = [0, 0]
  const load = async () => {
    loads++
    return { state, revision, position: 0n, firstRecordedAt: null }
  }
  const { watch, follower } = createWatching({ load }, metrics.gauge('watchers', ''))
  return {
    watch: (signal: AbortSignal) => watch('o-1', -1, signal),
    async change() {
      revision++
      await follower.handle({ stream: 'order-o-1' } as RawEvent)
    },
    loads: () => loads,
    watchers: () => metrics.records('watchers').at(-1),
  }
}

test('whoever leaves while the order is told has left', async () => {
  const { watch, watchers } = order()
  const leaving = new AbortController()
  const told = watch(leaving.signal)
  expect(await told.next()).toMatchObject({ value: { revision: 0 } })
  expect(watchers()).toBe(1)
  leaving.abort(new Error('gone'))
  await expect(told.next()).rejects.toThrow('gone')
  expect(watchers()).toBe(0)
})

test('whoever reads nothing for a while is then told the last state alone, and holds up nobody', async () => {
  const { watch, change, loads, watchers } = order()
  const { signal } = new AbortController()
  const [slow, quick] = [watch(signal), watch(signal)]
  await Promise.all([slow.next(), quick.next()])
  for (let revision = 1; revision <= 100; revision++) {
    await change()
    expect(await quick.next()).toMatchObject({ value: { revision } })
  }
  expect(loads()).toBe(102)
  expect(await slow.next()).toMatchObject({ value: { revision: 100 } })
  const next = slow.next()
  await change()
  expect(await next).toMatchObject({ value: { revision: 101 } })
  await Promise.all([slow.return(undefined), quick.return(undefined)])
  expect(watchers()).toBe(0)
})
