import { Broken, type Fact } from './model.ts'
import type { Purchase } from './purchases.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
export type ReturnPolicy = Pick<Of<'ReturnPolicyPut'>, 'version' | 'effectiveFrom' | 'otherwise' | 'categories'>
export type EarningPolicy = Omit<Of<'EarningPolicyPut'>, 'type' | 'putAt'>

const always = '0001-01-01T00:00:00.000Z'
const builtInReturns: ReturnPolicy = {
  version: 0,
  effectiveFrom: always,
  otherwise: { windowDays: 30, isFinalSale: false, feeBps: 0 },
  categories: [],
}
const builtInEarning: EarningPolicy = {
  version: 0,
  effectiveFrom: always,
  rates: [],
  otherwise: { points: 1, perMinor: 100 },
  channels: [],
  categories: [],
  rounding: 'down',
}

/** What was bought, and when it was decided by which rules: whoever decided may have read them a little before. */
export type Decided = { purchase: Pick<Purchase, 'occurredAt' | 'position'>; at: number }

/** Every version of the rules that were in force, and the categories that items ever had; judges nothing. */
export type Policies = {
  take(fact: Fact): void
  /** Of rules that were put behind the purchase and just before it was decided, those before them as well. */
  returnsFor(decided: Decided): ReturnPolicy[]
  earningFor(decided: Decided): EarningPolicy[]
  /** An item that changed its category may be judged by either. */
  categoriesOf(sku: string): ReadonlySet<string>
}

/** From reading the rules to writing what was decided by them no call takes so long. */
const READ_WITHIN_MS = 3_600_000

type Put<Policy> = { policy: Policy; position: bigint; created: number }

function inForce<Policy extends { effectiveFrom: string }>(
  puts: readonly Put<Policy>[],
  { purchase: { occurredAt, position }, at }: Decided,
  builtIn: Policy,
): Policy[] {
  const until = Date.parse(occurredAt)
  const known = puts.findLastIndex(put => put.position < position || at - put.created >= READ_WITHIN_MS) + 1
  const versions = Array.from({ length: puts.length - known + 1 }, (_, more) =>
    puts.slice(0, known + more).findLast(({ policy }) => Date.parse(policy.effectiveFrom) <= until),
  )
  return [...new Set(versions.map(put => put?.policy ?? builtIn))].reverse()
}

export function createPolicies(): Policies {
  const returns: Put<ReturnPolicy>[] = []
  const earning: Put<EarningPolicy>[] = []
  const categories = new Map<string, Set<string>>()
  return {
    take({ event, stream, position, created }) {
      if (event.type === 'ReturnPolicyPut') returns.push({ policy: event, position, created })
      else if (event.type === 'EarningPolicyPut') earning.push({ policy: event, position, created })
      else if (event.type === 'ItemAdded' || event.type === 'ItemChanged') {
        const sku = stream.slice('item-'.length)
        categories.set(sku, (categories.get(sku) ?? new Set()).add(event.category))
      }
    },
    returnsFor: decided => inForce(returns, decided, builtInReturns),
    earningFor: decided => inForce(earning, decided, builtInEarning),
    categoriesOf: sku => categories.get(sku) ?? new Set(),
  }
}

/** The version that is named, among those that may have been in force. */
export function requireVersion<Policy extends { version: number }>(
  what: string,
  version: number,
  inForce: readonly Policy[],
): Policy {
  const found = inForce.find(each => each.version === version)
  if (found) return found
  const versions = inForce.map(each => each.version).join(' or ')
  throw new Broken(`${what} by version ${version} of the rules, where version ${versions} was in force`)
}

/** Nothing is ruled twice. */
export function requireRuledOnce(what: string, ruled: readonly string[]): void {
  if (new Set(ruled).size !== ruled.length) throw new Broken(`rules on one ${what} twice`)
}

/** Versions are counted from 1, each in force later than the one before. */
export function requireNext(
  { version, effectiveFrom }: { version: number; effectiveFrom: string },
  before: { version: number; effectiveFrom: string } | undefined,
): void {
  if (version !== (before?.version ?? 0) + 1) throw new Broken(`is version ${version} behind version ${before?.version ?? 0}`)
  if (before && Date.parse(effectiveFrom) <= Date.parse(before.effectiveFrom))
    throw new Broken(`is in force from ${effectiveFrom}, where version ${before.version} is from ${before.effectiveFrom}`)
}
