import { backOff } from '#platform/backoff.ts'
import type { EventStore } from '#platform/event-store.ts'
import type { Log } from '#platform/logging.ts'

/** Asks again for as long as somebody waits: an event store that is away comes back. */
export async function patiently<Answer>(ask: () => Promise<Answer>, signal: AbortSignal, log: Log): Promise<Answer> {
  for (let failures = 1; ; failures++) {
    try {
      return await ask()
    } catch (error) {
      log.warn({ err: error, failures }, 'the log could not be read for the feed; it is asked again')
      await backOff(failures, signal)
      signal.throwIfAborted()
    }
  }
}

/** 0 for an empty log: positions begin above. */
export async function logEnd(store: Pick<EventStore, 'readAll'>): Promise<bigint> {
  for await (const { position } of store.readAll({ from: 'end', direction: 'backwards', max: 1 })) return position
  return 0n
}
