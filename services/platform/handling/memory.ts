import type { Stored } from '#kernel/stored.ts'
import type { RawEvent } from '../event-store.ts'
import type { Aggregate, Loaded } from '../handle.ts'
import type { Snapshot } from '../snapshots.ts'
import { decodeOutcomes, encodeOutcomes, note, type Outcomes } from './outcomes.ts'

/** All that is known of one stream up to a revision; it only ever grows. */
export type Memory<State> = Loaded<State> & {
  outcomes: Outcomes
  /** The revision that the snapshot cache holds, or is about to; -1 for none. */
  snapshotRevision: number
}

export const blank = <State>(initial: State): Memory<State> => ({
  state: initial,
  revision: -1,
  position: 0n,
  firstRecordedAt: null,
  outcomes: new Map(),
  snapshotRevision: -1,
})

/** What callers see: memory changes while they look. */
export const asLoaded = <State>({ state, revision, position, firstRecordedAt }: Memory<State>): Loaded<State> => ({
  state,
  revision,
  position,
  firstRecordedAt,
})

/** Folds an event in. One that was folded already is passed over: several readers may bring the same. */
export function fold<Command, Event, State>(
  { decider, decode }: Aggregate<Command, Event, State>,
  memory: Memory<State>,
  raw: RawEvent,
): void {
  if (raw.revision <= memory.revision) return
  if (raw.revision > memory.revision + 1) throw new Error(`${raw.stream}: ${raw.revision} was read behind ${memory.revision}`)
  advance(memory, decider.evolve(memory.state, decode(raw.type, raw.data)), raw)
}

export function advance<State>(
  memory: Memory<State>,
  state: State,
  { revision, position, metadata }: Pick<RawEvent, 'revision' | 'position' | 'metadata'>,
): void {
  memory.state = state
  memory.revision = revision
  memory.position = position
  memory.firstRecordedAt ??= metadata.recordedAt
  note(memory.outcomes, metadata, revision)
}

export const toStored = <Event>(raw: RawEvent, event: Event): Stored<Event> => ({
  event,
  id: raw.id,
  stream: raw.stream,
  revision: raw.revision,
  position: raw.position,
  created: raw.created,
  metadata: raw.metadata,
})

export const toSnapshot = <Command, Event, State>(
  { snapshot, codeVersion }: Aggregate<Command, Event, State>,
  stream: string,
  memory: Memory<State>,
): Snapshot => ({
  stream,
  revision: memory.revision,
  position: memory.position,
  codeVersion,
  firstRecordedAt: memory.firstRecordedAt ?? '',
  state: snapshot.encode(memory.state),
  outcomes: encodeOutcomes(memory.outcomes),
})

export const fromSnapshot = <Command, Event, State>(
  aggregate: Aggregate<Command, Event, State>,
  { state, revision, position, firstRecordedAt, outcomes }: Snapshot,
): Memory<State> => ({
  state: aggregate.snapshot.decode(state),
  revision,
  position,
  firstRecordedAt,
  outcomes: decodeOutcomes(outcomes),
  snapshotRevision: revision,
})
