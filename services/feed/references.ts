import type { EventStore, RawEvent } from '#platform/event-store.ts'
import { createLru } from '#platform/lru.ts'
import { Unreadable } from './stored-events.ts'

const remembered = 10_000

/** Tells what a stream is about, of its first event; undefined for any other. */
type Reads<Reference> = (event: Pick<RawEvent, 'stream' | 'type' | 'data'>) => Reference | undefined

/** What streams of one kind are about, such as the channel of an order: told as they begin, which never changes. */
export function createReferences<Reference>(store: Pick<EventStore, 'read'>, reads: Reads<Reference>) {
  const known = createLru<Reference>(remembered)

  function note(event: Pick<RawEvent, 'stream' | 'type' | 'data'>): Reference | undefined {
    const reference = reads(event)
    if (reference !== undefined) known.set(event.stream, reference)
    return reference
  }

  async function find(stream: string): Promise<Reference> {
    for await (const event of store.read(stream)) {
      const reference = note(event)
      if (reference !== undefined) return reference
    }
    throw new Unreadable(`${stream} never began`)
  }

  /** What the stream of this event is about. */
  return async (event: Pick<RawEvent, 'stream' | 'type' | 'data'>): Promise<Reference> =>
    note(event) ?? known.get(event.stream) ?? (await find(event.stream))
}
