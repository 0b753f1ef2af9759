import { isLink, targetOf } from '../links.ts'
import type { EventRecord } from '../storage/frames.ts'
import type { Store } from '../store.ts'
import type { Message } from './group.ts'
import type { StrategyName } from './settings.ts'

type How = { isReplayed: boolean; resolveLinks: boolean; strategy: StrategyName }

/** What a group has to know of an event; its content stays in the log until it is handed out. */
export function messageAt(store: Store, at: { place: number; ordinal: number }, how: How): Message {
  const record = store.event(at.ordinal)
  const id = idText(record.id)
  return { ...at, id, pin: pinOf(store, at.ordinal, record, how), isReplayed: how.isReplayed, retries: 0, isSettled: false }
}

export function idText(id: Uint8Array): string {
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1')
}

function pinOf(store: Store, ordinal: number, record: EventRecord, { isReplayed, resolveLinks, strategy }: How): string {
  if (strategy !== 'Pinned' && strategy !== 'PinnedByCorrelation') return ''
  const linked = isLink(store, ordinal) ? Buffer.from(record.data).toString() : undefined
  const target = linked !== undefined && (isReplayed || resolveLinks) ? targetOf(store, record) : undefined
  const event = target === undefined ? record : store.event(target)
  const stream = linked === undefined ? Buffer.from(event.stream).toString() : linked.slice(linked.indexOf('@') + 1)
  return (strategy === 'PinnedByCorrelation' ? correlationOf(event.metadata) : undefined) ?? stream
}

function correlationOf(metadata: Uint8Array): string | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(metadata).toString())
    const id = typeof parsed === 'object' && parsed !== null && '$correlationId' in parsed ? parsed.$correlationId : undefined
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}
