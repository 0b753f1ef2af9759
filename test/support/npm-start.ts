import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Facts, root } from '../../deploy/local/parts.ts'

export type Local = Facts & {
  pid: number
  /** `programPid`: of what a part runs in its turn. */
  parts: { name: string; pid: number; programPid?: number }[]
}

export type NpmStart = {
  /** All that it printed so far. */
  output(): string
  /** Resolves once this is printed; rejects when the process ends without. */
  prints(what: RegExp): Promise<RegExpMatchArray>
  /** Sends a signal to the whole process group, as a terminal does at ctrl-C. */
  signal(signal: NodeJS.Signals): void
  ended: Promise<number | null>
}

/** `npm start -- …` in a pipe, as a person would type it, with its state in `dataDir`. */
export function npmStart(dataDir: string, ...args: string[]): NpmStart {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: root,
    env: { ...env, NAHR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      output += text
      for (const listener of listeners) listener()
    })
  const ended = once(child, 'close').then(([status]) => status as number | null)
  return {
    output: () => output,
    ended,
    signal: signal => signalGroup(child, signal),
    prints: what =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = output.match(what)
          if (match) resolve(match)
        }
        listeners.add(look)
        look()
        void ended.then(status => reject(new Error(`ended with ${status} without printing ${what}:\n${output}`)))
      }),
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal)
}

/** What a running stack wrote down about itself. */
export const localOf = (dataDir: string): Local => JSON.parse(readFileSync(join(dataDir, 'local.json'), 'utf8'))

/** Every process of a running stack but its first. */
export const pidsOf = ({ parts }: Local): number[] => parts.flatMap(({ pid, programPid }) => [pid, programPid ?? []].flat())

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const status = `/proc/${pid}/stat`
  return !existsSync(status) || !/\) Z /.test(readFileSync(status, 'utf8'))
}
