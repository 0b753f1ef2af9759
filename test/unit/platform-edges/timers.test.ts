import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startTimers } from '#platform/timers.ts'
import { recordingLog } from '../../support/quiet.ts'

test('one run at a time; one that fails is logged and comes again; a stop waits for what runs', async () => {
  const log = recordingLog()
  const third = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  let [runs, atOnce, most] = [0, 0, 0]
  const run = async () => {
    runs++
    most = Math.max(most, ++atOnce)
    await Promise.resolve()
    try {
      if (runs < 3) throw new Error('not yet')
      third.resolve()
      await finish.promise
    } finally {
      atOnce--
    }
  }
  const timers = startTimers([{ name: 'sweep', everyMs: 1, run }], log)
  await third.promise
  const stopped = timers.stop()
  finish.resolve()
  await stopped
  expect({ runs, atOnce, most }).toEqual({ runs: 3, atOnce: 0, most: 1 })
  expect(log.lines).toMatchObject([
    { level: 'error', fields: { timer: 'sweep' } },
    { level: 'error', fields: { timer: 'sweep' } },
  ])
})

test('a stop cuts short what runs, and that is no failure', async () => {
  const log = recordingLog()
  const begun = Promise.withResolvers<void>()
  const run = async (signal: AbortSignal) => {
    begun.resolve()
    await once(signal, 'abort')
    throw signal.reason
  }
  const timers = startTimers([{ name: 'sweep', everyMs: 1, run }], log)
  await begun.promise
  await timers.stop()
  expect(log.lines).toEqual([])
})
