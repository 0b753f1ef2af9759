import type { EventStore, RawEvent } from '#platform/event-store.ts'
import { grouped, pounds } from '../screen.ts'

export type Written = {
  /** What came to these streams since it was last asked, in the order of the log. */
  news(): Promise<RawEvent[]>
  /** From now on of these too. */
  follow(streams: readonly string[]): void
}

/** Reads what acts have written, stream by stream, and tells each event once. */
export function followStreams(store: EventStore): Written {
  const next = new Map<string, number>()

  async function newsOf(stream: string): Promise<RawEvent[]> {
    const events = await Array.fromAsync(store.read(stream, { from: next.get(stream) ?? 0 }))
    const last = events.at(-1)
    if (last) next.set(stream, last.revision + 1)
    return events
  }

  return {
    async news() {
      const events = (await Promise.all([...next.keys()].map(newsOf))).flat()
      return events.sort((a, b) => (a.position < b.position ? -1 : 1))
    },
    follow(streams) {
      for (const stream of streams) if (!next.has(stream)) next.set(stream, 0)
    },
  }
}

/** What stands before the first '-' of a stream's name. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'))
const shortNames: Record<string, string> = { loyaltyAccount: 'points' }

/** A line for each kind of stream, such as `stock    StockReserved 2 of cup-blue, StockReserved 1 of coffee-1kg`. */
export function eventsInWords(events: readonly RawEvent[]): { of: string; text: string }[] {
  const kinds = new Map<string, string[]>()
  for (const event of events) {
    const kind = shortNames[categoryOf(event.stream)] ?? categoryOf(event.stream)
    kinds.set(kind, [...(kinds.get(kind) ?? []), inWords(event)])
  }
  return [...kinds].map(([of, told]) => ({ of, text: told.join(', ') }))
}

function inWords({ type, stream, data }: RawEvent): string {
  const { quantity, amountMinor, key, lots, lines } = data as Figures
  if (stream.startsWith('stock-')) return `${type} ${grouped(quantity ?? 0)} of ${stream.slice('stock-'.length).split('@')[0]}`
  if (stream.startsWith('payment-') && amountMinor !== undefined) return `${type} ${pounds(amountMinor)}`
  const points = [...(lots ?? []), ...(lines ?? [])].reduce((sum, each) => sum + (each.points ?? 0), 0)
  if (stream.startsWith('loyaltyAccount-') && points > 0) return `${type} ${grouped(points)}`
  return type === 'NotificationDue' ? `${type} ${key}` : type
}

type Pointed = { points?: number }
type Figures = { quantity?: number; amountMinor?: number; key?: string; lots?: Pointed[]; lines?: Pointed[] }
