import { describe, test } from 'vitest'
import type { OrderCommand, PromisedBy } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { specification } from '../../specification.ts'
import { byToken, oneOClock, pickup, placed, placement, tender, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const threeOClock = '2010-12-01T15:00:00.000Z'
const fiveOClock = '2010-12-01T17:00:00.000Z'
const nextWeek = '2010-12-08T15:00:00.000Z'
const anew: PromisedBy = { promised: { pickup: fiveOClock, delivery: nextWeek }, keptUntil: nextWeek }
const held: OrderEvent = { type: 'OrderHeld', stopId: 's-1', reason: 'looks like fraud', by: 'till', heldAt: oneOClock }
const release: OrderCommand = { type: 'ReleaseHold', stopId: 's-1', anew, at: threeOClock }
const released = (dueAt?: string): OrderEvent => ({
  type: 'HoldReleased',
  stopId: 's-1',
  ...(dueAt === undefined ? {} : { promised: [{ fulfilmentId: 'f-1', locationId: 'leeds', dueAt }] }),
  releasedAt: threeOClock,
})
const expire = (at: string): OrderCommand => ({
  type: 'ExpireFulfilment',
  fulfilmentId: 'f-1',
  notificationId: 'n-1',
  again: { pickBy: nextWeek, notificationId: 'n-2' },
  at,
})
const started: OrderEvent = { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: oneOClock }
const picked = (quantity: number): OrderEvent => ({
  type: 'UnitsPicked',
  fulfilmentId: 'f-1',
  lines: [{ lineId: 'l-1', quantity }],
  pickedAt: oneOClock,
})
const delivery = placed({ placement: placement({ fulfilments: [{ ...pickup, method: 'delivery' }] }) })

describe('what is promised', () => {
  test('does not lapse while the order is held', () => {
    given(placed(), held).when(expire(threeOClock)).refused('NOT_DUE', { due_at: 'never' })
    given(delivery, held).when(expire(threeOClock)).refused('NOT_DUE', { due_at: 'never' })
  })
  test('is given anew with the last hold', () => {
    given(placed(), held).when(release).then(released(fiveOClock))
    given(delivery, held).when(release).then(released(nextWeek))
    given(placed(), held, { ...held, stopId: 's-2' } as OrderEvent)
      .when(release)
      .then(released())
  })
  test('lapses by what it is since', () => {
    given(placed(), held, released(fiveOClock)).when(expire(threeOClock)).refused('NOT_DUE', { due_at: fiveOClock })
    given(delivery, held, released(nextWeek)).when(expire(threeOClock)).refused('NOT_DUE', { due_at: nextWeek })
  })
  test('is never sooner than it was', () =>
    given(placed(), held)
      .when({ ...release, anew: { ...anew, promised: { pickup: oneOClock } } } as OrderCommand)
      .then(released(twoOClock)))
  test('of a ready pickup is until when it is kept', () => {
    const ready: OrderEvent = {
      ...{ type: 'FulfilmentReady', fulfilmentId: 'f-1', locationId: 'leeds', codeHash: 'hash' },
      ...{ pickupUntil: twoOClock, readyAt: oneOClock },
    }
    given(placed(), started, picked(3), ready, held).when(release).then(released(nextWeek))
    given(placed(), started, picked(3), ready, held, released(nextWeek))
      .when(expire(threeOClock))
      .refused('NOT_DUE', { due_at: nextWeek })
  })
  test('of nothing is given for what the shopper has to choose', () =>
    given(placed(), held, {
      ...{ type: 'UnitsSetAside', fulfilmentId: 'f-1', locationId: 'leeds', into: 'f-1', turns: null, reason: 'broken' },
      ...{ lines: [{ lineId: 'l-1', units: [{ first: 1, last: 3 }] }], chooseBy: twoOClock, setAsideAt: oneOClock },
    })
      .when(release)
      .then(released()))
})

describe('a payment that is known at last', () => {
  const unknown = placed({ placement: placement({ tenders: [byToken('t-1', 1000, 'unknown'), tender('t-2', 500)] }) })
  const settle: OrderCommand = {
    ...{ type: 'SettlePayment', tenderId: 't-1', outcome: { state: 'authorized' } },
    ...{ notificationId: 'n-1', anew, at: threeOClock },
  }
  test('lets nothing lapse before', () => given(unknown).when(expire(threeOClock)).refused('NOT_DUE', { due_at: 'never' }))
  test('promises anew', () =>
    given(unknown)
      .when(settle)
      .then({
        ...{ type: 'PaymentConfirmed', tenderId: 't-1', confirmedAt: threeOClock },
        promised: [{ fulfilmentId: 'f-1', locationId: 'leeds', dueAt: fiveOClock }],
      }))
  test('promises nothing while the order is held', () =>
    given(unknown, held).when(settle).then({ type: 'PaymentConfirmed', tenderId: 't-1', confirmedAt: threeOClock }))
})

describe('splitting', () => {
  const split = (quantity: number): OrderCommand => ({
    ...{ type: 'SplitFulfilment', fulfilmentId: 'f-1', lines: [{ lineId: 'l-1', quantity }] },
    ...{ anew, notificationId: 'n-1', at: oneOClock },
  })
  const apart: OrderEvent = {
    ...{ type: 'FulfilmentSplit', fulfilmentId: 'f-1', locationId: 'leeds', into: 'f-1.2' },
    ...{ lines: [{ lineId: 'l-1', units: [{ first: 2, last: 3 }] }], pickBy: fiveOClock, splitAt: oneOClock },
  }
  const told: OrderEvent = {
    ...{ type: 'NotificationDue', id: 'n-1', key: 'fulfilment.split', dueAt: oneOClock },
    params: { fulfilmentId: 'f-1.2', locationId: 'leeds', pickBy: fiveOClock },
  }
  test('lets the rest go first', () => {
    given(placed(), started, picked(1)).when(split(2)).then(apart, told)
    given(placed(), started, picked(1), apart, told)
      .when({
        ...{ type: 'MarkReady', fulfilmentId: 'f-1', codeHash: 'hash', pickupUntil: null, keptUntil: nextWeek },
        ...{ notificationId: 'n-2', at: oneOClock },
      })
      .then(
        {
          ...{ type: 'FulfilmentReady', fulfilmentId: 'f-1', locationId: 'leeds', codeHash: 'hash' },
          ...{ pickupUntil: nextWeek, readyAt: oneOClock },
        },
        {
          ...{ type: 'NotificationDue', id: 'n-2', key: 'pickup.ready', dueAt: oneOClock },
          params: { fulfilmentId: 'f-1', locationId: 'leeds', pickupUntil: nextWeek },
        },
      )
  })
  test('gives up only its part of what is held', () =>
    given(placed(), apart, told)
      .when({ ...expire(fiveOClock), fulfilmentId: 'f-1.2' } as OrderCommand)
      .then(
        {
          ...{ type: 'FulfilmentExpired', fulfilmentId: 'f-1.2', voids: [], expiredAt: fiveOClock },
          lines: [{ lineId: 'l-1', units: [{ first: 2, last: 3 }] }],
          holds: [
            {
              reservationId: 'r-1',
              positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 2 }],
              releaseId: 'expiry/f-1.2',
            },
          ],
          refundsDue: [{ tenderId: 't-1', amountMinor: 1000 }],
        },
        {
          ...{ type: 'NotificationDue', id: 'n-1', key: 'pickup.expired', dueAt: fiveOClock },
          params: { fulfilmentId: 'f-1.2', locationId: 'leeds' },
        },
      ))
  test('takes nothing that is picked, and not all', () => {
    given(placed(), started, picked(2))
      .when(split(2))
      .refused('UNITS_NOT_SPLITTABLE', { line_id: 'l-1', asked: 2, splittable: 1 })
    given(placed()).when(split(3)).refused('NOTHING_WOULD_REMAIN')
  })
})
