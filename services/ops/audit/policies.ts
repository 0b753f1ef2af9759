import { Broken, type Fact } from './model.ts'
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

/** Every version of the rules that were in force, and the categories that items ever had; judges nothing. */
export type Policies = {
  take(fact: Fact): void
  returnsAt(time: string): ReturnPolicy
  earningAt(time: string): EarningPolicy
  /** An item that changed its category may be judged by either. */
  categoriesOf(sku: string): ReadonlySet<string>
}

const inForce = <Policy extends { effectiveFrom: string }>(policies: readonly Policy[], time: string, builtIn: Policy): Policy =>
  policies.findLast(({ effectiveFrom }) => Date.parse(effectiveFrom) <= Date.parse(time)) ?? builtIn

export function createPolicies(): Policies {
  const returns: ReturnPolicy[] = []
  const earning: EarningPolicy[] = []
  const categories = new Map<string, Set<string>>()
  return {
    take({ event, stream }) {
      if (event.type === 'ReturnPolicyPut') returns.push(event)
      else if (event.type === 'EarningPolicyPut') earning.push(event)
      else if (event.type === 'ItemAdded' || event.type === 'ItemChanged') {
        const sku = stream.slice('item-'.length)
        categories.set(sku, (categories.get(sku) ?? new Set()).add(event.category))
      }
    },
    returnsAt: time => inForce(returns, time, builtInReturns),
    earningAt: time => inForce(earning, time, builtInEarning),
    categoriesOf: sku => categories.get(sku) ?? new Set(),
  }
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
