import { describe, test } from 'vitest'
import { stockDecider } from '../../../services/inventory/domain/stock/decide.ts'
import { specification } from '../../specification.ts'
import { adjusted, issued, received, redispose, redisposed, reserve, reserved, returned, short, takeBack } from './fixtures.ts'

const { given } = specification(stockDecider)
const part = (quantity: number, disposition: 'sellable' | 'damaged' | 'quarantine' | 'vendor') => ({ quantity, disposition })

describe('goods that come back', () => {
  test('are taken where they never were', () =>
    given()
      .when(takeBack('e-1', [part(1, 'sellable'), part(2, 'quarantine')]))
      .then(returned('e-1', 1, 'sellable'), returned('e-1', 2, 'quarantine')))

  test('can be promised when they are sellable, and only then', () => {
    const back = [returned('e-1', 1, 'sellable'), returned('e-1', 2, 'quarantine'), returned('e-1', 3, 'damaged')]
    given(...back)
      .when(reserve('r-1', 1))
      .then(reserved('r-1', 1))
    given(...back)
      .when(reserve('r-1', 2))
      .refused('INSUFFICIENT_STOCK', { available: 1 })
  })

  test('and go to the vendor never lie here', () =>
    given(returned('e-1', 9, 'vendor'))
      .when(reserve('r-1', 1))
      .refused('INSUFFICIENT_STOCK', { available: 0 }))

  test('make a shortage good', () =>
    given(received(2), reserved('r-1', 2), short(2, 'adjusted', [['r-1', 2]]), adjusted(-2))
      .when(takeBack('e-1', [part(1, 'sellable'), part(4, 'damaged')]))
      .then(returned('e-1', 1, 'sellable'), returned('e-1', 4, 'damaged'), short(1, 'returned', [['r-1', 1]])))

  test('count once by their entry', () =>
    given(returned('e-1', 1, 'sellable'), returned('e-1', 2, 'damaged'))
      .when(takeBack('e-1', [part(2, 'damaged'), part(1, 'sellable')]))
      .nothing())

  test.each([
    ['another quantity', [part(2, 'sellable')]],
    ['another disposition', [part(1, 'damaged')]],
    ['more parts', [part(1, 'sellable'), part(1, 'vendor')]],
  ])('are refused when the same entry tells of %s', (_, parts) =>
    given(returned('e-1', 1, 'sellable'))
      .when(takeBack('e-1', parts))
      .refused('ENTRY_DIFFERS', { sellable: 1 }),
  )
})

describe('deciding again about what was set aside', () => {
  const inQuarantine = [received(5), returned('e-1', 3, 'quarantine')]

  test.each(['sellable', 'damaged', 'vendor'] as const)('it becomes %s', to =>
    given(...inQuarantine)
      .when(redispose(2, { from: 'quarantine', to }))
      .then(redisposed(2, { from: 'quarantine', to })),
  )

  test('what is sellable then can be promised', () =>
    given(...inQuarantine, redisposed(3, { from: 'quarantine', to: 'sellable' }))
      .when(reserve('r-1', 8))
      .then(reserved('r-1', 8)))

  test('what goes to the vendor has left', () =>
    given(...inQuarantine, redisposed(3, { from: 'quarantine', to: 'vendor' }), issued('i-1', 5))
      .when(reserve('r-1', 1))
      .refused('INSUFFICIENT_STOCK', { available: 0 }))

  test('no more than lie there', () =>
    given(...inQuarantine)
      .when(redispose(4, { from: 'quarantine', to: 'sellable' }))
      .refused('INSUFFICIENT_UNITS', { disposition: 'quarantine', requested: 4, present: 3 }))

  test('sellable units make a shortage good', () =>
    given(returned('e-1', 2, 'damaged'), short(2, 'issued'), issued('till', 2))
      .when(redispose(1, { from: 'damaged', to: 'sellable' }))
      .then(redisposed(1, { from: 'damaged', to: 'sellable' }), short(1, 'redisposed')))
})
