import type { EventRecord } from '../storage/frames.ts'
import type { Store } from '../store.ts'
import { encodeEvent, type UuidStyle } from './encode-event.ts'

export const LINK_TYPE = '$>'

export type Showing = { resolveLinks: boolean; uuids: UuidStyle; withPosition: boolean }

/** The response for one event of the log; a link comes with what it points at, when that is wanted and there. */
export function showEvent(store: Store, ordinal: number, { resolveLinks, uuids, withPosition }: Showing): Buffer {
  const record = store.event(ordinal)
  if (!resolveLinks || store.catalog.typeName(store.catalog.type(ordinal)) !== LINK_TYPE) {
    return encodeEvent({ event: record, withPosition }, uuids)
  }
  const link = copied(record)
  const target = targetOf(store, link)
  return encodeEvent(
    target === undefined ? { event: link, withPosition } : { event: store.event(target), link, withPosition },
    uuids,
  )
}

/** A link's data is `revision@stream`. */
function targetOf(store: Store, link: EventRecord): number | undefined {
  const [revision, ...name] = Buffer.from(link.data).toString().split('@')
  const { streams } = store.catalog
  const stream = streams.numberOf(name.join('@'))
  if (stream === undefined || Number(revision) >= streams.countBelow(stream, store.visible)) return undefined
  return streams.ordinal(stream, Number(revision))
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
