import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allUnits, countUnits, union } from '#kernel/units.ts'
import { evolve, initial } from '../../../services/orders/domain/evolve.ts'
import type { Fulfilment, Line } from '../../../services/orders/domain/order.ts'
import { type Source, sourcedFrom, unitsToSource, wantedIn } from '../../../services/orders/domain/sourcing.ts'
import { goodsToHold } from '../../../services/orders/domain/stock.ts'
import { charge, line, pickup, placed, placement, twoOClock } from './fixtures.ts'

const toSource = (fulfilmentId: string): Fulfilment => ({
  ...{ fulfilmentId, method: 'delivery', locationId: '', destinationId: null, leftAt: null, pickBy: twoOClock },
})
const of = (lineId: string, sku: string, quantity: number, fulfilmentId = 'd-1'): Line =>
  line(lineId, quantity, 100, { sku, fulfilmentId })
const from = (locationId: string, units: Record<string, number>): Source => ({
  ...{ locationId, destinationId: null, units: new Map(Object.entries(units)), because: ['covers_all', 'only_source'] },
})
/** Where each group leaves from, and with which units of which line. */
const told = (groups: readonly Fulfilment[]) =>
  groups.map(({ fulfilmentId, locationId, sourced }) => [
    fulfilmentId,
    locationId,
    Object.fromEntries(
      sourced?.lines.map(({ lineId, units }) => [lineId, units.map(({ first, last }) => `${first}-${last}`)]) ?? [],
    ),
  ])

describe('a delivery without a location', () => {
  test('leaves from the one that has all of it, under its own id', () => {
    const content = { lines: [of('a', 'mug', 2), of('b', 'cup', 1), charge('post', 300)], fulfilments: [toSource('d-1')] }
    expect([...unitsToSource(content)]).toEqual([
      ['mug', 2],
      ['cup', 1],
    ])
    const groups = sourcedFrom(content, [from('depot', { mug: 2, cup: 1 })])
    expect(told(groups)).toEqual([['d-1', 'depot', { a: ['1-2'], b: ['1-1'] }]])
    expect(groups[0]).toMatchObject({
      method: 'delivery',
      pickBy: twoOClock,
      sourced: { because: ['covers_all', 'only_source'] },
    })
  })
  test('is spread over several where none has all of it, and its lines with it', () => {
    const content = { lines: [of('a', 'mug', 5), of('b', 'cup', 1)], fulfilments: [toSource('d-1')] }
    const groups = sourcedFrom(content, [from('depot', { mug: 2 }), from('leeds', { mug: 3, cup: 1 })])
    expect(told(groups)).toEqual([
      ['d-1', 'depot', { a: ['1-2'] }],
      ['d-1.2', 'leeds', { a: ['3-5'], b: ['1-1'] }],
    ])
    expect(goodsToHold({ ...content, fulfilments: groups }).map(({ positions }) => positions)).toEqual([
      [{ sku: 'mug', locationId: 'depot', quantity: 2 }],
      [
        { sku: 'cup', locationId: 'leeds', quantity: 1 },
        { sku: 'mug', locationId: 'leeds', quantity: 3 },
      ],
    ])
  })
  test('takes no id that another group has', () => {
    const content = { lines: [of('a', 'mug', 3), of('b', 'mug', 1, 'd-1.2')], fulfilments: [toSource('d-1'), toSource('d-1.2')] }
    const groups = sourcedFrom(content, [from('x', { mug: 1 }), from('y', { mug: 3 })], [{ fulfilmentId: 'd-1.3' }])
    expect(told(groups)).toEqual([
      ['d-1', 'y', { a: ['1-3'] }],
      ['d-1.2', 'x', { b: ['1-1'] }],
    ])
    const split = sourcedFrom(content, [from('x', { mug: 2 }), from('y', { mug: 2 })], [{ fulfilmentId: 'd-1.3' }])
    expect(told(split).map(([id]) => id)).toEqual(['d-1', 'd-1.4', 'd-1.2'])
  })
  test('leaves groups whose location was named as they are', () => {
    const content = { lines: [of('a', 'mug', 1), of('b', 'mug', 1, 'f-1')], fulfilments: [pickup, toSource('d-1')] }
    const groups = sourcedFrom(content, [from('depot', { mug: 1 })])
    expect(groups[0]).toBe(pickup)
    expect(told(groups)[1]).toEqual(['d-1', 'depot', { a: ['1-1'] }])
  })
})

describe('what is shipped to stores', () => {
  const toStore = (fulfilmentId: string, destinationId: string): Fulfilment => ({
    ...{ ...toSource(fulfilmentId), method: 'ship_to_store', destinationId },
  })
  const lines = [of('a', 'mug', 1), of('b', 'mug', 2, 's-1'), of('c', 'mug', 1, 's-2'), of('d', 'cup', 1, 's-2')]
  const content = { lines, fulfilments: [toSource('d-1'), toStore('s-1', 'york'), toStore('s-2', 'hull')] }
  test('is wanted for each by itself, before what is delivered', () =>
    expect(wantedIn(content)).toEqual([
      { destinationId: 'york', units: [['mug', 2]] },
      {
        ...{ destinationId: 'hull' },
        units: [
          ['mug', 1],
          ['cup', 1],
        ],
      },
      { destinationId: null, units: [['mug', 1]] },
    ]))
  test('leaves from what was found for it, and goes on to the same store', () => {
    const groups = sourcedFrom(content, [
      { ...from('hull', { mug: 1 }), destinationId: 'york' },
      { ...from('york', { mug: 1, cup: 1 }), destinationId: 'hull' },
      { ...from('leeds', { mug: 1 }), destinationId: 'york' },
      from('hull', { mug: 1 }),
    ])
    expect(groups.map(({ fulfilmentId, locationId, destinationId }) => [fulfilmentId, locationId, destinationId])).toEqual([
      ['d-1', 'hull', null],
      ['s-1', 'hull', 'york'],
      ['s-1.2', 'leeds', 'york'],
      ['s-2', 'york', 'hull'],
    ])
  })
})

test('an order placed so has each of its units in one group, and tells why', () => {
  const lines = [of('a', 'mug', 5)]
  const fulfilments = sourcedFrom({ lines, fulfilments: [toSource('d-1')] }, [
    from('depot', { mug: 2 }),
    from('leeds', { mug: 3 }),
  ])
  const order = evolve(initial, placed({ placement: placement({ lines, fulfilments }), holds: [] }))
  expect(order.state === 'placed' && order.fulfilments).toMatchObject([
    {
      fulfilmentId: 'd-1',
      lines: [{ lineId: 'a', units: [{ first: 1, last: 2 }] }],
      sourcedBecause: ['covers_all', 'only_source'],
    },
    { fulfilmentId: 'd-1.2', lines: [{ lineId: 'a', units: [{ first: 3, last: 5 }] }] },
  ])
})

test('whatever is wanted, and wherever it is: every unit is in exactly one group, and no source gives more than it has', () => {
  const skus = ['mug', 'cup', 'jug']
  const arbitraryLine = fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 5 }), group: fc.nat(2) })
  fc.assert(
    fc.property(fc.array(arbitraryLine, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat(3)), (asked, choices) => {
      const lines = asked.map(({ sku, quantity, group }, index) => of(`l-${index}`, sku, quantity, `d-${group}`))
      const ids = [...new Set(lines.map(({ fulfilmentId }) => fulfilmentId ?? ''))]
      const content = { lines, fulfilments: ids.map(toSource) }
      const shares = Array.from({ length: 4 }, () => new Map<string, number>())
      for (const [sku, quantity] of unitsToSource(content))
        for (let unit = 0; unit < quantity; unit++) {
          const share = shares[choices.next().value ?? 0]
          share?.set(sku, (share.get(sku) ?? 0) + 1)
        }
      const sources = shares.map(
        (units, index): Source => ({ locationId: `s-${index}`, destinationId: null, units, because: ['id'] }),
      )
      const groups = sourcedFrom(content, sources)
      expect(new Set(groups.map(({ fulfilmentId }) => fulfilmentId)).size).toBe(groups.length)
      for (const { lineId, quantity } of lines) {
        const parts = groups.flatMap(({ sourced }) => sourced?.lines.filter(each => each.lineId === lineId) ?? [])
        expect(parts.reduce((sum, { units }) => sum + countUnits(units), 0)).toBe(quantity)
        expect(parts.reduce<ReturnType<typeof allUnits>>((all, { units }) => union(all, units), [])).toEqual(allUnits(quantity))
      }
      const held = goodsToHold({ lines, fulfilments: groups }).flatMap(({ positions }) => positions)
      for (const { sku, locationId, quantity } of held)
        expect(quantity).toBeLessThanOrEqual(sources.find(each => each.locationId === locationId)?.units.get(sku) ?? 0)
    }),
    { seed: 20_261_123, numRuns: 300 },
  )
})
