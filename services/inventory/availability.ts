import type { Projections } from '#platform/projections.ts'
import type { Position } from './catalogue.ts'
import { type AvailabilityRule, comingShownBy, ruleFor, shownBy, type Viewer } from './domain/availability-policy.ts'
import { available } from './domain/stock/available.ts'
import { promisable } from './domain/stock/supply.ts'
import { availabilityPolicy, policyOf } from './read-models/availability-policy.ts'
import { figuresOf, type StockPositionRow, stockPositions } from './read-models/stock-positions.ts'
import { suppliesOf } from './read-models/supplies.ts'

export type Asked = { skus: readonly string[]; locationIds: readonly string[]; viewer: Viewer | null }
export type Shown = Position & {
  available: number
  /** What is still to come and nobody waits for. */
  onOrder: number
  /** When the first unit of it is expected; null where there is none. */
  expectedAt: string | null
  /** Where the log last said something that these figures hang on; 0 for what was never stocked. */
  position: number
}

/** The figures and the policy of one moment. */
export async function shownOf(asked: Asked, projections: Projections): Promise<Shown[]> {
  for (;;) {
    const policy = policyNow(projections)
    const rows = await rowsOf(asked, projections)
    if (policyNow(projections).position !== policy.position) continue
    const rule = ruleFor(policy, asked.viewer)
    const known = rows.map(row => ({
      sku: row.sku,
      locationId: row.location_id,
      ...shownAt(rule, row),
      position: Math.max(row.position, asked.viewer === null ? 0 : policy.position),
    }))
    return [...known, ...neverStocked(known, asked)]
  }
}

type Figures = Pick<Shown, 'available' | 'onOrder' | 'expectedAt'>
function shownAt(rule: AvailabilityRule, row: StockPositionRow): Figures {
  const free = available(figuresOf(row))
  const shown = shownBy(rule, row.location_id, free)
  if (row.supply <= row.backordered) return { available: shown, ...nothingToCome }
  const coming = comingShownBy(rule, row.location_id, { available: free, coming: row.supply - row.backordered })
  if (coming.shown === 0) return { available: shown, ...nothingToCome }
  const before = { supplies: suppliesOf(row.supplies), backordered: row.backordered + coming.keptBack }
  return { available: shown, onOrder: coming.shown, expectedAt: promisable(before, 1, null)?.expectedAt ?? null }
}
const nothingToCome = { onOrder: 0, expectedAt: null }

const policyNow = (projections: Projections) => policyOf(projections.row(availabilityPolicy, { name: 'availability' }))

const rowsOf = ({ skus, locationIds }: Asked, projections: Projections) =>
  projections
    .rows(stockPositions)
    .selectAll()
    .where('sku', 'in', skus)
    .$if(locationIds.length > 0, query => query.where('location_id', 'in', locationIds))
    .orderBy('sku')
    .orderBy('location_id')
    .execute()

function neverStocked(known: readonly Position[], { skus, locationIds }: Asked): Shown[] {
  const isKnown = new Set(known.map(({ sku, locationId }) => `${sku}@${locationId}`))
  return [...new Set(skus)]
    .flatMap(sku =>
      [...new Set(locationIds)].map(locationId => ({ sku, locationId, available: 0, ...nothingToCome, position: 0 })),
    )
    .filter(({ sku, locationId }) => !isKnown.has(`${sku}@${locationId}`))
}
