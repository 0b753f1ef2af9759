import { codeVersion } from '#platform/code-version.ts'
import type { Aggregate, Handled, Handler } from '#platform/handle.ts'
import { differsBetweenRetries, type ReturnCommand } from './domain/commands.ts'
import { returnDecider } from './domain/decider.ts'
import type { ReturnEvent } from './domain/events.ts'
import { type Policy, type PolicyCommand, type PolicyEvent, policyDecider } from './domain/policy.ts'
import type { Return } from './domain/return.ts'
import { decodePolicyEvent, decodeReturnEvent } from './stored-events.ts'
import { policySnapshot, returnSnapshot } from './stored-return.ts'

export type Returns = Handler<ReturnCommand, ReturnEvent, Return>
export type HandledReturn = Handled<ReturnEvent, Return>
export type Policies = Handler<PolicyCommand, PolicyEvent, Policy>

const version = codeVersion(
  ...['./domain/', './stored-events.ts', './stored-return.ts'].map(path => new URL(path, import.meta.url)),
)

export const returnAggregate: Aggregate<ReturnCommand, ReturnEvent, Return> = {
  decider: returnDecider,
  decode: decodeReturnEvent,
  snapshot: returnSnapshot,
  codeVersion: version,
  ignoreInHash: differsBetweenRetries,
}

export const policyAggregate: Aggregate<PolicyCommand, PolicyEvent, Policy> = {
  decider: policyDecider,
  decode: decodePolicyEvent,
  snapshot: policySnapshot,
  codeVersion: version,
  ignoreInHash: ['at'],
}
