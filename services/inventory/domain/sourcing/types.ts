import type { Coordinates } from '../locations.ts'

export type Demand = { sku: string; quantity: number }

/** A location that has something of the basket, as it is seen when it is asked for. */
export type Candidate = {
  locationId: string
  countryCode: string
  priority: number
  coordinates: Coordinates | null
  dailyOrderCap: number
  ordersToday: number
  /** Units that can be promised there, by SKU; only those above 0. */
  stock: ReadonlyMap<string, number>
  /** Units that who asks holds there already, by SKU: they count besides. */
  held?: ReadonlyMap<string, number>
}

export type SourcingTerms = {
  demand: readonly Demand[]
  destination: Coordinates | null
  excluded: ReadonlySet<string>
  /** Any when empty. */
  countries: ReadonlySet<string>
  /** Whatever is shown, no more than so many count. */
  atMost?: readonly UnitsThere[]
  /** Chosen already for something else: so much less of what is free counts. */
  taken?: readonly UnitsThere[]
  /** The store that goods are shipped to, if it is one: it is not asked. */
  destinationId?: string | null
}
type UnitsThere = { sku: string; locationId: string; quantity: number }

/** A candidate that may be asked; metres count as 0 for all where there is no destination. */
export type Source = Candidate & { distanceMetres: number | null; metres: number }

export const obstacles = ['excluded', 'country', 'daily_cap', 'destination'] as const
export type Obstacle = (typeof obstacles)[number]

export type SourcingReason = 'only_source' | 'covers_all' | 'fewest_parcels' | 'priority' | 'nearest' | 'least_load' | 'id'
export type SuggestedParcel = { source: Source; lines: Demand[]; reasons: SourcingReason[] }
export type Suggestion = {
  parcels: SuggestedParcel[]
  missing: Demand[]
  isExact: boolean
  passed: { locationId: string; because: Obstacle }[]
}
