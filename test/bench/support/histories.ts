import { randomUUID } from 'node:crypto'
import { stockStream } from '#kernel/ids.ts'
import type { EventMetadata } from '#kernel/stored.ts'
import { type EventStore, type NewEvent, NO_STREAM } from '#platform/event-store.ts'
import { warehouse } from '../../support/shop.ts'

const recordedAt = '2026-01-01T00:00:00.000Z'
const actor = { key: 'bench', kind: 'operator', id: 'bench', channel: '' }

function metadata(): EventMetadata {
  const id = randomUUID()
  return { requestId: id, commandHash: id, actor, causationId: null, correlationId: id, traceparent: null, recordedAt }
}

/** Grows a stream to so many events, many to an append; answers its name. */
async function grown(store: EventStore, stream: string, from: number, to: number, next: () => NewEvent): Promise<string> {
  for (let revision = from; revision < to - 1; ) {
    const events = Array.from({ length: Math.min(500, to - 1 - revision) }, next)
    revision = (await store.append(stream, events, revision)).revision
  }
  return stream
}

const receipt = (): NewEvent => ({
  id: randomUUID(),
  type: 'StockReceived',
  data: { quantity: 1, reference: 'bench', occurredAt: recordedAt },
  metadata: metadata(),
})

/** A position in the warehouse that so many receipts of one unit built up; answers its stream. */
export const received = (store: EventStore, sku: string, size: number, present = 0): Promise<string> =>
  grown(store, stockStream(sku, warehouse), present === 0 ? NO_STREAM : present - 1, size, receipt)

/** So many events of half a kibibyte in streams of others. */
export async function filled(store: EventStore, size: number): Promise<void> {
  const text = 'x'.repeat(256)
  const past = (): NewEvent => ({ id: randomUUID(), type: 'BenchHappened', data: { text }, metadata: metadata() })
  const streams = 20
  await Promise.all(
    Array.from({ length: streams }, () => grown(store, `past-${randomUUID()}`, NO_STREAM, Math.ceil(size / streams), past)),
  )
}
