import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { OrderEvent } from '../domain/events.ts'
import { leftStates, stateOf } from '../domain/standing.ts'
import { decodeEvent } from '../stored-events.ts'
import { type GroupState, groupsPlaced, isLiving, turned } from './groups.ts'

type Placed = Extract<OrderEvent, { type: 'OrderPlaced' }>

export type OrderRow = {
  order_id: string
  state: string
  channel_id: string
  channel_order_id: string
  receipt_number: string | null
  customer_id: string | null
  currency: string
  total_minor: number
  units: number
  /** A JSON array. */
  location_ids: string
  occurred_at: string
  /** A JSON array of `GroupState`. */
  groups: string
  unknown_payments: number
  /** Since when money has been asked for an amendment that is not decided. */
  amending_since: string | null
}

export const orderSummaries = defineReadModel<OrderEvent, OrderRow, 'order_id'>({
  name: 'order_summaries',
  version: 6,
  categories: ['order'],
  columns: {
    order_id: 'text',
    state: 'text',
    channel_id: 'text',
    channel_order_id: 'text',
    receipt_number: 'text',
    customer_id: 'text',
    currency: 'text',
    total_minor: 'integer',
    units: 'integer',
    location_ids: 'text',
    occurred_at: 'text',
    groups: 'text',
    unknown_payments: 'integer',
    amending_since: 'text',
  },
  key: ['order_id'],
  indexes: [
    ['occurred_at', 'order_id'],
    ['customer_id', 'occurred_at', 'order_id'],
    ['channel_id', 'channel_order_id'],
    ['receipt_number', 'occurred_at', 'order_id'],
    ['channel_id', 'occurred_at', 'order_id'],
    ['state', 'occurred_at', 'order_id'],
    ['amending_since'],
  ],
  sparse: ['customer_id', 'receipt_number', 'amending_since'],
  decode: decodeEvent,
  keysOf: ({ event, stream }) => (isTold(event) ? [{ order_id: idOf(stream) }] : []),
  fold(row, { event, stream }) {
    if (event.type === 'OrderPlaced') return summaryOf(idOf(stream), event)
    if (!row) return row
    const groups = turnedGroups(groupsOf(row), event)
    const unknown = row.unknown_payments - (event.type === 'PaymentConfirmed' ? 1 : 0)
    const isCancelled = event.type === 'OrderCancelled' || row.state === 'cancelled'
    const places: string[] = JSON.parse(row.location_ids)
    const all = JSON.stringify([...new Set([...places, ...placesAdded(event)])])
    return { ...row, location_ids: all, ...amendedBy(row, event), ...standing(groups, unknown, isCancelled) }
  },
})

/** Whether it may change the state of the order. */
const isTold = ({ type }: OrderEvent): boolean => told.has(type)
const told = new Set<OrderEvent['type']>([
  ...(['OrderPlaced', 'OrderCancelled', 'PaymentConfirmed', 'FulfilmentHandedOver', 'FulfilmentRejected'] as const),
  ...(['OrderAmended', 'AmendmentPaymentsRequested', 'AmendmentAbandoned'] as const),
  ...(['FulfilmentExpired', 'UnitsCancelled', 'UnitsSetAside', 'FulfilmentMoved', 'FulfilmentSplit', 'ShipmentSent'] as const),
  'SentToStore',
  'ShipmentLost',
])

const groupsOf = ({ groups }: Pick<OrderRow, 'groups'>): GroupState[] => JSON.parse(groups)

function placesAdded(event: OrderEvent): string[] {
  if (event.type === 'FulfilmentMoved') return [event.locationId]
  if (event.type === 'SentToStore') return [event.transit.to]
  return event.type === 'OrderAmended' ? event.fulfilments.map(({ locationId }) => locationId) : []
}

function amendedBy(row: OrderRow, event: OrderEvent): Partial<OrderRow> {
  if (event.type === 'AmendmentPaymentsRequested') return { amending_since: row.amending_since ?? event.requestedAt }
  if (event.type === 'AmendmentAbandoned') return { amending_since: null }
  if (event.type !== 'OrderAmended') return {}
  const units = row.units + goodsUnits({ lines: event.added })
  return { total_minor: event.totalMinor, units, amending_since: null }
}

function turnedGroups(groups: readonly GroupState[], event: OrderEvent): GroupState[] {
  const after = groups.map(group => turned(group, event))
  if (event.type === 'OrderAmended') return [...after, ...groupsPlaced(event)]
  if (event.type === 'ShipmentLost')
    return event.again ? [...after, { fulfilmentId: event.again.into, state: 'set_aside', hasLeft: false }] : after
  if (!('into' in event) || event.into === event.fulfilmentId) return after
  return [...after, { fulfilmentId: event.into, state: stateOfNew[event.type], hasLeft: false }]
}

const stateOfNew = {
  UnitsSetAside: 'set_aside',
  FulfilmentMoved: 'open',
  FulfilmentSplit: 'open',
  SentToStore: 'in_transit',
} as const

const standing = (groups: readonly GroupState[], unknown: number, isCancelled: boolean) => ({
  state: stateOf({
    isCancelled,
    groups: groups.length,
    living: groups.filter(isLiving).length,
    left: groups.filter(({ state }) => leftStates.has(state)).length,
    unknown,
  }),
  groups: JSON.stringify(groups),
  unknown_payments: unknown,
})

const goodsUnits = ({ lines }: Pick<Placed, 'lines'>): number =>
  lines.reduce((units, { kind, quantity }) => units + (kind === 'goods' ? quantity : 0), 0)

function summaryOf(orderId: string, placed: Placed): OrderRow {
  return {
    order_id: orderId,
    channel_id: placed.channel.id,
    channel_order_id: placed.channelOrderId,
    receipt_number: placed.receiptNumber,
    customer_id: placed.customerId,
    currency: placed.currency,
    total_minor: placed.totalMinor,
    units: goodsUnits(placed),
    location_ids: JSON.stringify([...new Set(placed.fulfilments.map(group => group.locationId))]),
    occurred_at: placed.occurredAt,
    amending_since: null,
    ...standing(groupsPlaced(placed), placed.tenders.filter(tender => tender.authorization === 'unknown').length, false),
  }
}
