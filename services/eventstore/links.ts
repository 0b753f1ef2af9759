import type { EventRecord } from './storage/frames.ts'
import type { Store } from './store.ts'

export const LINK_TYPE = '$>'

export function isLink(store: Store, ordinal: number): boolean {
  return store.catalog.typeName(store.catalog.type(ordinal)) === LINK_TYPE
}

/** The event that a link points at, if it is there; a link's data is `revision@stream`. */
export function targetOf(store: Store, link: EventRecord): number | undefined {
  const [revision, ...name] = Buffer.from(link.data).toString().split('@')
  const { streams } = store.catalog
  const stream = streams.numberOf(name.join('@'))
  const wanted = Number(revision)
  if (stream === undefined || !Number.isInteger(wanted) || wanted < 0) return undefined
  return wanted < streams.countBelow(stream, store.visible) ? streams.ordinal(stream, wanted) : undefined
}
