import { expect } from 'vitest'
import { countUnits } from '#kernel/units.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import type { PlacedOrder, Position, Release } from '../../../services/orders/domain/order.ts'
import { isLiving } from '../../../services/orders/domain/standing.ts'
import { livingUnits } from '../../../services/orders/domain/units.ts'

const count = (positions: readonly Position[]): number => positions.reduce((sum, { quantity }) => sum + quantity, 0)

function reservedBy(event: OrderEvent): { reservationId: string; positions: Position[] }[] {
  if (event.type === 'OrderPlaced') return event.holds
  if (event.type === 'OrderAmended') return event.reserved
  return event.type === 'FulfilmentMoved' ? [event.hold] : []
}

const releasedBy = (event: OrderEvent): Release[] =>
  'voids' in event && event.type !== 'OrderPlaced' ? event.holds : event.type === 'FulfilmentMoved' ? event.holds : []

/** What is still promised under each reservation, told of the events alone: what is released whole ends it. */
function promised(events: readonly OrderEvent[]): Map<string, number> {
  const left = new Map<string, number>()
  const releases = new Set<string>()
  for (const event of events) {
    for (const { reservationId, positions } of reservedBy(event)) left.set(reservationId, count(positions))
    const draw = (reservationId: string, quantity: number) => left.set(reservationId, (left.get(reservationId) ?? 0) - quantity)
    if (event.type === 'FulfilmentHandedOver' || event.type === 'ShipmentSent')
      draw(event.issue.reservationId, count(event.issue.positions))
    for (const { reservationId, releaseId = 'whole', positions } of releasedBy(event)) {
      const release = `${reservationId} ${releaseId}`
      expect(releases.has(release), `${release} is asked for twice`).toBe(false)
      releases.add(release)
      if (releaseId === 'whole') expect(left.get(reservationId)).toBe(count(positions))
      draw(reservationId, count(positions))
    }
  }
  return left
}

/** Of every reservation just that is promised which may still leave. */
export function requireHolds(events: readonly OrderEvent[], order: PlacedOrder): void {
  for (const [reservationId, quantity] of promised(events)) {
    const drawing = order.fulfilments.filter(group => group.reservationId === reservationId && isLiving(group))
    const living = drawing.flatMap(group => livingUnits(order, group)).reduce((sum, { units }) => sum + countUnits(units), 0)
    expect(quantity, `${reservationId} holds what is wanted`).toBe(living)
  }
}
