import { describe, expect, test } from 'vitest'
import type { Stored } from '#kernel/stored.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { Fulfilment } from '../../../services/orders/domain/order.ts'
import { dueAtOf } from '../../../services/orders/domain/pickup.ts'
import { isAwaiting, isLiving } from '../../../services/orders/domain/standing.ts'
import { groupsOf, type OrderLocationRow, orderLocations } from '../../../services/orders/read-models/order-locations.ts'
import { decodeEvent } from '../../../services/orders/stored-events.ts'
import { byToken, line, oneOClock, pickup, placed, placement, twoOClock } from './fixtures.ts'

const delivery: Fulfilment = { ...pickup, method: 'delivery' }
const order = placed({
  placement: placement({ lines: [line('l-1', 3, 500)], fulfilments: [delivery], tenders: [byToken('t-1', 1500)] }),
})

const storedAt = (event: OrderEvent, revision: number): Stored<OrderEvent> => ({
  event,
  id: `e-${revision}`,
  stream: 'order-o-1',
  revision,
  position: BigInt(revision),
  created: oneOClock,
  metadata: {
    requestId: `q-${revision}`,
    commandHash: '',
    actor: { key: 'key-1', kind: 'service', id: 'orders', channel: '' },
    causationId: null,
    correlationId: '',
    traceparent: null,
    recordedAt: oneOClock,
  },
})

/** Groups, their states, what is due when and which await goods, by location: as the read model has them, and as the stream. */
const told = (...commands: OrderCommand[]) => toldOf(order, commands)
function toldOf(first: OrderEvent, commands: OrderCommand[]) {
  const events = [first]
  const stateNow = () => events.reduce(orderDecider.evolve, orderDecider.initial)
  for (const command of commands) events.push(...orderDecider.decide(command, stateNow()))
  const rows = new Map<string, OrderLocationRow>()
  for (const [revision, event] of events.entries()) {
    const { type, ...data } = event
    const stored = storedAt(decodeEvent(type, data), revision)
    for (const key of orderLocations.keysOf(stored)) {
      const id = JSON.stringify(key)
      const row = orderLocations.fold(rows.get(id), stored, key)
      if (row) rows.set(id, row as OrderLocationRow)
      else rows.delete(id)
    }
  }
  const state = stateNow()
  if (state.state === 'unplaced') throw new Error('nothing was placed')
  const shown = [...rows.values()].flatMap(row =>
    groupsOf(row).map(
      group => `${row.location_id} ${group.fulfilmentId} ${group.state} ${group.dueAt}${mark(group.awaitsGoods)}`,
    ),
  )
  const stands = state.fulfilments.map(group => {
    const { locationId, fulfilmentId, progress } = group
    return `${locationId} ${fulfilmentId} ${progress.state} ${isLiving(group) ? dueAtOf(group) : null}${mark(isAwaiting(group))}`
  })
  return { shown: shown.sort(), stands: stands.sort() }
}

const mark = (awaitsGoods: boolean) => (awaitsGoods ? ' awaits' : '')
const ids = { notificationId: 'n-1', at: oneOClock }
const of = (fulfilmentId: string) => ({ fulfilmentId, ...ids })
const again = 'f-1.2'
const sentAgain: OrderCommand[] = [
  { type: 'StartPicking', fulfilmentId: 'f-1', at: oneOClock },
  { type: 'RecordPick', fulfilmentId: 'f-1', lines: [{ lineId: 'l-1', quantity: 3 }], at: oneOClock },
  {
    ...{ type: 'RecordShipment', parcelId: 'a', carrier: 'post', trackingReference: '', lines: [] },
    ...{ issueId: 'i-a', transferId: 't-a', ...of('f-1') },
  },
  { type: 'RecordLost', parcelId: 'a', reason: 'a storm', outcome: 'send_again', ...of('f-1') },
]

describe('what a location has of a parcel that was lost and is sent again', () => {
  const ends: [string, OrderCommand[]][] = [
    ['waits', []],
    ['was rejected', [{ type: 'RejectFulfilment', reason: 'nowhere', outcome: 'cancel', ...of(again) }]],
    [
      'was not chosen for in time',
      [
        { type: 'OfferChoice', chooseBy: twoOClock, ...of(again) },
        { type: 'ExpireFulfilment', ...of(again), at: twoOClock },
      ],
    ],
    ['was cancelled', [{ type: 'CancelLines', cancellationId: 'c-1', lines: [], reason: 'no more', ...ids }]],
    [
      'was cancelled in part and then whole',
      [1, 2].map(quantity => ({
        ...{ type: 'CancelLines', cancellationId: `c-${quantity}`, lines: [{ lineId: 'l-1', quantity }], reason: '', ...ids },
      })),
    ],
    [
      'goes from elsewhere',
      [
        {
          ...{
            type: 'MoveFulfilment',
            moveId: 'm-1',
            move: 1,
            lines: [],
            toLocationId: 'york',
            toMethod: null,
            pickBy: twoOClock,
          },
          ...of(again),
          hold: { reservationId: 'r-2', positions: [{ sku: 'sku-l-1', locationId: 'york', quantity: 3 }] },
        },
      ],
    ],
  ]
  test.each(ends)('as the stream tells where it %s', (_, commands) => {
    const { shown, stands } = told(...sentAgain, ...commands)
    expect(shown).toEqual(stands)
  })
})

describe('what a location has of a delivery that is set aside', () => {
  const pick: OrderCommand = { type: 'StartPicking', fulfilmentId: 'f-1', at: oneOClock }
  const whole: OrderCommand = { type: 'RejectFulfilment', reason: 'broken', chooseBy: twoOClock, ...of('f-1') }
  const part: OrderCommand = {
    ...{ type: 'RecordPick', lines: [{ lineId: 'l-1', quantity: 1 }], missing: [{ lineId: 'l-1', quantity: 2 }] },
    ...{ missingThen: 'set_aside', chooseBy: twoOClock, ...of('f-1') },
  }
  const sets: [string, string, OrderCommand[]][] = [
    ['as a whole', 'f-1', [whole]],
    ['in part', 'f-1.2', [pick, part]],
  ]
  test.each(sets)('%s: nothing is due before its shopper is asked', (_, aside, commands) => {
    const before = told(...commands)
    expect(before.shown).toEqual(before.stands)
    expect(before.shown).toContain(`leeds ${aside} set_aside null`)
    const after = told(...commands, { type: 'OfferChoice', chooseBy: twoOClock, ...of(aside) })
    expect(after.shown).toEqual(after.stands)
  })
})

describe('what a location has of a delivery whose goods are still to come', () => {
  const awaits = [{ sku: 'sku-l-1', quantity: 2, expectedAt: twoOClock }]
  const fulfilments: Fulfilment[] = [{ ...delivery, pickBy: null, againstSupply: { by: null }, awaits }]
  const preorder = placed({
    placement: placement({ lines: [line('l-1', 3, 500)], fulfilments, tenders: [byToken('t-1', 1500)] }),
  })
  const anew = { promised: { delivery: twoOClock }, keptUntil: twoOClock }
  const cancelled = (quantity: number): OrderCommand => ({
    ...{ type: 'CancelLines', cancellationId: 'c-1', lines: [{ lineId: 'l-1', quantity }], reason: '', anew, ...ids },
  })
  const seen = (held: number): OrderCommand => {
    return { type: 'RecordGoods', seen: [{ sku: 'sku-l-1', held, expectedAt: null }], anew, ...of('f-1') }
  }
  const ends: [string, OrderCommand[], string][] = [
    ['it waits', [], 'open null awaits'],
    ['some of them came', [seen(2)], 'open null awaits'],
    ['all came', [seen(3)], `open ${twoOClock}`],
    ['as many are cancelled', [cancelled(2)], `open ${twoOClock}`],
    ['all are cancelled', [cancelled(3)], 'cancelled null'],
    ['it is set aside', [{ type: 'RejectFulfilment', reason: '', chooseBy: twoOClock, ...of('f-1') }], 'set_aside null'],
  ]
  test.each(ends)('%s', (_, commands, expected) => {
    const { shown, stands } = toldOf(preorder, commands)
    expect(shown).toEqual(stands)
    expect(shown).toEqual([`leeds f-1 ${expected}`])
  })
})
