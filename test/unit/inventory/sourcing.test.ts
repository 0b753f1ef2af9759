import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareSets, compareSources, covers } from '../../../services/inventory/domain/sourcing/cost.ts'
import { startOfDay } from '../../../services/inventory/domain/sourcing/day.ts'
import { distanceMetres } from '../../../services/inventory/domain/sourcing/distance.ts'
import { bestSet } from '../../../services/inventory/domain/sourcing/search.ts'
import { suggest } from '../../../services/inventory/domain/sourcing/suggest.ts'
import type { Candidate, Demand, Source, SourcingTerms } from '../../../services/inventory/domain/sourcing/types.ts'

const seed = 20_261_123
const at = (latitude: number, longitude: number) => ({
  latitudeMicroDegrees: Math.round(latitude * 1e6),
  longitudeMicroDegrees: Math.round(longitude * 1e6),
})
const [london, leeds, york] = [at(51.5074, -0.1278), at(53.7997, -1.5492), at(53.96, -1.0873)]

const place = (locationId: string, stock: Record<string, number>, more: Partial<Candidate> = {}): Candidate => ({
  locationId,
  countryCode: 'GB',
  priority: 0,
  coordinates: null,
  dailyOrderCap: 0,
  ordersToday: 0,
  ...more,
  stock: new Map(Object.entries(stock)),
})
const basket = (demand: Record<string, number>, more: Partial<SourcingTerms> = {}): SourcingTerms => ({
  demand: Object.entries(demand).map(([sku, quantity]) => ({ sku, quantity })),
  destination: null,
  excluded: new Set(),
  countries: new Set(),
  ...more,
})
/** Which location gives what, and why. */
const told = (candidates: Candidate[], terms: SourcingTerms) => {
  const { parcels, ...rest } = suggest(candidates, terms)
  return { ...rest, parcels: parcels.map(({ source, lines, reasons }) => [source.locationId, asRecord(lines), reasons]) }
}
const asRecord = (lines: Demand[]) => Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]))

describe('a basket comes', () => {
  test('in one parcel where one location has it all, though others are asked first', () => {
    const candidates = [place('a', { mug: 1 }), place('b', { cup: 9 }), place('depot', { mug: 1, cup: 2 }, { priority: 9 })]
    expect(told(candidates, basket({ mug: 1, cup: 2 }))).toEqual({
      parcels: [['depot', { mug: 1, cup: 2 }, ['covers_all', 'only_source']]],
      ...{ missing: [], isExact: true, passed: [] },
    })
  })
  test('of equal parcels, from whom is asked first, then from the nearest, then from who took the fewest orders', () => {
    const has = { mug: 1 }
    const far = place('far', has, { coordinates: leeds })
    const near = place('near', has, { coordinates: london, ordersToday: 7 })
    const idle = place('idle', has, { coordinates: london, ordersToday: 6 })
    const first = place('later', has, { priority: 1, coordinates: london })
    const terms = basket({ mug: 1 }, { destination: london })
    expect(told([far, first], terms).parcels).toEqual([['far', has, ['covers_all', 'priority']]])
    expect(told([far, first, near], terms).parcels).toEqual([['near', has, ['covers_all', 'nearest']]])
    expect(told([far, first, near, idle], terms).parcels).toEqual([['idle', has, ['covers_all', 'least_load']]])
    expect(told([place('b', has), place('a', has)], terms).parcels).toEqual([['a', has, ['covers_all', 'id']]])
  })
  test('a location that lies nobody knows where is the farthest', () =>
    expect(
      told([place('a', { mug: 1 }), place('b', { mug: 1 }, { coordinates: york })], basket({ mug: 1 }, { destination: london }))
        .parcels,
    ).toEqual([['b', { mug: 1 }, ['covers_all', 'nearest']]]))
  test('a line of many units from several', () =>
    expect(told([place('a', { mug: 3 }), place('b', { mug: 4 }), place('c', { mug: 1 })], basket({ mug: 6 })).parcels).toEqual([
      ['a', { mug: 3 }, ['fewest_parcels', 'only_source']],
      ['b', { mug: 3 }, ['fewest_parcels', 'only_source']],
    ]))
  test('a line stays whole where it can', () =>
    expect(told([place('a', { mug: 1, cup: 1 }), place('b', { mug: 2 })], basket({ cup: 1, mug: 2 })).parcels).toEqual([
      ['a', { cup: 1 }, ['fewest_parcels', 'only_source']],
      ['b', { mug: 2 }, ['fewest_parcels', 'only_source']],
    ]))
  test('never from the store that it goes to, though it is held there', () => {
    const store = place('store', { mug: 9 }, { held: new Map([['mug', 9]]) })
    const passed = [{ locationId: 'store', because: 'destination' }]
    const terms = basket({ mug: 2 }, { destinationId: 'store' })
    expect(told([store, place('b', { mug: 1 })], terms)).toMatchObject({ missing: [{ sku: 'mug', quantity: 1 }], passed })
  })
  test('from what is left of what is free, and of what is held all of it', () => {
    const own = place('own', { mug: 3 }, { held: new Map([['mug', 1]]) })
    const taken = [{ sku: 'mug', locationId: 'own', quantity: 2 }]
    expect(told([own], basket({ mug: 4 }, { taken })).missing).toEqual([{ sku: 'mug', quantity: 2 }])
    const atMost = [{ sku: 'mug', locationId: 'own', quantity: 1 }]
    expect(told([own], basket({ mug: 4 }, { taken, atMost })).missing).toEqual([{ sku: 'mug', quantity: 3 }])
  })
  test('from where it is held already, and from nowhere else where that is all of it', () => {
    const own = place('own', { mug: 1 }, { priority: 9, held: new Map([['mug', 2]]), dailyOrderCap: 1, ordersToday: 1 })
    const free = place('free', { mug: 9 })
    expect(told([free, own], basket({ mug: 2 })).parcels).toEqual([['own', { mug: 2 }, ['covers_all', 'only_source']]])
    expect(told([own], basket({ mug: 3 })).parcels).toEqual([['own', { mug: 3 }, ['covers_all', 'only_source']]])
    const atMost = [{ sku: 'mug', locationId: 'own', quantity: 0 }]
    expect(told([own], basket({ mug: 3 }, { atMost })).missing).toEqual([{ sku: 'mug', quantity: 1 }])
  })
  test('as far as it is there; what is missing is told', () =>
    expect(told([place('a', { mug: 3 })], basket({ mug: 5, cup: 1 }))).toMatchObject({
      parcels: [['a', { mug: 3 }, ['covers_all', 'only_source']]],
      missing: [
        { sku: 'mug', quantity: 2 },
        { sku: 'cup', quantity: 1 },
      ],
    }))
  test('from nowhere', () =>
    expect(told([], basket({ mug: 1 }))).toEqual({
      parcels: [],
      missing: [{ sku: 'mug', quantity: 1 }],
      isExact: true,
      passed: [],
    }))
  test('never from those that are excluded, abroad, or took as many orders as they take a day', () => {
    const has = { mug: 1 }
    const full = place('full', has, { dailyOrderCap: 5, ordersToday: 5 })
    const last = place('last', has, { dailyOrderCap: 6, ordersToday: 5, priority: 1 })
    const candidates = [full, last, place('paris', has, { countryCode: 'FR' }), place('rejected', has)]
    expect(told(candidates, basket(has, { excluded: new Set(['rejected']), countries: new Set(['GB']) }))).toMatchObject({
      parcels: [['last', has, ['covers_all', 'only_source']]],
      passed: [
        { locationId: 'full', because: 'daily_cap' },
        { locationId: 'paris', because: 'country' },
        { locationId: 'rejected', because: 'excluded' },
      ],
    })
  })
  test('with no more of a position than a reservation told, and all that is there of others', () => {
    const candidates = [place('a', { mug: 2, cup: 1 }), place('b', { mug: 2 })]
    const atMost = [{ sku: 'mug', locationId: 'a', quantity: 1 }]
    expect(told(candidates, basket({ mug: 3, cup: 1 }, { atMost })).parcels).toEqual([
      ['a', { mug: 1, cup: 1 }, ['fewest_parcels', 'only_source']],
      ['b', { mug: 2 }, ['fewest_parcels', 'only_source']],
    ])
    const none = [{ sku: 'mug', locationId: 'a', quantity: 0 }]
    expect(told(candidates, basket({ mug: 3, cup: 1 }, { atMost: none }))).toMatchObject({
      missing: [{ sku: 'mug', quantity: 1 }],
    })
  })
})

const skus = ['a', 'b', 'c', 'd']
const source = fc.record({
  priority: fc.nat(2),
  metres: fc.nat(3),
  ordersToday: fc.nat(2),
  units: fc.array(fc.nat(4), { minLength: skus.length, maxLength: skus.length }),
})
const many = fc.array(source, { minLength: 1, maxLength: 9 }).map(all =>
  all.map(({ units, ...figures }, index): Source => {
    const stock = Object.fromEntries(skus.map((sku, line) => [sku, units[line] ?? 0]).filter(([, left]) => left !== 0))
    return { ...place(`l-${index}`, stock), ...figures, distanceMetres: null }
  }),
)
const wanted = fc
  .array(fc.nat(6), { minLength: skus.length, maxLength: skus.length })
  .map(units => skus.map((sku, line) => ({ sku, quantity: units[line] ?? 0 })).filter(({ quantity }) => quantity > 0))
const coverable = (sources: Source[], demand: Demand[]) => covers(sources, demand)

function bestByForce(sources: Source[], demand: Demand[]): Source[] {
  let best: Source[] | undefined
  for (let mask = 0; mask < 1 << sources.length; mask++) {
    const set = sources.filter((_, index) => mask & (1 << index))
    if (covers(set, demand) && (!best || compareSets(set, best) < 0)) best = set
  }
  return best ?? []
}
const ids = (sources: readonly Source[]) => [...sources].sort(compareSources).map(({ locationId }) => locationId)

test('the search finds what trying every set finds', () => {
  fc.assert(
    fc.property(many, wanted, (sources, demand) => {
      fc.pre(coverable(sources, demand))
      const { sources: found, isExact } = bestSet(sources, demand)
      expect(isExact).toBe(true)
      expect(ids(found)).toEqual(ids(bestByForce(sources, demand)))
      expect(ids(bestSet([...sources].reverse(), demand).sources)).toEqual(ids(found))
    }),
    { seed, numRuns: 500 },
  )
})

test('a search that may weigh little still covers, nobody idle, and says that it is not exact unless it is', () => {
  fc.assert(
    fc.property(many, wanted, fc.nat(120), (sources, demand, most) => {
      fc.pre(coverable(sources, demand) && demand.length > 0)
      const { sources: found, isExact } = bestSet(sources, demand, most)
      expect(covers(found, demand)).toBe(true)
      for (const one of found)
        expect(
          covers(
            found.filter(each => each !== one),
            demand,
          ),
        ).toBe(false)
      if (isExact) expect(ids(found)).toEqual(ids(bestByForce(sources, demand)))
    }),
    { seed, numRuns: 500 },
  )
})

test('what is suggested covers the basket but for what is missing, from what is there', () => {
  fc.assert(
    fc.property(many, wanted, (sources, demand) => {
      const { parcels, missing } = suggest(sources, { ...basket({}), demand })
      for (const { sku, quantity } of demand) {
        const units = parcels.flatMap(({ lines }) => lines).filter(line => line.sku === sku)
        const short = missing.find(line => line.sku === sku)?.quantity ?? 0
        expect(units.reduce((sum, line) => sum + line.quantity, 0) + short).toBe(quantity)
      }
      for (const { source: from, lines } of parcels) {
        expect(lines).not.toEqual([])
        for (const { sku, quantity } of lines) expect(quantity).toBeLessThanOrEqual(from.stock.get(sku) ?? 0)
      }
    }),
    { seed, numRuns: 300 },
  )
})

test('hundreds of locations and a basket of 200 lines are answered within the bound', () => {
  const lines = Array.from({ length: 200 }, (_, line) => `sku-${line}`)
  const candidates = Array.from({ length: 400 }, (_, index) =>
    place(`l-${index}`, Object.fromEntries(lines.filter((_, line) => (line * 7 + index * 13) % 11 < 3).map(sku => [sku, 2]))),
  )
  const terms = basket(Object.fromEntries(lines.map(sku => [sku, 3])))
  const { parcels, missing, isExact } = suggest(candidates, terms)
  expect({ missing, isExact }).toEqual({ missing: [], isExact: false })
  expect(suggest([...candidates].reverse(), terms).parcels).toEqual(parcels)
})

test('distances are those along the great circle', () => {
  expect(distanceMetres(london, leeds) / 1000).toBeCloseTo(272.1, 0)
  expect(distanceMetres(at(0, 179.9), at(0, -179.9)) / 1000).toBeCloseTo(22.2, 0)
  expect(distanceMetres(at(90, 0), at(-90, 0))).toBe(20_015_115)
  expect(distanceMetres(york, york)).toBe(0)
})

test.each([
  ['Europe/London', '2026-07-01T22:59:59.999Z', '2026-06-30T23:00:00.000Z'],
  ['Europe/London', '2026-07-01T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
  ['Europe/London', '2026-03-29T12:00:00.000Z', '2026-03-29T00:00:00.000Z'],
  ['Europe/London', '2026-10-25T12:00:00.000Z', '2026-10-24T23:00:00.000Z'],
  ['Asia/Kathmandu', '2026-03-01T18:15:00.500Z', '2026-03-01T18:15:00.000Z'],
  ['UTC', '2026-03-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
])('the day in %s of %s began at %s', (zone, now, began) => expect(startOfDay(now, zone)).toBe(began))
