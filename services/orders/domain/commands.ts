import type { AbandonReason } from './events.ts'
import type { Hold, Issue, Placement } from './order.ts'

export type OrderCommand =
  | {
      type: 'PlaceOrder'
      /** Equal for requests of equal content. */
      placedAs: string
      placement: Placement
      /** The attempt under which the holds were taken. */
      attempt: number
      holds: Hold[]
      issues: Issue[]
      at: string
    }
  | { type: 'AbandonPlacement'; attempt: number; because: AbandonReason; holds: Hold[]; at: string }
  | { type: 'CancelOrder'; reason: string; at: string }

/** What may differ between two sendings of one request. */
export const differsBetweenRetries = ['placement', 'holds', 'issues', 'because', 'at']
