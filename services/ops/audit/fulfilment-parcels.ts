import { type Group, type Order, onceLeft, requireNewParcel, requireThere, takeOut } from './fulfilment-groups.ts'
import { Broken } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

export function send(order: Order, from: Group, { parcelId, lines, isLast }: Of<'ShipmentSent'>): void {
  if (from.method !== 'delivery') throw new Broken('sends what is not delivered')
  requireNewParcel(order, parcelId)
  requireThere(from.picked, lines)
  takeOut(from.picked, lines)
  takeOut(from.living, lines)
  from.hasLeft = true
  from.parcels.set(parcelId, 'sent')
  if (isLast !== (from.living.size === 0)) throw new Broken(`says that it is ${isLast ? '' : 'not '}the last of its fulfilment`)
  if (isLast) from.state = 'gone'
}

/** Its units wait in a group of their own, and hold nothing. */
function goAgain(order: Order, from: Group, { lines, again }: Of<'ShipmentLost'>): void {
  if (!again) return
  if (order.groups.has(again.into)) throw new Broken(`sends again in fulfilment ${again.into}, which is there`)
  const living = new Map(lines.map(({ lineId, units }) => [lineId, units]))
  const fresh = { picked: new Map(), parcels: new Map(), wrongCodes: 0, delays: 0, hasLeft: false, isChosenFor: false }
  const { method, locationId } = from
  order.groups.set(again.into, {
    method,
    locationId,
    destinationId: null,
    sent: null,
    state: 'aside',
    living,
    dueAt: null,
    ...fresh,
    isAgain: true,
  })
}

export function arrive(order: Order, from: Group, event: Of<'ShipmentDelivered' | 'ShipmentLost'>): void {
  const { type, parcelId, turns } = event
  if (type === 'ShipmentLost') goAgain(order, from, event)
  if (from.parcels.get(parcelId) !== 'sent')
    throw new Broken(`ends parcel ${parcelId}, which is ${from.parcels.get(parcelId) ?? 'not there'}`)
  from.parcels.set(parcelId, type === 'ShipmentLost' ? 'lost' : 'delivered')
  const expected = from.state === 'gone' ? onceLeft(from) : 'left'
  if ((turns ?? 'left') !== expected) throw new Broken(`turns its fulfilment to ${turns}, which is ${expected}`)
}
