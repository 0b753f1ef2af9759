import { randomBytes } from 'node:crypto'
import type { Proposal } from './storage/frames.ts'
import type { Store } from './store.ts'

/** What `$tb` says of a soft-deleted stream: the largest int64, as far as a JSON number holds it. */
export const DELETED_BEFORE = 2 ** 63
export const METADATA_TYPE = '$metadata'

export type Truncation = { truncateBefore: number; maxCount: number | undefined; maxAgeMs: number | undefined }

const NOTHING: Truncation = { truncateBefore: 0, maxCount: undefined, maxAgeMs: undefined }
/** Of a stream's metadata only the latest counts. */
const METASTREAM: Truncation = { ...NOTHING, maxCount: 1 }
const SOFT_DELETED_JSON = '9223372036854775807'

/**
 * What the `$$` stream of a stream says about truncating it. Read once from the log, then kept up by the writes.
 * Only streams that have a `$$` stream take room here.
 */
export class StreamMetadata {
  private readonly known = new Map<string, { properties: Record<string, unknown>; truncation: Truncation }>()
  private readonly store: Store

  constructor(store: Store) {
    this.store = store
  }

  of(stream: number): Truncation {
    const { streams } = this.store.catalog
    const name = streams.nameOf(stream)
    if (name.startsWith('$$')) return METASTREAM
    const metastream = streams.numberOf(`$$${name}`)
    return metastream === undefined ? NOTHING : this.load(metastream).truncation
  }

  noticeWrite(streamName: string, events: readonly Proposal[]): void {
    const last = events.at(-1)
    if (streamName.startsWith('$$') && last) this.known.set(streamName, parsed(last.data))
  }

  /** A metadata event that keeps what is there and sets these properties. */
  proposalWith(stream: number, changed: Record<string, unknown>): Proposal {
    const { streams } = this.store.catalog
    const metastream = streams.numberOf(`$$${streams.nameOf(stream)}`)
    const properties = metastream === undefined ? {} : this.load(metastream).properties
    return metadataProposal(JSON.stringify({ ...properties, ...changed }))
  }

  private load(metastream: number): { properties: Record<string, unknown>; truncation: Truncation } {
    const { streams } = this.store.catalog
    const name = streams.nameOf(metastream)
    const known = this.known.get(name)
    if (known) return known
    const count = streams.count(metastream)
    const loaded = count === 0 ? parsed(Buffer.from('{}')) : parsed(this.store.event(streams.ordinal(metastream, count - 1)).data)
    this.known.set(name, loaded)
    return loaded
  }
}

export function softDeletion(): Proposal {
  return metadataProposal(`{"$tb":${SOFT_DELETED_JSON}}`)
}

function metadataProposal(json: string): Proposal {
  return { id: randomBytes(16), type: METADATA_TYPE, isJson: true, metadata: new Uint8Array(), data: Buffer.from(json) }
}

function parsed(data: Uint8Array): { properties: Record<string, unknown>; truncation: Truncation } {
  const properties = jsonObject(data)
  const maxAge = numberOf(properties.$maxAge)
  return {
    properties,
    truncation: {
      truncateBefore: numberOf(properties.$tb) ?? 0,
      maxCount: numberOf(properties.$maxCount),
      maxAgeMs: maxAge === undefined ? undefined : maxAge * 1000,
    },
  }
}

/** Metadata that is not a JSON object truncates nothing, as on the real server. */
function jsonObject(data: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString())
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
