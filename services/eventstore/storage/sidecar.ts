import { crc32 } from 'node:zlib'
import type { Catalog } from './catalog.ts'
import type { Files } from './files.ts'
import { type Segment, sidecarName } from './segment-log.ts'

/*
 * The index of one completed segment: crc u32 · "NhrI" · segment size u32 · events u32 · streams u32 · types u32 ·
 * per event: offset u32, stream u32, type u32 · the stream names, then the type names, each length u32 and bytes.
 * Streams and types are numbered within the sidecar in the order of first sight.
 */
const HEAD = 24
const MAGIC = Buffer.from('NhrI', 'latin1')

export function writeSidecar(files: Files, segment: Segment, catalog: Catalog, from: number, to: number): void {
  const streams = new Map<number, number>()
  const types = new Map<number, number>()
  const columns = Buffer.alloc((to - from) * 12)
  for (let ordinal = from, at = 0; ordinal < to; ordinal += 1, at += 12) {
    columns.writeUInt32LE(catalog.position(ordinal) - segment.base, at)
    columns.writeUInt32LE(numberWithin(streams, catalog.stream(ordinal)), at + 4)
    columns.writeUInt32LE(numberWithin(types, catalog.type(ordinal)), at + 8)
  }
  const names = [...streams.keys()].map(n => catalog.streams.nameOf(n)).concat([...types.keys()].map(n => catalog.typeName(n)))
  const head = Buffer.alloc(HEAD)
  MAGIC.copy(head, 4)
  head.writeUInt32LE(segment.file.size(), 8)
  head.writeUInt32LE(to - from, 12)
  head.writeUInt32LE(streams.size, 16)
  head.writeUInt32LE(types.size, 20)
  const whole = Buffer.concat([head, columns, ...names.flatMap(lengthAndBytes)])
  whole.writeUInt32LE(crc32(whole.subarray(4)), 0)
  files.replace(sidecarName(segment.base), whole)
}

/** Adds the segment's events to the catalog; false when there is no sound sidecar for it, and then nothing was added. */
export function loadSidecar(stored: Uint8Array | undefined, segment: Segment, catalog: Catalog): boolean {
  if (!stored || stored.length < HEAD) return false
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength)
  if (bytes.readUInt32LE(0) !== crc32(bytes.subarray(4)) || bytes.compare(MAGIC, 0, 4, 4, 8) !== 0) return false
  if (bytes.readUInt32LE(8) !== segment.file.size()) return false
  const events = bytes.readUInt32LE(12)
  const streams = new Uint32Array(bytes.readUInt32LE(16))
  const types: string[] = []
  let at = HEAD + events * 12
  const nextName = (): string => {
    const start = at + 4
    at = start + bytes.readUInt32LE(at)
    return bytes.toString('utf8', start, at)
  }
  for (let n = 0; n < streams.length; n += 1) streams[n] = catalog.streams.numberFor(nextName())
  for (let n = bytes.readUInt32LE(20); n > 0; n -= 1) types.push(nextName())
  for (let n = 0, row = HEAD; n < events; n += 1, row += 12) {
    const stream = streams[bytes.readUInt32LE(row + 4)]
    const type = types[bytes.readUInt32LE(row + 8)]
    if (stream === undefined || type === undefined) throw new Error(`the index of segment ${segment.base} contradicts itself`)
    catalog.add(segment.base + bytes.readUInt32LE(row), stream, type)
  }
  return true
}

function numberWithin(seen: Map<number, number>, number: number): number {
  const known = seen.get(number)
  if (known !== undefined) return known
  seen.set(number, seen.size)
  return seen.size - 1
}

function lengthAndBytes(name: string): Buffer[] {
  const bytes = Buffer.from(name)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return [length, bytes]
}
