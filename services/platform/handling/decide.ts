import { Rejection } from '#kernel/rejection.ts'
import type { NewEvent } from '../event-store.ts'
import type { Aggregate, Handled, Request } from '../handle.ts'
import { encodeEvents } from './encode.ts'
import type { Memory } from './memory.ts'
import type { Outcome } from './outcomes.ts'

/** A command that waits for its answer. */
export type Waiting<Command, Event, State> = {
  command: Command
  request: Request
  key: string
  commandHash: string
  answer(handled: Handled<Event, State> | Promise<Handled<Event, State>>): void
  refuse(error: unknown): void
}

/** A decided event, its stored form, and the state behind it. */
export type Written<Event, State> = { event: Event; encoded: NewEvent; state: State }

export type Decided<Command, Event, State> = {
  written: Written<Event, State>[]
  /** To be given once the batch is appended at this position, or its state is known to be the stream's last. */
  answers: ((position: bigint) => void)[]
  accepted: number
  /** Refused, or found with nothing left to do, by this state alone. */
  provisional: number
  repeated: { waiting: Waiting<Command, Event, State>; outcome: Outcome }[]
  /** For the next batch: no room was left in this one, or their twin is in it. */
  postponed: Waiting<Command, Event, State>[]
}

const MAX_BATCH_BYTES = 512 * 1024

/** Decides commands one after another, each against what those before it would leave. Nothing is answered yet. */
export function decideBatch<Command, Event extends { type: string }, State>(
  aggregate: Aggregate<Command, Event, State>,
  stream: string,
  batch: readonly Waiting<Command, Event, State>[],
  memory: Memory<State>,
): Decided<Command, Event, State> {
  const decided: Decided<Command, Event, State> = {
    written: [],
    answers: [],
    accepted: 0,
    provisional: 0,
    repeated: [],
    postponed: [],
  }
  const keys = new Set<string>()
  let bytes = 0
  for (const [index, waiting] of batch.entries()) {
    if (waiting.request.signal?.aborted) {
      decided.answers.push(() => waiting.refuse(new Rejection('contended', 'DEADLINE_PASSED')))
      continue
    }
    const outcome = memory.outcomes.get(waiting.key)
    if (outcome?.commandHash === waiting.commandHash) decided.repeated.push({ waiting, outcome })
    else if (outcome) decided.answers.push(() => waiting.refuse(reused(waiting.request)))
    else if (keys.has(waiting.key)) decided.postponed.push(waiting)
    else {
      const one = decideOne(aggregate, stream, waiting, decided.written.at(-1)?.state ?? memory.state)
      if ('failure' in one) {
        decided.provisional++
        decided.answers.push(() => waiting.refuse(one.failure))
        continue
      }
      if (bytes > 0 && bytes + one.bytes > MAX_BATCH_BYTES) {
        decided.postponed.push(...batch.slice(index))
        break
      }
      bytes += one.bytes
      keys.add(waiting.key)
      take(decided, stream, waiting, one.written, memory)
    }
  }
  return decided
}

type One<Event, State> = { written: Written<Event, State>[]; bytes: number } | { failure: unknown }

function decideOne<Command, Event extends { type: string }, State>(
  { decider }: Aggregate<Command, Event, State>,
  stream: string,
  { command, request, commandHash }: Waiting<Command, Event, State>,
  before: State,
): One<Event, State> {
  try {
    const events = decider.decide(command, before)
    if (events.length === 0) return { written: [], bytes: 0 }
    const { encoded, bytes } = encodeEvents(stream, events, commandHash, request)
    let state = before
    const written = encoded.map(form => {
      state = decider.evolve(state, form.event)
      return { ...form, state }
    })
    return { written, bytes }
  } catch (failure) {
    return { failure }
  }
}

function take<Command, Event, State>(
  decided: Decided<Command, Event, State>,
  stream: string,
  waiting: Waiting<Command, Event, State>,
  written: Written<Event, State>[],
  memory: Memory<State>,
): void {
  const first = memory.revision + 1 + decided.written.length
  if (written.length > 0) decided.accepted++
  else decided.provisional++
  decided.written.push(...written)
  const state = decided.written.at(-1)?.state ?? memory.state
  decided.answers.push(position => {
    const events = written.map(({ event, encoded }, index) => ({
      event,
      id: encoded.id,
      stream,
      revision: first + index,
      position,
      created: waiting.request.now,
      metadata: encoded.metadata,
    }))
    waiting.answer({ events, state, revision: first + written.length - 1, position, repeated: false })
  })
}

const reused = ({ requestId }: Request) => new Rejection('exists', 'REQUEST_ID_REUSED', { requestId })
