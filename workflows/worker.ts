import { makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import type { Log } from '#platform/logging.ts'
import { allActivities } from './activities.ts'
import { loggerOn, workflowBundle } from './bundle.ts'
import type { Clients } from './clients.ts'
import { TASK_QUEUE } from './task-queue.ts'

/** Above what an activity takes: those under way end in peace. */
const SHUTDOWN_GRACE = '10 seconds'

/** Most runs wait for days: to replay one when it is woken costs less than to keep thousands. */
const RUNS_REMEMBERED = 200

export type WorkerOptions = {
  address: string
  namespace: string
  clients: Clients
  log: Log
  cacheFolder: string
  /** `host:port` where the SDK's metrics are served. */
  metricsAddress?: string
}

export type RunningWorker = {
  /** Rejects when the worker broke. */
  ended: Promise<void>
  stop(): Promise<void>
}

/** Once a process, before its first worker. The names are those that published dashboards and alerts ask for. */
export function installRuntime(log: Log, metricsAddress?: string): void {
  const prometheus = metricsAddress
    ? { bindAddress: metricsAddress, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true }
    : undefined
  Runtime.install({
    logger: loggerOn(log),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
      ...(prometheus ? { metrics: { prometheus } } : {}),
    },
  })
}

/** Runs all processes' workflows and activities. Rejects when no Temporal server answers. */
export async function startWorker({ address, namespace, clients, log, cacheFolder }: WorkerOptions): Promise<RunningWorker> {
  const activities = allActivities(clients)
  const workflows = await workflowBundle({ cacheFolder, log })
  const connection = await NativeConnection.connect({ address })
  try {
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue: TASK_QUEUE,
      workflowBundle: workflows,
      activities,
      shutdownGraceTime: SHUTDOWN_GRACE,
      maxCachedWorkflows: RUNS_REMEMBERED,
    })
    const ended = worker.run().finally(() => connection.close())
    ended.catch(() => {})
    return {
      ended,
      async stop() {
        if (worker.getState() === 'RUNNING') worker.shutdown()
        await ended
      },
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}
