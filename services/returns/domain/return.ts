import type { ChannelKind } from '#kernel/channels.ts'
import type { UnitRange } from '#kernel/units.ts'
import type { Words } from '#kernel/words.ts'

export type LineUnits = { lineId: string; units: UnitRange[] }

export const dispositions = ['sellable', 'damaged', 'quarantine', 'vendor'] as const
export type Disposition = (typeof dispositions)[number]
export const tenderKinds = ['card', 'cash', 'bank_transfer', 'marketplace', 'invoice'] as const
export type TenderKind = (typeof tenderKinds)[number]

export type OpenedLine = {
  lineId: string
  sku: string
  kind: 'goods' | 'charge'
  /** Of the line of the order, and what it cost: the shares of its units follow from both. */
  quantity: number
  lineTotalMinor: number
  /** Kept of each unit, in hundredths of a percent. */
  feeBps: number
  units: UnitRange[]
  paidMinor: number
  feeMinor: number
  refundMinor: number
}

export type OpenedTender = { tenderId: string; kind: TenderKind; paymentId: string | null; refundMinor: number }

/** What a return begins with; the claim on the order carries the same. */
export type Opening = {
  /** Equal for requests of equal content. */
  askedAs: string
  /** None without a receipt. */
  orderId: string | null
  orderChannelId: string | null
  channel: { id: string; kind: ChannelKind }
  customerId: string | null
  currency: string
  policyVersion: number
  /** Each line once. */
  lines: OpenedLine[]
  tenders: OpenedTender[]
  overrideReason: Words | null
  reason: Words
  /** History: nobody is told and nothing is left to be paid. */
  alreadyRefunded: boolean
  occurredAt: string
  openedAt: string
}

export type Reception = 'awaiting' | 'received' | 'lost' | 'cancelled'
export type Acceptance = 'pending' | 'accepted' | 'rejected' | 'review'

/** Units of a line that stand alike. */
export type Part = {
  units: UnitRange[]
  reception: Reception
  acceptance: Acceptance
  /** Where they lie, once received. */
  locationId: string | null
  /** Of accepted goods. */
  disposition: Disposition | null
}
export type ReturnLine = OpenedLine & { parts: Part[] }

export type RefundStanding =
  | { state: 'granted' }
  /** The channel that settled the tender gives it back. */
  | { state: 'with_channel' }
  | { state: 'executed' }
  | { state: 'failed'; reason: string }
  | { state: 'needs_person'; because: string }
  | { state: 'replaced'; storedValueId: string }

export type AcceptedUnits = LineUnits & {
  /** None of a charge. */
  locationId: string | null
  disposition: Disposition | null
}

export type GrantedRefund = {
  refundId: string
  tenderId: string
  paymentId: string | null
  kind: TenderKind
  amountMinor: number
}
/** `refusedBecause`: why it failed or needs a person, by what was told last; kept whatever has become of it since. */
export type Refund = GrantedRefund & { standing: RefundStanding; refusedBecause: string | null; grantedAt: string }

/** What was accepted at once, and what is given back for it. */
export type Grant = { lines: AcceptedUnits[]; refunds: GrantedRefund[]; grantedAt: string }

export type OpenedReturn = Omit<Opening, 'lines'> & {
  state: 'opened'
  lines: ReturnLine[]
  grants: Grant[]
  refunds: Refund[]
  /** What a manager was asked last. */
  question: Words
  /** When all that was accepted had been carried out; a refund may have failed since. */
  settledAt: string | null
}
export type Return = { state: 'unopened' } | OpenedReturn
