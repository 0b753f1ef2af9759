import type { RawEvent } from '#platform/event-store.ts'
import type { Mutant } from '../mutations.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever an event tells, told otherwise.
export type Data = any
type More = [type: string, data: Data]

/** One stream of a log, to be told otherwise; all else in it stays. */
export type Tale = {
  log: RawEvent[]
  first(type: string): RawEvent
  /** What comes right behind an event, such as what tells of it. */
  next(event: RawEvent): RawEvent
  /** Of all streams, the first in which this is so. */
  anywhere(type: string, isIt?: (data: Data, stream: string) => boolean): RawEvent
  tell(type: string, change: (data: Data) => void): void
  /** One command more behind this event, in its stream or another. */
  add(behind: RawEvent, events: readonly More[], stream?: string): void
  /** As it was, by another request, with its data told otherwise. */
  again(event: RawEvent, change?: (data: Data) => void): void
  remove(event: RawEvent): void
}

/** The file and the words of the rule that speaks first; kinds of events, in this order, of the stream that is told otherwise; and how. */
export type Retelling = readonly [names: string, of: string, change: (tale: Tale) => void]
export const told = ({ data }: RawEvent): Data => data

function taleOf(log: RawEvent[], stream: string): Tale {
  let commands = 0
  const find = (type: string, isIt: (event: RawEvent) => boolean): RawEvent => {
    const found = log.find(event => event.type === type && isIt(event))
    if (!found) throw new Error(`there is no such ${type}`)
    return found
  }
  const first = (type: string) => find(type, event => event.stream === stream)
  const add: Tale['add'] = (behind, events, into = behind.stream) => {
    const metadata = { ...behind.metadata, requestId: `retold-${++commands}` }
    const made = events.map(([type, data], at) => ({
      ...behind,
      ...{ id: `retold-${commands}-${at}`, stream: into, type, data, metadata },
    }))
    log.splice(log.indexOf(behind) + 1, 0, ...made)
  }
  return {
    log,
    first,
    next(event) {
      const next = log[log.indexOf(event) + 1]
      if (!next) throw new Error(`nothing comes behind ${event.type}`)
      return next
    },
    anywhere: (type, isIt = () => true) => find(type, ({ data, stream: other }) => isIt(data, other)),
    tell: (type, change) => change(first(type).data),
    add,
    again(event, change = () => undefined) {
      const data = structuredClone(event.data)
      change(data)
      add(event, [[event.type, data]])
    },
    remove: event => void log.splice(log.indexOf(event), 1),
  }
}

/** As the event store would have numbered it. */
function numbered(log: readonly RawEvent[]): RawEvent[] {
  const next = new Map<string, number>()
  return log.map((event, position) => {
    const revision = next.get(event.stream) ?? 0
    next.set(event.stream, revision + 1)
    return { ...event, revision, position: BigInt(position) }
  })
}

function streamWith(book: readonly RawEvent[], types: readonly string[]): string | undefined {
  return [...Map.groupBy(book, ({ stream }) => stream)].find(([, events]) => {
    let at = 0
    for (const { type } of events) if (type === types[at]) at++
    return at === types.length
  })?.[0]
}

/** The first of these books that has what is told otherwise, with it. */
export function retold(books: readonly RawEvent[][], [names, of, change]: Retelling): { book: RawEvent[]; mutant: Mutant } {
  const types = of.split(' ')
  for (const book of books) {
    const stream = streamWith(book, types)
    const begin = book.find(event => event.stream === stream)
    if (stream === undefined || !begin) continue
    const tale = taleOf(structuredClone(book), stream)
    change(tale)
    const mutant = { operator: 'retold', what: names, position: begin.position, streams: [stream], log: numbered(tale.log) }
    return { book, mutant }
  }
  throw new Error(`nothing of the trade is ${of}`)
}
