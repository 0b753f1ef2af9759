import type { Decider } from '#kernel/decider.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Owner } from './payment.ts'

export type StoredValueCommand = { type: 'IssueStoreCredit'; owner: Owner; amountMinor: number; currency: string; at: string }

export type StoredValueEvent = {
  type: 'StoreCreditIssued'
  owner: Owner
  amountMinor: number
  currency: string
  issuedAt: string
}

/** A ledger of our own, in one currency. */
export type StoredValue =
  | { state: 'unissued' }
  | { state: 'issued'; owner: Owner; currency: string; issuedMinor: number; balanceMinor: number; issuedAt: string }

export const storedValueDecider: Decider<StoredValueCommand, StoredValueEvent, StoredValue> = {
  initial: { state: 'unissued' },
  decide({ owner, amountMinor, currency, at }, stored) {
    if (stored.state === 'unissued') return [{ type: 'StoreCreditIssued', owner, amountMinor, currency, issuedAt: at }]
    const isAlike =
      stored.issuedMinor === amountMinor &&
      stored.currency === currency &&
      stored.owner.stream === owner.stream &&
      stored.owner.step === owner.step
    if (!isAlike) throw new Rejection('exists', 'STORED_VALUE_DIFFERS')
    return []
  },
  evolve(_, { owner, amountMinor, currency, issuedAt }) {
    return { state: 'issued', owner, currency, issuedMinor: amountMinor, balanceMinor: amountMinor, issuedAt }
  },
}
