import { expect } from 'vitest'
import type { OrderEvent } from '../../../../services/orders/domain/events.ts'
import type { Position, Release } from '../../../../services/orders/domain/order.ts'
import { add } from './money.ts'
import type { Sums } from './world.ts'

/** What others make of the order's events: the stock that it holds, and what was taken of payments and let go. */
export class Books {
  /** By reservation, article and place. */
  readonly held: Sums = new Map()
  /** By tender. */
  readonly captured: Sums = new Map()
  readonly voided: string[] = []
  /** By return. */
  readonly claimed = new Map<string, Sums>()
  private readonly done = new Set<string>()

  take(event: OrderEvent): void {
    if (event.type === 'OrderPlaced') for (const hold of event.holds) this.move(hold.reservationId, hold.positions, 1)
    else if ('holds' in event && 'voids' in event) this.release(event.holds)
    if (event.type === 'OrderAmended') for (const hold of event.reserved) this.move(hold.reservationId, hold.positions, 1)
    if (event.type === 'FulfilmentMoved') {
      this.move(event.hold.reservationId, event.hold.positions, 1)
      this.release(event.holds)
    }
    if (event.type === 'SentToStore') {
      const { reservationId, positions, to, transferId } = event.transit
      this.once(transferId)
      this.move(reservationId, positions, -1)
      const there = positions.map(position => ({ ...position, locationId: to }))
      this.move(reservationId, there, 1)
    }
    if (event.type === 'ShipmentSent' || event.type === 'FulfilmentHandedOver') {
      this.once(event.issue.issueId)
      if (event.issue.reservationId !== '') this.move(event.issue.reservationId, event.issue.positions, -1)
      for (const { captureId, tenderId, amountMinor } of event.captures) {
        this.once(captureId)
        add(this.captured, [[tenderId, amountMinor]])
      }
    }
    if ('voids' in event) this.voided.push(...event.voids.map(({ paymentId }) => paymentId))
    if (event.type === 'UnitsClaimed')
      this.claimed.set(event.returnId, new Map(event.paid.map(({ tenderId, amountMinor }) => [tenderId, amountMinor])))
  }

  private release(releases: readonly Release[]): void {
    for (const { reservationId, releaseId, positions } of releases) {
      this.once(`${reservationId} ${releaseId ?? 'whole'}`)
      this.move(reservationId, positions, -1)
      const isLeft = [...this.held].some(([key, quantity]) => key.startsWith(`${reservationId} `) && quantity !== 0)
      if (releaseId === undefined) expect(isLeft, `${reservationId} is released whole`).toBe(false)
    }
  }
  private once(id: string): void {
    expect(this.done.has(id), `${id} is asked for twice`).toBe(false)
    this.done.add(id)
  }
  private move(reservation: string, positions: readonly Position[], sign: 1 | -1): void {
    add(
      this.held,
      positions.map(({ sku, locationId, quantity }) => [`${reservation} ${sku} ${locationId}`, sign * quantity] as const),
    )
  }
}
