import type { SubscriptionInfo } from '@eventstore/db-client/generated/persistent_pb.js'
import type { ConnectionInfo, GroupInfo } from '../persistent/info.ts'
import { persistent } from './generated.ts'

export function encodeInfo(info: GroupInfo): SubscriptionInfo {
  const { entry, items } = info
  const { settings } = entry
  return new persistent.SubscriptionInfo()
    .setEventSource(entry.source)
    .setGroupName(entry.group)
    .setStatus(info.status)
    .setConnectionsList(info.connections.map(encodeConnection))
    .setAveragePerSecond(items.perSecond)
    .setTotalItems(String(items.total))
    .setCountSinceLastMeasurement(String(items.sinceLast))
    .setLastCheckpointedEventPosition(info.lastCheckpointed ?? '')
    .setLastKnownEventPosition(info.lastKnown ?? '')
    .setResolveLinkTos(settings.resolveLinks)
    .setStartFrom(info.startFrom)
    .setMessageTimeoutMilliseconds(settings.messageTimeoutMs)
    .setExtraStatistics(settings.extraStatistics)
    .setMaxRetryCount(settings.maxRetryCount)
    .setLiveBufferSize(settings.liveBufferSize)
    .setBufferSize(settings.historyBufferSize)
    .setReadBatchSize(settings.readBatchSize)
    .setCheckPointAfterMilliseconds(settings.checkpointAfterMs)
    .setMinCheckPointCount(settings.minCheckpointCount)
    .setMaxCheckPointCount(settings.maxCheckpointCount)
    .setReadBufferCount(info.readBuffer)
    .setLiveBufferCount(String(info.liveBuffer))
    .setRetryBufferCount(info.retryBuffer)
    .setTotalInFlightMessages(info.inFlight)
    .setOutstandingMessagesCount(info.outstanding)
    .setNamedConsumerStrategy(settings.strategy)
    .setMaxSubscriberCount(settings.maxSubscriberCount)
    .setParkedMessageCount(String(info.parked))
}

function encodeConnection({ from, connectionName, items, measurements, availableSlots, inFlight }: ConnectionInfo) {
  const measured = measurements.map(({ key, value }) =>
    new persistent.SubscriptionInfo.Measurement().setKey(key).setValue(String(value)),
  )
  return new persistent.SubscriptionInfo.ConnectionInfo()
    .setFrom(from)
    .setUsername('anonymous')
    .setAverageItemsPerSecond(items.perSecond)
    .setTotalItems(String(items.total))
    .setCountSinceLastMeasurement(String(items.sinceLast))
    .setObservedMeasurementsList(measured)
    .setAvailableSlots(availableSlots)
    .setInFlightMessages(inFlight)
    .setConnectionName(connectionName)
}
