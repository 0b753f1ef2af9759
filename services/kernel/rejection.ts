export type RejectionKind = 'invalid' | 'not-found' | 'exists' | 'refused' | 'denied' | 'contended'

/** A request answered with no: a reason that has one cause, and the figures that explain it. */
export class Rejection extends Error {
  readonly kind: RejectionKind
  readonly reason: string
  readonly figures: Readonly<Record<string, string>>

  constructor(kind: RejectionKind, reason: string, figures: Record<string, string | number> = {}) {
    super(reason)
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
