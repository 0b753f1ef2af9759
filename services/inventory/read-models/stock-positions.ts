import { never, type Of } from '#kernel/decider.ts'
import { positionOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { Disposition, StockEvent } from '../domain/stock/types.ts'
import { decodeStockEvent } from '../stored-events.ts'
import { withoutSupply, withSupply } from './supplies.ts'

export type StockPositionRow = {
  sku: string
  location_id: string
  on_hand: number
  reserved: number
  damaged: number
  quarantine: number
  safety: number
  suppressed: number
  backordered: number
  supply: number
  supplies: string | null
  revision: number
  /** Of its last event in the log. */
  position: number
}

export const stockPositions = defineReadModel({
  name: 'stock_positions',
  version: 4,
  categories: ['stock'],
  columns: {
    sku: 'text',
    location_id: 'text',
    on_hand: 'integer',
    reserved: 'integer',
    damaged: 'integer',
    quarantine: 'integer',
    safety: 'integer',
    suppressed: 'integer',
    backordered: 'integer',
    supply: 'integer',
    supplies: 'text',
    revision: 'integer',
    position: 'integer',
  },
  key: ['sku', 'location_id'],
  indexes: [['location_id', 'sku']],
  decode: decodeStockEvent,
  keysOf({ stream }) {
    const { sku, locationId } = positionOf(stream)
    return [{ sku, location_id: locationId }]
  },
  fold: (row, { event, revision, position }, { sku, location_id }): StockPositionRow => ({
    ...moved(row ?? { sku, location_id, ...zeros, revision, position: 0 }, event),
    revision,
    position: Number(position),
  }),
})

const zeros = {
  ...{ on_hand: 0, reserved: 0, damaged: 0, quarantine: 0, safety: 0, suppressed: 0, backordered: 0, supply: 0 },
  supplies: null,
}

function moved(row: StockPositionRow, event: StockEvent): StockPositionRow {
  switch (event.type) {
    case 'StockReceived':
      return received({ ...row, on_hand: row.on_hand + event.quantity }, event)
    case 'SupplyAnnounced':
      return { ...row, supply: row.supply + event.quantity, supplies: withSupply(row.supplies, event) }
    case 'SupplyChanged':
      return { ...row, supply: row.supply + event.quantity - event.was, supplies: withSupply(row.supplies, event) }
    case 'SupplyWithdrawn':
      return { ...row, supply: row.supply - event.was, supplies: withoutSupply(row.supplies, event.supplyId) }
    case 'StockBackordered':
      return { ...row, backordered: row.backordered + event.quantity }
    case 'BackordersFilled':
      return { ...row, ...filled(row, event) }
    case 'StockAdjusted':
      return { ...row, on_hand: row.on_hand + event.difference }
    case 'StockCounted':
      return { ...row, on_hand: event.counted }
    case 'SafetyStockSet':
      return { ...row, safety: event.units }
    case 'AvailabilitySuppressed':
      return { ...row, suppressed: row.suppressed + event.units }
    case 'SuppressionLifted':
      return { ...row, suppressed: row.suppressed - event.units }
    case 'StockReserved':
      return { ...row, reserved: row.reserved + event.quantity }
    case 'ReservationReleased':
    case 'ReservationLapsed':
      return { ...row, reserved: row.reserved - event.quantity, backordered: row.backordered - (event.backordered ?? 0) }
    case 'StockIssued': {
      const reserved = event.reservationId === null ? row.reserved : row.reserved - event.quantity
      return { ...row, on_hand: row.on_hand - event.quantity, reserved }
    }
    case 'TransferSent':
      return { ...row, on_hand: row.on_hand - event.quantity, reserved: row.reserved - event.held - unitsOf(event.carried) }
    case 'TransferArrived':
      return { ...row, on_hand: row.on_hand + event.quantity, reserved: row.reserved + unitsOf(event.promised) }
    case 'StockReturned':
      return put(row, event.disposition, event.quantity)
    case 'StockRedisposed':
      return put(put(row, event.from, -event.quantity), event.to, event.quantity)
    case 'ShortageRecorded':
    case 'SupplyShortageRecorded':
      return row
    default:
      return never(event)
  }
}

function received(row: StockPositionRow, { supplyId, supplied }: Of<StockEvent, 'StockReceived'>): StockPositionRow {
  if (supplyId === undefined || !supplied) return row
  return { ...row, supply: row.supply - supplied, supplies: withoutSupply(row.supplies, supplyId, supplied) }
}

function put(row: StockPositionRow, disposition: Disposition, quantity: number): StockPositionRow {
  if (disposition === 'vendor') return row
  const on_hand = row.on_hand + quantity
  return disposition === 'sellable' ? { ...row, on_hand } : { ...row, on_hand, [disposition]: row[disposition] + quantity }
}

const unitsOf = (parts: readonly { quantity: number }[]): number => parts.reduce((sum, { quantity }) => sum + quantity, 0)

function filled({ reserved, backordered }: StockPositionRow, event: Of<StockEvent, 'BackordersFilled'>) {
  const units = unitsOf(event.filled)
  return { reserved: reserved + units, backordered: backordered - units }
}

export const figuresOf = ({
  on_hand,
  reserved,
  damaged,
  quarantine,
  safety,
  suppressed,
  backordered,
  supply,
}: StockPositionRow) => ({
  onHand: on_hand,
  reserved,
  damaged,
  quarantine,
  safety,
  suppressed,
  backordered,
  supply,
})
