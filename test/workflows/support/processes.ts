import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { connectTemporal, type Temporal } from '../../../workflows/client.ts'
import type { StoredFact } from '../../../workflows/process.ts'
import { reconcile } from '../../../workflows/reconcile.ts'
import { forward } from '../../../workflows/starter.ts'
import { installRuntime, type RunningWorker, startWorker } from '../../../workflows/worker.ts'
import { recordingLog } from '../../support/quiet.ts'
import { type FakeShop, FULFILMENT } from './fake-shop.ts'

export const cacheFolder = fileURLToPath(new URL('../../../.nahr/cache', import.meta.url))
export const NAMESPACE = 'default'

// Once a process, whichever test comes first.
installRuntime(recordingLog())

export type Processes = {
  temporal: Temporal
  client: Client
  /** As the starter would: one after another, or those of one stream that came together. */
  tell(...facts: StoredFact[]): Promise<void>
  tellTogether(facts: StoredFact[]): Promise<void>
  pickup(orderId: string): ReturnType<Client['workflow']['getHandle']>
  /** Resolves when the run shows this stage. */
  reaches(id: string, stage: string): Promise<void>
  /** Once, as the service does again and again: Temporal's index of runs lags, so one look may miss what has just changed. */
  looksAround(now?: () => number): ReturnType<typeof reconcile>
  /** Looks around until the run shows this stage. */
  foundAt(id: string, stage: string): Promise<void>
  worker: RunningWorker
  stop(): Promise<void>
}

/** The worker in this process, and what forwards facts, against a server that runs. */
export async function startProcesses(address: string, shop: FakeShop): Promise<Processes> {
  const { clients } = shop
  const temporal = connectTemporal({ address, namespace: NAMESPACE })
  const connection = await Connection.connect({ address })
  const client = new Client({ connection, namespace: NAMESPACE })
  const worker = await startWorker({ address, namespace: NAMESPACE, clients, log: recordingLog(), cacheFolder })
  const looksAround = (now = Date.now) => reconcile({ temporal, clients, log: recordingLog(), now })
  return {
    temporal,
    client,
    worker,
    async tell(...facts) {
      for (const fact of facts) await forward([fact], { temporal, clients })
    },
    async tellTogether(facts) {
      await forward(facts, { temporal, clients })
    },
    pickup: orderId => client.workflow.getHandle(`pickup:${orderId}/${FULFILMENT}`),
    async reaches(id, stage) {
      const run = client.workflow.getHandle(id)
      // Not by a query: one that meets a workflow task costs another.
      for (;;) {
        const { searchAttributes, raw } = await run.describe()
        if (searchAttributes.stage?.[0] === stage && !raw.pendingWorkflowTask) return
      }
    },
    looksAround,
    async foundAt(id, stage) {
      for (;;) {
        await looksAround()
        const standing = await temporal.look(id)
        if (standing?.status === 'RUNNING' && standing.stage === stage) return
      }
    },
    async stop() {
      await worker.stop()
      await temporal.close()
      await connection.close()
    },
  }
}

/** What a run cost the server. */
export async function costOf(handle: ReturnType<Client['workflow']['getHandle']>) {
  const { events = [] } = await handle.fetchHistory()
  const count = (name: string) => events?.filter(event => event[name as keyof typeof event]).length ?? 0
  return {
    events: events?.length ?? 0,
    workflowTasks: count('workflowTaskCompletedEventAttributes'),
    activities: count('activityTaskScheduledEventAttributes'),
    localActivities: count('markerRecordedEventAttributes'),
    signals: count('workflowExecutionSignaledEventAttributes'),
  }
}

/** As somebody who runs the system would: the run goes on from its first workflow task, as another run. */
export async function resetToBeginning(client: Client, workflowId: string) {
  const { runId } = await client.workflow.getHandle(workflowId).describe()
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory()
  const first = events?.find(event => event.workflowTaskCompletedEventAttributes)?.eventId
  if (!first) throw new Error('the run has not begun')
  const reset = await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: first,
    requestId: `reset-${runId}`,
    reason: 'by hand',
  })
  return client.workflow.getHandle(workflowId, reset.runId)
}
