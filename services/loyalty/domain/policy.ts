import type { ChannelKind } from '#kernel/channels.ts'
import type { Decider } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import type { Rate, Rounding } from './points.ts'

type PointsPerMinor = { points: number; perMinor: number }
type Rules = {
  rates: (PointsPerMinor & { currency: string })[]
  /** For currencies that are not listed; null: they earn nothing. */
  otherwise: PointsPerMinor | null
  channels: { kind: ChannelKind; percent: number }[]
  categories: { category: string; percent: number }[]
  rounding: Rounding
}

/** One version of the rules: in force from its time until that of the next. */
export type EarningPolicy = Rules & { version: number; effectiveFrom: string }

export type PolicyCommand = { type: 'PutEarningPolicy'; effectiveFrom: string | null; at: string } & Rules
export type PolicyEvent = { type: 'EarningPolicyPut'; putAt: string } & EarningPolicy
/** Every version that was put, oldest first. */
export type Policies = readonly EarningPolicy[]

const builtIn: EarningPolicy = {
  version: 0,
  effectiveFrom: '0001-01-01T00:00:00.000Z',
  rates: [],
  otherwise: { points: 1, perMinor: 100 },
  channels: [],
  categories: [],
  rounding: 'down',
}

export const policyDecider: Decider<PolicyCommand, PolicyEvent, Policies> = {
  initial: [],
  decide({ type: _, at, effectiveFrom, ...rules }, policies) {
    const before = policies.at(-1)
    const from = effectiveFrom ?? at
    if (before && from <= before.effectiveFrom) reject('EFFECTIVE_TOO_EARLY', { earliest: justAfter(before.effectiveFrom) })
    return [{ type: 'EarningPolicyPut', version: policies.length + 1, effectiveFrom: from, ...rules, putAt: at }]
  },
  evolve: (policies, { type: _, putAt: __, ...policy }) => [...policies, policy],
}

const justAfter = (time: string): string => new Date(Date.parse(time) + 1).toISOString()

/** Each version begins later than the one before. */
export const inForce = (policies: Policies, at: string): EarningPolicy =>
  policies.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? builtIn

type Purchase = { currency: string; channelKind: ChannelKind; category: string }

export function rateFor(policy: EarningPolicy, { currency, channelKind, category }: Purchase): Rate {
  const { points, perMinor } = policy.rates.find(rate => rate.currency === currency) ?? policy.otherwise ?? nothing
  const channel = policy.channels.find(({ kind }) => kind === channelKind)
  const ofCategory = policy.categories.find(each => each.category === category)
  return {
    points,
    perMinor,
    channelPercent: channel?.percent ?? 100,
    categoryPercent: ofCategory?.percent ?? 100,
    rounding: policy.rounding,
  }
}

const nothing: PointsPerMinor = { points: 0, perMinor: 1 }
