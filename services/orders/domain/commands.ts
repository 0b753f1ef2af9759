import type { AbandonReason, ReleaseReason } from './events.ts'
import type {
  AmendmentAsked,
  Fulfilment,
  FulfilmentMethod,
  GroupHold,
  Hold,
  Issue,
  LineUnits,
  LossRefundState,
  PaymentHold,
  Placement,
  Recipient,
  RefundDue,
  SourcingReason,
  Tender,
  UnitsOfLine,
} from './order.ts'

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
  | { type: 'SettlePayment'; tenderId: string; outcome: PaymentOutcome; notificationId: string; anew?: PromisedBy; at: string }
  | { type: 'StartPicking'; fulfilmentId: string; at: string }
  | {
      type: 'RecordPick'
      fulfilmentId: string
      lines: LineUnits[]
      /** What is not to be found. */
      missing?: LineUnits[]
      missingThen?: Unfulfillable
      cancellationId?: string
      notificationId?: string
      /** Until when the shopper may say what becomes of units that are set aside. */
      chooseBy?: string
      at: string
    }
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
      /** All that is left of it when empty. */
      lines?: LineUnits[]
      issueId: string
      at: string
    }
  /** Unless told, a pickup is cancelled and a delivery set aside. */
  | {
      type: 'RejectFulfilment'
      fulfilmentId: string
      reason: string
      outcome?: Unfulfillable
      /** Refused where somebody has found it a place meanwhile. */
      onlyIfSetAside?: true
      /** Under this id, where what is not picked is not to be found. */
      missingId?: string
      chooseBy?: string
      notificationId: string
      at: string
    }
  /** `again`: by when a delivery is promised since, and what tells of that. */
  | {
      type: 'ExpireFulfilment'
      fulfilmentId: string
      notificationId: string
      /** `readyBy`: of what has come to its store, and is only to be made ready. */
      again?: { pickBy: string; readyBy?: string; notificationId: string }
      at: string
    }
  /** All that is left when empty; of one group where it is named. */
  | {
      type: 'CancelLines'
      cancellationId: string
      fulfilmentId?: string
      lines: LineUnits[]
      reason: string
      notificationId: string
      anew?: PromisedBy
      at: string
    }
  | {
      type: 'RecordShipment'
      fulfilmentId: string
      parcelId: string
      carrier: string
      trackingReference: string
      /** All that is picked when empty. */
      lines: LineUnits[]
      issueId: string
      /** Where it goes to a store. */
      transferId: string
      notificationId: string
      at: string
    }
  | ({ type: 'MoveFulfilment'; moveId: string; move: number; hold: Hold; pickBy: string; anew?: PromisedBy } & MoveAsked &
      Pick<OrderTold, 'notificationId' | 'at'>)
  | { type: 'AbandonMove'; move: number; because: AbandonReason; holds: Hold[]; at: string }
  /** So many of its units that are not picked; `anew` holds the promise of these. */
  | { type: 'SplitFulfilment'; fulfilmentId: string; lines: LineUnits[]; anew: PromisedBy; notificationId: string; at: string }
  /** Without an attempt it only waits for its money. `askedAs`: equal for requests of equal content. */
  | ({ type: 'AmendOrder'; askedAs: string; asked: AmendmentAsked; amending: AmendmentAttempt | null } & Amending)
  /** One that waits for its money. */
  | ({ type: 'CompleteAmendment'; askedAs: string; amending: AmendmentAttempt | null } & Amending)
  | { type: 'WithdrawAmendment'; amendmentId: string; at: string }
  | { type: 'RequestAmendmentPayments'; amendment: number; payments: PaymentHold[]; at: string }
  | { type: 'AbandonAmendment'; amendment: number; because: AbandonReason; holds: Hold[]; at: string }
  /** What stock holds for what a group awaits, and when the rest is expected. */
  | { type: 'RecordGoods'; fulfilmentId: string; seen: SeenGoods[]; anew: PromisedBy; notificationId: string; at: string }
  | { type: 'HoldOrder'; stopId: string; reason: string; by: string; at: string }
  | { type: 'ReleaseHold'; stopId: string; anew?: PromisedBy; at: string }
  /** `contentHash`: equal for equal addresses. */
  | { type: 'ChangeAddress'; recipient: Recipient; contentHash: string; at: string }
  | { type: 'RecordDelivery'; fulfilmentId: string; parcelId: string; notificationId: string; at: string }
  /** So many units of a parcel came to its store; all of it when empty. */
  | ({ type: 'RecordArrival'; lines: LineUnits[] } & Arriving)
  /** What was paid for it is given back unless told. */
  | {
      type: 'RecordLost'
      fulfilmentId: string
      parcelId: string
      reason: string
      outcome?: LossOutcome
      notificationId: string
      at: string
    }
  | {
      type: 'RecordRefund'
      refundId: string
      state: Exclude<LossRefundState, 'owed'>
      /** Its process is not done with one that is owed: a person tells only of one that failed. */
      byPerson: boolean
      reason: string
      storedValueId: string
      notificationId: string
      at: string
    }
  | {
      type: 'RecordChannelRefund'
      tenderId: string
      amountMinor: number
      /** As the channel calls it. */
      channelRefundId?: string | undefined
      /** Its id where the channel has no name for it. */
      unnamedId: string
      at: string
    }
  | { type: 'OfferChoice'; fulfilmentId: string; chooseBy: string; notificationId: string; at: string }
  | { type: 'ClaimUnits'; returnId: string; lines: UnitsOfLine[]; opening: string; at: string }
  /** Without lines: all that is still claimed. */
  | { type: 'ReleaseClaim'; returnId: string; lines: UnitsOfLine[]; reason: ReleaseReason; at: string }
  | { type: 'RecordReturned'; returnId: string; lines: UnitsOfLine[]; refunds: RefundDue[]; at: string }

export type SeenGoods = { sku: string; held: number; expectedAt: string | null }
/** `cancellationId`: of what does not come. */
type Arriving = {
  fulfilmentId: string
  parcelId: string
  pickBy: string
  cancellationId: string
  notificationId: string
  at: string
}
type Amending = { amendmentId: string; notificationId: string; at: string }
/** What has been held for it, and who pays. */
export type AmendmentAttempt = {
  amendment: number
  /** What is added, with locations where those were left open; as asked for unless told. */
  fulfilments?: Fulfilment[]
  reserved: GroupHold[]
  tenders: Tender[]
  promised: Promised
}
/** By when goods are to be ready or sent. */
export type Promised = Partial<Record<FulfilmentMethod, string>>
/** The same, and until when what is ready is kept. */
export type PromisedBy = { promised: Promised; keptUntil: string }
type OrderTold = { notificationId: string; at: string }
/** So many units of a group, or all that is left of it, are to go from another place or otherwise. */
export type MoveAsked = {
  fulfilmentId: string
  lines: LineUnits[]
  toLocationId: string
  toMethod: 'pickup' | 'delivery' | null
  /** Why there, where Nahr chose. */
  sourcedBecause?: SourcingReason[]
}

export type LossOutcome = 'refund' | 'send_again'
/** What becomes of units that their store can't fulfil. */
export type Unfulfillable = 'cancel' | 'set_aside'

export type PaymentOutcome = { state: 'authorized' } | { state: 'refused'; reason: string }

/** What may differ between two sendings of one request. */
export const differsBetweenRetries = [
  'placement',
  'amending',
  'holds',
  'issues',
  'transferId',
  'because',
  'keptUntil',
  'opening',
  'recipient',
  'move',
  'hold',
  'pickBy',
  'chooseBy',
  'again',
  'anew',
  'seen',
  'unnamedId',
  'at',
]
