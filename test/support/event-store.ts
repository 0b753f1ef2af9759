import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../services/eventstore/main.ts', import.meta.url))

export type TestEventStore = {
  url: string
  /** False where EVENTSTORE_URL names a live server: that one is neither killed nor empty. */
  isOwn: boolean
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>
  /** Starts it again on the same port and data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** An event store in a process of its own, on a free port and a folder of its own; or the one that EVENTSTORE_URL names. */
export async function startTestEventStore(): Promise<TestEventStore> {
  const given = process.env.EVENTSTORE_URL
  if (given) return { url: given, isOwn: false, kill: notOurs, restart: notOurs, stop: async () => {} }

  const dataDir = await mkdtemp(join(tmpdir(), 'nahr-eventstore-'))
  let server = await start(dataDir, 0)
  const { port } = server
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    isOwn: true,
    kill: () => end(server.child, 'SIGKILL'),
    restart: async () => {
      server = await start(dataDir, port)
    },
    stop: async () => {
      await end(server.child, 'SIGKILL')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function notOurs(): Promise<void> {
  throw new Error('the server that EVENTSTORE_URL names is not the test’s to stop')
}

async function start(dataDir: string, port: number): Promise<{ child: ChildProcess; port: number }> {
  const env = { ...process.env, NAHR_DATA_DIR: dataDir, NAHR_EVENTSTORE_PORT: String(port) }
  const child = fork(main, { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      output = (output + chunk).slice(-4_000)
    })
  }
  const ready = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)])
  const message = ready?.[0] as { port: number } | undefined
  if (!message) throw new Error(`the event store did not start:\n${output}`)
  return { child, port: message.port }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
