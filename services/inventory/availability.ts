import type { Projections } from '#platform/projections.ts'
import type { Position } from './catalogue.ts'
import { ruleFor, shownBy, type Viewer } from './domain/availability-policy.ts'
import { available } from './domain/stock/available.ts'
import { availabilityPolicy, policyOf } from './read-models/availability-policy.ts'
import { figuresOf, stockPositions } from './read-models/stock-positions.ts'

export type Asked = { skus: readonly string[]; locationIds: readonly string[]; viewer: Viewer | null }
/** `position`: where the log last said something that this figure hangs on; 0 for what was never stocked. */
export type Shown = Position & { available: number; position: number }

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
      available: shownBy(rule, row.location_id, available(figuresOf(row))),
      position: Math.max(row.position, asked.viewer === null ? 0 : policy.position),
    }))
    return [...known, ...neverStocked(known, asked)]
  }
}

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
    .flatMap(sku => [...new Set(locationIds)].map(locationId => ({ sku, locationId, available: 0, position: 0 })))
    .filter(({ sku, locationId }) => !isKnown.has(`${sku}@${locationId}`))
}
