import { createHash } from 'node:crypto'
import type { Proposal } from '../../../services/eventstore/storage/frames.ts'
import type { AppendOutcome, Store } from '../../../services/eventstore/store.ts'

export const NOON = Date.parse('2026-03-02T12:00:00Z')

/** An event whose id and payload follow from its name, so that a test can tell what it finds. */
export function named(name: string, { bytes = 0, type = 'Happened' } = {}): Proposal {
  const data = Buffer.from(JSON.stringify({ name, padding: 'x'.repeat(bytes) }))
  return { id: createHash('md5').update(name).digest(), type, isJson: true, metadata: new Uint8Array(), data }
}

export function append(store: Store, stream: string, expected: number, ...events: Proposal[]): Promise<AppendOutcome> {
  return new Promise(resolve => store.append(stream, expected, events, resolve))
}

/** The names of what a stream's visible events hold, in order. */
export function namesIn(store: Store, stream: string): string[] {
  const { streams } = store.catalog
  const number = streams.numberOf(stream)
  if (number === undefined) return []
  return Array.from({ length: streams.countBelow(number, store.visible) }, (_, revision) =>
    nameAt(store, streams.ordinal(number, revision)),
  )
}

export function namesInLog(store: Store): string[] {
  return Array.from({ length: store.visible }, (_, ordinal) => nameAt(store, ordinal))
}

function nameAt(store: Store, ordinal: number): string {
  const parsed: { name: string } = JSON.parse(Buffer.from(store.event(ordinal).data).toString())
  return parsed.name
}
