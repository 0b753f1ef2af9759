/**
 * What one kind of stream may hold: `decide` turns a command into the events that it causes, none where nothing is left
 * to do, or throws a `Rejection`; `evolve` folds an event into a new state and never rejects. Neither touches its arguments.
 */
export type Decider<Command, Event, State> = {
  initial: State
  decide(command: Command, state: State): Event[]
  evolve(state: State, event: Event): State
}

/** The variant of a union of `{ type }` that bears this type. */
export type Of<Union extends { type: string }, Type extends Union['type']> = Extract<Union, { type: Type }>

/** Makes a switch over a union fail to compile when a variant is missing. */
export function never(impossible: never): never {
  throw new Error(`no such variant: ${JSON.stringify(impossible)}`)
}
