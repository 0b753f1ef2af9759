import { createHash } from 'node:crypto'

const NAMESPACE = Buffer.from('6f7d3b0e0c1d5a52a2c4f1e07b9d8a31', 'hex')

/** A name-based UUID (RFC 9562, version 5) of these parts in this order: equal parts, equal id. */
export function uuidV5(parts: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(JSON.stringify(parts)).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
