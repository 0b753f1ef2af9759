import type { EventMetadata } from '#kernel/stored.ts'
import type { Log } from './logging.ts'

export type NewEvent = { id: string; type: string; data: unknown; metadata: EventMetadata }

export type RawEvent = {
  id: string
  stream: string
  type: string
  data: unknown
  metadata: EventMetadata
  revision: number
  position: bigint
  created: string
}

/** The revision that a stream without events is appended at. */
export const NO_STREAM = -1

export type ReadOptions = { from?: number; direction?: 'forwards' | 'backwards'; max?: number }
export type ReadAllOptions = { from?: bigint | 'start' | 'end'; direction?: 'forwards' | 'backwards'; max?: number }

export type Subscription = AsyncIterable<RawEvent | { caughtUp: true } | { checkpoint: bigint }> & { stop(): Promise<void> }

export type EventStore = {
  /** Takes all events or none, at exactly this revision. Throws WrongRevision, OutcomeUnknown or AppendTooLarge. */
  append(stream: string, events: NewEvent[], expected: number): Promise<{ revision: number; position: bigint }>
  /** A stream that doesn't exist is empty. */
  read(stream: string, options?: ReadOptions): AsyncIterable<RawEvent>
  /** The whole log from a position on (itself included), without the server's own events. */
  readAll(options?: ReadAllOptions): AsyncIterable<RawEvent>
  /** The log behind a position (itself excluded), for ever: connects again by itself, misses nothing and doubles nothing. */
  subscribe(options: { from: bigint | 'start' }): Subscription
  dispose(): Promise<void>
}

/** The stream stands at another revision than the one expected. */
export class WrongRevision extends Error {
  override readonly name = 'WrongRevision'
}

/** Nobody can say whether the append was taken. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/** The events together are larger than the server takes in one append. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge'
}

export function connectEventStore(_url: string, _log: Log): EventStore {
  throw new Error('under construction')
}
