import { describe, expect, test } from 'vitest'
import { at, brokenBy, told } from './hand-made.ts'

const lamp = { names: { en: 'Lamp' }, barcodes: [], category: '', taxClass: '' }
const places = ['depot', 'leeds', 'york']
const stocked = [
  told('item-A', 'ItemAdded', { kind: 'goods', ...lamp }),
  ...places.map(id =>
    told(`location-${id}`, 'LocationAdded', { kind: 'store', name: '', countryCode: 'GB', timeZone: 'Europe/London' }),
  ),
  ...places.map(id => told(`stock-A@${id}`, 'StockReceived', { quantity: 9, reference: '', occurredAt: at(0) })),
]

type Part = {
  id: string
  place: string
  units: [first: number, last: number]
  line?: string
  method?: string
  leftAt?: string
  to?: string
}
const one: Part = { id: 'd', place: 'depot', units: [1, 3] }
const two: Part = { id: 'd.2', place: 'leeds', units: [4, 5] }
const line = {
  lineId: '1',
  sku: 'A',
  kind: 'goods',
  quantity: 5,
  unitPriceMinor: 100,
  discounts: [],
  taxMinor: 0,
  totalMinor: 500,
}
const positionOf = ({ place, units: [first, last] }: Part) => ({ sku: 'A', locationId: place, quantity: last - first + 1 })

const reserved = (parts: Part[]) =>
  parts.map(part => {
    const { locationId, quantity } = positionOf(part)
    const held = { owner: { stream: 'order-1', step: 'placement/1' }, holdUntil: null, reservedAt: at(0) }
    return told(`stock-A@${locationId}`, 'StockReserved', { reservationId: `r-${part.id}`, quantity, ...held })
  })
const placed = (parts: Part[], others: object[] = []) =>
  told('order-1', 'OrderPlaced', {
    ...{ channel: { id: 'web', kind: 'web' }, channelOrderId: 'w-1', customerId: null, recipient: null, currency: 'GBP' },
    ...{ pricesIncludeTax: true, lines: [{ ...line, fulfilmentId: 'd' }], totalMinor: 500, attempt: 1, placedAs: 'x' },
    tenders: [{ tenderId: 't', kind: 'card', amountMinor: 500, reference: '' }],
    fulfilments: [
      ...parts.map(({ id, place, units: [first, last], line: lineId = '1', leftAt = null, to, ...part }) => ({
        ...{ fulfilmentId: id, method: part.method ?? (to ? 'ship_to_store' : 'delivery'), locationId: place, leftAt },
        destinationId: to ?? null,
        sourced: { because: ['fewest_parcels', 'only_source'], lines: [{ lineId, units: [{ first, last }] }] },
      })),
      ...others,
    ],
    holds: parts.map(part => ({ reservationId: `r-${part.id}`, fulfilmentId: part.id, positions: [positionOf(part)] })),
    ...{ issues: [], occurredAt: at(0), placedAt: at(0) },
  })
const broken = (parts: Part[], others?: object[]) => brokenBy(...stocked, ...reserved(parts), placed(parts, others))

describe('an order that was sourced', () => {
  test('has each of its units in one group, from wherever it leaves', () => {
    expect(broken([one, two])).toBeNull()
    expect(broken([{ ...one, units: [1, 5] }])).toBeNull()
  })
  test('has none of them twice, and none in no group', () => {
    expect(broken([one, { ...two, units: [3, 5] }])).toMatch(/has units of line 1 in two fulfilments$/)
    expect(broken([one, { ...two, units: [5, 5] }])).toMatch(/has units 1–3, 5 of 5 of line 1 in fulfilments$/)
    expect(broken([one, { ...two, units: [4, 6] }])).toMatch(/has units 1–6 of 5 of line 1 in fulfilments$/)
  })
  test('is to be delivered, and has not left', () => {
    expect(broken([one, { ...two, method: 'pickup' }])).toMatch(/sources fulfilment d\.2, a pickup that left at null$/)
    expect(broken([{ ...one, units: [1, 5], leftAt: at(0) }])).toMatch(/sources fulfilment d, a delivery that left at/)
  })
  test('may go to a store, and all of it to the one that was asked for, which has it from elsewhere', () => {
    const [first, second] = [
      { ...one, to: 'york' },
      { ...two, to: 'york' },
    ]
    expect(broken([first, second])).toBeNull()
    expect(broken([first, { ...second, to: 'leeds' }])).toMatch(/sources fulfilment d\.2 at leeds, which goes to leeds$/)
    expect(broken([first, { ...two, method: 'ship_to_store' }])).toMatch(/sources fulfilment d\.2 at leeds, which goes to null$/)
    expect(broken([first, { ...second, to: 'depot' }])).toMatch(/sources fulfilment d\.2 for depot, where d goes to york$/)
    expect(broken([first, two])).toMatch(/sources fulfilment d\.2 for null, where d goes to york$/)
  })
  test('sends nothing to where it is, though its location was named', () => {
    const own = { fulfilmentId: 'e', method: 'ship_to_store', locationId: 'leeds', destinationId: 'leeds', leftAt: null }
    expect(broken([one, two], [{ ...own, destinationId: 'york' }])).toBeNull()
    expect(broken([one, two], [own])).toMatch(/is to send fulfilment e to where it is, leeds$/)
  })
  test('keeps to what was asked for', () => {
    const named = { fulfilmentId: 'e', method: 'delivery', locationId: 'leeds', leftAt: null }
    expect(broken([one, { ...two, line: '2' }])).toMatch(/sources fulfilment d\.2, for what was asked otherwise: $/)
    expect(broken([{ ...one, id: 'd.2', units: [1, 5] }], [{ ...named, fulfilmentId: 'd' }])).toMatch(
      /sources fulfilment d\.2, for what was asked otherwise: d$/,
    )
  })
  test('holds at each location what leaves from there', () => {
    const swapped = [{ ...one, place: 'leeds' }, two]
    expect(brokenBy(...stocked, ...reserved([one, two]), placed(swapped))).not.toBeNull()
  })
})
