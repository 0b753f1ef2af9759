import type { Measured } from './meters.ts'
import type { RunningGroup } from './running-group.ts'
import type { GroupEntry } from './settings.ts'

export type ConnectionInfo = {
  from: string
  connectionName: string
  items: Measured
  measurements: { key: string; value: number }[]
  availableSlots: number
  inFlight: number
}

export type GroupInfo = {
  entry: GroupEntry
  status: 'Live' | 'Behind'
  startFrom: string
  connections: ConnectionInfo[]
  items: Measured
  lastCheckpointed: string | undefined
  lastKnown: string | undefined
  readBuffer: number
  liveBuffer: number
  retryBuffer: number
  inFlight: number
  outstanding: number
  parked: number
}

export function describe({ entry, source, group, isLive, sent, checkpoints, parked }: RunningGroup, nowMs: number): GroupInfo {
  const { first, end } = parked.range
  return {
    entry,
    status: isLive ? 'Live' : 'Behind',
    startFrom: source.textOf(entry.settings.startFrom),
    connections: group.consumers.map(consumer => ({
      from: consumer.from,
      connectionName: consumer.connectionName,
      items: consumer.sent.measure(nowMs),
      measurements: consumer.latencies.measurements(),
      availableSlots: consumer.slots - consumer.inFlight,
      inFlight: consumer.inFlight,
    })),
    items: sent.measure(nowMs),
    lastCheckpointed: checkpoints.latest,
    lastKnown: source.textBefore(source.placeOf('end')),
    readBuffer: isLive ? 0 : group.waiting.length,
    liveBuffer: isLive ? group.waiting.length : 0,
    retryBuffer: group.retrying.length,
    inFlight: group.consumers.reduce((sum, consumer) => sum + consumer.inFlight, 0),
    outstanding: group.outstanding,
    parked: end - Math.max(first, Math.min(end, group.replayedUpTo)),
  }
}
