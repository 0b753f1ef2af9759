import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningPart, startPart } from '../../deploy/local/part.ts'
import { type Facts, plan } from '../../deploy/local/parts.ts'

export type PartName = 'eventstore' | 'orders' | 'inventory' | 'payments'

export type TestStack = Facts & {
  dataDir: string
  pidOf(name: PartName): number
  /** Ends one process and waits until it is gone; nobody starts it again but `restart`. */
  kill(name: PartName, signal: NodeJS.Signals): Promise<void>
  /** Starts a killed one on its old port; resolves when it serves. */
  restart(name: PartName): Promise<void>
  /** Services first, event store last; the folder goes too. */
  stop(): Promise<void>
}

/** Event store, orders and inventory, each a process of its own on free ports, in a folder of their own. */
export async function startTestStack(options: { env?: Record<string, string>; dataDir?: string } = {}): Promise<TestStack> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'nahr-stack-'))
  const { parts, facts } = await plan({ dataDir, split: true, usualPorts: false, env: options.env ?? {} })
  const running = new Map<string, RunningPart>()

  async function start(name: string): Promise<void> {
    const part = parts.find(each => each.name === name)
    if (!part) throw new Error(`the stack has no part ${name}`)
    const started = startPart(part)
    running.set(name, started)
    await started.ready
  }

  async function kill(name: string, signal: NodeJS.Signals): Promise<void> {
    const part = running.get(name)
    running.delete(name)
    part?.kill(signal)
    await part?.ended
  }

  async function stop(): Promise<void> {
    await Promise.all(['orders', 'inventory', 'payments'].map(name => kill(name, 'SIGTERM')))
    await kill('eventstore', 'SIGTERM')
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }

  try {
    await start('eventstore')
    await Promise.all(['orders', 'inventory', 'payments'].map(start))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ...facts,
    dataDir,
    pidOf: name => running.get(name)?.pid ?? Number.NaN,
    kill,
    restart: start,
    stop,
  }
}
