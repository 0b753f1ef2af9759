import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { connectTemporal, type Temporal } from '../../../workflows/client.ts'
import type { OrderFact } from '../../../workflows/order-facts.ts'
import { forward } from '../../../workflows/starter.ts'
import { type RunningWorker, startWorker } from '../../../workflows/worker.ts'
import { recordingLog } from '../../support/quiet.ts'
import { type FakeShop, FULFILMENT } from './fake-shop.ts'

export const cacheFolder = fileURLToPath(new URL('../../../.nahr/cache', import.meta.url))
export const NAMESPACE = 'default'

export type Processes = {
  temporal: Temporal
  client: Client
  /** As the starter would. */
  tell(...facts: OrderFact[]): Promise<void>
  pickup(orderId: string): ReturnType<Client['workflow']['getHandle']>
  /** Resolves when the run shows this stage. */
  reaches(id: string, stage: string): Promise<void>
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
  return {
    temporal,
    client,
    worker,
    async tell(...facts) {
      for (const fact of facts) await forward(fact, { temporal, clients })
    },
    pickup: orderId => client.workflow.getHandle(`pickup:${orderId}/${FULFILMENT}`),
    async reaches(id, stage) {
      while ((await client.workflow.getHandle(id).query<string>('stage')) !== stage) await new Promise(setImmediate)
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
  }
}
