import { describe, expect, test } from 'vitest'
import { at, audited, type Told, told } from './hand-made.ts'
import {
  amended,
  cancelled,
  cash,
  group,
  hold,
  lost,
  names,
  order,
  orderCancelled,
  picked,
  reserved,
  sale,
  sent,
  shop,
  some,
  stock,
  travelling,
  units,
  whole,
} from './ordered-log.ts'

const leaves = [...sale(), ...picked('f', 3), sent('f', 1, 1)]
const abandoned = (attempt = 1) =>
  order('PlacementAbandoned', {
    attempt,
    because: 'refused',
    holds: [{ reservationId: 'r', positions: some(2) }],
    abandonedAt: at(0),
  })
const nothingHeld = { because: 'fault', holds: [], abandonedAt: at(0) }
const letsGo = (first: number, last = first) => {
  const quantity = last - first + 1
  return cancelled([units('f', first, last)], { holds: [hold('f', quantity, 'x')], refundsDue: cash(quantity * 100) })
}
const released = (reservationId: string, quantity: number, data: object) =>
  stock('ReservationReleased', { reservationId, quantity, because: 'cancelled', releasedAt: at(40), ...data })
const issue = { issueId: 'i', locationId: 'depot', leftAt: at(0), positions: some(3) }
const heldFor = (seconds: number) => (event: Told) =>
  event.type === 'StockReserved' ? { ...event, data: { ...event.data, holdUntil: at(seconds) } } : event

describe('an order', () => {
  test.each<[string, Told[], string]>([
    ['is not given up once it is placed', [...sale(), abandoned(2)], 'abandons the placement of an order that was placed'],
    [
      'is placed once',
      sale().concat(sale({ changed: { channelOrderId: 'w-2' } }).slice(-1)),
      'places an order that was placed before',
    ],
    [
      'names an issue once for what left before',
      sale({ left: ['f', 'g'], changed: { issues: [issue, { ...issue, positions: some(1) }] } }),
      'names one issue twice',
    ],
    [
      'names an issue for whatever left before',
      sale({ left: ['f', 'g'], changed: { issues: [issue] } }),
      `what has left is [["depot","${at(0)}",[["stock-A@depot",1]]],["depot","${at(0)}",[["stock-A@depot",3]]]], but its issues are [["depot","${at(0)}",[["stock-A@depot",3]]]]`,
    ],
    ['is not cancelled once something left', [...leaves, orderCancelled(whole)], 'cancels an order whose goods have left'],
    [
      'is cancelled with all of its groups',
      [...sale(), orderCancelled({ lines: [units('f', 1, 3)], holds: [hold('f', 3)] })],
      'leaves units of fulfilment g uncancelled',
    ],
    [
      'ends nothing once it is cancelled',
      [...sale(), orderCancelled(whole), letsGo(1)],
      'ends units of an order that is cancelled',
    ],
    [
      'gives up a move once it is placed',
      [...shop, order('MoveAbandoned', { move: 1, ...nothingHeld })],
      'gives up a move of an order that was never placed',
    ],
    [
      'gives up an amendment once it is placed',
      [...shop, order('AmendmentAbandoned', { amendment: 1, payments: [], ...nothingHeld })],
      'gives up an amendment of an order that was never placed',
    ],
    [
      'is amended with what is held for it alone',
      [...sale(), amended({ reserved: [{ ...hold('q', 1), fulfilmentId: 'q' }] })],
      'holds more than its groups need',
    ],
    [
      'names an issue once for what leaves',
      [
        ...leaves,
        sent('f', 2, 2, { issue: { ...issue, issueId: 'i-1', leftAt: at(20), reservationId: 'h-f', positions: some(1) } }),
      ],
      'names issue i-1 twice',
    ],
    ['names a release once', [...sale(), letsGo(1), letsGo(2)], 'names release x twice'],
    [
      'has not moved but with all of a group',
      [
        ...sale(),
        order('FulfilmentMoved', {
          ...{ moveId: 'm', move: 1, fulfilmentId: 'f', fromLocationId: 'depot', lines: [units('f', 1)], into: 'm' },
          ...{ method: 'delivery', locationId: 'store', pickBy: at(3600), turns: 'moved', movedAt: at(20) },
          ...{ hold: { reservationId: 'm', positions: some(1, 'store') }, holds: [hold('f', 1, 'x')] },
        }),
      ],
      'turns its group to moved, of which more may leave',
    ],
    [
      'lets go on the way of what it gave up',
      [
        ...sale(),
        ...travelling('h-f'),
        told('transfer-t', 'CarriedPromiseEnded', {
          sku: 'A',
          reservationId: 'h-f',
          quantity: 1,
          releaseId: 'x',
          endedAt: at(0),
        }),
      ],
      'ends as x what order-1 did not give up',
    ],
    [
      'keeps what it was placed with, although that had a time',
      [...sale().map(heldFor(60)), stock('ReservationLapsed', { reservationId: 'h-f', quantity: 3, lapsedAt: at(60) })],
      'lapses what order-1 counts on',
    ],
    [
      'lets go of all that it gave up of what is held',
      [...sale(), letsGo(1, 2), released('h-f', 1, { releaseId: 'x' })],
      'releases 1 as x, where 2 are to go and more are held',
    ],
    [
      'lets nothing go as cancelled that was never placed',
      [...shop, reserved('r', 2), abandoned(), released('r', 2, {})],
      'order-1 is not cancelled',
    ],
  ])('%s', (_, log, why) => names(log, `reservations: ${why}`))
})

test('what goes again and ends tells where nothing was held for it', () => {
  const goes = lost('parcel-1', { lines: [units('f', 1)], again: { into: 'f.2', captures: [] } })
  const ended = { ended: [{ fulfilmentId: 'f.2', state: 'cancelled' }], holds: [] }
  const why = 'ends what nothing is held for in [], where that is [depot]'
  names([...leaves, goes, cancelled([units('f', 1)], ended)], `reservations: ${why}`)
})

describe('a group of an order', () => {
  const ended = { ended: [{ fulfilmentId: 'g', state: 'cancelled' }], holds: [hold('g', 1)], refundsDue: cash(100) }
  const from = { fulfilmentId: 'f', lines: [units('f', 1)], into: 'g' }
  const parcel = { parcelId: 'parcel', carrier: 'post', trackingReference: '' }
  const transit = { transferId: 't', reservationId: 'h-f', from: 'depot', to: 'store', positions: some(1) }
  const moved = {
    ...{ ...from, moveId: 'm', move: 1, fromLocationId: 'depot', method: 'delivery', locationId: 'store', pickBy: at(3600) },
    ...{ hold: { reservationId: 'm', positions: some(1, 'store') }, holds: [hold('f', 1, 'x')], turns: null, movedAt: at(50) },
  }
  const there = { ...from, locationId: 'depot' }
  const inStore: Told[] = [
    told('stock-A@store', 'StockReceived', { quantity: 9, reference: '', occurredAt: at(0) }),
    told('stock-A@store', 'StockReserved', {
      ...{ reservationId: 'm', quantity: 1, owner: { stream: 'order-1', step: 'move/1' }, holdUntil: null, reservedAt: at(0) },
    }),
  ]
  const groups = [group('f', { method: 'ship_to_store', destinationId: 'store' }), group('g')]

  test.each<[string, Told[], Told, string]>([
    [
      'of what is lost and goes again',
      leaves,
      lost('parcel-1', { lines: [units('f', 1)], again: { into: 'g', captures: [] } }),
      'sends again in fulfilment g, which is there',
    ],
    [
      'of what is sent to a store',
      [...sale({ changed: { fulfilments: groups } }), ...picked('f', 3)],
      order('SentToStore', { ...from, ...parcel, transit, sentAt: at(20) }),
      'sends into fulfilment g',
    ],
    [
      'of what is set aside',
      sale(),
      order('UnitsSetAside', { ...there, turns: null, reason: '', setAsideAt: at(20) }),
      'sets aside into fulfilment g',
    ],
    [
      'of what is split off',
      sale(),
      order('FulfilmentSplit', { ...there, pickBy: at(3600), splitAt: at(20) }),
      'splits off fulfilment g, which is there',
    ],
    ['of what is moved', [...sale(), ...inStore], order('FulfilmentMoved', moved), 'moves into fulfilment g'],
  ])('%s is none that lives, and none that ended', (_, before, event, why) => {
    names([...before, event], `fulfilments: ${why}`)
    names([...before, cancelled([units('g', 1)], ended), event], `fulfilments: ${why}`)
  })

  test('tells why it was moved there in the words of sourcing', () => {
    const because = (...sourcedBecause: string[]) => order('FulfilmentMoved', { ...moved, into: 'f.2', sourcedBecause })
    const wrongOf = (event: Told) =>
      audited([...sale(), ...inStore, event]).checked.find(({ name }) => name === 'structure')?.violation
    expect(wrongOf(because('nearest', 'id'))).toBeNull()
    expect(wrongOf(because('luck'))?.why).toMatch(/^data\.sourcedBecause\.0: /)
    expect(wrongOf(because())?.why).toMatch(/^data\.sourcedBecause: /)
  })
})

describe('stock', () => {
  test.each<[string, Told[], string]>([
    [
      'is let go once for each release',
      [...sale(), letsGo(1), released('h-f', 1, { releaseId: 'x' }), released('h-f', 1, { releaseId: 'x' })],
      'release x was made before',
    ],
    [
      'is let go with what it frees',
      [...sale(), letsGo(1), released('h-f', 0, { releaseId: 'x' })],
      'releases nothing of reservation h-f',
    ],
  ])('%s', (_, log, why) => names(log, `stock: ${why}`))
})
