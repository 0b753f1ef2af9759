import { Malformed, WireReader } from './wire.ts'

/** The 16 bytes of a protocol UUID, which comes as text or as two 64-bit halves. */
export function uuidFrom(bytes: Buffer): Buffer {
  const reader = new WireReader(bytes)
  while (reader.next()) {
    if (reader.field === 2) return uuidFromText(reader.string())
    if (reader.field === 1) return uuidFromHalves(reader.message())
    reader.skip()
  }
  throw new Malformed('an id is empty')
}

export function uuidText(id: Uint8Array): string {
  const hex = Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function uuidFromText(text: string): Buffer {
  const hex = text.replaceAll('-', '')
  const id = Buffer.from(hex, 'hex')
  if (hex.length !== 32 || id.length !== 16) throw new Malformed(`${JSON.stringify(text.slice(0, 64))} is not a UUID`)
  return id
}

function uuidFromHalves(halves: WireReader): Buffer {
  const id = Buffer.alloc(16)
  while (halves.next()) {
    if (halves.field === 1) id.writeBigInt64BE(halves.int64(), 0)
    else if (halves.field === 2) id.writeBigInt64BE(halves.int64(), 8)
    else halves.skip()
  }
  return id
}
