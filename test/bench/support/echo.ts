import { fork } from 'node:child_process'
import { once } from 'node:events'

export type Echo = { port: number; pid: number; stop(): void }

export async function startEcho(): Promise<Echo> {
  const child = fork(new URL('./echo-server.ts', import.meta.url))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { port, pid: child.pid ?? 0, stop: () => void child.kill() }
}
