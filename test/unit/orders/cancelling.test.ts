import { describe, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { specification } from '../../specification.ts'
import { byToken, charge, held, line, oneOClock, placed, placement, tender, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const order = placed({
  placement: placement({
    lines: [line('l-1', 3, 500), charge('post', 250)],
    tenders: [tender('t-1', 750), byToken('t-2', 1000)],
    totalMinor: 1750,
  }),
})
type Cancelled = Extract<OrderEvent, { type: 'UnitsCancelled' }>
const cancel = (quantity?: number, lineId = 'l-1', cancellationId = 'c-1'): OrderCommand => ({
  type: 'CancelLines',
  cancellationId,
  lines: quantity === undefined ? [] : [{ lineId, quantity }],
  reason: 'too many',
  notificationId: 'n-1',
  at: oneOClock,
})
const units = (first: number, last: number, lineId = 'l-1') => ({ lineId, units: [{ first, last }] })
const part = (quantity: number, endId = 'c-1') => ({
  reservationId: 'r-1',
  positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity }],
  releaseId: `${endId}/f-1`,
})
const cancelled = (over: Partial<Cancelled>): OrderEvent => ({
  type: 'UnitsCancelled',
  cancellationId: 'c-1',
  because: 'asked',
  reason: 'too many',
  ended: [],
  lines: [],
  holds: [],
  voids: [],
  refundsDue: [{ tenderId: 't-1', amountMinor: 0 }],
  cancelledAt: oneOClock,
  ...over,
})
const told = (key: 'lines.cancelled' | 'order.cancelled' | 'choice.lapsed', params: Record<string, string> = {}): OrderEvent => ({
  type: 'NotificationDue',
  id: 'n-1',
  key,
  params,
  dueAt: oneOClock,
})
const one = cancelled({
  lines: [units(3, 3)],
  holds: [part(1)],
  refundsDue: [{ tenderId: 't-1', amountMinor: 214 }],
})

describe('cancelling units', () => {
  test('frees a part of what is held, and gives back their share', () =>
    given(order)
      .when(cancel(1))
      .then(one, told('lines.cancelled', { fulfilmentId: 'f-1' })))
  test('the same cancellation again changes nothing', () => given(order, one).when(cancel(1)).nothing())
  test('the last of them end the order, its charges and its payment', () =>
    given(order, one)
      .when(cancel(2, 'l-1', 'c-2'))
      .then(
        cancelled({
          cancellationId: 'c-2',
          ended: [{ fulfilmentId: 'f-1', state: 'cancelled' }],
          lines: [units(1, 2), units(1, 1, 'post')],
          holds: [part(2, 'c-2')],
          voids: [{ paymentId: 'p-t-2' }],
          refundsDue: [{ tenderId: 't-1', amountMinor: 536 }],
        }),
        told('order.cancelled'),
      ))
  test('all that is left of an order, when no line is named', () =>
    given(order)
      .when(cancel())
      .then(
        cancelled({
          ended: [{ fulfilmentId: 'f-1', state: 'cancelled' }],
          lines: [units(1, 3), units(1, 1, 'post')],
          holds: [held('r-1')],
          voids: [{ paymentId: 'p-t-2' }],
          refundsDue: [{ tenderId: 't-1', amountMinor: 750 }],
        }),
        told('order.cancelled'),
      ))
  test('a charge alone', () =>
    given(order)
      .when(cancel(1, 'post'))
      .then(
        cancelled({ lines: [units(1, 1, 'post')], refundsDue: [{ tenderId: 't-1', amountMinor: 108 }] }),
        told('lines.cancelled'),
      ))
  test('more than there are is refused', () =>
    given(order, one)
      .when(cancel(3, 'l-1', 'c-2'))
      .refused('UNITS_NOT_CANCELLABLE', { line_id: 'l-1', asked: 3, cancellable: 2 }))
  test('of a line that is not there', () => given(order).when(cancel(1, 'l-9')).refused('LINE_NOT_FOUND'))
  test('of an order that is over', () => {
    const over = cancelled({ ended: [{ fulfilmentId: 'f-1', state: 'cancelled' }], lines: [units(1, 3), units(1, 1, 'post')] })
    given(order, over)
      .when(cancel(undefined, '', 'c-2'))
      .refused('ORDER_NOT_CANCELLABLE', { state: 'cancelled' })
  })
})

describe('a short pick', () => {
  const missing = { missingId: 'c-1', positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 1 }] }
  const started: OrderEvent = { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: oneOClock }
  const short = (missingThen?: 'cancel' | 'set_aside'): OrderCommand => ({
    type: 'RecordPick',
    fulfilmentId: 'f-1',
    lines: [{ lineId: 'l-1', quantity: 2 }],
    missing: [{ lineId: 'l-1', quantity: 1 }],
    ...(missingThen ? { missingThen } : {}),
    cancellationId: 'c-1',
    notificationId: 'n-1',
    chooseBy: twoOClock,
    at: oneOClock,
  })
  const found: OrderEvent = {
    type: 'UnitsPicked',
    fulfilmentId: 'f-1',
    lines: [{ lineId: 'l-1', quantity: 2 }],
    pickedAt: oneOClock,
  }
  test('cancels what was not found', () =>
    given(order, started)
      .when(short())
      .then(
        found,
        cancelled({
          because: 'not_found',
          reason: 'not found',
          missing,
          lines: [units(3, 3)],
          holds: [part(1)],
          refundsDue: [{ tenderId: 't-1', amountMinor: 214 }],
        }),
        told('lines.cancelled', { fulfilmentId: 'f-1' }),
      ))
  test('or sets it aside', () =>
    given(order, started)
      .when(short('set_aside'))
      .then(
        found,
        {
          type: 'UnitsSetAside',
          fulfilmentId: 'f-1',
          locationId: 'leeds',
          lines: [units(3, 3)],
          into: 'f-1.2',
          turns: null,
          reason: 'not found',
          chooseBy: twoOClock,
          missing,
          setAsideAt: oneOClock,
        },
        {
          ...told('lines.cancelled'),
          key: 'fulfilment.set_aside',
          params: { fulfilmentId: 'f-1.2', locationId: 'leeds', chooseBy: twoOClock, choices: 'pickup,delivery,cancel' },
        } as OrderEvent,
      ))
  test('of more than are left to pick is refused', () =>
    given(order, started, found).when(short()).refused('PICK_ABOVE_ORDERED', { line_id: 'l-1', ordered: 3, picked: 5 }))

  const aside: OrderEvent = {
    ...{ type: 'UnitsSetAside', fulfilmentId: 'f-1', locationId: 'leeds', lines: [units(3, 3)], into: 'f-1.2', turns: null },
    ...{ reason: 'not found', chooseBy: twoOClock, missing, setAsideAt: oneOClock },
  }
  test('leaves a choice that lapses, and only then', () => {
    const expire = { type: 'ExpireFulfilment', fulfilmentId: 'f-1.2', notificationId: 'n-1' } as const
    const waiting = given(order, started, found, aside)
    waiting.when({ ...expire, at: oneOClock }).refused('NOT_DUE', { due_at: twoOClock })
    waiting.when({ ...expire, at: twoOClock }).then(
      {
        ...{ type: 'FulfilmentExpired', fulfilmentId: 'f-1.2', lines: [units(3, 3)], expiredAt: twoOClock, voids: [] },
        holds: [{ ...part(1), releaseId: 'expiry/f-1.2' }],
        refundsDue: [{ tenderId: 't-1', amountMinor: 214 }],
      },
      { ...told('choice.lapsed', { fulfilmentId: 'f-1.2', locationId: 'leeds' }), dueAt: twoOClock } as OrderEvent,
    )
  })
  test('of which just those are cancelled, and nothing of the rest', () => {
    const ofAside = { ...cancel(1, 'l-1', 'c-2'), fulfilmentId: 'f-1.2' } as OrderCommand
    given(order, started, found, aside)
      .when({ ...ofAside, lines: [{ lineId: 'l-1', quantity: 2 }] } as OrderCommand)
      .refused('UNITS_NOT_CANCELLABLE', { line_id: 'l-1', asked: 2, cancellable: 1 })
    given(order, started, found, aside)
      .when({ ...ofAside, lines: [] } as OrderCommand)
      .then(
        cancelled({
          cancellationId: 'c-2',
          ended: [{ fulfilmentId: 'f-1.2', state: 'cancelled' }],
          lines: [units(3, 3)],
          holds: [{ ...part(1), releaseId: 'c-2/f-1.2' }],
          refundsDue: [{ tenderId: 't-1', amountMinor: 214 }],
        }),
        told('lines.cancelled', { fulfilmentId: 'f-1.2' }),
      )
  })
})
