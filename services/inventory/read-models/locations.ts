import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { Location, LocationKind } from '../domain/locations.ts'
import { decodeLocationEvent } from '../stored-events.ts'

/** Coordinates are both known or both null. */
export type LocationRow = {
  location_id: string
  kind: string
  name: string
  country_code: string
  time_zone: string
  priority: number
  latitude: number | null
  longitude: number | null
  daily_order_cap: number
}

export const locations = defineReadModel({
  name: 'locations',
  version: 2,
  categories: ['location'],
  columns: {
    location_id: 'text',
    kind: 'text',
    name: 'text',
    country_code: 'text',
    time_zone: 'text',
    priority: 'integer',
    latitude: 'integer',
    longitude: 'integer',
    daily_order_cap: 'integer',
  },
  key: ['location_id'],
  indexes: [],
  decode: decodeLocationEvent,
  keysOf: ({ stream }) => [{ location_id: idOf(stream) }],
  fold: (_, { event }, { location_id }): LocationRow => ({
    location_id,
    kind: event.kind,
    name: event.name,
    country_code: event.countryCode,
    time_zone: event.timeZone,
    priority: event.priority,
    latitude: event.coordinates?.latitudeMicroDegrees ?? null,
    longitude: event.coordinates?.longitudeMicroDegrees ?? null,
    daily_order_cap: event.dailyOrderCap,
  }),
})

export const locationOf = (row: LocationRow): Location & { locationId: string } => ({
  locationId: row.location_id,
  kind: row.kind as LocationKind,
  name: row.name,
  countryCode: row.country_code,
  timeZone: row.time_zone,
  priority: row.priority,
  coordinates:
    row.latitude === null || row.longitude === null
      ? null
      : { latitudeMicroDegrees: row.latitude, longitudeMicroDegrees: row.longitude },
  dailyOrderCap: row.daily_order_cap,
})
