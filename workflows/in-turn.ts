import { setImmediate } from 'node:timers/promises'

export type InTurn<Item> = {
  add(item: Item): void
  /** Resolves once what came so far is done; what comes from now on is left. */
  stop(): Promise<void>
}

/** Hands over what comes of one key together, and what comes meanwhile after that; the keys don't wait for one another. */
export function inTurn<Item>(keyOf: (item: Item) => string, hand: (items: Item[]) => Promise<void>): InTurn<Item> {
  const waiting = new Map<string, Item[]>()
  const inHand = new Set<Promise<void>>()
  let isStopped = false

  async function handAll(key: string): Promise<void> {
    // What was written together arrives together.
    await setImmediate()
    for (let items = waiting.get(key) ?? []; items.length > 0; items = waiting.get(key) ?? []) {
      waiting.set(key, [])
      await hand(items)
    }
    waiting.delete(key)
  }

  return {
    add(item) {
      if (isStopped) return
      const key = keyOf(item)
      const others = waiting.get(key)
      if (others) {
        others.push(item)
        return
      }
      waiting.set(key, [item])
      const running = handAll(key).finally(() => inHand.delete(running))
      inHand.add(running)
    },
    async stop() {
      isStopped = true
      await Promise.all(inHand)
    },
  }
}
