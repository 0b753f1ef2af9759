import { orderStream } from '#kernel/ids.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { Request } from '#platform/handle.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { HandledOrder } from './aggregate.ts'
import { callOf } from './asked.ts'
import { type AuthorizingDeps, authorizeTender } from './authorizing.ts'
import { isKnown, planAmendment, requireNoOther, requirePending, requireTenders, toReserve } from './domain/amending.ts'
import type { AmendmentAttempt, OrderCommand, Promised } from './domain/commands.ts'
import { paymentOf } from './domain/ending.ts'
import { fateOfAmendment } from './domain/fate.ts'
import { requirePlaced } from './domain/groups.ts'
import type { AmendmentAsked, Fulfilment, GroupHold, Hold, Order, PaymentHold, PlacedOrder, Tender } from './domain/order.ts'
import { answerOf, isNothingHeld } from './refusals.ts'
import type { SourcingTerms } from './request.ts'
import { createHeldBefore, others } from './reserved.ts'
import type { Settle, Settling } from './settling.ts'
import { type Learnt, learn, nothingLearnt, sourceAgain, TakenMeanwhile, takenMeanwhile } from './sourcing.ts'
import { amendmentOf, amendmentStep, awaiting, type Inventory, later, release, reserve, voidPayment } from './steps.ts'

export type AmendingDeps = AuthorizingDeps & { inventory(): Inventory; settling: Settling }

/** An amendment as somebody asks for it: `asked` is null where one that is pending is completed. */
export type Amend = {
  orderId: string
  amendmentId: string
  asked: AmendmentAsked | null
  /** Equal for requests of equal content. */
  askedAs: string
  tenders: Tender[]
  tokens: ReadonlyMap<string, string>
  promised: Promised
  /** What to heed where locations are to be chosen. */
  sourcing: SourcingTerms | null
  request: Request
  signal: AbortSignal
  deadline: Date
}

const triesAtMost = 5
/** Others were faster, or gave up what this one had begun. */
const contended = new Set(['AMENDMENT_CONTENDED', 'ATTEMPT_ABANDONED', 'RESERVATION_ENDED'])

/** Holds what is added, has its money authorised, says so on the order; it only waits where nobody pays for it yet. */
export function amend(asked: Amend, deps: AmendingDeps): Promise<HandledOrder> {
  return deps.settling.during(orderStream(asked.orderId), async settle => {
    const learnt = nothingLearnt()
    for (let tried = 0; ; tried++) {
      try {
        return await tryToAmend(asked, { learnt, settle }, deps)
      } catch (error) {
        if (error instanceof TakenMeanwhile && tried < triesAtMost) {
          learn(learnt, error)
          continue
        }
        if (!(error instanceof Rejection || error instanceof CallFailed) || !contended.has(error.reason)) throw error
        if (tried === triesAtMost) throw new Rejection('contended', 'AMENDMENT_CONTENDED')
      }
    }
  })
}

type Trying = { learnt: Learnt; settle: Settle }

async function tryToAmend(amending: Amend, { learnt, settle }: Trying, deps: AmendingDeps): Promise<HandledOrder> {
  const { orderId, amendmentId, tenders } = amending
  const stream = orderStream(orderId)
  const { state } = await deps.orders.load(stream)
  const placed = requirePlaced(state)
  const isDone = amending.asked === null ? placed.amendmentIds.includes(amendmentId) : isKnown(placed, amendmentId)
  const decided = (attempt: AmendmentAttempt | null) => deps.orders.handle(stream, commandOf(amending, attempt), amending.request)
  if (isDone) return decided(null)
  requireNoOther(placed, amendmentId)
  const asked = amending.asked ?? requirePending(placed, amendmentId)
  const plan = planAmendment(placed, asked)
  if (amending.asked !== null && tenders.length === 0 && plan.dueMinor > 0) return decided(null)
  requireTenders(plan, tenders)
  const named = attemptOf(amending, asked, placed).reserved
  const before: Hold[] = []
  const attempt = attemptOf(amending, await sourceGroups(amending, asked, { placed, learnt, named, before }, deps), placed)
  const mayBeHeld: GroupHold[] = []
  let mayBePaid = false
  try {
    const fulfilments = await holdStock(amending, attempt, mayBeHeld, deps)
    await requestPayments(amending, attempt, deps).catch(refusal => {
      mayBePaid = !(refusal instanceof Rejection)
      throw refusal
    })
    mayBePaid = attempt.tenders.some(({ paymentId }) => paymentId !== null)
    const paid = await authorize(amending, attempt, placed, deps)
    amending.signal.throwIfAborted()
    const handled = await decided({ ...attempt, fulfilments, tenders: paid })
    if (!handled.repeated) await settle(handled.events)
    await letGoVoid({ state: handled.state, amending, attempt, holds: [...mayBeHeld, ...others(before, mayBeHeld)] }, deps)
    return handled
  } catch (thrown) {
    const left = others(before, [...named, ...mayBeHeld])
    const taken = takenMeanwhile(thrown, { tried: mayBeHeld, groups: attempt.fulfilments, before: left })
    const error = taken ?? thrown
    if (isNothingHeld(thrown)) mayBeHeld.pop()
    if (mayBeHeld.length > 0 || mayBePaid || (taken && left.length > 0)) {
      const holds = [...mayBeHeld, ...others(before, mayBeHeld)]
      const released = await giveUp({ amending, attempt, holds, error }, settle, deps)
      learnt.upTo = later(learnt.upTo, released)
    }
    throw answerOf(error)
  }
}

type Here = {
  placed: PlacedOrder
  learnt: Learnt
  named: readonly Hold[]
  /** Gets what other tries of this amendment are found to hold, be they dead or only slow. */
  before: Hold[]
}

async function sourceGroups(
  amending: Amend,
  asked: AmendmentAsked,
  { placed, ...sourcing }: Here,
  { inventory }: AmendingDeps,
): Promise<AmendmentAsked> {
  const { orderId, sourcing: terms } = amending
  const judged = async () => (heldIn: number, hold: Hold) => fateOfAmendment(placed, { amendment: heldIn, ...hold }) === 'void'
  const tries = { stream: orderStream(orderId), numberOf: amendmentOf, current: placed.amendments + 1, judged, ...sourcing }
  const content = { lines: asked.add, fulfilments: asked.fulfilments }
  const toSource = { content, others: placed.fulfilments, terms, channel: placed.channel, learnt: sourcing.learnt }
  const heldBefore = createHeldBefore(tries, inventory, callOf(amending))
  return { ...asked, fulfilments: await sourceAgain(toSource, heldBefore, inventory, callOf(amending)) }
}

function commandOf({ amendmentId, asked, askedAs, request }: Amend, attempt: AmendmentAttempt | null): OrderCommand {
  const told = {
    amendmentId,
    askedAs,
    amending: attempt,
    notificationId: uuidV5([amendmentId, 'order.amended']),
    at: request.now,
  }
  return asked === null ? { type: 'CompleteAmendment', ...told } : { type: 'AmendOrder', asked, ...told }
}

/** Holds and payments bear ids of their own in every attempt and for every asking. */
function attemptOf({ amendmentId, askedAs, tenders, tokens, promised }: Amend, asked: AmendmentAsked, order: PlacedOrder) {
  const amendment = order.amendments + 1
  const idOf = (what: string) => uuidV5([amendmentId, String(amendment), askedAs, what])
  const reserved = toReserve(asked)
    .map(({ group: { fulfilmentId, locationId, sourced }, positions }) => {
      const chosen = sourced ? ` ${locationId} ${JSON.stringify(sourced.lines)}` : ''
      return { reservationId: idOf(`hold ${fulfilmentId}${chosen}`), fulfilmentId, positions }
    })
    .sort((a, b) => (a.fulfilmentId < b.fulfilmentId ? -1 : 1))
  const named = tenders.map((tender): Tender => {
    const { tenderId } = tender
    return tokens.has(tenderId) ? { ...tender, paymentId: idOf(`tender ${tenderId}`), authorization: 'unknown' } : tender
  })
  return { amendment, fulfilments: asked.fulfilments, reserved, tenders: named, promised }
}

type Holding = AmendmentAttempt & { fulfilments: Fulfilment[] }

/** Answers the added groups, with what is promised of supply. */
async function holdStock(amending: Amend, attempt: Holding, mayBeHeld: GroupHold[], { inventory }: AmendingDeps) {
  const { orderId, request } = amending
  const groups = new Map(attempt.fulfilments.map(group => [group.fulfilmentId, group]))
  for (const hold of attempt.reserved) {
    mayBeHeld.push(hold)
    const group = groups.get(hold.fulfilmentId)
    const terms = { orderId, step: amendmentStep(attempt.amendment), hold, againstSupply: group?.againstSupply, at: request.now }
    const awaits = await reserve(inventory(), terms, callOf(amending))
    if (group) groups.set(hold.fulfilmentId, awaiting(group, awaits))
  }
  return [...groups.values()]
}

/** Refused, it has asked for nothing. */
async function requestPayments(amending: Amend, attempt: AmendmentAttempt, { orders }: AmendingDeps): Promise<void> {
  const { orderId, request } = amending
  const payments = attempt.tenders.flatMap(paymentOf)
  if (payments.length === 0) return
  const command = { type: 'RequestAmendmentPayments', amendment: attempt.amendment, payments, at: request.now } as const
  await orders.handle(orderStream(orderId), command, derived(amending, attempt, 'authorize'))
}

/** An amendment is not made on money that nobody knows of. */
async function authorize(
  amending: Amend,
  { amendment, tenders }: AmendmentAttempt,
  { currency }: PlacedOrder,
  deps: AmendingDeps,
): Promise<Tender[]> {
  const paid: Tender[] = []
  for (const tender of tenders)
    paid.push(await authorizeTender({ ...amending, currency, step: amendmentStep(amendment) }, tender, deps))
  const unknown = paid.find(({ authorization }) => authorization === 'unknown')
  return unknown ? reject('PAYMENT_UNKNOWN', { tender_id: unknown.tenderId }) : paid
}

const derived = ({ amendmentId, askedAs, request }: Amend, { amendment }: AmendmentAttempt, what: string): Request => ({
  ...request,
  requestId: uuidV5([amendmentId, askedAs, what, String(amendment)]),
})

type GivenUp = { amending: Amend; attempt: AmendmentAttempt; holds: Hold[]; error: unknown }

/** Says so on the order's stream first; only if that stands is it let go what may be held or taken. Answers where the log tells of it. */
async function giveUp({ amending, attempt, holds, error }: GivenUp, settle: Settle, deps: AmendingDeps): Promise<bigint> {
  const { amendment } = attempt
  const stream = orderStream(amending.orderId)
  const { signal: _, ...patient } = derived(amending, attempt, 'abandon')
  const plain = holds.map(({ reservationId, positions }) => ({ reservationId, positions }))
  const because = error instanceof Rejection || (error instanceof CallFailed && error.asRejection()) ? 'refused' : 'fault'
  const command: OrderCommand = { type: 'AbandonAmendment', amendment, because, holds: plain, at: amending.request.now }
  const { state, events } = await deps.orders.handle(stream, command, patient)
  const released = await settle(events)
  await letGoVoid({ state, amending, attempt, holds }, deps)
  return released
}

type MayBeVoid = { state: Order; amending: Amend; attempt: AmendmentAttempt; holds: Hold[] }

/** What the order was amended without, or by another asking. */
async function letGoVoid({ state, amending, attempt, holds }: MayBeVoid, deps: AmendingDeps): Promise<void> {
  const { amendment, tenders } = attempt
  const options = { correlationId: amending.request.correlationId }
  for (const hold of holds)
    if (fateOfAmendment(state, { amendment, ...hold }) === 'void')
      await release(deps.inventory(), { hold, because: 'abandoned' }, options)
  const owner = { stream: orderStream(amending.orderId), step: amendmentStep(amendment) }
  for (const { paymentId } of tenders.flatMap(paymentOf))
    if (isPaymentVoid(state, amendment, paymentId)) await voidPayment(deps.payments(), { paymentId, owner }, options)
}

export const isPaymentVoid = (order: Order, amendment: number, paymentId: PaymentHold['paymentId']): boolean =>
  order.state !== 'unplaced' && amendment <= order.amendments && !order.tenders.some(tender => tender.paymentId === paymentId)
