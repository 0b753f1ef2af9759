import type { Store } from './store.ts'
import { DELETED_BEFORE } from './stream-metadata.ts'

/** The revisions of a stream that may be read, both inclusive; `first` beyond `last` when all were truncated. */
export type Bounds = { stream: number; first: number; last: number }

export function streamBounds(store: Store, streamName: string, nowMs: number): Bounds | 'missing' | 'tombstoned' {
  const { streams } = store.catalog
  const stream = streams.numberOf(streamName)
  const last = stream === undefined ? -1 : streams.countBelow(stream, store.visible) - 1
  if (stream === undefined || last < 0) return 'missing'
  if (store.isTombstoned(stream)) return 'tombstoned'
  const { truncateBefore, maxCount, maxAgeMs } = store.metadata.of(stream)
  if (truncateBefore === DELETED_BEFORE) return 'missing'
  const byCount = maxCount === undefined ? 0 : last - maxCount + 1
  const first = Math.max(0, truncateBefore, byCount)
  return {
    stream,
    first: maxAgeMs === undefined ? first : firstYoungerThan(store, { stream, first, last }, nowMs - maxAgeMs),
    last,
  }
}

/** Events of a stream are created one after another, so that the too old ones are a head of it. */
function firstYoungerThan(store: Store, { stream, first, last }: Bounds, createdMs: number): number {
  let low = first
  let high = last + 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (store.event(store.catalog.streams.ordinal(stream, middle)).createdMs < createdMs) low = middle + 1
    else high = middle
  }
  return low
}
