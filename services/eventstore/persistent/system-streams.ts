import { randomUUID } from 'node:crypto'
import { ANY } from '../appends.ts'
import type { Proposal } from '../storage/frames.ts'
import type { AppendOutcome, Store } from '../store.ts'
import { streamBounds } from '../stream-bounds.ts'
import type { GroupKey } from './settings.ts'
import { idOf } from './settings.ts'

/** What groups have to remember lies in streams like any other, written by the same synced appends. */
export const CONFIG_STREAM = '$persistentSubscriptionConfig'

export const checkpointStream = (key: GroupKey): string => `$persistentsubscription-${idOf(key)}-checkpoint`
export const parkedStream = (key: GroupKey): string => `$persistentsubscription-${idOf(key)}-parked`

type Written = { type: string; json?: unknown; text?: string; metadata?: unknown }

export function proposalOf({ type, json, text, metadata }: Written): Proposal {
  return {
    id: Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
    type,
    isJson: text === undefined,
    metadata: metadata === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(metadata)),
    data: Buffer.from(text ?? JSON.stringify(json)),
  }
}

export function appendOne(store: Store, stream: string, written: Written, answer: (outcome: AppendOutcome) => void): void {
  store.append(stream, ANY, [proposalOf(written)], answer)
}

/** Sets properties of a stream's metadata and keeps the others. */
export function changeMetadata(
  store: Store,
  stream: string,
  changed: Record<string, unknown>,
  answer: (outcome: AppendOutcome) => void,
): void {
  const number = store.catalog.streams.numberOf(stream)
  if (number !== undefined) store.append(`$$${stream}`, ANY, [store.metadata.proposalWith(number, changed)], answer)
}

/** What the last visible event of a stream holds. */
export function lastJson(store: Store, stream: string, nowMs: number): unknown {
  const bounds = streamBounds(store, stream, nowMs)
  if (typeof bounds === 'string' || bounds.last < bounds.first) return undefined
  const { data } = store.event(store.catalog.streams.ordinal(bounds.stream, bounds.last))
  return JSON.parse(Buffer.from(data).toString())
}
