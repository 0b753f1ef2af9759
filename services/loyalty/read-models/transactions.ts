import { never } from '#kernel/decider.ts'
import { idOf } from '#kernel/ids.ts'
import type { Stored } from '#kernel/stored.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { AccountEvent } from '../domain/account.ts'
import { decodeAccountEvent } from '../stored-events.ts'

export type TransactionKind = 'promised' | 'activated' | 'clawed_back' | 'adjusted' | 'debt_repaid'

/** What one event did to an account, and apart from it what it paid of a debt. */
export type TransactionRow = {
  account_id: string
  revision: number
  kind: TransactionKind
  promised: number
  active: number
  debt: number
  order_id: string
  return_id: string
  reason: string
  policy_version: number
  occurred_at: string
  recorded_at: string
  /** A position is beyond what a column of numbers holds. */
  log_position: string
}

export const transactions = defineReadModel<AccountEvent, TransactionRow, 'account_id' | 'revision' | 'kind'>({
  name: 'loyalty_transactions',
  version: 1,
  categories: ['loyaltyAccount'],
  columns: {
    account_id: 'text',
    revision: 'integer',
    kind: 'text',
    promised: 'integer',
    active: 'integer',
    debt: 'integer',
    order_id: 'text',
    return_id: 'text',
    reason: 'text',
    policy_version: 'integer',
    occurred_at: 'text',
    recorded_at: 'text',
    log_position: 'text',
  },
  key: ['account_id', 'revision', 'kind'],
  indexes: [],
  decode: decodeAccountEvent,
  keysOf: ({ stream, revision, event }) => movementsOf(event).map(({ kind }) => ({ account_id: idOf(stream), revision, kind })),
  fold(_, { event, metadata, position }: Stored<AccountEvent>, key) {
    const movement = movementsOf(event).find(({ kind }) => kind === key.kind)
    return movement && { ...key, ...movement, recorded_at: metadata.recordedAt, log_position: String(position) }
  },
})

type Movement = Omit<TransactionRow, 'account_id' | 'revision' | 'recorded_at' | 'log_position'>
const blank = { promised: 0, active: 0, debt: 0, order_id: '', return_id: '', reason: '', policy_version: 0 }

function movementsOf(event: AccountEvent): Movement[] {
  switch (event.type) {
    case 'AccountEnrolled':
      return []
    case 'PointsPromised': {
      const { orderId: order_id, policyVersion: policy_version, promisedAt: occurred_at } = event
      const promised = sum(event.lots.map(({ points }) => points))
      return [{ ...blank, kind: 'promised', promised, order_id, policy_version, occurred_at }]
    }
    case 'PointsActivated': {
      const cause = { order_id: event.orderId, occurred_at: event.activatedAt }
      const active = sum(event.lots.map(({ points }) => points))
      const repaid = sum(event.lots.map(({ debtRepaid }) => debtRepaid))
      return [{ ...blank, kind: 'activated', promised: 0 - active, active, ...cause }, ...debtRepaid(repaid, cause)]
    }
    case 'PointsClawedBack': {
      const { orderId: order_id, returnId: return_id, debt, clawedBackAt: occurred_at } = event
      const taken = (lot: 'promised' | 'active') => sum(event.taken.map(({ from, points }) => (from === lot ? points : 0)))
      const [promised, active] = [0 - taken('promised'), 0 - taken('active')]
      return [{ ...blank, kind: 'clawed_back', promised, active, debt, order_id, return_id, occurred_at }]
    }
    case 'PointsAdjusted': {
      const cause = { reason: event.reason, occurred_at: event.adjustedAt }
      return [{ ...blank, kind: 'adjusted', active: event.difference, ...cause }, ...debtRepaid(event.debtRepaid, cause)]
    }
    default:
      return never(event)
  }
}

const debtRepaid = (points: number, cause: { occurred_at: string }): Movement[] =>
  points === 0 ? [] : [{ ...blank, kind: 'debt_repaid', active: -points, debt: -points, ...cause }]

const sum = (points: readonly number[]): number => points.reduce((total, each) => total + each, 0)
