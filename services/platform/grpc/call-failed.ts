import { status } from '@grpc/grpc-js'
import { Rejection, type RejectionKind } from '#kernel/rejection.ts'
import type { Figures, Violation, WireError } from './errors.ts'

export const codeOfKind: Record<RejectionKind, status> = {
  invalid: status.INVALID_ARGUMENT,
  'not-found': status.NOT_FOUND,
  exists: status.ALREADY_EXISTS,
  refused: status.FAILED_PRECONDITION,
  denied: status.PERMISSION_DENIED,
  contended: status.ABORTED,
}
const kindOfCode = new Map(Object.entries(codeOfKind).map(([kind, code]) => [code, kind as RejectionKind]))

/** A call that was not answered with a response. */
export class CallFailed extends Error {
  readonly code: status
  /** Empty: told by the transport, not by Nahr. */
  readonly reason: string
  readonly figures: Figures
  readonly violations: readonly Violation[]

  constructor(method: string, { code, reason, figures, message, violations }: WireError) {
    super(`${method}: ${status[code]} ${message}`)
    this.name = 'CallFailed'
    this.code = code
    this.reason = reason
    this.figures = figures
    this.violations = violations
  }

  /** Nothing that speaks for Nahr answers there. */
  get isOutOfReach(): boolean {
    return this.code === status.UNAVAILABLE && this.reason === ''
  }

  /** The same no as the called service's, to be passed on; null for anything but a business answer. */
  asRejection(): Rejection | null {
    const kind = kindOfCode.get(this.code)
    return kind && this.reason !== '' ? new Rejection(kind, this.reason, { ...this.figures }) : null
  }
}
