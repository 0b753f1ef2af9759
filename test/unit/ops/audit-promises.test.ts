import { describe, expect, test } from 'vitest'
import { at, brokenBy, type Told, told } from './hand-made.ts'

const lamp = { names: { en: 'Lamp' }, barcodes: [], category: '', taxClass: '' }
const place = { name: '', countryCode: 'GB', timeZone: 'Europe/London' }
const line = { sku: 'A', kind: 'goods', quantity: 1, unitPriceMinor: 100, discounts: [], taxMinor: 0, totalMinor: 100 }
const groups = ['d', 'e']
const positions = [{ sku: 'A', locationId: 'depot', quantity: 1 }]

const sale: Told[] = [
  told('item-A', 'ItemAdded', { kind: 'goods', ...lamp }),
  told('location-depot', 'LocationAdded', { kind: 'store', ...place }),
  told('stock-A@depot', 'StockReceived', { quantity: 9, reference: '', occurredAt: at(0) }),
  ...groups.map(id => {
    const held = { owner: { stream: 'order-1', step: 'placement/1' }, holdUntil: null, reservedAt: at(0) }
    return told('stock-A@depot', 'StockReserved', { reservationId: `r-${id}`, quantity: 1, ...held })
  }),
  told('order-1', 'OrderPlaced', {
    ...{ channel: { id: 'web', kind: 'web' }, channelOrderId: 'w-1', customerId: null, recipient: null, currency: 'GBP' },
    ...{ pricesIncludeTax: true, totalMinor: 200, attempt: 1, placedAs: 'x', issues: [], occurredAt: at(0), placedAt: at(0) },
    lines: groups.map(id => ({ ...line, lineId: id, fulfilmentId: id })),
    tenders: [{ tenderId: 't', kind: 'card', amountMinor: 200, reference: '' }],
    fulfilments: groups.map(id => ({ fulfilmentId: id, method: 'delivery', locationId: 'depot', leftAt: null, pickBy: at(60) })),
    holds: groups.map(id => ({ reservationId: `r-${id}`, fulfilmentId: id, positions })),
  }),
]

const held = (stopId = 's') => told('order-1', 'OrderHeld', { stopId, reason: 'asked', by: 'o', heldAt: at(9) })
const anew = (id: string, dueAt = at(90)) => ({ fulfilmentId: id, locationId: 'depot', dueAt })
const released = (promised?: object[]) =>
  told('order-1', 'HoldReleased', { stopId: 's', ...(promised ? { promised } : {}), releasedAt: at(30) })
const setAside = (): Told => ({
  ...told('order-1', 'UnitsSetAside', {
    ...{ fulfilmentId: 'e', locationId: 'depot', lines: [{ lineId: 'e', units: [{ first: 1, last: 1 }] }] },
    ...{ into: 'e', turns: null, reason: 'not found', setAsideAt: at(9) },
  }),
  next: told('order-1', 'NotificationDue', {
    ...{ id: 'n', key: 'fulfilment.set_aside', params: { fulfilmentId: 'e', locationId: 'depot' }, dueAt: at(9) },
  }),
})
const broken = (...events: Told[]) => brokenBy(...sale, ...events)

describe('what is promised anew as an order is kept no more', () => {
  test('is all that is promised of it', () => {
    expect(broken(held(), released([anew('d'), anew('e')]))).toBeNull()
    expect(broken(held(), released([anew('d')]))).toMatch(/promises nothing anew of fulfilment e$/)
  })
  test('is nothing that is set aside', () => {
    expect(broken(setAside(), held(), released([anew('d')]))).toBeNull()
    expect(broken(setAside(), held(), released([anew('d'), anew('e')]))).toMatch(
      /promises fulfilment e anew, which is set aside$/,
    )
  })
  test('is nothing while something else keeps it', () =>
    expect(broken(held(), held('t'), released([anew('d'), anew('e')]))).toMatch(
      /promises anew while something still keeps the order$/,
    ))
  test('was nothing before there was such a promise', () => expect(broken(held(), released())).toBeNull())
})
