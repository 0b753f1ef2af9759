import { positionOf } from '#kernel/ids.ts'
import { defineReadModel } from '#platform/read-models.ts'
import { decodeStockEvent } from '../stored-events.ts'

/** A reservation of an order at a location, from when it was taken on; one that was let go of is no order taken. */
export type OrderTakenRow = { location_id: string; reservation_id: string; taken_at: string }

export const ordersTaken = defineReadModel({
  name: 'orders_taken',
  version: 1,
  categories: ['stock'],
  columns: { location_id: 'text', reservation_id: 'text', taken_at: 'text' },
  key: ['location_id', 'reservation_id'],
  indexes: [['location_id', 'taken_at']],
  decode: decodeStockEvent,
  keysOf({ stream, event }) {
    switch (event.type) {
      case 'StockReserved':
      case 'StockBackordered':
        if (!event.owner.stream.startsWith('order-')) return []
        break
      case 'ReservationReleased':
        if (event.releaseId !== undefined) return []
        break
      case 'ReservationLapsed':
        break
      default:
        return []
    }
    return [{ location_id: positionOf(stream).locationId, reservation_id: event.reservationId }]
  },
  fold(row: OrderTakenRow | undefined, { event }, key): OrderTakenRow | undefined {
    if (event.type !== 'StockReserved' && event.type !== 'StockBackordered') return undefined
    return row ?? { ...key, taken_at: event.reservedAt }
  },
})
