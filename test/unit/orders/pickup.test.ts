import { describe, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { Fulfilment, LineUnits } from '../../../services/orders/domain/order.ts'
import { specification } from '../../specification.ts'
import { byToken, cancel, charge, heldFor, line, oneOClock, pickup, placed, placement, tender, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const word = 'knows her'
const start: OrderCommand = { type: 'StartPicking', fulfilmentId: 'f-1', at: oneOClock }
const pick = (...lines: LineUnits[]): OrderCommand => ({ type: 'RecordPick', fulfilmentId: 'f-1', lines, at: oneOClock })
const units = (quantity: number, lineId = 'l-1'): LineUnits => ({ lineId, quantity })
const markReady = (pickupUntil: string | null = null): OrderCommand => ({
  type: 'MarkReady',
  fulfilmentId: 'f-1',
  codeHash: 'hash',
  pickupUntil,
  keptUntil: '2010-12-08T13:00:00.000Z',
  notificationId: 'n-1',
  at: oneOClock,
})
const handOver = (codeHash: string | null = 'hash', overrideReason: string | null = null): OrderCommand => ({
  type: 'HandOver',
  fulfilmentId: 'f-1',
  codeHash,
  overrideReason,
  issueId: 'i-1',
  at: twoOClock,
})
const rejectIt = (fulfilmentId = 'f-1'): OrderCommand => ({
  type: 'RejectFulfilment',
  fulfilmentId,
  reason: 'broken',
  notificationId: 'n-1',
  at: oneOClock,
})
const expire = (at: string): OrderCommand => ({ type: 'ExpireFulfilment', fulfilmentId: 'f-1', notificationId: 'n-1', at })

const started: OrderEvent = { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: oneOClock }
const picked = (...lines: LineUnits[]): OrderEvent => ({ type: 'UnitsPicked', fulfilmentId: 'f-1', lines, pickedAt: oneOClock })
const ready = (pickupUntil = '2010-12-08T13:00:00.000Z'): OrderEvent => ({
  type: 'FulfilmentReady',
  fulfilmentId: 'f-1',
  locationId: 'leeds',
  codeHash: 'hash',
  pickupUntil,
  readyAt: oneOClock,
})
const told = (key: 'pickup.ready' | 'pickup.rejected' | 'pickup.expired', dueAt: string, more = {}): OrderEvent => ({
  type: 'NotificationDue',
  id: 'n-1',
  key,
  params: { fulfilmentId: 'f-1', locationId: 'leeds', ...more },
  dueAt,
})
const wrong = (triesLeft: number): OrderEvent => ({ type: 'WrongCodeGiven', fulfilmentId: 'f-1', triesLeft, givenAt: twoOClock })
const handedOver = (over: Partial<Extract<OrderEvent, { type: 'FulfilmentHandedOver' }>> = {}): OrderEvent => ({
  type: 'FulfilmentHandedOver',
  fulfilmentId: 'f-1',
  issue: { issueId: 'i-1', reservationId: 'r-1', locationId: 'leeds', leftAt: twoOClock, positions: heldFor('f-1').positions },
  captures: [],
  overrideReason: null,
  handedOverAt: twoOClock,
  ...over,
})
const whole = (lineId: string, last: number) => ({ lineId, units: [{ first: 1, last }] })
const ending = {
  lines: [whole('l-1', 3)],
  holds: [{ reservationId: 'r-1', positions: heldFor('f-1').positions }],
  voids: [] as { paymentId: string }[],
  refundsDue: [{ tenderId: 't-1', amountMinor: 1500 }],
}
const rejected = (over: Partial<typeof ending> = {}): OrderEvent => ({
  type: 'FulfilmentRejected',
  fulfilmentId: 'f-1',
  reason: 'broken',
  ...ending,
  ...over,
  rejectedAt: oneOClock,
})
const expired = (expiredAt: string): OrderEvent => ({ type: 'FulfilmentExpired', fulfilmentId: 'f-1', ...ending, expiredAt })

const kept = [placed(), started, picked(units(3)), ready()] as const
const gone = [...kept, handedOver()] as const
const pending = placed({ placement: placement({ tenders: [byToken('t-1', 1500, 'unknown')] }) })

describe('picking', () => {
  test('begins when somebody takes it on', () => given(placed()).when(start).then(started))
  test('begins once', () => given(placed(), started).when(start).nothing())
  test('does not begin while it is not known to be paid', () => given(pending).when(start).refused('PAYMENT_PENDING'))
  test('does not begin again once it is ready', () =>
    given(...kept)
      .when(start)
      .refused('WRONG_STATE', { state: 'ready' }))
  test('is of an order that is there', () => given().when(start).refused('ORDER_NOT_FOUND'))
  test('is of a group that is there', () =>
    given(placed())
      .when({ ...start, fulfilmentId: 'f-9' } as OrderCommand)
      .refused('FULFILMENT_NOT_FOUND', { fulfilment_id: 'f-9' }))
  test('is not for what was to be shipped to a store before it could be told which', () => {
    const fulfilments: Fulfilment[] = [{ ...pickup, method: 'ship_to_store', pickBy: null }]
    given(placed({ placement: placement({ fulfilments }) }))
      .when(start)
      .refused('METHOD_NOT_SUPPORTED', { method: 'ship_to_store' })
  })
  test('adds up', () =>
    given(placed(), started, picked(units(1)))
      .when(pick(units(2)))
      .then(picked(units(2))))
  test('takes no more than was ordered', () =>
    given(placed(), started, picked(units(2)))
      .when(pick(units(2)))
      .refused('PICK_ABOVE_ORDERED', { line_id: 'l-1', ordered: 3, picked: 4 }))
  test('takes no line of another group', () =>
    given(placed(), started)
      .when(pick(units(1, 'l-9')))
      .refused('LINE_NOT_FOUND', { line_id: 'l-9' }))
  test('is begun before it goes on', () =>
    given(placed())
      .when(pick(units(1)))
      .refused('WRONG_STATE', { state: 'open' }))
})

describe('a pickup is ready', () => {
  test('when all of it is picked, for as long as the policy says, and the shopper is told', () =>
    given(placed(), started, picked(units(3)))
      .when(markReady())
      .then(ready(), told('pickup.ready', oneOClock, { pickupUntil: '2010-12-08T13:00:00.000Z' })))
  test('for as long as the store says', () =>
    given(placed(), started, picked(units(3)))
      .when(markReady(twoOClock))
      .then(ready(twoOClock), told('pickup.ready', oneOClock, { pickupUntil: twoOClock })))
  test('once', () =>
    given(...kept)
      .when(markReady())
      .nothing())
  test('not while units are missing', () =>
    given(placed(), started, picked(units(2)))
      .when(markReady())
      .refused('PICK_INCOMPLETE', { line_id: 'l-1', ordered: 3, picked: 2 }))
})

describe('handing over', () => {
  test('takes the goods from what was held for them', () =>
    given(...kept)
      .when(handOver())
      .then(handedOver()))
  test('twice is once', () =>
    given(...gone)
      .when(handOver())
      .nothing())
  test('again is refused to whoever does not know the code, and counts no try', () => {
    for (const other of [handOver('other'), handOver(null, word)])
      given(...gone)
        .when(other)
        .refused('ALREADY_HANDED_OVER', { at: twoOClock })
  })
  test('is refused before it is ready', () =>
    given(placed(), started).when(handOver()).refused('WRONG_STATE', { state: 'in_progress' }))
  test('a wrong code is written down', () =>
    given(...kept)
      .when(handOver('other'))
      .then(wrong(4)))
  test('the fifth wrong code is the last', () =>
    given(...kept, wrong(4), wrong(3), wrong(2), wrong(1))
      .when(handOver('other'))
      .then(wrong(0)))
  test('a right code opens nothing once it is blocked', () =>
    given(...kept, wrong(4), wrong(3), wrong(2), wrong(1), wrong(0))
      .when(handOver())
      .refused('CODE_BLOCKED'))
  test('a manager’s word does, and is written down', () =>
    given(...kept, wrong(4), wrong(3), wrong(2), wrong(1), wrong(0))
      .when(handOver(null, word))
      .then(handedOver({ overrideReason: word })))
  test('is still done behind the deadline, while nobody has let it expire', () =>
    given(placed(), started, picked(units(3)), ready(oneOClock))
      .when(handOver())
      .then(handedOver()))
  test('makes what was authorised due, share by share', () => {
    const paid = placement({ tenders: [byToken('t-1', 500), tender('t-2', 1000)] })
    given(placed({ placement: paid }), started, picked(units(3)), ready())
      .when(handOver())
      .then(handedOver({ captures: [{ captureId: 'i-1/t-1', tenderId: 't-1', paymentId: 'p-t-1', amountMinor: 500 }] }))
  })
})

describe('rejecting', () => {
  test('cancels its units, frees its stock and owes back what the channel settled', () =>
    given(placed()).when(rejectIt()).then(rejected(), told('pickup.rejected', oneOClock)))
  test('can be done until the goods leave', () =>
    given(...kept)
      .when(rejectIt())
      .then(rejected(), told('pickup.rejected', oneOClock)))
  test('twice is once', () => given(placed(), rejected()).when(rejectIt()).nothing())
  test('is refused once the goods have left', () =>
    given(...gone)
      .when(rejectIt())
      .refused('WRONG_STATE', { state: 'handed_over' }))
  test('lets go what was authorised, known to be or not', () =>
    given(pending)
      .when(rejectIt())
      .then(rejected({ voids: [{ paymentId: 'p-t-1' }], refundsDue: [] }), told('pickup.rejected', oneOClock)))
  test('of the last group ends the order: there is nothing left to cancel', () =>
    given(placed(), rejected()).when(cancel()).nothing())
})

describe('of two groups and a charge', () => {
  const other: Fulfilment = { ...pickup, fulfilmentId: 'f-2' }
  const positions = [{ sku: 'sku-l-2', locationId: 'leeds', quantity: 1 }]
  const both = placed({
    placement: placement({
      lines: [line('l-1', 3, 300), line('l-2', 1, 400, { fulfilmentId: 'f-2' }), charge('l-3', 200)],
      fulfilments: [pickup, other],
      tenders: [byToken('t-1', 1500)],
    }),
    holds: [heldFor('f-1'), { reservationId: 'r-2', fulfilmentId: 'f-2', positions }],
  })
  const firstRejected = rejected({ refundsDue: [] })
  const second = { lines: [whole('l-2', 1)], holds: [{ reservationId: 'r-2', positions }], refundsDue: [] }
  const secondTold: OrderEvent = {
    ...told('pickup.rejected', oneOClock),
    params: { fulfilmentId: 'f-2', locationId: 'leeds' },
  } as OrderEvent

  test('one ends without the charge, and its payment is still wanted', () =>
    given(both).when(rejectIt()).then(firstRejected, told('pickup.rejected', oneOClock)))
  test('the last ends with the charge, and the payment goes', () =>
    given(both, firstRejected)
      .when(rejectIt('f-2'))
      .then(
        {
          ...rejected({ ...second, lines: [whole('l-2', 1), whole('l-3', 1)], voids: [{ paymentId: 'p-t-1' }] }),
          fulfilmentId: 'f-2',
        } as OrderEvent,
        secondTold,
      ))
  const capture = { captureId: 'i-1/t-1', tenderId: 't-1', paymentId: 'p-t-1' }
  const firstGone = handedOver({ captures: [{ ...capture, amountMinor: 1100 }] })
  test('the first to leave takes the charge with it', () =>
    given(both, started, picked(units(3)), ready())
      .when(handOver())
      .then(firstGone))
  test('behind it the other ends alone, and a payment that is to be captured is not let go', () =>
    given(both, started, picked(units(3)), ready(), firstGone)
      .when(rejectIt('f-2'))
      .then({ ...rejected({ ...second, voids: [] }), fulfilmentId: 'f-2' } as OrderEvent, secondTold))
  test('the order can’t be cancelled any more', () =>
    given(both, started, picked(units(3)), ready(), firstGone)
      .when(cancel())
      .refused('ORDER_NOT_CANCELLABLE', { state: 'open' }))
})

describe('expiring', () => {
  test('is not due before the promise', () => given(placed()).when(expire(oneOClock)).refused('NOT_DUE', { due_at: twoOClock }))
  test('is done at the promise', () =>
    given(placed()).when(expire(twoOClock)).then(expired(twoOClock), told('pickup.expired', twoOClock)))
  test('goes by the time that a ready one is kept', () =>
    given(...kept)
      .when(expire(twoOClock))
      .refused('NOT_DUE', { due_at: '2010-12-08T13:00:00.000Z' }))
  test('twice is once', () => given(placed(), expired(twoOClock)).when(expire(twoOClock)).nothing())
  test('is refused once the goods have left', () =>
    given(...gone)
      .when(expire('2011-01-01T00:00:00.000Z'))
      .refused('WRONG_STATE', { state: 'handed_over' }))
  test('never comes where no time was promised', () =>
    given(placed({ placement: placement({ fulfilments: [{ ...pickup, pickBy: null }] }) }))
      .when(expire('2011-01-01T00:00:00.000Z'))
      .refused('NOT_DUE', { due_at: 'never' }))
})

test('cancelling beats handing over that comes behind it', () => {
  const cancelled = orderDecider.decide(cancel(), [...kept].reduce(orderDecider.evolve, orderDecider.initial))
  given(...kept, ...cancelled)
    .when(handOver())
    .refused('WRONG_STATE', { state: 'cancelled' })
})
test('handing over beats cancelling that comes behind it', () =>
  given(...gone)
    .when(cancel())
    .refused('ORDER_NOT_CANCELLABLE', { state: 'fulfilled' }))
