import { describe, expect, test } from 'vitest'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { expectedFor } from '../../../services/inventory/domain/stock/supply.ts'
import { specification } from '../../specification.ts'
import {
  adjust,
  adjusted,
  announce,
  announced,
  backordered,
  filled,
  issue,
  issued,
  lapsed,
  nextDay,
  nine,
  noon,
  oneOClock,
  receive,
  received,
  release,
  released,
  reserve,
  reserved,
  settle,
  supplyShort,
  withdraw,
  withdrawn,
} from './fixtures.ts'

const { given } = specification(stockDecider)

describe('supply that was announced', () => {
  test('can be promised to who will wait', () =>
    given(announced('s-1', 5, oneOClock))
      .when(reserve('r-1', 3, { by: null }))
      .then(backordered('r-1', 3, oneOClock)))
  test('is promised to nobody else', () =>
    given(announced('s-1', 5, oneOClock))
      .when(reserve('r-1', 3))
      .refused('INSUFFICIENT_STOCK', { available: 0 }))
  test('adds to what is there', () =>
    given(received(2), announced('s-1', 5, oneOClock))
      .when(reserve('r-1', 3, { by: null }))
      .then(reserved('r-1', 2), backordered('r-1', 1, oneOClock)))
  test('is promised once', () =>
    given(announced('s-1', 5, oneOClock), backordered('r-1', 4, oneOClock))
      .when(reserve('r-2', 2, { by: null }))
      .refused('INSUFFICIENT_STOCK', { requested: 2, available: 0, supply: 1 }))
  test('that comes too late is none', () =>
    given(announced('s-1', 5, nextDay))
      .when(reserve('r-1', 1, { by: oneOClock }))
      .refused('INSUFFICIENT_STOCK', { requested: 1, available: 0, supply: 0 }))
  test('is promised from the earliest on, behind those who wait', () =>
    given(announced('s-2', 5, nextDay), announced('s-1', 2, oneOClock), backordered('r-1', 1, oneOClock))
      .when(reserve('r-2', 2, { by: null }))
      .then(backordered('r-2', 2, nextDay)))
  test('is promised in part where less will do', () =>
    given(announced('s-1', 2, oneOClock))
      .when(reserve('r-1', 5, { by: null, partial: true }))
      .then(backordered('r-1', 2, oneOClock)))
  test('changes, and is withdrawn', () => {
    given(announced('s-1', 5, oneOClock))
      .when(announce('s-1', 5, oneOClock))
      .nothing()
    given(announced('s-1', 5, oneOClock))
      .when(announce('s-1', 3, nextDay))
      .then({ type: 'SupplyChanged', supplyId: 's-1', quantity: 3, was: 5, expectedAt: nextDay, changedAt: noon })
    given(announced('s-1', 5, oneOClock))
      .when(withdraw('s-1'))
      .then(withdrawn('s-1', 5))
    given().when(withdraw('s-1')).nothing()
  })
  test('that will not come leaves the newest without, by name', () =>
    given(
      announced('s-1', 5, oneOClock),
      announced('s-2', 1, nextDay),
      backordered('r-1', 2, oneOClock),
      backordered('r-2', 3, oneOClock),
    )
      .when(withdraw('s-1'))
      .then(
        withdrawn('s-1', 5),
        supplyShort(4, [
          ['r-2', 3],
          ['r-1', 1],
        ]),
      ))
  test('announced anew covers them again', () =>
    given(announced('s-1', 2, nine), backordered('r-1', 2, nine), withdrawn('s-1', 2), supplyShort(2, [['r-1', 2]]))
      .when(announce('s-3', 5, nextDay))
      .then(announced('s-3', 5, nextDay), supplyShort(0)))
})

const waiting = [announced('s-1', 5, oneOClock), backordered('r-1', 2, oneOClock), backordered('r-2', 3, oneOClock)]

describe('who waits', () => {
  test('is served when goods come, oldest promise first', () =>
    given(...waiting)
      .when(receive(4, { supplyId: 's-1' }))
      .then(received(4, { of: ['s-1', 4] }), filled(['r-1', 2], ['r-2', 2])))
  test('comes before who asks now', () =>
    given(...waiting, received(4, { of: ['s-1', 4] }), filled(['r-1', 2], ['r-2', 2]))
      .when(reserve('r-3', 1))
      .refused('INSUFFICIENT_STOCK', { available: 0 }))
  test('is served by whatever becomes free', () => {
    given(received(1), reserved('r-0', 1), ...waiting)
      .when(release('r-0'))
      .then(released('r-0', 1), filled(['r-1', 1]))
    given(...waiting)
      .when(adjust(1))
      .then(adjusted(1), filled(['r-1', 1]))
  })
  test('is served by goods that nobody announced, and their supply is free again', () =>
    given(...waiting, received(5), filled(['r-1', 2], ['r-2', 3]))
      .when(reserve('r-3', 5, { by: null }))
      .then(backordered('r-3', 5, oneOClock)))
  test('by a receipt that is less than was announced waits on', () =>
    given(...waiting, received(2, { of: ['s-1', 2] }), filled(['r-1', 2]))
      .when(withdraw('s-1'))
      .then(withdrawn('s-1', 3), supplyShort(3, [['r-2', 3]])))
  test('may give up', () =>
    given(...waiting)
      .when(release('r-1', { because: 'cancelled' }))
      .then(released('r-1', 0, { because: 'cancelled', awaited: 2 })))
  test('gives up what is awaited before what is there', () =>
    given(received(2), announced('s-1', 5, oneOClock), reserved('r-1', 2), backordered('r-1', 3, oneOClock))
      .when(release('r-1', { part: { releaseId: 'c-1', quantity: 4 } }))
      .then({
        type: 'ReservationReleased',
        reservationId: 'r-1',
        releaseId: 'c-1',
        quantity: 1,
        backordered: 3,
        because: 'abandoned',
        releasedAt: noon,
      }))
  test('asks again without effect', () =>
    given(...waiting)
      .when(reserve('r-1', 2, { by: null }))
      .nothing())
  test('and ended is not promised anew', () =>
    given(...waiting, released('r-1', 0, { awaited: 2 }))
      .when(reserve('r-1', 2, { by: null }))
      .refused('RESERVATION_ENDED'))
  test('is issued what was there, and waits on for the rest', () => {
    const split = [received(2), announced('s-1', 5, oneOClock), reserved('r-1', 2), backordered('r-1', 3, oneOClock)]
    given(...split, issued('i-1', 2, { against: 'r-1' }))
      .when(receive(9))
      .then(received(9), filled(['r-1', 3]))
    given(...split)
      .when(issue('i-1', 3, { against: 'r-1' }))
      .refused('RESERVATION_NOT_HELD', { reserved: 2 })
  })
  test('lapses by the clock as others do', () =>
    given(announced('s-1', 5, nextDay), backordered('r-1', 5, nextDay, { until: noon }))
      .when(settle({ at: noon }))
      .then({ ...lapsed('r-1', 0), backordered: 5 } as ReturnType<typeof lapsed>))
})

test('who waits expects goods when what is announced covers all before them and themselves', () => {
  const queue = [announced('s-1', 3, oneOClock), announced('s-2', 4, nextDay)]
  const waiting = [backordered('r-1', 2, oneOClock), backordered('r-2', 3, nextDay), backordered('r-3', 2, nextDay)]
  const expecting = (...more: ReturnType<typeof announced>[]) => {
    const stock = [...queue, ...waiting, ...more].reduce(stockDecider.evolve, stockDecider.initial)
    return ['r-1', 'r-2', 'r-3', 'r-4'].map(id => expectedFor(stock, id))
  }
  expect(expecting()).toEqual([oneOClock, nextDay, nextDay, null])
  expect(expecting(withdrawn('s-2', 4))).toEqual([oneOClock, null, null, null])
  expect(expecting(received(2, { of: ['s-1', 2] }), filled(['r-1', 2]))).toEqual([null, nextDay, nextDay, null])
  expect(expecting(released('r-1', 0, { awaited: 2 }))).toEqual([null, oneOClock, nextDay, null])
})
