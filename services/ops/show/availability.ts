import type { Stored } from '#kernel/stored.ts'
import type { RawEvent } from '#platform/event-store.ts'
import { timestamp } from '#platform/fields.ts'
import type { Stock__Output } from '#protos/nahr/inventory/v1/Stock.ts'
import type { Supply__Output } from '#protos/nahr/inventory/v1/Supply.ts'
import { type ReservationRow, reservations } from '../../inventory/read-models/reservations.ts'

const takenAway = ['reserved', 'backordered', 'damaged', 'quarantine', 'safety', 'suppressed'] as const

/**
 * Why so many units of a position are available, and who has the others: a sum that comes out, and a line for each promise.
 * Then what is still to come, if anything is, the earliest supply first.
 */
export function whyAvailable(stock: Stock__Output, supplies: readonly Supply__Output[], events: readonly RawEvent[]): string {
  const parts = takenAway.filter(part => stock[part] !== '0').map(part => ` - ${part} ${stock[part]}`)
  const lines = [
    `available ${stock.available}: on hand ${stock.onHand}${parts.join('')}${isCapped(stock) ? ', never below 0' : ''}`,
  ]
  const known = events.filter(({ revision }) => revision <= Number(stock.revision))
  for (const row of heldAfter(known)) lines.push(`  ${lineOf(row)}`)
  return `${[...lines, ...toCome(stock, supplies)].join('\n')}\n`
}

function toCome({ supply, backordered }: Stock__Output, supplies: readonly Supply__Output[]): string[] {
  if (supplies.length === 0) return []
  const awaited = Number(backordered)
  const upTo = (index: number) => supplies.slice(0, index + 1).reduce((sum, { quantity }) => sum + Number(quantity), 0)
  const first = supplies.find((_, index) => upTo(index) > awaited)
  const day = first ? `, the first of them expected ${dayOf(first)}` : ''
  return [
    `on order ${Math.max(0, Number(supply) - awaited)}: announced ${supply}${awaited > 0 ? ` - backordered ${backordered}` : ''}${day}`,
    ...supplies.map(each => `  ${each.quantity} of ${each.supplyId}, expected ${dayOf(each)}`),
  ]
}
const dayOf = ({ expectedAt }: Supply__Output): string => (expectedAt ? timestamp.parse(expectedAt) : 'some day')

const isCapped = (stock: Stock__Output): boolean =>
  takenAway.reduce((left, part) => left - BigInt(stock[part]), BigInt(stock.onHand)) < 0n

/** Who holds what after these events of one position, oldest first. */
function heldAfter(events: readonly RawEvent[]): ReservationRow[] {
  const rows = new Map<string, ReservationRow>()
  for (const raw of events) {
    const stored: Stored<unknown> = { ...raw, event: reservations.decode(raw.type, raw.data) }
    for (const key of reservations.keysOf(stored)) {
      const id = String(key.reservation_id)
      const row = reservations.fold(rows.get(id), stored, key)
      if (row) rows.set(id, row)
      else rows.delete(id)
    }
  }
  return [...rows.values()].sort((a, b) => (a.reserved_at < b.reserved_at ? -1 : 1))
}

function lineOf({ quantity, backordered, owner_stream, owner_step, reserved_at, hold_until }: ReservationRow): string {
  const awaited = backordered > 0 ? `, ${backordered} of them still to come` : ''
  return `${quantity} for ${owner_stream}, ${owner_step}, since ${reserved_at}${hold_until ? `, until ${hold_until}` : ''}${awaited}`
}
