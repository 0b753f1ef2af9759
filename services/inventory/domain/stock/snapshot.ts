import { Map as ImmutableMap, List, OrderedMap } from 'immutable'
import type { Remembered } from './remembered.ts'
import type { Carried, Ending, Entry, Gone, Held, Stock } from './types.ts'

/** Oldest first, with times in ms since 1970: a hot position remembers tens of thousands. */
type RememberedJson<Value> = { entries: [id: string, value: Value, atMs: number][]; forgottenUpTo: string | null }

/** A position as JSON. */
export type StockSnapshot = Omit<
  Stock,
  'reservations' | 'awaited' | 'supplies' | 'lapsing' | 'ended' | 'issues' | 'entries' | 'transfers' | 'moved'
> & {
  reservations: [string, Held][]
  awaited: [string, number][]
  supplies: [string, { quantity: number; expectedAt: string }][]
  ended: RememberedJson<Ending>
  issues: RememberedJson<Gone>
  entries: RememberedJson<Entry>
  transfers: RememberedJson<Carried[]>
  moved: RememberedJson<string[]>
}

export function toSnapshot({ lapsing: _, ...stock }: Stock): StockSnapshot {
  return {
    ...stock,
    reservations: [...stock.reservations],
    awaited: [...stock.awaited],
    supplies: [...stock.supplies],
    ended: fromRemembered(stock.ended),
    issues: fromRemembered(stock.issues),
    entries: fromRemembered(stock.entries),
    transfers: fromRemembered(stock.transfers),
    moved: fromRemembered(stock.moved),
  }
}

export function fromSnapshot(json: StockSnapshot): Stock {
  return {
    ...json,
    reservations: OrderedMap(json.reservations),
    awaited: OrderedMap(json.awaited),
    supplies: ImmutableMap(json.supplies),
    lapsing: ImmutableMap(json.reservations.flatMap(([id, { holdUntil }]) => (holdUntil === null ? [] : [[id, holdUntil]]))),
    ended: toRemembered(json.ended),
    issues: toRemembered(json.issues),
    entries: toRemembered(json.entries),
    transfers: toRemembered(json.transfers),
    moved: toRemembered(json.moved),
  }
}

function fromRemembered<Value>({ entries, oldestFirst, forgottenUpTo }: Remembered<Value>): RememberedJson<Value> {
  const oldest: RememberedJson<Value>['entries'] = []
  for (const id of oldestFirst) {
    const entry = entries.get(id)
    if (entry) oldest.push([id, entry.value, Date.parse(entry.at)])
  }
  return { entries: oldest, forgottenUpTo }
}

const toRemembered = <Value>({ entries, forgottenUpTo }: RememberedJson<Value>): Remembered<Value> => ({
  entries: ImmutableMap(entries.map(([id, value, atMs]) => [id, { value, at: new Date(atMs).toISOString() }])),
  oldestFirst: List(entries.map(([id]) => id)),
  forgottenUpTo,
})
