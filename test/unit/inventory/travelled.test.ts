import { describe, test } from 'vitest'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import type { StockCommand, StockEvent } from '../../../services/inventory/domain/stock/types.ts'
import { specification } from '../../specification.ts'
import { issued, noon, received, release, released, reserve, reserved } from './fixtures.ts'

const { given } = specification(stockDecider)
const owner = { stream: 'order-o-1', step: 'placement/1' }
const promise = (quantity: number) => ({ reservationId: 'r-1', quantity, owner, holdUntil: null })
const sent = (transferId: string, quantity: number): StockEvent => ({
  ...{ type: 'TransferSent', transferId, to: 'york', quantity, reservationId: `transfer-${transferId}`, held: 0 },
  ...{ carried: [promise(quantity)], sentAt: noon },
})
const arrive = (transferId: string, quantity: number): StockCommand => ({
  ...{ type: 'ArriveTransfer', transferId, from: 'york', quantity, promised: [promise(quantity)], at: noon },
})
const arrived = (transferId: string, quantity: number, promised = quantity): StockEvent => ({
  ...{ type: 'TransferArrived', transferId, from: 'york', quantity, arrivedAt: noon },
  promised: promised > 0 ? [promise(promised)] : [],
})
const partReleased = (quantity: number): StockEvent => ({
  ...{ type: 'ReservationReleased', reservationId: 'r-1', releaseId: 'c-1', quantity, because: 'cancelled', releasedAt: noon },
})

const gone = [received(3), reserved('r-1', 3), sent('t-1', 2)]

describe('a promise that comes back', () => {
  test('is kept where the rest of it was issued meanwhile', () =>
    given(...gone, issued('i-1', 1, { against: 'r-1' }))
      .when(arrive('t-2', 2))
      .then(arrived('t-2', 2)))
  test('is kept where the rest of it was given up meanwhile', () =>
    given(...gone, partReleased(1))
      .when(arrive('t-2', 2))
      .then(arrived('t-2', 2)))
  test('ends there with its last unit, like any other', () =>
    given(...gone, partReleased(1), arrived('t-2', 2))
      .when(release('r-1'))
      .then(released('r-1', 2)))
  test('is free stock where all of it was given up meanwhile', () =>
    given(...gone, released('r-1', 1, { because: 'cancelled' }))
      .when(arrive('t-2', 2))
      .then(arrived('t-2', 2, 0)))
  test('and was given up while it was here ends for good, though a part of it had ended before', () =>
    given(...gone, partReleased(1), arrived('t-2', 1), released('r-1', 1))
      .when(arrive('t-3', 1))
      .then(arrived('t-3', 1, 0)))
  test('is not promised anew', () =>
    given(...gone, partReleased(1), received(5))
      .when(reserve('r-1', 1))
      .refused('RESERVATION_ENDED'))
  test('nor while all of it is elsewhere, whether or not there are others', () => {
    const away = [received(3), reserved('r-1', 3), sent('t-1', 3)]
    given(...away, received(5))
      .when(reserve('r-1', 3))
      .refused('RESERVATION_ENDED')
    given(...away)
      .when(reserve('r-1', 3))
      .refused('RESERVATION_ENDED')
  })
})
