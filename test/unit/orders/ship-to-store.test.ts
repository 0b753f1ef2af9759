import { describe, expect, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { fateOfHold } from '../../../services/orders/domain/fate.ts'
import type { Fulfilment, GroupHold, UnitsOfLine } from '../../../services/orders/domain/order.ts'
import { stepsOf } from '../../../services/orders/steps.ts'
import { specification } from '../../specification.ts'
import { byToken, cancel, line, noon, oneOClock, pickup, placed, placement, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const fiveOClock = '2010-12-01T17:00:00.000Z'
const sixOClock = '2010-12-01T18:00:00.000Z'

const toYork: Fulfilment = { ...pickup, method: 'ship_to_store', destinationId: 'york' }
const order = placed({ placement: placement({ fulfilments: [toYork], tenders: [byToken('t-1', 1500)] }) })
const units = (first: number, last: number): UnitsOfLine[] => [{ lineId: 'l-1', units: [{ first, last }] }]
const at = (locationId: string, quantity: number) => [{ sku: 'sku-l-1', locationId, quantity }]

const started: OrderEvent = { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: noon }
const picked = (quantity = 3): OrderEvent => ({
  ...{ type: 'UnitsPicked', fulfilmentId: 'f-1', lines: [{ lineId: 'l-1', quantity }], pickedAt: noon },
})
const parcel = { parcelId: 'p-1', carrier: 'post', trackingReference: 'T1' }
const send = (quantity?: number, over: Partial<OrderCommand> = {}): OrderCommand =>
  ({
    ...{ type: 'RecordShipment', fulfilmentId: 'f-1', ...parcel, lines: quantity ? [{ lineId: 'l-1', quantity }] : [] },
    ...{ issueId: 'i-1', transferId: 'x-1', notificationId: 'n-1', at: oneOClock },
    ...over,
  }) as OrderCommand
const sent = (quantity = 3, into = 'f-1'): OrderEvent => ({
  ...{ type: 'SentToStore', fulfilmentId: 'f-1', ...parcel, lines: units(1, quantity), into },
  transit: { transferId: 'x-1', reservationId: 'r-1', from: 'leeds', to: 'york', positions: at('leeds', quantity) },
  sentAt: oneOClock,
})
const told = (key: Extract<OrderEvent, { type: 'NotificationDue' }>['key'], params: Record<string, string>, dueAt = oneOClock) =>
  ({ type: 'NotificationDue', id: 'n-1', key, params, dueAt }) as const
const toldOfParcel = (fulfilmentId = 'f-1') => told('shipment.sent', { fulfilmentId, locationId: 'york', ...parcel })
const arrive = (quantity?: number): OrderCommand => ({
  ...{ type: 'RecordArrival', fulfilmentId: 'f-1', parcelId: 'p-1', lines: quantity ? [{ lineId: 'l-1', quantity }] : [] },
  ...{ pickBy: fiveOClock, cancellationId: 'c-1', notificationId: 'n-1', at: twoOClock },
})
const ended = (came: UnitsOfLine[], quantity: number): OrderEvent => ({
  ...{ type: 'TransitEnded', fulfilmentId: 'f-1', locationId: 'york', parcelId: 'p-1', transferId: 'x-1', came },
  ...{ positions: quantity > 0 ? at('york', quantity) : [], pickBy: fiveOClock, endedAt: twoOClock },
})
const lose = (over: Partial<OrderCommand> = {}): OrderCommand =>
  ({
    ...{ type: 'RecordLost', fulfilmentId: 'f-1', parcelId: 'p-1', reason: 'gone', notificationId: 'n-1', at: twoOClock },
    ...over,
  }) as OrderCommand
const ready: OrderCommand = {
  ...{ type: 'MarkReady', fulfilmentId: 'f-1', codeHash: 'hash', pickupUntil: null, keptUntil: fiveOClock },
  ...{ notificationId: 'n-1', at: twoOClock },
}
const isReady: OrderEvent = {
  ...{ type: 'FulfilmentReady', fulfilmentId: 'f-1', locationId: 'york', codeHash: 'hash', pickupUntil: fiveOClock },
  readyAt: twoOClock,
}
const handOver: OrderCommand = {
  ...{ type: 'HandOver', fulfilmentId: 'f-1', codeHash: 'hash', overrideReason: null, issueId: 'i-1', at: twoOClock },
}
const expire = (time: string): OrderCommand => ({
  ...{ type: 'ExpireFulfilment', fulfilmentId: 'f-1', notificationId: 'n-1', at: time },
  again: { pickBy: fiveOClock, readyBy: sixOClock, notificationId: 'n-1' },
})
const shelved = [order, started, picked()]
const travelling = [...shelved, sent()]
const there = [...travelling, ended(units(1, 3), 3)]
const onTheWay = (endId: string, quantity: number) => [
  { reservationId: 'r-1', positions: at('york', quantity), releaseId: `${endId}/f-1`, transferId: 'x-1' },
]
const stateOf = (...events: OrderEvent[]) => {
  const state = events.reduce(orderDecider.evolve, orderDecider.initial)
  if (state.state === 'unplaced') throw new Error('nothing was placed')
  return state
}

describe('sending to a store', () => {
  test('is of all that is picked, and takes the promise along', () =>
    given(...shelved)
      .when(send())
      .then(sent(), toldOfParcel()))
  test('of a part makes it a group of its own', () =>
    given(...shelved)
      .when(send(2))
      .then(sent(2, 'f-1.2'), toldOfParcel('f-1.2')))
  test('alike again changes nothing', () =>
    given(...travelling)
      .when(send())
      .nothing())
  test('of a part alike again changes nothing', () =>
    given(...shelved, sent(2, 'f-1.2'))
      .when(send(2))
      .nothing())
  test('of all of one line alike again changes nothing', () => {
    const lines = [line('l-1', 3, 500), line('l-2', 1, 0)]
    const both = placed({ placement: placement({ lines, fulfilments: [toYork], tenders: [byToken('t-1', 1500)] }) })
    given(both, started, picked(), sent(3, 'f-1.2')).when(send(3)).nothing()
  })
  test('of another group in the same parcel is refused', () => {
    const lines = [line('l-1', 3, 500), line('l-2', 1, 0, { fulfilmentId: 'f-2' })]
    const groups = [toYork, { ...toYork, fulfilmentId: 'f-2' }]
    const both = placed({ placement: placement({ lines, fulfilments: groups, tenders: [byToken('t-1', 1500)] }) })
    given(both, started, picked(), sent())
      .when(send(undefined, { fulfilmentId: 'f-2' }))
      .refused('PARCEL_DIFFERS')
  })
  test('otherwise under the same name is refused', () =>
    given(...travelling)
      .when(send(2))
      .refused('PARCEL_DIFFERS'))
  test('needs something picked', () => given(order, started).when(send()).refused('NOTHING_PICKED'))
  test('is not of more than is picked', () =>
    given(order, started, picked(2)).when(send(3)).refused('SHIPMENT_ABOVE_PICKED', { line_id: 'l-1', asked: 3, picked: 2 }))
  test('takes the goods along and captures nothing', () =>
    expect(stepsOf(sent())).toEqual([
      {
        kind: 'send',
        transit: { transferId: 'x-1', reservationId: 'r-1', from: 'leeds', to: 'york', positions: at('leeds', 3) },
      },
    ]))
})

describe('an order that is held', () => {
  const anew = {
    promised: { pickup: sixOClock, ship_to_store: '2010-12-03T12:00:00.000Z' },
    keptUntil: '2010-12-08T12:00:00.000Z',
  }
  const held: OrderEvent = { type: 'OrderHeld', stopId: 's-1', reason: 'fraud?', by: 'till', heldAt: oneOClock }
  const release: OrderCommand = { type: 'ReleaseHold', stopId: 's-1', anew, at: twoOClock }
  const released = (locationId?: string, dueAt = ''): OrderEvent => ({
    ...{ type: 'HoldReleased', stopId: 's-1', releasedAt: twoOClock },
    ...(locationId === undefined ? {} : { promised: [{ fulfilmentId: 'f-1', locationId, dueAt }] }),
  })
  test('is not sent, and promised to be sent anew', () => {
    given(...shelved, held)
      .when(send())
      .refused('ORDER_ON_HOLD', { reason: 'fraud?' })
    for (const waiting of [[order], shelved])
      given(...waiting, held)
        .when(release)
        .then(released('leeds', anew.promised.ship_to_store))
  })
  test('has no promise on its way, comes there all the same, and is promised anew as what only has to be made ready', () => {
    given(...travelling, held)
      .when(release)
      .then(released())
    given(...travelling, held)
      .when(arrive())
      .then(ended(units(1, 3), 3))
    for (const come of [
      [...there, held],
      [...travelling, held, ended(units(1, 3), 3)],
    ]) {
      given(...come)
        .when(ready)
        .refused('ORDER_ON_HOLD', { reason: 'fraud?' })
      given(...come)
        .when(release)
        .then(released('york', sixOClock))
      given(...come, released('york', sixOClock))
        .when(expire(fiveOClock))
        .refused('NOT_DUE', { due_at: sixOClock })
    }
  })
  test('is kept at its store for as long as anything is, once it is ready', () => {
    given(...there, isReady, held)
      .when(handOver)
      .refused('ORDER_ON_HOLD', { reason: 'fraud?' })
    given(...there, isReady, held)
      .when(expire(sixOClock))
      .refused('NOT_DUE', { due_at: 'never' })
    given(...there, isReady, held)
      .when(release)
      .then(released('york', anew.keptUntil))
  })
})

describe('arrival', () => {
  test('is of all that was sent', () =>
    given(...travelling)
      .when(arrive())
      .then(ended(units(1, 3), 3)))
  test('alike again changes nothing', () =>
    given(...there)
      .when(arrive(3))
      .nothing())
  test('otherwise is refused', () =>
    given(...there)
      .when(arrive(2))
      .refused('PARCEL_DIFFERS'))
  test('is not of more than was sent', () =>
    given(...travelling)
      .when(arrive(4))
      .refused('ARRIVAL_ABOVE_SENT', { line_id: 'l-1', asked: 4, sent: 3 }))
  test('is not of a parcel that nobody sent', () =>
    given(...shelved)
      .when(arrive())
      .refused('PARCEL_NOT_FOUND', { parcel_id: 'p-1' }))
  test('short: what did not come is given up before the rest is there', () => {
    const lines = units(3, 3)
    const cancelled = {
      cancellationId: 'c-1',
      because: 'lost',
      reason: 'not received',
      cancelledAt: twoOClock,
    } as const
    given(...travelling)
      .when(arrive(2))
      .then(
        { type: 'UnitsCancelled', ...cancelled, ended: [], lines, holds: onTheWay('c-1', 1), voids: [], refundsDue: [] },
        told('lines.cancelled', { fulfilmentId: 'f-1' }, twoOClock),
        ended(units(1, 2), 2),
      )
  })
  test('short of what was cancelled on the way, the shopper gets theirs', () => {
    const [cancelled] = orderDecider.decide(
      { ...{ type: 'CancelLines', cancellationId: 'c-0', lines: [{ lineId: 'l-1', quantity: 1 }] }, ...said },
      stateOf(...travelling),
    )
    if (!cancelled) throw new Error('nothing was cancelled')
    given(...travelling, cancelled)
      .when(arrive(2))
      .then(ended(units(1, 2), 2))
  })
  test('receives just what came', () =>
    expect(stepsOf(ended(units(1, 2), 2))).toEqual([{ kind: 'receive', transferId: 'x-1', positions: at('york', 2) }]))
})
const said = { reason: 'changed her mind', notificationId: 'n-1', at: twoOClock }

describe('a carrier’s loss on the way', () => {
  const all = { lines: units(1, 3), holds: onTheWay('n-1', 3), voids: [{ paymentId: 'p-t-1' }], refundsDue: [] }
  const cancelled: OrderEvent = {
    ...{ type: 'UnitsCancelled', cancellationId: 'n-1', because: 'lost', reason: 'gone', ...all },
    ...{ ended: [{ fulfilmentId: 'f-1', state: 'cancelled' }], cancelledAt: twoOClock },
  }
  const lost = { ...ended([], 0), pickBy: twoOClock } as OrderEvent
  test('cancels what travelled, and lets its money go', () =>
    given(...travelling)
      .when(lose())
      .then(cancelled, told('order.cancelled', {}, twoOClock), lost))
  test('again changes nothing', () =>
    given(...travelling, cancelled, lost)
      .when(lose())
      .nothing())
  test('is not of what has come', () =>
    given(...there)
      .when(lose())
      .refused('WRONG_STATE', { state: 'arrived' }))
  test('sends nothing again', () =>
    given(...travelling)
      .when(lose({ outcome: 'send_again' } as Partial<OrderCommand>))
      .refused('METHOD_NOT_SUPPORTED', { method: 'ship_to_store' }))
  test('and then an arrival is refused', () =>
    given(...travelling, cancelled, lost)
      .when(arrive())
      .refused('WRONG_STATE', { state: 'lost' }))
})

describe('at its store it', () => {
  test('is made ready once it is there', () =>
    given(...there)
      .when(ready)
      .then(isReady, told('pickup.ready', { fulfilmentId: 'f-1', locationId: 'york', pickupUntil: fiveOClock }, twoOClock)))
  test('is not ready before', () =>
    given(...travelling)
      .when(ready)
      .refused('WRONG_STATE', { state: 'in_transit' }))
  test('is not ready on the shelf of its source', () =>
    given(...shelved)
      .when(ready)
      .refused('WRONG_STATE', { state: 'in_progress' }))
  test('leaves that store, against what came with it', () =>
    given(...there, isReady)
      .when(handOver)
      .then({
        ...{ type: 'FulfilmentHandedOver', fulfilmentId: 'f-1', overrideReason: null, handedOverAt: twoOClock },
        issue: { issueId: 'i-1', reservationId: 'r-1', locationId: 'york', leftAt: twoOClock, positions: at('york', 3) },
        captures: [{ captureId: 'i-1/t-1', tenderId: 't-1', paymentId: 'p-t-1', amountMinor: 1500 }],
      }))
  test('collected in part and the rest cancelled it was handed over', () => {
    const part = orderDecider.decide(
      { ...handOver, lines: [{ lineId: 'l-1', quantity: 1 }] } as OrderCommand,
      stateOf(...there, isReady),
    )
    const state = stateOf(...there, isReady, ...part)
    const [cancelled] = orderDecider.decide({ ...{ type: 'CancelLines', cancellationId: 'c-1', lines: [] }, ...said }, state)
    expect(cancelled).toMatchObject({ ended: [{ fulfilmentId: 'f-1', state: 'left' }], holds: onTheWay('c-1', 2) })
  })
})

describe('late', () => {
  const delayed = (promisedBy: string, locationId: string, pickBy: string): OrderEvent => ({
    ...{ type: 'FulfilmentDelayed', fulfilmentId: 'f-1', locationId, delay: 1, promisedBy, pickBy, delayedAt: promisedBy },
  })
  const toldOf = (locationId: string, pickBy: string, time: string) =>
    told('fulfilment.delayed', { fulfilmentId: 'f-1', locationId, pickBy }, time)
  test('at its source it is promised to be sent anew', () =>
    given(order)
      .when(expire(twoOClock))
      .then(delayed(twoOClock, 'leeds', fiveOClock), toldOf('leeds', fiveOClock, twoOClock)))
  test('at its store it is promised to be ready anew', () =>
    given(...there)
      .when(expire(fiveOClock))
      .then(delayed(fiveOClock, 'york', sixOClock), toldOf('york', sixOClock, fiveOClock)))
  test('on its way nothing is promised', () =>
    given(...travelling)
      .when(expire(fiveOClock))
      .refused('NOT_DUE', { due_at: 'never' }))
  test('nobody comes for it: it is that store’s, and its money is let go', () =>
    given(...there, isReady)
      .when(expire(fiveOClock))
      .then(
        {
          ...{ type: 'FulfilmentExpired', fulfilmentId: 'f-1', expiredAt: fiveOClock, lines: units(1, 3) },
          ...{ holds: onTheWay('expiry', 3), voids: [{ paymentId: 'p-t-1' }], refundsDue: [] },
        },
        told('pickup.expired', { fulfilmentId: 'f-1', locationId: 'york' }, fiveOClock),
      ))
})

describe('given up', () => {
  const rejectIt = (outcome?: 'cancel' | 'set_aside'): OrderCommand => ({
    ...{ type: 'RejectFulfilment', fulfilmentId: 'f-1', reason: 'broken', notificationId: 'n-1', at: twoOClock },
    ...(outcome ? { outcome } : {}),
  })
  const types = (command: OrderCommand, ...events: OrderEvent[]) =>
    orderDecider.decide(command, stateOf(...events)).map(({ type }) => type)
  test('on its way it is released where it travels', () =>
    given(...travelling)
      .when(cancel())
      .then(
        expect.objectContaining({ type: 'OrderCancelled', holds: onTheWay('cancellation', 3) }),
        expect.objectContaining({ type: 'NotificationDue', key: 'order.cancelled' }),
      ))
  test('before it is sent it is released where it lies', () =>
    expect(orderDecider.decide(cancel(), stateOf(...shelved))[0]).toMatchObject({
      holds: [{ reservationId: 'r-1', positions: at('leeds', 3) }],
    }))
  test('a source that can’t sets it aside', () => expect(types(rejectIt(), order)[0]).toBe('UnitsSetAside'))
  test('its store cancels it', () => expect(types(rejectIt(), ...there)[0]).toBe('FulfilmentRejected'))
  test('its store does not set it aside', () =>
    given(...there)
      .when(rejectIt('set_aside'))
      .refused('WRONG_STATE', { state: 'arrived' }))
  test('its hold counts wherever it is', () => {
    const hold: Pick<GroupHold, 'reservationId'> & { attempt: number } = { attempt: 1, reservationId: 'r-1' }
    for (const events of [shelved, travelling, there, [...there, isReady]])
      expect(fateOfHold(stateOf(...events), hold)).toBe('committed')
    const [cancelled] = orderDecider.decide(cancel(), stateOf(...travelling))
    expect(cancelled && fateOfHold(stateOf(...travelling, cancelled), hold)).toBe('void')
  })
})

describe('moving', () => {
  const positions = [{ sku: 'sku-l-1', locationId: 'hull', quantity: 3 }]
  const move = (toLocationId: string, toMethod: 'pickup' | 'delivery' | null = null): OrderCommand => ({
    ...{ type: 'MoveFulfilment', moveId: 'm-1', move: 1, fulfilmentId: 'f-1', lines: [], toLocationId, toMethod },
    ...{ hold: { reservationId: 'r-2', positions }, pickBy: fiveOClock, notificationId: 'n-1', at: twoOClock },
  })
  test('to another source it still goes to its store', () => {
    const after = stateOf(order, ...orderDecider.decide(move('hull'), stateOf(order)))
    expect(after.fulfilments).toMatchObject([{ fulfilmentId: 'f-1', locationId: 'hull', destinationId: 'york' }])
  })
  test('to be delivered it has no store', () => {
    const after = stateOf(order, ...orderDecider.decide(move('hull', 'delivery'), stateOf(order)))
    expect(after.fulfilments.at(-1)).toMatchObject({ method: 'delivery', destinationId: null })
  })
  test('to its own store as a source is refused', () => given(order).when(move('york')).refused('MOVES_NOWHERE'))
  test('once sent is refused', () =>
    given(...travelling)
      .when(move('hull'))
      .refused('WRONG_STATE', { state: 'in_transit' }))
})
