import type { Map as ImmutableMap, OrderedMap } from 'immutable'
import type { ChannelKind } from '#kernel/channels.ts'
import type { UnitRange } from '#kernel/units.ts'
import type { Terms } from './points.ts'
import type { EarningPolicy } from './policy.ts'

/** Units of one line that have left. `lotId` names the lot that those of them that earn become. */
export type LeftLine = {
  lineId: string
  category: string
  quantity: number
  amountMinor: number
  units: UnitRange[]
  activatesAt: string
  lotId: string
}

/** `at` is when Nahr takes the command; `occurredAt` is business time. */
export type AccountCommand =
  | { type: 'Enrol'; customerId: string; occurredAt: string | null; at: string }
  | {
      type: 'PromisePoints'
      orderId: string
      currency: string
      channelKind: ChannelKind
      purchasedAt: string
      lines: LeftLine[]
      /** In force at the purchase. */
      policy: EarningPolicy
      at: string
    }
  | { type: 'ActivatePoints'; orderId: string; at: string }
  | { type: 'ClawBackPoints'; orderId: string; returnId: string; lines: { lineId: string; units: UnitRange[] }[]; at: string }
  | { type: 'AdjustPoints'; adjustmentId: string; difference: number; reason: string; at: string }

export type PromisedLot = Terms & { lotId: string; lineId: string; units: UnitRange[]; points: number; activatesAt: string }

export type AccountEvent =
  | { type: 'AccountEnrolled'; customerId: string; occurredAt: string; enrolledAt: string }
  /** By the version in force at the purchase; a line of which units are promised keeps its rate. */
  | {
      type: 'PointsPromised'
      orderId: string
      currency: string
      policyVersion: number
      channelKind: ChannelKind
      purchasedAt: string
      lots: PromisedLot[]
      promisedAt: string
    }
  /** `points` is what was left of each lot; of these, `debtRepaid` paid debt and the rest is active. */
  | {
      type: 'PointsActivated'
      orderId: string
      lots: { lotId: string; points: number; debtRepaid: number }[]
      activatedAt: string
    }
  /** `points` of a line are those of its units that were promised; the others never will be. They are `taken` or become `debt`. */
  | {
      type: 'PointsClawedBack'
      returnId: string
      orderId: string
      lines: { lineId: string; units: UnitRange[]; points: number }[]
      taken: TakenFrom[]
      debt: number
      clawedBackAt: string
    }
  /** A gain pays debt first, and the rest is a lot of its own; a loss is taken from lots. */
  | {
      type: 'PointsAdjusted'
      adjustmentId: string
      difference: number
      reason: string
      lotId: string | null
      taken: { lotId: string; points: number }[]
      debtRepaid: number
      adjustedAt: string
    }

export type LotState = 'promised' | 'active'
export type TakenFrom = { lotId: string; from: LotState; points: number }

/** One that still holds points. */
export type Lot = {
  lotId: string
  state: LotState
  points: number
  earned: number
  /** Null for an adjustment. */
  earnedBy: { orderId: string; lineId: string; units: UnitRange[] } | null
  activatesAt: string | null
}

/** What was ever decided about units of a line, whether their points are still there or not. */
export type Line = {
  /** What units of it were first promised by; null until then. */
  terms: Terms | null
  promised: UnitRange[]
  /** Promised before or not. */
  clawedBack: UnitRange[]
}

export type Order = { lines: ImmutableMap<string, Line>; lotIds: readonly string[] }

export type Totals = { earned: number; clawedBack: number; debtRepaid: number; adjustedIn: number; adjustedOut: number }

export type Account = {
  customerId: string
  enrolledAt: string
  promised: number
  active: number
  /** Above zero only while nothing is active. */
  debt: number
  totals: Totals
  /** Oldest first. */
  lots: OrderedMap<string, Lot>
  orders: ImmutableMap<string, Order>
  /** What each return took, from lots and as debt. */
  returns: ImmutableMap<string, number>
}
