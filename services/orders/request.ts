import { z } from 'zod'
import { Rejection } from '#kernel/rejection.ts'
import { canonicalJson } from '#platform/canonical-json.ts'
import {
  amountMinor,
  currencyCode,
  enumWord,
  integer,
  locationId,
  maxAmountMinor,
  optional,
  optionalTimestamp,
  quantity,
  requestId,
  sku,
  text,
  timestamp,
} from '#platform/fields.ts'
import { lineTotal } from './domain/money.ts'

const id = text(1, 64)
const payment = integer(1, maxAmountMinor)
export const discount = z.object({ amountMinor: payment, reason: text(0, 256) })
export const line = z.object({
  lineId: id,
  sku,
  quantity,
  unitPriceMinor: amountMinor,
  discounts: z.array(discount).max(100),
  taxMinor: amountMinor,
  fulfilmentId: text(0, 64),
})
export const group = z.object({
  fulfilmentId: id,
  method: enumWord('FULFILMENT_METHOD', ['carry_out', 'pickup', 'delivery', 'ship_to_store']),
  /** Empty where it is to be sourced. */
  locationId: z.literal('').or(locationId),
  leftAt: timestamp.nullable(),
  destinationId: optional(locationId),
  againstSupply: z.object({ by: optionalTimestamp }).nullish(),
})
const microDegrees = (most: number) => integer(-most, most)
/** What to heed in the choice of locations. */
export const sourcingTerms = z.object({
  destination: z
    .object({ latitudeMicroDegrees: microDegrees(90_000_000), longitudeMicroDegrees: microDegrees(180_000_000) })
    .nullable(),
  countryCodes: z.array(z.string().regex(/^[A-Z]{2}$/, 'must be two letters of ISO 3166-1')).max(250),
  excludedLocationIds: z.array(locationId).max(1000),
})
export type SourcingTerms = z.infer<typeof sourcingTerms>
export const tender = z.object({
  tenderId: id,
  kind: enumWord('TENDER_KIND', ['card', 'cash', 'bank_transfer', 'marketplace', 'invoice']),
  amountMinor: payment,
  reference: text(0, 256),
  currencyCode,
  paymentToken: text(0, 256),
})
/** Unlike other text it may have several lines. */
const lines = z.string().refine(value => value.length <= 2000 && value.isWellFormed(), 'must have at most 2000 characters')
export const recipient = z.object({ name: text(0, 256), email: text(0, 320), phone: text(0, 64), address: lines })

const shape = z.object({
  requestId,
  channelOrderId: text(1, 128),
  customerId: text(0, 128),
  currencyCode,
  pricesIncludeTax: z.boolean(),
  lines: z.array(line).min(1).max(2000),
  fulfilments: z.array(group).max(2000),
  tenders: z.array(tender).max(100),
  totalMinor: amountMinor,
  recipient: recipient.nullable(),
  occurredAt: timestamp.nullable(),
  receiptNumber: optional(text(1, 128)),
  sourcing: sourcingTerms.nullable(),
})
type Shape = z.infer<typeof shape>
/** Made once: every new schema compiles its checks anew. */
const consistentShape = shape.superRefine((order, context) => {
  for (const problem of problemsOf(order)) context.addIssue({ code: 'custom', ...problem })
})
export type Path = (string | number)[]
/** Which value is not accepted, and what it must be. */
export type Problem = { path: Path; message: string }
export const problem = (message: string, ...path: Path): Problem => ({ path, message })

/** A request to place an order whose every field makes sense by itself and beside the others. */
export type PlaceOrderRequest = Shape

export function readPlaceOrderRequest(request: unknown): PlaceOrderRequest {
  const read = consistentShape.parse(request)
  const stray = read.tenders.find(tender => tender.currencyCode !== read.currencyCode)
  if (stray) throw new Rejection('invalid', 'CURRENCY_MISMATCH', { expected: read.currencyCode, got: stray.currencyCode })
  return read
}

export const invalidField = (message: string, ...path: Path): z.ZodError =>
  new z.ZodError([{ code: 'custom', path, message, input: undefined }])

export const unknownGroup = 'must name one of fulfilments'
export const unusedGroup = 'must be named by a line'
export const needsNamedPlace = 'must be absent unless goods are still to leave, from a location that is named'
export const needsPlace = 'must be there, but for what is still to be delivered or shipped to a store'
const beyondNumbers = `must come to at most ${Number.MAX_SAFE_INTEGER}`

function* problemsOf(order: Shape): Generator<Problem> {
  yield* repeated(order.lines, 'lines', 'lineId')
  yield* repeated(order.fulfilments, 'fulfilments', 'fulfilmentId')
  yield* repeated(order.tenders, 'tenders', 'tenderId')
  const groups = new Set(order.fulfilments.map(group => group.fulfilmentId))
  const used = new Set(order.lines.map(line => line.fulfilmentId))
  for (const [index, line] of order.lines.entries()) {
    if (line.fulfilmentId !== '' && !groups.has(line.fulfilmentId)) yield problem(unknownGroup, 'lines', index, 'fulfilmentId')
    yield* pricesOf(line, order.pricesIncludeTax, ['lines', index])
  }
  const total = order.lines.reduce((sum, line) => sum + lineTotal(line, order.pricesIncludeTax), 0)
  if (!Number.isSafeInteger(total)) yield problem(beyondNumbers, 'lines')
  const areAllToLeave = order.fulfilments.every(group => group.method !== 'carry_out' && group.leftAt === null)
  for (const [index, { paymentToken }] of order.tenders.entries()) {
    // It is captured as goods leave, and found by what is held for them should the placement die.
    if (paymentToken !== '' && !(areAllToLeave && order.fulfilments.length > 0))
      yield problem('must be empty unless goods are ordered and all are still to leave', 'tenders', index, 'paymentToken')
  }
  yield* destinationsOf(order.fulfilments)
  for (const [index, group] of order.fulfilments.entries()) {
    if (!used.has(group.fulfilmentId)) yield problem(unusedGroup, 'fulfilments', index, 'fulfilmentId')
    if (!hasPlace(group)) yield problem(needsPlace, 'fulfilments', index, 'locationId')
    if (!mayAwait(group)) yield problem(needsNamedPlace, 'fulfilments', index, 'againstSupply')
  }
}

/** Supply is announced for a place, of goods that are there to be sent or fetched. */
export const mayAwait = ({ method, locationId, leftAt, againstSupply }: z.infer<typeof group>): boolean =>
  !againstSupply || (locationId !== '' && leftAt === null && method !== 'carry_out')

/** Only for what is sent, and has not left, one can still be chosen. */
export const hasPlace = ({ method, locationId, leftAt }: z.infer<typeof group>): boolean =>
  locationId !== '' || ((method === 'delivery' || method === 'ship_to_store') && leftAt === null)

type Group = z.infer<typeof group>

/** Goods that are shipped to a store come from elsewhere; of others there is none. */
export function* destinationsOf(groups: readonly Group[]): Generator<Problem> {
  for (const [index, { method, locationId, destinationId }] of groups.entries()) {
    const path: Path = ['fulfilments', index, 'destinationId']
    if (method === 'ship_to_store' && (destinationId === null || destinationId === locationId))
      yield problem('must be there for goods shipped to a store, and another than location_id', ...path)
    if (method !== 'ship_to_store' && destinationId !== null)
      yield problem('must be empty unless goods are shipped to a store', ...path)
  }
}

/** Those that are named: where goods are, or go. */
export const placesOf = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ locationId, destinationId }) => [locationId, destinationId ?? '']).filter(id => id !== '')

/** As they were told before goods could be shipped to a store, or promised of supply: they hash as they did. */
export const groupsToHash = (groups: readonly Group[]) =>
  groups.map(({ destinationId, againstSupply, ...group }) => ({
    ...group,
    ...(destinationId === null ? {} : { destinationId }),
    ...(againstSupply ? { againstSupply } : {}),
  }))

type Line = z.infer<typeof line>

export function* pricesOf(line: Line, pricesIncludeTax: boolean, path: Path): Generator<Problem> {
  const total = lineTotal(line, pricesIncludeTax)
  if (!Number.isSafeInteger(line.quantity * line.unitPriceMinor) || !Number.isSafeInteger(total))
    yield problem(`${beyondNumbers} with the line’s quantity`, ...path, 'unitPriceMinor')
  else if (total < (pricesIncludeTax ? 0 : line.taxMinor))
    yield problem('must take off at most what the line costs', ...path, 'discounts')
  else if (line.taxMinor > total) yield problem(`must be at most what the line costs, ${total}`, ...path, 'taxMinor')
}

export function* repeated<Name extends string>(
  things: readonly Record<Name, string>[],
  list: string,
  name: Name,
): Generator<Problem> {
  const seen = new Set<string>()
  for (const [index, thing] of things.entries()) {
    if (seen.has(thing[name])) yield problem('must not be that of another', list, index, name)
    seen.add(thing[name])
  }
}

/** Equal for requests of equal content, whatever their ids; keyed, as it covers personal data and stands in the log. */
export function contentHash(
  channelId: string,
  request: PlaceOrderRequest,
  hmac: (purpose: string, value: string) => string,
): string {
  const { requestId: _, tenders, receiptNumber, sourcing, fulfilments, ...rest } = request
  // Orders from before there were tokens, receipts, sourcing and goods shipped to a store hash as they did.
  const more = { ...(receiptNumber === null ? {} : { receiptNumber }), ...(sourcing === null ? {} : { sourcing }) }
  const content = { ...rest, fulfilments: groupsToHash(fulfilments), ...more }
  const told = tenders.map(({ paymentToken, ...tender }) => (paymentToken === '' ? tender : { ...tender, paymentToken }))
  return hmac('placement', canonicalJson({ channelId, ...content, tenders: told }))
}
