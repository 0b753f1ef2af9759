import type { UnitRange } from '#kernel/units.ts'
import type { Words } from '#kernel/words.ts'
import type { NotificationKey } from './events.ts'
import type { Disposition, LineUnits, Opening } from './return.ts'

/** Who decides at a store: whether as a manager, and at which stores; null: at all. */
export type By = { isManager: boolean; stores: string[] | null }

/** All of the line that fit where no units are named. */
export type Chosen = { lineId: string; units: UnitRange[] }
export type Verdict = Chosen &
  ({ verdict: 'accept'; disposition: Disposition | null } | { verdict: 'reject' | 'review'; reason: Words })

/** What units about to be accepted were paid with, and the ids of the refunds that would be granted for them. */
export type Priced = {
  /** Counts from 1. */
  grant: number
  lines: LineUnits[]
  shares: { refundId: string; tenderId: string; paidMinor: number }[]
}

export type NotificationIds = Record<NotificationKey, string>

export type RefundOutcome =
  | { state: 'executed' }
  | { state: 'failed'; reason: string }
  | { state: 'needs_person'; because: string }
  | { state: 'replaced'; storedValueId: string }

type Accepting = { priced: Priced | null; notify: NotificationIds }

export type ReturnCommand =
  | ({
      type: 'OpenReturn'
      askedAs: string
      opening: Opening
      /** Where the units came in with the request. */
      receivedAt: string | null
      inspection: Verdict[]
    } & Accepting)
  | { type: 'ReceiveUnits'; lines: Chosen[]; locationId: string; at: string }
  | ({ type: 'InspectUnits'; lines: Verdict[]; by: By; at: string } & Accepting)
  | ({ type: 'ApproveUnits'; lines: Chosen[]; disposition: Disposition; reason: Words; by: By; at: string } & Accepting)
  | { type: 'RejectUnits'; lines: Chosen[]; reason: Words; by: By; notify: NotificationIds; at: string }
  | { type: 'DeclareLost'; lines: Chosen[]; at: string }
  | { type: 'CancelReturn'; reason: Words; notify: NotificationIds; at: string }
  | { type: 'RecordRefund'; refundId: string; outcome: RefundOutcome; notify: NotificationIds; at: string }
  | { type: 'SettleReturn'; points: number; at: string }

/** What may differ between two sendings of one request. */
export const differsBetweenRetries = ['opening', 'inspection', 'by', 'priced', 'notify', 'at']
