/** What is promised to somebody: units that are there for it, and units that it waits for. */
export type Promised = {
  id: string
  order: string
  step: string
  asked: number
  there: number
  waiting: number
  until: number
  expectedAt: string | null
}

const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** One position as somebody would keep it on paper. Nothing is worked out in advance, and nothing is quick. */
export type Shelf = {
  onHand: number
  boxes: { damaged: number; quarantine: number }
  safety: number
  suppressed: number
  /** Oldest first. */
  promised: Promised[]
  supplies: { id: string; quantity: number; expectedAt: string }[]
  /** Promises that ended, oldest end first. */
  ends: { id: string; isGivenUp: boolean; atMs: number }[]
  /** The time of the newest end that nobody remembers. */
  forgottenMs: number
  /** Slips that came in before, by what they said: they count once. */
  slips: Map<string, string>
  /** Promises of which units went elsewhere. */
  went: Set<string>
}

export const emptyShelf = (): Shelf => ({
  onHand: 0,
  boxes: { damaged: 0, quarantine: 0 },
  safety: 0,
  suppressed: 0,
  promised: [],
  supplies: [],
  ends: [],
  forgottenMs: Number.NEGATIVE_INFINITY,
  slips: new Map(),
  went: new Set(),
})

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
export const there = (shelf: Shelf): number => sum(shelf.promised.map(promise => promise.there))
export const waiting = (shelf: Shelf): number => sum(shelf.promised.map(promise => promise.waiting))
export const coming = (shelf: Shelf): number => sum(shelf.supplies.map(({ quantity }) => quantity))
const owed = (shelf: Shelf): number => there(shelf) + shelf.boxes.damaged + shelf.boxes.quarantine
export const short = (shelf: Shelf): number => Math.max(0, owed(shelf) - shelf.onHand)
export const free = (shelf: Shelf): number => Math.max(0, shelf.onHand - owed(shelf) - shelf.safety - shelf.suppressed)
export const available = (shelf: Shelf): number => Math.max(0, free(shelf) - waiting(shelf))

export const find = (shelf: Shelf, id: string): Promised | undefined => shelf.promised.find(promise => promise.id === id)
export const endOf = (shelf: Shelf, id: string) => shelf.ends.find(end => end.id === id)

/** Its end is remembered for a day, and until another promise ends; told again, it is as old as it was. */
export function end(shelf: Shelf, id: string, isGivenUp: boolean, atMs: number): void {
  shelf.promised = shelf.promised.filter(promise => promise.id !== id)
  const known = endOf(shelf, id)
  if (known) {
    known.isGivenUp = isGivenUp
    return
  }
  shelf.ends.push({ id, isGivenUp, atMs })
  for (const old of shelf.ends.filter(each => each.atMs < atMs - dayMs)) {
    shelf.ends.splice(shelf.ends.indexOf(old), 1)
    shelf.forgottenMs = Math.max(shelf.forgottenMs, old.atMs)
  }
}

/** Takes units off a promise; it ends with its last. */
export function draw(
  shelf: Shelf,
  promise: Promised,
  from: { there: number; waiting: number },
  isGivenUp: boolean,
  atMs: number,
) {
  promise.there -= from.there
  promise.waiting -= from.waiting
  if (promise.there + promise.waiting === 0) end(shelf, promise.id, isGivenUp, atMs)
}

/** Promises whose time is up, as they are when somebody looks. */
export function lapse(shelf: Shelf, atMs: number): number {
  const over = shelf.promised.filter(({ until }) => until <= atMs)
  for (const { id } of over) end(shelf, id, true, atMs)
  return over.length
}

/** Whoever has waited longest gets what is free, unit by unit. */
export function serve(shelf: Shelf): void {
  for (let next = longestWaiting(shelf); next && free(shelf) > 0; next = longestWaiting(shelf)) {
    next.waiting--
    next.there++
  }
}
const longestWaiting = (shelf: Shelf): Promised | undefined => shelf.promised.find(promise => promise.waiting > 0)

/** Whom a shortage hits: the newest promises first, each whole before the next. */
export function hits(shelf: Shelf, of: 'there' | 'waiting', missing: number): [id: string, quantity: number][] {
  const units = shelf.promised.toReversed().flatMap(promise => Array.from({ length: promise[of] }, () => promise.id))
  return [...Map.groupBy(units.slice(0, missing), id => id)].map(([id, { length }]) => [id, length])
}
