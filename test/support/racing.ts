import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import type { Scheduler } from 'fast-check'
import fc from 'fast-check'
import type { EventStore } from '#platform/event-store.ts'
import { type Aggregate, createHandler, type Handled, type Handler } from '#platform/handle.ts'
import type { Snapshot, Snapshots } from '#platform/snapshots.ts'
import { requestOf } from './counter.ts'
import { type Fate, memoryEventStore } from './memory-event-store.ts'
import { countingMetrics, recordingLog } from './quiet.ts'

type Log = ReturnType<typeof memoryEventStore>

/** Every append and every read begins, and tells what came of it, when the scheduler says so. */
export function scheduled(store: Log, scheduler: Scheduler): EventStore {
  const turn = (label: string) => scheduler.schedule(Promise.resolve(), label)
  return {
    ...store,
    async append(stream, events, expected) {
      await turn(`append to ${stream} at ${expected}`)
      const outcome = await store.append(stream, events, expected).then(
        appended => () => appended,
        error => () => {
          throw error
        },
      )
      await turn(`append to ${stream} at ${expected} is answered`)
      return outcome()
    },
    async *read(stream, options) {
      await turn(`read ${stream}`)
      const events = await Array.fromAsync(store.read(stream, options))
      await turn(`read ${stream} is answered`)
      yield* events
    },
  }
}

/** What is written lands when the scheduler says so: what another process wrote since is overwritten by what was before. */
function lateSnapshots(scheduler: Scheduler): Snapshots & { kept: Map<string, Snapshot> } {
  const kept = new Map<string, Snapshot>()
  return {
    kept,
    read: stream => structuredClone(kept.get(stream)),
    write(snapshot) {
      const copy = structuredClone(snapshot)
      void scheduler
        .schedule(Promise.resolve(), `snapshot of ${copy.stream} at ${copy.revision}`)
        .then(() => kept.set(copy.stream, copy))
    },
    noteLong: () => {},
    longStreams: () => [],
  }
}

/** Between any two turns the loop goes round, so that snapshots are written while others read and append. */
export const schedules = fc.scheduler({
  act: async run => {
    await run()
    await turnOfTheLoop()
  },
})

/** What befalls the appends, one after another; the rest are taken. */
export const fates = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fate>('taken') },
    { weight: 2, arbitrary: fc.constantFrom<Fate>('unknown-taken', 'unknown-late', 'unknown-lost') },
  ),
  { maxLength: 12 },
)

/** Asked of one of two processes, maybe once more under the same request id; it may begin anew first, or be read meanwhile. */
export type Race<Command> = {
  process: number
  isAnew: boolean
  isLookedAt: boolean
  stream: string
  request: number
  command: Command
}
export const racing = <Command>(stream: fc.Arbitrary<string>, command: fc.Arbitrary<Command>): fc.Arbitrary<Race<Command>[]> =>
  fc
    .tuple(
      fc.array(fc.record({ stream, command }), { minLength: 2, maxLength: 4 }),
      fc.array(fc.record({ process: fc.nat(1), isAnew: fc.nat(2), isLookedAt: fc.boolean(), request: fc.nat(5) }), {
        minLength: 2,
        maxLength: 12,
      }),
    )
    .map(([asks, races]) =>
      races.flatMap(({ process, isAnew, isLookedAt, request }): Race<Command>[] => {
        const asked = asks[request % asks.length]
        return asked ? [{ ...asked, process, isAnew: isAnew === 2, isLookedAt, request: request % asks.length }] : []
      }),
    )
export type Asked<Command> = {
  begun: { stream: string; command: Command }[]
  races: Race<Command>[]
  plan: Fate[]
  isShared: boolean
}
type Run<Event, State> = {
  log: Log['log']
  answers: PromiseSettledResult<Handled<Event, State>>[]
  /** What each process takes a stream to be, whatever it had cached; the last of them had nothing. */
  known(stream: string): Promise<State[]>
  snapshots: Snapshot[]
  /** How many appends came after another, and of how many nobody knew the outcome. */
  met: { conflicts: number; unknown: number }
}

/**
 * Two processes of one service, which remember a single stream each and write a snapshot for each event; on one host they share
 * them. The scheduler says in which order their reads, appends and snapshots fall.
 */
export async function raced<Command extends object, Event extends { type: string }, State>(
  aggregate: Aggregate<Command, Event, State>,
  scheduler: Scheduler,
  { begun, races, plan, isShared }: Asked<Command>,
): Promise<Run<Event, State>> {
  const left = [...plan]
  let isRacing = false
  const log = memoryEventStore(() => (isRacing ? (left.shift() ?? 'taken') : 'taken'))
  const others = { metrics: countingMetrics(), log: recordingLog() }
  const kind = { ...aggregate, snapshotEvery: 1, remembered: 1 }
  const first = createHandler(aggregate, { store: log, snapshots: lateSnapshots(scheduler), ...others })
  for (const [index, { stream, command }] of begun.entries()) await first.handle(stream, command, requestOf(`b-${index}`))
  isRacing = true

  const [one, other] = [lateSnapshots(scheduler), lateSnapshots(scheduler)]
  const caches = [one, isShared ? one : other]
  const store = scheduled(log, scheduler)
  const started = (process: number): Handler<Command, Event, State> =>
    createHandler(kind, { store, snapshots: caches[process] ?? one, ...others })
  const processes = [started(0), started(1)]
  const asked = races.map(async ({ process, isAnew, isLookedAt, stream, request, command }) => {
    await scheduler.schedule(Promise.resolve(), `request ${request} of process ${process}`)
    if (isAnew) processes[process] = started(process)
    const handler = processes[process] ?? started(process)
    if (isLookedAt) void handler.load(stream)
    return handler.handle(stream, command, requestOf(`r-${request}`))
  })
  const answers = await scheduler.waitFor(Promise.allSettled(asked))
  await turnOfTheLoop()
  await scheduler.waitAll()
  const blank = createHandler(kind, { store, snapshots: lateSnapshots(scheduler), ...others })
  const known = (stream: string) =>
    scheduler.waitFor(Promise.all([...processes, blank].map(async handler => (await handler.load(stream)).state)))
  const { total } = others.metrics
  const met = { conflicts: total('nahr_append_conflicts'), unknown: total('nahr_append_unknown') }
  return { log: log.log, answers, known, met, snapshots: caches.flatMap(({ kept }) => [...kept.values()]) }
}
