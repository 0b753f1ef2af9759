import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '#platform/grpc/client.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { Client } from './host.ts'

const main = fileURLToPath(new URL('../../../services/main.ts', import.meta.url))
const key = `nahr_${'l'.repeat(43)}`

/** Loyalty as an operating system's process, and a client of it with the role service. */
export async function startLoyaltyProcess(eventStoreUrl: string): Promise<{ client: Client; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-loyalty-process-'))
  const child = fork(main, {
    env: {
      ...process.env,
      NAHR_SERVICES: 'loyalty',
      NAHR_PORT: '0',
      NAHR_METRICS_PORT: '0',
      NAHR_DATA_DIR: folder,
      NAHR_EVENTSTORE_URL: eventStoreUrl,
      NAHR_SERVICE_KEY: key,
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const [message] = await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error('it ended')))])
  const client = createClient<LoyaltyServiceClient>('nahr.loyalty.v1.LoyaltyService', `127.0.0.1:${message.port}`, { key })
  return {
    client,
    async stop() {
      client.close()
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
