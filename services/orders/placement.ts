import { orderStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { Request } from '#platform/handle.ts'
import type { Log } from '#platform/logging.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { HandledOrder, Orders } from './aggregate.ts'
import type { OrderCommand } from './domain/commands.ts'
import { currentAttempt } from './domain/decide.ts'
import type { AbandonReason } from './domain/events.ts'
import { fateOfHold } from './domain/fate.ts'
import type { Hold, Issue, Order, Placement } from './domain/order.ts'
import { departures, positionsToHold } from './domain/stock.ts'
import type { Settle, Settling } from './settling.ts'
import { type Inventory, release, reserve } from './stock-steps.ts'

export type Asked = {
  orderId: string
  placement: Placement
  /** Equal for requests of equal content. */
  placedAs: string
  request: Request
  /** The caller's: gone, or out of patience. */
  signal: AbortSignal
  deadline: Date
}
export type PlacementDeps = { orders: Orders; inventory(): Inventory; settling: Settling; log: Log }

const attemptsAtMost = 5
const isOneOf = (error: unknown, ...reasons: string[]): boolean =>
  (error instanceof Rejection || error instanceof CallFailed) && reasons.includes(error.reason)

/** Places an order: all of it or nothing. An attempt that was abandoned meanwhile is followed by another. */
export function place(asked: Asked, deps: PlacementDeps): Promise<HandledOrder> {
  const stream = orderStream(asked.orderId)
  return deps.settling.during(stream, async settle => {
    let { state } = await deps.orders.remembered(stream)
    for (let tried = 0; tried < attemptsAtMost; tried++) {
      try {
        return await tryToPlace(asked, state, settle, deps)
      } catch (error) {
        if (!isOneOf(error, 'ATTEMPT_ABANDONED', 'RESERVATION_ENDED')) throw error
        state = (await deps.orders.load(stream)).state
      }
    }
    throw new Rejection('contended', 'PLACEMENT_CONTENDED')
  })
}

async function tryToPlace(asked: Asked, order: Order, settle: Settle, deps: PlacementDeps): Promise<HandledOrder> {
  const attempt = currentAttempt(order)
  const hold = holdOf(asked, attempt)
  const commit = () => record(asked, { attempt, holds: hold ? [hold] : [] }, deps)
  if (order.state !== 'unplaced') return commit()
  if (!hold) return settled(await commit(), settle)
  try {
    await reserve(deps.inventory(), { ...asked, attempt, hold, at: asked.request.now }, callOf(asked))
    asked.signal.throwIfAborted()
    const handled = await commit()
    if (fateOfHold(handled.state, { attempt, ...hold }) === 'void') await letGo(hold, asked, deps)
    return settled(handled, settle)
  } catch (error) {
    const isNothingHeld = error instanceof CallFailed && isOneOf(error, 'INSUFFICIENT_STOCK') && error.figures.held === 'false'
    return await giveUp({ asked, attempt, hold: isNothingHeld ? null : hold, error }, settle, deps)
  }
}

const holdOf = ({ orderId, placedAs, placement }: Asked, attempt: number): Hold | null => {
  const positions = positionsToHold(placement)
  return positions.length > 0 ? { reservationId: uuidV5([orderId, String(attempt), placedAs]), positions } : null
}

const issuesOf = ({ orderId, placement }: Asked): Issue[] =>
  departures(placement).map(({ group, leftAt, positions }) => ({
    issueId: uuidV5([orderId, group.fulfilmentId]),
    locationId: group.locationId,
    leftAt,
    positions,
  }))

const record = (asked: Asked, { attempt, holds }: { attempt: number; holds: Hold[] }, { orders }: PlacementDeps) => {
  const { orderId, placedAs, placement, request } = asked
  const command: OrderCommand = {
    type: 'PlaceOrder',
    placedAs,
    placement,
    attempt,
    holds,
    issues: issuesOf(asked),
    at: request.now,
  }
  return orders.handle(orderStream(orderId), command, request)
}

async function settled(handled: HandledOrder, settle: Settle): Promise<HandledOrder> {
  if (!handled.repeated) await settle(handled.events)
  return handled
}

type GivenUp = { asked: Asked; attempt: number; hold: Hold | null; error: unknown }

/** Says so on the order's stream first, where anything may be held. Only if that stands is stock released. */
async function giveUp({ asked, attempt, hold, error }: GivenUp, settle: Settle, deps: PlacementDeps): Promise<HandledOrder> {
  const { orderId, request } = asked
  const stream = orderStream(orderId)
  const because = reasonOf(error, asked)
  const holds = hold ? [hold] : []
  const { signal: _, ...patient } = { ...request, requestId: uuidV5([request.requestId, 'abandon', String(attempt)]) }
  const after = hold
    ? await deps.orders.handle(stream, { type: 'AbandonPlacement', attempt, because, holds, at: request.now }, patient)
    : { ...(await deps.orders.load(stream)), events: [] }
  await settle(after.events)
  const isReleased = after.events.length > 0
  if (hold && !isReleased && fateOfHold(after.state, { attempt, ...hold }) === 'void') await letGo(hold, asked, deps)
  if (after.state.state === 'unplaced') throw answerOf(error)
  return record(asked, { attempt, holds }, deps)
}

function reasonOf(error: unknown, { signal, deadline }: Asked): AbandonReason {
  if (signal.aborted || isOneOf(error, 'DEADLINE_PASSED')) return Date.now() < deadline.getTime() ? 'cancelled' : 'deadline'
  return error instanceof Rejection || (error instanceof CallFailed && error.asRejection()) ? 'refused' : 'fault'
}

/** Why the caller gets no order, in the order's terms. */
function answerOf(error: unknown): unknown {
  if (!(error instanceof CallFailed) || !isOneOf(error, 'INSUFFICIENT_STOCK', 'UNKNOWN_SKU', 'UNKNOWN_LOCATION')) return error
  const { held: _, ...figures } = error.figures
  return new Rejection(error.asRejection()?.kind ?? 'refused', error.reason, figures)
}

/** A hold that no event commits: should this fail, the sweep finds it. */
async function letGo(hold: Hold, { orderId, request }: Asked, { inventory, log }: PlacementDeps): Promise<void> {
  try {
    await release(inventory(), { hold, because: 'abandoned' }, { correlationId: request.correlationId })
  } catch (error) {
    log.warn({ orderId, reservationId: hold.reservationId, err: error }, 'a hold is left to the sweep')
  }
}

const callOf = ({ signal, deadline, request: { correlationId, traceparent } }: Asked) => ({
  signal,
  deadline,
  correlationId,
  traceparent,
})
