import { toTimestamp, wireEnum } from '#platform/fields.ts'
import type { Account as AccountMessage } from '#protos/nahr/loyalty/v1/Account.ts'
import type { EarningPolicy as PolicyMessage } from '#protos/nahr/loyalty/v1/EarningPolicy.ts'
import type { Lot as LotMessage } from '#protos/nahr/loyalty/v1/Lot.ts'
import type { Account, Lot } from './domain/account.ts'
import { notFound } from './domain/decider.ts'
import { lotsOfOrder, nextActivation } from './domain/lots.ts'
import type { EarningPolicy } from './domain/policy.ts'

type Shown = { accountId: string; state: Account | null; revision: number }

/** With all its lots. Refused with ACCOUNT_NOT_FOUND where nobody enrolled. */
export function wholeAccount({ state: account, ...shown }: Shown): AccountMessage {
  return account ? accountMessage(account, shown, [...account.lots.values()]) : notFound()
}

/** With the lots of one order, or of adjustments: an account may have thousands. */
export function accountAfter({ state: account, ...shown }: Shown, orderId: string | null): AccountMessage {
  if (!account) return notFound()
  const lots = orderId === null ? [...account.lots.values()].filter(isAdjustment) : lotsOfOrder(account, orderId)
  return accountMessage(account, shown, lots)
}

const isAdjustment = ({ earnedBy }: Lot): boolean => earnedBy === null

function accountMessage(account: Account, { accountId, revision }: Omit<Shown, 'state'>, lots: readonly Lot[]): AccountMessage {
  const { customerId, promised, active, debt, enrolledAt, totals } = account
  return {
    accountId,
    customerId,
    promisedPoints: String(promised),
    activePoints: String(active),
    debtPoints: String(debt),
    enrolledAt: toTimestamp(enrolledAt),
    lots: lots.map(lotMessage),
    revision: String(revision),
    totals: {
      earned: String(totals.earned),
      clawedBack: String(totals.clawedBack),
      debtRepaid: String(totals.debtRepaid),
      adjustedIn: String(totals.adjustedIn),
      adjustedOut: String(totals.adjustedOut),
    },
  }
}

const lotMessage = ({ lotId, state, points, earned, earnedBy, activatesAt }: Lot): LotMessage => ({
  lotId,
  state: wireEnum('LOT_STATE', state),
  points: String(points),
  earnedPoints: String(earned),
  orderId: earnedBy?.orderId ?? '',
  lineId: earnedBy?.lineId ?? '',
  activatesAt: activatesAt === null ? null : toTimestamp(activatesAt),
})

export function nextActivationAt({ state }: Pick<Shown, 'state'>, orderId: string) {
  const next = state && nextActivation(state, orderId)
  return next === null ? null : toTimestamp(next)
}

export const policyMessage = ({ otherwise, ...policy }: EarningPolicy): PolicyMessage => ({
  version: policy.version,
  effectiveFrom: toTimestamp(policy.effectiveFrom),
  rates: policy.rates.map(({ currency, ...rate }) => ({ currencyCode: currency, ...rateMessage(rate) })),
  otherwise: otherwise && { currencyCode: '', ...rateMessage(otherwise) },
  channels: policy.channels.map(({ kind, percent }) => ({ channelKind: wireEnum('CHANNEL_KIND', kind), percent })),
  categories: policy.categories,
  rounding: wireEnum('POINTS_ROUNDING', policy.rounding),
})

const rateMessage = ({ points, perMinor }: { points: number; perMinor: number }) => ({
  points: String(points),
  perMinor: String(perMinor),
})
