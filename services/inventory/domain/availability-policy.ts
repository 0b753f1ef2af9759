import type { ChannelKind } from '#kernel/channels.ts'
import type { Decider } from '#kernel/decider.ts'

/** What channels see of what is available; it never changes what can be reserved. */
export type AvailabilityRule = {
  /** Units at each position that are not shown. */
  keepBack: number
  /** A position that would show fewer shows none. */
  showFrom: number
  /** All when empty. */
  locationIds: string[]
}
/** Of one channel, of all of one kind, or of every other. */
export type RuleFor = { channelId: string | null; channelKind: ChannelKind | null } & AvailabilityRule
export type AvailabilityPolicy = { version: number; rules: RuleFor[] }

export type PolicyCommand = { type: 'PutAvailabilityPolicy'; rules: RuleFor[]; at: string }
export type PolicyEvent = { type: 'AvailabilityPolicyPut'; putAt: string } & AvailabilityPolicy

export const availabilityPolicyDecider: Decider<PolicyCommand, PolicyEvent, AvailabilityPolicy> = {
  initial: { version: 0, rules: [] },
  decide: ({ rules, at }, { version, rules: known }) =>
    JSON.stringify(rules) === JSON.stringify(known)
      ? []
      : [{ type: 'AvailabilityPolicyPut', version: version + 1, rules, putAt: at }],
  evolve: (_, { version, rules }) => ({ version, rules }),
}

/** Whose eyes: of a channel, or of some channel that nothing is known of. */
export type Viewer = { channelId: string | null; channelKind: ChannelKind | null }

const everything: AvailabilityRule = { keepBack: 0, showFrom: 0, locationIds: [] }

/** The channel's own rule, else that of its kind, else that of every other. Null sees everything. */
export function ruleFor({ rules }: AvailabilityPolicy, viewer: Viewer | null): AvailabilityRule {
  if (viewer === null) return everything
  const own = rules.find(({ channelId }) => channelId !== null && channelId === viewer.channelId)
  const ofKind = rules.find(({ channelKind }) => channelKind !== null && channelKind === viewer.channelKind)
  return own ?? ofKind ?? rules.find(({ channelId, channelKind }) => channelId === null && channelKind === null) ?? everything
}

export const shownBy = (rule: AvailabilityRule, locationId: string, available: number): number =>
  shownOf(available, rule.keepBack, rule, locationId)

/** Of what is still to come, and how many units of it aren't shown before: what is there is kept back first. */
export function comingShownBy(
  rule: AvailabilityRule,
  locationId: string,
  { available, coming }: { available: number; coming: number },
): { shown: number; keptBack: number } {
  const keptBack = Math.max(0, rule.keepBack - available)
  return { shown: shownOf(coming, keptBack, rule, locationId), keptBack }
}

function shownOf(units: number, keptBack: number, { showFrom, locationIds }: AvailabilityRule, locationId: string): number {
  if (locationIds.length > 0 && !locationIds.includes(locationId)) return 0
  const shown = units - keptBack
  return shown >= Math.max(1, showFrom) ? shown : 0
}
