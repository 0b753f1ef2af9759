import { describe, expect, test } from 'vitest'
import { createMatcher } from '../../../services/ops/import/matching.ts'
import { row } from './online-retail.ts'

type Told = Parameters<typeof row>[0]
const at = (hour: number) => `2010-12-01T${String(hour).padStart(2, '0')}:00:00.000Z`
const back = (quantity: number, told: Told = {}) => row({ invoice: 'C', quantity: -quantity, at: at(20), ...told })
const sale = (invoice: string, quantity: number, hour: number, told: Told = {}) =>
  row({ invoice, quantity, at: at(hour), ...told })

/** What each cancellation takes of which sale, in their order. */
function matched(sales: ReturnType<typeof row>[], ...cancellations: ReturnType<typeof row>[]) {
  const matcher = createMatcher(cancellations)
  for (const each of sales) matcher.sold(each)
  return cancellations.map(each => {
    const { parts, unmatched } = matcher.cancelled(each)
    return [
      ...parts.map(({ sale: { invoice }, units }) => `${invoice}: ${units.first}–${units.last}`),
      ...(unmatched ? [unmatched] : []),
    ]
  })
}

describe('a cancellation', () => {
  test('takes back the newest earlier sale of just so many units, else the newest that holds enough', () => {
    const sales = [sale('1', 3, 8), sale('2', 9, 9), sale('3', 5, 10)]
    expect(matched(sales, back(3))).toEqual([['1: 1–3']])
    expect(matched(sales, back(4))).toEqual([['3: 1–4']])
    expect(matched(sales, back(6))).toEqual([['2: 1–6']])
  })

  test('takes from several, the newest first, where none holds enough; what is beyond fits none', () => {
    expect(matched([sale('1', 3, 8), sale('2', 2, 9)], back(4))).toEqual([['2: 1–2', '1: 1–2']])
    expect(matched([sale('1', 3, 8)], back(4))).toEqual([['1: 1–3', 1]])
  })

  test('never takes a unit that another took', () =>
    expect(matched([sale('1', 5, 8)], back(2), back(2), back(2))).toEqual([['1: 1–2'], ['1: 3–4'], ['1: 5–5', 1]]))

  test('takes nothing sold later, to others, of another code or at another price', () => {
    const others = [
      ...[sale('1', 1, 21), sale('2', 1, 8, { customer: '1' }), sale('3', 1, 8, { sku: '85123a' })],
      ...[sale('4', 1, 8, { unitPriceMinor: 254 }), sale('5', 1, 8, { customer: '' })],
    ]
    expect(matched(others, back(1))).toEqual([[1]])
    expect(matched([sale('1', 1, 20)], back(1))).toEqual([['1: 1–1']])
  })

  test('without a customer takes back a sale without one, where no other fits as well', () => {
    const nobody = { customer: '' }
    expect(matched([sale('1', 5, 8, nobody), sale('2', 1, 9, nobody)], back(2, nobody))).toEqual([['1: 1–2']])
    expect(matched([sale('1', 5, 8, nobody), sale('2', 3, 9, nobody)], back(2, nobody))).toEqual([[2]])
    expect(matched([sale('1', 5, 8)], back(2, nobody))).toEqual([[2]])
  })
})
