import { randomUUID } from 'node:crypto'
import { status } from '@grpc/grpc-js'
import { ZodError } from 'zod'
import { Rejection, type RejectionKind } from '#kernel/rejection.ts'
import { wirePath } from '../fields.ts'
import type { Log } from '../logging.ts'
import { CallFailed, codeOfKind } from './call-failed.ts'
import type { WireError } from './errors.ts'

/** What the host itself refuses, before or around a method. */
export class EdgeRefusal extends Error {
  readonly code: status
  readonly reason: string
  readonly figures: Readonly<Record<string, string>>

  constructor(code: status, reason: string, message: string, figures: Record<string, string> = {}) {
    super(message)
    this.name = 'EdgeRefusal'
    this.code = code
    this.reason = reason
    this.figures = figures
  }
}

export const invalidField = (field: string, problem: string) => new Rejection('invalid', 'INVALID_FIELD', { field, problem })

/** What a caller is told of whatever a method threw. Faults are logged here, and only here. */
export function toWireError(error: unknown, log: Log): WireError {
  if (error instanceof Rejection) return ofRejection(error.kind, error.reason, error.figures)
  if (error instanceof ZodError) return ofInvalidFields(error)
  if (error instanceof EdgeRefusal) return { ...wire(error), message: error.message }
  const passing = passingTrouble(error)
  if (passing) {
    log.warn({ err: error, reason: passing.reason }, 'a call could not be finished')
    return passing
  }
  const incidentId = randomUUID()
  log.error({ err: error, incidentId }, 'a call failed')
  const message = `Something went wrong on our side. Incident ${incidentId}.`
  return { code: status.INTERNAL, reason: 'FAULT', figures: { incident_id: incidentId }, message, violations: [] }
}

const wire = ({ code, reason, figures }: Pick<WireError, 'code' | 'reason' | 'figures'>) => ({
  code,
  reason,
  figures,
  violations: [],
})

function ofRejection(kind: RejectionKind, reason: string, figures: Readonly<Record<string, string>>): WireError {
  const told = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`)
  const { field, problem = 'is not valid' } = figures
  const isOfField = kind === 'invalid' && field !== undefined
  return {
    code: codeOfKind[kind],
    reason,
    figures,
    message: isOfField ? `${field} ${problem}` : told.length > 0 ? `${reason}: ${told.join(', ')}` : reason,
    violations: isOfField ? [{ field, description: problem }] : [],
  }
}

function ofInvalidFields(error: ZodError): WireError {
  const violations = error.issues.map(({ path, message }) => ({ field: wirePath(path), description: message }))
  const [first = { field: '', description: 'is not valid' }] = violations
  const figures = { field: first.field, problem: first.description }
  return { ...ofRejection('invalid', 'INVALID_FIELD', figures), violations }
}

/** Trouble elsewhere that repeating the request, with its id, may get past. */
function passingTrouble(error: unknown): WireError | null {
  const message = 'A part of Nahr is not reachable. Repeat the request with the same request id.'
  if (error instanceof CallFailed && error.code === status.DEADLINE_EXCEEDED) {
    return { ...wire({ code: error.code, reason: 'DEADLINE_EXCEEDED', figures: {} }), message: 'The deadline passed.' }
  }
  if (error instanceof CallFailed && error.code === status.ABORTED) {
    return { ...wire({ code: error.code, reason: 'STREAM_CONTENDED', figures: {} }), message: 'Others were faster: try again.' }
  }
  // By name, so that hosting needs no event store.
  const isStoreAway = error instanceof Error && error.name === 'StoreUnavailable'
  if (isStoreAway || (error instanceof CallFailed && error.code === status.UNAVAILABLE)) {
    return { ...wire({ code: status.UNAVAILABLE, reason: 'SERVICE_UNAVAILABLE', figures: {} }), message }
  }
  if (error instanceof Error && error.name === 'OutcomeUnknown') {
    return { ...wire({ code: status.UNAVAILABLE, reason: 'OUTCOME_UNKNOWN', figures: {} }), message }
  }
  return null
}
