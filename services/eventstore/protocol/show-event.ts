import { isLink, targetOf } from '../links.ts'
import type { EventRecord } from '../storage/frames.ts'
import type { Store } from '../store.ts'
import { encodeEvent, type UuidStyle } from './encode-event.ts'

/** `retries` is told by persistent subscriptions alone. */
export type Showing = { resolveLinks: boolean; uuids: UuidStyle; withPosition: boolean; retries?: number }

/** The response for one event of the log; a link comes with what it points at, when that is wanted and there. */
export function showEvent(store: Store, ordinal: number, { resolveLinks, uuids, withPosition, retries }: Showing): Buffer {
  const record = store.event(ordinal)
  const how = retries === undefined ? { withPosition } : { withPosition, retries }
  if (!resolveLinks || !isLink(store, ordinal)) return encodeEvent({ event: record, ...how }, uuids)
  const link = copied(record)
  const target = targetOf(store, link)
  return encodeEvent(target === undefined ? { event: link, ...how } : { event: store.event(target), link, ...how }, uuids)
}

/** Reading the target may overwrite the buffer that the link is a view of. */
function copied(record: EventRecord): EventRecord {
  const { id, stream, type, metadata, data } = record
  return {
    ...record,
    id: new Uint8Array(id),
    stream: new Uint8Array(stream),
    type: new Uint8Array(type),
    metadata: new Uint8Array(metadata),
    data: new Uint8Array(data),
  }
}
