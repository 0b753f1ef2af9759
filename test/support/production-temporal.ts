import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { builtPrograms } from '../../deploy/temporal-postgres/build.ts'
import { USER } from '../../deploy/temporal-postgres/postgres.ts'
import { startProductionTemporal } from '../../deploy/temporal-postgres/server.ts'
import { registerDefaultNamespace } from './temporal-namespace.ts'

type Options = { port?: number; databaseFile?: string }

/** Whether this run is on the production server: one that is given, or ones over the PostgreSQL that is. */
export const isOnProductionTemporal = Boolean(process.env.NAHR_TEMPORAL_ADDRESS || process.env.NAHR_TEMPORAL_POSTGRES)

/** As `startTestTemporal`. The name of a database file stands for a database of its own: restarted on it, a server goes on. */
export async function startTestProductionTemporal(options: Options = {}): Promise<TemporalServer & { port: number }> {
  const { NAHR_TEMPORAL_ADDRESS: given, NAHR_TEMPORAL_POSTGRES: postgres } = process.env
  const server = given ? notOurs(given) : await overPostgres(Number(postgres), options)
  await registerDefaultNamespace(server.address)
  return server
}

async function overPostgres(postgres: number, { port, databaseFile }: Options) {
  const folder = mkdtempSync(join(tmpdir(), 'nahr-production-temporal-'))
  const id = databaseFile
    ? createHash('sha256').update(databaseFile).digest('hex').slice(0, 16)
    : randomUUID().replaceAll('-', '')
  const databases = { port: postgres, user: USER, main: `temporal_${id}`, visibility: `visibility_${id}` }
  const programs = await builtPrograms(process.env, line => console.error(line))
  const server = await startProductionTemporal({ programs, databases, folder, port })
  // Asked to stop, it would drain for ten seconds: its databases are nobody's afterwards.
  const kill = () => server.kill().finally(() => rmSync(folder, { recursive: true, force: true }))
  return { ...server, stop: kill, kill }
}

function notOurs(address: string): TemporalServer & { port: number } {
  const kill = async () => {
    throw new Error('the server that NAHR_TEMPORAL_ADDRESS names is not the test’s to stop')
  }
  const port = Number(address.split(':').at(-1))
  return { address, port, uiUrl: null, pid: 0, said: () => '', ended: new Promise(() => {}), stop: async () => {}, kill }
}
