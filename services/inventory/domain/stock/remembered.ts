import { Map as ImmutableMap, List } from 'immutable'

/** Ids with what is remembered of each for a while, oldest first. */
export type Remembered<Value> = {
  entries: ImmutableMap<string, { value: Value; at: string }>
  /** The ids of `entries`, oldest first. */
  oldestFirst: List<string>
  /** The time of the newest entry that is forgotten, null while none is. */
  forgottenUpTo: string | null
}

export const nothingRemembered = <Value>(): Remembered<Value> => ({
  entries: ImmutableMap(),
  oldestFirst: List(),
  forgottenUpTo: null,
})

export const recall = <Value>({ entries }: Remembered<Value>, id: string): Value | undefined => entries.get(id)?.value

/**
 * Adds an id, or replaces its value where it is known, and forgets what is older than `forMs` before `at`. Writers' clocks
 * differ a little: an entry never counts as older than the one before it, so that the order stands.
 */
export function remember<Value>(
  memory: Remembered<Value>,
  id: string,
  value: Value,
  at: string,
  forMs: number,
): Remembered<Value> {
  const known = memory.entries.get(id)
  if (known) return { ...memory, entries: memory.entries.set(id, { value, at: known.at }) }
  const entryAt = latest(memory, at)
  return forgetBefore(
    {
      entries: memory.entries.set(id, { value, at: entryAt }),
      oldestFirst: memory.oldestFirst.push(id),
      forgottenUpTo: memory.forgottenUpTo,
    },
    new Date(Date.parse(entryAt) - forMs).toISOString(),
  )
}

/** As if it had never been told: what is remembered of it next is as young as that. */
export const forget = <Value>(memory: Remembered<Value>, id: string): Remembered<Value> =>
  memory.entries.has(id)
    ? { ...memory, entries: memory.entries.delete(id), oldestFirst: memory.oldestFirst.filter(known => known !== id) }
    : memory

function latest({ entries, oldestFirst }: Remembered<unknown>, at: string): string {
  const newest = entries.get(oldestFirst.last() ?? '')?.at
  return newest !== undefined && newest > at ? newest : at
}

function forgetBefore<Value>(memory: Remembered<Value>, horizon: string): Remembered<Value> {
  let { entries, oldestFirst, forgottenUpTo } = memory
  for (let id = oldestFirst.first(); id !== undefined; id = oldestFirst.first()) {
    const entry = entries.get(id)
    if (entry && entry.at >= horizon) break
    forgottenUpTo = entry?.at ?? forgottenUpTo
    entries = entries.delete(id)
    oldestFirst = oldestFirst.shift()
  }
  return { entries, oldestFirst, forgottenUpTo }
}
