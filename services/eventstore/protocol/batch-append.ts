import type { ServerDuplexStream } from '@grpc/grpc-js'
import type { Proposal } from '../storage/frames.ts'
import { type AppendOutcome, TOMBSTONE_TYPE } from '../store.ts'
import { countedBytes } from './append-size.ts'
import {
  accessDeniedStatus,
  badRequestStatus,
  streamDeletedStatus,
  timeoutStatus,
  tooLargeStatus,
  wrongVersionStatus,
} from './batch-errors.ts'
import { type BatchMessage, decodeBatchAppend, type Target } from './decode-append.ts'
import { encodeBatchError, encodeBatchSuccess } from './encode-control.ts'
import { asServiceError, MAX_APPEND_BYTES, serverStopping, storeFailed } from './errors.ts'
import type { Serving } from './serving.ts'

type Pending = {
  correlationId: Buffer
  target: Target
  deadlineMs: number
  events: Proposal[]
  bytes: number
  problem: Uint8Array | undefined
}

const DEADLINE_CHECK_MS = 100
const TOO_MUCH_WAITING_BYTES = 32 * 1024 * 1024

/** Many appends over one stream, each answered by its correlation id, or with a time-out when its deadline has passed. */
export function batchAppend({ store, now, log, stopping }: Serving, call: ServerDuplexStream<Buffer, Buffer>): void {
  const assembling = new Map<string, Pending>()
  const pending = new Set<Pending>()
  let timer: NodeJS.Timeout | undefined
  let isHalfClosed = false

  const finish = (append: Pending, response: Buffer): void => {
    if (!pending.delete(append)) return
    if (call.writable) call.write(response)
    endIfDone()
  }
  const endIfDone = (): void => {
    if (pending.size > assembling.size) return
    if (stopping.aborted) call.emit('error', serverStopping())
    else if (isHalfClosed) call.end()
  }
  const refuse = (append: Pending, status: Uint8Array): void =>
    finish(append, encodeBatchError(append.correlationId, append.target.identifier, status))

  const checkDeadlines = (): void => {
    for (const append of pending) if (append.deadlineMs <= now()) refuse(append, timeoutStatus())
    for (const [key, append] of assembling) if (!pending.has(append)) assembling.delete(key)
    if (pending.size === 0) stopTimer()
  }
  const stopTimer = (): void => {
    clearInterval(timer)
    timer = undefined
  }

  const begin = (message: BatchMessage, target: Target): Pending => {
    const deadlineMs = message.deadlineMs ?? Number.POSITIVE_INFINITY
    const append: Pending = { correlationId: message.correlationId, target, deadlineMs, events: [], bytes: 0, problem: undefined }
    pending.add(append)
    timer ??= setInterval(checkDeadlines, DEADLINE_CHECK_MS).unref()
    return append
  }

  const receive = (bytes: Buffer): void => {
    if (stopping.aborted) return
    const message = decodeBatchAppend(bytes, now())
    const key = message.correlationId.toString('latin1')
    const append = message.target ? begin(message, message.target) : assembling.get(key)
    if (!append) return
    addParts(append, message)
    if (!message.isFinal) {
      assembling.set(key, append)
      return
    }
    assembling.delete(key)
    const problem = append.deadlineMs <= now() ? timeoutStatus() : append.problem
    if (problem) refuse(append, problem)
    else decide(append)
  }

  const decide = (append: Pending): void => {
    store.append(append.target.stream, append.target.expected, append.events, outcome => {
      if (outcome.type === 'failed') return void call.emit('error', storeFailed(outcome.failure))
      finish(append, encodeOutcome(append, outcome))
    })
    if (store.waitingBytes > TOO_MUCH_WAITING_BYTES && !call.isPaused()) {
      call.pause()
      store.whenSynced(() => call.resume())
    }
  }

  call.on('data', (bytes: Buffer) => {
    try {
      receive(bytes)
    } catch (error) {
      call.emit('error', asServiceError(error, log))
    }
  })
  call.on('end', () => {
    isHalfClosed = true
    endIfDone()
  })
  stopping.addEventListener('abort', endIfDone)
  call.on('close', () => stopping.removeEventListener('abort', endIfDone))
  call.on('error', stopTimer)
  call.on('cancelled', () => {
    stopTimer()
    pending.clear()
  })
}

function addParts(append: Pending, message: BatchMessage): void {
  for (const event of message.proposals) {
    append.bytes += countedBytes(event)
    if (event.type === TOMBSTONE_TYPE) append.problem ??= accessDeniedStatus()
    append.events.push(event)
  }
  if (append.bytes > MAX_APPEND_BYTES) {
    append.problem ??= tooLargeStatus()
    append.events = []
  }
  if (message.problem) append.problem ??= badRequestStatus(message.problem.message)
  if (append.target.stream === '') append.problem ??= badRequestStatus('an append names its stream')
}

function encodeOutcome({ correlationId, target }: Pending, outcome: Exclude<AppendOutcome, { type: 'failed' }>): Buffer {
  if (outcome.type === 'appended') return encodeBatchSuccess(correlationId, target.identifier, outcome)
  const status = outcome.type === 'wrong-version' ? wrongVersionStatus(outcome) : streamDeletedStatus(target.stream)
  return encodeBatchError(correlationId, target.identifier, status)
}
