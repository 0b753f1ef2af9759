import { positionOf } from '#kernel/ids.ts'
import { type AuditedOrder, owedKey } from './orders.ts'

type Owed = NonNullable<ReturnType<AuditedOrder['releases']['get']>>
type Part = { releaseId: string; reservationId: string }

/** Promises that went elsewhere with their goods: what is given up of them ends wherever they are by then, here and there. */
export type Travelled = {
  went(reservationId: string, sku: string, ownerStream: string): void
  /** Whose promise it is, if any of it ever travelled. */
  ownerOf(reservationId: string, sku: string): string | undefined
  /** What the order gave up by this id, at this position or where its goods went from. */
  owed(order: AuditedOrder | undefined, part: Part, stream: string): Owed | undefined
  /** So much of it has ended; all of it, where nothing ever travelled. */
  ended(order: AuditedOrder | undefined, owed: Owed, releaseId: string, quantity: number): void
}

export function createTravelled(): Travelled {
  const owners = new Map<string, string>()
  const keyOf = (reservationId: string, sku: string) => `${reservationId} ${sku}`
  const ownerOf: Travelled['ownerOf'] = (reservationId, sku) => owners.get(keyOf(reservationId, sku))

  return {
    went: (reservationId, sku, ownerStream) => void owners.set(keyOf(reservationId, sku), ownerStream),
    ownerOf,
    owed(order, { releaseId, reservationId }, stream) {
      const here = order?.releases.get(owedKey(releaseId, stream))
      const { sku } = positionOf(stream)
      if (here || ownerOf(reservationId, sku) === undefined) return here?.reservationId === reservationId ? here : undefined
      return [...(order?.releases ?? [])].find(
        ([key, each]) =>
          key === owedKey(releaseId, each.stream) && each.reservationId === reservationId && positionOf(each.stream).sku === sku,
      )?.[1]
    },
    ended(order, owed, releaseId, quantity) {
      const isElsewhere = ownerOf(owed.reservationId, positionOf(owed.stream).sku) !== undefined
      owed.quantity -= isElsewhere ? quantity : owed.quantity
      if (owed.quantity === 0) order?.releases.delete(owedKey(releaseId, owed.stream))
    },
  }
}
