import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import { type Departure, decodeCapture, type Settled } from '../stored-events.ts'

export type CaptureDueRow = {
  payment_id: string
  capture_id: string
  order_id: string
  /** Whose process makes it. */
  fulfilment_id: string
  tender_id: string
  amount_minor: number
  since: string
}

/** What fell due as goods left, until its payment tells what became of it: the one list that reads of both. */
export const capturesDue = defineReadModel<Departure | Settled | null, CaptureDueRow, 'payment_id' | 'capture_id'>({
  name: 'captures_due',
  version: 1,
  categories: ['order', 'payment'],
  columns: {
    payment_id: 'text',
    capture_id: 'text',
    order_id: 'text',
    fulfilment_id: 'text',
    tender_id: 'text',
    amount_minor: 'integer',
    since: 'text',
  },
  key: ['payment_id', 'capture_id'],
  indexes: [['since', 'payment_id', 'capture_id'], ['order_id']],
  decode: decodeCapture,
  keysOf({ event, stream }) {
    if (event === null) return []
    if ('captureId' in event) return [{ payment_id: idOf(stream), capture_id: event.captureId }]
    return event.captures.map(({ paymentId, captureId }) => ({ payment_id: paymentId, capture_id: captureId }))
  },
  fold(_row, { event, stream, created }, { payment_id, capture_id }) {
    if (event === null || 'captureId' in event) return undefined
    const capture = event.captures.find(each => each.paymentId === payment_id && each.captureId === capture_id)
    if (!capture) return undefined
    return {
      ...{ payment_id, capture_id, order_id: idOf(stream), fulfilment_id: event.fulfilmentId },
      ...{ tender_id: capture.tenderId, amount_minor: capture.amountMinor, since: created },
    }
  },
})
