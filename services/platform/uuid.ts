import { hash } from 'node:crypto'

const NAMESPACE = Buffer.from('6f7d3b0e0c1d5a52a2c4f1e07b9d8a31', 'hex')
/** Two bits say how a UUID is laid out, the other two of this digit are the hash's. */
const VARIANTS = '89ab'

/** A name-based UUID (RFC 9562, version 5) of these parts in this order: equal parts, equal id. */
export function uuidV5(parts: readonly string[]): string {
  const hex = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(JSON.stringify(parts))]))
  const variant = VARIANTS.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
