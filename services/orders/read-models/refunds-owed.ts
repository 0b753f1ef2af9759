import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { OrderEvent } from '../domain/events.ts'
import type { LossRefund } from '../domain/order.ts'
import { decodeEvent } from '../stored-events.ts'

/** `payment`: it is being given back. `person`: the provider declined. `channel`: whoever settled the tender owes it. */
export type OwedBy = 'payment' | 'person' | 'channel'
export type RefundOwedRow = {
  order_id: string
  /** A refund's id, or that of a tender that its channel settled. */
  owed: string
  owed_by: OwedBy
  tender_id: string
  /** Whose process gives it back; empty where the channel does. */
  fulfilment_id: string
  amount_minor: number
  reason: string
  since: string
}

const ofRefund = (refundId: string) => `refund ${refundId}`
const ofTender = (tenderId: string) => `tender ${tenderId}`

/** What of orders is still to be given back to who paid, and by whom. */
export const refundsOwed = defineReadModel<OrderEvent, RefundOwedRow, 'order_id' | 'owed'>({
  name: 'refunds_owed',
  version: 2,
  categories: ['order'],
  columns: {
    order_id: 'text',
    owed: 'text',
    owed_by: 'text',
    tender_id: 'text',
    fulfilment_id: 'text',
    amount_minor: 'integer',
    reason: 'text',
    since: 'text',
  },
  key: ['order_id', 'owed'],
  indexes: [
    ['owed_by', 'since', 'order_id', 'owed'],
    ['since', 'order_id', 'owed'],
  ],
  decode: decodeEvent,
  keysOf: ({ event, stream }) => keysOf(event).map(owed => ({ order_id: idOf(stream), owed })),
  fold(row, { event, created }, { order_id, owed }) {
    switch (event.type) {
      case 'RefundFailed':
        return row && { ...row, owed_by: 'person', reason: event.reason }
      case 'RefundExecuted':
      case 'RefundReplaced':
      case 'RefundDropped':
        return undefined
      case 'ChannelRefunded':
        return row && row.amount_minor > event.amountMinor
          ? { ...row, amount_minor: row.amount_minor - event.amountMinor }
          : undefined
      default: {
        const refund = refundsOf(event).find(({ refundId }) => ofRefund(refundId) === owed)
        const fresh = { order_id, owed, fulfilment_id: '', reason: '', since: created }
        if (refund) {
          const { tenderId: tender_id, fulfilmentId: fulfilment_id, amountMinor: amount_minor } = refund
          return { ...fresh, owed_by: 'payment', tender_id, fulfilment_id, amount_minor }
        }
        const due = duesOf(event).find(({ tenderId }) => ofTender(tenderId) === owed)
        if (!due) return row
        const { tenderId: tender_id, amountMinor } = due
        return { ...fresh, owed_by: 'channel', tender_id, ...row, amount_minor: (row?.amount_minor ?? 0) + amountMinor }
      }
    }
  },
})

function refundsOf(event: OrderEvent): Pick<LossRefund, 'refundId' | 'tenderId' | 'fulfilmentId' | 'amountMinor'>[] {
  if (event.type === 'ShipmentLost') return event.refunds.map(refund => ({ ...refund, fulfilmentId: event.fulfilmentId }))
  return 'refundsDue' in event ? (event.refunds ?? []) : []
}
const duesOf = (event: OrderEvent) => ('refundsDue' in event ? event.refundsDue.filter(({ amountMinor }) => amountMinor > 0) : [])

function keysOf(event: OrderEvent): string[] {
  switch (event.type) {
    case 'RefundExecuted':
    case 'RefundFailed':
    case 'RefundReplaced':
    case 'RefundDropped':
      return [ofRefund(event.refundId)]
    case 'ChannelRefunded':
      return [ofTender(event.tenderId)]
    default:
      return [
        ...refundsOf(event).map(({ refundId }) => ofRefund(refundId)),
        ...duesOf(event).map(({ tenderId }) => ofTender(tenderId)),
      ]
  }
}
