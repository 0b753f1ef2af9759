import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import type { AbandonReason, OrderEvent } from '../../../services/orders/domain/events.ts'
import { lineTotal } from '../../../services/orders/domain/money.ts'
import type {
  Fulfilment,
  GroupHold,
  Hold,
  Issue,
  Line,
  PaymentHold,
  Placement,
  Tender,
  Void,
} from '../../../services/orders/domain/order.ts'

export const noon = '2010-12-01T12:00:00.000Z'
export const twoOClock = '2010-12-01T14:00:00.000Z'
export const oneOClock = '2010-12-01T13:00:00.000Z'

export const line = (lineId: string, quantity: number, unitPriceMinor: number, over: Partial<Line> = {}): Line => {
  const priced = { quantity, unitPriceMinor, discounts: over.discounts ?? [], taxMinor: over.taxMinor ?? 0 }
  const base = { lineId, sku: `sku-${lineId}`, kind: 'goods' as const, fulfilmentId: 'f-1' }
  return { ...base, ...priced, totalMinor: lineTotal(priced, true), ...over }
}
export const charge = (lineId: string, unitPriceMinor: number): Line =>
  line(lineId, 1, unitPriceMinor, { kind: 'charge', fulfilmentId: null })
export const pickup: Fulfilment = {
  fulfilmentId: 'f-1',
  method: 'pickup',
  locationId: 'leeds',
  destinationId: null,
  leftAt: null,
  pickBy: twoOClock,
}
export const carryOut: Fulfilment = {
  fulfilmentId: 'f-2',
  method: 'carry_out',
  locationId: 'york',
  destinationId: null,
  leftAt: noon,
  pickBy: null,
}
export const tender = (tenderId: string, amountMinor: number): Tender => ({
  tenderId,
  kind: 'card',
  amountMinor,
  reference: 'settled',
  paymentId: null,
  authorization: 'settled',
})
/** One that a payment of the same number authorises. */
export const byToken = (
  tenderId: string,
  amountMinor: number,
  authorization: Tender['authorization'] = 'authorized',
): Tender => ({
  ...tender(tenderId, amountMinor),
  reference: '',
  paymentId: `p-${tenderId}`,
  authorization,
})

export const placement = (over: Partial<Placement> = {}): Placement => ({
  channel: { id: 'web-uk', kind: 'web' },
  channelOrderId: '536365',
  customerId: null,
  recipient: null,
  currency: 'GBP',
  pricesIncludeTax: true,
  lines: [line('l-1', 3, 500)],
  fulfilments: [pickup],
  tenders: [tender('t-1', 1500)],
  totalMinor: 1500,
  occurredAt: noon,
  receiptNumber: null,
  ...over,
})

export const held = (reservationId: string): Hold => ({
  reservationId,
  positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 3 }],
})
export const heldFor = (fulfilmentId: string, reservationId = 'r-1'): GroupHold => ({ ...held(reservationId), fulfilmentId })

type Placing = { placedAs?: string; attempt?: number; holds?: GroupHold[]; issues?: Issue[]; placement?: Placement }
type Placed = Placing & { voids?: Void[] }
const filled = ({ placedAs = 'as-1', attempt = 1, holds = [heldFor('f-1')], issues = [] }: Placing) => ({
  placedAs,
  attempt,
  holds,
  issues,
})

export const place = (over: Placing = {}): OrderCommand => ({
  type: 'PlaceOrder',
  ...filled(over),
  placement: over.placement ?? placement(),
  at: noon,
})
export const placed = (over: Placed = {}): OrderEvent => ({
  type: 'OrderPlaced',
  ...filled(over),
  ...(over.placement ?? placement()),
  payments: paymentsOf(over.placement ?? placement()),
  voids: over.voids ?? [],
  placedAt: noon,
})
const paymentsOf = ({ tenders }: Placement): PaymentHold[] =>
  tenders.flatMap(({ tenderId, paymentId, amountMinor }) => (paymentId === null ? [] : [{ paymentId, tenderId, amountMinor }]))

export const abandon = (attempt: number, because: AbandonReason = 'deadline'): OrderCommand => ({
  type: 'AbandonPlacement',
  attempt,
  because,
  holds: [held('r-1')],
  at: oneOClock,
})
export const abandoned = (attempt: number, because: AbandonReason = 'deadline', payments: PaymentHold[] = []): OrderEvent => ({
  type: 'PlacementAbandoned',
  attempt,
  because,
  holds: [held('r-1')],
  payments,
  abandonedAt: oneOClock,
})
export const cancel = (reason = 'changed her mind'): OrderCommand => ({
  type: 'CancelOrder',
  reason,
  notificationId: 'n-1',
  at: oneOClock,
})
