import { describe, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { decodeEvent } from '../../../services/orders/stored-events.ts'
import { specification } from '../../specification.ts'
import { byToken, oneOClock, pickup, placed, placement, tender } from './fixtures.ts'

const { given } = specification(orderDecider)
const tenders = [byToken('t-1', 1000), tender('t-2', 500)]
const orderOf = (customerId: string | null) =>
  placed({ placement: placement({ customerId, fulfilments: [{ ...pickup, method: 'delivery' }], tenders }) })
const units = [{ lineId: 'l-1', units: [{ first: 1, last: 3 }] }]
const issue = {
  ...{ issueId: 'i-1', reservationId: 'r-1', locationId: 'leeds', leftAt: oneOClock },
  positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 3 }],
}
const sent: OrderEvent = {
  ...{ type: 'ShipmentSent', fulfilmentId: 'f-1', parcelId: 'a', carrier: 'post', trackingReference: '' },
  ...{ lines: units, issue, captures: [], isLast: true, sentAt: oneOClock },
}
const lost: OrderEvent = {
  ...{ type: 'ShipmentLost', fulfilmentId: 'f-1', locationId: 'leeds', parcelId: 'a', reason: '', lines: units },
  ...{ refundsDue: [{ tenderId: 't-2', amountMinor: 500 }], turns: 'lost', lostAt: oneOClock },
  refunds: [{ refundId: 'r', tenderId: 't-1', paymentId: 'p-t-1', amountMinor: 1000 }],
}
const ofCustomer = [orderOf('ada'), sent, lost]
const ofGuest = [orderOf(null), sent, lost]

type Told = Partial<Extract<OrderCommand, { type: 'RecordRefund' }>>
const record = (state: 'executed' | 'failed' | 'replaced' | 'dropped', over: Told = {}): OrderCommand => ({
  ...{
    type: 'RecordRefund',
    refundId: 'r',
    state,
    reason: '',
    byPerson: false,
    storedValueId: '',
    notificationId: 'n-1',
    at: oneOClock,
  },
  ...over,
})
const executed: OrderEvent = { type: 'RefundExecuted', refundId: 'r', executedAt: oneOClock }
const replaced: OrderEvent = {
  ...{ type: 'RefundReplaced', refundId: 'r', storedValueId: 'v-1', amountMinor: 1000, replacedAt: oneOClock },
}
const failed: OrderEvent = { type: 'RefundFailed', refundId: 'r', reason: 'card_closed', failedAt: oneOClock }

describe('a refund for a lost parcel', () => {
  test('is given back once', () => {
    given(...ofCustomer)
      .when(record('executed'))
      .then(executed)
    given(...ofCustomer, executed)
      .when(record('executed'))
      .nothing()
    given(...ofCustomer, executed)
      .when(record('failed'))
      .refused('WRONG_STATE', { state: 'executed' })
  })
  test('that was declined becomes store credit of a customer', () => {
    given(...ofCustomer)
      .when(record('failed', { reason: 'card_closed' }))
      .then(failed)
    given(...ofCustomer, failed)
      .when(record('replaced', { storedValueId: 'v-1' }))
      .then(replaced)
  })
  test('is replaced by one store credit', () => {
    given(...ofCustomer, failed, replaced)
      .when(record('replaced', { storedValueId: 'v-1' }))
      .nothing()
    given(...ofCustomer, failed, replaced)
      .when(record('replaced', { storedValueId: 'v-2' }))
      .refused('WRONG_STATE', { state: 'replaced' })
  })
  test('that was declined is with a person, of a guest', () => {
    given(...ofGuest)
      .when(record('failed', { reason: 'card_closed' }))
      .then(failed, {
        ...{ type: 'NotificationDue', id: 'n-1', key: 'refund.failed', dueAt: oneOClock },
        params: { fulfilmentId: 'f-1', parcelId: 'a', refundId: 'r', amountMinor: '1000' },
      })
    given(...ofGuest, failed)
      .when(record('executed'))
      .then(executed)
    given(...ofGuest, failed)
      .when(record('replaced', { storedValueId: 'v-1' }))
      .refused('CUSTOMER_REQUIRED', { refund_id: 'r' })
  })
  test('is told of by a person once it failed, never while its process asks for it', () => {
    given(...ofGuest)
      .when(record('executed', { byPerson: true }))
      .refused('WRONG_STATE', { state: 'owed' })
    given(...ofGuest, failed)
      .when(record('executed', { byPerson: true }))
      .then(executed)
  })
  test('of what was never taken is none', () =>
    given(...ofGuest)
      .when(record('dropped', { reason: 'not captured' }))
      .then({ type: 'RefundDropped', refundId: 'r', reason: 'not captured', droppedAt: oneOClock }))
  test('is one that is there', () =>
    given(...ofGuest)
      .when(record('executed', { refundId: 'x' }))
      .refused('REFUND_NOT_FOUND', { refund_id: 'x' }))
})

describe('what the channel settled', () => {
  const back = (amountMinor: number, channelRefundId?: string, unnamedId = 'request 1'): OrderCommand => ({
    ...{ type: 'RecordChannelRefund', tenderId: 't-2', amountMinor, channelRefundId, unnamedId, at: oneOClock },
  })
  const gave = (amountMinor: number, channelRefundId: string | null): OrderEvent => ({
    ...{ type: 'ChannelRefunded', channelRefundId, tenderId: 't-2', amountMinor, refundedAt: oneOClock },
  })
  const given400 = gave(400, 'request 1')
  test('it gives back, and no more than is due', () => {
    given(...ofGuest)
      .when(back(400))
      .then(given400)
    given(...ofGuest, given400)
      .when(back(101, 'x'))
      .refused('REFUND_ABOVE_DUE', { tender_id: 't-2', due: 500, given: 400, requested: 101 })
  })
  test('it gives back once for its id, or for its request where it has none', () => {
    given(...ofGuest, gave(100, 'm-1'))
      .when(back(100, 'm-1', 'request 2'))
      .nothing()
    given(...ofGuest, gave(100, 'm-1'))
      .when(back(100, 'm-2', 'request 2'))
      .then(gave(100, 'm-2'))
    given(...ofGuest, gave(100, 'request 1'))
      .when(back(100))
      .nothing()
    given(...ofGuest, gave(500, 'm-1'))
      .when(back(500, 'm-1'))
      .nothing()
  })
  test('it gives back otherwise under another id only', () => {
    given(...ofGuest, gave(100, 'm-1'))
      .when(back(101, 'm-1'))
      .refused('CHANNEL_REFUND_DIFFERS', { tender_id: 't-2', amount: 100, requested: 101 })
    given(...ofGuest, gave(100, 'm-1'))
      .when({ ...back(100, 'm-1'), tenderId: 't-1' } as OrderCommand)
      .refused('CHANNEL_REFUND_DIFFERS', { tender_id: 't-2', amount: 100, requested: 100 })
  })
  test('of the time before it had a name counts as well', () => {
    const old = decodeEvent('ChannelRefunded', { tenderId: 't-2', amountMinor: 400, refundedAt: oneOClock })
    given(...ofGuest, old)
      .when(back(101, 'x'))
      .refused('REFUND_ABOVE_DUE', { tender_id: 't-2', due: 500, given: 400, requested: 101 })
    given(...ofGuest, old)
      .when(back(100))
      .then(gave(100, 'request 1'))
  })
})
