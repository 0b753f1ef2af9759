import { describe, test } from 'vitest'
import { type Item, itemDecider } from '../../../services/inventory/domain/items.ts'
import { type Location, locationDecider } from '../../../services/inventory/domain/locations.ts'
import { specification } from '../../specification.ts'

const mug: Item = {
  kind: 'goods',
  names: { en: 'Mug', ar: 'كوب' },
  barcodes: ['5012345678900'],
  category: 'kitchen',
  taxClass: 'standard',
}
const shop: Location = {
  kind: 'store',
  name: 'Leeds',
  countryCode: 'GB',
  timeZone: 'Europe/London',
  priority: 10,
  coordinates: { latitudeMicroDegrees: 53_797_000, longitudeMicroDegrees: -1_541_000 },
  dailyOrderCap: 20,
}

describe('an item', () => {
  const { given } = specification(itemDecider)
  const put = (item: Item) => ({ type: 'PutItem', item }) as const

  test('is added', () =>
    given()
      .when(put(mug))
      .then({ type: 'ItemAdded', ...mug }))
  test('is replaced', () =>
    given({ type: 'ItemAdded', ...mug })
      .when(put({ ...mug, category: 'gifts' }))
      .then({ type: 'ItemChanged', ...mug, category: 'gifts' }))
  test.each([
    ['names', { names: { en: 'Mug', ar: 'فنجان' } }],
    ['fewer names', { names: { en: 'Mug' } }],
    ['barcodes', { barcodes: [] }],
    ['tax class', { taxClass: 'reduced' }],
  ])('is replaced when its %s differ', (_, change) =>
    given({ type: 'ItemAdded', ...mug })
      .when(put({ ...mug, ...change }))
      .then({ type: 'ItemChanged', ...mug, ...change }),
  )
  test('that is identical changes nothing', () =>
    given({ type: 'ItemAdded', ...mug })
      .when(put({ ...mug, names: { ar: 'كوب', en: 'Mug' } }))
      .nothing())
  test('never changes its kind', () =>
    given({ type: 'ItemAdded', ...mug })
      .when(put({ ...mug, kind: 'fee' }))
      .refused('ITEM_KIND_FIXED', { kind: 'goods' }))
})

describe('a location', () => {
  const { given } = specification(locationDecider)
  const put = (location: Location) => ({ type: 'PutLocation', location }) as const

  test('is added', () =>
    given()
      .when(put(shop))
      .then({ type: 'LocationAdded', ...shop }))
  test('is replaced', () =>
    given({ type: 'LocationAdded', ...shop })
      .when(put({ ...shop, name: 'Leeds Central' }))
      .then({ type: 'LocationChanged', ...shop, name: 'Leeds Central' }))
  test('that is identical changes nothing', () =>
    given({ type: 'LocationAdded', ...shop })
      .when(put({ ...shop }))
      .nothing())
})
