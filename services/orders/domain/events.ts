import type {
  CancelledLine,
  Capture,
  GroupHold,
  Hold,
  Issue,
  LineUnits,
  PaymentHold,
  Placement,
  RefundDue,
  ReservedIssue,
  UnitsOfLine,
  Void,
} from './order.ts'

/** `fault`: the outcome of a step stayed unknown. `swept`: found undecided long after. */
export type AbandonReason = 'refused' | 'deadline' | 'cancelled' | 'fault' | 'swept'
/** Why a return gives units back to the order. */
export type ReleaseReason = 'cancelled' | 'rejected' | 'lost'

/** What ends with units that will not leave. */
export type Ending = {
  lines: CancelledLine[]
  /** To be released. */
  holds: Hold[]
  /** Payments on which nothing is left to be taken, to be let go. */
  voids: Void[]
  /** Of what the channel settled. */
  refundsDue: RefundDue[]
}

/**
 * A new event or field goes on to stored-events.ts, which lifts what was written without it, the audit's shapes, and the
 * feed's reading where a channel is told; where it is kept or shown, to stored-order.ts, answer.ts and the contracts.
 */
export type OrderEvent =
  /** Written before any of them is asked for, so that whoever ends the attempt knows what it may hold. */
  | { type: 'AuthorizationsRequested'; attempt: number; payments: PaymentHold[]; requestedAt: string }
  | ({
      type: 'OrderPlaced'
      attempt: number
      placedAs: string
      holds: GroupHold[]
      payments: PaymentHold[]
      /** What others asked for under this attempt, and the order is placed without. */
      voids: Void[]
      issues: Issue[]
      placedAt: string
    } & Placement)
  | {
      type: 'PlacementAbandoned'
      attempt: number
      because: AbandonReason
      holds: Hold[]
      payments: PaymentHold[]
      abandonedAt: string
    }
  | { type: 'PaymentConfirmed'; tenderId: string; confirmedAt: string }
  /** The order's cancellation is behind it, in the same append. */
  | { type: 'PaymentRefused'; tenderId: string; reason: string; refusedAt: string }
  | { type: 'PickingStarted'; fulfilmentId: string; locationId: string; startedAt: string }
  | { type: 'UnitsPicked'; fulfilmentId: string; lines: LineUnits[]; pickedAt: string }
  | {
      type: 'FulfilmentReady'
      fulfilmentId: string
      locationId: string
      codeHash: string
      pickupUntil: string
      readyAt: string
    }
  | { type: 'WrongCodeGiven'; fulfilmentId: string; triesLeft: number; givenAt: string }
  | {
      type: 'FulfilmentHandedOver'
      fulfilmentId: string
      issue: ReservedIssue
      captures: Capture[]
      /** A manager's word in place of the code. */
      overrideReason: string | null
      handedOverAt: string
    }
  | ({ type: 'FulfilmentRejected'; fulfilmentId: string; reason: string; rejectedAt: string } & Ending)
  | ({ type: 'FulfilmentExpired'; fulfilmentId: string; expiredAt: string } & Ending)
  | ({ type: 'OrderCancelled'; reason: string; cancelledAt: string } & Ending)
  /** `opening`: what the return opens with, as JSON of its own. `paid`: what these units were paid with. */
  | { type: 'UnitsClaimed'; returnId: string; lines: UnitsOfLine[]; paid: RefundDue[]; opening: string; claimedAt: string }
  | { type: 'ClaimReleased'; returnId: string; lines: UnitsOfLine[]; reason: ReleaseReason; releasedAt: string }
  /** `refunds`: what is given back for them, where it is anything. */
  | { type: 'UnitsReturned'; returnId: string; lines: UnitsOfLine[]; refunds: RefundDue[]; returnedAt: string }
  /** A channel shows it once for its id. No personal data and no code: who may see a code derives it. */
  | { type: 'NotificationDue'; id: string; key: NotificationKey; params: Record<string, string>; dueAt: string }

export type NotificationKey = 'pickup.ready' | 'pickup.rejected' | 'pickup.expired' | 'order.cancelled' | 'payment.refused'
