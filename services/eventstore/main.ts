import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/logging.ts'
import { startEventStore } from './server.ts'

const config = readConfig(process.env)
const log = createLog(config)

try {
  const { dataDir, host, eventStorePort } = config
  const running = await startEventStore({ dataDir, host, port: eventStorePort, log })
  log.info({ port: running.port, url: running.url }, 'event store ready')

  let isStopping = false
  const stop = async (status: number): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await running.stop()
    process.exit(status)
  }
  process.on('SIGTERM', () => stop(0))
  process.on('SIGINT', () => stop(0))
  process.on('disconnect', () => stop(0))
  running.failed.then(() => stop(1))
  // A parent gone before anybody listened is not told of any more.
  if (process.send && !process.connected) void stop(0)
  else process.send?.({ ready: true, port: running.port })
} catch (err) {
  log.error({ err }, 'the event store could not start')
  process.exitCode = 1
  process.disconnect?.()
}
