import { z } from 'zod'
import { integer, locationId, minPosition, optional, quantity, sku, wireEnum } from '#platform/fields.ts'
import type { Demand, Suggestion } from '../domain/sourcing/types.ts'
import { channelAsked } from './availability-fields.ts'
import { coordinates, countryCode } from './catalog-fields.ts'

const unitsThere = (least: number) => z.array(z.object({ sku, locationId, quantity: integer(least, 1_000_000_000) }))
const mostPositions = 10_000
const isEachOnce = (all: readonly { sku: string; locationId: string }[]): boolean =>
  new Set(all.map(each => `${each.sku}@${each.locationId}`)).size === all.length

export const suggestSourcing = z.object({
  lines: z
    .array(z.object({ sku, quantity }))
    .min(1, 'must not be empty')
    .max(200, 'must be at most 200')
    .refine(lines => new Set(lines.map(line => line.sku)).size === lines.length, 'must name each SKU once'),
  destination: coordinates,
  excludedLocationIds: z.array(locationId).max(1000, 'must be at most 1,000'),
  locationIds: z.array(locationId).max(1000, 'must be at most 1,000'),
  countryCodes: z.array(countryCode).max(250, 'must be at most 250'),
  minPosition,
  ...channelAsked,
  atMost: unitsThere(0).max(1000, 'must be at most 1,000').refine(isEachOnce, 'must name each position once'),
  held: unitsThere(1).max(mostPositions, 'must be at most 10,000').refine(isEachOnce, 'must name each position once'),
  destinationId: optional(locationId),
  taken: unitsThere(1).max(mostPositions, 'must be at most 10,000').refine(isEachOnce, 'must name each position once'),
})

const wireLine = ({ sku: of, quantity: units }: Demand) => ({ sku: of, quantity: String(units) })

export const wireSuggestion = ({ parcels, missing, isExact, passed }: Suggestion, position: number) => ({
  parcels: parcels.map(({ source, lines, reasons }) => ({
    locationId: source.locationId,
    lines: lines.map(wireLine),
    reasons: reasons.map(reason => wireEnum('SOURCING_REASON', reason)),
    priority: source.priority,
    ...(source.distanceMetres === null ? {} : { distanceMetres: String(source.distanceMetres) }),
    ordersToday: source.ordersToday,
  })),
  missing: missing.map(wireLine),
  exact: isExact,
  passed: passed.map(({ locationId: of, because }) => ({ locationId: of, because: wireEnum('SOURCING_OBSTACLE', because) })),
  position: String(position),
})
