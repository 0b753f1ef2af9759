import { never } from '#kernel/decider.ts'
import type { OrderEvent } from './events.ts'
import type { Claim, Group, LineUnits, Order, PlacedOrder, PlacedTender, Progress, RefundDue } from './order.ts'
import { isLiving } from './standing.ts'

export const initial: Order = { state: 'unplaced', abandoned: 0, requested: [] }

export function evolve(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'AuthorizationsRequested':
      return order.state === 'unplaced' ? { ...order, requested: [...order.requested, ...event.payments] } : order
    case 'OrderPlaced':
      return placed(event, order.abandoned)
    case 'PlacementAbandoned':
      return order.state === 'unplaced' ? { state: 'unplaced', abandoned: event.attempt, requested: [] } : order
    default:
      return order.state === 'unplaced' ? order : evolvePlaced(order, event)
  }
}

function placed(event: Extract<OrderEvent, { type: 'OrderPlaced' }>, abandoned: number): Order {
  const { type: _, issues: __, payments: ___, voids: ____, fulfilments, ...rest } = event
  const groups = fulfilments.map((group): Group => {
    return { ...group, progress: group.leftAt === null ? { state: 'open' } : { state: 'left', captures: [] } }
  })
  return { state: 'placed', abandoned, ...rest, fulfilments: groups, refundsDue: [], claims: [] }
}

type Later = Exclude<OrderEvent, { type: 'AuthorizationsRequested' | 'OrderPlaced' | 'PlacementAbandoned' }>

function evolvePlaced(order: PlacedOrder, event: Later): Order {
  switch (event.type) {
    case 'PaymentConfirmed':
      return withTender(order, event.tenderId, 'authorized')
    case 'PaymentRefused':
      return withTender(order, event.tenderId, 'refused')
    case 'PickingStarted':
      return withProgress(order, event.fulfilmentId, () => ({ state: 'in_progress', picked: [] }))
    case 'UnitsPicked':
      return withProgress(order, event.fulfilmentId, progress => picked(progress, event.lines))
    case 'FulfilmentReady': {
      const { codeHash, pickupUntil } = event
      return withProgress(order, event.fulfilmentId, () => ({ state: 'ready', codeHash, pickupUntil, wrongCodes: 0 }))
    }
    case 'WrongCodeGiven':
      return withProgress(order, event.fulfilmentId, progress =>
        progress.state === 'ready' ? { ...progress, wrongCodes: progress.wrongCodes + 1 } : progress,
      )
    case 'FulfilmentHandedOver': {
      const { captures, handedOverAt } = event
      return withGroup(order, event.fulfilmentId, group => ({
        ...group,
        leftAt: handedOverAt,
        progress: { state: 'left', captures },
      }))
    }
    case 'FulfilmentRejected':
      return { ...withProgress(order, event.fulfilmentId, () => ({ state: 'rejected' })), ...refunded(order, event) }
    case 'FulfilmentExpired':
      return { ...withProgress(order, event.fulfilmentId, () => ({ state: 'expired' })), ...refunded(order, event) }
    case 'OrderCancelled': {
      const { reason, cancelledAt } = event
      const fulfilments = order.fulfilments.map(group =>
        isLiving(group) ? { ...group, progress: { state: 'cancelled' } as const } : group,
      )
      return { ...order, state: 'cancelled', reason, cancelledAt, fulfilments, ...refunded(order, event) }
    }
    case 'UnitsClaimed': {
      const { returnId, lines } = event
      return { ...order, claims: [...order.claims, { returnId, asked: lines, released: [], grants: [] }] }
    }
    case 'ClaimReleased':
      return withClaim(order, event.returnId, claim => ({ ...claim, released: [...claim.released, ...event.lines] }))
    case 'UnitsReturned': {
      const { lines, refunds } = event
      return withClaim(order, event.returnId, claim => ({ ...claim, grants: [...claim.grants, { lines, refunds }] }))
    }
    case 'NotificationDue':
      return order
    default:
      return never(event)
  }
}

const withTender = (order: PlacedOrder, tenderId: string, authorization: PlacedTender['authorization']): PlacedOrder => ({
  ...order,
  tenders: order.tenders.map(tender => (tender.tenderId === tenderId ? { ...tender, authorization } : tender)),
})

const withGroup = (order: PlacedOrder, fulfilmentId: string, change: (group: Group) => Group): PlacedOrder => ({
  ...order,
  fulfilments: order.fulfilments.map(group => (group.fulfilmentId === fulfilmentId ? change(group) : group)),
})

const withClaim = (order: PlacedOrder, returnId: string, change: (claim: Claim) => Claim): PlacedOrder => ({
  ...order,
  claims: order.claims.map(claim => (claim.returnId === returnId ? change(claim) : claim)),
})

const withProgress = (order: PlacedOrder, fulfilmentId: string, change: (progress: Progress) => Progress): PlacedOrder =>
  withGroup(order, fulfilmentId, group => ({ ...group, progress: change(group.progress) }))

function picked(progress: Progress, lines: readonly LineUnits[]): Progress {
  if (progress.state !== 'in_progress') return progress
  const sums = new Map(progress.picked.map(({ lineId, quantity }) => [lineId, quantity]))
  for (const { lineId, quantity } of lines) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity)
  return { state: 'in_progress', picked: [...sums].map(([lineId, quantity]) => ({ lineId, quantity })) }
}

function refunded({ refundsDue }: PlacedOrder, event: { refundsDue: RefundDue[] }): { refundsDue: RefundDue[] } {
  const sums = new Map(refundsDue.map(({ tenderId, amountMinor }) => [tenderId, amountMinor]))
  for (const { tenderId, amountMinor } of event.refundsDue) sums.set(tenderId, (sums.get(tenderId) ?? 0) + amountMinor)
  return { refundsDue: [...sums].map(([tenderId, amountMinor]) => ({ tenderId, amountMinor })) }
}
