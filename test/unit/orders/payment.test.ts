import { describe, expect, test } from 'vitest'
import type { OrderCommand, PaymentOutcome } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { PaymentHold } from '../../../services/orders/domain/order.ts'
import { shownState } from '../../../services/orders/domain/standing.ts'
import { specification } from '../../specification.ts'
import { abandon, abandoned, byToken, cancel, held, noon, oneOClock, place, placed, placement, tender } from './fixtures.ts'

const { given } = specification(orderDecider)
const hold = (paymentId: string, tenderId = 't-1', amountMinor = 1500): PaymentHold => ({ paymentId, tenderId, amountMinor })
const request = (attempt: number, ...payments: PaymentHold[]): OrderCommand => ({
  type: 'RequestAuthorizations',
  attempt,
  payments,
  at: noon,
})
const requested = (attempt: number, ...payments: PaymentHold[]): OrderEvent => ({
  type: 'AuthorizationsRequested',
  attempt,
  payments,
  requestedAt: noon,
})
const byCard = (authorization: 'authorized' | 'unknown' = 'authorized') =>
  placement({ tenders: [byToken('t-1', 1500, authorization)] })
const own = hold('p-t-1')

describe('asking for money', () => {
  test('is written down first', () => given().when(request(1, own)).then(requested(1, own)))
  test('twice is once', () => given(requested(1, own)).when(request(1, own)).nothing())
  test('by another content of the same order is written down beside it', () =>
    given(requested(1, own))
      .when(request(1, hold('p-2')))
      .then(requested(1, hold('p-2'))))
  test('is for the attempt under way', () =>
    given(abandoned(1)).when(request(1, own)).refused('ATTEMPT_ABANDONED', { attempt: 2 }))
  test('is over once the order is placed', () => given(placed()).when(request(1, own)).nothing())
  test('an attempt that is given up names all that it asked for', () =>
    given(requested(1, own), requested(1, hold('p-2')))
      .when(abandon(1))
      .then(abandoned(1, 'deadline', [own, hold('p-2')])))
  test('the next attempt starts from nothing', () =>
    given(requested(1, own), abandoned(1, 'deadline', [own]))
      .when(abandon(2))
      .then(abandoned(2)))
  test('an order names its payments, and lets go what others asked for under its attempt', () =>
    given(requested(1, own), requested(1, hold('p-2')))
      .when(place({ placement: byCard() }))
      .then(placed({ placement: byCard(), voids: [{ paymentId: 'p-2' }] })))
})

const settle = (outcome: PaymentOutcome, tenderId = 't-1'): OrderCommand => ({
  type: 'SettlePayment',
  tenderId,
  outcome,
  notificationId: 'n-1',
  at: oneOClock,
})
const authorized: PaymentOutcome = { state: 'authorized' }
const refused: PaymentOutcome = { state: 'refused', reason: 'insufficient_funds' }
const confirmed: OrderEvent = { type: 'PaymentConfirmed', tenderId: 't-1', confirmedAt: oneOClock }
const refusal = (over: Partial<Extract<OrderEvent, { type: 'OrderCancelled' }>> = {}): OrderEvent[] => [
  { type: 'PaymentRefused', tenderId: 't-1', reason: 'insufficient_funds', refusedAt: oneOClock },
  {
    type: 'OrderCancelled',
    reason: 'payment refused',
    lines: [{ lineId: 'l-1', units: [{ first: 1, last: 3 }] }],
    holds: [held('r-1')],
    voids: [],
    refundsDue: [],
    cancelledAt: oneOClock,
    ...over,
  },
  { type: 'NotificationDue', id: 'n-1', key: 'payment.refused', params: { tenderId: 't-1' }, dueAt: oneOClock },
]
const pending = placed({ placement: byCard('unknown') })

describe('a payment of unknown outcome', () => {
  test('is confirmed', () => given(pending).when(settle(authorized)).then(confirmed))
  test('twice is once', () => given(pending, confirmed).when(settle(authorized)).nothing())
  test('is not refused once it is confirmed', () =>
    given(pending, confirmed).when(settle(refused)).refused('WRONG_STATE', { state: 'authorized' }))
  test('refused, it cancels the order, which needs no void of it', () =>
    given(pending)
      .when(settle(refused))
      .then(...refusal()))
  test('refused twice is once', () =>
    given(pending, ...refusal())
      .when(settle(refused))
      .nothing())
  test('refused, it takes the other payments with it and owes back what the channel settled', () => {
    const tenders = [byToken('t-1', 500, 'unknown'), byToken('t-2', 600), tender('t-3', 400)]
    given(placed({ placement: placement({ tenders }) }))
      .when(settle(refused))
      .then(...refusal({ voids: [{ paymentId: 'p-t-2' }], refundsDue: [{ tenderId: 't-3', amountMinor: 400 }] }))
  })
  test('is settled no more once the order is cancelled', () => {
    const cancelled = orderDecider.decide(cancel(), orderDecider.evolve(orderDecider.initial, pending))
    expect(cancelled[0]).toMatchObject({ voids: [{ paymentId: 'p-t-1' }], refundsDue: [] })
    given(pending, ...cancelled)
      .when(settle(authorized))
      .nothing()
  })
  test('is of an order and a tender that are there', () => {
    given().when(settle(authorized)).refused('ORDER_NOT_FOUND')
    given(pending).when(settle(authorized, 't-9')).refused('TENDER_NOT_FOUND', { tender_id: 't-9' })
  })
  test('the channel’s own money is not settled here', () =>
    given(placed()).when(settle(refused)).refused('WRONG_STATE', { state: 'settled' }))
  test('makes the order wait', () => {
    const states = [[pending], [pending, confirmed], [pending, ...refusal()]].map(events => {
      const order = events.reduce(orderDecider.evolve, orderDecider.initial)
      return order.state === 'unplaced' ? 'unplaced' : shownState(order)
    })
    expect(states).toEqual(['payment_pending', 'open', 'cancelled'])
  })
})
