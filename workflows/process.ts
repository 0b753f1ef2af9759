import type { RawEvent } from '#platform/event-store.ts'
import type { Clients } from './clients.ts'
import type { Progress } from './progress.ts'

/** One process as its stream tells of it: what a run of it is started with, and whether anything is owed. */
export type Process = {
  workflow: string
  id: string
  input: object
  summary: string
  /** The part of its stream's subject that it is of, such as a fulfilment; null: all of it. */
  part: string | null
  orderId: string | null
  channel: string
  storeId: string | null
  progress: Progress
  /** Whether a run may follow one that has finished: where the stream alone tells that nothing is owed. */
  comesBack: boolean
  isOwed(clients: Clients): Promise<boolean>
}

export type StoredFact = Pick<RawEvent, 'stream' | 'type' | 'data' | 'revision'> & { metadata?: RawEvent['metadata'] }

/** Open runs by id, with the stage that they show. */
export type OpenRuns = ReadonlyMap<string, string | null>

/**
 * One kind of process. `Subject`: what a stream tells, as the service that owns it answers; `Listed`: the same in lists, which lag.
 * A new kind is a folder like the others, and a line in ../followed.ts, bundled.ts and activities.ts.
 */
export type ProcessKind<Subject, Listed> = {
  /** Its workflow type; `name:subject` or `name:subject/part` are its ids. */
  name: string
  /** Which of its processes wait for an event, by their part; null part: all of them; null: none. */
  wokenBy(event: StoredFact): { part: string | null } | null
  processesOf(subject: Subject): Process[]
  /** Whether some process has no run that shows itself to stand where the list says. */
  isMissed(listed: Listed, open: OpenRuns): boolean
  /** Most of its runs wait for weeks: too many to be listed at each look, so each that broke is asked after by itself. */
  isWaitingLong: boolean
}

/** What an id tells of the process that bears it. */
export function processOfId(id: string): { workflow: string; subject: string } {
  const [workflow = '', rest = ''] = id.split(/:(.*)/s)
  return { workflow, subject: rest.split('/', 1)[0] ?? '' }
}
