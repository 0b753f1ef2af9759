import { randomBytes } from 'node:crypto'
import type { DeleteReq, TombstoneReq } from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import { ANY, NO_STREAM, STREAM_EXISTS } from '../appends.ts'
import type { Proposal } from '../storage/frames.ts'
import { type AppendOutcome, type Store, TOMBSTONE_TYPE } from '../store.ts'
import { invalid, trailerError } from './errors.ts'
import { streams } from './generated.ts'

/** Hides what is in the stream until it is written to again. */
export function deleteStream(store: Store, call: ServerUnaryCall<DeleteReq, Buffer>, callback: sendUnaryData<Buffer>): void {
  const asked = targetOf(call.request.getOptions())
  if (!asked) callback(invalid('a delete names its stream'))
  else
    store.softDelete(asked.stream, asked.expected, outcome =>
      callback(trailerError(asked.stream, outcome) ?? null, encodeOutcome(outcome)),
    )
}

/** Ends the stream for ever. */
export function tombstoneStream(
  store: Store,
  call: ServerUnaryCall<TombstoneReq, Buffer>,
  callback: sendUnaryData<Buffer>,
): void {
  const asked = targetOf(call.request.getOptions())
  const empty = new Uint8Array()
  const tombstone: Proposal = { id: randomBytes(16), type: TOMBSTONE_TYPE, isJson: false, metadata: empty, data: empty }
  if (!asked) callback(invalid('a tombstone names its stream'))
  else
    store.append(asked.stream, asked.expected, [tombstone], outcome =>
      callback(trailerError(asked.stream, outcome) ?? null, encodeOutcome(outcome)),
    )
}

/** DeleteResp and TombstoneResp are the same message. */
function encodeOutcome(outcome: AppendOutcome): Buffer | null {
  if (outcome.type !== 'appended') return null
  const at = String(outcome.position)
  const position = new streams.DeleteResp.Position().setCommitPosition(at).setPreparePosition(at)
  return Buffer.from(new streams.DeleteResp().setPosition(position).serializeBinary())
}

type Options = DeleteReq.Options | TombstoneReq.Options | undefined

function targetOf(options: Options): { stream: string; expected: number } | undefined {
  const name = options?.getStreamIdentifier()?.getStreamName_asU8()
  if (!options || !name || name.length === 0) return undefined
  return { stream: Buffer.from(name).toString(), expected: expectedOf(options) }
}

function expectedOf(options: NonNullable<Options>): number {
  if (options.hasAny()) return ANY
  if (options.hasNoStream()) return NO_STREAM
  if (options.hasStreamExists()) return STREAM_EXISTS
  return options.hasRevision() ? Number(options.getRevision()) : ANY
}
