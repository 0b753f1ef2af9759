import type { ChannelKind } from '#kernel/channels.ts'
import type { Decider } from '#kernel/decider.ts'
import { inForceAt, nextVersion, type Version } from '#kernel/versions.ts'
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

export type EarningPolicy = Rules & Version

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
  decide: ({ type: _, at, effectiveFrom, ...rules }, policies) => [
    { type: 'EarningPolicyPut', ...nextVersion(policies, effectiveFrom, at), ...rules, putAt: at },
  ],
  evolve: (policies, { type: _, putAt: __, ...policy }) => [...policies, policy],
}

export const inForce = (policies: Policies, at: string): EarningPolicy => inForceAt(policies, at, builtIn)

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
