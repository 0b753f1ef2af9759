import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE_MS = 15_000

/**
 * Parts stop by themselves when the process that started them is killed. Waits for those of the run before; one that
 * hangs is ended, when it really is one of ours and no other process that got its number since.
 */
export async function endLeftovers(localFile: string, tell: (text: string) => void): Promise<void> {
  const left = partsIn(localFile).filter(isOurs)
  if (left.length === 0) return
  tell(
    `The run before ended without stopping its parts; waiting for ${[...new Set(left.map(({ name }) => name))].join(', ')} to stop …`,
  )
  const until = Date.now() + PATIENCE_MS
  while (left.some(isOurs) && Date.now() < until) await delay(100)
  // Each leads a process group of its own.
  for (const part of left.filter(isOurs)) process.kill(-part.pid, 'SIGKILL')
}

type Left = { name: string; pid: number }
type Written = { parts: (Left & { programPid?: number })[] }

function partsIn(localFile: string): Left[] {
  if (!existsSync(localFile)) return []
  try {
    const { parts } = JSON.parse(readFileSync(localFile, 'utf8')) as Written
    return parts.flatMap(({ name, pid, programPid }) => [{ name, pid }, ...(programPid ? [{ name, pid: programPid }] : [])])
  } catch {
    return []
  }
}

const OURS = /(services|services\/eventstore|workflows|deploy\/temporal)\/main\.ts|server start-dev .*temporal\.sqlite/
const isOurs = ({ pid }: Left): boolean => OURS.test(commandOf(pid))

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync('/proc/self/cmdline')) return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : ''
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}
