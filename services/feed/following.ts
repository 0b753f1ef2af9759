import { backOff } from '#platform/backoff.ts'
import type { EventStore } from '#platform/event-store.ts'
import type { Log } from '#platform/logging.ts'
import type { Counter } from '#platform/telemetry.ts'
import type { Topic } from './domain/public.ts'
import type { Tail } from './tail.ts'
import type { Teller, Told } from './telling.ts'

export type FollowingDeps = {
  store: Pick<EventStore, 'readAll'>
  tail: Tail
  tell: Teller
  log: Log
  logReads: Counter
}
export type Following = { from: bigint; wants(topic: Topic): boolean; signal: AbortSignal; pauseMs: number }

/**
 * What the log holds behind a position and whatever comes, each event once and in order; null when there is no more for now,
 * and again after each pause without any. Whoever takes slowly falls behind the shared window and reads from the log again,
 * so that nothing is kept for them.
 */
export async function* follow({ from, wants, signal, pauseMs }: Following, deps: FollowingDeps): AsyncGenerator<Told | null> {
  const { store, tail, tell, log, logReads } = deps
  const seat = tail.join()
  let position = from
  let failures = 0

  async function* stretch(isEnough: () => boolean): AsyncGenerator<Told> {
    logReads.add(1)
    for await (const raw of store.readAll({ from: position === 0n ? 'start' : position })) {
      if (raw.position <= position) continue
      yield await tell(raw, wants)
      if (isEnough()) return
    }
  }

  try {
    const window = await seat.window
    while (!signal.aborted) {
      if (!window.covers(position)) {
        try {
          for await (const told of stretch(() => window.covers(position) || signal.aborted)) {
            position = told.position
            failures = 0
            yield told
          }
        } catch (error) {
          log.warn({ err: error, failures }, 'the log could not be read for a subscriber; it is read again')
        }
        if (!window.covers(position)) await backOff(++failures, signal)
        continue
      }
      const told = window.after(position)
      if (told) {
        position = told.position
        yield told
        continue
      }
      yield null
      if (!window.after(position)) await window.change(signal, pauseMs)
    }
  } finally {
    seat.leave()
  }
}
