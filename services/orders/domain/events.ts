import type {
  AmendmentAsked,
  AwaitedGoods,
  Capture,
  Fulfilment,
  FulfilmentMethod,
  GroupHold,
  Hold,
  Issue,
  Line,
  LineUnits,
  LossRefund,
  Missing,
  PaymentHold,
  Placement,
  Position,
  Recipient,
  RefundDue,
  RefundOwed,
  Release,
  ReservedIssue,
  SourcingReason,
  Taken,
  Tender,
  Transit,
  UnitsOfLine,
  Void,
} from './order.ts'

/** `fault`: the outcome of a step stayed unknown. `swept`: found undecided long after. */
export type AbandonReason = 'refused' | 'deadline' | 'cancelled' | 'fault' | 'swept'
/** Why a return gives units back to the order. */
export type ReleaseReason = 'cancelled' | 'rejected' | 'lost'

/** What ends with units that will not leave. */
export type Ending = {
  lines: UnitsOfLine[]
  /** To be released. */
  holds: Release[]
  /** Payments on which nothing is left to be taken, to be let go. */
  voids: Void[]
  /** Of what the channel settled. */
  refundsDue: RefundDue[]
  /** Of what was taken for units that were lost and go no more. */
  refunds?: LossRefund[] | undefined
  /** Where groups have such units of which nothing is held. */
  unheldAt?: string[] | undefined
}

/** What is not to be found is not to be promised to others either. */
export type NotFound = { missing?: Missing | undefined }

/** What is promised from then on, where something kept everybody from it. Deadlines are those of `dueAtOf`. */
export type PromisedAnew = { fulfilmentId: string; locationId: string; dueAt: string }
export type Anew = { promised?: PromisedAnew[] | undefined }

/** What a group is once nothing of it is left to leave, and something has. */
export type LeftState = 'left' | 'delivered' | 'lost'
export type Ended = { fulfilmentId: string; state: LeftState | 'cancelled' }

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
  | ({ type: 'PaymentConfirmed'; tenderId: string; confirmedAt: string } & Anew)
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
      /** Where more of the group is still to leave; else all that was left of it. */
      lines?: UnitsOfLine[] | undefined
      issue: ReservedIssue
      captures: Capture[]
      /** A manager's word in place of the code. */
      overrideReason: string | null
      handedOverAt: string
    }
  /** `turns`: what is left of a group of which something had left. */
  | ({
      type: 'FulfilmentRejected'
      fulfilmentId: string
      reason: string
      turns?: LeftState | undefined
      rejectedAt: string
    } & Ending &
      NotFound)
  | ({ type: 'FulfilmentExpired'; fulfilmentId: string; expiredAt: string } & Ending)
  /** `ended`: groups of which nothing is left to leave since, and what they are. */
  | ({
      type: 'UnitsCancelled'
      cancellationId: string
      because: CancelReason
      reason: string
      ended: Ended[]
      cancelledAt: string
    } & Ending &
      NotFound)
  /** Units that their store can't fulfil wait in a group, of their own where others are left, until they are moved or cancelled. */
  | {
      type: 'UnitsSetAside'
      fulfilmentId: string
      locationId: string
      lines: UnitsOfLine[]
      /** The group itself where all of it is set aside. */
      into: string
      /** What is left of the group otherwise; null where more of it may leave. */
      turns: LeftState | null
      reason: string
      /** Until when the shopper may say what becomes of them. */
      chooseBy?: string | undefined
      missing?: Missing | undefined
      setAsideAt: string
    }
  /** Units go from elsewhere, or otherwise: what is held for them there is theirs, what was held before is released. */
  | {
      type: 'FulfilmentMoved'
      moveId: string
      move: number
      fulfilmentId: string
      fromLocationId: string
      lines: UnitsOfLine[]
      /** The group itself where all of it is moved and its method stays. */
      into: string
      method: FulfilmentMethod
      locationId: string
      pickBy: string | null
      hold: Hold
      holds: Release[]
      /** What is left of the group otherwise; null where more of it may leave. */
      turns: LeftState | 'moved' | null
      /** Why from there, where Nahr chose. */
      sourcedBecause?: SourcingReason[] | undefined
      movedAt: string
    }
  /** Units wait in a group of their own for the rest of theirs to go first: same place, same method, same reservation. */
  | {
      type: 'FulfilmentSplit'
      fulfilmentId: string
      locationId: string
      lines: UnitsOfLine[]
      into: string
      pickBy: string
      splitAt: string
    }
  | { type: 'MoveAbandoned'; move: number; because: AbandonReason; holds: Hold[]; abandonedAt: string }
  /** Not enough is paid for it yet. */
  | { type: 'AmendmentProposed'; amendmentId: string; asked: AmendmentAsked; proposedAt: string }
  | { type: 'AmendmentWithdrawn'; amendmentId: string; withdrawnAt: string }
  /** Written before any of them is asked for. */
  | { type: 'AmendmentPaymentsRequested'; amendment: number; payments: PaymentHold[]; requestedAt: string }
  | {
      type: 'AmendmentAbandoned'
      amendment: number
      because: AbandonReason
      holds: Hold[]
      payments: PaymentHold[]
      abandonedAt: string
    }
  /** The ending is that of the units it removes. `paid`: who pays for what is repriced and added. */
  | ({
      type: 'OrderAmended'
      amendmentId: string
      amendment: number
      reason: string
      repriced: Line[]
      added: Line[]
      fulfilments: Fulfilment[]
      /** What is held for added goods. */
      reserved: GroupHold[]
      payments: PaymentHold[]
      tenders: Tender[]
      paid: RefundDue[]
      /** What the whole order costs since. */
      totalMinor: number
      ended: Ended[]
      amendedAt: string
    } & Ending)
  /** All that a group waited for is there: its place promises it from here on. */
  | { type: 'GoodsCame'; fulfilmentId: string; locationId: string; pickBy: string; cameAt: string }
  /** What of it is still to come, or when, has changed. */
  | { type: 'GoodsExpected'; fulfilmentId: string; locationId: string; awaits: AwaitedGoods[]; learntAt: string }
  /** A delivery was not sent as promised; what is promised since. They are numbered from 1 in a group until it is moved. */
  | {
      type: 'FulfilmentDelayed'
      fulfilmentId: string
      locationId: string
      delay: number
      promisedBy: string
      pickBy: string
      delayedAt: string
    }
  | { type: 'OrderHeld'; stopId: string; reason: string; by: string; heldAt: string }
  | ({ type: 'HoldReleased'; stopId: string; releasedAt: string } & Anew)
  | { type: 'AddressChanged'; recipient: Recipient; changedAt: string }
  /** `isLast`: nothing of the group is left to leave. */
  | {
      type: 'ShipmentSent'
      fulfilmentId: string
      parcelId: string
      carrier: string
      trackingReference: string
      lines: UnitsOfLine[]
      issue: ReservedIssue
      captures: Capture[]
      isLast: boolean
      sentAt: string
    }
  /** `turns`: what it makes of its group, once no parcel of it is on its way. */
  | {
      type: 'ShipmentDelivered'
      fulfilmentId: string
      locationId: string
      parcelId: string
      turns: LeftState | null
      deliveredAt: string
    }
  /**
   * A carrier lost it: written off, and what was paid for it is due back. Sent `again`, its units are set aside in a group of
   * their own that holds nothing, and what was paid for them stays.
   */
  | {
      type: 'ShipmentLost'
      fulfilmentId: string
      locationId: string
      parcelId: string
      reason: string
      lines: UnitsOfLine[]
      /** Of what the channel settled. */
      refundsDue: RefundDue[]
      refunds: RefundOwed[]
      again?: { into: string; captures: Taken[] } | undefined
      turns: LeftState | null
      lostAt: string
    }
  /** Goods go to the store where they are collected. They are the shopper's only there. */
  | {
      type: 'SentToStore'
      fulfilmentId: string
      parcelId: string
      carrier: string
      trackingReference: string
      lines: UnitsOfLine[]
      /** The group itself where all that is left of it goes. */
      into: string
      transit: Transit
      sentAt: string
    }
  /** Nothing of a parcel travels any more. What did not come of it is cancelled in the same append. */
  | {
      type: 'TransitEnded'
      fulfilmentId: string
      /** The destination. */
      locationId: string
      parcelId: string
      transferId: string
      /** Units cancelled on the way among them; none where it was lost. */
      came: UnitsOfLine[]
      positions: Position[]
      /** By when it is promised to be ready. */
      pickBy: string
      endedAt: string
    }
  /** Of what is owed for lost parcels. */
  | { type: 'RefundExecuted'; refundId: string; executedAt: string }
  | { type: 'RefundFailed'; refundId: string; reason: string; failedAt: string }
  | { type: 'RefundReplaced'; refundId: string; storedValueId: string; amountMinor: number; replacedAt: string }
  | { type: 'RefundDropped'; refundId: string; reason: string; droppedAt: string }
  /** Null: of the time when nothing but its request told it from others. */
  | { type: 'ChannelRefunded'; channelRefundId: string | null; tenderId: string; amountMinor: number; refundedAt: string }
  /** No place was found for a delivery that is set aside: its shopper may say what becomes of it. */
  | { type: 'ChoiceOffered'; fulfilmentId: string; locationId: string; chooseBy: string; offeredAt: string }
  | ({ type: 'OrderCancelled'; reason: string; cancelledAt: string } & Ending)
  /** `opening`: what the return opens with, as JSON of its own. `paid`: what these units were paid with. */
  | { type: 'UnitsClaimed'; returnId: string; lines: UnitsOfLine[]; paid: RefundDue[]; opening: string; claimedAt: string }
  | { type: 'ClaimReleased'; returnId: string; lines: UnitsOfLine[]; reason: ReleaseReason; releasedAt: string }
  /** `refunds`: what is given back for them, where it is anything. */
  | { type: 'UnitsReturned'; returnId: string; lines: UnitsOfLine[]; refunds: RefundDue[]; returnedAt: string }
  /** A channel shows it once for its id. No personal data and no code: who may see a code derives it. */
  | { type: 'NotificationDue'; id: string; key: NotificationKey; params: Record<string, string>; dueAt: string }

export const notificationKeys = [
  ...(['pickup.ready', 'pickup.rejected', 'pickup.expired', 'order.cancelled', 'payment.refused'] as const),
  ...([
    'lines.cancelled',
    'order.amended',
    'fulfilment.set_aside',
    'choice.offered',
    'choice.lapsed',
    'fulfilment.moved',
    'fulfilment.split',
    'fulfilment.delayed',
    'goods.came',
    'goods.expected',
    'shipment.sent',
    'shipment.delivered',
    'shipment.lost',
    'refund.failed',
  ] as const),
] as const
export type NotificationKey = (typeof notificationKeys)[number]

/** Who wanted units cancelled: whoever may, or a store that did not find them, or did not get them. */
export type CancelReason = 'asked' | 'not_found' | 'lost'
