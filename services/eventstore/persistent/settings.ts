import { z } from 'zod'

export const STRATEGIES = ['DispatchToSingle', 'RoundRobin', 'Pinned', 'PinnedByCorrelation'] as const

const filterRule = z.union([
  z.strictObject({ on: z.enum(['stream', 'type']), prefixes: z.array(z.string()) }),
  z.strictObject({ on: z.enum(['stream', 'type']), regex: z.string() }),
])

const groupSettings = z.strictObject({
  /** Where a group without a checkpoint begins: a revision of its stream or a position of the log, both inclusive. */
  startFrom: z.union([z.literal('start'), z.literal('end'), z.number()]),
  resolveLinks: z.boolean(),
  extraStatistics: z.boolean(),
  /** 0 for never. */
  messageTimeoutMs: z.number(),
  maxRetryCount: z.number(),
  minCheckpointCount: z.number(),
  maxCheckpointCount: z.number(),
  checkpointAfterMs: z.number(),
  /** 0 for as many as come. */
  maxSubscriberCount: z.number(),
  liveBufferSize: z.number(),
  historyBufferSize: z.number(),
  readBatchSize: z.number(),
  strategy: z.enum(STRATEGIES),
})

const groupEntry = z.strictObject({
  /** A stream, or `$all`, of which a filter may choose. */
  source: z.string(),
  group: z.string(),
  filter: filterRule.optional(),
  settings: groupSettings,
  /** The place that `startFrom` meant when it was said, so that "end" stays where it was until there is a checkpoint. */
  startsAt: z.number(),
})

/** The stored configuration: the last event of its stream counts. */
export const groupConfig = z.object({ version: z.literal('nahr-1'), entries: z.array(groupEntry) })

export type GroupSettings = z.infer<typeof groupSettings>
export type GroupEntry = z.infer<typeof groupEntry>
export type GroupKey = Pick<GroupEntry, 'source' | 'group'>
export type StartFrom = GroupSettings['startFrom']
export type StrategyName = GroupSettings['strategy']

export const ALL = '$all'

export function idOf({ source, group }: GroupKey): string {
  return `${source}::${group}`
}
