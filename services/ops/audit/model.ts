import type { RawEvent } from '#platform/event-store.ts'
import type { AuditedEvent } from './shapes.ts'

/** Where an event stands. */
export type Place = { position: bigint; stream: string; revision: number; type: string }
/** An event read and well formed, with what its models need of its surroundings. */
export type Fact = Place & {
  event: AuditedEvent
  /** When the event store took it, ms since 1970. */
  created: number
  /** Equal for the events of one command. */
  command: string
}

/** An event that breaks an invariant, and the streams that have to do with it. */
export type Violation = { place: Place; why: string; concerns: string[] }
/** Work over several streams that is younger than the margin. */
export type InFlight = { place: Place; what: string }

/** The end of what was read. */
export type End = {
  last: Place | null
  /** Whether the log may go on behind it. */
  isCut: boolean
  isYoung(created: number): boolean
}
export type Findings = { violations: Violation[]; inFlight: InFlight[] }

/** One invariant: folds the facts of a log, and throws `Broken` at the first that breaks it. */
export type Model = {
  name: string
  holds: string
  take(fact: Fact): void
  /** What can be told only at the end. */
  finish(end: End): Findings
}

export const nothingFound: Findings = { violations: [], inFlight: [] }

/** Thrown by a model where the fact at hand, or the given earlier one, breaks its invariant. */
export class Broken extends Error {
  override readonly name = 'Broken'
  readonly place: Place | undefined
  readonly concerns: readonly string[]
  constructor(why: string, { place, concerns = [] }: { place?: Place; concerns?: readonly string[] } = {}) {
    super(why)
    this.place = place
    this.concerns = concerns
  }
}

export const placeOf = ({ position, stream, revision, type }: Place): Place => ({ position, stream, revision, type })
export const timeOf = ({ created }: Pick<RawEvent, 'created'>): number => Date.parse(created)
