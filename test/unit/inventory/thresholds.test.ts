import { describe, test } from 'vitest'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { specification } from '../../specification.ts'
import {
  adjusted,
  issue,
  issued,
  lift,
  lifted,
  received,
  release,
  released,
  reserve,
  reserved,
  safetySet,
  setSafety,
  short,
  suppress,
  suppressed,
} from './fixtures.ts'

const { given } = specification(stockDecider)

describe('safety stock', () => {
  test('is not promised', () =>
    given(received(5), safetySet(2)).when(reserve('r-1', 4)).refused('INSUFFICIENT_STOCK', { available: 3 }))
  test('is a level', () => given(safetySet(2)).when(setSafety(3)).then(safetySet(3)))
  test('that is set already stays so', () => given(safetySet(2)).when(setSafety(2)).nothing())
  test('takes nothing from what is promised', () =>
    given(received(2), reserved('r-1', 2), safetySet(2))
      .when(issue('i-1', 2, { against: 'r-1' }))
      .then(issued('i-1', 2, { against: 'r-1' })))
})

describe('what a store can not find', () => {
  test('is not promised, though it is on hand', () =>
    given(received(5), suppressed(4)).when(reserve('r-1', 2)).refused('INSUFFICIENT_STOCK', { available: 1 }))
  test('is all that is available when no number is given', () =>
    given(received(5), reserved('r-1', 2)).when(suppress(0)).then(suppressed(3)))
  test('adds up', () =>
    given(received(5), suppressed(2), suppressed(3)).when(reserve('r-1', 1)).refused('INSUFFICIENT_STOCK', { available: 0 }))
  test('of nothing is nothing', () => given(received(2), suppressed(2)).when(suppress(0)).nothing())
  test('can be promised again once it is found', () =>
    given(received(5), suppressed(5), lifted(5)).when(reserve('r-1', 5)).then(reserved('r-1', 5)))
  test('is found in parts, or all at once', () => {
    given(received(5), suppressed(5)).when(lift(2)).then(lifted(2))
    given(received(5), suppressed(5), lifted(2)).when(lift(0)).then(lifted(3))
    given(received(5)).when(lift(0)).nothing()
  })
  test('is never more than was suppressed', () =>
    given(suppressed(2)).when(lift(3)).refused('INSUFFICIENT_UNITS', { disposition: 'suppressed', requested: 3, present: 2 }))
})

describe('reserving when less will do', () => {
  test('what there is is held', () =>
    given(received(3))
      .when(reserve('r-1', 5, { partial: true }))
      .then(reserved('r-1', 3)))
  test('all of it where there is enough', () =>
    given(received(9))
      .when(reserve('r-1', 5, { partial: true }))
      .then(reserved('r-1', 5)))
  test('nothing where there is nothing', () =>
    given()
      .when(reserve('r-1', 5, { partial: true }))
      .nothing())
  test('asking again holds no more', () =>
    given(received(3), reserved('r-1', 3), received(3))
      .when(reserve('r-1', 5, { partial: true }))
      .nothing())
  test('asking again for all of it is another reservation', () =>
    given(received(3), reserved('r-1', 3), received(3)).when(reserve('r-1', 5)).refused('RESERVATION_DIFFERS', { reserved: 3 }))
})

describe('a shortage that stays hits others', () => {
  const promised = [received(4), reserved('r-1', 2), reserved('r-2', 2), short(1, 'adjusted', [['r-2', 1]]), adjusted(-1)]

  test('when a promise that it hits is kept', () =>
    given(...promised)
      .when(issue('i-1', 2, { against: 'r-2' }))
      .then(issued('i-1', 2, { against: 'r-2' }), short(1, 'issued', [['r-1', 1]])))
  test('not when an older one is kept', () =>
    given(...promised)
      .when(issue('i-1', 2, { against: 'r-1' }))
      .then(issued('i-1', 2, { against: 'r-1' })))
  test('and none when what it hit is given up', () =>
    given(...promised)
      .when(release('r-2'))
      .then(released('r-2', 2), short(0, 'released')))
})
