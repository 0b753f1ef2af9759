import type { Map as ImmutableMap, OrderedMap } from 'immutable'
import type { Remembered } from './remembered.ts'

/** The stream whose event commits a hold, and the step of that stream. */
export type Owner = { stream: string; step: string }

/** `exceeded`: more left against the reservation than it held, so that it gave way to a plain issue. */
export type ReleaseReason = 'abandoned' | 'cancelled' | 'exceeded'

export const dispositions = ['sellable', 'damaged', 'quarantine', 'vendor'] as const
/** What becomes of goods that came back; `vendor`: they are not kept. */
export type Disposition = (typeof dispositions)[number]
/** Where units lie that a decision is still to be made about. */
export type SetAside = 'damaged' | 'quarantine'

/** So many units of a reservation, released once for this id; `isRest`: without what was released of them elsewhere. */
export type Part = { releaseId: string; quantity: number; isRest?: boolean }

/** A promise that travels with its goods. */
export type Carried = { reservationId: string; quantity: number; owner: Owner; holdUntil: string | null }

/** What is held back from being promised; nothing moves. */
export type ThresholdCommand =
  | { type: 'SetSafetyStock'; units: number; at: string }
  /** All that is available when `units` is 0, or besides them. */
  | { type: 'SuppressAvailability'; units: number; andAllAvailable?: boolean; reason: string; owner?: Owner; at: string }
  /** All that is suppressed when `units` is 0. */
  | { type: 'LiftSuppression'; units: number; reason: string; at: string }

export type ThresholdEvent =
  | { type: 'SafetyStockSet'; units: number; setAt: string }
  | { type: 'AvailabilitySuppressed'; units: number; reason: string; owner?: Owner | undefined; suppressedAt: string }
  | { type: 'SuppressionLifted'; units: number; reason: string; liftedAt: string }

/** `at` is when Nahr takes the command; `occurredAt` is business time, which may be long before. */
export type StockCommand =
  | ThresholdCommand
  | {
      type: 'ReceiveStock'
      quantity: number
      reference: string
      supplyId?: string | undefined
      occurredAt: string | null
      at: string
    }
  | { type: 'AnnounceSupply'; supplyId: string; quantity: number; expectedAt: string; at: string }
  | { type: 'WithdrawSupply'; supplyId: string; reason: string; at: string }
  | {
      type: 'SendTransfer'
      transferId: string
      to: string
      /** Of the transfer itself: units that are promised to nobody else. */
      reservationId: string
      quantity: number
      carries: { reservationId: string; quantity: number }[]
      at: string
    }
  | { type: 'ArriveTransfer'; transferId: string; from: string; quantity: number; promised: Carried[]; at: string }
  /** Writes down what is due: lapses, and promises that what is free can fill. */
  | { type: 'SettlePosition'; at: string }
  | { type: 'AdjustStock'; difference: number; reason: string; occurredAt: string | null; at: string }
  | { type: 'CountStock'; counted: number; countedFrom: number; occurredAt: string | null; at: string }
  | {
      type: 'ReserveStock'
      reservationId: string
      quantity: number
      owner: Owner
      decidedAt: string
      holdUntil: string | null
      /** Less than all will do. */
      partial?: boolean | undefined
      /** What isn't there may be promised of supply, expected by then; null: whenever. */
      againstSupply?: { by: string | null } | undefined
      at: string
    }
  | { type: 'ReleaseReservation'; reservationId: string; part?: Part; because: ReleaseReason; at: string }
  | {
      type: 'IssueStock'
      issueId: string
      reservationId: string | null
      quantity: number
      owner: Owner
      alreadyLeft: boolean
      occurredAt: string | null
      at: string
    }
  | {
      type: 'ReturnStock'
      entryId: string
      /** Each disposition once. */
      parts: { disposition: Disposition; quantity: number }[]
      owner: Owner
      occurredAt: string | null
      at: string
    }
  | {
      type: 'RedisposeStock'
      quantity: number
      from: SetAside
      to: Disposition
      reason: string
      occurredAt: string | null
      at: string
    }

export type StockEvent =
  | ThresholdEvent
  /** `supplied`: so much less is still to come of that supply. */
  | {
      type: 'StockReceived'
      quantity: number
      reference: string
      supplyId?: string | undefined
      supplied?: number | undefined
      occurredAt: string
    }
  | { type: 'SupplyAnnounced'; supplyId: string; quantity: number; expectedAt: string; announcedAt: string }
  /** `was` is what was still to come of it. */
  | { type: 'SupplyChanged'; supplyId: string; quantity: number; was: number; expectedAt: string; changedAt: string }
  | { type: 'SupplyWithdrawn'; supplyId: string; was: number; reason: string; withdrawnAt: string }
  | { type: 'StockAdjusted'; difference: number; reason: string; occurredAt: string }
  | { type: 'StockCounted'; counted: number; countedFrom: number; occurredAt: string }
  | {
      type: 'StockReserved'
      reservationId: string
      quantity: number
      owner: Owner
      holdUntil: string | null
      reservedAt: string
    }
  /** Promised of what is still to come; a part of the same reservation may be reserved already. */
  | {
      type: 'StockBackordered'
      reservationId: string
      quantity: number
      expectedAt: string
      owner: Owner
      holdUntil: string | null
      reservedAt: string
    }
  /** Promises of what was to come are reserved from here on. */
  | { type: 'BackordersFilled'; filled: Filled[]; filledAt: string }
  /** `short` is what is promised of supply and nothing announced covers, and `hits` whom that hits. */
  | { type: 'SupplyShortageRecorded'; short: number; hits: Hit[]; recordedAt: string }
  /** `quantity` is what became free: 0 for a reservation that was never made. With a `releaseId` the rest stays promised.
   * `backordered` was still awaited and is given up besides. */
  | {
      type: 'ReservationReleased'
      reservationId: string
      releaseId?: string | undefined
      quantity: number
      backordered?: number | undefined
      because: ReleaseReason
      releasedAt: string
    }
  | {
      type: 'ReservationLapsed'
      reservationId: string
      quantity: number
      backordered?: number | undefined
      lapsedAt: string
    }
  /** With a reservation, `quantity` is taken from it and never exceeds what it holds. */
  | {
      type: 'StockIssued'
      issueId: string
      reservationId: string | null
      quantity: number
      owner: Owner
      occurredAt: string
      recordedAt: string
    }
  /** What goes to the vendor passes through and is never on hand. */
  | {
      type: 'StockReturned'
      entryId: string
      quantity: number
      disposition: Disposition
      owner: Owner
      occurredAt: string
      recordedAt: string
    }
  | { type: 'StockRedisposed'; quantity: number; from: SetAside; to: Disposition; reason: string; occurredAt: string }
  /** `held` is what its own reservation gives, `carried` what goes with its promise; the rest of `quantity` was free. */
  | {
      type: 'TransferSent'
      transferId: string
      to: string
      quantity: number
      reservationId: string
      held: number
      carried: Carried[]
      sentAt: string
    }
  | { type: 'TransferArrived'; transferId: string; from: string; quantity: number; promised: Carried[]; arrivedAt: string }
  /** `short` is the whole shortage from here on, and `hits` whom it hits; 0 and nobody once it is made good. */
  | { type: 'ShortageRecorded'; short: number; because: ShortageCause; hits: Hit[]; recordedAt: string }

/** Whatever moves a quantity or a promise. */
export type Movement = Exclude<
  StockEvent,
  ThresholdEvent | { type: 'ShortageRecorded' | 'SupplyShortageRecorded' | 'BackordersFilled' }
>

export const shortageCauses = [
  ...(['received', 'adjusted', 'counted', 'reserved', 'released', 'lapsed', 'issued', 'returned', 'redisposed'] as const),
  ...(['sent', 'arrived'] as const),
] as const
export type ShortageCause = (typeof shortageCauses)[number]
/** Null where it was written before it was told. */
export type Filled = { reservationId: string; quantity: number; owner: Owner | null }
export type Hit = { reservationId: string; quantity: number; owner: Owner }

export type Held = {
  /** As it was promised; a repeated request is compared with it. */
  promised: number
  /** What is there for it and not issued yet; 0 while all that is left of it is awaited. */
  left: number
  owner: Owner
  holdUntil: string | null
  /** When the last of what was awaited at first was expected; null where all was there. */
  expectedAt: string | null
  /** Counts the promises of this position: a greater one is newer. */
  ordinal: number
}

/** Given up wherever it is, or only no more of it here: units of it that are elsewhere may come back. */
export type Ending = 'given up' | 'used up'

/** `by`: for whose stream it was issued; null for a part that was released. */
export type Gone = { quantity: number; by: string | null }

/** How many units came back with each disposition. */
export type Entry = Partial<Record<Disposition, number>>

export type Stock = {
  /** Below zero only within a recorded shortage. */
  onHand: number
  reserved: number
  damaged: number
  quarantine: number
  safety: number
  suppressed: number
  /** The recorded shortage. At every event: onHand + short >= reserved + damaged + quarantine. */
  short: number
  /** Whom the recorded shortage hits. */
  hits: readonly Hit[]
  /** What is promised of supply, by reservation, oldest first. */
  awaited: OrderedMap<string, number>
  /** Their sum. */
  backordered: number
  supplies: ImmutableMap<string, { quantity: number; expectedAt: string }>
  /** The sum of what is still to come. */
  supply: number
  /** The recorded shortage of supply. */
  supplyShort: number
  /** Promises made so far. */
  promises: number
  /** Oldest first. */
  reservations: OrderedMap<string, Held>
  /** Ids of reservations that have an end by the clock, with that end. */
  lapsing: ImmutableMap<string, string>
  /** Reservations that ended not long ago, those that were never made included. */
  ended: Remembered<Ending>
  /** What was issued, or released in part, not long ago: by issue or release id. */
  issues: Remembered<Gone>
  /** What came back not long ago, by entry id. */
  entries: Remembered<Entry>
  /** What was sent and what arrived not long ago, with the promises that went. */
  transfers: Remembered<Carried[]>
  /** Promises that travelled from here, wholly or in parts, with their transfers. */
  moved: Remembered<string[]>
}
