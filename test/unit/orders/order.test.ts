import { describe, expect, test } from 'vitest'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { Placement } from '../../../services/orders/domain/order.ts'
import { shownState } from '../../../services/orders/domain/standing.ts'
import { decodeEvent } from '../../../services/orders/stored-events.ts'
import { orderSnapshot } from '../../../services/orders/stored-order.ts'
import { specification } from '../../specification.ts'
import {
  abandon,
  abandoned,
  cancel,
  carryOut,
  charge,
  held,
  heldFor,
  line,
  oneOClock,
  place,
  placed,
  placement,
  tender,
} from './fixtures.ts'

const { given } = specification(orderDecider)
const cancelled = (over: Partial<Extract<OrderEvent, { type: 'OrderCancelled' }>> = {}): OrderEvent => ({
  type: 'OrderCancelled',
  reason: 'changed her mind',
  lines: [{ lineId: 'l-1', units: [{ first: 1, last: 3 }] }],
  holds: [held('r-1')],
  voids: [],
  refundsDue: [{ tenderId: 't-1', amountMinor: 1500 }],
  cancelledAt: oneOClock,
  ...over,
})
const told: OrderEvent = { type: 'NotificationDue', id: 'n-1', key: 'order.cancelled', params: {}, dueAt: oneOClock }
const leftWith = (over: Partial<Placement>) => placed({ placement: placement(over) })

describe('placing', () => {
  test('an order commits exactly the holds that it names', () => given().when(place()).then(placed()))
  test('placed alike again, nothing is left to do', () =>
    given(placed())
      .when(place({ holds: [heldFor('f-1', 'r-2')] }))
      .nothing())
  test('placed otherwise, it is refused', () =>
    given(placed())
      .when(place({ placedAs: 'as-2' }))
      .refused('ORDER_DIFFERS'))
  test('placed otherwise, also after it was cancelled', () =>
    given(placed(), cancelled())
      .when(place({ placedAs: 'as-2' }))
      .refused('ORDER_DIFFERS'))
  test('placed alike after it was cancelled, it stays cancelled', () => given(placed(), cancelled()).when(place()).nothing())
  test('an abandoned attempt can place nothing any more', () =>
    given(abandoned(1))
      .when(place({ attempt: 1 }))
      .refused('ATTEMPT_ABANDONED', { attempt: 2 }))
  test('the attempt after an abandoned one can', () =>
    given(abandoned(1))
      .when(place({ attempt: 2 }))
      .then(placed({ attempt: 2 })))
  test('an attempt that is not due yet is refused', () =>
    given()
      .when(place({ attempt: 2 }))
      .refused('ATTEMPT_ABANDONED', { attempt: 1 }))
  test('a total that the lines do not sum to is refused', () =>
    given()
      .when(place({ placement: placement({ totalMinor: 1499 }) }))
      .refused('TOTAL_MISMATCH', { expected: 1500, got: 1499 }))
  test('tenders that do not sum to the total are refused', () =>
    given()
      .when(place({ placement: placement({ tenders: [tender('t-1', 1000), tender('t-2', 400)] }) }))
      .refused('TENDERS_MISMATCH', { expected: 1500, got: 1400 }))
  test('an order for nothing needs no tender', () => {
    const free = placement({ lines: [line('l-1', 3, 0)], tenders: [], totalMinor: 0 })
    given()
      .when(place({ placement: free }))
      .then(placed({ placement: free }))
  })
})

describe('abandoning', () => {
  test('the attempt under way is given up', () => given().when(abandon(1)).then(abandoned(1)))
  test('the next attempt too', () => given(abandoned(1)).when(abandon(2, 'swept')).then(abandoned(2, 'swept')))
  test('twice is once', () => given(abandoned(1)).when(abandon(1, 'swept')).nothing())
  test('a placed order is not given up', () => given(placed()).when(abandon(1)).nothing())
  test('an attempt that was never begun is refused', () => given().when(abandon(2)).refused('ATTEMPT_UNKNOWN', { attempt: 1 }))
})

describe('cancelling', () => {
  test('releases what was held and owes back what was paid', () => given(placed()).when(cancel()).then(cancelled(), told))
  test('twice is once', () => given(placed(), cancelled()).when(cancel('again')).nothing())
  test('an order that was never placed is not found', () => given().when(cancel()).refused('ORDER_NOT_FOUND'))
  test('an order whose placement was abandoned is not found', () => given(abandoned(1)).when(cancel()).refused('ORDER_NOT_FOUND'))
  test('an order of which something has left is refused', () =>
    given(
      leftWith({ lines: [line('l-1', 3, 500), line('l-2', 1, 0, { fulfilmentId: 'f-2' })], fulfilments: [pickupOf(), carryOut] }),
    )
      .when(cancel())
      .refused('ORDER_NOT_CANCELLABLE', { state: 'open' }))
  test('an order that has left whole is refused', () =>
    given(leftWith({ lines: [line('l-1', 3, 500, { fulfilmentId: 'f-2' })], fulfilments: [carryOut] }))
      .when(cancel())
      .refused('ORDER_NOT_CANCELLABLE', { state: 'fulfilled' }))
  test('an order of charges alone can be cancelled', () =>
    given(placed({ holds: [], placement: placement({ lines: [charge('l-1', 1500)], fulfilments: [] }) }))
      .when(cancel())
      .then(cancelled({ holds: [], lines: [{ lineId: 'l-1', units: [{ first: 1, last: 1 }] }] }), told))
  test('each tender is owed what it paid', () =>
    given(leftWith({ tenders: [tender('t-1', 499), tender('t-2', 1001)] }))
      .when(cancel())
      .then(
        cancelled({
          refundsDue: [
            { tenderId: 't-1', amountMinor: 499 },
            { tenderId: 't-2', amountMinor: 1001 },
          ],
        }),
        told,
      ))
})

const pickupOf = () => placement().fulfilments[0] ?? carryOut
const stateAfter = (...events: OrderEvent[]) => events.reduce(orderDecider.evolve, orderDecider.initial)
const histories: [string, OrderEvent[], string][] = [
  ['one that waits to be picked up is open', [placed()], 'open'],
  [
    'one that was carried out is fulfilled',
    [leftWith({ lines: [line('l-1', 3, 500, { fulfilmentId: 'f-2' })], fulfilments: [carryOut] })],
    'fulfilled',
  ],
  ['one of charges alone stays open', [leftWith({ lines: [charge('l-1', 1500)], fulfilments: [] })], 'open'],
  ['a cancelled one is cancelled', [abandoned(1), placed({ attempt: 2 }), cancelled()], 'cancelled'],
]

describe('the state of an order', () => {
  test.each(histories)('%s', (_, events, shown) => {
    const order = stateAfter(...events)
    expect(order.state === 'unplaced' ? 'unplaced' : shownState(order)).toBe(shown)
  })
  test.each(histories)('%s: stored and read again it is the same', (_, events) => {
    const stored: { type: string }[] = JSON.parse(JSON.stringify(events))
    expect(stored.map(({ type, ...data }) => decodeEvent(type, data))).toEqual(events)
    const order = stateAfter(...events)
    expect(orderSnapshot.decode(JSON.parse(JSON.stringify(orderSnapshot.encode(order))))).toEqual(order)
  })
  test('an unknown event is a loud error', () => expect(() => decodeEvent('OrderForgotten', {})).toThrow())
})
