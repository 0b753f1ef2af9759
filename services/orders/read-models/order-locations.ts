import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { OrderEvent } from '../domain/events.ts'
import type { FulfilmentMethod, Progress } from '../domain/order.ts'
import { decodeEvent } from '../stored-events.ts'

/** `dueAt`, of a pickup: by when it is to be ready or, once it is, until when it is kept. */
export type GroupThere = {
  fulfilmentId: string
  method: FulfilmentMethod
  state: Progress['state']
  dueAt: string | null
}

export type OrderLocationRow = {
  location_id: string
  order_id: string
  /** A JSON array of `GroupThere`. */
  groups: string
  /** Of its groups, each between blanks. */
  states: string
  /** 1 while the location may have something to do. */
  is_living: number
}

/** Which orders concern a location, and what it has to do about them. */
export const orderLocations = defineReadModel<OrderEvent, OrderLocationRow, 'location_id' | 'order_id'>({
  name: 'order_locations',
  version: 2,
  categories: ['order'],
  columns: { location_id: 'text', order_id: 'text', groups: 'text', states: 'text', is_living: 'integer' },
  key: ['location_id', 'order_id'],
  indexes: [['order_id'], ['location_id', 'is_living', 'order_id']],
  decode: decodeEvent,
  keysOf: ({ event, stream }) => locationsOf(event).map(location_id => ({ location_id, order_id: idOf(stream) })),
  fold(row, { event, stream }, { location_id }) {
    if (event.type === 'OrderPlaced') return rowOf(location_id, idOf(stream), groupsAt(location_id, event))
    if (!row) return row
    return rowOf(
      location_id,
      row.order_id,
      groupsOf(row).map(group => changed(group, event)),
    )
  },
})

export const groupsOf = ({ groups }: Pick<OrderLocationRow, 'groups'>): GroupThere[] => JSON.parse(groups)

const isLiving = ({ state }: GroupThere): boolean => livingStates.has(state)
export const livingStates: ReadonlySet<string> = new Set<Progress['state']>(['open', 'in_progress', 'ready'])

const rowOf = (location_id: string, order_id: string, groups: GroupThere[]): OrderLocationRow => ({
  location_id,
  order_id,
  groups: JSON.stringify(groups),
  states: ` ${[...new Set(groups.map(({ state }) => state))].join(' ')} `,
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
      return [event.issue.locationId]
    case 'FulfilmentRejected':
    case 'FulfilmentExpired':
    case 'OrderCancelled':
      // Every group that can end so has goods that it holds.
      return [...new Set(event.holds.flatMap(hold => hold.positions.map(position => position.locationId)))]
    default:
      return []
  }
}

const groupsAt = (locationId: string, { fulfilments }: Extract<OrderEvent, { type: 'OrderPlaced' }>): GroupThere[] =>
  fulfilments
    .filter(group => group.locationId === locationId)
    .map(({ fulfilmentId, method, leftAt, pickBy }) => ({
      fulfilmentId,
      method,
      state: leftAt === null ? 'open' : 'left',
      dueAt: pickBy,
    }))

function changed(group: GroupThere, event: OrderEvent): GroupThere {
  if (event.type === 'OrderCancelled') return isLiving(group) ? { ...group, state: 'cancelled', dueAt: null } : group
  if (!('fulfilmentId' in event) || event.fulfilmentId !== group.fulfilmentId) return group
  switch (event.type) {
    case 'PickingStarted':
      return { ...group, state: 'in_progress' }
    case 'FulfilmentReady':
      return { ...group, state: 'ready', dueAt: event.pickupUntil }
    case 'FulfilmentHandedOver':
      return { ...group, state: 'left', dueAt: null }
    case 'FulfilmentRejected':
      return { ...group, state: 'rejected', dueAt: null }
    case 'FulfilmentExpired':
      return { ...group, state: 'expired', dueAt: null }
    default:
      return group
  }
}
