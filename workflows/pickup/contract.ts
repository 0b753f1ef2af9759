export type PickupInput = { orderId: string; fulfilmentId: string }

export const pickupProcessId = ({ orderId, fulfilmentId }: PickupInput): string => `pickup:${orderId}/${fulfilmentId}`

export type CaptureDue = { captureId: string; paymentId: string; amountMinor: string }
export type CaptureOutcome = { captureId: string; state: 'captured' | 'owed' }

/**
 * How a pickup stands, as its order's stream tells at that revision. `dueAt`: until when it may stand so.
 * A new stage goes on to both tables of standing.ts, workflow.ts, kind.ts with the facts that lead there, and a recorded history.
 */
export type PickupStanding = { revision: number } & (
  | { stage: 'awaiting_payment' }
  /** Nothing is due meanwhile, but for what has been handed over. */
  | { stage: 'on_hold'; captures: CaptureDue[] }
  /** They are promised of goods that are still to come; `dueAt`: when, null where nobody knows. Its store is asked for nothing yet. */
  | { stage: 'awaiting_goods'; dueAt: string | null }
  /** `isPromisedAnew`: goods that come from elsewhere are still owed when the time is over. */
  | { stage: 'awaiting_store'; dueAt: string; isPromisedAnew?: true }
  /** They are on their way to the store where they are collected. */
  | { stage: 'awaiting_arrival' }
  /** Its store can't fulfil it: the shopper says what becomes of it. */
  | { stage: 'awaiting_choice'; dueAt: string }
  /** `captures`: of what has been handed over, while more is ready. */
  | { stage: 'awaiting_shopper'; dueAt: string; captures?: CaptureDue[] }
  | { stage: 'handed_over'; captures: CaptureDue[] }
  | { stage: 'rejected' | 'expired' | 'cancelled' }
)

/** `owed`: the goods are gone, and a capture was refused for good. */
export type PickupEnd = 'collected' | 'owed' | 'rejected' | 'expired' | 'cancelled'

/** What is promised anew may be late more than once: `late` is what was promised before. */
export type Lateness = { late?: string }

export type PickupReading = {
  readPickup(pickup: PickupInput): Promise<PickupStanding>
  /** Refusals: NOT_DUE, WRONG_STATE, PAYMENT_PENDING. */
  expirePickup(pickup: PickupInput & Lateness): Promise<void>
  /** Has the order look whether what it awaits has come, or when it is expected now. Refusals: WRONG_STATE. */
  lookForPickupGoods(pickup: PickupInput & { revision: number }): Promise<void>
}
export type PickupCollecting = {
  /** Each capture counts once, however often it is asked for. Fails while one is unknown: CAPTURE_UNKNOWN. */
  captureForPickup(captures: CaptureDue[]): Promise<CaptureOutcome[]>
}
export type PickupActivities = PickupReading & PickupCollecting
