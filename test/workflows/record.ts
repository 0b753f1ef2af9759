// `node test/workflows/record.ts`: plays each journey once on a real server and keeps its history. One that is kept is
// never recorded anew: it stands for the runs that are under way in the world.
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { startTestTemporal } from '../support/temporal.ts'
import { startFakeShop } from './support/fake-shop.ts'
import { journeys } from './support/journeys.ts'
import { startProcesses } from './support/processes.ts'

const folder = fileURLToPath(new URL('./histories/', import.meta.url))
const shop = await startFakeShop()
const server = await startTestTemporal()
const processes = await startProcesses(server.address, shop)
for (const [name, play] of Object.entries(journeys)) {
  const file = `${folder}${name}.json`
  if (existsSync(file)) {
    console.log(`${name}: kept from before`)
    continue
  }
  shop.reset()
  const workflowId = await play(name, shop, processes)
  const history = await processes.client.workflow.getHandle(workflowId).fetchHistory()
  writeFileSync(file, `${JSON.stringify({ workflowId, history: JSON.parse(historyToJSON(history)) }, withoutMachine, 1)}\n`)
  console.log(`${name}: ${history.events?.length} events`)
}
await processes.stop()
await server.stop()
await shop.stop()
process.exit()

/** Who recorded it, and where, is nobody's business. */
function withoutMachine(name: string, value: unknown): unknown {
  return name === 'identity' ? 'worker' : name === 'stackTrace' ? '' : value
}
