import { setTimeout as delay } from 'node:timers/promises'
import type { EventStore } from '../event-store.ts'
import type { Log } from '../logging.ts'
import { isBehind } from './checkpoints.ts'

const PAUSE_MS = 20

export type LookoutDeps = {
  store: Pick<EventStore, 'readAll' | 'subscribe'>
  /** What the subscription is about. */
  categories: readonly string[]
  /** How far the subscription has come. */
  taken(): bigint | 'start'
  /** Whether anybody still waits for a position that it has not reached. */
  isAwaited(): boolean
  /** Told that nothing of these categories is left up to here. */
  pass(end: bigint): Promise<void>
  log: Log
}

/**
 * Where the log moves on by what nobody here reads, a subscription to some streams may not say so for long. A second one,
 * once it is caught up, tells which event is the last that the first has still to bring; behind that one there is nothing.
 */
export function createLookout({ store, categories, taken, isAwaited, pass, log }: LookoutDeps): { look(): void } {
  let isLooking = false

  async function lookOnce(): Promise<void> {
    const end = await endOfLog()
    if (end === undefined) return
    const last = await lastOfOurs()
    while (isAwaited() && last !== 'start' && isBehind(taken(), last)) await delay(PAUSE_MS)
    if (isAwaited()) await pass(end)
  }

  async function endOfLog(): Promise<bigint | undefined> {
    for await (const { position } of store.readAll({ from: 'end', direction: 'backwards', max: 1 })) return position
    return undefined
  }

  async function lastOfOurs(): Promise<bigint | 'start'> {
    let last = taken()
    const ahead = store.subscribe({ from: last, categories })
    try {
      for await (const item of ahead) {
        if ('caughtUp' in item || !isAwaited()) break
        if ('stream' in item) last = item.position
      }
      return last
    } finally {
      await ahead.stop()
    }
  }

  async function lookWhileAwaited(): Promise<void> {
    try {
      for (await delay(PAUSE_MS); isAwaited(); await delay(PAUSE_MS)) await lookOnce()
    } catch (error) {
      log.warn({ err: error }, 'the end of the log could not be looked at; who waits for it waits for the subscription')
    } finally {
      isLooking = false
    }
  }

  return {
    look() {
      if (isLooking) return
      isLooking = true
      void lookWhileAwaited()
    },
  }
}
