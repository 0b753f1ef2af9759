import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { healthOf } from '../docker/health-of.ts'
import type { Programs } from './build.ts'
import type { Postgres } from './postgres.ts'
import { type OnStop, runProgram, startProgram } from './program.ts'
import { DATABASES, type Ports, serverSettings } from './settings.ts'

const FRONTEND = 'temporal.api.workflowservice.v1.WorkflowService'
const READY_WITHIN_MS = 120_000

type Options = { programs: Programs; postgres: Postgres; folder: string; ports: Ports; onStop: OnStop }

/** Makes the schemas, then starts the four roles of a Temporal cluster in one process; resolves with its address when it serves. */
export async function startTemporalServer({ programs, postgres, folder, ports, onStop }: Options): Promise<string> {
  await makeSchemas(programs.sql, postgres)
  const file = join(folder, 'temporal.yaml')
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(serverSettings({ ports, postgres }), null, 2))
  const server = startProgram(programs.server, ['--config-file', file, '--allow-no-auth', 'start'])
  onStop(() => server.stop('SIGTERM'))
  const address = `127.0.0.1:${ports.frontend}`
  const ended = server.ended.then(how => Promise.reject(new Error(`the Temporal server ended (${how}):\n${server.said()}`)))
  ended.catch(() => {})
  await Promise.race([serves(address), ended])
  return address
}

async function makeSchemas(tool: string, { port, user }: Postgres): Promise<void> {
  for (const [schema, database] of Object.entries({ temporal: DATABASES.default, visibility: DATABASES.visibility })) {
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
