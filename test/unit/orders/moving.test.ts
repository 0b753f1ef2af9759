import { describe, expect, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { fateOfMove } from '../../../services/orders/domain/fate.ts'
import type { Fulfilment, Hold, LineUnits, Recipient } from '../../../services/orders/domain/order.ts'
import { specification } from '../../specification.ts'
import { cancel, held, line, noon, oneOClock, pickup, placed, placement, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const there = (quantity: number): Hold => ({
  reservationId: 'r-2',
  positions: [{ sku: 'sku-l-1', locationId: 'depot', quantity }],
})
type Moving = {
  lines?: LineUnits[]
  toMethod?: 'pickup' | 'delivery' | null
  toLocationId?: string
  hold?: Hold
  move?: number
  moveId?: string
}
const move = ({ hold = there(3), move = 1, moveId = 'm-1', ...over }: Moving = {}): OrderCommand => ({
  ...{ type: 'MoveFulfilment', moveId, move, fulfilmentId: 'f-1', lines: [], toLocationId: 'depot', toMethod: null },
  ...{ hold, pickBy: twoOClock, notificationId: 'n-1', at: oneOClock },
  ...over,
})
type Moved = Extract<OrderEvent, { type: 'FulfilmentMoved' }>
const units = (first: number, last: number) => [{ lineId: 'l-1', units: [{ first, last }] }]
const moved = (over: Partial<Moved> = {}): OrderEvent => ({
  type: 'FulfilmentMoved',
  moveId: 'm-1',
  move: 1,
  fulfilmentId: 'f-1',
  fromLocationId: 'leeds',
  lines: units(1, 3),
  into: 'f-1',
  method: 'pickup',
  locationId: 'depot',
  pickBy: twoOClock,
  hold: there(3),
  holds: [held('r-1')],
  turns: null,
  movedAt: oneOClock,
  ...over,
})
const told = (fulfilmentId = 'f-1'): OrderEvent => ({
  type: 'NotificationDue',
  id: 'n-1',
  key: 'fulfilment.moved',
  params: { fulfilmentId, locationId: 'depot' },
  dueAt: oneOClock,
})
const started: OrderEvent = { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: oneOClock }
const delivery: Fulfilment = { ...pickup, method: 'delivery', pickBy: null }
const toSend = placed({ placement: placement({ lines: [line('l-1', 3, 500)], fulfilments: [delivery] }) })
const cancelled: OrderEvent[] = orderDecider.decide(cancel(), orderDecider.evolve(orderDecider.initial, placed()))

describe('a move', () => {
  test('of a whole delivery leaves it itself, open again elsewhere', () => {
    const whole = moved({ method: 'delivery' })
    given(toSend, started).when(move()).then(whole, told())
    const after = [toSend, started, whole].reduce(orderDecider.evolve, orderDecider.initial)
    expect(after).toMatchObject({
      fulfilments: [{ locationId: 'depot', progress: { state: 'open' }, reservationId: 'r-2', picked: [] }],
    })
    expect(fateOfMove(after, { move: 1, reservationId: 'r-2' })).toBe('committed')
  })
  test('of a pickup elsewhere is another pickup', () =>
    given(placed())
      .when(move())
      .then(moved({ into: 'f-1.2', turns: 'moved' }), told('f-1.2')))
  test('of some units makes a group of their own, of the last ones', () =>
    given(placed())
      .when(move({ lines: [{ lineId: 'l-1', quantity: 1 }], hold: there(1) }))
      .then(
        moved({
          lines: units(3, 3),
          into: 'f-1.2',
          hold: there(1),
          holds: [
            { reservationId: 'r-1', positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 1 }], releaseId: 'm-1/f-1' },
          ],
        }),
        told('f-1.2'),
      ))
  test('by another method ends the group, and its store has promised when it is sent', () =>
    given(placed())
      .when(move({ toMethod: 'delivery' }))
      .then(moved({ into: 'f-1.2', method: 'delivery', turns: 'moved' }), told('f-1.2')))
  test('is made once', () => given(placed(), moved()).when(move()).nothing())
  test('to where it is goes nowhere', () =>
    given(placed())
      .when(move({ toLocationId: 'leeds' }))
      .refused('MOVES_NOWHERE'))
  test('of more than is left is refused', () =>
    given(placed())
      .when(move({ lines: [{ lineId: 'l-1', quantity: 4 }] }))
      .refused('UNITS_NOT_MOVABLE', { line_id: 'l-1', asked: 4, movable: 3 }))
  test('of what has been cancelled is refused', () =>
    given(placed(), ...cancelled)
      .when(move())
      .refused('WRONG_STATE', { state: 'cancelled' }))
  test('that holds other units than it needs, or has a number that is taken, is tried again', () => {
    given(placed())
      .when(move({ hold: there(2) }))
      .refused('MOVE_CONTENDED')
    given(placed(), moved())
      .when(move({ moveId: 'm-2' }))
      .refused('MOVE_CONTENDED')
  })
  test('is given up once, and its hold is void then', () => {
    const giveUp: OrderCommand = { type: 'AbandonMove', move: 1, because: 'swept', holds: [there(3)], at: oneOClock }
    const gaveUp: OrderEvent = { type: 'MoveAbandoned', move: 1, because: 'swept', holds: [there(3)], abandonedAt: oneOClock }
    given(placed()).when(giveUp).then(gaveUp)
    given(placed(), gaveUp).when(giveUp).nothing()
    given(placed(), gaveUp).when(move()).refused('MOVE_CONTENDED')
    const after = [placed(), gaveUp].reduce(orderDecider.evolve, orderDecider.initial)
    expect(fateOfMove(after, { move: 1, reservationId: 'r-2' })).toBe('void')
  })
})

describe('an order on hold', () => {
  const hold: OrderCommand = { type: 'HoldOrder', stopId: 's-1', reason: 'looks like fraud', by: 'till', at: noon }
  const onHold: OrderEvent = { type: 'OrderHeld', stopId: 's-1', reason: 'looks like fraud', by: 'till', heldAt: noon }
  const release: OrderCommand = { type: 'ReleaseHold', stopId: 's-1', at: oneOClock }
  const released: OrderEvent = { type: 'HoldReleased', stopId: 's-1', releasedAt: oneOClock }
  const start: OrderCommand = { type: 'StartPicking', fulfilmentId: 'f-1', at: oneOClock }
  test('is held once under one id', () => {
    given(placed()).when(hold).then(onHold)
    given(placed(), onHold).when(hold).nothing()
  })
  test('is not picked, until every hold is released', () => {
    given(placed(), onHold).when(start).refused('ORDER_ON_HOLD', { reason: 'looks like fraud' })
    given(placed(), onHold).when(release).then(released)
    given(placed(), onHold, { ...onHold, stopId: 's-2' } as OrderEvent, released)
      .when(start)
      .refused('ORDER_ON_HOLD')
    given(placed(), onHold, released).when(start).then(started)
  })
  test('is released once, and not held again by whoever repeats that', () => {
    given(placed(), onHold, released)
      .when({ ...release, at: twoOClock } as OrderCommand)
      .nothing()
    given(placed(), onHold, released).when(hold).nothing()
  })
  test('is moved and cancelled all the same', () => {
    given(toSend, onHold)
      .when(move())
      .then(moved({ method: 'delivery' }), told())
    expect(orderDecider.decide(cancel(), [placed(), onHold].reduce(orderDecider.evolve, orderDecider.initial))).toHaveLength(2)
  })
  test('of which nothing is left can’t be held', () =>
    given(placed(), ...cancelled)
      .when(hold)
      .refused('WRONG_STATE', { state: 'cancelled' }))
  test('is released of no hold that is not there', () =>
    given(placed()).when(release).refused('HOLD_NOT_FOUND', { hold_id: 's-1' }))
})

describe('the address', () => {
  const seal = (sealed: string) => ({ sealed, keyId: 'k-1' })
  const recipient: Recipient = { name: seal('Ada'), email: null, phone: null, address: seal('1 High Street') }
  const change: OrderCommand = { type: 'ChangeAddress', recipient, contentHash: 'hash', at: oneOClock }
  const changed: OrderEvent = { type: 'AddressChanged', recipient, changedAt: oneOClock }
  test('of what is still to be sent changes as a whole', () => {
    given(toSend).when(change).then(changed)
    expect([toSend, changed].reduce(orderDecider.evolve, orderDecider.initial)).toMatchObject({ recipient })
  })
  test('of what is picked up there is none to change', () =>
    given(placed()).when(change).refused('WRONG_STATE', { state: 'open' }))
})
