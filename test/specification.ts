import { expect } from 'vitest'
import type { Decider } from '#kernel/decider.ts'
import { Rejection } from '#kernel/rejection.ts'

type Outcome<Event> = {
  /** Exactly these events, in this order. */
  then(...events: Event[]): void
  /** A rejection for this reason, with at least these figures. */
  refused(reason: string, figures?: Record<string, string | number>): void
  /** Nothing is left to do. */
  nothing(): void
}

export type Specification<Command, Event> = {
  given(...events: Event[]): { when(command: Command): Outcome<Event> }
}

/** Sentences about one decider: `given(received(5)).when(reserve('r-1', 2)).then(reserved('r-1', 2))`. */
export function specification<Command, Event, State>(decider: Decider<Command, Event, State>): Specification<Command, Event> {
  return {
    given: (...events) => ({
      when(command) {
        const state = events.reduce(decider.evolve, decider.initial)
        return {
          // biome-ignore lint/suspicious/noThenProperty: a specification reads given, when, then; nobody awaits it
          then: (...expected) => expect(decider.decide(command, state)).toEqual(expected),
          refused(reason, figures = {}) {
            const rejection = rejectionOf(() => decider.decide(command, state))
            const wanted = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, String(value)]))
            expect({ reason: rejection.reason, figures: rejection.figures }).toMatchObject({ reason, figures: wanted })
          },
          nothing: () => expect(decider.decide(command, state)).toEqual([]),
        }
      },
    }),
  }
}

function rejectionOf(decide: () => unknown): Rejection {
  try {
    decide()
  } catch (thrown) {
    if (thrown instanceof Rejection) return thrown
    throw thrown
  }
  throw new Error('expected a rejection, but the command was accepted')
}
