import { z } from 'zod'
import type { Log } from './log.ts'
import { startEventStore } from './server.ts'

const environment = z.object({
  NAHR_DATA_DIR: z.string().min(1).default('.nahr'),
  NAHR_EVENTSTORE_HOST: z.string().min(1).default('127.0.0.1'),
  NAHR_EVENTSTORE_PORT: z.coerce.number().int().min(0).max(65_535).default(2113),
})

const write = (level: string) => (o: object, msg: string) =>
  void process.stdout.write(`${JSON.stringify({ level, time: Date.now(), ...o, msg })}\n`)
const log: Log = { info: write('info'), warn: write('warn'), error: write('error') }

const config = environment.parse(process.env)
const running = await startEventStore({
  dataDir: config.NAHR_DATA_DIR,
  host: config.NAHR_EVENTSTORE_HOST,
  port: config.NAHR_EVENTSTORE_PORT,
  log,
})

log.info({ port: running.port, url: running.url }, 'event store ready')
process.send?.({ ready: true, port: running.port })

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
