import type { CreateReq, UpdateReq } from '@eventstore/db-client/generated/persistent_pb.js'
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js'
import { matcherOf } from '../event-filter.ts'
import { ALL, type GroupEntry, type GroupKey, type GroupSettings, STRATEGIES, type StartFrom } from '../persistent/settings.ts'
import { groupFailed } from './errors.ts'
import { filterRuleFrom } from './filter.ts'
import { Malformed } from './wire.ts'

const TICKS_PER_MS = 10_000
/** What stands for the end of a stream where there is a number alone. */
const MAX_REVISION = '18446744073709551615'

type Named = { getStreamIdentifier(): StreamIdentifier | undefined; getGroupName(): string }

/** The group that a call is about: of `$all` when it names no stream. */
export function keyFrom(options: (Named & { hasAll(): boolean }) | undefined): GroupKey {
  return checkedKey(options?.hasAll() ? ALL : streamName(options?.getStreamIdentifier()), options?.getGroupName())
}

export function streamName(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString()
}

export function createdGroupFrom(options: CreateReq.Options | undefined): Omit<GroupEntry, 'startsAt'> {
  const key = keyOf(options)
  const filterOptions = options?.getAll()?.getFilter()
  const filter = filterOptions && filterRuleFrom(filterOptions)
  if (filter) compiled(filter)
  return { ...key, ...(filter ? { filter } : {}), settings: settingsFrom(options, key) }
}

export function updatedGroupFrom(options: UpdateReq.Options | undefined): GroupKey & { settings: GroupSettings } {
  const key = keyOf(options)
  return { ...key, settings: settingsFrom(options, key) }
}

type Options = CreateReq.Options | UpdateReq.Options

/** Older clients name the stream beside its options. */
function keyOf(options: Options | undefined): GroupKey {
  const identifier = options?.getStream()?.getStreamIdentifier() ?? options?.getStreamIdentifier()
  return checkedKey(options?.hasAll() ? ALL : streamName(identifier), options?.getGroupName())
}

function checkedKey(source: string, group: string | undefined): GroupKey {
  if (!source || !group) throw new Malformed('a call about a subscription group names its stream and the group')
  return { source, group }
}

function settingsFrom(options: Options | undefined, key: GroupKey): GroupSettings {
  const settings = options?.getSettings()
  if (!options || !settings) throw new Malformed('a subscription group has settings')
  return {
    startFrom: startFrom(options),
    resolveLinks: settings.getResolveLinks(),
    extraStatistics: settings.getExtraStatistics(),
    messageTimeoutMs: settings.hasMessageTimeoutTicks()
      ? Number(settings.getMessageTimeoutTicks()) / TICKS_PER_MS
      : settings.getMessageTimeoutMs(),
    maxRetryCount: settings.getMaxRetryCount(),
    minCheckpointCount: settings.getMinCheckpointCount(),
    maxCheckpointCount: settings.getMaxCheckpointCount(),
    checkpointAfterMs: settings.hasCheckpointAfterTicks()
      ? Number(settings.getCheckpointAfterTicks()) / TICKS_PER_MS
      : settings.getCheckpointAfterMs(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    historyBufferSize: settings.getHistoryBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    strategy: strategyFrom(settings, key),
  }
}

function strategyFrom(settings: NonNullable<ReturnType<Options['getSettings']>>, key: GroupKey): GroupSettings['strategy'] {
  const name = 'getConsumerStrategy' in settings ? settings.getConsumerStrategy() : ''
  const found = name === '' ? STRATEGIES[settings.getNamedConsumerStrategy()] : STRATEGIES.find(strategy => strategy === name)
  if (!found) throw groupFailed(key, `consumer strategy ${name} does not exist`)
  return found
}

function startFrom(options: Options): StartFrom {
  const all = options.getAll()
  if (all) {
    const position = all.getPosition()
    return position ? Number(position.getCommitPosition()) : all.hasEnd() ? 'end' : 'start'
  }
  const stream = options.getStream()
  if (stream) return stream.hasRevision() ? Number(stream.getRevision()) : stream.hasEnd() ? 'end' : 'start'
  const revision = options.getSettings()?.getRevision() ?? '0'
  return revision === MAX_REVISION ? 'end' : revision === '0' ? 'start' : Number(revision)
}

function compiled(rule: NonNullable<GroupEntry['filter']>): void {
  try {
    matcherOf(rule)
  } catch (error) {
    throw new Malformed('the filter is not a regular expression', { cause: error })
  }
}
