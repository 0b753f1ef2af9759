import { ANY, NO_STREAM, STREAM_EXISTS } from '../appends.ts'
import type { Proposal } from '../storage/frames.ts'
import { uuidFrom } from './uuid.ts'
import { Malformed, WireReader } from './wire.ts'

/** Leaves room for the `$$` of its metadata stream in the log's 16 bits. */
const MAX_STREAM_NAME_BYTES = 65_000
const NOTHING: Buffer = Buffer.alloc(0)

/** A proposal without one of the metadata properties that every event must bring. */
export class MissingMetadata extends Error {
  override name = 'MissingMetadata'
  readonly properties: string[]

  constructor(properties: string[]) {
    super(`required metadata properties are missing: ${properties.join(', ')}`)
    this.properties = properties
  }
}

/** A proposed message is the same in both kinds of append. */
export function decodeProposal(reader: WireReader): Proposal {
  let id: Buffer | undefined
  let type: string | undefined
  let contentType: string | undefined
  let metadata: Buffer = NOTHING
  let data: Buffer = NOTHING
  while (reader.next()) {
    if (reader.field === 1) id = uuidFrom(reader.view())
    else if (reader.field === 2) {
      const [key, value] = mapEntry(reader.message())
      if (key === 'type') type = value
      else if (key === 'content-type') contentType = value
    } else if (reader.field === 3) metadata = reader.view()
    else if (reader.field === 4) data = reader.view()
    else reader.skip()
  }
  if (type === undefined || contentType === undefined) throw new MissingMetadata(['type', 'content-type'])
  if (!id) throw new Malformed('an event has no id')
  return { id, type, isJson: contentType === 'application/json', metadata, data }
}

function mapEntry(entry: WireReader): [string, string] {
  let key = ''
  let value = ''
  while (entry.next()) {
    if (entry.field === 1) key = entry.string()
    else if (entry.field === 2) value = entry.string()
    else entry.skip()
  }
  return [key, value]
}

export type Target = { stream: string; expected: number; identifier: Buffer }

export type AppendMessage = { target?: Target; proposal?: Proposal }

/** One message of a classic append: the target first, then an event each. */
export function decodeAppend(bytes: Buffer): AppendMessage {
  const reader = new WireReader(bytes)
  while (reader.next()) {
    if (reader.field === 1) return { target: decodeTarget(reader.message()).target }
    if (reader.field === 2) return { proposal: decodeProposal(reader.message()) }
    reader.skip()
  }
  return {}
}

export type BatchMessage = {
  correlationId: Buffer
  target?: Target
  deadlineMs?: number | undefined
  proposals: Proposal[]
  isFinal: boolean
  /** Why this part cannot be taken; the rest of the call can. */
  problem?: Error
}

/** One part of a batch append. `nowMs` turns a duration into a deadline. */
export function decodeBatchAppend(bytes: Buffer, nowMs: number): BatchMessage {
  const reader = new WireReader(bytes)
  const message: BatchMessage = { correlationId: NOTHING, proposals: [], isFinal: false }
  while (reader.next()) {
    if (reader.field === 1) message.correlationId = reader.view()
    else if (reader.field === 2) {
      const { target, deadlineMs } = decodeTarget(reader.message(), nowMs)
      message.target = target
      message.deadlineMs = deadlineMs
    } else if (reader.field === 3) {
      try {
        message.proposals.push(decodeProposal(reader.message()))
      } catch (error) {
        message.problem = error instanceof Error ? error : new Error(String(error))
      }
    } else if (reader.field === 4) message.isFinal = reader.varint() === 1
    else reader.skip()
  }
  return message
}

function decodeTarget(reader: WireReader, nowMs = 0): { target: Target; deadlineMs: number | undefined } {
  const target: Target = { stream: '', expected: ANY, identifier: NOTHING }
  let deadlineMs: number | undefined
  while (reader.next()) {
    if (reader.field === 1) {
      target.identifier = reader.view()
      target.stream = streamName(target.identifier)
    } else if (reader.field === 2) target.expected = reader.varint()
    else if (reader.field === 3) target.expected = emptyFor(reader, NO_STREAM)
    else if (reader.field === 4) target.expected = emptyFor(reader, ANY)
    else if (reader.field === 5) target.expected = emptyFor(reader, STREAM_EXISTS)
    else if (reader.field === 6) deadlineMs = secondsAndNanos(reader.message())
    else if (reader.field === 7) deadlineMs = nowMs + secondsAndNanos(reader.message())
    else reader.skip()
  }
  return { target, deadlineMs }
}

function emptyFor(reader: WireReader, expected: number): number {
  reader.skip()
  return expected
}

/** A timestamp or a duration, in milliseconds. */
function secondsAndNanos(reader: WireReader): number {
  let ms = 0
  while (reader.next()) {
    if (reader.field === 1) ms += Number(reader.int64()) * 1000
    else if (reader.field === 2) ms += Number(reader.int64()) / 1e6
    else reader.skip()
  }
  return ms
}

function checkedName(name: Buffer): string {
  if (name.length > MAX_STREAM_NAME_BYTES) throw new Malformed(`a stream name has at most ${MAX_STREAM_NAME_BYTES} bytes`)
  return name.toString()
}

function streamName(identifier: Buffer): string {
  const reader = new WireReader(identifier)
  while (reader.next()) {
    if (reader.field === 3) return checkedName(reader.view())
    reader.skip()
  }
  return ''
}
