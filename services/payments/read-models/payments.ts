import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { PaymentEvent } from '../domain/events.ts'
import { evolve, initial } from '../domain/evolve.ts'
import type { Payment } from '../domain/payment.ts'
import { isUnsettled } from '../domain/standing.ts'
import { decodeEvent, paymentSnapshot } from '../stored-events.ts'

export type PaymentRow = {
  payment_id: string
  /** 0 or 1: whether somebody has to look after it. */
  unsettled: number
  first_asked_at: string
  /** The payment as JSON, without its token. */
  payment: string
  revision: number
}

export const payments = defineReadModel<PaymentEvent, PaymentRow, 'payment_id'>({
  name: 'payments',
  version: 1,
  categories: ['payment'],
  columns: { payment_id: 'text', unsettled: 'integer', first_asked_at: 'text', payment: 'text', revision: 'integer' },
  key: ['payment_id'],
  indexes: [['unsettled', 'first_asked_at', 'payment_id']],
  decode: decodeEvent,
  keysOf: ({ stream }) => [{ payment_id: idOf(stream) }],
  fold(row, { event, revision, created }, { payment_id }) {
    const payment = evolve(row ? paymentOf(row) : initial, event)
    return {
      payment_id,
      unsettled: isUnsettled(payment) ? 1 : 0,
      first_asked_at: row?.first_asked_at ?? created,
      payment: JSON.stringify(withoutToken(payment)),
      revision,
    }
  },
})

export const paymentOf = ({ payment }: PaymentRow): Payment => paymentSnapshot.decode(JSON.parse(payment))

const withoutToken = (payment: Payment): Payment =>
  'terms' in payment ? { ...payment, terms: { ...payment.terms, token: '' } } : payment
