import type { Log } from '#platform/logging.ts'
import type { Metrics } from '#platform/telemetry.ts'

export type Logged = { level: string; fields: object; message: string }

/** A log that keeps what it is told, for tests to look at. */
export function recordingLog(): Log & { lines: Logged[] } {
  const lines: Logged[] = []
  const write = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message })
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  return { ...log, lines, child: () => recordingLog() }
}

/** Metrics that add up, by name. */
export function countingMetrics(): Metrics & { total(name: string): number; records(name: string): number[] } {
  const recorded = new Map<string, number[]>()
  const records = (name: string) => {
    const known = recorded.get(name) ?? []
    recorded.set(name, known)
    return known
  }
  const counter = (name: string) => ({ add: (by: number) => void records(name).push(by) })
  const recorder = (name: string) => ({ record: (value: number) => void records(name).push(value) })
  return { counter, histogram: recorder, gauge: recorder, records, total: name => records(name).reduce((sum, by) => sum + by, 0) }
}
