import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ClientUnaryCall, requestCallback } from '@grpc/grpc-js'
import { service as healthService } from 'grpc-health-check'
import { clientOf } from '#platform/grpc/client.ts'
import { isFree } from '../local/ports.ts'
import { searchAttributes } from './search-attributes.ts'

export type TemporalOptions = {
  /** The Temporal command line. */
  binary: string
  port: number
  /** Null: no user interface. */
  uiPort: number | null
  /** Null: in memory, gone with the server. */
  databaseFile: string | null
  metricsPort?: number
  namespace?: string
  /** Settings beside ours, as `name=value`. */
  dynamicConfig?: readonly string[]
  /** Ends it, and rejects, where it does not serve yet. */
  giveUp?: AbortSignal
}

export type TemporalServer = {
  address: string
  uiUrl: string | null
  pid: number
  /** What the server said last, for whoever has to explain its end. */
  said(): string
  /** Resolves with a description when it ended, asked or not. */
  ended: Promise<string>
  stop(): Promise<void>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
}

const HOST = '127.0.0.1'
/** A busy machine takes its time. */
const READY_WITHIN_MS = 90_000
const WORKFLOW_SERVICE = 'temporal.api.workflowservice.v1.WorkflowService'
const STOP_GRACE_MS = 10_000
const PORT_FREE_WITHIN_MS = 10_000

/** What suits one machine with one worker: one partition a task queue, and an activity handed to the worker that asked for it. */
const DYNAMIC_CONFIG = [
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
  'system.enableActivityEagerExecution=true',
]
/** A killed server loses nothing; a power cut may lose the last moments, which the streams tell again. */
const PRAGMAS = ['journal_mode=wal', 'synchronous=1']

// The server outlives whoever started it unless somebody watches: the shell ends it when its own input closes.
const LEASH = `exec 3<&0
"$0" "$@" 3<&- </dev/null & server=$!
{ cat <&3 >/dev/null; kill "$server"; } 2>/dev/null & watcher=$!
wait "$server"; status=$?
kill "$watcher" 2>/dev/null
exit "$status"`

/** Starts a server of one process and resolves when it serves. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { binary, port, uiPort, databaseFile, giveUp } = options
  if (databaseFile) mkdirSync(dirname(databaseFile), { recursive: true })
  await portFree(port)
  const child = spawn('/bin/sh', ['-c', LEASH, binary, ...argumentsOf(options)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      said = (said + text).slice(-8_000)
    })
  child.stdin.on('error', () => {})
  const ended = once(child, 'close').then(([code, signal]) => `${signal ?? `status ${code}`}`)
  const kill = async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  const server: TemporalServer = {
    address: `${HOST}:${port}`,
    uiUrl: uiPort === null ? null : `http://${HOST}:${uiPort}`,
    pid: child.pid ?? 0,
    said: () => said,
    ended,
    kill,
    async stop() {
      child.stdin.end()
      await Promise.race([ended, delay(STOP_GRACE_MS, undefined, { ref: false })])
      await kill()
    },
  }
  try {
    await Promise.race([serves(server.address), endedEarly(server), givenUp(giveUp)])
  } catch (error) {
    await kill()
    throw error
  }
  return server
}

function argumentsOf({ port, uiPort, databaseFile, metricsPort, namespace, dynamicConfig = [] }: TemporalOptions): string[] {
  const each = (flag: string, values: readonly string[]) => values.flatMap(value => [flag, value])
  return [
    ...['server', 'start-dev', '--ip', HOST, '--port', String(port), '--log-level', 'error', '--log-format', 'json'],
    ...(uiPort === null ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...(databaseFile ? ['--db-filename', databaseFile, ...each('--sqlite-pragma', PRAGMAS)] : []),
    ...(metricsPort ? ['--metrics-port', String(metricsPort)] : []),
    ...(namespace ? ['--namespace', namespace] : []),
    ...each('--dynamic-config-value', [...DYNAMIC_CONFIG, ...dynamicConfig]),
    ...each(
      '--search-attribute',
      Object.entries(searchAttributes).map(([name, type]) => `${name}=${type}`),
    ),
  ]
}

type HealthClient = {
  check(request: { service: string }, callback: requestCallback<{ status: string }>): ClientUnaryCall
}

/** A server that was just killed may hold its port for another moment. */
async function portFree(port: number): Promise<void> {
  for (const until = Date.now() + PORT_FREE_WITHIN_MS; !(await isFree(port)); await delay(50)) {
    if (Date.now() > until) throw new Error(`port ${port} is taken by another program`)
  }
}

async function serves(address: string): Promise<void> {
  const health = clientOf<HealthClient>(healthService, address, { key: null, defaultDeadlineMs: 1_000 })
  const until = Date.now() + READY_WITHIN_MS
  try {
    for (;;) {
      const answer = await health.check({ service: WORKFLOW_SERVICE }).catch(() => undefined)
      if (answer?.status === 'SERVING') return
      if (Date.now() > until) throw new Error(`the Temporal server did not serve within ${READY_WITHIN_MS / 1000} s`)
      await delay(100)
    }
  } finally {
    health.close()
  }
}

async function endedEarly(server: TemporalServer): Promise<never> {
  const how = await server.ended
  throw new Error(`the Temporal server ended (${how}) before it served:\n${server.said()}`)
}

function givenUp(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(new Error('the Temporal server was given up before it served'))
    if (signal?.aborted) giveUp()
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}
