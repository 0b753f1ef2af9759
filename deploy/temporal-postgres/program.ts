import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

export type Program = {
  /** What it said last. */
  said(): string
  /** Resolves when it says this. Rejects when it ends first. */
  says(text: string): Promise<void>
  ended: Promise<string>
  pid: number
  /** Asks by that signal; ends it when it takes too long. */
  stop(signal: NodeJS.Signals): Promise<void>
}

/** Whose rights a program is to run with; none: this process's own. */
export type Rights = { uid?: number; gid?: number }

/** Told at once what undoes each start, so that nothing outlives a run that is cut off half way. */
export type OnStop = (step: () => unknown) => void

const STOP_GRACE_MS = 15_000

export function startProgram(file: string, args: readonly string[], rights: Rights = {}): Program {
  const child = spawn(file, args, { ...rights, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      output = (output + text).slice(-16_000)
      for (const listen of listeners) listen()
    })
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ?? `status ${code}`))
  })
  return {
    said: () => output,
    ended,
    pid: child.pid ?? 0,
    async says(text) {
      const heard = new Promise<void>(resolve => {
        const listen = () => output.includes(text) && resolve()
        listeners.add(listen)
        listen()
      })
      const how = await Promise.race([heard, ended])
      if (how !== undefined) throw new Error(`${file} ended (${how}) too early:\n${output}`)
    },
    async stop(signal) {
      child.kill(signal)
      const graceful = await Promise.race([ended, delay(STOP_GRACE_MS, undefined, { ref: false })])
      if (graceful === undefined) child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs to its end. Rejects, with what it said, when that is not status 0. */
export async function runProgram(file: string, args: readonly string[], rights: Rights = {}): Promise<void> {
  const program = startProgram(file, args, rights)
  const how = await program.ended
  if (how !== 'status 0') throw new Error(`${file} ended (${how}):\n${program.said()}`)
}
