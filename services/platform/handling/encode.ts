import { hash } from 'node:crypto'
import { Rejection } from '#kernel/rejection.ts'
import type { EventMetadata } from '#kernel/stored.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { NewEvent } from '../event-store.ts'
import type { Request } from '../handle.ts'
import { uuidV5 } from '../uuid.ts'

/** What a server takes in one append is 1 MiB with its own overhead. */
export const MAX_COMMAND_BYTES = 900 * 1024
const OVERHEAD_PER_EVENT_BYTES = 128

const sha256 = (text: string): string => hash('sha256', text, 'base64url')

/** Equal commands, equal hash: whatever a caller may change when it asks again is left out. */
export function hashCommand(command: object, ignored: readonly string[]): string {
  const kept = ignored.length ? Object.fromEntries(Object.entries(command).filter(([name]) => !ignored.includes(name))) : command
  return encodable(() => sha256(canonicalJson(kept)))
}

/** The events of one command with their stored forms, and about how many bytes these take. */
export function encodeEvents<Event extends { type: string }>(
  stream: string,
  events: readonly Event[],
  commandHash: string,
  request: Request,
): { encoded: { event: Event; encoded: NewEvent }[]; bytes: number } {
  const metadata = metadataOf(commandHash, request)
  const metadataBytes = JSON.stringify(metadata).length + OVERHEAD_PER_EVENT_BYTES
  let bytes = 0
  const encoded = events.map((event, index) => {
    const { type, ...data } = event
    const json = encodable(() => JSON.stringify(data))
    bytes += Buffer.byteLength(json) + metadataBytes
    const id = uuidV5([request.actor.key, request.requestId, stream, String(index), sha256(type + json)])
    return { event, encoded: { id, type, data, metadata } }
  })
  if (bytes > MAX_COMMAND_BYTES) throw new Rejection('invalid', 'COMMAND_TOO_LARGE', { bytes, maximum: MAX_COMMAND_BYTES })
  return { encoded, bytes }
}

function metadataOf(commandHash: string, request: Request): EventMetadata {
  const { requestId, actor, causationId, correlationId, workflow, traceparent, now } = request
  return {
    requestId,
    commandHash,
    actor,
    causationId,
    correlationId,
    ...(workflow ? { workflow } : {}),
    traceparent,
    recordedAt: now,
  }
}

function encodable<T>(encode: () => T): T {
  try {
    return encode()
  } catch (error) {
    throw new Rejection('invalid', 'COMMAND_NOT_ENCODABLE', { because: String(error) })
  }
}
