import { crc32 } from 'node:zlib'
import type { StrategyName } from './settings.ts'

/** A client of a group, as far as choosing goes. */
export type Slots = { readonly slots: number; inFlight: number }

export type Strategy<C extends Slots> = {
  /** Who gets the message with that pin; undefined while it has to wait for somebody in particular. */
  choose(consumers: readonly C[], pin: string): C | undefined
  forget(consumer: C): void
}

const BUCKETS = 1024

export const hasRoom = (consumer: Slots): boolean => consumer.inFlight < consumer.slots

export function createStrategy<C extends Slots>(name: StrategyName): Strategy<C> {
  if (name === 'DispatchToSingle') return { choose: consumers => consumers.find(hasRoom), forget() {} }
  return name === 'RoundRobin' ? roundRobin() : pinned()
}

function roundRobin<C extends Slots>(): Strategy<C> {
  let last: C | undefined
  return {
    choose(consumers) {
      const after = last ? consumers.indexOf(last) + 1 : 0
      const chosen = consumers.slice(after).find(hasRoom) ?? consumers.slice(0, after).find(hasRoom)
      last = chosen ?? last
      return chosen
    },
    forget() {},
  }
}

/** All of one pin go to one consumer for as long as it stays; a new one is given those that nobody has. */
function pinned<C extends Slots>(): Strategy<C> {
  const owners = new Map<number, C>()
  const owned = new Map<C, number>()
  const assign = (bucket: number, consumers: readonly C[]): C | undefined => {
    const load = (consumer: C): number => owned.get(consumer) ?? 0
    const [owner] = [...consumers].sort((a, b) => load(a) - load(b))
    if (!owner) return undefined
    owners.set(bucket, owner)
    owned.set(owner, load(owner) + 1)
    return owner
  }
  return {
    choose(consumers, pin) {
      const bucket = crc32(pin) % BUCKETS
      const owner = owners.get(bucket) ?? assign(bucket, consumers)
      return owner && hasRoom(owner) ? owner : undefined
    },
    forget(consumer) {
      owned.delete(consumer)
      for (const [bucket, owner] of owners) if (owner === consumer) owners.delete(bucket)
    },
  }
}
