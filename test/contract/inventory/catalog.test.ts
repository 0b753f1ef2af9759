import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type Clients, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { leeds, mug } from './shop.ts'

let server: TestEventStore
let host: InventoryHost
let operator: Clients
let channel: Clients

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startInventory(server.url)
  operator = host.as(['operator'])
  channel = host.as(['channel'])
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

const refused = refusals(() => host.store)

describe('items', () => {
  test('what was put can be read', async () => {
    const item = mug(fresh('MUG'))
    const put = await operator.catalog.putItem({ requestId: fresh('put'), item })
    expect(put.item).toEqual(item)
    expect((await channel.catalog.getItem({ sku: item.sku })).item).toEqual(item)
  })

  test('an item is replaced by another description of it', async () => {
    const item = mug(fresh('MUG'))
    await operator.catalog.putItem({ requestId: fresh('put'), item })
    await operator.catalog.putItem({ requestId: fresh('put'), item: { ...item, category: 'gifts', barcodes: [] } })
    expect((await channel.catalog.getItem({ sku: item.sku })).item).toEqual({ ...item, category: 'gifts', barcodes: [] })
  })

  test('an identical item changes nothing, whatever the request id', async () => {
    const item = mug(fresh('MUG'))
    const { logPosition } = await operator.catalog.putItem({ requestId: fresh('put'), item })
    expect(await operator.catalog.putItem({ requestId: fresh('put'), item })).toMatchObject({ logPosition })
    expect(await logEnd(host.store)).toBe(BigInt(logPosition))
  })

  test('a request that is sent again answers the same, with another body it is refused', async () => {
    const request = { requestId: fresh('put'), item: mug(fresh('MUG')) }
    const answer = await operator.catalog.putItem(request)
    expect(await operator.catalog.putItem(request)).toEqual(answer)
    const other = { ...request, item: { ...request.item, category: 'gifts' } }
    await refused(() => operator.catalog.putItem(other), status.ALREADY_EXISTS, 'REQUEST_ID_REUSED')
  })

  test('its kind never changes', async () => {
    const item = mug(fresh('MUG'))
    await operator.catalog.putItem({ requestId: fresh('put'), item })
    const fee = { ...item, kind: 'ITEM_KIND_FEE' as const }
    await refused(
      () => operator.catalog.putItem({ requestId: fresh('put'), item: fee }),
      status.FAILED_PRECONDITION,
      'ITEM_KIND_FIXED',
      { kind: 'goods' },
    )
  })

  test.each([
    ['request_id', { requestId: '' }],
    ['item', { item: null }],
    ['item.sku', { item: { ...mug('x'), sku: '' } }],
    ['item.kind', { item: { ...mug('x'), kind: 'ITEM_KIND_UNSPECIFIED' as const } }],
    ['item.names', { item: { ...mug('x'), names: {} } }],
    ['item.names.not_a_tag', { item: { ...mug('x'), names: { not_a_tag: 'Mug' } } }],
  ])('a wrong %s is named', async (field, wrong) => {
    const request = { requestId: fresh('put'), item: mug(fresh('MUG')), ...wrong }
    await refused(() => operator.catalog.putItem(request), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field })
  })

  test('only an operator puts items', () =>
    refused(
      () => channel.catalog.putItem({ requestId: fresh('put'), item: mug(fresh('MUG')) }),
      status.PERMISSION_DENIED,
      'ROLE_REQUIRED',
    ))

  test('an unknown SKU is not found, and SKUs are case-sensitive', async () => {
    const sku = fresh('MUG')
    await operator.catalog.putItem({ requestId: fresh('put'), item: mug(sku) })
    await refused(() => channel.catalog.getItem({ sku: sku.toLowerCase() }), status.NOT_FOUND, 'UNKNOWN_SKU', {
      sku: sku.toLowerCase(),
    })
  })
})

describe('locations', () => {
  test('what was put can be read, replaced, and put again without effect', async () => {
    const location = leeds(fresh('leeds'))
    await operator.catalog.putLocation({ requestId: fresh('put'), location })
    expect((await channel.catalog.getLocation({ locationId: location.locationId })).location).toEqual(location)
    const renamed = { ...location, name: 'Leeds Central' }
    const { logPosition } = await operator.catalog.putLocation({ requestId: fresh('put'), location: renamed })
    expect(await operator.catalog.putLocation({ requestId: fresh('put'), location: renamed })).toEqual({
      location: renamed,
      logPosition,
    })
  })

  test.each([
    ['location.location_id', { locationId: 'Leeds!' }],
    ['location.kind', { kind: 'LOCATION_KIND_UNSPECIFIED' as const }],
    ['location.name', { name: '' }],
    ['location.country_code', { countryCode: 'gb' }],
    ['location.time_zone', { timeZone: 'Europe/Leeds' }],
  ])('a wrong %s is named', async (field, wrong) => {
    const request = { requestId: fresh('put'), location: { ...leeds(fresh('leeds')), ...wrong } }
    await refused(() => operator.catalog.putLocation(request), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field })
  })

  test('only an operator puts locations', () =>
    refused(
      () => channel.catalog.putLocation({ requestId: fresh('put'), location: leeds(fresh('leeds')) }),
      status.PERMISSION_DENIED,
      'ROLE_REQUIRED',
    ))

  test('an unknown location is not found', () =>
    refused(() => channel.catalog.getLocation({ locationId: 'nowhere' }), status.NOT_FOUND, 'UNKNOWN_LOCATION', {
      location_id: 'nowhere',
    }))
})

describe('looking up', () => {
  test('items and locations come in the order that was asked for, at once after they were put', async () => {
    const [one, two] = [mug(fresh('MUG')), mug(fresh('MUG'))]
    const location = leeds(fresh('leeds'))
    for (const item of [one, two]) await operator.catalog.putItem({ requestId: fresh('put'), item })
    await operator.catalog.putLocation({ requestId: fresh('put'), location })
    const found = await channel.catalog.lookUp({ skus: [two.sku, one.sku], locationIds: [location.locationId] })
    expect(found).toEqual({ items: [two, one], locations: [location] })
  })

  test('what another host put later is found, though it was asked for in vain before', async () => {
    const item = mug(fresh('MUG'))
    await refused(() => channel.catalog.lookUp({ skus: [item.sku] }), status.NOT_FOUND, 'UNKNOWN_SKU', { sku: item.sku })
    const other = await startInventory(server.url)
    try {
      await other.as(['operator']).catalog.putItem({ requestId: fresh('put'), item })
      expect((await channel.catalog.lookUp({ skus: [item.sku] })).items).toEqual([item])
    } finally {
      await other.stop()
    }
  })

  test('the first that is not known is named', async () => {
    const item = mug(fresh('MUG'))
    await operator.catalog.putItem({ requestId: fresh('put'), item })
    await refused(() => channel.catalog.lookUp({ skus: [item.sku, 'a-1', 'a-2'] }), status.NOT_FOUND, 'UNKNOWN_SKU', {
      sku: 'a-1',
    })
    await refused(
      () => channel.catalog.lookUp({ skus: [item.sku], locationIds: ['nowhere'] }),
      status.NOT_FOUND,
      'UNKNOWN_LOCATION',
      { location_id: 'nowhere' },
    )
  })
})

describe('lists', () => {
  test('items come by SKU in pages that miss nothing and double nothing', async () => {
    const prefix = fresh('LIST')
    let minPosition = '0'
    for (const n of [3, 1, 2]) {
      const put = await operator.catalog.putItem({ requestId: fresh('put'), item: mug(`${prefix}-${n}`) })
      minPosition = put.logPosition
    }
    const listed: string[] = []
    let pageToken = ''
    do {
      const page = await channel.catalog.listItems({ pageSize: 2, pageToken, minPosition })
      expect(page.items.length).toBeLessThanOrEqual(2)
      listed.push(...page.items.map(({ sku }) => sku))
      pageToken = page.nextPageToken
    } while (pageToken !== '')
    expect(listed).toEqual([...listed].sort())
    expect(listed.filter(sku => sku.startsWith(prefix))).toEqual([`${prefix}-1`, `${prefix}-2`, `${prefix}-3`])
  })

  test('a list has seen what the caller just put', async () => {
    const location = leeds(fresh('leeds'))
    const { logPosition } = await operator.catalog.putLocation({ requestId: fresh('put'), location })
    const { locations } = await channel.catalog.listLocations({ pageSize: 1000, minPosition: logPosition })
    expect(locations).toContainEqual(location)
  })

  test('the page token of one list is no good for another', async () => {
    for (const _ of [1, 2]) await operator.catalog.putItem({ requestId: fresh('put'), item: mug(fresh('MUG')) })
    const { logPosition } = await operator.catalog.putItem({ requestId: fresh('put'), item: mug(fresh('MUG')) })
    const { nextPageToken } = await channel.catalog.listItems({ pageSize: 1, minPosition: logPosition })
    await refused(() => channel.catalog.listLocations({ pageToken: nextPageToken }), status.INVALID_ARGUMENT, 'INVALID_FIELD', {
      field: 'page_token',
    })
  })
})
