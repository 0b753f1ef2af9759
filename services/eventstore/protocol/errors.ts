import { Metadata, type ServiceError, status } from '@grpc/grpc-js'
import type { Log } from '../logger.ts'
import { CorruptLog } from '../storage/frames.ts'
import type { AppendOutcome } from '../store.ts'
import { MissingMetadata } from './decode-append.ts'
import { Malformed } from './wire.ts'

export const MAX_APPEND_BYTES = 1024 * 1024

/** The protocol's errors travel in trailers: `exception` names the kind, the rest its particulars. */
function protocolError(code: status, details: string, trailers: Record<string, string>): ServiceError {
  const metadata = new Metadata()
  // Trailers hold printable ASCII alone; a name that has more is told in the details.
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value.replace(/[^\x20-\x7e]/g, '?'))
  return Object.assign(new Error(details), { code, details, metadata })
}

export function wrongVersion(stream: string, outcome: { expected: number; current: number }): ServiceError {
  return protocolError(status.FAILED_PRECONDITION, 'append failed: the stream is not at the expected revision', {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(outcome.expected),
    ...(outcome.current < 0 ? {} : { 'actual-version': String(outcome.current) }),
  })
}

export function streamDeleted(stream: string): ServiceError {
  return protocolError(status.FAILED_PRECONDITION, `stream ${stream} is deleted`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  })
}

export function appendTooLarge(): ServiceError {
  return protocolError(status.INVALID_ARGUMENT, `the append is larger than ${MAX_APPEND_BYTES} bytes`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND_BYTES),
  })
}

export function invalid(details: string): ServiceError {
  return protocolError(status.INVALID_ARGUMENT, details, {})
}

export function accessDenied(): ServiceError {
  return protocolError(status.PERMISSION_DENIED, 'access denied', { exception: 'access-denied' })
}

type Group = { source: string; group: string }

/** What can go wrong with a persistent subscription, by the names the protocol has for it. */
const GROUP_ERRORS = {
  exists: [status.ALREADY_EXISTS, 'persistent-subscription-exists', 'exists already'],
  'does-not-exist': [status.NOT_FOUND, 'persistent-subscription-does-not-exist', 'does not exist'],
  dropped: [status.CANCELLED, 'persistent-subscription-dropped', 'was updated, deleted or started again'],
  'maximum-subscribers': [status.FAILED_PRECONDITION, 'maximum-subscribers-reached', 'has its maximum of subscribers'],
} as const

export type GroupProblem = keyof typeof GROUP_ERRORS

export function groupError(problem: GroupProblem, { source, group }: Group): ServiceError {
  const [code, exception, what] = GROUP_ERRORS[problem]
  return protocolError(code, `subscription group ${group} on stream ${source} ${what}`, {
    exception,
    'stream-name': source,
    'group-name': group,
  })
}

export function groupFailed({ source, group }: Group, reason: string): ServiceError {
  return protocolError(status.INTERNAL, `subscription group ${group} on stream ${source} failed: ${reason}`, {
    exception: 'persistent-subscription-failed',
    'stream-name': source,
    'group-name': group,
    reason,
  })
}

/** Ends calls that have no end of their own; clients connect again by it. */
export function serverStopping(): ServiceError {
  return protocolError(status.UNAVAILABLE, 'the event store is stopping', {})
}

/** The log can take nothing more, and the outcome of what was under way is unknown. */
export function storeFailed(failure: Error): ServiceError {
  if (failure instanceof CorruptLog) return protocolError(status.DATA_LOSS, 'the event log is damaged', {})
  return protocolError(status.UNAVAILABLE, 'the event store has stopped accepting appends after a disk failure', {})
}

/** What a caller hears of anything thrown; a fault of ours goes to the log and shows nothing of its insides. */
export function asServiceError(error: unknown, log: Log): ServiceError {
  if (isServiceError(error)) return error
  if (error instanceof Malformed) return invalid(error.message)
  if (error instanceof MissingMetadata) {
    return protocolError(status.INVALID_ARGUMENT, error.message, {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': error.properties.join(','),
    })
  }
  log.error({ err: error }, 'a call failed')
  return error instanceof CorruptLog
    ? protocolError(status.DATA_LOSS, 'the event log is damaged', {})
    : protocolError(status.INTERNAL, 'internal error', {})
}

/** An outcome that is an error in the trailers wherever it occurs; undefined for a success. */
export function trailerError(stream: string, outcome: AppendOutcome): ServiceError | undefined {
  if (outcome.type === 'appended') return undefined
  if (outcome.type === 'wrong-version') return wrongVersion(stream, outcome)
  if (outcome.type === 'stream-deleted') return streamDeleted(stream)
  return storeFailed(outcome.failure)
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'metadata' in error
}
