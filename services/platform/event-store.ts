import type { Readable } from 'node:stream'
import {
  AccessDeniedError,
  type AllStreamRecordedEvent,
  BACKWARDS,
  END,
  type EventData,
  EventStoreDBClient,
  eventTypeFilter,
  excludeSystemEvents,
  FORWARDS,
  MaxAppendSizeExceededError,
  NO_STREAM as NO_STREAM_YET,
  type RecordedEvent,
  type ResolvedEvent,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import type { EventMetadata } from '#kernel/stored.ts'
import { backOff } from './backoff.ts'
import { followLog, type OpenSubscription } from './event-store-subscription.ts'
import { createLanes } from './lanes.ts'
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
export type ReadAllOptions = {
  from?: bigint | 'start' | 'end'
  direction?: 'forwards' | 'backwards'
  max?: number
  /** The server's own events as well. */
  isWhole?: boolean
}

export type Subscription = AsyncIterable<RawEvent | { caughtUp: true } | { checkpoint: bigint }> & { stop(): Promise<void> }

export type EventStore = {
  /** Takes all events or none, at exactly this revision. Throws WrongRevision, OutcomeUnknown or AppendTooLarge. */
  append(stream: string, events: NewEvent[], expected: number): Promise<{ revision: number; position: bigint }>
  /** A stream that doesn't exist is empty. Reads throw StoreUnavailable. */
  read(stream: string, options?: ReadOptions): AsyncIterable<RawEvent>
  /** The whole log from a position on (itself included), without the server's own events unless told. */
  readAll(options?: ReadAllOptions): AsyncIterable<RawEvent>
  /**
   * The log behind a position (itself excluded), for ever: connects again by itself, misses nothing and doubles nothing. With
   * categories ('stock' for `stock-…`) only their streams, with types only events of these; how far others have been passed over is told now and then.
   */
  subscribe(options: { from: bigint | 'start'; categories?: readonly string[]; types?: readonly string[] }): Subscription
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

/** The store could not be read, however often it was tried. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** The events together are larger than the server takes in one append. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge'
}

const APPEND_DEADLINE_MS = 10_000
const READ_ATTEMPTS = 8
const READ_WAIT_MS = 2_000

export function connectEventStore(url: string, log: Log): EventStore {
  const connect = () => EventStoreDBClient.connectionString(url)
  const reader = connect()
  const lanes = createLanes(connect, error => error instanceof OutcomeUnknown)
  const subscriptions = new Set<{ client: EventStoreDBClient; subscription: Subscription }>()

  async function append(stream: string, events: NewEvent[], expected: number) {
    return lanes.run(async client => {
      try {
        const appended = client.appendToStream(stream, events.map(toEventData), {
          expectedRevision: expected === NO_STREAM ? NO_STREAM_YET : BigInt(expected),
          deadline: APPEND_DEADLINE_MS,
        })
        const { nextExpectedRevision, position } = await answered(appended, APPEND_DEADLINE_MS + 1_000)
        return { revision: Number(nextExpectedRevision), position: position?.commit ?? 0n }
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) throw new WrongRevision(`${stream} is not at ${expected}`)
        if (error instanceof MaxAppendSizeExceededError) throw new AppendTooLarge(error.message)
        if (error instanceof AccessDeniedError || error instanceof StreamDeletedError) throw error
        throw new OutcomeUnknown(`append to ${stream}: ${String(error)}`, { cause: error })
      }
    })
  }

  async function* read(stream: string, { from, direction = 'forwards', max = Number.MAX_SAFE_INTEGER }: ReadOptions = {}) {
    const step = direction === 'forwards' ? 1 : -1
    let next = from
    let left = max
    const open = () => {
      const fromRevision = next === undefined ? (step === 1 ? START : END) : BigInt(next)
      return reader.readStream(stream, { fromRevision, direction: step === 1 ? FORWARDS : BACKWARDS, maxCount: left })
    }
    if (max <= 0) return
    for await (const resolved of reopening(open, () => left > 0 && (next ?? 0) >= 0)) {
      const event = resolved.event && toRaw(resolved.event)
      if (!event) continue
      next = event.revision + step
      left--
      yield event
    }
  }

  async function* readAll({ from, direction = 'forwards', max = Number.MAX_SAFE_INTEGER, isWhole }: ReadAllOptions = {}) {
    const forwards = direction === 'forwards'
    let next = from ?? (forwards ? 'start' : 'end')
    let last: bigint | undefined
    let left = max
    const open = () =>
      reader.readAll({
        fromPosition: typeof next === 'bigint' ? { commit: next, prepare: next } : next,
        direction: forwards ? FORWARDS : BACKWARDS,
      })
    if (max <= 0) return
    for await (const resolved of reopening(open, () => left > 0)) {
      const event = resolved.event && toRaw(resolved.event)
      if (!event || event.position === last) continue
      next = event.position
      last = event.position
      if (!isWhole && event.type.startsWith('$')) continue
      yield event
      if (--left === 0) return
    }
  }

  function subscribe({ from, categories, types }: Parameters<EventStore['subscribe']>[0]): Subscription {
    const client = connect()
    const open: OpenSubscription = (position, notify) => {
      const telling = { checkpointReached: async (_: unknown, { commit }: { commit: bigint }) => notify({ checkpoint: commit }) }
      const events = client.subscribeToAll({
        fromPosition: position === 'start' ? START : { commit: position, prepare: position },
        filter: types
          ? eventTypeFilter({ ...telling, regex: `^(${types.join('|')})$`, checkpointInterval: 32 })
          : categories
            ? streamNameFilter({ ...telling, prefixes: categories.map(category => `${category}-`), checkpointInterval: 32 })
            : excludeSystemEvents({ ...telling, checkpointInterval: 32 }),
      })
      events.on('caughtUp', () => notify({ caughtUp: true }))
      return { events: events as unknown as Readable, close: () => cancelled(events.unsubscribe()) }
    }
    const subscription = followLog(open, resolved => toRawIfAny(resolved as ResolvedEvent), from, log)
    const entry = { client, subscription }
    subscriptions.add(entry)
    const stop = async () => {
      subscriptions.delete(entry)
      await subscription.stop()
      await client.dispose()
    }
    return { [Symbol.asyncIterator]: () => subscription[Symbol.asyncIterator](), stop }
  }

  async function dispose() {
    await Promise.all([...subscriptions].map(({ subscription, client }) => subscription.stop().then(() => client.dispose())))
    await Promise.all([reader.dispose(), lanes.dispose()])
  }

  return { append, read, readAll, subscribe, dispose }
}

const utf8 = new TextEncoder()

/**
 * Not the client's `jsonEvent`, whose types forbid data that is merely unknown. Metadata goes as bytes: as an object the
 * client would encode it in base64 and decode that in script, twice.
 */
const toEventData = ({ id, type, data, metadata }: NewEvent) =>
  ({ id, type, data, metadata: utf8.encode(JSON.stringify(metadata)), contentType: 'application/json' }) as unknown as EventData

const toRawIfAny = ({ event }: ResolvedEvent): RawEvent | undefined =>
  event && !event.type.startsWith('$') ? toRaw(event) : undefined

export function toRaw(event: RecordedEvent | AllStreamRecordedEvent): RawEvent {
  const { id, streamId, type, data, metadata, revision, position, created } = event
  return {
    id,
    stream: streamId,
    type,
    data,
    metadata: metadata as EventMetadata,
    revision: Number(revision),
    position: position?.commit ?? 0n,
    created: created.toISOString(),
  }
}

/** The client leaves a promise hanging when a connection ends without an error. */
function answered<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

const cancelled = (call: Promise<void>): Promise<void> => call.catch(() => {})

type CancellableRead = { cancel(): Promise<void> }

/**
 * Reads on where a lost connection left off: `open` begins behind the last item, `isMore` says whether any can follow.
 * A read left early is drained, not destroyed: the client waits for the end of what it opened, when it is disposed.
 */
async function* reopening(open: () => CancellableRead, isMore: () => boolean): AsyncGenerator<ResolvedEvent> {
  for (let failures = 0; isMore(); ) {
    const opened = open()
    const events = opened as unknown as Readable
    events.on('error', () => {})
    let isDone = false
    try {
      for await (const resolved of events.iterator({ destroyOnReturn: false })) {
        failures = 0
        yield resolved
      }
      isDone = true
      return
    } catch (error) {
      isDone = true
      if (error instanceof StreamNotFoundError) return
      if (error instanceof AccessDeniedError || error instanceof StreamDeletedError) throw error
      if (++failures >= READ_ATTEMPTS) throw new StoreUnavailable(`read: ${String(error)}`, { cause: error })
      await backOff(failures, undefined, READ_WAIT_MS)
    } finally {
      if (!isDone) {
        events.resume()
        await cancelled(opened.cancel())
      }
    }
  }
}
