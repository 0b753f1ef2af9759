import { describe, expect, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { Fulfilment } from '../../../services/orders/domain/order.ts'
import { shownState } from '../../../services/orders/domain/standing.ts'
import { leftUnits } from '../../../services/orders/domain/units.ts'
import { specification } from '../../specification.ts'
import { byToken, charge, held, line, oneOClock, pickup, placed, placement, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const delivery: Fulfilment = { ...pickup, method: 'delivery', pickBy: null }
/** Three mugs at 500 and postage of 250, by a card. */
const order = placed({
  placement: placement({
    lines: [line('l-1', 3, 500), charge('post', 250)],
    fulfilments: [delivery],
    tenders: [byToken('t-1', 1750)],
    totalMinor: 1750,
  }),
})
const started: OrderEvent = { type: 'PickingStarted', fulfilmentId: 'f-1', locationId: 'leeds', startedAt: oneOClock }
const picked = (quantity: number): OrderEvent => ({
  type: 'UnitsPicked',
  fulfilmentId: 'f-1',
  lines: [{ lineId: 'l-1', quantity }],
  pickedAt: oneOClock,
})
const units = (first: number, last: number) => [{ lineId: 'l-1', units: [{ first, last }] }]
const told = (key: Extract<OrderEvent, { type: 'NotificationDue' }>['key'], more: Record<string, string> = {}): OrderEvent => ({
  type: 'NotificationDue',
  id: 'n-1',
  key,
  params: { fulfilmentId: 'f-1', locationId: 'leeds', ...more },
  dueAt: oneOClock,
})
const ship = (parcelId: string, quantity?: number): OrderCommand => ({
  type: 'RecordShipment',
  fulfilmentId: 'f-1',
  parcelId,
  carrier: 'post',
  trackingReference: `track-${parcelId}`,
  lines: quantity === undefined ? [] : [{ lineId: 'l-1', quantity }],
  transferId: `t-${parcelId}`,
  issueId: `i-${parcelId}`,
  notificationId: 'n-1',
  at: oneOClock,
})
const sent = (parcelId: string, [first, last]: [number, number], amountMinor: number, isLast: boolean): OrderEvent => ({
  type: 'ShipmentSent',
  fulfilmentId: 'f-1',
  parcelId,
  carrier: 'post',
  trackingReference: `track-${parcelId}`,
  lines: units(first, last),
  issue: {
    issueId: `i-${parcelId}`,
    reservationId: 'r-1',
    locationId: 'leeds',
    leftAt: oneOClock,
    positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: last - first + 1 }],
  },
  captures: [{ captureId: `i-${parcelId}/t-1`, tenderId: 't-1', paymentId: 'p-t-1', amountMinor }],
  isLast,
  sentAt: oneOClock,
})
const deliver = (parcelId: string): OrderCommand => ({
  type: 'RecordDelivery',
  fulfilmentId: 'f-1',
  parcelId,
  notificationId: 'n-1',
  at: oneOClock,
})
const lose = (parcelId: string): OrderCommand => ({
  type: 'RecordLost',
  fulfilmentId: 'f-1',
  parcelId,
  reason: 'a storm',
  notificationId: 'n-1',
  at: oneOClock,
})
const delivered = (parcelId: string, turns: 'delivered' | null): OrderEvent => ({
  type: 'ShipmentDelivered',
  fulfilmentId: 'f-1',
  locationId: 'leeds',
  parcelId,
  turns,
  deliveredAt: oneOClock,
})
const lost = (
  parcelId: string,
  [first, last]: [number, number],
  amountMinor: number,
  turns: 'delivered' | 'lost' | null,
): OrderEvent => ({
  type: 'ShipmentLost',
  fulfilmentId: 'f-1',
  locationId: 'leeds',
  parcelId,
  reason: 'a storm',
  lines: units(first, last),
  refundsDue: [],
  refunds: [{ refundId: `${parcelId}/lost/t-1`, tenderId: 't-1', paymentId: 'p-t-1', amountMinor }],
  turns,
  lostAt: oneOClock,
})
const parcel = (parcelId: string) => ({ parcelId, carrier: 'post', trackingReference: `track-${parcelId}` })
const packed = [order, started, picked(3)] as const
const twoLines = [
  placed({
    placement: placement({
      lines: [line('l-1', 3, 500), line('l-2', 1, 250)],
      fulfilments: [delivery],
      tenders: [byToken('t-1', 1750)],
      totalMinor: 1750,
    }),
  }),
  started,
  {
    ...picked(3),
    lines: [
      { lineId: 'l-1', quantity: 3 },
      { lineId: 'l-2', quantity: 1 },
    ],
  } as OrderEvent,
] as const
const stateOf = (...events: OrderEvent[]) => {
  const state = events.reduce(orderDecider.evolve, orderDecider.initial)
  if (state.state === 'unplaced') throw new Error('nothing was placed')
  return state
}

describe('shipping', () => {
  test('takes all that is picked, and the charges with the first goods', () =>
    given(...packed)
      .when(ship('a'))
      .then(sent('a', [1, 3], 1750, true), told('shipment.sent', parcel('a'))))
  test('takes a part, and its share with it', () =>
    given(...packed)
      .when(ship('a', 1))
      .then(sent('a', [1, 1], 750, false), told('shipment.sent', parcel('a'))))
  test('goes on with what is left', () =>
    given(...packed, sent('a', [1, 1], 750, false))
      .when(ship('b'))
      .then(sent('b', [2, 3], 1000, true), told('shipment.sent', parcel('b'))))
  test('of the same parcel again changes nothing', () =>
    given(...packed, sent('a', [1, 1], 750, false))
      .when(ship('a', 1))
      .nothing())
  test('of the same parcel otherwise is refused', () =>
    given(...packed, sent('a', [1, 1], 750, false))
      .when({ ...ship('a', 1), carrier: 'other' } as OrderCommand)
      .refused('PARCEL_DIFFERS'))
  test('of the same parcel with as many of other lines is refused', () =>
    given(...twoLines, { ...sent('a', [1, 1], 750, false), lines: units(1, 1) } as OrderEvent)
      .when({ ...ship('a', 1), lines: [{ lineId: 'l-2', quantity: 1 }] } as OrderCommand)
      .refused('PARCEL_DIFFERS'))
  test('of more than was picked is refused', () =>
    given(order, started, picked(1)).when(ship('a', 2)).refused('SHIPMENT_ABOVE_PICKED', { line_id: 'l-1', asked: 2, picked: 1 }))
  test('of nothing picked is refused', () => given(order, started).when(ship('a')).refused('NOTHING_PICKED'))
  test('of what has been sent is refused', () =>
    given(...packed, sent('a', [1, 3], 1750, true))
      .when(ship('b'))
      .refused('WRONG_STATE', { state: 'shipped' }))
  test('is no act of a pickup', () => given(placed()).when(ship('a')).refused('METHOD_NOT_SUPPORTED', { method: 'pickup' }))
})

describe('a parcel', () => {
  const both = [...packed, sent('a', [1, 1], 750, false), sent('b', [2, 3], 1000, true)] as const
  test('that comes while another is on its way', () =>
    given(...both)
      .when(deliver('a'))
      .then(delivered('a', null), told('shipment.delivered', { parcelId: 'a' })))
  test('that comes last', () =>
    given(...both, delivered('a', null))
      .when(deliver('b'))
      .then(delivered('b', 'delivered'), told('shipment.delivered', { parcelId: 'b' })))
  test('comes once', () =>
    given(...both, delivered('a', null))
      .when(deliver('a'))
      .nothing())
  test('that came is not lost', () =>
    given(...both, delivered('a', null))
      .when(lose('a'))
      .refused('WRONG_STATE', { state: 'delivered' }))
  test('that nobody knows', () =>
    given(...both)
      .when(deliver('c'))
      .refused('PARCEL_NOT_FOUND'))
  test('that is lost is given back, and can be returned by nobody', () => {
    given(...both, delivered('a', null))
      .when(lose('b'))
      .then(lost('b', [2, 3], 1000, 'delivered'), told('shipment.lost', { parcelId: 'b' }))
    const after = stateOf(...both, delivered('a', null), lost('b', [2, 3], 1000, 'delivered'))
    expect(leftUnits(after, { lineId: 'l-1' })).toEqual([{ first: 1, last: 1 }])
    expect(shownState(after)).toBe('fulfilled')
  })
  test('that is lost with all others', () =>
    given(...both, lost('a', [1, 1], 500, null))
      .when(lose('b'))
      .then(lost('b', [2, 3], 1000, 'lost'), told('shipment.lost', { parcelId: 'b' })))
})

describe('a parcel that is lost and sent again', () => {
  const again: OrderCommand = { ...lose('a'), outcome: 'send_again' } as OrderCommand
  const captures = [{ captureId: 'i-a/t-1', tenderId: 't-1', paymentId: 'p-t-1', amountMinor: 1250, parcelId: 'a' }]
  const goesAgain: OrderEvent = {
    ...{ type: 'ShipmentLost', fulfilmentId: 'f-1', locationId: 'leeds', parcelId: 'a', reason: 'a storm', lines: units(1, 2) },
    ...{ refundsDue: [], refunds: [], again: { into: 'f-1.2', captures }, turns: null, lostAt: oneOClock },
  }
  const onItsWay = [...packed, sent('a', [1, 2], 1250, false)] as const
  const moved: OrderEvent = {
    ...{ type: 'FulfilmentMoved', moveId: 'm-1', move: 1, fulfilmentId: 'f-1.2', fromLocationId: 'leeds', lines: units(1, 2) },
    ...{ into: 'f-1.2', method: 'delivery', locationId: 'leeds', pickBy: twoOClock, holds: [], turns: null, movedAt: oneOClock },
    hold: { reservationId: 'r-2', positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 2 }] },
  }
  const asked = { fulfilmentId: 'f-1.2', lines: [], toLocationId: 'leeds' }
  const move = { ...asked, moveId: 'm-1', move: 1, pickBy: twoOClock, notificationId: 'n-1', at: oneOClock }
  const f2 = (command: OrderCommand) => ({ ...command, fulfilmentId: 'f-1.2' }) as OrderCommand
  const picking = [
    { ...started, fulfilmentId: 'f-1.2' },
    { ...picked(2), fulfilmentId: 'f-1.2' },
  ] as OrderEvent[]
  const back = (parcelId: string, refundId: string): OrderEvent[] => [
    {
      ...{ type: 'FulfilmentRejected', fulfilmentId: 'f-1.2', reason: 'nowhere', lines: units(1, 2), holds: [], voids: [] },
      ...{ refundsDue: [], rejectedAt: oneOClock, unheldAt: ['leeds'] },
      refunds: [{ refundId, tenderId: 't-1', paymentId: 'p-t-1', amountMinor: 1000, parcelId, fulfilmentId: 'f-1.2' }],
    },
    { ...told('lines.cancelled', { fulfilmentId: 'f-1.2' }) },
  ]
  const give = f2({
    type: 'RejectFulfilment',
    fulfilmentId: '',
    reason: 'nowhere',
    outcome: 'cancel',
    notificationId: 'n-1',
    at: oneOClock,
  })

  test('is set aside to be sourced, and nothing is given back', () => {
    given(...onItsWay)
      .when(again)
      .then(goesAgain, told('shipment.lost', { parcelId: 'a', sentAgainIn: 'f-1.2' }))
    given(...onItsWay, goesAgain)
      .when(again)
      .nothing()
    given(...onItsWay, goesAgain)
      .when(lose('a'))
      .refused('WRONG_STATE', { state: 'lost' })
    const state = stateOf(...onItsWay, goesAgain)
    expect(shownState(state)).toBe('open')
    expect(leftUnits(state, { lineId: 'l-1' })).toEqual([])
  })
  test('goes from where there is more, and takes nothing again', () => {
    given(...onItsWay, goesAgain)
      .when({
        type: 'MoveFulfilment',
        ...move,
        toMethod: null,
        hold: 'hold' in moved ? moved.hold : { reservationId: '', positions: [] },
      })
      .then(moved, told('fulfilment.moved', { fulfilmentId: 'f-1.2' }))
    const [left] = orderDecider.decide(f2(ship('b')), stateOf(...onItsWay, goesAgain, moved, ...picking))
    expect(left).toMatchObject({ type: 'ShipmentSent', fulfilmentId: 'f-1.2', lines: units(1, 2), captures: [], isLast: true })
    const after = stateOf(...onItsWay, goesAgain, moved, ...picking, ...(left ? [left] : []))
    expect(leftUnits(after, { lineId: 'l-1' })).toEqual([{ first: 1, last: 2 }])
  })
  test('was sent, whoever tells it again once none of its line is left', () =>
    given(...packed, sent('a', [1, 3], 1750, true), { ...goesAgain, lines: units(1, 3), turns: 'lost' } as OrderEvent)
      .when(ship('a', 3))
      .nothing())
  test('is given back once it goes no more', () =>
    given(...onItsWay, goesAgain)
      .when(give)
      .then(...back('a', 'f-1.2/again/1/t-1')))
  test('is given back of what it was first taken for, if it is lost again', () => {
    const [left] = orderDecider.decide(f2(ship('b')), stateOf(...onItsWay, goesAgain, moved, ...picking))
    const sentTwice = [...onItsWay, goesAgain, moved, ...picking, ...(left ? [left] : [])]
    given(...sentTwice)
      .when(f2(lose('b')))
      .then(
        { ...lost('b', [1, 2], 1000, 'lost'), fulfilmentId: 'f-1.2' } as OrderEvent,
        told('shipment.lost', { fulfilmentId: 'f-1.2', parcelId: 'b' }),
      )
    expect(orderDecider.decide(f2({ ...again, parcelId: 'b' } as OrderCommand), stateOf(...sentTwice))[0]).toMatchObject({
      again: { into: 'f-1.2.2', captures },
    })
  })
  test('can not be collected instead, nor pay for something else', () => {
    given(...onItsWay, goesAgain)
      .when({ type: 'MoveFulfilment', ...move, toMethod: 'pickup', hold: { reservationId: 'r-2', positions: [] } })
      .refused('METHOD_NOT_SUPPORTED', { method: 'pickup' })
  })
})

describe('what its store can not fulfil', () => {
  const choices = { chooseBy: twoOClock, choices: 'pickup,delivery,cancel' }
  const rejecting = (outcome?: 'cancel' | 'set_aside'): OrderCommand => ({
    type: 'RejectFulfilment',
    fulfilmentId: 'f-1',
    reason: 'broken',
    ...(outcome ? { outcome } : {}),
    notificationId: 'n-1',
    at: oneOClock,
  })
  const aside = (over: Partial<Extract<OrderEvent, { type: 'UnitsSetAside' }>> = {}): OrderEvent => ({
    type: 'UnitsSetAside',
    fulfilmentId: 'f-1',
    locationId: 'leeds',
    lines: units(1, 3),
    into: 'f-1',
    turns: null,
    reason: 'broken',
    setAsideAt: oneOClock,
    ...over,
  })
  test('a delivery is set aside', () => given(order).when(rejecting()).then(aside(), told('fulfilment.set_aside')))
  test('its shopper is asked once no place was found', () => {
    const offer: OrderCommand = {
      ...{ type: 'OfferChoice', fulfilmentId: 'f-1', chooseBy: twoOClock, notificationId: 'n-1', at: oneOClock },
    }
    const offered: OrderEvent = {
      ...{ type: 'ChoiceOffered', fulfilmentId: 'f-1', locationId: 'leeds', chooseBy: twoOClock, offeredAt: oneOClock },
    }
    given(order).when(offer).refused('WRONG_STATE', { state: 'open' })
    given(order, aside()).when(offer).then(offered, told('choice.offered', choices))
    given(order, aside(), offered).when(offer).nothing()
    const expire: OrderCommand = { type: 'ExpireFulfilment', fulfilmentId: 'f-1', notificationId: 'n-1', at: twoOClock }
    given(order, aside()).when(expire).refused('NOT_DUE', { due_at: 'never' })
    given(order, aside(), offered)
      .when({ ...expire, at: oneOClock } as OrderCommand)
      .refused('NOT_DUE', { due_at: twoOClock })
    expect(orderDecider.decide(expire, stateOf(order, aside(), offered)).map(({ type }) => type)).toEqual([
      'FulfilmentExpired',
      'NotificationDue',
    ])
  })
  test('or cancelled, if told', () =>
    given(order)
      .when(rejecting('cancel'))
      .then(
        {
          type: 'FulfilmentRejected',
          fulfilmentId: 'f-1',
          reason: 'broken',
          lines: [...units(1, 3), { lineId: 'post', units: [{ first: 1, last: 1 }] }],
          holds: [held('r-1')],
          voids: [{ paymentId: 'p-t-1' }],
          refundsDue: [],
          rejectedAt: oneOClock,
        },
        told('lines.cancelled'),
      ))
  test('what has come of it has come, though the rest is cancelled', () => {
    const arrived = [...packed, sent('a', [1, 1], 750, false), delivered('a', null)]
    const state = stateOf(...arrived)
    const ended = stateOf(...arrived, ...orderDecider.decide(rejecting('cancel'), state))
    expect(ended.fulfilments[0]?.progress).toEqual({ state: 'delivered' })
  })
  test('what is left of it waits in a group of its own', () =>
    given(...packed, sent('a', [1, 1], 750, false))
      .when(rejecting())
      .then(aside({ lines: units(2, 3), into: 'f-1.2', turns: 'left' }), told('fulfilment.set_aside', { fulfilmentId: 'f-1.2' })))
  test('nothing is picked of it', () =>
    given(order, aside())
      .when({ type: 'StartPicking', fulfilmentId: 'f-1', at: oneOClock })
      .refused('WRONG_STATE', { state: 'set_aside' }))
})
