import type { Account, Lot } from './account.ts'
import { orderOf } from './evolve.ts'

/** Those of an order that still hold points, oldest first. */
export const lotsOfOrder = (account: Account, orderId: string): Lot[] =>
  orderOf(account, orderId).lotIds.flatMap(lotId => account.lots.get(lotId) ?? [])

/** When the next lot of an order becomes active; null when nothing of it is promised. */
export const nextActivation = (account: Account, orderId: string): string | null =>
  lotsOfOrder(account, orderId).reduce<string | null>(
    (next, { state, activatesAt }) =>
      state === 'promised' && activatesAt !== null && (next === null || activatesAt < next) ? activatesAt : next,
    null,
  )

/** Up to so many points out of active lots, oldest first, beside what is taken from them already. */
export function takeActive(
  { lots }: Account,
  wanted: number,
  already: ReadonlyMap<string, number> = new Map(),
): { lotId: string; points: number }[] {
  const taken: { lotId: string; points: number }[] = []
  let missing = wanted
  for (const { lotId, state, points } of lots.values()) {
    if (missing === 0) break
    const take = state === 'active' ? Math.min(missing, points - (already.get(lotId) ?? 0)) : 0
    if (take > 0) taken.push({ lotId, points: take })
    missing -= take
  }
  return taken
}
