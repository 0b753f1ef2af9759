import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { Log } from './log.ts'
import { supportedMethods } from './protocol/features.ts'
import { featureServices, gossipServices } from './protocol/generated.ts'
import { clusterOfOne } from './protocol/gossip.ts'
import { addHealth } from './protocol/health.ts'
import { streamsService } from './protocol/streams-service.ts'
import { diskFiles, type Files } from './storage/files.ts'
import { lockFolder } from './storage/lock.ts'
import { openStore } from './store.ts'

export type EventStoreOptions = {
  dataDir: string
  host: string
  /** 0 for a free one. */
  port: number
  log: Log
  files?: Files
  segmentBytes?: number
}

export type RunningEventStore = {
  port: number
  url: string
  /** Resolves when the log can't be written any more: the server answers reads only, and should be restarted. */
  failed: Promise<Error>
  stop(): Promise<void>
}

const MAX_MESSAGE_BYTES = 16 * 1024 * 1024
const STOP_GRACE_MS = 2_000

/** Opens the data folder, recovers the log, and serves it. */
export async function startEventStore({
  dataDir,
  host,
  port,
  log,
  files,
  segmentBytes,
}: EventStoreOptions): Promise<RunningEventStore> {
  const lock = lockFolder(dataDir)
  const server = createServer()
  const stopping = new AbortController()
  setMaxListeners(0, stopping.signal)
  const failed = Promise.withResolvers<Error>()
  try {
    const startedMs = performance.now()
    const { store, recovered } = await openStore({
      files: files ?? diskFiles(dataDir),
      now: Date.now,
      ...(segmentBytes === undefined ? {} : { segmentBytes }),
      onFailure(failure) {
        log.error({ failure: failure.message }, 'the event log could not be written: no more appends are accepted')
        failed.resolve(failure)
      },
      onSidecarFailure: error =>
        log.warn({ error: String(error) }, 'an index could not be written, and will be built again at the next start'),
    })
    log.info({ ...recovered, ms: Math.round(performance.now() - startedMs) }, 'event log recovered')
    if (recovered.droppedBytes > 0) log.warn(recovered, 'the end of the event log had never been synced, and was cut off')
    streamsService(server, { store, now: Date.now, log, stopping: stopping.signal })
    const boundPort = await listen(server, host, port)
    const stop = async (): Promise<void> => {
      stopping.abort()
      await shutDown(server)
      await store.close()
      lock.release()
    }
    return { port: boundPort, url: `esdb://${host}:${boundPort}?tls=false`, failed: failed.promise, stop }
  } catch (error) {
    server.forceShutdown()
    lock.release()
    throw error
  }
}

function createServer(): Server {
  return new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_concurrent_streams': 10_000,
  })
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  const instanceId = randomUUID()
  let boundPort = port
  server.addService(featureServices.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, callback: (error: null, value: unknown) => void) => callback(null, supportedMethods()),
  })
  server.addService(gossipServices.GossipService, {
    read: (_call: unknown, callback: (error: null, value: unknown) => void) =>
      callback(null, clusterOfOne({ instanceId, host, port: boundPort, nowMs: Date.now() })),
  })
  addHealth(server)
  boundPort = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    )
  })
  return boundPort
}

/** Lets what is under way finish; a client that does not take its answers is cut off after a grace. */
function shutDown(server: Server): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(() => server.forceShutdown(), STOP_GRACE_MS)
    server.tryShutdown(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
