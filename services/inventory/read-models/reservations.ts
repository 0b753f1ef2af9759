import { positionOf } from '#kernel/ids.ts'
import type { Stored } from '#kernel/stored.ts'
import { defineReadModel } from '#platform/read-models.ts'
import type { StockEvent } from '../domain/stock/types.ts'
import { decodeStockEvent } from '../stored-events.ts'

/** A reservation that still holds something. */
export type ReservationRow = {
  reservation_id: string
  sku: string
  location_id: string
  quantity: number
  owner_stream: string
  owner_step: string
  reserved_at: string
}

export const reservations = defineReadModel({
  name: 'reservations',
  version: 1,
  categories: ['stock'],
  columns: {
    reservation_id: 'text',
    sku: 'text',
    location_id: 'text',
    quantity: 'integer',
    owner_stream: 'text',
    owner_step: 'text',
    reserved_at: 'text',
  },
  key: ['reservation_id', 'sku', 'location_id'],
  indexes: [['reserved_at', 'reservation_id', 'sku', 'location_id']],
  decode: decodeStockEvent,
  keysOf({ stream, event }) {
    if (!('reservationId' in event) || event.reservationId === null) return []
    const { sku, locationId } = positionOf(stream)
    return [{ reservation_id: event.reservationId, sku, location_id: locationId }]
  },
  fold(row: ReservationRow | undefined, { event }: Stored<StockEvent>, key): ReservationRow | undefined {
    if (event.type === 'StockReserved')
      return {
        ...key,
        quantity: event.quantity,
        owner_stream: event.owner.stream,
        owner_step: event.owner.step,
        reserved_at: event.reservedAt,
      }
    if (!row || !('quantity' in event) || !isPart(event)) return undefined
    const quantity = row.quantity - event.quantity
    return quantity > 0 ? { ...row, quantity } : undefined
  },
})

/** What takes from a reservation and may leave some of it. */
const isPart = (event: StockEvent): boolean =>
  event.type === 'StockIssued' || (event.type === 'ReservationReleased' && event.releaseId !== undefined)
