import { type Matches, matcherOf } from '../event-filter.ts'
import type { Store } from '../store.ts'
import { streamBounds } from '../stream-bounds.ts'
import { ALL, type GroupEntry, type StartFrom } from './settings.ts'

const TURN = 5_000

type Found = { place: number; ordinal: number }

/** What a group reads. A place is a revision of a stream, or the how-manieth event of the log. */
export type Source = {
  /** Which stream's events wake a reader; undefined for all. */
  readonly streamName: string | undefined
  /** Up to `limit` events from a place on, and where to go on; not at the end when there is more to look through. */
  pull(from: number, limit: number): { found: Found[]; next: number; isAtEnd: boolean }
  placeOf(start: StartFrom): number
  /** As the protocol tells of the event before a place, and the place after such an event. */
  textBefore(place: number): string | undefined
  placeAfter(text: string): number
  textOf(start: StartFrom): string
}

type SourceOf = Pick<GroupEntry, 'source' | 'filter'>

export function sourceOf(store: Store, now: () => number, { source, filter }: SourceOf): Source {
  return source === ALL ? wholeLog(store, filter && matcherOf(filter)) : oneStream(store, now, source)
}

function oneStream(store: Store, now: () => number, name: string): Source {
  const { streams } = store.catalog
  const end = (): number => {
    const stream = streams.numberOf(name)
    return stream === undefined ? 0 : streams.countBelow(stream, store.visible)
  }
  return {
    streamName: name,
    pull(from, limit) {
      const bounds = streamBounds(store, name, now())
      if (typeof bounds === 'string') return { found: [], next: from, isAtEnd: true }
      const first = Math.max(from, bounds.first)
      const count = Math.max(0, Math.min(limit, bounds.last + 1 - first))
      const found = Array.from({ length: count }, (_, n) => ({
        place: first + n,
        ordinal: streams.ordinal(bounds.stream, first + n),
      }))
      return { found, next: first + count, isAtEnd: first + count > bounds.last }
    },
    placeOf: start => (start === 'end' ? end() : start === 'start' ? 0 : start),
    textBefore: place => (place > 0 ? String(place - 1) : undefined),
    placeAfter: text => Number(text) + 1,
    textOf: start => (start === 'end' ? '-1' : start === 'start' ? '0' : String(start)),
  }
}

function wholeLog(store: Store, matches: Matches | undefined): Source {
  const { catalog } = store
  const isWanted = (ordinal: number): boolean =>
    (!matches || matches(catalog, ordinal)) && !isBookkeeping(catalog.streams.nameOf(catalog.stream(ordinal)))
  return {
    streamName: undefined,
    pull(from, limit) {
      const found: Found[] = []
      const until = Math.min(store.visible, from + TURN)
      let next = from
      for (; next < until && found.length < limit; next += 1) if (isWanted(next)) found.push({ place: next, ordinal: next })
      return { found, next, isAtEnd: next >= store.visible }
    },
    placeOf(start) {
      if (typeof start === 'number') return catalog.positions.firstAtLeast(start)
      return start === 'start' ? 0 : store.visible
    },
    textBefore: place => (place > 0 ? positionText(catalog.position(place - 1)) : undefined),
    placeAfter: text => catalog.positions.firstAtLeast(Number(/^C:(\d+)/.exec(text)?.[1] ?? -1) + 1),
    textOf: start => positionText(start === 'end' ? -1 : start === 'start' ? 0 : start),
  }
}

function positionText(position: number): string {
  return `C:${position}/P:${position}`
}

/** What groups to `$all` write about themselves would keep them busy for ever. */
function isBookkeeping(stream: string): boolean {
  return stream.startsWith('$persistentsubscription-$all::') && /-(checkpoint|parked)$/.test(stream)
}
