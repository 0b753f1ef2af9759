import { Rejection } from '#kernel/rejection.ts'
import { type Caller, requireRole, requireStore } from '#platform/callers.ts'
import type { Sealing } from '#platform/sealing.ts'
import type { Promised, PromisedBy } from './domain/commands.ts'
import { lineTotal, requireMoneyAddsUp } from './domain/money.ts'
import type { Fulfilment, FulfilmentMethod, Line, Placement, Recipient, Tender } from './domain/order.ts'
import { unitsToSource } from './domain/sourcing.ts'
import { departures, goodsToHold } from './domain/stock.ts'
import { invalidField, type PlaceOrderRequest } from './request.ts'

const clockToleranceMs = 5 * 60_000
const quantityAtMost = 1_000_000_000

/** How long things may take, in seconds. */
export type Policy = {
  /** Until a pickup is to be ready. */
  pickPromiseSeconds: number
  /** Until a delivery, or goods for another store, are to be sent. */
  shipPromiseSeconds: number
  /** That a ready pickup is kept. */
  pickupKeepSeconds: number
  /** That a shopper has to say what becomes of what their store can't fulfil. */
  choiceSeconds: number
}

export const after = (time: string, seconds: number): string => new Date(Date.parse(time) + seconds * 1000).toISOString()

/** By when a group is promised to be ready or sent. */
export function promisedBy(method: FulfilmentMethod, now: string, policy: Policy): string | null {
  if (method === 'pickup') return after(now, policy.pickPromiseSeconds)
  return method === 'carry_out' ? null : after(now, policy.shipPromiseSeconds)
}

/** What is promised from now on. */
export function promisesFrom(now: string, policy: Policy): PromisedBy {
  const promised: Promised = {}
  for (const method of ['pickup', 'delivery', 'ship_to_store'] as const) {
    const dueAt = promisedBy(method, now, policy)
    if (dueAt !== null) promised[method] = dueAt
  }
  return { promised, keptUntil: after(now, policy.pickupKeepSeconds) }
}

export function channelOf({ channel }: Caller): Placement['channel'] {
  if (!channel) throw new Rejection('denied', 'CHANNEL_REQUIRED')
  return channel
}

const notYet = 'must not lie in the future'

/** Refuses groups that this caller may not tell of, and times that have not come yet. */
export function requireMayTell(request: PlaceOrderRequest, caller: Caller, now: string): void {
  const latest = new Date(Date.parse(now) + clockToleranceMs).toISOString()
  if (request.occurredAt !== null && request.occurredAt > latest) throw invalidField(notYet, 'occurredAt')
  for (const [index, { method, leftAt, locationId }] of request.fulfilments.entries()) {
    if (leftAt !== null && leftAt > latest) throw invalidField(notYet, 'fulfilments', index, 'leftAt')
    if (method === 'carry_out') requireStore(caller, locationId)
    else if (leftAt !== null) requireRole(caller, 'operator')
  }
}

/** What is asked for, made definite. */
export function placementOf(
  request: PlaceOrderRequest,
  {
    channel,
    kinds,
    now,
    sealing,
    policy,
  }: {
    channel: Placement['channel']
    kinds: ReadonlyMap<string, Line['kind']>
    now: string
    sealing: Sealing
    policy: Policy
  },
): Placement {
  const occurredAt = request.occurredAt ?? now
  const content = {
    lines: request.lines.map((line, index) => lineOf(line, index, request.pricesIncludeTax, kinds.get(line.sku))),
    fulfilments: request.fulfilments.map((group): Fulfilment => {
      const leftAt = group.leftAt ?? (group.method === 'carry_out' ? occurredAt : null)
      return { ...definite(group), leftAt, pickBy: leftAt === null ? promisedBy(group.method, now, policy) : null }
    }),
  }
  if (isTooMuch(content)) throw invalidField(tooMuch, 'lines')
  const tenders = request.tenders.map(settledTender)
  requireMoneyAddsUp({ ...content, tenders, totalMinor: request.totalMinor })
  return {
    channel,
    channelOrderId: request.channelOrderId,
    customerId: request.customerId === '' ? null : request.customerId,
    recipient: sealedRecipient(request, sealing),
    currency: request.currencyCode,
    pricesIncludeTax: request.pricesIncludeTax,
    ...content,
    tenders,
    totalMinor: request.totalMinor,
    occurredAt,
    receiptNumber: request.receiptNumber,
  }
}

type GroupAsked = PlaceOrderRequest['fulfilments'][number]
export const definite = ({ againstSupply, ...group }: GroupAsked): Omit<GroupAsked, 'againstSupply'> & Asking => ({
  ...group,
  ...(againstSupply ? { againstSupply } : {}),
})
type Asking = Pick<Fulfilment, 'againstSupply'>

export const settledTender = ({
  currencyCode: _,
  paymentToken: __,
  ...tender
}: PlaceOrderRequest['tenders'][number]): Tender => ({
  ...tender,
  paymentId: null,
  authorization: 'settled',
})

export const tooMuch = `must hold at most ${quantityAtMost} units of one SKU at one location`
/** More of one position than a reservation can tell, or of one SKU than can be sourced. */
export function isTooMuch(content: Pick<Placement, 'lines' | 'fulfilments'>): boolean {
  const positions = [...goodsToHold(content), ...departures(content)].flatMap(group => group.positions)
  const quantities = [...positions.map(({ quantity }) => quantity), ...unitsToSource(content).values()]
  return quantities.some(quantity => quantity > quantityAtMost)
}

export function lineOf(
  line: PlaceOrderRequest['lines'][number],
  index: number,
  pricesIncludeTax: boolean,
  kind: Line['kind'] = 'goods',
  list = 'lines',
): Line {
  const wanted = kind === 'goods' ? 'must name the group that fulfils these goods' : 'must be empty for a charge'
  if ((kind === 'goods') === (line.fulfilmentId === '')) throw invalidField(wanted, list, index, 'fulfilmentId')
  return {
    ...line,
    kind,
    fulfilmentId: kind === 'goods' ? line.fulfilmentId : null,
    totalMinor: lineTotal(line, pricesIncludeTax),
  }
}

/** With the customer's key, or for a guest with one of the order's own. */
export function sealedRecipient(
  { customerId, recipient }: Pick<PlaceOrderRequest, 'customerId' | 'recipient'>,
  sealing: Sealing,
): Recipient | null {
  if (!recipient || Object.values(recipient).every(field => field === '')) return null
  const keyId = customerId === '' ? sealing.newKey() : sealing.keyFor(`customer-${customerId}`)
  const seal = (field: string) => (field === '' ? null : sealing.seal(keyId, field))
  const { name, email, phone, address } = recipient
  return { name: seal(name), email: seal(email), phone: seal(phone), address: seal(address) }
}
