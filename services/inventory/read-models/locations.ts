import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import { decodeLocationEvent } from '../stored-events.ts'

export type LocationRow = { location_id: string; kind: string; name: string; country_code: string; time_zone: string }

export const locations = defineReadModel({
  name: 'locations',
  version: 1,
  categories: ['location'],
  columns: { location_id: 'text', kind: 'text', name: 'text', country_code: 'text', time_zone: 'text' },
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
  }),
})
