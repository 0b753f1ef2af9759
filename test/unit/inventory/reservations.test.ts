import { describe, test } from 'vitest'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { specification } from '../../specification.ts'
import {
  issue,
  issued,
  lapsed,
  nextDay,
  nine,
  noon,
  oneOClock,
  received,
  release,
  released,
  reserve,
  reserved,
  short,
} from './fixtures.ts'

const { given } = specification(stockDecider)

describe('reserving', () => {
  test('what is there can be promised, to the last unit', () =>
    given(received(5)).when(reserve('r-1', 5)).then(reserved('r-1', 5)))

  test('what is promised cannot be promised again', () =>
    given(received(5), reserved('r-1', 4)).when(reserve('r-2', 2)).refused('INSUFFICIENT_STOCK', { requested: 2, available: 1 }))

  test('a position without stock promises nothing', () =>
    given().when(reserve('r-1', 1)).refused('INSUFFICIENT_STOCK', { requested: 1, available: 0 }))

  test('asking twice is not an error', () => given(received(5), reserved('r-1', 5)).when(reserve('r-1', 5)).nothing())

  test('asking again after a part was issued is not an error either', () =>
    given(received(5), reserved('r-1', 5), issued('i-1', 2, { against: 'r-1' }))
      .when(reserve('r-1', 5))
      .nothing())

  test('the same reservation of another quantity is refused', () =>
    given(received(9), reserved('r-1', 5)).when(reserve('r-1', 6)).refused('RESERVATION_DIFFERS', { reserved: 5 }))

  test('the same reservation for another order is refused', () =>
    given(received(9), reserved('r-1', 5))
      .when(reserve('r-1', 5, { order: 'o-2' }))
      .refused('RESERVATION_DIFFERS'))

  test('a reservation that ended cannot be made again', () =>
    given(received(5), reserved('r-1', 5), released('r-1', 5)).when(reserve('r-1', 5)).refused('RESERVATION_ENDED'))

  test('a reservation that was issued cannot be made again', () =>
    given(received(5), reserved('r-1', 2), issued('i-1', 2, { against: 'r-1' }))
      .when(reserve('r-1', 2))
      .refused('RESERVATION_ENDED'))

  test('a reserve that comes after its own release is refused', () =>
    given(received(5), released('r-1', 0)).when(reserve('r-1', 5)).refused('RESERVATION_ENDED'))

  test('a lapsed hold makes room, and the lapse is written down', () =>
    given(received(5), reserved('r-1', 5, { until: noon }))
      .when(reserve('r-2', 1, { at: oneOClock }))
      .then(lapsed('r-1', 5, { at: oneOClock }), reserved('r-2', 1, { at: oneOClock })))

  test('a hold lapses at its very time', () =>
    given(received(5), reserved('r-1', 5, { until: noon }))
      .when(reserve('r-2', 5, { at: noon }))
      .then(lapsed('r-1', 5), reserved('r-2', 5)))

  test('a hold that has not lapsed makes no room', () =>
    given(received(5), reserved('r-1', 5, { until: oneOClock }))
      .when(reserve('r-2', 1, { at: noon }))
      .refused('INSUFFICIENT_STOCK', { available: 0 }))

  test('a lapsed hold is not made anew by its own repeated request', () =>
    given(received(5), reserved('r-1', 5, { until: noon }))
      .when(reserve('r-1', 5, { at: oneOClock }))
      .refused('RESERVATION_ENDED'))

  test('a hold of which the lapse is recorded is not promised to anybody else twice', () =>
    given(received(5), reserved('r-1', 5, { until: noon }), lapsed('r-1', 5), reserved('r-2', 3))
      .when(reserve('r-3', 3, { at: oneOClock }))
      .refused('INSUFFICIENT_STOCK', { available: 2 }))

  test('what was decided longer ago than endings are remembered is too old', () =>
    given(received(5))
      .when(reserve('r-1', 1, { decidedAt: noon, at: nextDay }))
      .refused('RESERVATION_TOO_OLD'))

  test('what was decided a while ago, within a day, is not', () =>
    given(received(5))
      .when(reserve('r-1', 1, { decidedAt: nine, at: oneOClock }))
      .then(reserved('r-1', 1, { at: oneOClock })))

  test('a clock that runs behind does not bring a forgotten reservation back', () =>
    given(received(5), released('r-1', 0, { at: noon }), released('r-2', 0, { at: nextDay }))
      .when(reserve('r-1', 1, { decidedAt: nine, at: oneOClock }))
      .refused('RESERVATION_TOO_OLD'))

  test('a hold keeps its place however old the request that repeats it', () =>
    given(received(5), reserved('r-1', 1))
      .when(reserve('r-1', 1, { decidedAt: nine, at: nextDay }))
      .nothing())
})

describe('releasing', () => {
  test('the units can be promised again', () =>
    given(received(5), reserved('r-1', 5), released('r-1', 5)).when(reserve('r-2', 5)).then(reserved('r-2', 5)))

  test('what was issued meanwhile does not come back', () =>
    given(received(5), reserved('r-1', 5), issued('i-1', 2, { against: 'r-1' }))
      .when(release('r-1'))
      .then(released('r-1', 3)))

  test('a reservation that was never made is recorded as ended', () => given().when(release('r-1')).then(released('r-1', 0)))

  test('ending twice changes nothing', () =>
    given(received(5), reserved('r-1', 5), released('r-1', 5))
      .when(release('r-1', { because: 'cancelled' }))
      .nothing())

  test('ending what has been issued whole changes nothing', () =>
    given(received(5), reserved('r-1', 5), issued('i-1', 5, { against: 'r-1' }))
      .when(release('r-1'))
      .nothing())

  test('a released promise lowers the shortage, afterwards', () =>
    given(received(4), reserved('r-1', 2), reserved('r-2', 2), short(3, 'issued'), issued('till', 3))
      .when(release('r-1', { because: 'cancelled' }))
      .then(released('r-1', 2, { because: 'cancelled' }), short(1, 'released', [['r-2', 1]])))
})

test('a till that sells a promised unit leaves the reservation to be issued or released', () =>
  given(received(1), reserved('r-1', 1), short(1, 'issued'), issued('till', 1))
    .when(issue('i-1', 1, { against: 'r-1' }))
    .refused('INSUFFICIENT_STOCK', { requested: 1, available: 0 }))
