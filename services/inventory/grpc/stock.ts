import { positionOf, stockStream } from '#kernel/ids.ts'
import { type Role, requireRole, requireStore } from '#platform/callers.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import type { InventoryServiceHandlers } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { StockHandler } from '../aggregates.ts'
import { settled, valueOrThrow } from '../at-once.ts'
import type { Catalogue, Position } from '../catalogue.ts'
import { holdingOf } from '../domain/stock/reservations.ts'
import { expectedFor } from '../domain/stock/supply.ts'
import type { Disposition, StockCommand } from '../domain/stock/types.ts'
import { handleEach, highest } from '../lines.ts'
import type { Queries } from '../queries.ts'
import { reserveLines } from '../reserving.ts'
import type { Sweep } from '../sweeping.ts'
import type { Transferring } from '../transferring.ts'
import { requestOf } from './request.ts'
import * as fields from './stock-fields.ts'

type Availability = 'GetAvailability' | 'WatchAvailability' | 'PutAvailabilityPolicy' | 'GetAvailabilityPolicy'
type Deps = {
  stock: StockHandler
  transferring: Transferring
  catalogue: Catalogue
  queries: Queries
  sweep: Sweep
}

export function stockMethods({
  stock,
  transferring,
  catalogue,
  queries,
  sweep,
}: Deps): Omit<Methods<InventoryServiceHandlers>, 'SuggestSourcing' | 'ListShortages' | Availability> {
  /** One command at one position of a store that the caller may act for. */
  async function changePosition(position: Position, requestId: string, command: StockCommand, context: CallContext) {
    requireStore(context.caller, position.locationId)
    await catalogue.requireStocked([position])
    const stream = stockStream(position.sku, position.locationId)
    const { state, revision, position: logPosition } = await stock.handle(stream, command, requestOf(requestId, context))
    return { stock: fields.wireStock(position, state, revision), logPosition: String(logPosition) }
  }

  return {
    async ReceiveStock(body, context) {
      requireRole(context.caller, ...staff('associate'))
      const { requestId, sku, locationId, supplyId, ...goods } = fields.receiveStock.parse(body)
      const receipt = { type: 'ReceiveStock', ...goods, supplyId: supplyId ?? undefined, at: context.now } as const
      return changePosition({ sku, locationId }, requestId, receipt, context)
    },
    async AnnounceSupply(body, context) {
      requireRole(context.caller, ...staff('associate'))
      const { requestId, supply, ...position } = fields.announceSupply.parse(body)
      return changePosition(position, requestId, { type: 'AnnounceSupply', ...supply, at: context.now }, context)
    },
    async WithdrawSupply(body, context) {
      requireRole(context.caller, ...staff('associate'))
      const { requestId, sku, locationId, ...supply } = fields.withdrawSupply.parse(body)
      return changePosition({ sku, locationId }, requestId, { type: 'WithdrawSupply', ...supply, at: context.now }, context)
    },
    async AdjustStock(body, context) {
      requireRole(context.caller, ...staff('manager'))
      const { requestId, sku, locationId, ...adjustment } = fields.adjustStock.parse(body)
      return changePosition({ sku, locationId }, requestId, { type: 'AdjustStock', ...adjustment, at: context.now }, context)
    },
    async CountStock(body, context) {
      requireRole(context.caller, ...staff('associate'))
      const { requestId, sku, locationId, ...count } = fields.countStock.parse(body)
      return changePosition({ sku, locationId }, requestId, { type: 'CountStock', ...count, at: context.now }, context)
    },
    async SetSafetyStock(body, context) {
      requireRole(context.caller, ...staff('manager'))
      const { requestId, quantity: units, ...position } = fields.setSafetyStock.parse(body)
      return changePosition(position, requestId, { type: 'SetSafetyStock', units, at: context.now }, context)
    },
    async SuppressAvailability(body, context) {
      requireRole(context.caller, ...staff('associate'))
      const { requestId, quantity: units, reason, andAllAvailable, owner, ...position } = fields.suppressAvailability.parse(body)
      const more = { ...(andAllAvailable ? { andAllAvailable } : {}), ...(owner ? { owner } : {}) }
      return changePosition(
        position,
        requestId,
        { type: 'SuppressAvailability', units, reason, ...more, at: context.now },
        context,
      )
    },
    async LiftSuppression(body, context) {
      requireRole(context.caller, ...staff('associate'))
      const { requestId, quantity: units, reason, ...position } = fields.liftSuppression.parse(body)
      return changePosition(position, requestId, { type: 'LiftSuppression', units, reason, at: context.now }, context)
    },
    async ReserveStock(body, context) {
      requireRole(context.caller, 'service')
      const { requestId, lines, ...terms } = fields.reserveStock.parse(body)
      await catalogue.requireStocked(lines)
      const { position, got } = await reserveLines(stock, lines, terms, requestOf(requestId, context))
      return { logPosition: String(position), lines: got.map(fields.wireReserved) }
    },
    async ReleaseReservation(body, context) {
      requireRole(context.caller, 'service')
      const { requestId, positions, releaseId, transferId, ...end } = fields.releaseReservation.parse(body)
      await catalogue.requireStocked(positions)
      const release = { type: 'ReleaseReservation', ...end, at: context.now } as const
      const releaseAt = ({ quantity }: { quantity: number | null }) =>
        releaseId === null || quantity === null ? release : { ...release, part: { releaseId, quantity } }
      const asked = requestOf(requestId, context)
      const here = transferId === null ? await handleEach(stock, positions, releaseAt, asked) : 0n
      const moved = await settled(positions, ({ quantity, ...position }) => {
        const part = releaseId === null || quantity === null ? null : { releaseId, quantity }
        const released = { ...position, ...end, part }
        return transferId === null
          ? transferring.releaseMoved(released, asked)
          : transferring.releaseCarried(transferId, released, asked)
      })
      return { logPosition: String(highest([here, ...moved.map(valueOrThrow)].map(position => ({ position })))) }
    },
    async IssueStock(body, context) {
      requireRole(context.caller, 'service')
      const { requestId, lines, ...issue } = fields.issueStock.parse(body)
      await catalogue.requireStocked(lines)
      const issueLine = ({ quantity }: { quantity: number }) =>
        ({ type: 'IssueStock', ...issue, quantity, at: context.now }) as const
      return { logPosition: String(await handleEach(stock, lines, issueLine, requestOf(requestId, context))) }
    },
    async ReturnStock(body, context) {
      requireRole(context.caller, 'service')
      const { requestId, lines, ...entry } = fields.returnStock.parse(body)
      await catalogue.requireStocked(lines)
      const takeBack = ({ parts }: { parts: ReturnedParts }) =>
        ({ type: 'ReturnStock', ...entry, parts, at: context.now }) as const
      return { logPosition: String(await handleEach(stock, byPosition(lines), takeBack, requestOf(requestId, context))) }
    },
    async RedisposeStock(body, context) {
      requireRole(context.caller, ...staff('associate'))
      const { requestId, sku, locationId, ...decision } = fields.redisposeStock.parse(body)
      return changePosition({ sku, locationId }, requestId, { type: 'RedisposeStock', ...decision, at: context.now }, context)
    },
    async GetStock(body) {
      const { sku, locationId, asOf } = fields.getStock.parse(body)
      const { state, revision } = await stock.load(stockStream(sku, locationId), asOf ?? undefined)
      if (revision === -1) await catalogue.requireStocked([{ sku, locationId }])
      return {
        stock: fields.wireStock({ sku, locationId }, state, revision),
        supplies: fields.wireSupplies(state),
        inTransit: String(await queries.inTransit({ sku, locationId })),
      }
    },
    async ListStock(body, { signal }) {
      const { positions, nextPageToken } = await queries.stock(fields.listStock.parse(body), signal)
      return { stock: positions.map(each => fields.wireStock(each, each, each.revision)), nextPageToken }
    },
    async SweepStock(_, context) {
      requireRole(context.caller, 'service', 'operator')
      const swept = await sweep(requestOf('sweep', context))
      return { settled: swept.settled, logPosition: String(swept.position) }
    },
    async GetReservation(body, { caller }) {
      requireRole(caller, 'service', 'operator')
      const { reservationId, positions } = fields.getReservation.parse(body)
      const held = await settled(positions, async position => {
        const { state } = await stock.load(stockStream(position.sku, position.locationId))
        return { ...position, ...holdingOf(state, reservationId), expectedAt: expectedFor(state, reservationId) }
      })
      return { positions: held.map(valueOrThrow).map(fields.wireHeld) }
    },
    async ListReservations(body, { caller, signal }) {
      requireRole(caller, 'service', 'operator')
      const { reservations, nextPageToken } = await queries.reservations(fields.listReservations.parse(body), signal)
      const wire = reservations.map(({ quantity, backordered, reservedAt, ...reservation }) => ({
        ...reservation,
        quantity: String(quantity),
        backordered: String(backordered),
        reservedAt: toTimestamp(reservedAt),
      }))
      return { reservations: wire, nextPageToken }
    },
  }
}

/** Who acts for one store, beside those who may act for all. */
const staff = (role: Role): Role[] => [role, 'operator', 'service']

type ReturnedParts = { disposition: Disposition; quantity: number }[]

function byPosition(lines: readonly (Position & ReturnedParts[number])[]): (Position & { parts: ReturnedParts })[] {
  const positions = Map.groupBy(lines, ({ sku, locationId }) => stockStream(sku, locationId))
  return [...positions].map(([stream, own]) => ({
    ...positionOf(stream),
    parts: own.map(({ disposition, quantity }) => ({ disposition, quantity })),
  }))
}
