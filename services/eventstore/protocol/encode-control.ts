import { shared, streams } from './generated.ts'
import { fieldBytes, varintBytes, WireWriter } from './wire.ts'

const EMPTY = Buffer.alloc(0)

export const CAUGHT_UP = Buffer.from(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()).serializeBinary())

export function encodeConfirmation(subscriptionId: string): Buffer {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId)
  return Buffer.from(new streams.ReadResp().setConfirmation(confirmation).serializeBinary())
}

export function encodeStreamNotFound(streamName: string): Buffer {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(streamName))
  const notFound = new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier)
  return Buffer.from(new streams.ReadResp().setStreamNotFound(notFound).serializeBinary())
}

export function encodeCheckpoint(position: number): Buffer {
  const size = 2 * (1 + varintBytes(position))
  const writer = new WireWriter(fieldBytes(size))
  writer.open(3, size)
  writer.varint(1, position)
  writer.varint(2, position)
  return writer.bytes
}

export type Appended = { revision: number; position: number }

/** AppendResp, and the result inside BatchAppendResp: both hold the same success message. */
export function encodeAppendSuccess(appended: Appended): Buffer {
  const size = successBytes(appended)
  const writer = new WireWriter(fieldBytes(size))
  writer.open(1, size)
  writeSuccess(writer, appended)
  return writer.bytes
}

/** BatchAppendResp; correlation id and stream identifier go back as they came. */
export function encodeBatchSuccess(correlationId: Uint8Array, identifier: Uint8Array, appended: Appended): Buffer {
  const size = successBytes(appended)
  const writer = new WireWriter(fieldBytes(correlationId.length) + fieldBytes(size) + fieldBytes(identifier.length))
  writer.put(1, correlationId)
  writer.open(3, size)
  writeSuccess(writer, appended)
  writer.put(4, identifier)
  return writer.bytes
}

export function encodeBatchError(correlationId: Uint8Array, identifier: Uint8Array, status: Uint8Array): Buffer {
  const writer = new WireWriter(fieldBytes(correlationId.length) + fieldBytes(status.length) + fieldBytes(identifier.length))
  writer.put(1, correlationId)
  writer.put(2, status)
  writer.put(4, identifier)
  return writer.bytes
}

function successBytes({ revision, position }: Appended): number {
  return revision < 0 ? 2 * fieldBytes(0) : 1 + varintBytes(revision) + fieldBytes(2 * (1 + varintBytes(position)))
}

function writeSuccess(writer: WireWriter, { revision, position }: Appended): void {
  if (revision < 0) {
    writer.put(2, EMPTY)
    writer.put(4, EMPTY)
    return
  }
  writer.varint(1, revision)
  writer.open(3, 2 * (1 + varintBytes(position)))
  writer.varint(1, position)
  writer.varint(2, position)
}
