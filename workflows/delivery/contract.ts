import type { SourcingReason__Output as SourcingReason } from '#protos/nahr/inventory/v1/SourcingReason.ts'

export type DeliveryInput = { orderId: string; fulfilmentId: string }

export const deliveryProcessId = ({ orderId, fulfilmentId }: DeliveryInput): string => `delivery:${orderId}/${fulfilmentId}`

/** `late`: it was not sent as promised, and is promised anew. */
export type WaitingStage =
  | ('awaiting_payment' | 'on_hold' | 'awaiting_store' | 'late' | 'to_source' | 'awaiting_carrier')
  /** No place has it: its shopper says what becomes of it. */
  | 'awaiting_choice'
  /** It is promised of goods that are still to come. Its place is asked for nothing yet. */
  | 'awaiting_goods'
/** `moved`: another group has its units. */
export type OverStage = 'delivered' | 'lost' | 'cancelled' | 'moved'

/** Authorised money of what was sent, to be taken once. */
export type CaptureDue = { captureId: string; paymentId: string; amountMinor: string; parcelId: string; sentAt: string }
/** For a lost parcel, once what it names was captured; where that was refused there is nothing to give back. */
export type RefundDue = {
  refundId: string
  paymentId: string
  amountMinor: string
  captureIds: string[]
  lostAt: string
  /** What the order knows of it; absent where a run read it before orders knew. */
  state?: 'owed' | 'failed' | 'over'
}

/**
 * How a delivery stands, as its order's stream tells at that revision.
 * A new stage goes on to standing.ts, workflow.ts, kind.ts with the facts that lead there, and a recorded history.
 */
export type DeliveryStanding = {
  revision: number
  stage: WaitingStage | OverStage
  /** By when it is promised to be sent, or was to arrive; or when its goods are expected. */
  dueAt: string | null
  /** How often its promise was not kept where it is. */
  delays: number
  /** Somebody at the store is at it. */
  isBegun: boolean
  /** All that ever fell due. */
  captures: CaptureDue[]
  refunds: RefundDue[]
  /** Refunds that store credit replaces, which is not issued yet; absent where a run read it when it was issued first. */
  credits?: string[]
  /** A guest can't be given store credit. */
  hasCustomer?: boolean
  /** What no place has is cancelled only once its shopper was asked; absent where a run read it before anybody was. */
  asksShopper?: true
}

/** `unknown`: the provider has not said; asking again by the same id tells. */
export type MoneyOutcome = { id: string; state: 'done' | 'refused' | 'unknown'; because?: string }
/** `reasons`: why there, in sourcing's own words. */
export type Place = { locationId: string; lines: { lineId: string; quantity: string }[]; reasons?: SourcingReason[] }

export type RefundTold = { orderId: string; refundId: string; state: 'executed' | 'failed' | 'dropped'; reason: string }

/** `owed`: goods are gone, and a capture was refused for good. `refund_declined`: a person has to give the money back. */
export type DeliveryEnd = OverStage | 'owed' | 'refund_declined'

export type DeliverySteps = {
  readDelivery(group: DeliveryInput): Promise<DeliveryStanding>
  /** Where most of it can be had, but for these places and those that could not; null: nowhere. `asWhole`: all of it or nowhere. */
  findPlace(group: DeliveryInput & { not: string[]; asWhole: boolean }): Promise<Place | null>
  /** Refusals: INSUFFICIENT_STOCK, UNKNOWN_LOCATION, WRONG_STATE, UNITS_NOT_MOVABLE, MOVES_NOWHERE. */
  moveDelivery(group: DeliveryInput & { revision: number; place: Place }): Promise<void>
  /** Of a group that is set aside. Refusals: WRONG_STATE. */
  cancelDelivery(group: DeliveryInput): Promise<void>
  /** Refusals: WRONG_STATE. */
  offerChoice(group: DeliveryInput & { revision: number }): Promise<void>
  /** Late, or not chosen for in time. Refusals: NOT_DUE, WRONG_STATE. */
  delayDelivery(group: DeliveryInput & { dueAt: string }): Promise<void>
  /** Has the order look whether what it awaits has come, or when it is expected now. Refusals: WRONG_STATE. */
  lookForDeliveryGoods(group: DeliveryInput & { revision: number }): Promise<void>
  /** Nothing more leaves until a person says so. Refusals: WRONG_STATE. */
  holdUnpaid(order: { orderId: string; captureId: string }): Promise<void>
  /** Refusals: WRONG_STATE. */
  recordLossRefund(refund: RefundTold): Promise<void>
  /** Records that store credit takes the place of a refund that failed, then issues it. Refusals: WRONG_STATE. */
  replaceLossRefund(refund: { orderId: string; refundId: string }): Promise<void>
}
export type DeliveryMoney = {
  captureForDelivery(captures: CaptureDue[]): Promise<MoneyOutcome[]>
  refundForDelivery(refunds: RefundDue[]): Promise<MoneyOutcome[]>
}
export type DeliveryActivities = DeliverySteps & DeliveryMoney
