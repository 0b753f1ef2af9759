import { DigestMap } from './digests.ts'
import { Broken } from './model.ts'
import type { AuditedEvent } from './shapes.ts'
import type { Position } from './stock-position.ts'
import { requirePromised, type StockPromises, touch } from './stock-promises.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

/** What travels leaves and arrives once; what comes back comes once. */
export function createStockGoods({ draw, went }: StockPromises) {
  const returned = new DigestMap()
  const moved = new DigestMap()

  /** What travels with its promise is promised here no more, and has not ended. */
  function send(position: Position, stream: string, event: Of<'TransferSent'>): void {
    const { transferId, quantity, reservationId, held, carried, sentAt } = event
    if (!moved.add(stream, 'sent', transferId)) throw new Broken(`transfer ${transferId} was sent before`)
    position.onHand -= quantity
    const own = position.promises.get(reservationId)
    if (held !== (own?.left ?? 0))
      throw new Broken(`takes ${held} of reservation ${reservationId}, which holds ${own?.left ?? 0}`)
    if (own && own.owner.stream !== `transfer-${transferId}`) throw new Broken(`takes from a reservation of ${own.owner.stream}`)
    if (held > 0) draw(position, stream, { reservationId, quantity: held, backordered: 0 }, sentAt)
    if (held + carried.reduce((sum, each) => sum + each.quantity, 0) > quantity)
      throw new Broken('sends more promises than units')
    for (const { reservationId: id, quantity: units, owner } of carried) {
      const promised = requirePromised(position, id)
      if (promised.left < units || promised.owner.stream !== owner.stream)
        throw new Broken(`carries ${units} of reservation ${id}, which holds ${promised.left}`)
      touch(position, id)
      promised.left -= units
      position.reserved -= units
      if (promised.left + promised.waiting > 0) continue
      position.promises.delete(id)
      went(stream, id)
    }
  }

  function arrive(position: Position, stream: string, { transferId, quantity, promised }: Of<'TransferArrived'>): void {
    if (!moved.add(stream, 'arrived', transferId)) throw new Broken(`transfer ${transferId} arrived before`)
    position.onHand += quantity
    position.isHitTouched = true
    for (const { reservationId, quantity: units, owner, holdUntil } of promised) {
      const known = position.promises.get(reservationId)
      if (known && known.owner.stream !== owner.stream) throw new Broken(`reservation ${reservationId} has another owner here`)
      const kept = known ?? { left: 0, waiting: 0, owner: { stream: owner.stream, step: owner.step }, holdUntil }
      kept.left += units
      position.reserved += units
      position.promises.set(reservationId, kept)
    }
  }

  /** One entry comes whole, with one command, and never again. */
  function takeBack(
    position: Position,
    stream: string,
    { entryId, disposition, quantity }: Of<'StockReturned'>,
    command: string,
  ): void {
    const { entry } = position
    const isNew = returned.add(stream, entryId)
    if (!isNew && (entry?.entryId !== entryId || entry.command !== command)) throw new Broken(`entry ${entryId} came back before`)
    if (!returned.add(stream, entryId, disposition)) throw new Broken(`entry ${entryId} comes back ${disposition} twice`)
    position.entry = { entryId, command }
    put(position, disposition, quantity)
  }

  return { send, arrive, takeBack }
}

export function put(position: Position, disposition: Of<'StockReturned'>['disposition'], quantity: number): void {
  if (disposition === 'vendor') return
  position.onHand += quantity
  if (disposition === 'sellable') return
  position[disposition] += quantity
  if (position[disposition] < 0) throw new Broken(`takes more out of ${disposition} than lies there`)
}
