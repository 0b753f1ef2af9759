import { orderStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Request } from '#platform/handle.ts'
import type { Log } from '#platform/logging.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { Orders } from './aggregate.ts'
import type { OrderCommand } from './domain/commands.ts'
import { fateOfAmendment, fateOfHold, fateOfMove, holdsOf } from './domain/fate.ts'
import type { Hold, Order } from './domain/order.ts'
import { type Reserved, reservedIn } from './reserved.ts'
import { amendmentOf, attemptOf, type Inventory, moveOf, release } from './steps.ts'
import type { Watermark } from './watermark.ts'

export type Swept = { examined: number; released: number; abandoned: number }
export type SweepDeps = {
  orders: Orders
  inventory(): Inventory
  log: Log
  /** Orders for whose amendment money was asked for before this, and that has not been decided. */
  amendingBefore(time: string): Promise<string[]>
  watermark: Watermark
}
type Sweep = { reservedBefore: string; request: Request; signal: AbortSignal }

const atOnce = 8

/**
 * Looks at every hold that orders took before a time; each order's stream decides what becomes of it. One that fails keeps
 * none of the others from being looked at, and fails the sweep at its end.
 */
export async function sweepPlacements({ reservedBefore, request, signal }: Sweep, deps: SweepDeps): Promise<Swept> {
  const swept = { examined: 0, released: 0, abandoned: 0 }
  const failures: unknown[] = []
  const { signal: _, ...patient } = request
  const { reservedAfter, passed } = deps.watermark.begin(request.now)
  const open: string[] = []
  let pageToken = ''
  do {
    const span = {
      reservedBefore: toTimestamp(reservedBefore),
      reservedAfter: reservedAfter === null ? null : toTimestamp(reservedAfter),
    }
    const candidates = { ownerPrefix: 'order-', ...span, pageSize: 1000, pageToken }
    const page = await deps.inventory().listReservations(candidates, { signal, correlationId: request.correlationId })
    const suspects = reservedIn(page.reservations)
    const judgeNext = async (): Promise<void> => {
      for (let suspect = suspects.pop(); suspect; suspect = suspects.pop()) {
        signal.throwIfAborted()
        const verdict = await judge(suspect, patient, deps).catch(error => void failures.push(error))
        if (!verdict || verdict.isOpen) open.push(suspect.reservedAt)
        swept.examined += 1
        swept.released += verdict?.isReleased ? 1 : 0
        swept.abandoned += verdict?.isAbandoned ? 1 : 0
      }
    }
    await Promise.all(Array.from({ length: atOnce }, judgeNext))
    pageToken = page.nextPageToken
  } while (pageToken !== '')
  passed(reservedBefore, open)
  swept.abandoned += await sweepAmendments({ reservedBefore, request, signal }, deps, failures)
  if (failures.length > 0) throw new Error(`${failures.length} holds or amendments could not be judged`, { cause: failures[0] })
  return swept
}

async function judge({ stream, step, hold }: Reserved, request: Request, deps: SweepDeps) {
  const [attempt, move, amendment] = [attemptOf(step), moveOf(step), amendmentOf(step)]
  if (amendment !== undefined) return judgeAmendment({ stream, amendment, hold, request }, deps)
  if (move !== undefined) return judgeMove({ stream, move, hold, request }, deps)
  if (attempt === undefined) return { isReleased: false, isAbandoned: false, isOpen: false }
  // What is remembered may be behind, but neither a committed nor a void hold ever becomes undecided again.
  let { state } = await deps.orders.remembered(stream)
  let isAbandoned = false
  if (fateOfHold(state, { attempt, ...hold }) === 'undecided') {
    const abandoned = await abandon({ stream, attempt, hold, request }, deps)
    state = abandoned.state
    isAbandoned = abandoned.isAbandoned
  }
  const fate = fateOfHold(state, { attempt, ...hold })
  const isReleased = fate === 'void'
  const because = holdsOf(state, hold.reservationId).length > 0 ? 'cancelled' : 'abandoned'
  if (isReleased) await release(deps.inventory(), { hold, because }, { correlationId: request.correlationId })
  return { isReleased, isAbandoned, isOpen: fate === 'undecided' }
}

type Moving = { stream: string; move: number; hold: Hold; request: Request }

/** Nobody decides a move any more that is as old as this one. */
async function judgeMove({ stream, move, hold, request }: Moving, deps: SweepDeps) {
  let { state } = await deps.orders.remembered(stream)
  let isAbandoned = false
  if (fateOfMove(state, { move, ...hold }) === 'undecided') {
    const command: OrderCommand = { type: 'AbandonMove', move, because: 'swept', holds: [hold], at: request.now }
    const abandoned = await deps.orders.handle(stream, command, {
      ...request,
      requestId: uuidV5(['sweep', stream, `move/${move}`]),
    })
    state = abandoned.state
    isAbandoned = abandoned.events.length > 0 && !abandoned.repeated
  }
  const fate = fateOfMove(state, { move, ...hold })
  const isReleased = fate === 'void'
  if (isReleased) await release(deps.inventory(), { hold, because: 'abandoned' }, { correlationId: request.correlationId })
  return { isReleased, isAbandoned, isOpen: fate === 'undecided' }
}

type Amending = { stream: string; amendment: number; hold: Hold; request: Request }

async function judgeAmendment({ stream, amendment, hold, request }: Amending, deps: SweepDeps) {
  let { state } = await deps.orders.remembered(stream)
  let isAbandoned = false
  if (fateOfAmendment(state, { amendment, ...hold }) === 'undecided') {
    const abandoned = await abandonAmendment({ stream, amendment, holds: [hold], request }, deps)
    state = abandoned.state
    isAbandoned = abandoned.isAbandoned
  }
  const fate = fateOfAmendment(state, { amendment, ...hold })
  const isReleased = fate === 'void'
  if (isReleased) await release(deps.inventory(), { hold, because: 'abandoned' }, { correlationId: request.correlationId })
  return { isReleased, isAbandoned, isOpen: fate === 'undecided' }
}

type GivenUp = { stream: string; amendment: number; holds: Hold[]; request: Request }

async function abandonAmendment({ stream, amendment, holds, request }: GivenUp, { orders }: SweepDeps) {
  const command: OrderCommand = { type: 'AbandonAmendment', amendment, because: 'swept', holds, at: request.now }
  const requestId = uuidV5(['sweep', stream, `amendment/${amendment}`])
  const { state, events, repeated } = await orders.handle(stream, command, { ...request, requestId })
  return { state, isAbandoned: events.length > 0 && !repeated }
}

/** Those that only asked for money, and died before they decided. */
async function sweepAmendments({ reservedBefore, request, signal }: Sweep, deps: SweepDeps, failures: unknown[]) {
  const { signal: _, ...patient } = request
  let abandoned = 0
  for (const orderId of await deps.amendingBefore(reservedBefore)) {
    signal.throwIfAborted()
    const isAbandoned = await giveUpAsking(orderStream(orderId), patient, deps).catch(error => void failures.push(error))
    abandoned += isAbandoned ? 1 : 0
  }
  return abandoned
}

async function giveUpAsking(stream: string, request: Request, deps: SweepDeps): Promise<boolean> {
  const { state } = await deps.orders.load(stream)
  if (state.state === 'unplaced' || state.amending.length === 0) return false
  const amendment = state.amendments + 1
  return (await abandonAmendment({ stream, amendment, holds: [], request }, deps)).isAbandoned
}

type Undecided = { stream: string; attempt: number; hold: Hold; request: Request }

async function abandon(
  { stream, attempt, hold, request }: Undecided,
  deps: SweepDeps,
): Promise<{ state: Order; isAbandoned: boolean }> {
  const command: OrderCommand = { type: 'AbandonPlacement', attempt, because: 'swept', holds: [hold], at: request.now }
  const requestId = uuidV5(['sweep', stream, String(attempt)])
  try {
    const { state, events, repeated } = await deps.orders.handle(stream, command, { ...request, requestId })
    return { state, isAbandoned: events.length > 0 && !repeated }
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    deps.log.warn({ stream, attempt, reason: error.reason }, 'a hold is left alone: its attempt is unknown or contended')
    return { state: (await deps.orders.load(stream)).state, isAbandoned: false }
  }
}
