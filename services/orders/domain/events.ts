import type { CancelledLine, Hold, Issue, Placement, RefundDue } from './order.ts'

/** `fault`: the outcome of a step stayed unknown. `swept`: found undecided long after. */
export type AbandonReason = 'refused' | 'deadline' | 'cancelled' | 'fault' | 'swept'

export type OrderEvent =
  | ({ type: 'OrderPlaced'; attempt: number; placedAs: string; holds: Hold[]; issues: Issue[]; placedAt: string } & Placement)
  | { type: 'PlacementAbandoned'; attempt: number; because: AbandonReason; holds: Hold[]; abandonedAt: string }
  | {
      type: 'OrderCancelled'
      reason: string
      lines: CancelledLine[]
      /** To be released. */
      holds: Hold[]
      refundsDue: RefundDue[]
      cancelledAt: string
    }
