import { Map as ImmutableMap, OrderedMap } from 'immutable'
import type { Account, Line, Lot, Order } from './account.ts'

/** An account as JSON. */
export type AccountSnapshot = Omit<Account, 'lots' | 'orders' | 'returns'> & {
  lots: Lot[]
  orders: [orderId: string, { lines: [lineId: string, Line][]; lotIds: Order['lotIds'] }][]
  returns: [returnId: string, points: number][]
}

export const toSnapshot = (account: Account | null): AccountSnapshot | null =>
  account && {
    ...account,
    lots: [...account.lots.values()],
    orders: [...account.orders].map(([orderId, { lines, lotIds }]) => [orderId, { lines: [...lines], lotIds }]),
    returns: [...account.returns],
  }

export const fromSnapshot = (json: AccountSnapshot | null): Account | null =>
  json && {
    ...json,
    lots: OrderedMap(json.lots.map(lot => [lot.lotId, lot])),
    orders: ImmutableMap(json.orders.map(([orderId, { lines, lotIds }]) => [orderId, { lines: ImmutableMap(lines), lotIds }])),
    returns: ImmutableMap(json.returns),
  }
