import { crc32 } from 'node:zlib'

/** What a client proposes to append; payloads are kept as the bytes that came. */
export type Proposal = { id: Uint8Array; type: string; isJson: boolean; metadata: Uint8Array; data: Uint8Array }

/** A view into a read buffer: valid until the next read. */
export type EventRecord = {
  position: number
  revision: number
  createdMs: number
  id: Uint8Array
  isJson: boolean
  stream: Uint8Array
  type: Uint8Array
  metadata: Uint8Array
  data: Uint8Array
}

/*
 * The log is a sequence of frames, one per append: a head, then its events.
 *   head  (28 bytes): magic u32 · crc u32 · body length u32 · events u32 · position u48 · synced before u48
 *   event (48 bytes, then stream, type, metadata, data): length u32 · crc u32 · revision u48 · created u48 ·
 *                    id 16 bytes · flags u16 · stream length u16 · type length u32 · metadata length u32
 * Every crc is seeded with the place in the log, so that a good record in the wrong place is a bad one.
 */
export const HEAD_BYTES = 28
export const EVENT_BYTES = 48
export const MAGIC = Buffer.from('NhrF', 'latin1')
const MAGIC_NUMBER = MAGIC.readUInt32LE(0)
const JSON_FLAG = 1

export class CorruptLog extends Error {
  override name = 'CorruptLog'
}

export function frameBytes(streamBytes: number, events: readonly Proposal[]): number {
  let total = HEAD_BYTES
  for (const event of events) total += eventBytes(streamBytes, event)
  return total
}

function eventBytes(streamBytes: number, event: Proposal): number {
  return EVENT_BYTES + streamBytes + Buffer.byteLength(event.type) + event.metadata.length + event.data.length
}

export function writeHead(
  into: Buffer,
  at: number,
  frame: { bodyBytes: number; events: number; position: number; syncedBefore: number },
): void {
  into.writeUInt32LE(MAGIC_NUMBER, at)
  into.writeUInt32LE(frame.bodyBytes, at + 8)
  into.writeUInt32LE(frame.events, at + 12)
  into.writeUIntLE(frame.position, at + 16, 6)
  into.writeUIntLE(frame.syncedBefore, at + 22, 6)
  into.writeUInt32LE(crc32(into.subarray(at + 8, at + HEAD_BYTES), seed(frame.position)), at + 4)
}

/** Writes one event and answers its length. */
export function writeEvent(
  into: Buffer,
  at: number,
  position: number,
  event: Proposal,
  of: { stream: Uint8Array; revision: number; createdMs: number },
): number {
  const typeAt = at + EVENT_BYTES + of.stream.length
  const typeBytes = into.write(event.type, typeAt)
  const metadataAt = typeAt + typeBytes
  const length = EVENT_BYTES + of.stream.length + typeBytes + event.metadata.length + event.data.length
  into.writeUInt32LE(length, at)
  into.writeUIntLE(of.revision, at + 8, 6)
  into.writeUIntLE(of.createdMs, at + 14, 6)
  into.set(event.id, at + 20)
  into.writeUInt16LE(event.isJson ? JSON_FLAG : 0, at + 36)
  into.writeUInt16LE(of.stream.length, at + 38)
  into.writeUInt32LE(typeBytes, at + 40)
  into.writeUInt32LE(event.metadata.length, at + 44)
  into.set(of.stream, at + EVENT_BYTES)
  into.set(event.metadata, metadataAt)
  into.set(event.data, metadataAt + event.metadata.length)
  into.writeUInt32LE(crc32(into.subarray(at + 8, at + length), seed(position)), at + 4)
  return length
}

export type FrameHead = { bodyBytes: number; events: number; syncedBefore: number }

/** The head at `at`, or undefined when what is there is not the head of a frame at this position. */
export function readHead(from: Buffer, at: number, position: number): FrameHead | undefined {
  if (at + HEAD_BYTES > from.length || from.readUInt32LE(at) !== MAGIC_NUMBER) return undefined
  if (from.readUInt32LE(at + 4) !== crc32(from.subarray(at + 8, at + HEAD_BYTES), seed(position))) return undefined
  return { bodyBytes: from.readUInt32LE(at + 8), events: from.readUInt32LE(at + 12), syncedBefore: from.readUIntLE(at + 22, 6) }
}

/** The event at `at`, or undefined when it is cut off or its bytes are not those that were written at this position. */
export function readEvent(from: Buffer, at: number, position: number): EventRecord | undefined {
  if (at + EVENT_BYTES > from.length) return undefined
  const length = from.readUInt32LE(at)
  const end = at + length
  if (length < EVENT_BYTES || end > from.length) return undefined
  if (from.readUInt32LE(at + 4) !== crc32(from.subarray(at + 8, end), seed(position))) return undefined
  const typeAt = at + EVENT_BYTES + from.readUInt16LE(at + 38)
  const metadataAt = typeAt + from.readUInt32LE(at + 40)
  const dataAt = metadataAt + from.readUInt32LE(at + 44)
  return {
    position,
    revision: from.readUIntLE(at + 8, 6),
    createdMs: from.readUIntLE(at + 14, 6),
    id: from.subarray(at + 20, at + 36),
    isJson: (from.readUInt16LE(at + 36) & JSON_FLAG) !== 0,
    stream: from.subarray(at + EVENT_BYTES, typeAt),
    type: from.subarray(typeAt, metadataAt),
    metadata: from.subarray(metadataAt, dataAt),
    data: from.subarray(dataAt, end),
  }
}

export function eventLength(from: Buffer, at: number): number {
  return from.readUInt32LE(at)
}

function seed(position: number): number {
  return position % 0x1_0000_0000
}
