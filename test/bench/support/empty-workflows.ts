import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'

const taskQueue = 'bench-empty'

/** The floor of a process: workflows that do nothing, by a worker of their own on the same server. */
export async function startEmptyWorkflows({ address }: { address: string }, workflow: Client['workflow']) {
  const connection = await NativeConnection.connect({ address })
  const workflowsPath = fileURLToPath(new URL('./empty-workflow.ts', import.meta.url))
  const worker = await Worker.create({ connection, taskQueue, workflowsPath })
  const working = worker.run()
  return {
    async runOne(): Promise<boolean> {
      await workflow.execute('empty', { taskQueue, workflowId: randomUUID() })
      return true
    },
    async stop(): Promise<void> {
      worker.shutdown()
      await working
      await connection.close()
    },
  }
}
