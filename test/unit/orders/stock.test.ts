import { expect, test } from 'vitest'
import { departures, positionsToHold } from '../../../services/orders/domain/stock.ts'
import { carryOut, charge, line, noon, pickup, placement } from './fixtures.ts'

test('lines of one SKU at one location are one position; charges and what has left hold nothing', () => {
  const order = placement({
    lines: [
      line('l-1', 3, 500, { sku: 'B' }),
      line('l-2', 4, 400, { sku: 'B' }),
      line('l-3', 1, 1, { sku: 'A' }),
      line('l-4', 9, 1, { sku: 'B', fulfilmentId: 'f-2' }),
      charge('l-5', 300),
    ],
    fulfilments: [pickup, carryOut],
  })
  expect(positionsToHold(order)).toEqual([
    { sku: 'A', locationId: 'leeds', quantity: 1 },
    { sku: 'B', locationId: 'leeds', quantity: 7 },
  ])
  expect(departures(order)).toEqual([
    { group: carryOut, leftAt: noon, positions: [{ sku: 'B', locationId: 'york', quantity: 9 }] },
  ])
})

test('two groups at one location hold one position together', () => {
  const order = placement({
    lines: [line('l-1', 3, 500, { sku: 'B' }), line('l-2', 4, 400, { sku: 'B', fulfilmentId: 'f-3' })],
    fulfilments: [pickup, { ...pickup, fulfilmentId: 'f-3', method: 'delivery' }],
  })
  expect(positionsToHold(order)).toEqual([{ sku: 'B', locationId: 'leeds', quantity: 7 }])
})
