import { positionOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { Hit } from '../domain/stock/types.ts'
import { decodeStockEvent } from '../stored-events.ts'

/** A position with a recorded shortage, of goods or of supply. */
export type ShortageRow = {
  sku: string
  location_id: string
  short: number
  /** Null where it isn't short of goods. */
  since: string | null
  /** JSON: whom it hits, newest promises first. */
  hits: string
  supply_short: number
  supply_since: string | null
  supply_hits: string
}

export const shortages = defineReadModel({
  name: 'shortages',
  version: 1,
  categories: ['stock'],
  columns: {
    sku: 'text',
    location_id: 'text',
    short: 'integer',
    since: 'text',
    hits: 'text',
    supply_short: 'integer',
    supply_since: 'text',
    supply_hits: 'text',
  },
  key: ['sku', 'location_id'],
  indexes: [['location_id', 'sku']],
  decode: decodeStockEvent,
  keysOf({ stream, event }) {
    if (event.type !== 'ShortageRecorded' && event.type !== 'SupplyShortageRecorded') return []
    const { sku, locationId } = positionOf(stream)
    return [{ sku, location_id: locationId }]
  },
  fold(row, { event }, { sku, location_id }): ShortageRow | undefined {
    if (event.type !== 'ShortageRecorded' && event.type !== 'SupplyShortageRecorded') return row
    const { short, recordedAt } = event
    const hits = JSON.stringify(event.hits)
    const known = row ?? { sku, location_id, ...nothing }
    const next =
      event.type === 'ShortageRecorded'
        ? { ...known, short, hits, since: short === 0 ? null : (known.since ?? recordedAt) }
        : {
            ...known,
            supply_short: short,
            supply_hits: hits,
            supply_since: short === 0 ? null : (known.supply_since ?? recordedAt),
          }
    return next.short === 0 && next.supply_short === 0 ? undefined : next
  },
})

const nothing = { short: 0, since: null, hits: '[]', supply_short: 0, supply_since: null, supply_hits: '[]' }

export const hitsOf = (json: string): Hit[] => JSON.parse(json) as Hit[]
