import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js'
import { ANY, NO_STREAM, STREAM_EXISTS } from '../appends.ts'
import type { Proposal } from '../storage/frames.ts'
import { TOMBSTONE_TYPE } from '../store.ts'
import { countedBytes } from './append-size.ts'
import { decodeAppend, type Target } from './decode-append.ts'
import { encodeAppendSuccess } from './encode-control.ts'
import { accessDenied, appendTooLarge, asServiceError, invalid, MAX_APPEND_BYTES, trailerError } from './errors.ts'
import { shared, streams } from './generated.ts'
import type { Serving } from './serving.ts'

/** The classic append: one call, the target first, then the events; a wrong version is a result, not an error. */
export function append(
  { store, log }: Serving,
  call: ServerReadableStream<Buffer, Buffer>,
  callback: sendUnaryData<Buffer>,
): void {
  let target: Target | undefined
  let bytes = 0
  let isAnswered = false
  const events: Proposal[] = []
  const answer: sendUnaryData<Buffer> = (error, value) => {
    if (isAnswered) return
    isAnswered = true
    callback(error, value)
  }
  call.on('data', (message: Buffer) => {
    if (isAnswered) return
    try {
      const decoded = decodeAppend(message)
      target = decoded.target ?? target
      if (!decoded.proposal) return
      bytes += countedBytes(decoded.proposal)
      if (decoded.proposal.type === TOMBSTONE_TYPE) answer(accessDenied())
      else if (bytes > MAX_APPEND_BYTES) answer(appendTooLarge())
      else events.push(decoded.proposal)
    } catch (error) {
      answer(asServiceError(error, log))
    }
  })
  call.on('end', () => {
    if (isAnswered) return
    if (!target?.stream) return answer(invalid('an append names its stream first'))
    const { stream, expected } = target
    store.append(stream, expected, events, outcome => {
      if (outcome.type === 'appended') return answer(null, encodeAppendSuccess(outcome))
      if (outcome.type === 'wrong-version') return answer(null, encodeWrongVersion(outcome))
      answer(trailerError(stream, outcome) ?? null)
    })
  })
  call.on('error', error => answer(asServiceError(error, log)))
}

function encodeWrongVersion({ current, expected }: { current: number; expected: number }): Buffer {
  const wrong = new streams.AppendResp.WrongExpectedVersion()
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty())
  else wrong.setCurrentRevision(String(current))
  if (expected === ANY) wrong.setExpectedAny(new shared.Empty())
  else if (expected === STREAM_EXISTS) wrong.setExpectedStreamExists(new shared.Empty())
  else if (expected === NO_STREAM) wrong.setExpectedNoStream(new shared.Empty())
  else wrong.setExpectedRevision(String(expected))
  return Buffer.from(new streams.AppendResp().setWrongExpectedVersion(wrong).serializeBinary())
}
