import { available, free } from '../../../../services/inventory/domain/stock/available.ts'
import type { Hit, Stock } from '../../../../services/inventory/domain/stock/types.ts'
import * as shelf from './shelf.ts'

/** All that can be told of a position. */
export const figuresOf = (stock: Stock) => ({
  onHand: stock.onHand,
  boxes: { damaged: stock.damaged, quarantine: stock.quarantine },
  reserved: stock.reserved,
  heldBack: [stock.safety, stock.suppressed],
  free: free(stock),
  available: available(stock),
  short: stock.short,
  hits: stock.hits.map(told),
  promised: [...stock.reservations].map(([id, held]) => ({
    ...{ id, order: held.owner.stream, step: held.owner.step, asked: held.promised, there: held.left },
    ...{ waiting: stock.awaited.get(id) ?? 0, expectedAt: held.expectedAt },
    until: held.holdUntil === null ? Number.POSITIVE_INFINITY : Date.parse(held.holdUntil),
  })),
  waiting: [...stock.awaited],
  backordered: stock.backordered,
  supplies: [...stock.supplies].map(([id, supply]) => ({ id, ...supply })).sort(byId),
  supply: stock.supply,
  supplyShort: stock.supplyShort,
})

/** The same, counted on the shelf. */
export const figuresOn = (on: shelf.Shelf): ReturnType<typeof figuresOf> => ({
  onHand: on.onHand,
  boxes: on.boxes,
  reserved: shelf.there(on),
  heldBack: [on.safety, on.suppressed],
  free: shelf.free(on),
  available: shelf.available(on),
  short: shelf.short(on),
  hits: shelf.hits(on, 'there', shelf.short(on)),
  promised: on.promised,
  waiting: on.promised.filter(({ waiting }) => waiting > 0).map(({ id, waiting }) => [id, waiting]),
  backordered: shelf.waiting(on),
  supplies: on.supplies.toSorted(byId),
  supply: shelf.coming(on),
  supplyShort: Math.max(0, shelf.waiting(on) - shelf.coming(on)),
})

const told = ({ reservationId, quantity }: Hit): [string, number] => [reservationId, quantity]
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
