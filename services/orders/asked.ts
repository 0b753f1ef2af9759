import type { Request } from '#platform/handle.ts'
import type { Placement } from './domain/order.ts'
import type { SourcingTerms } from './request.ts'

/** A placement as somebody asks for it. */
export type Asked = {
  orderId: string
  placement: Placement
  /** Payment tokens by tender: they are nowhere in the log of orders. */
  tokens: ReadonlyMap<string, string>
  /** Equal for requests of equal content. */
  placedAs: string
  /** What to heed where locations are to be chosen. */
  sourcing: SourcingTerms | null
  request: Request
  /** The caller's: gone, or out of patience. */
  signal: AbortSignal
  deadline: Date
}
/** For the calls that are part of it. */
export const callOf = ({
  signal,
  deadline,
  request: { correlationId, traceparent },
}: Pick<Asked, 'signal' | 'deadline' | 'request'>) => ({
  signal,
  deadline,
  correlationId,
  traceparent,
})
