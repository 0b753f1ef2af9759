import { Map as ImmutableMap, List } from 'immutable'
import type { Remembered } from './remembered.ts'
import type { Held, Stock } from './types.ts'

type RememberedJson<Value> = { entries: [string, { value: Value; at: string }][]; forgottenUpTo: string | null }

/** A position as JSON. */
export type StockSnapshot = Omit<Stock, 'reservations' | 'lapsing' | 'ended' | 'issues'> & {
  reservations: [string, Held][]
  ended: RememberedJson<true>
  issues: RememberedJson<number>
}

export function toSnapshot({ lapsing: _, ...stock }: Stock): StockSnapshot {
  return {
    ...stock,
    reservations: [...stock.reservations],
    ended: fromRemembered(stock.ended),
    issues: fromRemembered(stock.issues),
  }
}

export function fromSnapshot(json: StockSnapshot): Stock {
  return {
    ...json,
    reservations: ImmutableMap(json.reservations),
    lapsing: ImmutableMap(json.reservations.flatMap(([id, { holdUntil }]) => (holdUntil === null ? [] : [[id, holdUntil]]))),
    ended: toRemembered(json.ended),
    issues: toRemembered(json.issues),
  }
}

const fromRemembered = <Value>({ entries, oldestFirst, forgottenUpTo }: Remembered<Value>): RememberedJson<Value> => ({
  entries: [...oldestFirst].flatMap(id => {
    const entry = entries.get(id)
    return entry ? [[id, entry] as [string, typeof entry]] : []
  }),
  forgottenUpTo,
})

const toRemembered = <Value>({ entries, forgottenUpTo }: RememberedJson<Value>): Remembered<Value> => ({
  entries: ImmutableMap(entries),
  oldestFirst: List(entries.map(([id]) => id)),
  forgottenUpTo,
})
