import type { Decider } from '#kernel/decider.ts'
import type { Actor, Stored } from '#kernel/stored.ts'
import type { EventStore } from './event-store.ts'
import { hashCommand } from './handling/encode.ts'
import { createLoop } from './handling/loop.ts'
import { asLoaded, blank } from './handling/memory.ts'
import { outcomeKey } from './handling/outcomes.ts'
import { createStreams } from './handling/streams.ts'
import type { Log } from './logging.ts'
import type { Snapshots } from './snapshots.ts'
import type { Metrics } from './telemetry.ts'

/** What the platform has to know of one kind of stream. */
export type Aggregate<Command, Event, State> = {
  decider: Decider<Command, Event, State>
  /** Reads a stored event, lifting old versions. An unknown type throws. */
  decode(type: string, data: unknown): Event
  /** A state as plain JSON and back, for the snapshot cache. */
  snapshot: { encode(state: State): unknown; decode(json: unknown): State }
  /** A snapshot that other code wrote is ignored: `codeVersion(folders)` of platform/code-version.ts. */
  codeVersion: string
  /** Top-level fields of a command that differ when a caller asks again, such as the time of asking. */
  ignoreInHash?: readonly string[]
  /** How far a stream grows before its state is written to the snapshot cache again; 200 unless told. */
  snapshotEvery?: number
  /** How many streams are remembered at once; 5,000 unless told. */
  remembered?: number
}

export type Request = {
  requestId: string
  actor: Actor
  correlationId: string
  causationId: string | null
  traceparent: string | null
  workflow?: { id: string; runId: string }
  /** ISO-8601 UTC. */
  now: string
  /** A request aborted while it waits is dropped before it is decided. */
  signal?: AbortSignal
}

/**
 * `events` is empty where nothing was left to do. `repeated`: this request had been decided before; `events` are those of
 * then, `state`, `revision` and `position` are of now.
 */
export type Handled<Event, State> = {
  events: Stored<Event>[]
  state: State
  revision: number
  position: bigint
  repeated: boolean
}

/** `revision` is -1, and `firstRecordedAt` null, where there is no stream. */
export type Loaded<State> = { state: State; revision: number; position: bigint; firstRecordedAt: string | null }

export type AsOf = { time: string } | { position: bigint }

export type Handler<Command, Event, State> = {
  /**
   * Decides one command against its stream and records what it decided. Refused with what the decider rejects, and with
   * REQUEST_ID_REUSED, STREAM_CONTENDED, COMMAND_TOO_LARGE or DEADLINE_PASSED.
   */
  handle(stream: string, command: Command, request: Request): Promise<Handled<Event, State>>
  /** Read to the stream's end, or as it was at a moment: up to the last event whose created time, or position, is not after it. */
  load(stream: string, asOf?: AsOf): Promise<Loaded<State>>
  /** Whatever is remembered or cached, else loaded: for facts that never change once true. */
  remembered(stream: string): Promise<Loaded<State>>
  /**
   * What is remembered, else the state before any event, without a look: for streams that most likely don't exist yet.
   * Commands are decided as well as ever; whatever else is concluded from this state has to bear that it is not true.
   */
  presumedNew(stream: string): Loaded<State>
  /** Reads the long streams of a category that have no snapshot by this code, so that the first command of each is quick. */
  warm(category: string): Promise<number>
}

export type HandlerDeps = { store: EventStore; snapshots: Snapshots; metrics: Metrics; log: Log }

export function createHandler<Command extends object, Event extends { type: string }, State>(
  aggregate: Aggregate<Command, Event, State>,
  deps: HandlerDeps,
): Handler<Command, Event, State> {
  const streams = createStreams(aggregate, deps)
  const enqueue = createLoop(aggregate, streams, deps)
  const ignored = aggregate.ignoreInHash ?? []
  return {
    handle: (stream, command, request) =>
      new Promise((answer, refuse) => {
        const key = outcomeKey(request.actor.key, request.requestId)
        enqueue(stream, { command, request, key, commandHash: hashCommand(command, ignored), answer, refuse })
      }),
    load: async (stream, asOf) => (asOf ? streams.asOf(stream, asOf) : asLoaded(await streams.catchUp(stream))),
    remembered: async stream => asLoaded(await streams.remembered(stream)),
    presumedNew: stream => asLoaded(streams.recall(stream) ?? streams.keep(stream, blank(aggregate.decider.initial))),
    async warm(category) {
      const stale = deps.snapshots.longStreams(category, aggregate.codeVersion)
      for (const stream of stale) await streams.catchUp(stream)
      return stale.length
    },
  }
}
