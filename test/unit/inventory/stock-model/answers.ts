import type { StockCommand } from '../../../../services/inventory/domain/stock/types.ts'
import { announce, receive, withdraw } from './coming.ts'
import { arrive, send } from './moving.ts'
import { issue, release, reserve } from './promising.ts'
import { available, lapse, type Shelf, serve } from './shelf.ts'

export type Answer = 'done' | 'nothing' | { refused: string; figures: Record<string, string> }
export type Asked<Type extends StockCommand['type']> = Extract<StockCommand, { type: Type }>

export const refused = (reason: string, figures: Record<string, string | number> = {}): Answer => ({
  refused: reason,
  figures: Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, String(figure)])),
})

/** What a shelf says to a command; it changes only where that is `done`. */
export function ask(shelf: Shelf, command: StockCommand): Answer {
  const tried = structuredClone(shelf)
  const answer = answerOf(tried, command)
  if (answer !== 'done') return answer
  serve(tried)
  Object.assign(shelf, tried)
  return answer
}

function answerOf(shelf: Shelf, command: StockCommand): Answer {
  switch (command.type) {
    case 'ReceiveStock':
      return receive(shelf, command)
    case 'AnnounceSupply':
      return announce(shelf, command)
    case 'WithdrawSupply':
      return withdraw(shelf, command)
    case 'SettlePosition':
      return lapse(shelf, Date.parse(command.at)) > 0 ? 'done' : 'nothing'
    case 'AdjustStock':
      shelf.onHand += command.difference
      return 'done'
    case 'CountStock':
      if (shelf.onHand !== command.countedFrom) return refused('COUNT_STALE', { on_hand: shelf.onHand })
      shelf.onHand = command.counted
      return 'done'
    case 'ReserveStock':
      return reserve(shelf, command)
    case 'ReleaseReservation':
      return release(shelf, command)
    case 'IssueStock':
      return issue(shelf, command)
    case 'SendTransfer':
      return send(shelf, command)
    case 'ArriveTransfer':
      return arrive(shelf, command)
    case 'ReturnStock':
      return takeBack(shelf, command)
    case 'RedisposeStock':
      return redispose(shelf, command)
    case 'SetSafetyStock':
      if (shelf.safety === command.units) return 'nothing'
      shelf.safety = command.units
      return 'done'
    case 'SuppressAvailability':
      return suppress(shelf, command)
    case 'LiftSuppression':
      return lift(shelf, command)
  }
}

function takeBack(shelf: Shelf, { entryId, parts }: Asked<'ReturnStock'>): Answer {
  const told = JSON.stringify(Object.fromEntries(parts.map(part => [part.disposition, part.quantity] as const).sort()))
  const known = shelf.slips.get(`entry ${entryId}`)
  if (known !== undefined) return known === told ? 'nothing' : refused('ENTRY_DIFFERS', JSON.parse(known))
  shelf.slips.set(`entry ${entryId}`, told)
  for (const { disposition, quantity } of parts) put(shelf, disposition, quantity)
  return 'done'
}

function redispose(shelf: Shelf, { quantity, from, to }: Asked<'RedisposeStock'>): Answer {
  const present = shelf.boxes[from]
  if (present < quantity) return refused('INSUFFICIENT_UNITS', { disposition: from, requested: quantity, present })
  put(shelf, from, -quantity)
  put(shelf, to, quantity)
  return 'done'
}

function put(shelf: Shelf, where: 'sellable' | 'damaged' | 'quarantine' | 'vendor', quantity: number): void {
  if (where !== 'vendor') shelf.onHand += quantity
  if (where === 'damaged' || where === 'quarantine') shelf.boxes[where] += quantity
}

function suppress(shelf: Shelf, { units, andAllAvailable }: Asked<'SuppressAvailability'>): Answer {
  const all = units === 0 || andAllAvailable ? available(shelf) : 0
  shelf.suppressed += units + all
  return units + all > 0 ? 'done' : 'nothing'
}

function lift(shelf: Shelf, { units }: Asked<'LiftSuppression'>): Answer {
  const present = shelf.suppressed
  if (units > present) return refused('INSUFFICIENT_UNITS', { disposition: 'suppressed', requested: units, present })
  shelf.suppressed -= units === 0 ? present : units
  return shelf.suppressed < present ? 'done' : 'nothing'
}
