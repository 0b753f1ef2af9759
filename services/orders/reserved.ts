import { timestamp } from '#platform/fields.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import type { Reservation__Output as Listed } from '#protos/nahr/inventory/v1/Reservation.ts'
import type { Hold, Position } from './domain/order.ts'
import type { Learnt } from './sourcing.ts'
import { type Inventory, later, release } from './steps.ts'

/** What inventory lists as held: for whom, under which step, and since when. */
export type Reserved = { stream: string; step: string; reservedAt: string; hold: Hold }

/** Single positions are listed; those of one reservation belong together. */
export function reservedIn(listed: readonly Listed[]): Reserved[] {
  const reserved = new Map<string, Reserved>()
  for (const { reservationId, sku, locationId, quantity, owner, reservedAt } of listed) {
    if (!owner || !reservedAt) continue
    const known = reserved.get(reservationId) ?? {
      ...{ ...owner, hold: { reservationId, positions: [] } },
      reservedAt: timestamp.parse(reservedAt),
    }
    known.hold.positions.push({ sku, locationId, quantity: Number(quantity) })
    reserved.set(reservationId, known)
  }
  return [...reserved.values()]
}

/** All that is listed for one order by there in the log: whoever saw what is free sees too what is held besides. */
async function reservedFor(stream: string, upTo: bigint, inventory: Inventory, options: CallOptions): Promise<Reserved[]> {
  const asked = { ownerStream: stream, pageSize: 1000, minPosition: String(upTo) }
  const listed: Listed[] = []
  let pageToken = ''
  do {
    const page = await inventory.listReservations({ ...asked, pageToken }, options)
    listed.push(...page.reservations)
    pageToken = page.nextPageToken
  } while (pageToken !== '')
  return reservedIn(listed)
}

/** Those of them that bear none of these ids. */
export function others(holds: readonly Hold[], than: readonly Hold[]): Hold[] {
  const known = new Set(than.map(({ reservationId }) => reservationId))
  return holds.filter(({ reservationId }) => !known.has(reservationId))
}

type Tries = {
  stream: string
  /** None for a step of something else. */
  numberOf(step: string): number | undefined
  /** Of the try that asks; others may be under the same number, dead or only slow. */
  current: number
  /** Reads the order: which holds it says are void. Throws where the number is not the current one any more. */
  judged(): Promise<(number: number, hold: Hold) => boolean>
  /** For groups that need no source. */
  named: readonly Hold[]
  /** Gets what is held under the current number. */
  before: Hold[]
  learnt: Learnt
}

/**
 * Looks for what tries of one thing hold to be sourced with, and lets go of what is void. Null once that tells nothing new:
 * then what was free was seen at a moment at which no more was held for it.
 */
export function createHeldBefore(
  { stream, numberOf, current, judged, named, before, learnt }: Tries,
  inventory: () => Inventory,
  options: CallOptions,
): () => Promise<Position[] | null> {
  let told = JSON.stringify([])
  return async () => {
    const { upTo } = learnt
    const reserved = (await reservedFor(stream, upTo, inventory(), options)).flatMap(({ step, hold }) => {
      const number = numberOf(step)
      return number === undefined ? [] : [{ number, hold }]
    })
    if (reserved.length > 0) {
      const isVoid = await judged()
      for (const { number, hold } of reserved)
        if (isVoid(number, hold))
          learnt.upTo = later(learnt.upTo, await release(inventory(), { hold, because: 'abandoned' }, options))
    }
    before.splice(0, before.length, ...reserved.flatMap(({ number, hold }) => (number === current ? [hold] : [])))
    const tells = JSON.stringify(before)
    if (tells === told && learnt.upTo === upTo) return null
    told = tells
    return others(before, named).flatMap(({ positions }) => positions)
  }
}
