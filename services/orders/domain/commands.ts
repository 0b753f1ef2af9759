import type { AbandonReason, ReleaseReason } from './events.ts'
import type { GroupHold, Hold, Issue, LineUnits, PaymentHold, Placement, RefundDue, UnitsOfLine } from './order.ts'

export type OrderCommand =
  | { type: 'RequestAuthorizations'; attempt: number; payments: PaymentHold[]; at: string }
  | {
      type: 'PlaceOrder'
      /** Equal for requests of equal content. */
      placedAs: string
      placement: Placement
      /** The attempt under which the holds were taken. */
      attempt: number
      holds: GroupHold[]
      issues: Issue[]
      at: string
    }
  | { type: 'AbandonPlacement'; attempt: number; because: AbandonReason; holds: Hold[]; at: string }
  | { type: 'CancelOrder'; reason: string; notificationId: string; at: string }
  | { type: 'SettlePayment'; tenderId: string; outcome: PaymentOutcome; notificationId: string; at: string }
  | { type: 'StartPicking'; fulfilmentId: string; at: string }
  | { type: 'RecordPick'; fulfilmentId: string; lines: LineUnits[]; at: string }
  | {
      type: 'MarkReady'
      fulfilmentId: string
      codeHash: string
      /** As asked for. */
      pickupUntil: string | null
      /** Unless asked otherwise. */
      keptUntil: string
      notificationId: string
      at: string
    }
  | {
      type: 'HandOver'
      fulfilmentId: string
      /** Of the code that was given, if any. */
      codeHash: string | null
      overrideReason: string | null
      issueId: string
      at: string
    }
  | { type: 'RejectFulfilment'; fulfilmentId: string; reason: string; notificationId: string; at: string }
  | { type: 'ExpireFulfilment'; fulfilmentId: string; notificationId: string; at: string }
  | { type: 'ClaimUnits'; returnId: string; lines: UnitsOfLine[]; opening: string; at: string }
  /** Without lines: all that is still claimed. */
  | { type: 'ReleaseClaim'; returnId: string; lines: UnitsOfLine[]; reason: ReleaseReason; at: string }
  | { type: 'RecordReturned'; returnId: string; lines: UnitsOfLine[]; refunds: RefundDue[]; at: string }

export type PaymentOutcome = { state: 'authorized' } | { state: 'refused'; reason: string }

/** What may differ between two sendings of one request. */
export const differsBetweenRetries = ['placement', 'holds', 'issues', 'because', 'keptUntil', 'opening', 'at']
