import { Rejection } from '#kernel/rejection.ts'
import { backOff } from '../backoff.ts'
import { AppendTooLarge, OutcomeUnknown, WrongRevision } from '../event-store.ts'
import type { Aggregate, HandlerDeps } from '../handle.ts'
import { type Decided, decideBatch, type Waiting } from './decide.ts'
import { advance, type Memory } from './memory.ts'
import type { Outcome } from './outcomes.ts'
import type { Streams } from './streams.ts'

const MAX_ATTEMPTS = 16
const MAX_BATCH_COMMANDS = 256
const WAIT_AFTER_CONFLICT_MS = 40

/** Answers the commands of one stream, in the order in which they came, several at a time. */
export type Loop<Command, Event, State> = (stream: string, waiting: Waiting<Command, Event, State>) => void

export function createLoop<Command, Event extends { type: string }, State>(
  aggregate: Aggregate<Command, Event, State>,
  streams: Streams<Event, State>,
  { store, metrics }: HandlerDeps,
): Loop<Command, Event, State> {
  type Batch = Waiting<Command, Event, State>[]
  const queues = new Map<string, Batch>()
  const batchSize = metrics.histogram('nahr_append_commands', 'Commands taken by one append', [1, 2, 4, 8, 16, 32, 64, 128, 256])
  const conflicts = metrics.counter('nahr_append_conflicts', 'Appends refused because the stream had moved on')
  const unknowns = metrics.counter('nahr_append_unknown', 'Appends of unknown outcome')
  const commands = metrics.counter('nahr_commands', 'Commands by outcome')

  async function drain(stream: string, queue: Batch): Promise<void> {
    await Promise.resolve()
    while (queue.length > 0) {
      const batch = queue.splice(0, MAX_BATCH_COMMANDS)
      try {
        queue.unshift(...(await answer(stream, batch)))
      } catch (error) {
        for (const { refuse } of batch) refuse(error)
      }
    }
    queues.delete(stream)
  }

  /** Answers a batch, or all of it but what it hands back. */
  async function answer(stream: string, batch: Batch): Promise<Batch> {
    const recalled = streams.recall(stream)
    let memory = recalled ?? (await streams.catchUp(stream))
    let isFresh = !recalled
    for (let attempt = 1; ; ) {
      const decided = decideBatch(aggregate, stream, batch, memory)
      if (decided.written.length === 0 && decided.provisional > 0 && !isFresh) {
        memory = await streams.catchUp(stream)
        isFresh = true
        continue
      }
      const base = memory.revision
      const taken = decided.written.length === 0 ? { position: memory.position } : await append(stream, decided, base)
      if ('position' in taken) {
        if (decided.written.length > 0) remember(stream, memory, base, decided, taken.position)
        settle(stream, memory, decided, taken.position)
        return decided.postponed
      }
      if (taken.failure instanceof AppendTooLarge) return answerApart(stream, batch)
      memory = await afterConflict(stream, base, taken.failure, attempt)
      isFresh = true
      if (attempt === MAX_ATTEMPTS) return giveUp(stream, batch, memory, taken.failure)
      attempt++
    }
  }

  async function append(stream: string, { written, accepted }: Decided<Command, Event, State>, base: number) {
    try {
      const appended = await store.append(
        stream,
        written.map(({ encoded }) => encoded),
        base,
      )
      batchSize.record(accepted)
      return appended
    } catch (failure) {
      if (failure instanceof WrongRevision) conflicts.add(1)
      else if (failure instanceof OutcomeUnknown) unknowns.add(1)
      else if (!(failure instanceof AppendTooLarge)) throw failure
      return { failure }
    }
  }

  /** Whatever the append came to, the next decision needs all that the stream holds: our own events may be among them. */
  async function afterConflict(stream: string, base: number, failure: Error, attempt: number) {
    if (attempt > 2) await backOff(attempt - 2, undefined, WAIT_AFTER_CONFLICT_MS)
    try {
      const caughtUp = await streams.catchUp(stream)
      const isAheadOfLog = failure instanceof WrongRevision && caughtUp.revision === base && attempt > 1
      return isAheadOfLog ? await streams.startOver(stream) : caughtUp
    } catch (error) {
      throw failure instanceof OutcomeUnknown ? new OutcomeUnknown(failure.message, { cause: error }) : error
    }
  }

  function remember(
    stream: string,
    memory: Memory<State>,
    base: number,
    { written }: Decided<Command, Event, State>,
    position: bigint,
  ): void {
    for (const [index, { encoded, state }] of written.entries()) {
      const revision = base + 1 + index
      if (revision === memory.revision + 1) advance(memory, state, { revision, position, metadata: encoded.metadata })
    }
    streams.keep(stream, memory)
    streams.grown(stream, memory)
  }

  function settle(stream: string, memory: Memory<State>, decided: Decided<Command, Event, State>, position: bigint): void {
    for (const answer of decided.answers) answer(position)
    for (const { waiting, outcome } of decided.repeated) answerAgain(stream, memory, waiting, outcome)
    if (decided.accepted > 0) commands.add(decided.accepted, { outcome: 'accepted' })
    if (decided.repeated.length > 0) commands.add(decided.repeated.length, { outcome: 'repeated' })
    if (decided.provisional > 0) commands.add(decided.provisional, { outcome: 'refused' })
  }

  /** With what was decided then and what stands now: the position is that of the state, which may have moved on since. */
  function answerAgain(stream: string, memory: Memory<State>, { answer }: Batch[number], outcome: Outcome): void {
    const { state, revision, position } = memory
    answer(streams.eventsOf(stream, outcome).then(events => ({ events, state, revision, position, repeated: true })))
  }

  /** A server may take less than is usual: then each command goes alone, and only the one too large is refused. */
  async function answerApart(stream: string, batch: Batch): Promise<Batch> {
    if (batch.length === 1) throw new Rejection('invalid', 'COMMAND_TOO_LARGE')
    for (const waiting of batch) await answer(stream, [waiting]).catch(waiting.refuse)
    return []
  }

  function giveUp(stream: string, batch: Batch, memory: Memory<State>, failure: Error): Batch {
    const because = failure instanceof OutcomeUnknown ? failure : new Rejection('contended', 'STREAM_CONTENDED')
    for (const waiting of batch) {
      const outcome = memory.outcomes.get(waiting.key)
      if (outcome?.commandHash === waiting.commandHash) answerAgain(stream, memory, waiting, outcome)
      else waiting.refuse(because)
    }
    return []
  }

  return (stream, waiting) => {
    const queue = queues.get(stream)
    if (queue) {
      queue.push(waiting)
      return
    }
    const started = [waiting]
    queues.set(stream, started)
    void drain(stream, started)
  }
}
