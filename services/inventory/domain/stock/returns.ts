import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { recall } from './remembered.ts'
import type { Entry, Movement, Stock, StockCommand } from './types.ts'

type Return = Of<StockCommand, 'ReturnStock'>

/** Goods that came back count once by their entry, whoever tells of it again. */
export function takeBack({ entryId, parts, owner, occurredAt, at }: Return, stock: Stock): Movement[] {
  const known = recall(stock.entries, entryId)
  if (known) return isSame(known, parts) ? [] : differs(known)
  return parts.map(({ disposition, quantity }) => ({
    type: 'StockReturned',
    entryId,
    quantity,
    disposition,
    owner,
    occurredAt: occurredAt ?? at,
    recordedAt: at,
  }))
}

const isSame = (entry: Entry, parts: Return['parts']): boolean =>
  Object.keys(entry).length === parts.length && parts.every(({ disposition, quantity }) => entry[disposition] === quantity)

function differs(known: Entry): never {
  throw new Rejection('exists', 'ENTRY_DIFFERS', known)
}

export function redispose(
  { quantity, from, to, reason, occurredAt, at }: Of<StockCommand, 'RedisposeStock'>,
  stock: Stock,
): Movement[] {
  if (stock[from] < quantity) reject('INSUFFICIENT_UNITS', { disposition: from, requested: quantity, present: stock[from] })
  return [{ type: 'StockRedisposed', quantity, from, to, reason, occurredAt: occurredAt ?? at }]
}
