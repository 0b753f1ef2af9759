import { describe, expect, test } from 'vitest'
import type { OrderCommand, SeenGoods } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { requireGroup } from '../../../services/orders/domain/groups.ts'
import type { AwaitedGoods, Fulfilment, FulfilmentMethod } from '../../../services/orders/domain/order.ts'
import { isAwaiting } from '../../../services/orders/domain/standing.ts'
import { decodeEvent } from '../../../services/orders/stored-events.ts'
import { orderSnapshot } from '../../../services/orders/stored-order.ts'
import { specification } from '../../specification.ts'
import { cancel, heldFor, line, noon, oneOClock, pickup, placed, placement, tender, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const [march, april, lateInMarch] = ['2011-03-01T08:00:00.000Z', '2011-04-01T08:00:00.000Z', '2011-03-01T20:00:00.000Z']
const promise = '2010-12-01T17:00:00.000Z'
const anew = { promised: { pickup: promise, delivery: promise, ship_to_store: promise }, keptUntil: promise }

const waits = (quantity: number, expectedAt: string | null = march): AwaitedGoods => ({ sku: 'sku-l-1', quantity, expectedAt })
/** Five units, of which two are still to come, unless told. */
function preOrder(awaits: AwaitedGoods[] = [waits(2)], method: FulfilmentMethod = 'pickup'): OrderEvent {
  const group: Fulfilment = { ...pickup, method, pickBy: null, againstSupply: { by: null }, awaits }
  const content = { lines: [line('l-1', 5, 300)], fulfilments: [group], tenders: [tender('t-1', 1500)] }
  const hold = { ...heldFor('f-1'), positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 5 }] }
  return placed({ placement: placement(content), holds: [hold] })
}
const sees = (held: number, expectedAt: string | null = march, ...more: SeenGoods[]): OrderCommand => ({
  ...{ type: 'RecordGoods', fulfilmentId: 'f-1', seen: [{ sku: 'sku-l-1', held, expectedAt }, ...more] },
  ...{ anew, notificationId: 'n-1', at: oneOClock },
})
const came: OrderEvent = { type: 'GoodsCame', fulfilmentId: 'f-1', locationId: 'leeds', pickBy: promise, cameAt: oneOClock }
const expected = (...awaits: AwaitedGoods[]): OrderEvent => ({
  ...{ type: 'GoodsExpected', fulfilmentId: 'f-1', locationId: 'leeds', awaits, learntAt: oneOClock },
})
const told = (key: 'goods.came' | 'goods.expected', params: Record<string, string>, id = 'n-1'): OrderEvent => ({
  ...{ type: 'NotificationDue', id, key, params: { fulfilmentId: 'f-1', locationId: 'leeds', ...params }, dueAt: oneOClock },
})
const stateAfter = (...events: OrderEvent[]) => events.reduce(orderDecider.evolve, orderDecider.initial)
const groupAfter = (...events: OrderEvent[]) => requireGroup(stateAfter(...events), 'f-1').group
/** These events, and what comes of a command after them. */
const and = (command: OrderCommand, ...events: OrderEvent[]) => [
  ...events,
  ...orderDecider.decide(command, stateAfter(...events)),
]

describe('goods that a group awaits', () => {
  test('have come once all that it needs is held, and its place promises it from then on', () => {
    given(preOrder())
      .when(sees(5))
      .then(came, told('goods.came', { pickBy: promise }))
    const group = groupAfter(preOrder(), came)
    expect([isAwaiting(group), group.pickBy]).toEqual([false, promise])
  })
  test('are fewer as they come; the shopper is told where the day of the last has changed', () => {
    given(preOrder()).when(sees(3)).nothing()
    given(preOrder())
      .when(sees(4))
      .then(expected(waits(1)))
    given(preOrder())
      .when(sees(3, lateInMarch))
      .then(expected(waits(2, lateInMarch)))
    given(preOrder())
      .when(sees(3, april))
      .then(expected(waits(2, april)), told('goods.expected', { expectedAt: april }))
    given(preOrder())
      .when(sees(3, null))
      .then(expected(waits(2, null)), told('goods.expected', { expectedAt: '' }))
    given(preOrder(), expected(waits(2, null)))
      .when(sees(3, null))
      .nothing()
  })
  test('are not awaited again once they came, whatever is seen later', () => {
    given(preOrder(), came).when(sees(3)).nothing()
    given(...and(cancel(), preOrder()))
      .when(sees(5))
      .nothing()
  })
  test('are never more than were promised of supply, though less is held', () => {
    given(preOrder()).when(sees(0)).nothing()
  })
  test('of several kinds are told together; what was not asked for stays as it was', () => {
    const cups = { sku: 'sku-l-2', quantity: 1, expectedAt: april }
    const lines = [line('l-1', 5, 300), line('l-2', 1, 0)]
    const group: Fulfilment = { ...pickup, pickBy: null, againstSupply: { by: null }, awaits: [waits(2), cups] }
    const order = placed({ placement: placement({ lines, fulfilments: [group] }) })
    given(order).when(sees(5)).then(expected(cups))
    given(order)
      .when(sees(5, null, { sku: 'sku-l-2', held: 1, expectedAt: null }))
      .then(came, told('goods.came', { pickBy: promise }))
  })
})

describe('a group that awaits goods', () => {
  const awaited = { fulfilment_id: 'f-1', sku: 'sku-l-1', quantity: 2, expected_at: march }
  const group = { fulfilmentId: 'f-1', at: oneOClock }
  const pick: OrderCommand = { type: 'RecordPick', ...group, lines: [{ lineId: 'l-1', quantity: 1 }] }
  const ready: OrderCommand = {
    type: 'MarkReady',
    ...group,
    codeHash: 'c',
    pickupUntil: null,
    keptUntil: promise,
    notificationId: 'n',
  }
  const handOver: OrderCommand = { type: 'HandOver', ...group, codeHash: 'c', overrideReason: null, issueId: 'i' }
  const parcel = { parcelId: 'p', carrier: 'post', trackingReference: '', lines: [], issueId: 'i', transferId: 't' }
  const send: OrderCommand = { type: 'RecordShipment', ...group, ...parcel, notificationId: 'n' }
  const reject = { type: 'RejectFulfilment', ...group, reason: 'busy', notificationId: 'n' } as const
  const split: OrderCommand = {
    type: 'SplitFulfilment',
    ...group,
    lines: [{ lineId: 'l-1', quantity: 2 }],
    anew,
    notificationId: 'n',
  }

  test.each<[string, OrderCommand]>([
    ['is not picked from', { type: 'StartPicking', ...group }],
    ['has no pick', pick],
    ['is not ready', ready],
    ['is not handed over', handOver],
    ['is not looked for in vain', { ...reject, missingId: 'm' }],
    ['is not split', split],
  ])('%s', (_, command) => given(preOrder()).when(command).refused('AWAITS_GOODS', awaited))

  test('is not sent', () =>
    given(preOrder([waits(2)], 'delivery'))
      .when(send)
      .refused('AWAITS_GOODS', awaited))
  test('is refused without a day where nothing announced covers it', () =>
    given(preOrder([waits(2, null)]))
      .when({ type: 'StartPicking', ...group })
      .refused('AWAITS_GOODS', { expected_at: '' }))

  test('is neither late nor does it expire, and a hold that is released promises nothing of it', () => {
    given(preOrder())
      .when({ type: 'ExpireFulfilment', ...group, notificationId: 'n' })
      .refused('NOT_DUE', { due_at: 'never' })
    const stopped: OrderEvent = { type: 'OrderHeld', stopId: 's', reason: 'odd', by: 'x', heldAt: noon }
    given(preOrder(), stopped)
      .when({ type: 'ReleaseHold', stopId: 's', anew, at: oneOClock })
      .then({ type: 'HoldReleased', stopId: 's', releasedAt: oneOClock })
  })
  test('that its store rejects, or sets aside, awaits nothing any more', () => {
    for (const outcome of ['cancel', 'set_aside'] as const)
      expect(isAwaiting(groupAfter(...and({ ...reject, outcome }, preOrder())))).toBe(false)
    expect(groupAfter(...and({ ...reject, outcome: 'set_aside' }, preOrder())).awaits).toEqual([])
  })
})

describe('who gives up units of a group that awaits goods', () => {
  const cancelled = (quantity: number) =>
    orderDecider.decide(
      {
        ...{ type: 'CancelLines', cancellationId: 'c-1', lines: [{ lineId: 'l-1', quantity }], reason: '', anew },
        ...{ notificationId: 'n-1', at: oneOClock },
      },
      stateAfter(preOrder()),
    )
  test('gives up those first that are still to come', () => {
    const events = cancelled(1)
    expect(events.map(({ type }) => type)).toEqual(['UnitsCancelled', 'NotificationDue'])
    expect(groupAfter(preOrder(), ...events).awaits).toEqual([waits(1)])
    // It holds what it needs before the release has reached stock.
    given(preOrder(), ...events)
      .when(sees(4))
      .then(came, told('goods.came', { pickBy: promise }))
  })
  test('has the rest at once where that is there', () => {
    const events = cancelled(3)
    expect(events.slice(2)).toEqual([came, told('goods.came', { pickBy: promise }, 'n-1/f-1')])
    expect(groupAfter(preOrder(), ...events)).toMatchObject({ awaits: [], pickBy: promise, progress: { state: 'open' } })
  })
  test('to another place leaves what is there, and awaits nothing where they go', () => {
    const hold = { reservationId: 'r-2', positions: [{ sku: 'sku-l-1', locationId: 'depot', quantity: 2 }] }
    const move: OrderCommand = {
      ...{ type: 'MoveFulfilment', moveId: 'm-1', move: 1, fulfilmentId: 'f-1', lines: [{ lineId: 'l-1', quantity: 2 }] },
      ...{ toLocationId: 'depot', toMethod: null, hold, pickBy: twoOClock, anew, notificationId: 'n-1', at: oneOClock },
    }
    const events = orderDecider.decide(move, stateAfter(preOrder()))
    expect(events.map(({ type }) => type)).toEqual(['FulfilmentMoved', 'NotificationDue', 'GoodsCame', 'NotificationDue'])
    const { group } = requireGroup(stateAfter(preOrder(), ...events), 'f-1.2')
    expect(group).toMatchObject({ awaits: [], pickBy: twoOClock })
    expect(groupAfter(preOrder(), ...events)).toMatchObject({ awaits: [], pickBy: promise })
  })
  test('as a whole has nothing left to come', () => {
    expect(cancelled(5).map(({ type }) => type)).toEqual(['UnitsCancelled', 'NotificationDue'])
    expect(isAwaiting(groupAfter(preOrder(), ...cancelled(5)))).toBe(false)
  })
})

test('what is told of awaited goods is read from the log, and from a snapshot, as it was', () => {
  const events: OrderEvent[] = [preOrder(), expected(waits(2, null)), came]
  for (const [count, event] of events.entries()) {
    const { type, ...data } = event
    expect(decodeEvent(type, JSON.parse(JSON.stringify(data)))).toEqual(event)
    const state = stateAfter(...events.slice(0, count + 1))
    expect(orderSnapshot.decode(JSON.parse(JSON.stringify(orderSnapshot.encode(state))))).toEqual(state)
  }
})
