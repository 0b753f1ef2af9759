import { setMaxListeners } from 'node:events'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { Log } from './logger.ts'
import { Groups } from './persistent/manager.ts'
import { addHealth } from './protocol/health.ts'
import { addNode } from './protocol/node.ts'
import { addPersistentSubscriptions } from './protocol/persistent-service.ts'
import { addStreams } from './protocol/streams-service.ts'
import { diskFiles, type Files, isOutOfRoom } from './storage/files.ts'
import { lockFolder } from './storage/lock.ts'
import { untilRoom } from './storage/room.ts'
import { openStore, type Store } from './store.ts'

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
  /**
   * The log can't be written any more and the server answers reads only: resolves when it should be restarted, which on a
   * full disk is when there is room again.
   */
  failed: Promise<Error>
  stop(): Promise<void>
}

type Opened = { store: Store; failed: Promise<Error>; lock: { release(): void }; stopping: AbortController }

const MAX_MESSAGE_BYTES = 16 * 1024 * 1024
const STOP_GRACE_MS = 2_000

/** Opens the data folder, recovers the log, and serves it. */
export async function startEventStore(options: EventStoreOptions): Promise<RunningEventStore> {
  const lock = lockFolder(options.dataDir)
  const stopping = new AbortController()
  setMaxListeners(0, stopping.signal)
  try {
    const { store, failed } = await recoveredStore(options, stopping.signal)
    try {
      return await serve({ store, failed, lock, stopping }, options)
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function recoveredStore(
  { dataDir, files, segmentBytes, log }: EventStoreOptions,
  stopped: AbortSignal,
): Promise<Pick<Opened, 'store' | 'failed'>> {
  const startedMs = performance.now()
  const failed = Promise.withResolvers<Error>()
  const disk = files ?? diskFiles(dataDir)
  const { store, recovered } = await openStore({
    files: disk,
    now: Date.now,
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
    onFailure(err) {
      log.error({ err }, 'the event log could not be written: no more appends are accepted')
      if (isOutOfRoom(err)) untilRoom(disk, stopped, () => failed.resolve(err))
      else failed.resolve(err)
    },
    onNotNoted: err => log.warn({ err }, 'what speeds up the next start could not be written; that will find it out again'),
  })
  log.info({ ...recovered, ms: Math.round(performance.now() - startedMs) }, 'event log recovered')
  if (recovered.droppedBytes > 0) log.warn(recovered, 'the end of the event log had never been synced, and was cut off')
  return { store, failed: failed.promise }
}

async function serve(
  { store, failed, lock, stopping }: Opened,
  { host, port, log }: EventStoreOptions,
): Promise<RunningEventStore> {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_concurrent_streams': 10_000,
    'grpc.enable_channelz': 0,
  })
  const groups = new Groups(store, Date.now, log)
  const serving = { store, groups, now: Date.now, log, stopping: stopping.signal }
  addStreams(server, serving)
  addPersistentSubscriptions(server, serving)
  addNode(server)
  addHealth(server)
  const boundPort = await bind(server, `${host}:${port}`).catch(error => {
    groups.stop()
    throw error
  })
  return {
    port: boundPort,
    url: `esdb://${host}:${boundPort}?tls=false`,
    failed,
    async stop() {
      stopping.abort()
      groups.stop()
      await shutDown(server)
      await store.close()
      lock.release()
    },
  }
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)))
  })
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
