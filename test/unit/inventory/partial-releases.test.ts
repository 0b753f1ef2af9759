import { describe, test } from 'vitest'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import type { StockCommand, StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import { specification } from '../../specification.ts'
import { issue, issued, noon, received, release, reserve, reserved } from './fixtures.ts'

const { given } = specification(stockDecider)
const releasePart = (releaseId: string, quantity: number): StockCommand => ({
  type: 'ReleaseReservation',
  reservationId: 'r-1',
  part: { releaseId, quantity },
  because: 'cancelled',
  at: noon,
})
const partReleased = (releaseId: string, quantity: number): StockEvent => ({
  type: 'ReservationReleased',
  reservationId: 'r-1',
  releaseId,
  quantity,
  because: 'cancelled',
  releasedAt: noon,
})

describe('releasing a part', () => {
  test('frees so much and keeps the rest promised', () =>
    given(received(5), reserved('r-1', 5)).when(releasePart('c-1', 2)).then(partReleased('c-1', 2)))
  test('what was freed can be promised again, and no more', () =>
    given(received(5), reserved('r-1', 5), partReleased('c-1', 2))
      .when(reserve('r-2', 3))
      .refused('INSUFFICIENT_STOCK', { requested: 3, available: 2 }))
  test('twice is once', () =>
    given(received(5), reserved('r-1', 5), partReleased('c-1', 2)).when(releasePart('c-1', 2)).nothing())
  test('never frees more than is still held', () =>
    given(received(5), reserved('r-1', 5), issued('i-1', 4, { against: 'r-1' }))
      .when(releasePart('c-1', 2))
      .then(partReleased('c-1', 1)))
  test('with its last unit the reservation has ended', () =>
    given(received(5), reserved('r-1', 5), partReleased('c-1', 5)).when(reserve('r-1', 5)).refused('RESERVATION_ENDED'))
  test('of a reservation that has ended there is nothing left to release', () =>
    given(received(5), reserved('r-1', 5), issued('i-1', 5, { against: 'r-1' }))
      .when(releasePart('c-1', 2))
      .nothing())
  test('of what went elsewhere in part waits until those who have it are asked, and takes no more than they left', () => {
    const promise = { reservationId: 'r-1', quantity: 2, owner: { stream: 'order-o-1', step: 'placement/1' }, holdUntil: null }
    const sent: StockEvent = {
      ...{ type: 'TransferSent', transferId: 't-1', to: 'york', quantity: 2, reservationId: 'transfer-t-1', held: 0 },
      ...{ carried: [promise], sentAt: noon },
    }
    const gone = [received(5), reserved('r-1', 5), sent]
    given(...gone)
      .when(releasePart('c-1', 3))
      .nothing()
    const rest = release('r-1', { part: { releaseId: 'c-1', quantity: 1, isRest: true }, because: 'cancelled' })
    given(...gone)
      .when(rest)
      .then(partReleased('c-1', 1))
  })
  test('what is left can be issued', () =>
    given(received(5), reserved('r-1', 5), partReleased('c-1', 2))
      .when(issue('i-1', 3, { against: 'r-1' }))
      .then(issued('i-1', 3, { against: 'r-1' })))
  test('the end of the whole frees what is left', () =>
    given(received(5), reserved('r-1', 5), partReleased('c-1', 2))
      .when(release('r-1'))
      .then({ type: 'ReservationReleased', reservationId: 'r-1', quantity: 3, because: 'abandoned', releasedAt: noon }))
})
