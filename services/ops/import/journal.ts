import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { ReturnSummary } from './acknowledged.ts'

/** What the API acknowledged of one request, and what it said of the order or return that stands. */
export type Acknowledged = {
  requestId: string
  order?: { orderId: string; totalMinor: number; lines: number; units: number }
  returned?: { returnId: string } & ReturnSummary
}

/** Requests acknowledged so far, so that a run resumed is quick. What it has lost is asked for again and changes nothing. */
export type Journal = {
  known: ReadonlyMap<string, Acknowledged>
  record(acknowledged: Acknowledged): void
  close(): Promise<void>
}

/** Reads what an earlier run wrote, a last line cut short left aside, and goes on behind it. Without a file nothing is kept. */
export function openJournal(file: string | undefined): Journal {
  if (file === undefined) return { known: new Map(), record: () => {}, close: async () => {} }
  const known = new Map(readLines(file).map(acknowledged => [acknowledged.requestId, acknowledged]))
  const out = createWriteStream(file, { flags: 'a' })
  out.write('\n')
  return {
    known,
    record: acknowledged => void out.write(`${JSON.stringify(acknowledged)}\n`),
    close: () => finished(out.end()),
  }
}

function readLines(file: string): Acknowledged[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        const read: unknown = JSON.parse(line)
        return isAcknowledged(read) ? [read] : []
      } catch {
        return []
      }
    })
}

const isAcknowledged = (read: unknown): read is Acknowledged =>
  typeof read === 'object' && read !== null && 'requestId' in read && typeof read.requestId === 'string'
