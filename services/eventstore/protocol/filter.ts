import type { CreateReq } from '@eventstore/db-client/generated/persistent_pb.js'
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js'
import { type FilterRule, type Matches, matcherOf } from '../event-filter.ts'

export type Filter = { matches: Matches; checkpointEvery: number }

const DEFAULT_WINDOW = 32

export function filterFrom(options: ReadReq.Options.FilterOptions): Filter {
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW
  const checkpointEvery = Math.max(1, options.getCheckpointintervalmultiplier()) * Math.max(1, window)
  const rule = filterRuleFrom(options)
  return { matches: rule ? matcherOf(rule) : () => true, checkpointEvery }
}

type FilterOptions = ReadReq.Options.FilterOptions | CreateReq.AllOptions.FilterOptions

/** Undefined when the options name nothing to look at. */
export function filterRuleFrom(options: FilterOptions): FilterRule | undefined {
  const byStream = options.getStreamIdentifier()
  if (byStream) return ruleFrom('stream', byStream)
  const byType = options.getEventType()
  return byType && ruleFrom('type', byType)
}

type Expression = { getPrefixList(): string[]; getRegex(): string }

function ruleFrom(on: 'stream' | 'type', expression: Expression): FilterRule {
  const prefixes = expression.getPrefixList()
  return prefixes.length > 0 ? { on, prefixes } : { on, regex: expression.getRegex() }
}
