import type { Of } from '#kernel/decider.ts'
import { paidByTenders } from '#kernel/money.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { allUnits } from '#kernel/units.ts'
import { amendable, endedBy } from './cancelling.ts'
import { takenUnits } from './claims.ts'
import type { AmendmentAttempt, OrderCommand } from './commands.ts'
import { freedBy, inOrder, livingGroups, paymentOf, releasesOf } from './ending.ts'
import type { OrderEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { andWhatCame } from './goods.ts'
import { requirePlaced, requireUnits } from './groups.ts'
import { lineTotal, paidForUnits } from './money.ts'
import type { AmendmentAsked, Fulfilment, Line, Order, PlacedOrder, Position, RefundDue, Tender, UnitsOfLine } from './order.ts'
import { hasAnyLeft, shownState } from './standing.ts'
import { goodsToHold } from './stock.ts'
import { cancelledUnits, lastOf, leftUnits, livingUnits, together, without } from './units.ts'

const linesAtMost = 2000

export type AmendmentPlan = {
  order: PlacedOrder
  removed: UnitsOfLine[]
  repriced: Line[]
  /** What tenders paid for what is removed and for what is repriced. */
  freed: RefundDue[]
  /** To be paid in addition; below zero what is due back. */
  dueMinor: number
  totalMinor: number
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
const totalOf = (lines: readonly Pick<Line, 'totalMinor'>[]): number => sum(lines.map(({ totalMinor }) => totalMinor))

/** What an amendment comes to as the order stands. */
export function planAmendment(order: Order, asked: AmendmentAsked): AmendmentPlan {
  const placed = requireOpen(order)
  const removed = removedBy(placed, asked)
  requireAddable(placed, asked)
  const repriced = asked.reprice.map(price => repricedLine(placed, price, removed))
  requireSomethingLeft(placed, asked, removed)
  const changed = repriced.map(({ lineId, quantity }) => ({ lineId, units: allUnits(quantity) }))
  const freed = paidForUnits(placed, [...removed, ...changed])
  const dueMinor = totalOf(repriced) + totalOf(asked.add) - sum(freed.map(({ amountMinor }) => amountMinor))
  if (dueMinor !== asked.differenceMinor)
    throw new Rejection('invalid', 'TOTAL_MISMATCH', { expected: dueMinor, got: asked.differenceMinor })
  const totalMinor = totalOf([...withRepriced(placed.lines, repriced), ...asked.add])
  if (!Number.isSafeInteger(totalMinor)) reject('TOTAL_TOO_LARGE')
  return { order: placed, removed, repriced, freed, dueMinor, totalMinor }
}

export const withRepriced = (lines: readonly Line[], repriced: readonly Line[]): Line[] =>
  lines.map(line => repriced.find(({ lineId }) => lineId === line.lineId) ?? line)

function requireOpen(order: Order): PlacedOrder {
  const placed = requirePlaced(order)
  const state = shownState(placed)
  if (state === 'payment_pending') reject('PAYMENT_PENDING')
  if (state !== 'open' || livingGroups(placed).length === 0) reject('ORDER_NOT_AMENDABLE', { state })
  return placed
}

function removedBy(order: PlacedOrder, { remove }: AmendmentAsked): UnitsOfLine[] {
  for (const { lineId } of remove) lineOf(order, lineId)
  const open = amendable(order)
  requireUnits(open, remove, 'UNITS_NOT_CANCELLABLE', 'cancellable')
  return inOrder(order, lastOf(open, remove))
}

function requireAddable(order: PlacedOrder, { add, fulfilments }: AmendmentAsked): void {
  const taken = add.find(({ lineId }) => order.lines.some(line => line.lineId === lineId))
  if (taken) reject('LINE_ID_TAKEN', { line_id: taken.lineId })
  const group = fulfilments.find(({ fulfilmentId }) => order.fulfilments.some(each => each.fulfilmentId === fulfilmentId))
  if (group) reject('FULFILMENT_ID_TAKEN', { fulfilment_id: group.fulfilmentId })
  if (order.lines.length + add.length > linesAtMost) reject('TOO_MANY_LINES', { limit: linesAtMost })
  const charge = add.find(({ kind }) => kind === 'charge')
  if (charge && hasAnyLeft(order)) reject('CHARGES_FELL_DUE', { line_id: charge.lineId })
}

type Price = AmendmentAsked['reprice'][number]
type Priced = Pick<Line, 'taxMinor'>

/** A line is repriced as a whole: nothing of it has been taken, given back or cancelled at its price. */
function repricedLine(order: PlacedOrder, { lineId, ...price }: Price, removed: readonly UnitsOfLine[]): Line {
  const line = lineOf(order, lineId)
  if (line.kind === 'charge' && hasAnyLeft(order)) reject('CHARGES_FELL_DUE', { line_id: lineId })
  const isTouched =
    leftUnits(order, line).length > 0 ||
    order.fulfilments.some(({ departures }) => departures.some(({ lines }) => lines.some(left => left.lineId === lineId))) ||
    cancelledUnits(order, line).length > 0 ||
    (takenUnits(order).get(lineId) ?? []).length > 0 ||
    removed.some(each => each.lineId === lineId)
  if (isTouched) reject('LINE_NOT_REPRICEABLE', { line_id: lineId })
  const totalMinor = lineTotal({ ...line, ...price }, order.pricesIncludeTax)
  if (!isSensible(totalMinor, price, order)) reject('PRICE_MAKES_NO_SENSE', { line_id: lineId })
  return { ...line, ...price, totalMinor }
}
const isSensible = (total: number, { taxMinor }: Priced, { pricesIncludeTax }: PlacedOrder): boolean =>
  Number.isSafeInteger(total) && total >= (pricesIncludeTax ? 0 : taxMinor) && taxMinor <= total

function lineOf({ lines }: PlacedOrder, lineId: string): Line {
  const line = lines.find(each => each.lineId === lineId)
  if (!line) throw new Rejection('not-found', 'LINE_NOT_FOUND', { line_id: lineId })
  return line
}

/** An order of which nothing is left is cancelled, and not amended. */
function requireSomethingLeft(order: PlacedOrder, { add }: AmendmentAsked, removed: readonly UnitsOfLine[]): void {
  const goods = livingGroups(order).reduce<UnitsOfLine[]>((all, group) => together(all, livingUnits(order, group)), [])
  if (without(goods, removed).length === 0 && !add.some(({ kind }) => kind === 'goods')) reject('NOTHING_WOULD_REMAIN')
}

/** Just what it costs more, by whoever pays it. */
export function requireTenders({ order, dueMinor }: Pick<AmendmentPlan, 'order' | 'dueMinor'>, tenders: readonly Tender[]): void {
  const [expected, got] = [Math.max(0, dueMinor), sum(tenders.map(({ amountMinor }) => amountMinor))]
  if (expected !== got) throw new Rejection('invalid', 'TENDERS_MISMATCH', { expected, got })
  const taken = tenders.find(({ tenderId }) => order.tenders.some(each => each.tenderId === tenderId))
  if (taken) reject('TENDER_ID_TAKEN', { tender_id: taken.tenderId })
}

/** What added goods need, each group by itself. */
export const toReserve = ({ add: lines, fulfilments }: AmendmentAsked) => goodsToHold({ lines, fulfilments })

export function amendOrder(command: Of<OrderCommand, 'AmendOrder'>, order: Order): OrderEvent[] {
  const { amendmentId, asked, amending, at } = command
  const placed = requirePlaced(order)
  if (isKnown(placed, amendmentId)) return []
  requireNoOther(placed, amendmentId)
  if (amending) return amended(order, { ...command, amending })
  planAmendment(order, asked)
  return [{ type: 'AmendmentProposed', amendmentId, asked, proposedAt: at }]
}

export const isKnown = ({ amendmentIds, pending }: PlacedOrder, amendmentId: string): boolean =>
  amendmentIds.includes(amendmentId) || pending?.amendmentId === amendmentId

export function requireNoOther({ pending }: PlacedOrder, amendmentId: string): void {
  if (pending && pending.amendmentId !== amendmentId) reject('AMENDMENT_PENDING', { amendment_id: pending.amendmentId })
}

export function requirePending({ pending }: PlacedOrder, amendmentId: string): AmendmentAsked {
  if (pending?.amendmentId !== amendmentId) throw new Rejection('not-found', 'AMENDMENT_NOT_FOUND')
  return pending.asked
}

export function completeAmendment(command: Of<OrderCommand, 'CompleteAmendment'>, order: Order): OrderEvent[] {
  const { amendmentId, amending } = command
  const placed = requirePlaced(order)
  if (placed.amendmentIds.includes(amendmentId)) return []
  const asked = requirePending(placed, amendmentId)
  if (!amending) throw new Rejection('contended', 'AMENDMENT_CONTENDED')
  return amended(order, { ...command, asked, amending })
}

export function withdrawAmendment({ amendmentId, at }: Of<OrderCommand, 'WithdrawAmendment'>, order: Order): OrderEvent[] {
  requirePending(requirePlaced(order), amendmentId)
  return [{ type: 'AmendmentWithdrawn', amendmentId, withdrawnAt: at }]
}

type Made = {
  amendmentId: string
  asked: AmendmentAsked
  amending: AmendmentAttempt
  notificationId: string
  at: string
}

function amended(order: Order, { amendmentId, asked, amending, notificationId, at }: Made): OrderEvent[] {
  const { amendment, reserved, tenders, promised, fulfilments = asked.fulfilments } = amending
  requireDue(requirePlaced(order), amendment)
  const plan = planAmendment(order, asked)
  const { order: placed, removed, repriced, totalMinor } = plan
  requireTenders(plan, tenders)
  requireReserved({ ...asked, fulfilments }, reserved)
  requireFree(placed, fulfilments)
  const kept = keptOf(plan)
  const paid = [...kept, ...tenders].flatMap(({ tenderId, amountMinor }) => (amountMinor > 0 ? [{ tenderId, amountMinor }] : []))
  const payments = tenders.flatMap(paymentOf)
  const others = placed.amending.filter(({ paymentId }) => !payments.some(payment => payment.paymentId === paymentId))
  const made = {
    type: 'OrderAmended',
    ...{
      amendmentId,
      amendment,
      reason: asked.reason,
      repriced,
      added: asked.add,
      reserved,
      payments,
      tenders,
      paid,
      totalMinor,
    },
    fulfilments: fulfilments.map(group => ({ ...group, pickBy: group.awaits ? null : (promised[group.method] ?? null) })),
    ended: endedBy(placed, removed),
    lines: removed,
    holds: releasesOf(placed, removed, amendmentId),
    refundsDue: backOf(plan, kept),
    amendedAt: at,
  } as const
  const after = requirePlaced(evolve(placed, { ...made, voids: [] }))
  const voids = [...others.map(({ paymentId }) => ({ paymentId })), ...freedBy(placed, after)]
  const events: OrderEvent[] = [
    { ...made, voids },
    { type: 'NotificationDue', id: notificationId, key: 'order.amended', params: {}, dueAt: at },
  ]
  return andWhatCame(placed, events, { promised, notificationId, at })
}

/** What of the freed money goes on to pay: all of it, or of each tender its part. */
function keptOf({ freed, dueMinor }: AmendmentPlan): RefundDue[] {
  if (dueMinor >= 0) return freed
  const amounts = freed.map(({ amountMinor }) => amountMinor)
  const kept = paidByTenders(amounts, sum(amounts), sum(amounts) + dueMinor)
  return freed.map(({ tenderId }, index) => ({ tenderId, amountMinor: kept[index] ?? 0 }))
}

/** Of what the channel settled; of the rest less is taken. */
const backOf = ({ order, freed }: AmendmentPlan, kept: readonly RefundDue[]): RefundDue[] =>
  freed.flatMap(({ tenderId, amountMinor }, index) => {
    const back = amountMinor - (kept[index]?.amountMinor ?? 0)
    return back > 0 && order.tenders[index]?.paymentId === null ? [{ tenderId, amountMinor: back }] : []
  })

function requireReserved(asked: AmendmentAsked, reserved: AmendmentAttempt['reserved']): void {
  const show = (holds: { fulfilmentId: string; positions: Position[] }[]) =>
    JSON.stringify(holds.map(({ fulfilmentId, positions }) => [fulfilmentId, positions]).sort())
  const needed = toReserve(asked).map(({ group: { fulfilmentId }, positions }) => ({ fulfilmentId, positions }))
  if (show(needed) !== show(reserved)) throw new Rejection('contended', 'AMENDMENT_CONTENDED')
}

/** A group that was made meanwhile may have got an id that one of these was to have. */
function requireFree({ fulfilments }: PlacedOrder, added: readonly Pick<Fulfilment, 'fulfilmentId'>[]): void {
  const taken = new Set(fulfilments.map(({ fulfilmentId }) => fulfilmentId))
  if (added.some(({ fulfilmentId }) => taken.has(fulfilmentId))) throw new Rejection('contended', 'AMENDMENT_CONTENDED')
}

function requireDue({ amendments }: PlacedOrder, amendment: number): void {
  if (amendment !== amendments + 1) throw new Rejection('contended', 'AMENDMENT_CONTENDED')
}

export function requestAmendmentPayments(
  { amendment, payments, at }: Of<OrderCommand, 'RequestAmendmentPayments'>,
  order: Order,
): OrderEvent[] {
  const placed = requirePlaced(order)
  requireDue(placed, amendment)
  const added = payments.filter(({ paymentId }) => !placed.amending.some(known => known.paymentId === paymentId))
  return added.length > 0 ? [{ type: 'AmendmentPaymentsRequested', amendment, payments: added, requestedAt: at }] : []
}

export function abandonAmendment(
  { amendment, because, holds, at }: Of<OrderCommand, 'AbandonAmendment'>,
  order: Order,
): OrderEvent[] {
  const placed = requirePlaced(order)
  if (amendment <= placed.amendments) return []
  requireDue(placed, amendment)
  return [{ type: 'AmendmentAbandoned', amendment, because, holds, payments: placed.amending, abandonedAt: at }]
}
