import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Config, ConfigError, describeConfig, readConfig } from '#platform/config.ts'
import { connectConsumerGroup } from '#platform/event-store-persistent.ts'
import { createLog, type Log } from '#platform/logging.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { Timer } from '#platform/service.ts'
import { type OnStop, stoppingInOrder } from '#platform/stopping.ts'
import { createMetrics } from '#platform/telemetry.ts'
import { startTimers } from '#platform/timers.ts'
import { connectTemporal } from './client.ts'
import { connectClients } from './clients.ts'
import { followed } from './followed.ts'
import { reconcile } from './reconcile.ts'
import { startStarter } from './starter.ts'
import { installRuntime, startWorker } from './worker.ts'

const LOOK_FOR_TEMPORAL_EVERY_MS = 500
/** What failed alone may have been mended; what was not is parked again, and logged. */
const PARKED_AGAIN_EVERY_MS = 3_600_000

/** What `onStop` is given is undone in reverse: the starter takes nothing more, then the worker ends what it has begun. */
async function start(config: Config, log: Log, onStop: OnStop, stopping: AbortSignal): Promise<{ failed: Promise<void> }> {
  const metrics = createMetrics()
  onStop(() => metrics.close())
  const { temporal: where, dataDir } = config
  const clients = connectClients(config, serviceKeyOf(config))
  onStop(() => clients.close())
  const temporal = connectTemporal(where)
  onStop(() => temporal.close())
  while (!(await temporal.isServing())) {
    log.warn({ temporal: where.address }, 'Temporal is away; waiting for it')
    await delay(LOOK_FOR_TEMPORAL_EVERY_MS, undefined, { signal: stopping })
  }

  const { host, workerMetricsPort } = config
  installRuntime(log, workerMetricsPort === null ? undefined : `${host}:${workerMetricsPort}`)
  const worker = await startWorker({ ...where, clients, log, cacheFolder: join(dataDir, 'workflow-bundles') })
  onStop(() => worker.stop())
  const timers: Timer[] = []
  for (const { group: name, category } of followed) {
    const group = connectConsumerGroup(config.eventStoreUrl, name, [`${category}-`], log)
    onStop(() => group.dispose())
    timers.push({ name: `parked facts of ${name}`, everyMs: PARKED_AGAIN_EVERY_MS, run: () => group.replayParked() })
    const starter = startStarter({ group, temporal, clients, log, metrics })
    onStop(() => starter.stop())
  }
  timers.push({
    name: 'reconcile',
    everyMs: config.reconcileSeconds * 1000,
    run: async () => void (await reconcile({ temporal, clients, log })),
  })
  const ticking = startTimers(timers, log)
  onStop(() => ticking.stop())
  await metrics.serve(config.host, config.metricsPort)
  return { failed: worker.ended }
}

function serviceKeyOf({ serviceKey, dataDir, masterKey }: Config): string {
  if (serviceKey) return serviceKey
  const secrets = openSecrets(join(dataDir, 'secrets.sqlite'), { masterKey })
  try {
    return secrets.serviceKey()
  } finally {
    secrets.close()
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config)
  log.info({ config: describeConfig(config) }, 'starting')
  const { onStop, signal, stop } = stoppingInOrder(log)
  if (signal.aborted) return
  try {
    const { failed } = await start(config, log, onStop, signal)
    if (signal.aborted) return
    failed.then(
      () => stop('the worker ended', 1),
      error => {
        log.error({ err: error }, 'the worker broke')
        return stop('the worker broke', 1)
      },
    )
    log.info({ temporal: config.temporal.address, namespace: config.temporal.namespace }, 'ready')
    process.send?.({ ready: true })
  } catch (error) {
    if (signal.aborted) return
    log.error({ err: error }, 'could not start')
    await stop('could not start', 1)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  for (const problem of error.problems) process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}
