import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { channelAttribute, stageAttribute } from '../../workflows/search-attributes.ts'
import { isOnProductionTemporal, startTestProductionTemporal } from '../support/production-temporal.ts'
import type { waitForPickUp } from './waiting.ts'

const taskQueue = 'waiting'

/** Of a server that was set up for production's engine: what the processes stand on, before any of them. */
const onLiveServer = test.skipIf(!isOnProductionTemporal)
let server: TemporalServer
let worker: Worker
let running: Promise<void>
let client: Client

beforeAll(async () => {
  if (!isOnProductionTemporal) return
  Runtime.install({ logger: new DefaultLogger('WARN') })
  server = await startTestProductionTemporal()
  const { address } = server
  const workflowsPath = fileURLToPath(new URL('./waiting.ts', import.meta.url))
  worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    workflowsPath,
  })
  running = worker.run()
  client = new Client({ connection: await Connection.connect({ address }) })
})

afterAll(async () => {
  if (!isOnProductionTemporal) return
  worker.shutdown()
  await running
  await worker.options.connection?.close()
  await client.connection.close()
  await server.stop()
})

onLiveServer('a run that waits is woken by a signal, once, and is found by its attributes', async () => {
  const start = () =>
    client.workflow.signalWithStart<typeof waitForPickUp, [string]>('waitForPickUp', {
      workflowId: 'pickup:order-1/group-1',
      taskQueue,
      signal: 'pickedUp',
      signalArgs: ['at the counter'],
      typedSearchAttributes: [
        { key: channelAttribute, value: 'web' },
        { key: stageAttribute, value: 'waiting' },
      ],
    })
  const handle = await start()
  expect(await handle.result()).toBe('at the counter')

  await expect
    .poll(async () => (await Array.fromAsync(client.workflow.list({ query: "channel = 'web' AND stage = 'done'" }))).length, {
      timeout: 20_000,
    })
    .toBe(1)
})
