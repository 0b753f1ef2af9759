import type { Answer, Asked } from './answers.ts'
import { type Shelf, waiting } from './shelf.ts'

export function receive(shelf: Shelf, { quantity, supplyId }: Asked<'ReceiveStock'>): Answer {
  shelf.onHand += quantity
  const supply = shelf.supplies.find(({ id }) => id === supplyId)
  if (supply) supply.quantity = Math.max(0, supply.quantity - quantity)
  shelf.supplies = shelf.supplies.filter(each => each.quantity > 0)
  return 'done'
}

export function announce(shelf: Shelf, { supplyId: id, quantity, expectedAt }: Asked<'AnnounceSupply'>): Answer {
  const known = shelf.supplies.find(supply => supply.id === id)
  if (known?.quantity === quantity && known.expectedAt === expectedAt) return 'nothing'
  shelf.supplies = [...shelf.supplies.filter(supply => supply.id !== id), { id, quantity, expectedAt }]
  return 'done'
}

export function withdraw(shelf: Shelf, { supplyId }: Asked<'WithdrawSupply'>): Answer {
  const others = shelf.supplies.filter(({ id }) => id !== supplyId)
  if (others.length === shelf.supplies.length) return 'nothing'
  shelf.supplies = others
  return 'done'
}

/** When each unit comes that nobody waits for yet: those who wait get the first. */
export const unclaimed = (shelf: Shelf, by: string | null): string[] =>
  shelf.supplies
    .filter(({ expectedAt }) => by === null || expectedAt <= by)
    .flatMap(({ quantity, expectedAt }) => Array.from({ length: quantity }, () => expectedAt))
    .sort()
    .slice(waiting(shelf))
