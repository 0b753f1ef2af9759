import type { EventRecord } from '../storage/frames.ts'
import { uuidText } from './uuid.ts'
import { fieldBytes, varintBytes, WireWriter } from './wire.ts'

export type UuidStyle = 'text' | 'structured'

const EMPTY = Buffer.alloc(0)
const TYPE_KEY = 'type'
const CREATED_KEY = 'created'
const CONTENT_TYPE_KEY = 'content-type'
const JSON_ENTRY = contentTypeEntry('application/json')
const BINARY_ENTRY = contentTypeEntry('application/octet-stream')
const TEXT_ID_BYTES = fieldBytes(36)

export type Shown = { event: EventRecord; link?: EventRecord; withPosition: boolean; retries?: number }

/** A ReadResp with one event, of a read or a persistent subscription, written straight from the log's bytes. */
export function encodeEvent({ event, link, withPosition, retries }: Shown, style: UuidStyle): Buffer {
  const eventSize = recordBytes(event, style)
  const linkSize = link ? recordBytes(link, style) : 0
  const position = (link ?? event).position
  const size =
    fieldBytes(eventSize) +
    (link ? fieldBytes(linkSize) : 0) +
    (withPosition ? 1 + varintBytes(position) : fieldBytes(0)) +
    (retries === undefined ? 0 : 1 + varintBytes(retries))
  const writer = new WireWriter(fieldBytes(size))
  writer.open(1, size)
  writer.open(1, eventSize)
  writeRecord(writer, event, style)
  if (link) {
    writer.open(2, linkSize)
    writeRecord(writer, link, style)
  }
  if (withPosition) writer.varint(3, position)
  else writer.put(4, EMPTY)
  if (retries !== undefined) writer.varint(5, retries)
  return writer.bytes
}

function recordBytes(event: EventRecord, style: UuidStyle): number {
  return (
    fieldBytes(style === 'text' ? TEXT_ID_BYTES : structuredId(event.id).length) +
    fieldBytes(fieldBytes(event.stream.length)) +
    (1 + varintBytes(event.revision)) +
    2 * (1 + varintBytes(event.position)) +
    fieldBytes(typeEntryBytes(event)) +
    fieldBytes(createdEntryBytes(event)) +
    fieldBytes(event.isJson ? JSON_ENTRY.length : BINARY_ENTRY.length) +
    (event.metadata.length > 0 ? fieldBytes(event.metadata.length) : 0) +
    (event.data.length > 0 ? fieldBytes(event.data.length) : 0)
  )
}

function writeRecord(writer: WireWriter, event: EventRecord, style: UuidStyle): void {
  if (style === 'text') {
    writer.open(1, TEXT_ID_BYTES)
    writer.ascii(2, uuidText(event.id))
  } else writer.put(1, structuredId(event.id))
  writer.open(2, fieldBytes(event.stream.length))
  writer.put(3, event.stream)
  writer.varint(3, event.revision)
  writer.varint(4, event.position)
  writer.varint(5, event.position)
  writer.open(6, typeEntryBytes(event))
  writer.ascii(1, TYPE_KEY)
  writer.put(2, event.type)
  writer.open(6, createdEntryBytes(event))
  writer.ascii(1, CREATED_KEY)
  writer.ascii(2, ticks(event))
  writer.put(6, event.isJson ? JSON_ENTRY : BINARY_ENTRY)
  if (event.metadata.length > 0) writer.put(7, event.metadata)
  if (event.data.length > 0) writer.put(8, event.data)
}

function typeEntryBytes(event: EventRecord): number {
  return fieldBytes(TYPE_KEY.length) + fieldBytes(event.type.length)
}

function createdEntryBytes(event: EventRecord): number {
  return fieldBytes(CREATED_KEY.length) + fieldBytes(ticks(event).length)
}

/** Hundreds of nanoseconds since 1970. */
function ticks(event: EventRecord): string {
  return `${event.createdMs}0000`
}

function structuredId(id: Uint8Array): Buffer {
  const halves = Buffer.from(id.buffer, id.byteOffset, 16)
  const [most, least] = [halves.readBigUInt64BE(0), halves.readBigUInt64BE(8)]
  const content = Buffer.concat([Buffer.from([8]), bigVarint(most), Buffer.from([16]), bigVarint(least)])
  return Buffer.concat([Buffer.from([10, content.length]), content])
}

function bigVarint(value: bigint): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  bytes.push(Number(rest))
  return Buffer.from(bytes)
}

function contentTypeEntry(value: string): Buffer {
  const writer = new WireWriter(fieldBytes(CONTENT_TYPE_KEY.length) + fieldBytes(value.length))
  writer.ascii(1, CONTENT_TYPE_KEY)
  writer.ascii(2, value)
  return writer.bytes
}
