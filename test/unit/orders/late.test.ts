import { describe, expect, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { Fulfilment, Group, Recipient } from '../../../services/orders/domain/order.ts'
import { specification } from '../../specification.ts'
import { byToken, line, noon, oneOClock, pickup, placed, placement, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const [threeOClock, fiveOClock] = ['2010-12-01T15:00:00.000Z', '2010-12-01T17:00:00.000Z']
const delivery: Fulfilment = { ...pickup, method: 'delivery', pickBy: twoOClock }
const order = placed({
  placement: placement({ lines: [line('l-1', 3, 500)], fulfilments: [delivery], tenders: [byToken('t-1', 1500)] }),
})
const started: OrderEvent = { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: noon }
const picked: OrderEvent = {
  ...{ type: 'UnitsPicked', fulfilmentId: 'f-1' },
  ...{ lines: [{ lineId: 'l-1', quantity: 3 }], pickedAt: noon },
}
const decided = (command: OrderCommand, ...events: OrderEvent[]) =>
  orderDecider.decide(command, events.reduce(orderDecider.evolve, orderDecider.initial))
function groupsAfter(...events: OrderEvent[]): Group[] {
  const state = events.reduce(orderDecider.evolve, orderDecider.initial)
  if (state.state === 'unplaced') throw new Error('nothing was placed')
  return state.fulfilments
}
const units = (first: number, last: number) => [{ lineId: 'l-1', units: [{ first, last }] }]
const ship = (parcelId: string, quantity: number): OrderCommand => ({
  ...{ type: 'RecordShipment', fulfilmentId: 'f-1', parcelId, carrier: 'post', trackingReference: '' },
  ...{
    lines: [{ lineId: 'l-1', quantity }],
    issueId: `i-${parcelId}`,
    transferId: `t-${parcelId}`,
    notificationId: 'n-1',
    at: noon,
  },
})
const sentInPart = [order, started, picked, ...decided(ship('a', 1), order, started, picked)]
const sentWhole = [order, started, picked, ...decided(ship('a', 3), order, started, picked)]

const expireAt = (at: string, pickBy = fiveOClock, over: Partial<OrderCommand> = {}): OrderCommand =>
  ({
    ...{ type: 'ExpireFulfilment', fulfilmentId: 'f-1', notificationId: 'n-1', at },
    ...{ again: { pickBy, notificationId: 'n-late' } },
    ...over,
  }) as OrderCommand
const delayed = (delay: number, promisedBy: string, pickBy: string, delayedAt: string): OrderEvent => ({
  ...{ type: 'FulfilmentDelayed', fulfilmentId: 'f-1', locationId: 'leeds' },
  ...{ delay, promisedBy, pickBy, delayedAt },
})
const toldLate = (pickBy: string, dueAt: string): OrderEvent => ({
  ...{ type: 'NotificationDue', id: 'n-late', key: 'fulfilment.delayed' },
  ...{ params: { fulfilmentId: 'f-1', locationId: 'leeds', pickBy }, dueAt },
})
const firstDelay = delayed(1, twoOClock, fiveOClock, threeOClock)

describe('a delivery that was not sent as promised', () => {
  test('is promised anew, and its shopper told', () =>
    given(order).when(expireAt(threeOClock)).then(firstDelay, toldLate(fiveOClock, threeOClock)))
  test('also while it is picked, and where some of it has been sent', () => {
    for (const before of [[order, started, picked], sentInPart])
      given(...before)
        .when(expireAt(threeOClock))
        .then(firstDelay, toldLate(fiveOClock, threeOClock))
  })
  test('is late at its promise, and not before', () => {
    given(order)
      .when(expireAt(twoOClock))
      .then(delayed(1, twoOClock, fiveOClock, twoOClock), toldLate(fiveOClock, twoOClock))
    given(order).when(expireAt(oneOClock)).refused('NOT_DUE', { due_at: twoOClock })
  })
  test('is late again once the new promise is not kept either, and not before', () => {
    const later = '2010-12-02T12:00:00.000Z'
    given(order, firstDelay).when(expireAt(threeOClock)).refused('NOT_DUE', { due_at: fiveOClock })
    given(order, firstDelay)
      .when(expireAt(fiveOClock, later))
      .then(delayed(2, fiveOClock, later, fiveOClock), toldLate(later, fiveOClock))
  })
  test('is not late where nothing was promised, or where it has left', () => {
    const unpromised = placed({ placement: placement({ fulfilments: [{ ...delivery, pickBy: null }] }) })
    given(unpromised).when(expireAt(threeOClock)).refused('NOT_DUE', { due_at: 'never' })
    given(...sentWhole)
      .when(expireAt(threeOClock))
      .refused('WRONG_STATE', { state: 'shipped' })
  })
  test('counts its delays anew where it goes from elsewhere', () => {
    expect(groupsAfter(order, firstDelay)).toMatchObject([{ delays: 1, pickBy: fiveOClock }])
    expect(groupsAfter(order, firstDelay, ...moveAfter(order, firstDelay))).toMatchObject([
      { locationId: 'depot', delays: 0, pickBy: fiveOClock },
    ])
  })
})

function moveAfter(...events: OrderEvent[]): OrderEvent[] {
  const hold = { reservationId: 'r-2', positions: [{ sku: 'sku-l-1', locationId: 'depot', quantity: 3 }] }
  const there = { toLocationId: 'depot', toMethod: null, hold, pickBy: fiveOClock }
  const named = { moveId: 'm-1', move: 1, fulfilmentId: 'f-1', lines: [] }
  return decided({ type: 'MoveFulfilment', ...named, ...there, notificationId: 'n-2', at: threeOClock }, ...events)
}

const reject = (over: { outcome?: 'cancel' | 'set_aside'; onlyIfSetAside?: true } = {}): OrderCommand => ({
  ...{ type: 'RejectFulfilment', fulfilmentId: 'f-1', reason: 'broken' },
  ...over,
  ...{ notificationId: 'n-1', at: oneOClock },
})
const setAside = decided(reject(), order)

describe('what nobody but a person may take away', () => {
  const byProcess = reject({ outcome: 'cancel', onlyIfSetAside: true })
  test('a process cancels what is set aside', () => {
    const [rejected, told] = decided(byProcess, order, ...setAside)
    expect([rejected, told]).toMatchObject([
      { type: 'FulfilmentRejected', fulfilmentId: 'f-1', lines: units(1, 3) },
      { type: 'NotificationDue', key: 'lines.cancelled' },
    ])
  })
  test('and not what somebody has found a place meanwhile', () =>
    given(order, ...setAside, ...moveAfter(order, ...setAside))
      .when(byProcess)
      .refused('WRONG_STATE', { state: 'open' }))
  test('nor what never was set aside', () => given(order).when(byProcess).refused('WRONG_STATE', { state: 'open' }))
  test('and a process that is late finds it done', () =>
    given(order, ...setAside, ...decided(byProcess, order, ...setAside))
      .when(byProcess)
      .nothing())
})

describe('places that could not fulfil it', () => {
  test('are kept on the group, each once, wherever it goes', () => {
    expect(groupsAfter(order)).toMatchObject([{ passedOver: [] }])
    expect(groupsAfter(order, ...setAside)).toMatchObject([{ passedOver: ['leeds'] }])
    const moved = [order, ...setAside, ...moveAfter(order, ...setAside)]
    expect(groupsAfter(...moved)).toMatchObject([{ locationId: 'depot', passedOver: ['leeds'] }])
    expect(groupsAfter(...moved, ...decided(reject(), ...moved))).toMatchObject([{ passedOver: ['leeds', 'depot'] }])
  })
  test('are known of the part of it that they set aside alone', () =>
    expect(groupsAfter(...sentInPart, ...decided(reject(), ...sentInPart))).toMatchObject([
      { fulfilmentId: 'f-1', lines: units(1, 1), passedOver: [] },
      { fulfilmentId: 'f-1.2', lines: units(2, 3), passedOver: ['leeds'] },
    ]))
  test('do not count what was only late', () => expect(groupsAfter(order, firstDelay)).toMatchObject([{ passedOver: [] }]))
})

describe('an address that changes while a parcel is on its way', () => {
  const seal = (sealed: string) => ({ sealed, keyId: 'k-1' })
  const recipient: Recipient = { name: seal('Ada'), email: null, phone: null, address: seal('2 Low Street') }
  const change: OrderCommand = { type: 'ChangeAddress', recipient, contentHash: 'hash', at: oneOClock }
  test('is that of what is still to be sent', () =>
    given(...sentInPart)
      .when(change)
      .then({ type: 'AddressChanged', recipient, changedAt: oneOClock }))
  test('is refused where all has been sent, has come or is lost', () => {
    const told = { fulfilmentId: 'f-1', parcelId: 'a', notificationId: 'n-1', at: oneOClock }
    given(...sentWhole)
      .when(change)
      .refused('WRONG_STATE', { state: 'fulfilled' })
    for (const end of [{ type: 'RecordDelivery' as const }, { type: 'RecordLost' as const, reason: '' }])
      given(...sentWhole, ...decided({ ...end, ...told }, ...sentWhole))
        .when(change)
        .refused('WRONG_STATE')
  })
  test('is that of what is moved since, and of what waits for a place', () => {
    const changed = { type: 'AddressChanged' as const, recipient, changedAt: oneOClock }
    given(order, ...setAside)
      .when(change)
      .then(changed)
    given(order, ...moveAfter(order))
      .when(change)
      .then(changed)
  })
})
