import { type Group, group, groupIn, isLiving, type Order, requireNewParcel, requireThere, takeOut } from './fulfilment-groups.ts'
import { Broken } from './model.ts'
import { isNormal, isWithin, type Range, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>

const mapped = (lines: readonly { lineId: string; units: Range[] }[]) =>
  new Map(lines.map(({ lineId, units }) => [lineId, units]))

/** What was picked travels as one group; what stays behind is another. */
export function sendToStore(order: Order, event: Of<'SentToStore'>): void {
  const { fulfilmentId, parcelId, lines, into, transit } = event
  const from = groupIn(order, fulfilmentId, 'picking')
  if (transit.from !== from.locationId || transit.to !== from.destinationId)
    throw new Broken(`goes from ${transit.from} to ${transit.to}, where ${from.locationId} sends to ${from.destinationId}`)
  requireNewParcel(order, parcelId)
  requireThere(from.picked, lines)
  takeOut(from.picked, lines)
  takeOut(from.living, lines)
  const isWhole = from.living.size === 0
  if (isWhole !== (into === fulfilmentId) || (!isWhole && order.groups.has(into)))
    throw new Broken(`sends into fulfilment ${into}`)
  const travelling: Group = {
    ...from,
    state: 'travelling',
    locationId: transit.to,
    living: mapped(lines),
    picked: mapped(lines),
    parcels: new Map([[parcelId, 'sent']]),
    sent: lines,
    dueAt: null,
    hasLeft: false,
    delays: isWhole ? from.delays : 0,
  }
  order.groups.set(into, travelling)
}

/** By then what does not come has been cancelled. */
export function endTransit(order: Order, event: Of<'TransitEnded'>): void {
  const { fulfilmentId, parcelId, locationId, came, pickBy } = event
  const there = group(order, fulfilmentId)
  if (there.parcels.get(parcelId) !== 'sent')
    throw new Broken(`ends parcel ${parcelId}, which is ${there.parcels.get(parcelId) ?? 'not there'}`)
  if (locationId !== there.destinationId) throw new Broken(`comes to ${locationId}, but goes to ${there.destinationId}`)
  const isOnce = new Set(came.map(({ lineId }) => lineId)).size === came.length && came.every(({ units }) => isNormal(units))
  if (!isOnce) throw new Broken('brings units twice')
  const [sent, got] = [mapped(there.sent ?? []), mapped(came)]
  for (const [lineId, units] of got)
    if (!isWithin(units, sent.get(lineId) ?? []))
      throw new Broken(`brings units ${told(units)} of line ${lineId}, which were not sent`)
  for (const [lineId, units] of there.living) {
    const gone = without(units, got.get(lineId) ?? [])
    if (gone.length > 0) throw new Broken(`does not bring units ${told(gone)} of line ${lineId}, and nothing became of them`)
  }
  there.parcels.set(parcelId, came.length > 0 ? 'arrived' : 'lost')
  if (isLiving(there)) Object.assign(there, { state: 'arrived', dueAt: pickBy })
}
