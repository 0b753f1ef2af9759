import { z } from 'zod'
import { enumWord, integer, locationId, minPosition, pageSize, requestId, sku, text } from '#platform/fields.ts'
import type { Item__Output as WireItem } from '#protos/nahr/inventory/v1/Item.ts'
import { ItemKind } from '#protos/nahr/inventory/v1/ItemKind.ts'
import type { Location__Output as WireLocation } from '#protos/nahr/inventory/v1/Location.ts'
import { LocationKind } from '#protos/nahr/inventory/v1/LocationKind.ts'
import { type Item, itemKinds } from '../domain/items.ts'
import { type Location, locationKinds } from '../domain/locations.ts'

const languageTag = z.string().refine(isLanguageTag, 'must be a BCP 47 language tag')
const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone')

const item = z.object({
  sku,
  kind: enumWord('ITEM_KIND', itemKinds),
  names: z.record(languageTag, text(1, 256)).refine(names => Object.keys(names).length > 0, 'must have at least one name'),
  barcodes: z.array(text(1, 64)).max(100),
  category: text(0, 128),
  taxClass: text(0, 128),
})
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be two letters of ISO 3166-1')
export const coordinates = z
  .object({
    latitudeMicroDegrees: integer(-90_000_000, 90_000_000),
    longitudeMicroDegrees: integer(-180_000_000, 180_000_000),
  })
  .nullable()
const location = z.object({
  locationId,
  kind: enumWord('LOCATION_KIND', locationKinds),
  name: text(1, 256),
  countryCode,
  timeZone,
  priority: integer(0, 1_000),
  coordinates,
  dailyOrderCap: integer(0, 1_000_000),
})

export const putItem = z.object({ requestId, item })
export const putLocation = z.object({ requestId, location })
export const getItem = z.object({ sku })
export const getLocation = z.object({ locationId })
export const list = z.object({ pageSize, pageToken: z.string(), minPosition })
export const lookUp = z.object({ skus: z.array(sku).max(2000), locationIds: z.array(locationId).max(2000) })

export const wireItem = (sku: string, { kind, ...item }: Item): WireItem => ({ sku, kind: wireItemKind[kind], ...item })
export const wireLocation = (locationId: string, { kind, ...location }: Location): WireLocation => ({
  locationId,
  kind: wireLocationKind[kind],
  ...location,
})

const wireItemKind = {
  goods: ItemKind.ITEM_KIND_GOODS,
  postage: ItemKind.ITEM_KIND_POSTAGE,
  fee: ItemKind.ITEM_KIND_FEE,
  voucher: ItemKind.ITEM_KIND_VOUCHER,
  discount: ItemKind.ITEM_KIND_DISCOUNT,
  manual: ItemKind.ITEM_KIND_MANUAL,
} as const
const wireLocationKind = {
  store: LocationKind.LOCATION_KIND_STORE,
  warehouse: LocationKind.LOCATION_KIND_WAREHOUSE,
} as const

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined && !/^[+-]/.test(zone)
  } catch {
    return false
  }
}
