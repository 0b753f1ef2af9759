import { describe, expect, test } from 'vitest'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { fateOfHold } from '../../../services/orders/domain/fate.ts'
import type { Fulfilment } from '../../../services/orders/domain/order.ts'
import { decodeEvent } from '../../../services/orders/stored-events.ts'
import { orderSnapshot } from '../../../services/orders/stored-order.ts'
import { cancel, carryOut, heldFor, line, noon, oneOClock, pickup, placed, placement } from './fixtures.ts'

const positions = [
  { sku: 'sku-l-1', locationId: 'leeds', quantity: 3 },
  { sku: 'sku-l-2', locationId: 'leeds', quantity: 2 },
]
/** As it was written before payments were known: one hold for all groups. */
const old = {
  OrderPlaced: {
    attempt: 1,
    channel: { id: 'web-uk', kind: 'web' },
    channelOrderId: '536365',
    customerId: null,
    recipient: null,
    currency: 'GBP',
    pricesIncludeTax: true,
    lines: [
      { lineId: 'l-1', sku: 'sku-l-1', kind: 'goods', quantity: 3, unitPriceMinor: 300, fulfilmentId: 'f-1' },
      { lineId: 'l-2', sku: 'sku-l-2', kind: 'goods', quantity: 2, unitPriceMinor: 200, fulfilmentId: 'f-3' },
      { lineId: 'l-3', sku: 'sku-l-3', kind: 'goods', quantity: 1, unitPriceMinor: 200, fulfilmentId: 'f-2' },
    ].map(each => ({ ...each, discounts: [], taxMinor: 0, totalMinor: each.quantity * each.unitPriceMinor })),
    fulfilments: [
      { fulfilmentId: 'f-1', method: 'pickup', locationId: 'leeds', leftAt: null },
      { fulfilmentId: 'f-3', method: 'delivery', locationId: 'leeds', leftAt: null },
      { fulfilmentId: 'f-2', method: 'carry_out', locationId: 'york', leftAt: noon },
    ],
    tenders: [{ tenderId: 't-1', kind: 'card', amountMinor: 1500, reference: 'settled' }],
    totalMinor: 1500,
    occurredAt: noon,
    placedAs: 'as-1',
    holds: [{ reservationId: 'r-1', positions }],
    issues: [],
    placedAt: noon,
  },
  PlacementAbandoned: { attempt: 1, because: 'swept', holds: [{ reservationId: 'r-1', positions }], abandonedAt: oneOClock },
  OrderCancelled: {
    reason: '',
    lines: [{ lineId: 'l-1', units: [{ first: 1, last: 3 }] }],
    holds: [{ reservationId: 'r-1', positions }],
    refundsDue: [{ tenderId: 't-1', amountMinor: 1500 }],
    cancelledAt: oneOClock,
  },
}

describe('events of the time before payments', () => {
  test('an order is settled by its channel, and each group holds its own part', () => {
    const lifted = decodeEvent('OrderPlaced', old.OrderPlaced)
    const [mugs, plates] = positions
    expect(lifted).toMatchObject({
      receiptNumber: null,
      fulfilments: [{ pickBy: null }, { pickBy: null }, { leftAt: noon, pickBy: null }],
      tenders: [{ paymentId: null, authorization: 'settled' }],
      holds: [
        { reservationId: 'r-1', fulfilmentId: 'f-1', positions: [mugs] },
        { reservationId: 'r-1', fulfilmentId: 'f-3', positions: [plates] },
      ],
      payments: [],
      voids: [],
    })
  })
  test('what is placed then is cancelled now, and what was cancelled then stays so', () => {
    const { lines, fulfilments, tenders } = old.OrderPlaced
    const open = { lines: lines.slice(0, 2), fulfilments: fulfilments.slice(0, 2), totalMinor: 1300 }
    const paid = tenders.map(tender => ({ ...tender, amountMinor: 1300 }))
    const order = orderDecider.evolve(
      orderDecider.initial,
      decodeEvent('OrderPlaced', { ...old.OrderPlaced, ...open, tenders: paid }),
    )
    const [cancelled] = orderDecider.decide(cancel(), order)
    expect(cancelled).toMatchObject({
      holds: [{ reservationId: 'r-1' }, { reservationId: 'r-1' }],
      refundsDue: [{ amountMinor: 1300 }],
      voids: [],
    })
    const since = orderDecider.evolve(order, decodeEvent('OrderCancelled', old.OrderCancelled))
    expect(fateOfHold(since, { attempt: 1, reservationId: 'r-1' })).toBe('void')
  })
  test('a shared hold is void only when every group has ended', () => {
    const order = orderDecider.evolve(orderDecider.initial, decodeEvent('OrderPlaced', old.OrderPlaced))
    const [rejected] = orderDecider.decide(
      { type: 'RejectFulfilment', fulfilmentId: 'f-1', reason: '', notificationId: 'n', at: oneOClock },
      order,
    )
    expect(rejected).toMatchObject({ holds: [{ reservationId: 'r-1', positions: [positions[0]] }] })
    const after = rejected ? orderDecider.evolve(order, rejected) : order
    expect(fateOfHold(after, { attempt: 1, reservationId: 'r-1' })).toBe('committed')
  })
  test('an abandoned placement held no payment', () =>
    expect(decodeEvent('PlacementAbandoned', old.PlacementAbandoned)).toMatchObject({ payments: [] }))
})

const step = (command: Parameters<typeof orderDecider.decide>[0]) => command
const at = oneOClock
const f1 = { fulfilmentId: 'f-1', at }
const anew = { promised: { pickup: '2010-12-02T00:00:00.000Z' }, keptUntil: '2010-12-08T12:00:00.000Z' }
const ofTwo = (first: number, last: number) => ({ lineId: 'l-2', units: [{ first, last }] })
/** Every event that there is, as decisions make them. */
const paths: [string, Parameters<typeof orderDecider.decide>[0][]][] = [
  [
    'a pickup that is handed over',
    [
      step({ type: 'StartPicking', ...f1 }),
      step({ type: 'RecordPick', ...f1, lines: [{ lineId: 'l-1', quantity: 3 }] }),
      step({
        type: 'MarkReady',
        ...f1,
        codeHash: 'h',
        pickupUntil: null,
        keptUntil: '2010-12-08T12:00:00.000Z',
        notificationId: 'n',
      }),
      step({ type: 'HandOver', ...f1, codeHash: 'x', overrideReason: null, issueId: 'i' }),
      step({ type: 'HandOver', ...f1, codeHash: 'h', overrideReason: null, issueId: 'i' }),
    ],
  ],
  ['a pickup that is rejected', [step({ type: 'RejectFulfilment', ...f1, reason: 'broken', notificationId: 'n' })]],
  [
    'a pickup that expires',
    [step({ type: 'ExpireFulfilment', fulfilmentId: 'f-1', at: '2010-12-02T00:00:00.000Z', notificationId: 'n' })],
  ],
  [
    'a pickup that is split, held and released',
    [
      step({ type: 'SplitFulfilment', ...f1, lines: [{ lineId: 'l-1', quantity: 1 }], anew, notificationId: 'n' }),
      step({ type: 'HoldOrder', stopId: 's', reason: 'x', by: 'y', at }),
      step({ type: 'ReleaseHold', stopId: 's', anew, at }),
    ],
  ],
  [
    'a claim of which part comes back and part is given up',
    [
      step({ type: 'ClaimUnits', returnId: 'r-1', lines: [ofTwo(1, 2)], opening: '{}', at }),
      step({ type: 'RecordReturned', returnId: 'r-1', lines: [ofTwo(1, 1)], refunds: [], at }),
      step({ type: 'ReleaseClaim', returnId: 'r-1', lines: [], reason: 'rejected', at }),
    ],
  ],
]

const sold = [line('l-1', 3, 500), line('l-2', 2, 0, { fulfilmentId: 'f-2' })]
const sent: Fulfilment = {
  ...{ fulfilmentId: 'd-1', method: 'delivery', locationId: 'depot', leftAt: null, pickBy: null, destinationId: null },
  sourced: { because: ['covers_all', 'nearest'], lines: [{ lineId: 'l-3', units: [{ first: 1, last: 1 }] }] },
}

describe('stored and read again, events and states are the same', () => {
  test.each(paths)('%s', (_, commands) => {
    const events: OrderEvent[] = [
      placed({
        placement: placement({
          lines: [...sold, line('l-3', 1, 0, { fulfilmentId: 'd-1' })],
          fulfilments: [pickup, carryOut, sent],
        }),
        holds: [heldFor('f-1'), heldFor('d-1', 'r-2')],
      }),
    ]
    let order = events.reduce(orderDecider.evolve, orderDecider.initial)
    for (const command of commands) {
      const caused = orderDecider.decide(command, order)
      expect(caused.length).toBeGreaterThan(0)
      events.push(...caused)
      order = caused.reduce(orderDecider.evolve, order)
      expect(orderSnapshot.decode(JSON.parse(JSON.stringify(orderSnapshot.encode(order))))).toEqual(order)
    }
    const stored: { type: string }[] = JSON.parse(JSON.stringify(events))
    expect(stored.map(({ type, ...data }) => decodeEvent(type, data))).toEqual(events)
  })
})
