import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { OrderEvent } from '../domain/events.ts'
import { shownAs } from '../domain/groups.ts'
import type { FulfilmentMethod } from '../domain/order.ts'
import { decodeEvent } from '../stored-events.ts'
import { type GroupState, groupsPlaced, isLiving, turned } from './groups.ts'

/** `dueAt`: by when a pickup is to be ready or, once it is, until when it is kept; by when what is sent is to be sent. */
export type GroupThere = GroupState & { method: FulfilmentMethod; dueAt: string | null; awaitsGoods: boolean }

export type OrderLocationRow = {
  location_id: string
  order_id: string
  /** A JSON array of `GroupThere`. */
  groups: string
  /** Of its groups as they are shown, each between blanks. */
  states: string
  /** 1 while the location may have something to do. */
  is_living: number
}

/** Which orders concern a location, and what it has to do about them. */
export const orderLocations = defineReadModel<OrderEvent, OrderLocationRow, 'location_id' | 'order_id'>({
  name: 'order_locations',
  version: 7,
  categories: ['order'],
  columns: { location_id: 'text', order_id: 'text', groups: 'text', states: 'text', is_living: 'integer' },
  key: ['location_id', 'order_id'],
  indexes: [['order_id'], ['location_id', 'is_living', 'order_id']],
  decode: decodeEvent,
  keysOf: ({ event, stream }) => locationsOf(event).map(location_id => ({ location_id, order_id: idOf(stream) })),
  fold(row, { event, stream }, { location_id }) {
    if (event.type === 'OrderPlaced') return rowOf(location_id, idOf(stream), groupsAt(location_id, event))
    const groups = row ? groupsOf(row) : []
    const fresh = event.type === 'OrderAmended' ? groupsAt(location_id, event) : []
    const after = [...groups.filter(group => !hasGone(group, event, location_id)).map(group => changed(group, event))]
    const all = [...after, ...added(groups, event), ...movedIn(event, location_id), ...fresh]
    return all.length > 0 ? rowOf(location_id, idOf(stream), all) : undefined
  },
})

export const groupsOf = ({ groups }: Pick<OrderLocationRow, 'groups'>): GroupThere[] => JSON.parse(groups)

const rowOf = (location_id: string, order_id: string, groups: GroupThere[]): OrderLocationRow => ({
  location_id,
  order_id,
  groups: JSON.stringify(groups),
  states: ` ${[...new Set(groups.map(({ method, state }) => shownAs(method, state)))].join(' ')} `,
  is_living: groups.some(isLiving) ? 1 : 0,
})

function locationsOf(event: OrderEvent): string[] {
  switch (event.type) {
    case 'OrderPlaced':
      return [...new Set(event.fulfilments.map(group => group.locationId))]
    case 'PickingStarted':
    case 'FulfilmentReady':
      return [event.locationId]
    case 'FulfilmentHandedOver':
    case 'ShipmentSent':
      return [event.issue.locationId]
    case 'FulfilmentMoved':
      return [...new Set([event.fromLocationId, event.locationId])]
    case 'SentToStore':
      return [event.transit.from, event.transit.to]
    case 'TransitEnded':
    case 'ShipmentDelivered':
    case 'ShipmentLost':
    case 'UnitsSetAside':
    case 'FulfilmentDelayed':
    case 'GoodsCame':
    case 'FulfilmentSplit':
    case 'ChoiceOffered':
      return [event.locationId]
    case 'OrderAmended':
      return [...new Set([...placesOf(event), ...event.fulfilments.map(group => group.locationId)])]
    case 'FulfilmentRejected':
    case 'FulfilmentExpired':
    case 'OrderCancelled':
    case 'UnitsCancelled':
      // Every group that can end so has goods that it holds, or is told besides.
      return [...new Set(placesOf(event))]
    case 'HoldReleased':
    case 'PaymentConfirmed':
      return [...new Set((event.promised ?? []).map(group => group.locationId))]
    default:
      return []
  }
}

const placesOf = ({ holds, unheldAt = [] }: Pick<Extract<OrderEvent, { type: 'OrderCancelled' }>, 'holds' | 'unheldAt'>) => [
  ...holds.flatMap(hold => hold.positions.map(position => position.locationId)),
  ...unheldAt,
]

type Placed = Pick<Extract<OrderEvent, { type: 'OrderPlaced' }>, 'fulfilments'>

function groupsAt(locationId: string, placed: Placed): GroupThere[] {
  const there = placed.fulfilments.filter(group => group.locationId === locationId)
  return groupsPlaced({ fulfilments: there }).map((state, index) => ({
    ...state,
    method: there[index]?.method ?? 'pickup',
    dueAt: there[index]?.pickBy ?? null,
    awaitsGoods: (there[index]?.awaits ?? []).length > 0,
  }))
}

function changed(group: GroupThere, event: OrderEvent): GroupThere {
  const now = turned(group, event)
  const after = { ...now, awaitsGoods: now.awaitsGoods && now.state === 'open' }
  if (event.type === 'GoodsCame' && event.fulfilmentId === group.fulfilmentId)
    return { ...after, dueAt: event.pickBy, awaitsGoods: false }
  if (event.type === 'FulfilmentDelayed' && event.fulfilmentId === group.fulfilmentId) return { ...after, dueAt: event.pickBy }
  if (event.type === 'ChoiceOffered' && event.fulfilmentId === group.fulfilmentId) return { ...after, dueAt: event.chooseBy }
  if (event.type === 'HoldReleased' || event.type === 'PaymentConfirmed') {
    const anew = event.promised?.find(each => each.fulfilmentId === group.fulfilmentId)
    return anew ? { ...after, dueAt: anew.dueAt } : after
  }
  if (event.type === 'TransitEnded' && event.fulfilmentId === group.fulfilmentId)
    return isLiving(after) ? { ...after, dueAt: event.pickBy } : after
  if (event.type === 'FulfilmentReady' && event.fulfilmentId === group.fulfilmentId) return { ...after, dueAt: event.pickupUntil }
  if (event.type === 'UnitsSetAside' && event.into === group.fulfilmentId) return { ...after, dueAt: chosenBy(group, event) }
  return isLiving(after) ? after : { ...after, dueAt: null }
}

/** Of a delivery nothing is due before its shopper is asked. */
const chosenBy = ({ method, dueAt }: GroupThere, { chooseBy }: Extract<OrderEvent, { type: 'UnitsSetAside' }>): string | null =>
  method === 'delivery' ? null : (chooseBy ?? dueAt)

type Moved = Extract<OrderEvent, { type: 'FulfilmentMoved' }>

/** A group that stays itself goes as a whole. */
const hasGone = ({ fulfilmentId }: GroupThere, event: OrderEvent, locationId: string): boolean =>
  (event.type === 'FulfilmentMoved' || event.type === 'SentToStore') &&
  event.fulfilmentId === fulfilmentId &&
  event.into === fulfilmentId &&
  (event.type === 'SentToStore' ? event.transit.from : event.fromLocationId) === locationId

function movedIn(event: OrderEvent, locationId: string): GroupThere[] {
  if (event.type === 'SentToStore' && event.transit.to === locationId)
    return [
      { fulfilmentId: event.into, method: 'ship_to_store', state: 'in_transit', hasLeft: false, dueAt: null, awaitsGoods: false },
    ]
  if (event.type !== 'FulfilmentMoved' || event.locationId !== locationId) return []
  const { into: fulfilmentId, method, pickBy: dueAt }: Moved = event
  return [{ fulfilmentId, method, state: 'open', hasLeft: false, dueAt, awaitsGoods: false }]
}

function added(groups: readonly GroupThere[], event: OrderEvent): GroupThere[] {
  if (event.type === 'FulfilmentSplit') {
    const from = groups.find(({ fulfilmentId }) => fulfilmentId === event.fulfilmentId)
    return from ? [{ ...from, fulfilmentId: event.into, state: 'open', hasLeft: false, dueAt: event.pickBy }] : []
  }
  if (event.type === 'ShipmentLost') {
    const from = groups.find(({ fulfilmentId }) => fulfilmentId === event.fulfilmentId)
    const fresh = { state: 'set_aside', hasLeft: false, dueAt: null, awaitsGoods: false } as const
    return from && event.again ? [{ ...from, ...fresh, fulfilmentId: event.again.into }] : []
  }
  if (event.type !== 'UnitsSetAside' || event.into === event.fulfilmentId) return []
  const from = groups.find(({ fulfilmentId }) => fulfilmentId === event.fulfilmentId)
  const aside = { state: 'set_aside', hasLeft: false, awaitsGoods: false } as const
  return from ? [{ ...from, ...aside, fulfilmentId: event.into, dueAt: chosenBy(from, event) }] : []
}
