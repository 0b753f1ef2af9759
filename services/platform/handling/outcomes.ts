import { z } from 'zod'
import type { EventMetadata } from '#kernel/stored.ts'

/** Which of a stream's events answered a request, and to which command. */
export type Outcome = { commandHash: string; first: number; count: number }

/** Outcomes of the latest acceptances of a stream, by caller and request id, oldest first. */
export type Outcomes = Map<string, Outcome>

/** So many requests of a stream can be repeated; behind them natural keys protect. */
export const OUTCOMES_KEPT = 1_024

export const outcomeKey = (actorKey: string, requestId: string): string => `${actorKey}\n${requestId}`

/** Takes note of one event: the events of one request follow each other. */
export function note(outcomes: Outcomes, { actor, requestId, commandHash }: EventMetadata, revision: number): void {
  const key = outcomeKey(actor.key, requestId)
  const known = outcomes.get(key)
  if (known && known.first + known.count === revision) {
    known.count++
    return
  }
  outcomes.delete(key)
  outcomes.set(key, { commandHash, first: revision, count: 1 })
  if (outcomes.size <= OUTCOMES_KEPT) return
  for (const oldest of outcomes.keys()) {
    outcomes.delete(oldest)
    return
  }
}

const stored = z.array(z.tuple([z.string(), z.string(), z.int(), z.int()]))

export const encodeOutcomes = (outcomes: Outcomes): z.infer<typeof stored> =>
  [...outcomes].map(([key, { commandHash, first, count }]) => [key, commandHash, first, count])

export const decodeOutcomes = (json: unknown): Outcomes =>
  new Map(stored.parse(json).map(([key, commandHash, first, count]) => [key, { commandHash, first, count }]))
