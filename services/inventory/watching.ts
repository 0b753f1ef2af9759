import { positionOf } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { EventStore } from '#platform/event-store.ts'
import type { Projections } from '#platform/projections.ts'
import { type Asked, type Shown, shownOf } from './availability.ts'
import { availabilityStream } from './read-models/availability-policy.ts'

/** A message is far below what gRPC carries. */
const mostAtOnce = 1_000

export type Watched = Asked & {
  /** Where the caller was told everything up to; 0: nothing yet. */
  after: bigint
  signal: AbortSignal
}
export type Deps = { projections: Projections; store: Pick<EventStore, 'readAll'>; seats: Seats }
/** Told of everybody who comes and goes. */
export type Seats = { taken(by: 1 | -1): void }
/** `position`: everything up to there has been told. */
export type Told = { shown: Shown[]; position: bigint }

/**
 * The figures behind a position, then whatever differs from what was told. Batches wake, rows tell: a row knows where it
 * changed last, so that nothing is kept for whoever is away or slow.
 */
export async function* watch({ after, signal, ...asked }: Watched, { projections, store, seats }: Deps): AsyncGenerator<Told> {
  const seat = sit(asked, projections)
  const told = new Map<string, string>()
  let position = after
  seats.taken(1)
  try {
    if (after > 0n) await reachedOrRefused(after, { projections, store, signal })
    for (let isFirst = true; ; isFirst = false) {
      signal.throwIfAborted()
      const { changes } = seat
      const shown = await shownOf(asked, projections)
      const isNews = isFirst
        ? (each: Shown) => after === 0n || each.position > after
        : (each: Shown) => told.get(keyOf(each)) !== figuresOf(each)
      const news = shown.filter(isNews).sort((a, b) => a.position - b.position)
      for (const each of shown) told.set(keyOf(each), figuresOf(each))
      for (const part of parts(news, position)) {
        position = part.position
        yield part
      }
      if (isFirst && after === 0n && news.length === 0) yield { shown: [], position }
      if (seat.changes === changes) await seat.changed(signal)
    }
  } finally {
    seat.leave()
    seats.taken(-1)
  }
}

const keyOf = ({ sku, locationId }: Shown) => `${sku}@${locationId}`
const figuresOf = ({ available, onOrder, expectedAt }: Shown) => `${available} ${onOrder} ${expectedAt}`

/** A change of the policy moves many figures at one position, which has been told only with the last of them. */
function* parts(news: readonly Shown[], from: bigint): Generator<Told> {
  for (let start = 0, position = from; start < news.length; start += mostAtOnce) {
    const shown = news.slice(start, start + mostAtOnce)
    const next = news[start + mostAtOnce]?.position
    const told = shown.findLast(each => next === undefined || each.position < next)?.position ?? 0
    if (BigInt(told) > position) position = BigInt(told)
    yield { shown, position }
  }
}

/** A position beyond the log's end is another log's: waiting for it would skip what comes until then. */
async function reachedOrRefused(
  after: bigint,
  { projections, store, signal }: Omit<Deps, 'seats'> & { signal: AbortSignal },
): Promise<void> {
  for await (const { position } of store.readAll({ from: 'end', direction: 'backwards', max: 1 })) {
    if (after <= position) return projections.reached(after, signal)
  }
  throw new Rejection('invalid', 'INVALID_FIELD', {
    field: 'after_position',
    problem: 'must not be beyond the end of the log',
  })
}

type Seat = { changes: number; changed(signal: AbortSignal): Promise<void>; leave(): void }

function sit({ skus }: Asked, projections: Projections): Seat {
  const asked = new Set(skus)
  let wake: (() => void) | null = null
  const isAsked = (stream: string) =>
    stream === availabilityStream || (stream.startsWith('stock-') && asked.has(positionOf(stream).sku))
  const leave = projections.folded(streams => {
    for (const stream of streams) {
      if (!isAsked(stream)) continue
      seat.changes++
      wake?.()
      return
    }
  })
  const seat: Seat = {
    changes: 0,
    leave,
    async changed(signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const giveUp = () => reject(signal.reason)
      wake = resolve
      signal.addEventListener('abort', giveUp, { once: true })
      if (signal.aborted) giveUp()
      try {
        await promise
      } finally {
        wake = null
        signal.removeEventListener('abort', giveUp)
      }
    },
  }
  return seat
}
