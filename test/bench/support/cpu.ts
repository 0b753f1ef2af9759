import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** CPU time that a process has used so far, user and system, in milliseconds. */
export function cpuMs(pid: number): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? ''
    const fields = afterName.split(' ')
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
  } catch {
    const [minutes = '0', seconds = '0'] = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(':')
      .slice(-2)
    return (Number(minutes) * 60 + Number(seconds)) * 1000
  }
}

/** To be called before something is done; what it answers tells, behind it, what each of these processes spent on one of so many. */
export function cpuSpent(pids: Record<string, number>): (answers: number) => Record<string, number> {
  const before = Object.entries(pids).map(([name, pid]) => [name, pid, cpuMs(pid)] as const)
  return answers => Object.fromEntries(before.map(([name, pid, used]) => [name, (cpuMs(pid) - used) / answers]))
}

/** A process and those that it started, as far as the system tells. */
export function withChildren(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return [pid, ...children.flatMap(child => withChildren(Number(child)))]
  } catch {
    return [pid]
  }
}

/** Prints what each process holds, its share of shared pages and all of them, and its peak; and the sum of the shares. */
export function printMemory(pids: Record<string, number>): void {
  let sum = 0
  for (const [name, pid] of Object.entries(pids)) {
    const all = (file: string, field: string) =>
      withChildren(pid).reduce((total, each) => total + mebibytes(each, file, field), 0)
    const own = all('smaps_rollup', 'Pss')
    sum += own
    console.log(`memory of ${name}: ${own} MiB, ${all('status', 'VmRSS')} MiB resident, at most ${all('status', 'VmHWM')} MiB`)
  }
  console.log(`memory of all: ${sum} MiB`)
}

/** The most that a process held so far. Not a number where the system does not tell. */
export const peakOf = (pid: number): number => mebibytes(pid, 'status', 'VmHWM')

/** Not a number where the system does not tell. */
function mebibytes(pid: number, file: string, field: string): number {
  try {
    const line = readFileSync(`/proc/${pid}/${file}`, 'utf8').match(new RegExp(`^${field}:\\s+(\\d+)`, 'm'))
    return Math.round(Number(line?.[1]) / 1024)
  } catch {
    return Number.NaN
  }
}
