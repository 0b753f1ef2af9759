import { positionOf } from '#kernel/ids.ts'
import type { Stored } from '#kernel/stored.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { Owner, StockEvent } from '../domain/stock/types.ts'
import { decodeStockEvent } from '../stored-events.ts'

/** A reservation that still holds something: `quantity` in all, of which `backordered` is awaited. */
export type ReservationRow = {
  reservation_id: string
  sku: string
  location_id: string
  quantity: number
  backordered: number
  owner_stream: string
  owner_step: string
  reserved_at: string
  /** Null where only its owner ends it. */
  hold_until: string | null
}

export const reservations = defineReadModel({
  name: 'reservations',
  version: 3,
  categories: ['stock'],
  columns: {
    reservation_id: 'text',
    sku: 'text',
    location_id: 'text',
    quantity: 'integer',
    backordered: 'integer',
    owner_stream: 'text',
    owner_step: 'text',
    reserved_at: 'text',
    hold_until: 'text',
  },
  key: ['reservation_id', 'sku', 'location_id'],
  indexes: [['reserved_at', 'reservation_id', 'sku', 'location_id'], ['owner_stream']],
  decode: decodeStockEvent,
  keysOf({ stream, event }) {
    const { sku, locationId } = positionOf(stream)
    return reservationsOf(event).map(reservation_id => ({ reservation_id, sku, location_id: locationId }))
  },
  fold(row: ReservationRow | undefined, { event }: Stored<StockEvent>, key): ReservationRow | undefined {
    switch (event.type) {
      case 'StockReserved':
        return promised(key, event, 0)
      case 'StockBackordered':
        return promised(key, event, event.quantity, row)
      case 'BackordersFilled': {
        const filled = event.filled.find(({ reservationId }) => reservationId === key.reservation_id)
        return row && { ...row, backordered: row.backordered - (filled?.quantity ?? 0) }
      }
      case 'ReservationReleased':
        return less(row, event.quantity + (event.backordered ?? 0), event.backordered)
      case 'TransferSent': {
        const carried = event.carried.find(({ reservationId }) => reservationId === key.reservation_id)
        return less(row, carried?.quantity ?? event.held)
      }
      case 'TransferArrived': {
        const came = event.promised.find(({ reservationId }) => reservationId === key.reservation_id)
        return came ? arrived(key, { ...came, reservedAt: event.arrivedAt }, row) : row
      }
      case 'StockIssued':
        return less(row, event.quantity)
      default:
        return undefined
    }
  },
})

function reservationsOf(event: StockEvent): string[] {
  if (event.type === 'BackordersFilled') return event.filled.map(({ reservationId }) => reservationId)
  if (event.type === 'TransferSent') return [event.reservationId, ...event.carried.map(({ reservationId }) => reservationId)]
  if (event.type === 'TransferArrived') return event.promised.map(({ reservationId }) => reservationId)
  return 'reservationId' in event && event.reservationId !== null ? [event.reservationId] : []
}

type Key = Pick<ReservationRow, 'reservation_id' | 'sku' | 'location_id'>
type Promised = { quantity: number; owner: Owner; reservedAt: string; holdUntil: string | null }

const promised = (key: Key, { quantity, owner, reservedAt, holdUntil }: Promised, backordered: number, row?: ReservationRow) => ({
  ...key,
  quantity: quantity + (row?.quantity ?? 0),
  backordered,
  owner_stream: owner.stream,
  owner_step: owner.step,
  reserved_at: reservedAt,
  hold_until: holdUntil,
})

const arrived = (key: Key, came: Promised, row: ReservationRow | undefined): ReservationRow =>
  row ? { ...row, quantity: row.quantity + came.quantity } : promised(key, came, 0)

function less(row: ReservationRow | undefined, units: number, awaited = 0): ReservationRow | undefined {
  if (!row || row.quantity <= units) return undefined
  return { ...row, quantity: row.quantity - units, backordered: row.backordered - awaited }
}
