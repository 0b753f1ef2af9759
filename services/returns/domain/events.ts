import type { Words } from '#kernel/words.ts'
import type { AcceptedUnits, GrantedRefund, LineUnits, Opening } from './return.ts'

export type NotificationKey = 'return.opened' | 'return.refunded' | 'return.rejected' | 'return.review' | 'return.cancelled'

/**
 * A new event or field goes on to stored-events.ts, the audit's shapes, and the feed's reading where a channel is told; where it
 * is kept or shown, to stored-return.ts, answer.ts and the contract.
 */
export type ReturnEvent =
  | ({ type: 'ReturnOpened' } & Opening)
  | { type: 'UnitsReceived'; locationId: string; lines: LineUnits[]; receivedAt: string }
  /** What is given back for them is granted in the same append. */
  | { type: 'UnitsAccepted'; lines: AcceptedUnits[]; approvedBecause: Words | null; acceptedAt: string }
  | { type: 'RefundGranted'; refunds: GrantedRefund[]; lines: LineUnits[]; grantedAt: string }
  | { type: 'UnitsRejected'; lines: LineUnits[]; reason: Words; rejectedAt: string }
  | { type: 'ReviewAsked'; lines: LineUnits[]; question: Words; askedAt: string }
  | { type: 'UnitsLost'; lines: LineUnits[]; lostAt: string }
  | { type: 'ReturnCancelled'; lines: LineUnits[]; reason: Words; cancelledAt: string }
  | { type: 'RefundExecuted'; refundId: string; executedAt: string }
  | { type: 'RefundFailed'; refundId: string; reason: string; failedAt: string }
  | { type: 'RefundNeedsPerson'; refundId: string; because: string; askedAt: string }
  | { type: 'RefundReplaced'; refundId: string; storedValueId: string; amountMinor: number; replacedAt: string }
  | { type: 'ReturnSettled'; points: number; settledAt: string }
  /** A channel shows it once for its id. */
  | { type: 'NotificationDue'; id: string; key: NotificationKey; params: Record<string, Words>; dueAt: string }
