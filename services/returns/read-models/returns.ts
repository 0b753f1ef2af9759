import { idOf } from '#kernel/ids.ts'
import { countUnits } from '#kernel/units.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { ReturnEvent } from '../domain/events.ts'
import { evolve, initial } from '../domain/evolve.ts'
import type { OpenedReturn } from '../domain/return.ts'
import { grantedMinor, isFinished, shownState } from '../domain/standing.ts'
import { decodeReturnEvent } from '../stored-events.ts'

export type ReturnRow = {
  return_id: string
  state: string
  order_id: string | null
  customer_id: string | null
  channel_id: string
  order_channel_id: string | null
  currency: string
  units: number
  granted_minor: number
  occurred_at: string
  /** 0 or 1: whether something is to be done about it. */
  unfinished: number
  /** The return as JSON, as its stream tells it. */
  folded: string
}

export const returnSummaries = defineReadModel<ReturnEvent, ReturnRow, 'return_id'>({
  name: 'return_summaries',
  version: 3,
  categories: ['return'],
  columns: {
    return_id: 'text',
    state: 'text',
    order_id: 'text',
    customer_id: 'text',
    channel_id: 'text',
    order_channel_id: 'text',
    currency: 'text',
    units: 'integer',
    granted_minor: 'integer',
    occurred_at: 'text',
    unfinished: 'integer',
    folded: 'text',
  },
  key: ['return_id'],
  indexes: [
    ['occurred_at', 'return_id'],
    ['order_id', 'occurred_at', 'return_id'],
    ['customer_id', 'occurred_at', 'return_id'],
    ['channel_id', 'occurred_at', 'return_id'],
    ['order_channel_id', 'occurred_at', 'return_id'],
    ['state', 'occurred_at', 'return_id'],
    ['unfinished', 'occurred_at', 'return_id'],
  ],
  decode: decodeReturnEvent,
  keysOf: ({ event, stream }) => (event.type === 'NotificationDue' ? [] : [{ return_id: idOf(stream) }]),
  fold(row, { event }, { return_id }) {
    const state = evolve(row ? foldedOf(row) : initial, event)
    return state.state === 'opened' ? rowOf(return_id, state) : undefined
  },
})

export const foldedOf = ({ folded }: ReturnRow): OpenedReturn => JSON.parse(folded)

const rowOf = (return_id: string, opened: OpenedReturn): ReturnRow => ({
  return_id,
  state: shownState(opened),
  order_id: opened.orderId,
  customer_id: opened.customerId,
  channel_id: opened.channel.id,
  order_channel_id: opened.orderChannelId,
  currency: opened.currency,
  units: opened.lines.reduce((sum, { units }) => sum + countUnits(units), 0),
  granted_minor: grantedMinor(opened),
  occurred_at: opened.occurredAt,
  unfinished: isFinished(opened) ? 0 : 1,
  folded: JSON.stringify(opened),
})
