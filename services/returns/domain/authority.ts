import { Rejection } from '#kernel/rejection.ts'
import { intersection } from '#kernel/units.ts'
import type { By } from './commands.ts'
import { isUnderReview, lineOf, placesOf, unitsWhere } from './parts.ts'
import type { LineUnits, OpenedReturn } from './return.ts'

/** Passes whoever acts for the places where these units lie. */
export function requirePlaces(opened: OpenedReturn, lines: readonly LineUnits[], { stores }: By): void {
  for (const { lineId, units } of lines) {
    const line = lineOf(opened, lineId)
    const elsewhere = line && placesOf(line, units).find(({ locationId }) => stores && !stores.includes(locationId))
    if (elsewhere) throw new Rejection('denied', 'STORE_REQUIRED', { location_id: elsewhere.locationId })
  }
}

/** What a manager was asked, a manager answers. */
export function requireManagerOfReviewed(opened: OpenedReturn, lines: readonly LineUnits[], { isManager }: By): void {
  const isAsked = lines.some(({ lineId, units }) => {
    const line = lineOf(opened, lineId)
    return line && intersection(unitsWhere(line, isUnderReview), units).length > 0
  })
  if (isAsked && !isManager) throw new Rejection('denied', 'ROLE_REQUIRED', { roles: 'manager,operator' })
}
