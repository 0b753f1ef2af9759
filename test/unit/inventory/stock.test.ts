import { describe, expect, test } from 'vitest'
import { available } from '../../../services/inventory/domain/stock/available.ts'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { emptyStock } from '../../../services/inventory/domain/stock/evolve.ts'
import { specification } from '../../specification.ts'
import {
  adjust,
  adjusted,
  count,
  counted,
  issue,
  issued,
  lapsed,
  lastChristmas,
  noon,
  oneOClock,
  receive,
  received,
  released,
  reserved,
  short,
} from './fixtures.ts'

const { given } = specification(stockDecider)

describe('receiving', () => {
  test('goods that came in are on hand', () => given(received(2)).when(receive(3)).then(received(3)))

  test('goods may have come in long before Nahr learns of it', () =>
    given()
      .when(receive(3, { occurredAt: lastChristmas }))
      .then(received(3, { occurredAt: lastChristmas })))

  test('a receipt makes a shortage good, and says whom it still hits', () =>
    given(received(4), reserved('r-1', 2), reserved('r-2', 2), short(3, 'issued'), issued('till', 3))
      .when(receive(2))
      .then(received(2), short(1, 'received', [['r-2', 1]])))

  test('a receipt that covers all promises ends the shortage', () =>
    given(short(3, 'issued'), issued('till', 3)).when(receive(10)).then(received(10), short(0, 'received')))
})

describe('adjusting', () => {
  test('on hand changes by the difference', () => given(received(5)).when(adjust(-2)).then(adjusted(-2)))

  test('below what is promised, the newest promises are hit first', () =>
    given(received(6), reserved('r-1', 2), reserved('r-2', 2, { order: 'o-2' }), reserved('r-3', 2, { order: 'o-3' }))
      .when(adjust(-3))
      .then(
        short(3, 'adjusted', [
          ['r-3', 2, 'o-3'],
          ['r-2', 1, 'o-2'],
        ]),
        adjusted(-3),
      ))

  test('upwards, a shortage is made good', () =>
    given(received(1), reserved('r-1', 1), short(1, 'adjusted', [['r-1', 1]]), adjusted(-1))
      .when(adjust(1))
      .then(adjusted(1), short(0, 'adjusted')))
})

describe('counting', () => {
  test('what was counted is on hand', () =>
    given(received(5))
      .when(count(4, { from: 5 }))
      .then(counted(4, { from: 5 })))

  test('a count that finds what the books say is a fact too', () =>
    given(received(5))
      .when(count(5, { from: 5 }))
      .then(counted(5, { from: 5 })))

  test('a count that began before something moved is stale', () =>
    given(received(5), issued('i-1', 1))
      .when(count(5, { from: 5 }))
      .refused('COUNT_STALE', { on_hand: 4 }))

  test('a count below what is promised is a shortage that names whom it hits', () =>
    given(received(5), reserved('r-1', 4))
      .when(count(1, { from: 5 }))
      .then(short(3, 'counted', [['r-1', 3]]), counted(1, { from: 5 })))
})

describe('issuing against a reservation', () => {
  test('the promise is kept', () =>
    given(received(5), reserved('r-1', 2))
      .when(issue('i-1', 2, { against: 'r-1' }))
      .then(issued('i-1', 2, { against: 'r-1' })))

  test('a part leaves the rest promised', () =>
    given(received(5), reserved('r-1', 3), issued('i-1', 2, { against: 'r-1' }))
      .when(issue('i-2', 1, { against: 'r-1' }))
      .then(issued('i-2', 1, { against: 'r-1' })))

  test('more than is left of it is refused', () =>
    given(received(5), reserved('r-1', 3), issued('i-1', 2, { against: 'r-1' }))
      .when(issue('i-2', 2, { against: 'r-1' }))
      .refused('RESERVATION_NOT_HELD', { requested: 2, reserved: 1 }))

  test('one that ended is refused', () =>
    given(received(5), reserved('r-1', 2), released('r-1', 2))
      .when(issue('i-1', 2, { against: 'r-1' }))
      .refused('RESERVATION_NOT_HELD', { reserved: 0 }))

  test("another order's promise is not to be taken from", () => {
    const promised = [received(5), reserved('r-2', 2, { order: 'o-2' })]
    given(...promised)
      .when(issue('i-1', 2, { against: 'r-2' }))
      .refused('RESERVATION_NOT_HELD', { reserved: 0 })
    given(...promised)
      .when(issue('i-1', 2, { against: 'r-2', alreadyLeft: true }))
      .then(issued('i-1', 2))
  })

  test('goods that already left are issued whatever became of the reservation', () =>
    given(received(5), reserved('r-1', 2), released('r-1', 2))
      .when(issue('i-1', 2, { against: 'r-1', alreadyLeft: true }))
      .then(issued('i-1', 2)))

  test('more than was promised already left: the promise gives way to a plain issue', () =>
    given(received(5), reserved('r-1', 2))
      .when(issue('i-1', 3, { against: 'r-1', alreadyLeft: true }))
      .then(released('r-1', 2, { because: 'exceeded' }), issued('i-1', 3)))

  test('a promise kept from an empty shelf leaves the shortage as it was, but it hits nobody any more', () =>
    given(received(2), reserved('r-1', 2), short(2, 'counted', [['r-1', 2]]), counted(0, { from: 2 }))
      .when(issue('i-1', 2, { against: 'r-1', alreadyLeft: true }))
      .then(issued('i-1', 2, { against: 'r-1' }), short(2, 'issued')))
})

describe('issuing what was not promised', () => {
  test('free stock can leave', () => given(received(5), reserved('r-1', 3)).when(issue('i-1', 2)).then(issued('i-1', 2)))

  test('promised stock cannot', () =>
    given(received(5), reserved('r-1', 3)).when(issue('i-1', 3)).refused('INSUFFICIENT_STOCK', { requested: 3, available: 2 }))

  test('what a lapsed hold held is free, and the lapse is written down', () =>
    given(received(5), reserved('r-1', 5, { until: noon }))
      .when(issue('i-1', 1, { at: oneOClock }))
      .then(lapsed('r-1', 5, { at: oneOClock }), issued('i-1', 1, { at: oneOClock })))

  test('goods that already left are never refused, the books go below zero within a recorded shortage', () =>
    given(received(1))
      .when(issue('till', 3, { alreadyLeft: true }))
      .then(short(2, 'issued'), issued('till', 3)))

  test('a promised unit that already left is a shortage for whom it was promised to', () =>
    given(received(1), reserved('r-1', 1))
      .when(issue('till', 1, { alreadyLeft: true }))
      .then(short(1, 'issued', [['r-1', 1]]), issued('till', 1)))

  test('a sale of last Christmas is issued as of last Christmas', () =>
    given(received(1))
      .when(issue('till', 1, { occurredAt: lastChristmas }))
      .then(issued('till', 1, { occurredAt: lastChristmas, at: noon })))

  test('the same issue counts once', () => given(received(5), issued('i-1', 2)).when(issue('i-1', 2)).nothing())

  test('the same issue of another quantity is refused', () =>
    given(received(5), issued('i-1', 2)).when(issue('i-1', 3)).refused('ISSUE_DIFFERS', { issued: 2, owner: 'order-o-1' }))

  test('the same issue for another order is refused', () =>
    given(received(5), issued('i-1', 2))
      .when(issue('i-1', 2, { order: 'o-2' }))
      .refused('ISSUE_DIFFERS', { issued: 2, owner: 'order-o-1' }))
})

test.each([
  [
    'promises, damage, quarantine, safety and suppression all lower what is available',
    { onHand: 20, reserved: 1, damaged: 2, quarantine: 3, safety: 4, suppressed: 5 },
    5,
  ],
  ['it never falls below zero', { onHand: 1, reserved: 3 }, 0],
  ['books below zero promise nothing', { onHand: -4 }, 0],
])('%s', (_, figures, expected) => expect(available({ ...emptyStock, ...figures })).toBe(expected))
