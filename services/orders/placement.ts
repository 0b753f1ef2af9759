import { orderStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { Log } from '#platform/logging.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { HandledOrder } from './aggregate.ts'
import { type Asked, callOf } from './asked.ts'
import { type AuthorizingDeps, authorize } from './authorizing.ts'
import type { OrderCommand } from './domain/commands.ts'
import { currentAttempt } from './domain/decide.ts'
import type { AbandonReason } from './domain/events.ts'
import { fateOfHold } from './domain/fate.ts'
import type { AwaitedGoods, Fulfilment, GroupHold, Hold, Issue, Order, Tender } from './domain/order.ts'
import { departures, goodsToHold } from './domain/stock.ts'
import { answerOf, isNothingHeld } from './refusals.ts'
import { createHeldBefore, others } from './reserved.ts'
import type { Settle, Settling } from './settling.ts'
import { type Learnt, learn, nothingLearnt, sourceAgain, TakenMeanwhile, takenMeanwhile } from './sourcing.ts'
import { attemptOf, awaiting, type Inventory, later, placementStep, release, reserve } from './steps.ts'

export type PlacementDeps = AuthorizingDeps & {
  inventory(): Inventory
  settling: Settling
  /** Whether it is known to be placed already, or that can't be told yet; one that was placed a moment ago may not be. */
  mayBePlaced(orderId: string): boolean
  log: Log
}

const attemptsAtMost = 5
const isOneOf = (error: unknown, ...reasons: string[]): boolean =>
  (error instanceof Rejection || error instanceof CallFailed) && reasons.includes(error.reason)

/** Places an order: all of it or nothing. An attempt that was abandoned meanwhile is followed by another. */
export function place(asked: Asked, deps: PlacementDeps): Promise<HandledOrder> {
  const stream = orderStream(asked.orderId)
  return deps.settling.during(stream, async settle => {
    // A moment's error is mended by the append; an old order's holds, long ended and forgotten, must not be made anew.
    let { state } = deps.mayBePlaced(asked.orderId) ? await deps.orders.remembered(stream) : deps.orders.presumedNew(stream)
    const learnt = nothingLearnt()
    let last = new Rejection('contended', 'PLACEMENT_CONTENDED')
    for (let tried = 0; tried < attemptsAtMost; tried++) {
      try {
        return await tryToPlace(asked, state, { learnt, settle }, deps)
      } catch (error) {
        if (error instanceof TakenMeanwhile) {
          learn(learnt, error)
          last = error
        } else if (isOneOf(error, 'ORDER_DIFFERS')) throw new Rejection('exists', 'ORDER_DIFFERS', { order_id: asked.orderId })
        else if (!isOneOf(error, 'ATTEMPT_ABANDONED', 'RESERVATION_ENDED')) throw error
        state = (await deps.orders.load(stream)).state
      }
    }
    throw last
  })
}

type Trying = { learnt: Learnt; settle: Settle }

async function tryToPlace(asked: Asked, order: Order, { learnt, settle }: Trying, deps: PlacementDeps): Promise<HandledOrder> {
  const attempt = currentAttempt(order)
  const { tenders } = asked.placement
  if (order.state !== 'unplaced') return record(asked, { attempt, holds: [], tenders }, deps)
  const asAsked = holdsOf(asked, attempt)
  if (asAsked.length === 0) return settled(await record(asked, { attempt, holds: [], tenders }, deps), settle)
  const mayBeHeld: GroupHold[] = []
  const before: Hold[] = []
  const beside = (holds: readonly Hold[]) => others(before, holds)
  let fulfilments: Fulfilment[] = []
  try {
    fulfilments = await sourceGroups(asked, { attempt, learnt, named: asAsked, before }, deps)
    const isSourced = fulfilments !== asked.placement.fulfilments
    const definite = isSourced ? { ...asked, placement: { ...asked.placement, fulfilments } } : asked
    const holds = isSourced ? holdsOf(definite, attempt) : asAsked
    const awaits = new Map<string, AwaitedGoods[]>()
    const ofSupply = new Map(fulfilments.map(({ fulfilmentId, againstSupply }) => [fulfilmentId, againstSupply]))
    for (const hold of holds) {
      mayBeHeld.push(hold)
      const againstSupply = ofSupply.get(hold.fulfilmentId)
      const terms = { ...asked, step: placementStep(attempt), hold, againstSupply, at: asked.request.now }
      awaits.set(hold.fulfilmentId, await reserve(deps.inventory(), terms, callOf(asked)))
    }
    asked.signal.throwIfAborted()
    const handled = await record(
      awaitingIn(definite, awaits),
      { attempt, holds, tenders: await authorize(asked, attempt, deps) },
      deps,
    )
    for (const hold of [...holds, ...beside(holds)])
      if (fateOfHold(handled.state, { attempt, ...hold }) === 'void') await letGo(hold, asked, deps)
    return settled(handled, settle)
  } catch (thrown) {
    const left = beside([...asAsked, ...mayBeHeld])
    const taken = takenMeanwhile(thrown, { tried: mayBeHeld, groups: fulfilments, before: left })
    const error = taken ?? thrown
    if (isNothingHeld(thrown)) mayBeHeld.pop()
    const wouldHold =
      isNothingHeld(thrown) && isOneOf(thrown, 'INSUFFICIENT_STOCK') && fulfilments.every(({ sourced }) => !sourced)
    // What a try that died holds goes with the attempt that it was made in, but an attempt is given up for more than that alone.
    const holds = mayBeHeld.length > 0 || taken ? [...mayBeHeld, ...beside(mayBeHeld)] : []
    return await giveUp({ asked, attempt, holds, error, wouldHold }, { learnt, settle }, deps)
  }
}

function awaitingIn(asked: Asked, awaits: ReadonlyMap<string, AwaitedGoods[]>): Asked {
  if (awaits.values().every(({ length }) => length === 0)) return asked
  const { placement } = asked
  const fulfilments = placement.fulfilments.map(group => awaiting(group, awaits.get(group.fulfilmentId) ?? []))
  return { ...asked, placement: { ...placement, fulfilments } }
}

type Sourcing = {
  attempt: number
  learnt: Learnt
  named: readonly Hold[]
  /** Gets what other tries of this attempt are found to hold, be they dead or only slow. */
  before: Hold[]
}

const sourceGroups = (asked: Asked, sourcing: Sourcing, { orders, inventory }: PlacementDeps): Promise<Fulfilment[]> => {
  const { placement: content, sourcing: terms } = asked
  const { attempt, learnt } = sourcing
  const stream = orderStream(asked.orderId)
  const judged = async () => {
    const { state } = await orders.load(stream)
    if (state.state !== 'unplaced' || currentAttempt(state) !== attempt) throw new Rejection('contended', 'ATTEMPT_ABANDONED')
    return (heldIn: number, hold: Hold) => fateOfHold(state, { attempt: heldIn, ...hold }) === 'void'
  }
  const tries = { stream, numberOf: attemptOf, current: attempt, judged, ...sourcing }
  const toSource = { content, others: [], terms, channel: content.channel, learnt }
  return sourceAgain(toSource, createHeldBefore(tries, inventory, callOf(asked)), inventory, callOf(asked))
}

/**
 * One for each group, in an order that all share: those that can be had elsewhere come last. What is held elsewhere in
 * another try bears another id, so that the order names the one and not the other.
 */
const holdsOf = ({ orderId, placedAs, placement }: Asked, attempt: number): GroupHold[] =>
  goodsToHold(placement)
    .map(({ group: { fulfilmentId, locationId, sourced }, positions }) => {
      const chosen = sourced ? [locationId, JSON.stringify(sourced.lines)] : []
      return {
        rank: sourced ? `1 ${locationId} ${fulfilmentId}` : `0 ${fulfilmentId}`,
        hold: { reservationId: uuidV5([orderId, String(attempt), placedAs, fulfilmentId, ...chosen]), fulfilmentId, positions },
      }
    })
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ hold }) => hold)

const issuesOf = ({ orderId, placement }: Asked): Issue[] =>
  departures(placement).map(({ group, leftAt, positions }) => ({
    issueId: uuidV5([orderId, group.fulfilmentId]),
    locationId: group.locationId,
    leftAt,
    positions,
  }))

type Recorded = { attempt: number; holds: GroupHold[]; tenders: Tender[] }

const record = (asked: Asked, { attempt, holds, tenders }: Recorded, { orders }: PlacementDeps) => {
  const { orderId, placedAs, request } = asked
  const placement = { ...asked.placement, tenders }
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

/** `wouldHold`: an order of this very content would hold what this one was refused. */
type GivenUp = { asked: Asked; attempt: number; holds: Hold[]; error: unknown; wouldHold: boolean }

/** Says so on the order's stream first, where anything may be held. Only if that stands is it let go. */
async function giveUp(
  { asked, attempt, holds, error, wouldHold }: GivenUp,
  { learnt, settle }: Trying,
  deps: PlacementDeps,
): Promise<HandledOrder> {
  const { orderId, request } = asked
  const stream = orderStream(orderId)
  const because = reasonOf(error, asked)
  const { signal: _, ...patient } = { ...request, requestId: uuidV5([request.requestId, 'abandon', String(attempt)]) }
  const command: OrderCommand = {
    type: 'AbandonPlacement',
    attempt,
    because,
    holds: holds.map(({ reservationId, positions }) => ({ reservationId, positions })),
    at: request.now,
  }
  const standing = async () =>
    wouldHold && !deps.mayBePlaced(orderId) ? deps.orders.presumedNew(stream) : deps.orders.load(stream)
  const after = holds.length > 0 ? await deps.orders.handle(stream, command, patient) : { ...(await standing()), events: [] }
  learnt.upTo = later(learnt.upTo, await settle(after.events))
  if (after.events.length === 0)
    for (const hold of holds) if (fateOfHold(after.state, { attempt, ...hold }) === 'void') await letGo(hold, asked, deps)
  if (after.state.state === 'unplaced') throw answerOf(error)
  // It stands, and what it holds with it.
  return record(asked, { attempt, holds: [], tenders: asked.placement.tenders }, deps)
}

function reasonOf(error: unknown, { signal, deadline }: Asked): AbandonReason {
  if (signal.aborted || isOneOf(error, 'DEADLINE_PASSED')) return Date.now() < deadline.getTime() ? 'cancelled' : 'deadline'
  return error instanceof Rejection || (error instanceof CallFailed && error.asRejection()) ? 'refused' : 'fault'
}

/** A hold that no event commits: should this fail, the sweep finds it. */
async function letGo(hold: Hold, { orderId, request }: Asked, { inventory, log }: PlacementDeps): Promise<void> {
  try {
    await release(inventory(), { hold, because: 'abandoned' }, { correlationId: request.correlationId })
  } catch (error) {
    log.warn({ orderId, reservationId: hold.reservationId, err: error }, 'a hold is left to the sweep')
  }
}
