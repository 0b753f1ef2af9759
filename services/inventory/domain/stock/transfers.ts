import type { Of } from '#kernel/decider.ts'
import { recall } from './remembered.ts'
import type { Carried, Movement, Stock, StockCommand } from './types.ts'

type Send = Of<StockCommand, 'SendTransfer'>

/**
 * The goods have left. What was promised of them goes with them as far as it is still held; where the transfer's own
 * reservation or a promise is gone, so many units leave without, and what is missing then is a shortage.
 */
export function send(command: Send, stock: Stock): Movement[] {
  const { transferId, to, reservationId, quantity, carries, at } = command
  if (recall(stock.transfers, sentKey(transferId))) return []
  const carried = carries.flatMap(({ reservationId: id, quantity: wanted }): Carried[] => {
    const held = stock.reservations.get(id)
    const units = Math.min(wanted, held?.left ?? 0)
    return held && units > 0 ? [{ reservationId: id, quantity: units, owner: held.owner, holdUntil: held.holdUntil }] : []
  })
  const ownHeld = stock.reservations.get(reservationId)?.left ?? 0
  return [{ type: 'TransferSent', transferId, to, quantity, reservationId, held: ownHeld, carried, sentAt: at }]
}

/** Receipt and promises together: those that were given up meanwhile find free stock. */
export function arrive(
  { transferId, from, quantity, promised, at }: Of<StockCommand, 'ArriveTransfer'>,
  stock: Stock,
): Movement[] {
  if (recall(stock.transfers, arrivedKey(transferId))) return []
  const live = promised.filter(({ reservationId, owner }) => {
    const held = stock.reservations.get(reservationId)
    return held ? held.owner.stream === owner.stream : recall(stock.ended, reservationId) !== 'given up'
  })
  return [{ type: 'TransferArrived', transferId, from, quantity, promised: live, arrivedAt: at }]
}

export const sentKey = (transferId: string): string => `sent ${transferId}`
export const arrivedKey = (transferId: string): string => `arrived ${transferId}`
