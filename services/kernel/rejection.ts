export type RejectionKind = 'invalid' | 'not-found' | 'exists' | 'refused' | 'denied' | 'contended'

/** A request answered with no: a reason that has one cause, and the figures that explain it. An answer needs no stack. */
export class Rejection extends Error {
  readonly kind: RejectionKind
  readonly reason: string
  readonly figures: Readonly<Record<string, string>>

  constructor(kind: RejectionKind, reason: string, figures: Record<string, string | number> = {}) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(reason)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'Rejection'
    this.kind = kind
    this.reason = reason
    this.figures = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, String(value)]))
  }
}

/** Refuses a well-formed request that the present state does not allow. */
export function reject(reason: string, figures?: Record<string, string | number>): never {
  throw new Rejection('refused', reason, figures)
}
