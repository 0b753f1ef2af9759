import { orderStream } from '#kernel/ids.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { CallOptions, PromiseClient } from '#platform/grpc/client.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { OrderEvent } from './domain/events.ts'
import type { Hold, Issue } from './domain/order.ts'

export type Inventory = PromiseClient<InventoryServiceClient>
type Release = { hold: Hold; because: 'abandoned' | 'cancelled' }

export type Step = ({ kind: 'release' } & Release) | { kind: 'issue'; issue: Issue }

/** What an event of an order leaves to be done to stock. */
export function stepsOf(event: OrderEvent): Step[] {
  switch (event.type) {
    case 'OrderPlaced':
      return event.issues.map(issue => ({ kind: 'issue', issue }))
    case 'PlacementAbandoned':
      return event.holds.map(hold => ({ kind: 'release', hold, because: 'abandoned' }))
    case 'OrderCancelled':
      return event.holds.map(hold => ({ kind: 'release', hold, because: 'cancelled' }))
  }
}

const lines = (positions: Hold['positions']) =>
  positions.map(({ sku, locationId, quantity }) => ({ sku, locationId, quantity: String(quantity) }))
export const placementStep = (attempt: number): string => `placement/${attempt}`
export const attemptOf = (step: string): number | undefined => {
  const attempt = /^placement\/([1-9]\d*)$/.exec(step)?.[1]
  return attempt === undefined ? undefined : Number(attempt)
}

export async function reserve(
  inventory: Inventory,
  { orderId, attempt, hold, at }: { orderId: string; attempt: number; hold: Hold; at: string },
  options: CallOptions,
): Promise<void> {
  const request = {
    requestId: uuidV5(['reserve', hold.reservationId, at]),
    reservationId: hold.reservationId,
    owner: { stream: orderStream(orderId), step: placementStep(attempt) },
    decidedAt: toTimestamp(at),
    lines: lines(hold.positions),
  }
  await inventory.reserveStock(request, options)
}

/** The request ids of what follows a commit are derived from what the step is about: done twice, it is done once. */
export async function release(inventory: Inventory, { hold, because }: Release, options: CallOptions): Promise<void> {
  const request = {
    requestId: uuidV5(['release', hold.reservationId, because]),
    reservationId: hold.reservationId,
    positions: hold.positions.map(({ sku, locationId }) => ({ sku, locationId })),
    because: because === 'cancelled' ? 'RELEASE_REASON_CANCELLED' : 'RELEASE_REASON_ABANDONED',
  } as const
  await inventory.releaseReservation(request, options)
}

async function issueDeparted(inventory: Inventory, stream: string, issue: Issue, options: CallOptions): Promise<void> {
  const request = {
    requestId: uuidV5(['issue', issue.issueId]),
    issueId: issue.issueId,
    owner: { stream, step: `departure/${issue.issueId}` },
    lines: lines(issue.positions),
    alreadyLeft: true,
    occurredAt: toTimestamp(issue.leftAt),
  }
  await inventory.issueStock(request, options)
}

export async function takeSteps(inventory: Inventory, stream: string, event: OrderEvent, options: CallOptions): Promise<void> {
  for (const step of stepsOf(event)) {
    if (step.kind === 'release') await release(inventory, step, options)
    else await issueDeparted(inventory, stream, step.issue, options)
  }
}
