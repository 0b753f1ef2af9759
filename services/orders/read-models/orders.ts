import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { OrderEvent } from '../domain/events.ts'
import { stateOf } from '../domain/standing.ts'
import { decodeEvent } from '../stored-events.ts'

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
  groups: number
  living_groups: number
  left_groups: number
  unknown_payments: number
}

type Counts = Pick<OrderRow, 'groups' | 'living_groups' | 'left_groups' | 'unknown_payments'>

export const orderSummaries = defineReadModel<OrderEvent, OrderRow, 'order_id'>({
  name: 'order_summaries',
  version: 3,
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
    groups: 'integer',
    living_groups: 'integer',
    left_groups: 'integer',
    unknown_payments: 'integer',
  },
  key: ['order_id'],
  indexes: [
    ['occurred_at', 'order_id'],
    ['customer_id', 'occurred_at', 'order_id'],
    ['channel_id', 'channel_order_id'],
    ['receipt_number', 'occurred_at', 'order_id'],
    ['channel_id', 'occurred_at', 'order_id'],
    ['state', 'occurred_at', 'order_id'],
  ],
  decode: decodeEvent,
  keysOf: ({ event, stream }) => (isTold(event) ? [{ order_id: idOf(stream) }] : []),
  fold(row, { event, stream }) {
    if (event.type === 'OrderPlaced') return summaryOf(idOf(stream), event)
    if (!row) return row
    const counts = recounted(row, event)
    return { ...row, ...counts, state: stateOfCounts(counts, event.type === 'OrderCancelled' || row.state === 'cancelled') }
  },
})

/** Whether it may change the state of the order. */
const isTold = ({ type }: OrderEvent): boolean =>
  type === 'OrderPlaced' ||
  type === 'OrderCancelled' ||
  type === 'PaymentConfirmed' ||
  type === 'FulfilmentHandedOver' ||
  type === 'FulfilmentRejected' ||
  type === 'FulfilmentExpired'

function recounted({ groups, living_groups, left_groups, unknown_payments }: OrderRow, { type }: OrderEvent): Counts {
  const counts = { groups, living_groups, left_groups, unknown_payments }
  if (type === 'PaymentConfirmed') return { ...counts, unknown_payments: unknown_payments - 1 }
  if (type === 'FulfilmentHandedOver') return { ...counts, living_groups: living_groups - 1, left_groups: left_groups + 1 }
  if (type === 'FulfilmentRejected' || type === 'FulfilmentExpired') return { ...counts, living_groups: living_groups - 1 }
  return counts
}

const stateOfCounts = ({ groups, living_groups, left_groups, unknown_payments }: Counts, isCancelled: boolean): string =>
  stateOf({ isCancelled, groups, living: living_groups, left: left_groups, unknown: unknown_payments })

const goodsUnits = ({ lines }: Placed): number =>
  lines.reduce((units, { kind, quantity }) => units + (kind === 'goods' ? quantity : 0), 0)

function summaryOf(orderId: string, placed: Placed): OrderRow {
  const left = placed.fulfilments.filter(group => group.leftAt !== null).length
  const counts: Counts = {
    groups: placed.fulfilments.length,
    living_groups: placed.fulfilments.length - left,
    left_groups: left,
    unknown_payments: placed.tenders.filter(tender => tender.authorization === 'unknown').length,
  }
  return {
    order_id: orderId,
    state: stateOfCounts(counts, false),
    channel_id: placed.channel.id,
    channel_order_id: placed.channelOrderId,
    receipt_number: placed.receiptNumber,
    customer_id: placed.customerId,
    currency: placed.currency,
    total_minor: placed.totalMinor,
    units: goodsUnits(placed),
    location_ids: JSON.stringify([...new Set(placed.fulfilments.map(group => group.locationId))]),
    occurred_at: placed.occurredAt,
    ...counts,
  }
}
