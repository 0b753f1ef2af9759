import { expect, test } from 'vitest'
import { departures, goodsToHold } from '../../../services/orders/domain/stock.ts'
import { carryOut, charge, line, noon, pickup, placement } from './fixtures.ts'

test('lines of one SKU of a group are one position; charges and what has left hold nothing', () => {
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
  const positions = [
    { sku: 'A', locationId: 'leeds', quantity: 1 },
    { sku: 'B', locationId: 'leeds', quantity: 7 },
  ]
  expect(goodsToHold(order)).toEqual([{ group: pickup, positions }])
  expect(departures(order)).toEqual([
    { group: carryOut, leftAt: noon, positions: [{ sku: 'B', locationId: 'york', quantity: 9 }] },
  ])
})

test('two groups at one location hold each for itself, so that one can end alone', () => {
  const order = placement({
    lines: [line('l-1', 3, 500, { sku: 'B' }), line('l-2', 4, 400, { sku: 'B', fulfilmentId: 'f-3' })],
    fulfilments: [pickup, { ...pickup, fulfilmentId: 'f-3', method: 'delivery' }],
  })
  expect(goodsToHold(order).map(({ positions }) => positions)).toEqual([
    [{ sku: 'B', locationId: 'leeds', quantity: 3 }],
    [{ sku: 'B', locationId: 'leeds', quantity: 4 }],
  ])
})
