import { type EventStore, type NewEvent, OutcomeUnknown, type RawEvent, WrongRevision } from '#platform/event-store.ts'

/** What befalls an append: taken, or of unknown outcome, having been taken at once, a little later, or never. */
export type Fate = 'taken' | 'unknown-taken' | 'unknown-late' | 'unknown-lost'

/** Appends and reads in memory, for tests that need faults no server has on demand. Not a model of a server. */
export function memoryEventStore(fateOf: () => Fate = () => 'taken'): EventStore & { log: RawEvent[]; appends: number } {
  const log: RawEvent[] = []
  const late: (() => void)[] = []
  const of = (stream: string) => log.filter(event => event.stream === stream)

  function take(stream: string, events: NewEvent[], expected: number): { revision: number; position: bigint } {
    const present = of(stream)
    const known = present.slice(expected + 1, expected + 1 + events.length)
    const isRepeated = known.length === events.length && known.every(({ id }, index) => id === events[index]?.id)
    if (isRepeated) return { revision: expected + events.length, position: known.at(-1)?.position ?? 0n }
    if (present.length - 1 !== expected) throw new WrongRevision(`${stream} is at ${present.length - 1}, not ${expected}`)
    for (const [index, { id, type, data, metadata }] of events.entries()) {
      const created = new Date(Date.UTC(2026, 2, 1) + log.length).toISOString()
      const position = BigInt(log.length * 100)
      const plain = JSON.parse(JSON.stringify({ data, metadata }))
      log.push({ id, stream, type, ...plain, revision: expected + 1 + index, position, created })
    }
    return { revision: expected + events.length, position: log.at(-1)?.position ?? 0n }
  }

  const store = {
    log,
    appends: 0,
    async append(stream: string, events: NewEvent[], expected: number) {
      store.appends++
      const fate = fateOf()
      await Promise.resolve()
      if (fate === 'taken') {
        const taken = take(stream, events, expected)
        while (late.length) late.shift()?.()
        return taken
      }
      if (fate === 'unknown-taken') tolerant(() => take(stream, events, expected))
      if (fate === 'unknown-late') late.push(() => tolerant(() => take(stream, events, expected)))
      throw new OutcomeUnknown(`append to ${stream}`)
    },
    async *read(
      stream: string,
      { from, direction = 'forwards', max = Number.POSITIVE_INFINITY }: Parameters<EventStore['read']>[1] = {},
    ) {
      await Promise.resolve()
      const events = of(stream)
      const wanted = direction === 'forwards' ? events.slice(from ?? 0) : events.slice(0, (from ?? events.length) + 1).reverse()
      yield* wanted.slice(0, max)
    },
    readAll: () => unsupported(),
    subscribe: () => unsupported(),
    dispose: async () => {},
  }
  return store
}

function tolerant(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof WrongRevision)) throw error
  }
}

function unsupported(): never {
  throw new Error('ask a real server')
}
