import type { Stored } from '#kernel/stored.ts'
import type { RawEvent } from '../event-store.ts'
import type { Aggregate, AsOf, HandlerDeps, Loaded } from '../handle.ts'
import { createLru } from '../lru.ts'
import { LONG_STREAM } from '../snapshots.ts'
import { asLoaded, blank, fold, fromSnapshot, type Memory, toSnapshot, toStored } from './memory.ts'
import { requireCome } from './moments.ts'
import type { Outcome } from './outcomes.ts'

const REMEMBERED = 5_000

/** What is known of the streams of one kind: in memory first, then in the snapshot cache, then in the log. */
export type Streams<Event, State> = {
  /** Without looking anywhere but in memory. */
  recall(stream: string): Memory<State> | undefined
  /** A stream that was missing may be there by now: that is never answered from memory. */
  remembered(stream: string): Promise<Memory<State>>
  /** Everything up to the stream's end, as of some moment after the call. */
  catchUp(stream: string): Promise<Memory<State>>
  /** As `catchUp`, with nothing taken from memory or cache: for when those contradict the log. */
  startOver(stream: string): Promise<Memory<State>>
  /** A moment that has not come yet is refused: INVALID_FIELD. */
  asOf(stream: string, moment: AsOf): Promise<Loaded<State>>
  eventsOf(stream: string, outcome: Outcome): Promise<Stored<Event>[]>
  /** Of two memories of one stream the one that got further is kept. */
  keep(stream: string, memory: Memory<State>): Memory<State>
  /** To be called after memory grew: writes a snapshot soon where one is due. */
  grown(stream: string, memory: Memory<State>): void
}

export function createStreams<Command, Event, State>(
  aggregate: Aggregate<Command, Event, State>,
  { store, snapshots, metrics, log }: HandlerDeps,
): Streams<Event, State> {
  const memories = createLru<Memory<State>>(aggregate.remembered ?? REMEMBERED)
  const reads = new Map<string, { now: Promise<Memory<State>>; next?: Promise<Memory<State>> }>()
  const eventsRead = metrics.counter('nahr_stream_events_read', 'Events read to bring a stream’s state up to date')
  const snapshotEvery = aggregate.snapshotEvery ?? LONG_STREAM

  const recall = (stream: string) => memories.get(stream)

  function cached(stream: string): Memory<State> | undefined {
    try {
      const snapshot = snapshots.read(stream, aggregate.codeVersion)
      return snapshot && fromSnapshot(aggregate, snapshot)
    } catch (error) {
      log.warn({ stream, err: error }, 'snapshot not readable; the events are read instead')
      return undefined
    }
  }

  async function read(stream: string, memory: Memory<State>): Promise<Memory<State>> {
    let count = 0
    for await (const raw of store.read(stream, { from: memory.revision + 1 })) {
      fold(aggregate, memory, raw)
      count++
    }
    if (count > 0) {
      eventsRead.add(count)
      grown(stream, memory)
    }
    return memory
  }

  function keep(stream: string, memory: Memory<State>): Memory<State> {
    const known = memories.get(stream)
    if (!known || known.revision < memory.revision) memories.set(stream, memory)
    return memory
  }

  /** Whoever asks while a read is on its way shares the next one: that one begins behind them all. */
  function catchUp(stream: string): Promise<Memory<State>> {
    const running = reads.get(stream)
    if (!running) return begin(stream)
    running.next ??= running.now.catch(() => {}).then(() => begin(stream))
    return running.next
  }

  function begin(stream: string): Promise<Memory<State>> {
    const running = { now: readToEnd(stream) }
    reads.set(stream, running)
    const end = () => {
      if (reads.get(stream) === running) reads.delete(stream)
    }
    running.now.then(end, end)
    return running.now
  }

  async function readToEnd(stream: string): Promise<Memory<State>> {
    const known = memories.get(stream) ?? cached(stream) ?? blank(aggregate.decider.initial)
    return keep(stream, await read(stream, known))
  }

  async function startOver(stream: string): Promise<Memory<State>> {
    memories.delete(stream)
    return keep(stream, await read(stream, blank(aggregate.decider.initial)))
  }

  async function remembered(stream: string): Promise<Memory<State>> {
    const known = recall(stream)
    if (known && known.revision >= 0) return known
    const snapshot = cached(stream)
    return snapshot ? keep(stream, snapshot) : catchUp(stream)
  }

  async function asOf(stream: string, moment: AsOf): Promise<Loaded<State>> {
    await requireCome(moment, store)
    const last = await lastRevision(stream, moment)
    const known = recall(stream)
    if (known?.revision === last) return asLoaded(known)
    const snapshot = cached(stream)
    const memory = snapshot && snapshot.revision <= last ? snapshot : blank(aggregate.decider.initial)
    for await (const raw of store.read(stream, { from: memory.revision + 1, max: last - memory.revision })) {
      fold(aggregate, memory, raw)
    }
    return asLoaded(memory)
  }

  async function lastRevision(stream: string, moment: AsOf): Promise<number> {
    const isKnownBy = 'position' in moment ? atPosition(moment.position) : atTime(moment.time)
    for await (const raw of store.read(stream, { direction: 'backwards' })) if (isKnownBy(raw)) return raw.revision
    return -1
  }

  async function eventsOf(stream: string, { first, count }: Outcome): Promise<Stored<Event>[]> {
    const events: Stored<Event>[] = []
    for await (const raw of store.read(stream, { from: first, max: count })) {
      events.push(toStored(raw, aggregate.decode(raw.type, raw.data)))
    }
    return events
  }

  function grown(stream: string, memory: Memory<State>): void {
    if (memory.revision - memory.snapshotRevision < snapshotEvery) return
    memory.snapshotRevision = memory.revision
    setImmediate(() => {
      try {
        snapshots.write(toSnapshot(aggregate, stream, memory))
      } catch (error) {
        log.warn({ stream, err: error }, 'snapshot not written')
      }
    })
  }

  return { recall, remembered, catchUp, startOver, asOf, eventsOf, keep, grown }
}

const atPosition = (position: bigint) => (raw: RawEvent) => raw.position <= position

function atTime(time: string): (raw: RawEvent) => boolean {
  const until = Date.parse(time)
  return raw => Date.parse(raw.created) <= until
}
