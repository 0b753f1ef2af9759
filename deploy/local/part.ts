import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'

/** One process of the stack. It says `{ ready: true }` to its parent when it serves, and stops when its parent is gone. */
export type Part = {
  name: string
  script: string
  /** The parts that serve before this one is started. */
  needs: readonly string[]
  env: Record<string, string>
  logFile: string
}

export type RunningPart = {
  pid: number
  /** A program that the part runs in its turn and that is no Node process, once it is ready. */
  readonly programPid: number | undefined
  /** Rejects when the process ends first. */
  ready: Promise<void>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  kill(signal: NodeJS.Signals): void
}

/**
 * Less room for what is young: a busy process holds about a third less memory, for some five percent more CPU. And the old is
 * collected when it has grown by so many percent, for as much CPU again: what lives is some 60 MiB, what lay about several times that.
 */
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8', '--heap-growing-percent=40']
/** As glibc allocates, each thread would otherwise keep what it freed. */
const allocation = { MALLOC_ARENA_MAX: '2' }

/**
 * Output goes to the log file without passing through this process, so that it isn't lost when this one dies; and each
 * part leads a process group of its own, so that ctrl-C reaches this process alone, which stops them in order.
 */
export function startPart({ name, script, env, logFile }: Pick<Part, 'name' | 'script' | 'env' | 'logFile'>): RunningPart {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [...flags, script], {
    env: { ...allocation, ...withoutNahr(process.env), ...env },
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  })
  closeSync(log)
  const ended = endOf(child)
  let programPid: number | undefined
  const ready = Promise.race([
    readinessOf(child).then(program => {
      programPid = program
    }),
    ended.then(({ code, signal }) =>
      Promise.reject(new Error(`${name} ended (${signal ?? `status ${code}`}) before it was ready`)),
    ),
  ])
  // Whoever cares awaits it; nobody else is to be ended by it.
  ready.catch(() => {})
  return {
    pid: child.pid ?? 0,
    get programPid() {
      return programPid
    },
    ready,
    ended,
    kill: signal => void child.kill(signal),
  }
}

/** A part is configured by the stack alone, not by what happens to be set around it. */
const withoutNahr = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('NAHR_') || name === 'NAHR_LOG_LEVEL'))

/** Resolves with the program that it runs, if it names one. */
function readinessOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise(resolve => {
    child.on('message', message => {
      if (typeof message !== 'object' || message === null || !('ready' in message) || message.ready !== true) return
      resolve('programPid' in message && typeof message.programPid === 'number' ? message.programPid : undefined)
    })
  })
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const [code, signal] = await Promise.race([once(child, 'exit'), failureToStart(child)])
  return { code, signal }
}

const failureToStart = (child: ChildProcess): Promise<[number, null]> =>
  new Promise(resolve => {
    child.once('error', () => resolve([127, null]))
  })
