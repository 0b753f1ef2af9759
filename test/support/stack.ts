import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Part, type RunningPart, startPart } from '../../deploy/local/part.ts'
import { type Facts, plan } from '../../deploy/local/parts.ts'
import { startInOrder } from '../../deploy/local/stack.ts'

const SERVICES = ['eventstore', 'inventory', 'payments', 'orders'] as const
const PROCESSES = ['returns', 'loyalty', 'feed', 'temporal', 'workflows'] as const
export type PartName = (typeof SERVICES)[number] | (typeof PROCESSES)[number]

export type TestStack = Facts & {
  dataDir: string
  pidOf(name: PartName): number
  /** Ends one process and waits until it is gone; nobody starts it again but `restart`. */
  kill(name: PartName, signal: NodeJS.Signals): Promise<void>
  /** Starts a killed one on its old port; resolves when it serves. */
  restart(name: PartName): Promise<void>
  /** Whoever is called stops after its callers; the folder goes too. */
  stop(): Promise<void>
}

export type StackOptions = {
  env?: Record<string, string>
  dataDir?: string
  /** These parts too. */
  also?: readonly PartName[]
  /** Everything. */
  workflows?: boolean
}

/** Event store, inventory, payments and orders, each a process of its own on free ports, in a folder of their own. */
export async function startTestStack(options: StackOptions = {}): Promise<TestStack> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'nahr-stack-'))
  const { parts, facts } = await plan({ dataDir, split: true, usualPorts: false, env: options.env ?? {} })
  const wanted: readonly string[] = [...SERVICES, ...(options.workflows ? PROCESSES : (options.also ?? []))]
  const running = new Map<string, RunningPart>()

  async function begin(part: Part): Promise<void> {
    const started = startPart(part)
    running.set(part.name, started)
    await started.ready.catch(error => {
      throw new Error(`${error}\n${readFileSync(part.logFile, 'utf8').slice(-2_000)}`)
    })
  }

  async function restart(name: PartName): Promise<void> {
    const part = parts.find(each => each.name === name)
    if (!part) throw new Error(`the stack has no part ${name}`)
    await begin(part)
  }

  async function kill(name: PartName, signal: NodeJS.Signals): Promise<void> {
    const part = running.get(name)
    running.delete(name)
    if (signal === 'SIGKILL' && part?.programPid) process.kill(-part.programPid, signal)
    part?.kill(signal)
    await part?.ended
  }

  async function stop(): Promise<void> {
    await kill('workflows', 'SIGTERM')
    await Promise.all(
      (['returns', 'orders', 'inventory', 'payments', 'loyalty', 'feed', 'temporal'] as const).map(name => kill(name, 'SIGTERM')),
    )
    await kill('eventstore', 'SIGTERM')
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }

  try {
    await startInOrder(
      parts.filter(({ name }) => wanted.includes(name)),
      begin,
    )
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ...facts,
    dataDir,
    pidOf: name => running.get(name)?.pid ?? Number.NaN,
    kill,
    restart,
    stop,
  }
}
