import { countWhere, isAwaited, isPending, isReceived, isUnderReview } from './parts.ts'
import type { OpenedReturn, Refund, RefundStanding } from './return.ts'

export const shownStates = [
  ...(['requested', 'received', 'under_review', 'settling'] as const),
  ...(['needs_person', 'settled', 'cancelled'] as const),
] as const
export const refundStates = [
  ...(['granted', 'executed', 'failed', 'needs_person', 'with_channel', 'replaced'] as const),
] as const satisfies RefundStanding['state'][]
export type ShownState = (typeof shownStates)[number]

/** Of what a channel settled, that channel. */
export const onceGranted = (paymentId: string | null): 'with_channel' | 'granted' =>
  paymentId === null ? 'with_channel' : 'granted'

const has = (opened: OpenedReturn, fits: Parameters<typeof countWhere>[1]): boolean => countWhere(opened, fits) > 0

/** Neither given back, nor in the hands of the channel that gives it back. */
export const isOutstanding = ({ standing }: Refund): boolean =>
  standing.state === 'granted' || standing.state === 'failed' || standing.state === 'needs_person'

export function shownState(opened: OpenedReturn): ShownState {
  if (has(opened, isAwaited)) return 'requested'
  if (has(opened, isPending)) return 'received'
  if (has(opened, isUnderReview)) return 'under_review'
  if (!has(opened, isReceived)) return 'cancelled'
  if (opened.refunds.some(({ standing }) => standing.state === 'needs_person')) return 'needs_person'
  return isFinished(opened) ? 'settled' : 'settling'
}

/** Nothing is to be done about it any more. */
export const isFinished = ({ settledAt, refunds }: OpenedReturn): boolean => settledAt !== null && !refunds.some(isOutstanding)

export const grantedMinor = ({ refunds }: OpenedReturn): number => refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
