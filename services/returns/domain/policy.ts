import type { Decider } from '#kernel/decider.ts'
import * as versions from '#kernel/versions.ts'

export type Terms = {
  /** Of 24 hours, after the goods left. */
  windowDays: number
  isFinalSale: boolean
  /** Hundredths of a percent of what a unit was paid with. */
  feeBps: number
}

export type PolicyVersion = versions.Version & {
  otherwise: Terms
  categories: ({ category: string } & Terms)[]
  /** Per return, in minor units of whatever currency; 0: none. */
  noReceiptLimitMinor: number
}

export type PolicyCommand = {
  type: 'PutPolicy'
  policy: Omit<PolicyVersion, keyof versions.Version>
  effectiveFrom: string | null
  at: string
}
export type PolicyEvent = { type: 'ReturnPolicyPut'; putAt: string } & PolicyVersion
/** By version, from 1. */
export type Policy = PolicyVersion[]

export const policyDecider: Decider<PolicyCommand, PolicyEvent, Policy> = {
  initial: [],
  decide: ({ policy, effectiveFrom, at }, put) => [
    { type: 'ReturnPolicyPut', ...versions.nextVersion(put, effectiveFrom, at), ...policy, putAt: at },
  ],
  evolve: (put, { type: _, putAt: __, ...version }) => [...put, version],
}

/** In force before any other was put. */
export const builtIn: PolicyVersion = {
  version: 0,
  effectiveFrom: '0001-01-01T00:00:00.000Z',
  otherwise: { windowDays: 30, isFinalSale: false, feeBps: 0 },
  categories: [],
  noReceiptLimitMinor: 5_000,
}

export const inForceAt = (put: Policy, at: string): PolicyVersion => versions.inForceAt(put, at, builtIn)

export const termsFor = ({ otherwise, categories }: PolicyVersion, category: string): Terms =>
  categories.find(each => each.category === category) ?? otherwise

const dayMs = 86_400_000

/** The moment they left where the sale was final. */
export const returnableUntil = (leftAt: string, { windowDays, isFinalSale }: Terms): string =>
  isFinalSale ? leftAt : new Date(Date.parse(leftAt) + windowDays * dayMs).toISOString()
