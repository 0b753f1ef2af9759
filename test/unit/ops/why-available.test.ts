import { expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import type { Stock__Output } from '#protos/nahr/inventory/v1/Stock.ts'
import { whyAvailable } from '../../../services/ops/show/availability.ts'
import { at, logOf, told } from './hand-made.ts'

const POSITION = 'stock-MUG@leeds'
const held = (reservationId: string, quantity: number, order: string, seconds: number) =>
  told(POSITION, 'StockReserved', {
    ...{ reservationId, quantity, owner: { stream: order, step: 'placement/1' } },
    ...{ holdUntil: null, reservedAt: at(seconds) },
  })
const events = logOf([
  told(POSITION, 'StockReceived', { quantity: 10, reference: 'opening stock', occurredAt: at(0) }),
  held('r-1', 3, 'order-1', 1),
  held('r-2', 2, 'order-2', 2),
  held('r-3', 1, 'order-3', 3),
  told(POSITION, 'ReservationReleased', { reservationId: 'r-1', quantity: 3, because: 'cancelled', releasedAt: at(4) }),
  told(POSITION, 'SafetyStockSet', { units: 4, setAt: at(5) }),
])
const stock = (over: Partial<Stock__Output>): Stock__Output => ({
  ...{
    sku: 'MUG',
    locationId: 'leeds',
    onHand: '10',
    reserved: '3',
    damaged: '0',
    quarantine: '0',
    safety: '4',
    suppressed: '0',
  },
  ...{ available: '3', shortage: '0', revision: '5', backordered: '0', supply: '0', supplyShortage: '0', ...over },
})

test('what is available is a sum that comes out, and each unit that is promised is so to somebody', () => {
  expect(whyAvailable(stock({}), [], events).split('\n')).toEqual([
    'available 3: on hand 10 - reserved 3 - safety 4',
    `  2 for order-2, placement/1, since ${at(2)}`,
    `  1 for order-3, placement/1, since ${at(3)}`,
    '',
  ])
})

test('what was read before an event was written is not told by it', () => {
  const then = stock({ revision: '3', reserved: '6', safety: '0', available: '4' })
  expect(whyAvailable(then, [], events).split('\n').slice(0, 2)).toEqual([
    'available 4: on hand 10 - reserved 6',
    `  3 for order-1, placement/1, since ${at(1)}`,
  ])
})

test('a sum below zero is said to be capped', () => {
  expect(whyAvailable(stock({ safety: '40', available: '0' }), [], events)).toMatch(
    /^available 0: on hand 10 - reserved 3 - safety 40, never below 0\n/,
  )
})

test('what is still to come is told with what waits for it, and when the first unit beyond that is expected', () => {
  const supplies = [
    { supplyId: 'po-1', quantity: '3', expectedAt: toTimestamp('2030-03-01T08:00:00.000Z') },
    { supplyId: 'po-2', quantity: '4', expectedAt: toTimestamp('2030-04-01T08:00:00.000Z') },
  ]
  const coming = (backordered: string) =>
    whyAvailable(stock({ supply: '7', backordered }), supplies, events)
      .split('\n')
      .slice(-4, -1)
  const each = ['  3 of po-1, expected 2030-03-01T08:00:00.000Z', '  4 of po-2, expected 2030-04-01T08:00:00.000Z']
  expect(coming('0')).toEqual(['on order 7: announced 7, the first of them expected 2030-03-01T08:00:00.000Z', ...each])
  expect(coming('3')).toEqual([
    'on order 4: announced 7 - backordered 3, the first of them expected 2030-04-01T08:00:00.000Z',
    ...each,
  ])
  expect(coming('9')).toEqual(['on order 0: announced 7 - backordered 9', ...each])
})
