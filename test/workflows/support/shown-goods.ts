import { toTimestamp } from '#platform/fields.ts'
import type { Acceptance } from '#protos/nahr/returns/v1/Acceptance.ts'
import type { Reception } from '#protos/nahr/returns/v1/Reception.ts'
import type { RefundState } from '#protos/nahr/returns/v1/RefundState.ts'
import type { ReturnState } from '#protos/nahr/returns/v1/ReturnState.ts'

export type Refund = {
  refundId: string
  paymentId: string
  amount: number
  state: RefundState & string
  because: string
  credit: string
  at: string
}
export type Grant = { number: number; units: number[]; amount: number; at: string }
export type Unit = { unit: number; reception: Reception & string; acceptance: Acceptance & string }
export type Goods = {
  returnId: string
  orderId: string
  revision: number
  isPaidByCard: boolean
  units: Unit[]
  grants: Grant[]
  refunds: Refund[]
  settledAt: string | null
}
export type Sale = {
  orderId: string
  revision: number
  customerId: string
  left: number[]
  /** Whether more of its units may leave. */
  isOpen: boolean
  closesInMs: number
  closesAt: string | null
  claimed: Map<string, number[]>
  returned: Map<string, number[]>
}
export const SKU = 'mug'
export const UNITS = 4
export const PRICE = 1_000
export const PLACE = 'store-2'

/** What each says of itself, as the contracts tell. */
export function stateOf({ units, refunds, settledAt }: Goods): ReturnState & string {
  if (units.some(({ reception }) => reception === 'RECEPTION_AWAITING')) return 'RETURN_STATE_REQUESTED'
  const received = units.filter(({ reception }) => reception === 'RECEPTION_RECEIVED')
  if (received.some(({ acceptance }) => acceptance === 'ACCEPTANCE_PENDING')) return 'RETURN_STATE_RECEIVED'
  if (received.some(({ acceptance }) => acceptance === 'ACCEPTANCE_REVIEW')) return 'RETURN_STATE_UNDER_REVIEW'
  if (received.length === 0) return 'RETURN_STATE_CANCELLED'
  if (refunds.some(({ state }) => state === 'REFUND_STATE_NEEDS_PERSON')) return 'RETURN_STATE_NEEDS_PERSON'
  const isOpen = refunds.some(({ state }) => state === 'REFUND_STATE_GRANTED' || state === 'REFUND_STATE_FAILED')
  return settledAt !== null && !isOpen ? 'RETURN_STATE_SETTLED' : 'RETURN_STATE_SETTLING'
}

export function shownReturn(goods: Goods, customerId: string) {
  const { returnId, orderId, revision, units, grants, refunds, settledAt } = goods
  const line = { lineId: '1', sku: SKU, kind: 'LINE_KIND_GOODS', locationId: PLACE, disposition: 'DISPOSITION_SELLABLE' }
  return {
    ...{ returnId, orderId, state: stateOf(goods), channelId: 'till-2', currencyCode: 'GBP', revision: String(revision) },
    customerId,
    settledAt: settledAt === null ? null : toTimestamp(settledAt),
    lines: units.map(({ unit, reception, acceptance }) => ({ ...line, units: ranges([unit]), reception, acceptance })),
    refunds: refunds.map(({ refundId, paymentId, amount, state, because, credit, at }) => ({
      ...{ refundId, tenderId: 'card', paymentId, amountMinor: String(amount), state, refusedBecause: because },
      ...{ storedValueId: credit, grantedAt: toTimestamp(at) },
    })),
    grants: grants.map(({ number, units: accepted, amount, at }) => ({
      ...{ number, lines: [{ ...line, units: ranges(accepted) }], grantedAt: toTimestamp(at) },
      refunds: [{ tenderId: 'card', amountMinor: String(amount) }],
    })),
  }
}

export function shownOrder({ orderId, revision, customerId, left, isOpen, claimed, returned }: Sale) {
  const line = { lineId: '1', sku: SKU, kind: 'LINE_KIND_GOODS', quantity: String(UNITS), totalMinor: String(UNITS * PRICE) }
  const group = { fulfilmentId: 'rest', method: 'FULFILMENT_METHOD_SHIP_TO_STORE' }
  const ofReturn = (units: number[] | undefined) => [{ lineId: '1', units: ranges(units ?? []) }]
  return {
    ...{
      orderId,
      revision: String(revision),
      customerId,
      channelId: 'till-1',
      channelKind: 'CHANNEL_KIND_STORE',
      currencyCode: 'GBP',
    },
    state: isOpen ? 'ORDER_STATE_OPEN' : 'ORDER_STATE_FULFILLED',
    occurredAt: toTimestamp('2026-03-01T10:00:00.000Z'),
    lines: [{ ...line, leftUnits: ranges(left), returnedUnits: ranges([...returned.values()].flat()) }],
    fulfilments: [{ ...group, state: isOpen ? 'FULFILMENT_STATE_OPEN' : 'FULFILMENT_STATE_HANDED_OVER' }],
    claims: [...new Set([...claimed.keys(), ...returned.keys()])].map(returnId => ({
      ...{ returnId, claimed: ofReturn(claimed.get(returnId)), returned: ofReturn(returned.get(returnId)) },
    })),
  }
}

export const numbers = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)
export const ranges = (units: number[]) => units.map(unit => ({ first: String(unit), last: String(unit) }))
