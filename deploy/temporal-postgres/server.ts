import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { healthOf } from '../docker/health-of.ts'
import { freePort } from '../local/ports.ts'
import type { TemporalServer } from '../temporal/server.ts'
import type { Programs } from './build.ts'
import { runProgram, startProgram } from './program.ts'
import { type Databases, type Ports, serverSettings } from './settings.ts'

const FRONTEND = 'temporal.api.workflowservice.v1.WorkflowService'
const READY_WITHIN_MS = 120_000

export type Options = {
  programs: Programs
  /** Made where they are not there; what they hold is gone on with. */
  databases: Databases
  /** Where its settings are written. */
  folder: string
  /** Of its frontend; none: any free one. */
  port?: number | undefined
}

/** Makes the schemas, then starts the four roles of a Temporal cluster in one process; resolves when it serves. */
export async function startProductionTemporal(options: Options): Promise<TemporalServer & { port: number }> {
  const { programs, databases, folder } = options
  await makeSchemas(programs.sql, databases)
  const ports = await choosePorts(options.port)
  const file = join(folder, `temporal-${ports.frontend}.yaml`)
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(serverSettings({ ports, databases }), null, 2))
  const { said, ended, pid, stop } = startProgram(programs.server, ['--config-file', file, '--allow-no-auth', 'start'])
  const address = `127.0.0.1:${ports.frontend}`
  const endedEarly = ended.then(how => Promise.reject(new Error(`the Temporal server ended (${how}):\n${said()}`)))
  endedEarly.catch(() => {})
  try {
    await Promise.race([serves(address), endedEarly])
  } catch (error) {
    await stop('SIGKILL')
    throw error
  }
  const server = { address, uiUrl: null, pid, said, ended, stop: () => stop('SIGTERM'), kill: () => stop('SIGKILL') }
  return { ...server, port: ports.frontend }
}

async function makeSchemas(tool: string, { port, user, main, visibility }: Databases): Promise<void> {
  for (const [database, schema] of [
    [main, 'temporal'],
    [visibility, 'visibility'],
  ] as const) {
    const at = ['--plugin', 'postgres12', '--ep', '127.0.0.1', '-p', String(port), '-u', user, '--db', database]
    await runProgram(tool, [...at, 'create'])
    await runProgram(tool, [...at, 'setup-schema', '-v', '0.0'])
    await runProgram(tool, [...at, 'update-schema', '--schema-name', `postgresql/v12/${schema}`])
  }
}

async function serves(address: string): Promise<void> {
  for (
    const until = Date.now() + READY_WITHIN_MS;
    (await healthOf(address, { service: FRONTEND })) !== 'SERVING';
    await delay(100)
  ) {
    if (Date.now() > until) throw new Error(`the Temporal server did not serve within ${READY_WITHIN_MS / 1000} s`)
  }
}

async function choosePorts(frontend: number | undefined): Promise<Ports> {
  const taken = new Set(frontend === undefined ? [] : [frontend])
  const port = async () => {
    const free = await freePort(undefined, taken)
    taken.add(free)
    return free
  }
  const four = async (first?: number) => ({
    frontend: first ?? (await port()),
    matching: await port(),
    history: await port(),
    worker: await port(),
  })
  return { ...(await four(frontend)), members: await four(), http: await port() }
}
