import { features } from './generated.ts'

/** The release whose protocol this server speaks. */
const VERSION = '24.10.0'

const METHODS: [service: string, method: string, features?: string[]][] = [
  ['event_store.client.streams.streams', 'read', ['position', 'events']],
  ['event_store.client.streams.streams', 'append'],
  ['event_store.client.streams.streams', 'batchappend', ['deadline_duration']],
  ['event_store.client.streams.streams', 'delete'],
  ['event_store.client.streams.streams', 'tombstone'],
  ['event_store.client.gossip.gossip', 'read'],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods'],
]

const GROUP_METHODS = ['create', 'update', 'delete', 'read', 'getinfo', 'replayparked', 'list', 'restartsubsystem'].map(
  (method): [string, string, string[]] => [
    'event_store.client.persistent_subscriptions.persistentsubscriptions',
    method,
    ['stream', 'all'],
  ],
)

/** What clients ask first; they choose their way of appending by it. */
export function supportedMethods(): InstanceType<typeof features.SupportedMethods> {
  const methods = [...METHODS, ...GROUP_METHODS].map(([service, method, having = []]) =>
    new features.SupportedMethod().setServiceName(service).setMethodName(method).setFeaturesList(having),
  )
  return new features.SupportedMethods().setEventStoreServerVersion(VERSION).setMethodsList(methods)
}
