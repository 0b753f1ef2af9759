import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivately } from './keys.ts'
import type { Part } from './part.ts'
import { type Choices, type Facts, type Plan, plan } from './parts.ts'
import { isFree } from './ports.ts'
import { tellProblems } from './problems.ts'
import { watchRoom } from './room.ts'
import { type Supervised, supervise, type Watching } from './supervise.ts'

export type Telling = {
  ready(name: string, ms: number): void
  /** Something that a person should see now. */
  problem(name: string, text: string): void
  note(name: string, text: string): void
}

export type Stack = Facts & {
  /** Resolves with the reason when a part could not be kept running. */
  broken: Promise<string>
  /** Whoever is called stops after its callers. */
  stop(): Promise<void>
}

const TRIES = 3

/** Plans and starts; plans again when another program took one of the ports between the two. */
export async function startStack(choices: Choices, telling: Telling, stopping: AbortSignal): Promise<Stack> {
  for (let tries = 1; ; tries++) {
    const planned = await plan(choices)
    try {
      return await start(planned, telling, stopping)
    } catch (error) {
      const areFree = await Promise.all(planned.ports.map(isFree))
      if (stopping.aborted || tries === TRIES || areFree.every(Boolean)) throw error
      telling.note('', 'another program took a port meanwhile; choosing again')
    }
  }
}

/** Starts the parts in order, keeps them running, and writes down where they are. */
async function start({ dataDir, parts, facts }: Plan, telling: Telling, stopping: AbortSignal): Promise<Stack> {
  const broken = Promise.withResolvers<string>()
  const noRoom = Promise.withResolvers<never>()
  const running: Supervised[] = []
  const followers: { stop(): void }[] = []
  const localFile = join(dataDir, 'local.json')
  const writeDown = () =>
    writePrivately(localFile, {
      ...facts,
      pid: process.pid,
      parts: running.map(({ name, pid, programPid }) => ({ name, pid, programPid })),
    })
  const watching: Watching = {
    restarting: (name, why, inMs) => telling.problem(name, `ended unexpectedly (${why}); starting it again in ${inMs} ms`),
    restarted(name) {
      telling.note(name, 'is back')
      writeDown()
    },
    givenUp: (name, why) => broken.resolve(`${name} ended too often (${why})`),
  }

  let hasStarted = false
  const room = watchRoom(dataDir, {
    low: why => (hasStarted ? telling.problem('disk', `${why}; what does not fit is refused`) : noRoom.reject(new Error(why))),
    again: () => telling.note('disk', 'has room again'),
  })

  let hasFailed = false
  async function begin(part: Part): Promise<void> {
    if (hasFailed) return
    const startedAt = Date.now()
    followers.push(tellProblems(part.logFile, problem => telling.problem(part.name, problem)))
    const supervised = supervise(part, watching)
    running.push(supervised)
    await supervised.ready()
    telling.ready(part.name, Date.now() - startedAt)
  }

  async function stop(): Promise<void> {
    for (const part of [...running].reverse()) {
      const { forced } = await part.stop()
      if (forced) telling.problem(part.name, 'did not stop when asked, and was ended')
    }
    for (const follower of [...followers, room]) follower.stop()
    rmSync(localFile, { force: true })
  }

  try {
    await Promise.race([startInOrder(parts, begin), abortOf(stopping), noRoom.promise])
    hasStarted = true
    writeDown()
  } catch (error) {
    hasFailed = true
    await stop()
    throw error
  }
  return { ...facts, broken: broken.promise, stop }
}

/** Each part begins when those that it needs serve. */
export async function startInOrder(parts: readonly Part[], begin: (part: Part) => Promise<void>): Promise<void> {
  const started = new Map<string, Promise<void>>()
  for (const part of parts) {
    const needed = part.needs.flatMap(name => started.get(name) ?? [])
    started.set(
      part.name,
      Promise.all(needed).then(() => begin(part)),
    )
  }
  await Promise.all(started.values())
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new Error('told to stop'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
  })
}
