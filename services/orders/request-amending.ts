import { z } from 'zod'
import { Rejection } from '#kernel/rejection.ts'
import { amountMinor, integer, maxAmountMinor, requestId, text } from '#platform/fields.ts'
import type { AmendmentAsked, Line, PlacedOrder } from './domain/order.ts'
import {
  destinationsOf,
  discount,
  group,
  hasPlace,
  invalidField,
  line,
  mayAwait,
  needsNamedPlace,
  needsPlace,
  type Problem,
  pricesOf,
  problem,
  repeated,
  sourcingTerms,
  tender,
  unknownGroup,
  unusedGroup,
} from './request.ts'
import { definite, isTooMuch, lineOf, tooMuch } from './terms.ts'
import { someLines } from './units-asked.ts'

const id = text(1, 64)
const tenders = z.array(tender).max(100)
const reprice = z.object({
  lineId: id,
  unitPriceMinor: amountMinor,
  discounts: z.array(discount).max(100),
  taxMinor: amountMinor,
})
const shape = z.object({
  requestId,
  orderId: id,
  remove: someLines,
  reprice: z.array(reprice).max(2000),
  add: z.array(line).max(2000),
  fulfilments: z.array(group).max(2000),
  differenceMinor: integer(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  tenders,
  reason: text(0, 256),
  sourcing: sourcingTerms.nullable(),
})
export type AmendOrderRequest = z.infer<typeof shape>
const amendOrder = shape.superRefine((request, context) => {
  for (const each of problemsOf(request)) context.addIssue({ code: 'custom', ...each })
})
const completeAmendment = z
  .object({ requestId, orderId: id, amendmentId: id, tenders: tenders.min(1), sourcing: sourcingTerms.nullable() })
  .superRefine((request, context) => {
    for (const each of repeated(request.tenders, 'tenders', 'tenderId')) context.addIssue({ code: 'custom', ...each })
  })
export const withdrawAmendment = z.object({ requestId, orderId: id, amendmentId: id })

export const readAmendOrder = (message: unknown): AmendOrderRequest => amendOrder.parse(message)
export const readCompleteAmendment = (message: unknown) => completeAmendment.parse(message)

const isItsOwn = 'what has left is an order of its own'
const maxDifferenceMinor = maxAmountMinor * 100

function* problemsOf({ remove, reprice, add, fulfilments, tenders, differenceMinor }: AmendOrderRequest): Generator<Problem> {
  yield* repeated(reprice, 'reprice', 'lineId')
  yield* repeated(add, 'add', 'lineId')
  yield* repeated(fulfilments, 'fulfilments', 'fulfilmentId')
  yield* repeated(tenders, 'tenders', 'tenderId')
  if (remove.length + reprice.length + add.length === 0)
    yield problem('must not be empty where nothing is removed or repriced', 'add')
  if (Math.abs(differenceMinor) > maxDifferenceMinor)
    yield problem(`must be from -${maxDifferenceMinor} to ${maxDifferenceMinor}`, 'differenceMinor')
  yield* destinationsOf(fulfilments)
  const groups = new Set(fulfilments.map(({ fulfilmentId }) => fulfilmentId))
  const used = new Set(add.map(({ fulfilmentId }) => fulfilmentId))
  for (const [index, { fulfilmentId }] of add.entries())
    if (fulfilmentId !== '' && !groups.has(fulfilmentId)) yield problem(unknownGroup, 'add', index, 'fulfilmentId')
  for (const [index, asked] of fulfilments.entries()) {
    const { fulfilmentId, method, leftAt } = asked
    if (!used.has(fulfilmentId)) yield problem(unusedGroup, 'fulfilments', index, 'fulfilmentId')
    if (method === 'carry_out')
      yield problem(`must not be FULFILMENT_METHOD_CARRY_OUT: ${isItsOwn}`, 'fulfilments', index, 'method')
    if (leftAt !== null) yield problem(`must be absent: ${isItsOwn}`, 'fulfilments', index, 'leftAt')
    if (!hasPlace(asked)) yield problem(needsPlace, 'fulfilments', index, 'locationId')
    if (!mayAwait(asked)) yield problem(needsNamedPlace, 'fulfilments', index, 'againstSupply')
  }
}

/** What is asked for, made definite in the terms of its order. */
export function amendmentAsked(
  { remove, reprice, add, fulfilments, differenceMinor, reason }: AmendOrderRequest,
  { pricesIncludeTax }: PlacedOrder,
  kinds: ReadonlyMap<string, Line['kind']>,
): AmendmentAsked {
  for (const [index, each] of add.entries())
    for (const { message, path } of pricesOf(each, pricesIncludeTax, ['add', index])) throw invalidField(message, ...path)
  const lines = add.map((each, index) => lineOf(each, index, pricesIncludeTax, kinds.get(each.sku), 'add'))
  const groups = fulfilments.map(each => ({ ...definite(each), leftAt: null, pickBy: null }))
  if (isTooMuch({ lines, fulfilments: groups })) throw invalidField(tooMuch, 'add')
  return { remove, reprice, add: lines, fulfilments: groups, differenceMinor, reason }
}

export function requireCurrency(tenders: AmendOrderRequest['tenders'], { currency }: PlacedOrder): void {
  const stray = tenders.find(({ currencyCode }) => currencyCode !== currency)
  if (stray) throw new Rejection('invalid', 'CURRENCY_MISMATCH', { expected: currency, got: stray.currencyCode })
}
