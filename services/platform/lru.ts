export type Lru<Value> = { get(key: string): Value | undefined; set(key: string, value: Value): void; delete(key: string): void }

/** Keeps the entries used last, at most so many. */
export function createLru<Value>(maximum: number): Lru<Value> {
  const entries = new Map<string, Value>()
  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size <= maximum) return
      for (const oldest of entries.keys()) {
        entries.delete(oldest)
        return
      }
    },
    delete: key => void entries.delete(key),
  }
}
