import { orderStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { Request } from '#platform/handle.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { HandledOrder, Orders } from './aggregate.ts'
import type { MoveAsked, OrderCommand, PromisedBy } from './domain/commands.ts'
import { fateOfMove } from './domain/fate.ts'
import { planMove } from './domain/moving.ts'
import type { FulfilmentMethod, Hold, Order } from './domain/order.ts'
import { answerOf, isNothingHeld } from './refusals.ts'
import type { Settle, Settling } from './settling.ts'
import { type Inventory, moveStep, release, reserve } from './steps.ts'

export type MovingDeps = { orders: Orders; inventory(): Inventory; settling: Settling }
export type Move = {
  orderId: string
  asked: MoveAsked
  promisedBy(method: FulfilmentMethod): string
  /** Of what stays where it is, where that is all there now. */
  anew: PromisedBy
  request: Request
  call: CallOptions
}

const triesAtMost = 5
/** Others were faster, or gave up what this one had begun. */
const contended = new Set(['MOVE_CONTENDED', 'RESERVATION_ENDED'])

/** Holds what it needs where it goes from, says so on the order, and lets go what was held before. */
export function move(asked: Move, deps: MovingDeps): Promise<HandledOrder> {
  const stream = orderStream(asked.orderId)
  return deps.settling.during(stream, async settle => {
    for (let tried = 0; ; tried++) {
      try {
        return await tryToMove(asked, settle, deps)
      } catch (error) {
        if (!(error instanceof Rejection || error instanceof CallFailed) || !contended.has(error.reason)) throw error
        if (tried === triesAtMost) throw new Rejection('contended', 'MOVE_CONTENDED')
      }
    }
  })
}

async function tryToMove(moving: Move, settle: Settle, deps: MovingDeps): Promise<HandledOrder> {
  const { orderId, asked, promisedBy, anew, request, call } = moving
  const { state } = await deps.orders.load(orderStream(orderId))
  const moveId = uuidV5([orderId, 'move', request.actor.key, request.requestId])
  const notificationId = uuidV5([moveId, 'fulfilment.moved'])
  const decided = { type: 'MoveFulfilment', moveId, ...asked, anew, notificationId, at: request.now } as const
  const nothing = { reservationId: moveId, positions: [] }
  if (state.state !== 'unplaced' && state.moveIds.includes(moveId))
    return deps.orders.handle(
      orderStream(orderId),
      { ...decided, pickBy: request.now, move: state.moves, hold: nothing },
      request,
    )
  const { order, positions, method } = planMove(state, asked)
  const number = order.moves + 1
  const hold = { reservationId: uuidV5([moveId, String(number)]), positions }
  try {
    await reserve(deps.inventory(), { orderId, step: moveStep(number), hold, at: request.now }, call)
    const handled = await deps.orders.handle(
      orderStream(orderId),
      { ...decided, pickBy: promisedBy(method), move: number, hold },
      request,
    )
    if (!handled.repeated) await settle(handled.events)
    if (fateOfMove(handled.state, { move: number, ...hold }) === 'void') await letGo(hold, deps, call)
    return handled
  } catch (error) {
    if (!isNothingHeld(error)) await giveUp({ moving, number, hold }, settle, deps)
    throw answerOf(error)
  }
}

type GivenUp = { moving: Move; number: number; hold: Hold }

/** Says so on the order's stream first; only if that stands, or another move has its number, is it let go. */
async function giveUp(
  { moving: { orderId, request, call }, number, hold }: GivenUp,
  settle: Settle,
  deps: MovingDeps,
): Promise<void> {
  const stream = orderStream(orderId)
  const command: OrderCommand = { type: 'AbandonMove', move: number, because: 'refused', holds: [hold], at: request.now }
  const { signal: _, ...patient } = { ...request, requestId: uuidV5([hold.reservationId, 'abandon']) }
  const { state, events } = await deps.orders.handle(stream, command, patient)
  await settle(events)
  if (events.length === 0 && isVoid(state, number, hold)) await letGo(hold, deps, call)
}

const isVoid = (order: Order, move: number, hold: Hold): boolean => fateOfMove(order, { move, ...hold }) === 'void'

const letGo = (
  hold: Hold,
  { inventory }: MovingDeps,
  { signal: _, deadline: __, ...call }: CallOptions & { deadline?: unknown },
) => release(inventory(), { hold, because: 'abandoned' }, call)
