import { idOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { ReturnEvent } from '../domain/events.ts'
import { decodeReturnEvent } from '../stored-events.ts'

export type ReturnLocationRow = { location_id: string; return_id: string }

/** Where units of which returns came in. */
export const returnLocations = defineReadModel<ReturnEvent, ReturnLocationRow, 'location_id' | 'return_id'>({
  name: 'return_locations',
  version: 1,
  categories: ['return'],
  columns: { location_id: 'text', return_id: 'text' },
  key: ['location_id', 'return_id'],
  indexes: [['return_id']],
  decode: decodeReturnEvent,
  keysOf: ({ event, stream }) =>
    event.type === 'UnitsReceived' ? [{ location_id: event.locationId, return_id: idOf(stream) }] : [],
  fold: (_, __, key) => key,
})
