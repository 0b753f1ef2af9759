export type ReturnInput = { returnId: string }

export const returnProcessId = ({ returnId }: ReturnInput): string => `return:${returnId}`

/** What a run shows: the state of the return, as lists show it too. */
export type ReturnStage = 'awaiting_units' | 'to_inspect' | 'under_review' | 'settling' | 'needs_person' | 'settled' | 'cancelled'

export type OpenRefund = {
  refundId: string
  /** Empty: no provider gives it back, so it becomes store credit. */
  paymentId: string
  amountMinor: string
  state: 'granted' | 'failed' | 'needs_person'
  grantedAt: string
}

/** How a return stands, as its stream and its order's tell: what is decided and not carried out yet. */
export type ReturnStanding = {
  revision: number
  stage: ReturnStage
  /** Acceptances that the order does not tell of as returned, by number; without an order all of them, until it is settled. */
  grants: number[]
  /** How many there are in all. */
  granted: number
  /** Whether the order still claims units that will not come back after all. */
  hasReleases: boolean
  /** What the channel that settled a tender gives back itself is not among them. */
  refunds: OpenRefund[]
  /** Refunds that store credit replaces, which is not issued yet; absent where a run read it when it was issued first. */
  credits?: string[]
}

export type RefundOutcome = { refundId: string } & (
  | { state: 'executed' }
  | { state: 'unknown' }
  /** For good, by the provider. */
  | { state: 'failed'; because: string }
)

export type ReturnEnd = 'settled' | 'cancelled'

export type ReturnSteps = {
  readReturn(goods: ReturnInput): Promise<ReturnStanding>
  /** Units that were rejected, lost or called off: the order claims them no longer. */
  releaseUnits(goods: ReturnInput): Promise<void>
  returnStock(grant: ReturnInput & { grant: number }): Promise<void>
  recordReturned(grant: ReturnInput & { grant: number }): Promise<void>
  /** Of the first so many acceptances, which the order tells of as returned; answers the points that this return has taken. */
  clawBackPoints(goods: ReturnInput & { granted: number }): Promise<string>
  /** Refusals: WRONG_STATE. */
  recordRefund(told: ReturnInput & { outcome: Exclude<RefundOutcome, { state: 'unknown' }> | NeedsPerson }): Promise<void>
  /** Records that store credit takes a refund's place, then issues it. Refusals: WRONG_STATE. */
  giveStoreCredit(goods: ReturnInput & { refundId: string }): Promise<void>
  /** Refusals: NOT_SETTLED, WRONG_STATE. */
  settleReturn(goods: ReturnInput & { points: string }): Promise<void>
}
export type NeedsPerson = { refundId: string; state: 'needs_person' }
export type ReturnMoney = {
  /** Asks for each by its own id; one that needs a person is only looked at. */
  giveBack(refunds: OpenRefund[]): Promise<RefundOutcome[]>
}
export type ReturnActivities = ReturnSteps & ReturnMoney
