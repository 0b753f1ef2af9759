import { policyStream } from '#kernel/ids.ts'
import type { Policies } from './aggregates.ts'
import { inForceAt, type PolicyVersion } from './domain/policy.ts'

export const stream = policyStream('returns')

export type Rules = {
  /** The version in force at a time, read to the end of what was put. */
  inForceAt(at: string): Promise<PolicyVersion>
}

export const createRules = (policies: Policies): Rules => ({
  inForceAt: async at => inForceAt((await policies.load(stream)).state, at),
})
