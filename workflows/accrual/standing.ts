import { normalised, type UnitRange } from '#kernel/units.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { unitsOf } from '../units.ts'

const WAITING = [
  ...['FULFILMENT_STATE_OPEN', 'FULFILMENT_STATE_IN_PROGRESS', 'FULFILMENT_STATE_READY', 'FULFILMENT_STATE_SET_ASIDE'],
  ...['FULFILMENT_STATE_IN_TRANSIT', 'FULFILMENT_STATE_ARRIVED'],
]

/** Or is on its way: a carrier may lose it, and points that were promised only a return takes back. */
export const mayLeave = (order: Order__Output): boolean =>
  order.fulfilments.some(({ state }) => WAITING.includes(state)) || parcelsOnTheWay(order).length > 0

export const hasLeft = ({ lines }: Order__Output): boolean =>
  lines.some(({ kind, leftUnits }) => kind === 'LINE_KIND_GOODS' && leftUnits.length > 0)

/** To their shopper: what goes to a store has not left yet. */
const parcelsOnTheWay = ({ fulfilments }: Order__Output) =>
  fulfilments
    .filter(({ method }) => method !== 'FULFILMENT_METHOD_SHIP_TO_STORE')
    .flatMap(({ parcels }) => parcels.filter(({ state }) => state === 'PARCEL_STATE_SENT'))

export function onTheWay(order: Order__Output, lineId: string): UnitRange[] {
  const lines = parcelsOnTheWay(order).flatMap(parcel => parcel.lines.filter(line => line.lineId === lineId))
  return normalised(lines.flatMap(({ units }) => unitsOf(units)))
}
