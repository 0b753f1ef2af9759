import { positionOf } from '#kernel/ids.ts'
import { type AuditedOrder, allOf, stockOf } from './orders.ts'

type Counts = Map<string, number>

function add(counts: Counts, stream: string, quantity: number): void {
  const { sku } = positionOf(stream)
  counts.set(sku, (counts.get(sku) ?? 0) + quantity)
}

/**
 * What is wrong with what a committed reservation holds at the end, wherever its goods have travelled: all that may still
 * leave against it, leaves or is being let go, and no more.
 */
export function wrongOf(
  order: AuditedOrder,
  reservationId: string,
  held: Iterable<readonly [stream: string, quantity: number]>,
  travelling: Iterable<readonly [sku: string, quantity: number]>,
): string | undefined {
  const needed: Counts = new Map()
  for (const group of order.groups.values())
    if (group.reservationId === reservationId)
      for (const [stream, quantity] of stockOf(order, group, allOf(group))) add(needed, stream, quantity)
  const ending: Counts = new Map()
  for (const owed of [...order.owed.values(), ...order.releases.values()])
    if (owed.reservationId === reservationId) add(ending, owed.stream, owed.quantity)
  const there: Counts = new Map(travelling)
  for (const [stream, quantity] of held) add(there, stream, quantity)
  for (const sku of new Set([...needed.keys(), ...there.keys()])) {
    const [need, has] = [needed.get(sku) ?? 0, there.get(sku) ?? 0]
    if (has > need + (ending.get(sku) ?? 0)) return `holds ${has} of ${sku}, of which only ${need} may still leave`
    if (has < need) return `counts on ${need} of ${sku} under ${reservationId}, where ${has} are held`
  }
  return undefined
}
