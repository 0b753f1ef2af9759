import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import { shownState } from '../domain/decide.ts'
import type { OrderEvent } from '../domain/events.ts'
import { evolve, initial } from '../domain/evolve.ts'
import { decodeEvent } from '../stored-events.ts'

type Placed = Extract<OrderEvent, { type: 'OrderPlaced' }>

export type OrderRow = {
  order_id: string
  state: string
  channel_id: string
  channel_order_id: string
  customer_id: string | null
  currency: string
  total_minor: number
  units: number
  /** A JSON array. */
  location_ids: string
  occurred_at: string
}

/** Placing makes the row; nothing but cancelling changes it as yet. */
export const orderSummaries = defineReadModel<OrderEvent, OrderRow, 'order_id'>({
  name: 'order_summaries',
  version: 1,
  categories: ['order'],
  columns: {
    order_id: 'text',
    state: 'text',
    channel_id: 'text',
    channel_order_id: 'text',
    customer_id: 'text',
    currency: 'text',
    total_minor: 'integer',
    units: 'integer',
    location_ids: 'text',
    occurred_at: 'text',
  },
  key: ['order_id'],
  indexes: [
    ['occurred_at', 'order_id'],
    ['customer_id', 'occurred_at', 'order_id'],
    ['channel_id', 'channel_order_id'],
    ['channel_id', 'occurred_at', 'order_id'],
    ['state', 'occurred_at', 'order_id'],
  ],
  decode: decodeEvent,
  keysOf: ({ event, stream }) => (event.type === 'PlacementAbandoned' ? [] : [{ order_id: idOf(stream) }]),
  fold(row, { event, stream }) {
    if (event.type === 'OrderPlaced') return summaryOf(idOf(stream), event)
    return row && event.type === 'OrderCancelled' ? { ...row, state: 'cancelled' } : row
  },
})

const stateOf = (placed: Placed): string => {
  const order = evolve(initial, placed)
  return order.state === 'unplaced' ? 'open' : shownState(order)
}
const locationsOf = ({ fulfilments }: Placed): string[] => [...new Set(fulfilments.map(group => group.locationId))]
const goodsUnits = ({ lines }: Placed): number =>
  lines.reduce((units, { kind, quantity }) => units + (kind === 'goods' ? quantity : 0), 0)

const summaryOf = (orderId: string, placed: Placed): OrderRow => ({
  order_id: orderId,
  state: stateOf(placed),
  channel_id: placed.channel.id,
  channel_order_id: placed.channelOrderId,
  customer_id: placed.customerId,
  currency: placed.currency,
  total_minor: placed.totalMinor,
  units: goodsUnits(placed),
  location_ids: JSON.stringify(locationsOf(placed)),
  occurred_at: placed.occurredAt,
})

export type OrderLocationRow = { location_id: string; order_id: string; state: string; occurred_at: string }

/** Which orders concern a location. */
export const orderLocations = defineReadModel<OrderEvent, OrderLocationRow, 'location_id' | 'order_id'>({
  name: 'order_locations',
  version: 1,
  categories: ['order'],
  columns: { location_id: 'text', order_id: 'text', state: 'text', occurred_at: 'text' },
  key: ['location_id', 'order_id'],
  indexes: [
    ['location_id', 'occurred_at', 'order_id'],
    ['location_id', 'state', 'occurred_at', 'order_id'],
  ],
  decode: decodeEvent,
  keysOf: ({ event, stream }) => {
    if (event.type === 'PlacementAbandoned') return []
    // Every group that can be cancelled has goods that it holds.
    const held = event.holds.flatMap(hold => hold.positions.map(position => position.locationId))
    const locations = event.type === 'OrderPlaced' ? locationsOf(event) : [...new Set(held)]
    return locations.map(location_id => ({ location_id, order_id: idOf(stream) }))
  },
  fold(row, { event, stream }, { location_id }) {
    if (event.type === 'OrderPlaced')
      return { location_id, order_id: idOf(stream), state: stateOf(event), occurred_at: event.occurredAt }
    return row && event.type === 'OrderCancelled' ? { ...row, state: 'cancelled' } : row
  },
})
