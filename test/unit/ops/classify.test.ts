import { describe, expect, test } from 'vitest'
import { classify } from '../../../services/ops/import/classify.ts'
import { kindOf, namesOf } from '../../../services/ops/import/items.ts'
import { penceOf, readRow } from '../../../services/ops/import/rows.ts'
import { row } from './online-retail.ts'

const outcomes = (...rows: Parameters<typeof row>[0][]) =>
  classify(rows.map(row)).map(({ outcome, reason }) => `${outcome}: ${reason}`)

describe('a row', () => {
  test('of priced goods becomes an order line', () => expect(outcomes({})).toEqual(['order line: priced goods']))

  test('of postage, fees and vouchers becomes a charge line', () =>
    expect(outcomes({ sku: 'POST' }, { sku: 'AMAZONFEE' }, { sku: 'gift_0001_30' }, { sku: 'M' })).toEqual([
      'charge line: priced postage',
      'charge line: priced fee',
      'charge line: priced voucher',
      'charge line: priced manual',
    ]))

  test('at price 0 beside a priced one is a free line', () =>
    expect(outcomes({ unitPriceMinor: 0 }, {})[0]).toBe('free line: goods at price 0 beside priced lines'))

  test('at price 0 without a priced one adjusts stock', () =>
    expect(outcomes({ unitPriceMinor: 0 })).toEqual(['stock adjustment: price 0 in an invoice without a priced line']))

  test('of postage at price 0 without a priced one leaves nothing to record', () =>
    expect(outcomes({ unitPriceMinor: 0, sku: 'DOT' })).toEqual(['nothing to record: postage at price 0 without a priced line']))

  test('of goods below zero in a sale invoice adjusts stock, beside priced rows too', () =>
    expect(outcomes({ quantity: -5, unitPriceMinor: 0 }, {})[0]).toBe('stock adjustment: negative quantity in a sale invoice'))

  test('of a cancellation looks for its sale', () =>
    expect(outcomes({ invoice: 'C536379', quantity: -1 }, { invoice: 'C536379', quantity: -1, sku: 'D' })).toEqual([
      'cancellation: of goods',
      'cancellation: of discount',
    ]))

  test('that no rule explains is said to be so', () =>
    expect(
      outcomes({ quantity: 0 }, { unitPriceMinor: -1106206 }, { quantity: -1, sku: 'POST' }, { fault: 'no stock code' }),
    ).toEqual([
      'unexplained: quantity 0',
      'unexplained: price below zero',
      'unexplained: negative postage in a sale invoice',
      'unexplained: no stock code',
    ]))
})

test('codes that differ by case are different codes', () => {
  expect([kindOf('m'), kindOf('M'), kindOf('post')]).toEqual(['manual', 'manual', 'goods'])
})

test.each([
  ['2.55', 255],
  ['2.5', 250],
  ['607', 60_700],
  ['0', 0],
  ['-11062.06', -1_106_206],
  ['0.001', undefined],
  ['', undefined],
  ['1e3', undefined],
])('%s pounds are %s pence', (pounds, pence) => expect(penceOf(pounds)).toBe(pence))

test('what a row does not say is its fault, not a guess', () => {
  const record = {
    InvoiceNo: '1',
    StockCode: '2',
    Description: ' x ',
    Quantity: 'many',
    InvoiceDate: '12/1/10 8:26',
    UnitPrice: '1',
    CustomerID: '',
    Country: '',
  }
  expect(readRow(record, 7, 1)).toMatchObject({ fault: "quantity 'many' is not a whole number", quantity: 0, description: 'x' })
})

test('a code is named by its most frequent description, and by what befell it only where nothing else is said', () => {
  const names = namesOf([
    row({ sku: 'a', description: 'LAMP' }),
    row({ sku: 'a', description: 'damages', unitPriceMinor: 0 }),
    row({ sku: 'a', description: 'damages', unitPriceMinor: 0 }),
    row({ sku: 'b', description: 'found', unitPriceMinor: 0 }),
    row({ sku: 'c', description: 'first' }),
    row({ sku: 'c', description: 'second' }),
    row({ sku: 'd', description: '' }),
  ])
  expect([...names]).toEqual([
    ['a', 'LAMP'],
    ['b', 'found'],
    ['c', 'first'],
  ])
})
