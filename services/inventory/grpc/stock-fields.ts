import { z } from 'zod'
import {
  asOf,
  enumWord,
  integer,
  locationId,
  minPosition,
  optional,
  optionalTimestamp,
  pageSize,
  quantity,
  requestId,
  sku,
  text,
  timestamp,
  toTimestamp,
} from '#platform/fields.ts'
import type { ReservedLine__Output as WireReserved } from '#protos/nahr/inventory/v1/ReservedLine.ts'
import type { ReservedPosition__Output as WireHeld } from '#protos/nahr/inventory/v1/ReservedPosition.ts'
import type { Stock__Output as WireStock } from '#protos/nahr/inventory/v1/Stock.ts'
import type { Supply__Output as WireSupply } from '#protos/nahr/inventory/v1/Supply.ts'
import type { Position } from '../catalogue.ts'
import { available, missing } from '../domain/stock/available.ts'
import { dispositions, type Stock } from '../domain/stock/types.ts'
import type { Got } from '../reserving.ts'

const most = 1_000_000_000
const id = text(1, 128)
const owner = z.object({ stream: text(1, 256), step: text(1, 128) })
/** Whose word ends a hold: an owner that can't be asked would hold it for ever. */
const holder = z.object({
  stream: text(1, 256).regex(/^(order|transfer)-./, 'must be the stream of an order or a transfer'),
  step: text(1, 128).regex(/^[a-z]+\/./, 'must name a step, such as placement/1'),
})
const occurredAt = optionalTimestamp

const eachOnce = <Schema extends z.ZodType<Position & { disposition?: string }>>(position: Schema) =>
  z
    .array(position)
    .min(1, 'must not be empty')
    .max(2000, 'must be at most 2,000')
    .refine(
      positions =>
        new Set(positions.map(({ sku, locationId, disposition }) => `${disposition} ${sku}@${locationId}`)).size ===
        positions.length,
      'must name each position once',
    )
const lines = eachOnce(z.object({ sku, locationId, quantity }))

export const receiveStock = z.object({
  requestId,
  sku,
  locationId,
  quantity,
  reference: text(0, 256),
  occurredAt,
  supplyId: optional(id),
})
export const announceSupply = z.object({
  requestId,
  sku,
  locationId,
  supply: z.object({ supplyId: id, quantity, expectedAt: timestamp }, 'must be told'),
})
export const withdrawSupply = z.object({ requestId, sku, locationId, supplyId: id, reason: text(1, 256) })
export const adjustStock = z.object({
  requestId,
  sku,
  locationId,
  difference: integer(-most, most).refine(difference => difference !== 0, 'must not be 0'),
  reason: text(1, 256),
  occurredAt,
})
export const countStock = z.object({
  requestId,
  sku,
  locationId,
  counted: integer(0, most),
  countedFrom: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  occurredAt,
})
export const setSafetyStock = z.object({ requestId, sku, locationId, quantity: integer(0, most) })
const heldBack = z.object({ requestId, sku, locationId, quantity: integer(0, most), reason: text(1, 256) })
export const suppressAvailability = heldBack.extend({ andAllAvailable: z.boolean(), owner: owner.nullable() })
export const liftSuppression = heldBack
export const reserveStock = z
  .object({
    requestId,
    reservationId: id,
    owner: holder,
    decidedAt: timestamp,
    lines,
    holdUntil: optionalTimestamp,
    partial: z.boolean().transform(asked => asked || undefined),
    againstSupply: z.boolean(),
    supplyBy: optionalTimestamp,
  })
  .refine(({ againstSupply, supplyBy }) => againstSupply || supplyBy === null, {
    path: ['supplyBy'],
    error: 'must be absent unless against_supply',
  })
  .transform(({ againstSupply, supplyBy, ...terms }) => ({
    ...terms,
    againstSupply: againstSupply ? { by: supplyBy } : undefined,
  }))
const position = z.object({ sku, locationId })
const noParts = { path: ['parts'], message: 'must be empty without release_id' }
const noPositions = { path: ['positions'], message: 'must be empty beside release_id, which is of parts' }
export const releaseReservation = z
  .object({
    requestId,
    reservationId: id,
    because: enumWord('RELEASE_REASON', ['abandoned', 'cancelled']),
    releaseId: optional(id),
    positions: z.array(z.unknown()),
    parts: z.array(z.unknown()),
    transferId: optional(id),
  })
  .refine(({ transferId, releaseId }) => transferId === null || releaseId !== null, {
    path: ['transferId'],
    error: 'makes no sense here',
  })
  .transform(({ releaseId, positions, parts, ...end }, context) => {
    const [given, other] = releaseId === null ? [positions, parts] : [parts, positions]
    if (other.length > 0) context.addIssue({ code: 'custom', ...(releaseId === null ? noParts : noPositions) })
    const read = releaseId === null ? eachOnce(position).safeParse(given) : lines.safeParse(given)
    if (read.success) return { ...end, releaseId, positions: read.data.map(each => ({ quantity: null, ...each })) }
    for (const { path, message } of read.error.issues)
      context.addIssue({ code: 'custom', path: [releaseId === null ? 'positions' : 'parts', ...path], message })
    return z.NEVER
  })
export const issueStock = z.object({
  requestId,
  issueId: id,
  owner,
  lines,
  reservationId: optional(id),
  alreadyLeft: z.boolean(),
  occurredAt,
})
export const returnStock = z.object({
  requestId,
  entryId: id,
  owner,
  lines: eachOnce(z.object({ sku, locationId, quantity, disposition: enumWord('DISPOSITION', dispositions) })),
  occurredAt,
})
export const redisposeStock = z
  .object({
    requestId,
    sku,
    locationId,
    quantity,
    from: enumWord('DISPOSITION', ['damaged', 'quarantine']),
    to: enumWord('DISPOSITION', ['sellable', 'damaged', 'vendor']),
    reason: text(1, 256),
    occurredAt,
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'must be another than from' })
export const getStock = z.object({ sku, locationId, asOf })
export const listStock = z.object({
  locationId: optional(locationId),
  sku: optional(sku),
  pageSize,
  pageToken: z.string(),
  minPosition,
})
export const listShortages = listStock
export const getReservation = z.object({ reservationId: id, positions: eachOnce(position) })
export const listReservations = z.object({
  ownerPrefix: text(0, 256),
  ownerStream: optional(text(1, 256)),
  reservedBefore: optionalTimestamp,
  reservedAfter: optionalTimestamp,
  pageSize,
  pageToken: z.string(),
  minPosition,
})

type Figures = Pick<Stock, 'onHand' | 'reserved' | 'damaged' | 'quarantine' | 'safety' | 'suppressed' | 'backordered' | 'supply'>

export const wireStock = ({ sku, locationId }: Position, figures: Figures, revision: number): WireStock => ({
  sku,
  locationId,
  onHand: String(figures.onHand),
  reserved: String(figures.reserved),
  damaged: String(figures.damaged),
  quarantine: String(figures.quarantine),
  safety: String(figures.safety),
  suppressed: String(figures.suppressed),
  available: String(available(figures)),
  shortage: String(missing(figures)),
  revision: String(revision),
  backordered: String(figures.backordered),
  supply: String(figures.supply),
  supplyShortage: String(Math.max(0, figures.backordered - figures.supply)),
})

export const wireReserved = ({ reserved, backordered, expectedAt, ...line }: Got): WireReserved => ({
  ...line,
  reserved: String(reserved),
  backordered: String(backordered),
  expectedAt: expectedAt === null ? null : toTimestamp(expectedAt),
})

type Held = Position & { left: number; waiting: number; expectedAt: string | null }
export const wireHeld = ({ sku, locationId, left, waiting, expectedAt }: Held): WireHeld => ({
  ...{ sku, locationId, held: String(left), backordered: String(waiting) },
  expectedAt: expectedAt === null ? null : toTimestamp(expectedAt),
})

export const wireSupplies = ({ supplies }: Stock): WireSupply[] =>
  [...supplies]
    .sort(([, a], [, b]) => (a.expectedAt < b.expectedAt ? -1 : a.expectedAt > b.expectedAt ? 1 : 0))
    .map(([supplyId, { quantity, expectedAt }]) => ({
      supplyId,
      quantity: String(quantity),
      expectedAt: toTimestamp(expectedAt),
    }))
