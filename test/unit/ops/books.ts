import type { RawEvent } from '#platform/event-store.ts'

const master = /^(item|location|policy)-/

/** Every text of an event that may name another thing. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) yield* textsOf(child)
}

/** What streams share: an order, a SKU, a payment, a return, a transfer, a customer. */
function namesOf({ stream, data }: RawEvent): string[] {
  const name = stream.slice(stream.indexOf('-') + 1)
  const own = stream.startsWith('stock-') ? name.slice(0, name.lastIndexOf('@')) : name
  return [own, ...[...textsOf(data)].map(text => text.replace(/^(order|return|transfer|payment)-/, ''))]
}

/**
 * A log in parts that have nothing to do with each other but for the items, places and rules that all of them know: what
 * is wrong with one can be told from it alone, and soon.
 */
export function booksOf(log: readonly RawEvent[]): RawEvent[][] {
  const parents = new Map<string, string>()
  const root = (stream: string): string => {
    const parent = parents.get(stream) ?? stream
    return parent === stream ? stream : root(parent)
  }
  const trade = log.filter(({ stream }) => !master.test(stream) && !stream.startsWith('sandboxPayment-'))
  const things = new Map<string, string>()
  for (const event of trade) things.set(namesOf(event)[0] ?? '', event.stream)
  const customers = new Map<string, string>()
  for (const event of trade) {
    const join = (other: string | undefined) => other && parents.set(root(event.stream), root(other))
    for (const name of namesOf(event)) join(things.get(name))
    const customer = Object(event.data).customerId
    if (typeof customer === 'string') join(customers.get(customer) ?? customers.set(customer, event.stream).get(customer))
    if (event.stream.startsWith('stock-')) join(things.get(namesOf(event)[0] ?? ''))
  }
  const known = log.filter(({ stream }) => master.test(stream))
  const books = Map.groupBy(trade, ({ stream }) => root(stream))
  return [...books.values()].map(book => {
    const texts = new Set(book.flatMap(event => [...namesOf(event), event.stream.slice(event.stream.lastIndexOf('@') + 1)]))
    const needed = known.filter(({ stream }) => stream.startsWith('policy-') || texts.has(stream.slice(stream.indexOf('-') + 1)))
    return [...needed, ...book].sort((a, b) => (a.position < b.position ? -1 : 1))
  })
}
