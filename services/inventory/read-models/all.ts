import type { ReadModel } from '#platform/read-models.ts'
import { availabilityPolicy } from './availability-policy.ts'
import { items } from './items.ts'
import { locations } from './locations.ts'
import { ordersTaken } from './orders-taken.ts'
import { reservations } from './reservations.ts'
import { shortages } from './shortages.ts'
import { stockPositions } from './stock-positions.ts'
import { transits } from './transits.ts'

export const readModels: readonly ReadModel[] = [
  stockPositions,
  reservations,
  shortages,
  items,
  locations,
  transits,
  ordersTaken,
  availabilityPolicy,
]
