import type { ChannelKind } from '#kernel/channels.ts'
import { allUnits, difference, type UnitRange } from '#kernel/units.ts'
import type { TenderKind } from './return.ts'

/** Units that left together. */
export type Departed = { units: UnitRange[]; leftAt: string }

export type PurchaseLine = {
  lineId: string
  sku: string
  kind: 'goods' | 'charge'
  quantity: number
  totalMinor: number
  /** Empty for a charge. */
  category: string
  left: UnitRange[]
  /** The same, by when they left. */
  departed: Departed[]
  cancelled: UnitRange[]
  /** By some return, now or for good. */
  claimed: UnitRange[]
}

/** What a return needs to know of an order. */
export type Purchase = {
  orderId: string
  channel: { id: string; kind: ChannelKind }
  customerId: string | null
  currency: string
  occurredAt: string
  lines: PurchaseLine[]
  tenders: { tenderId: string; kind: TenderKind; paymentId: string | null }[]
  /** The returns that claim units of it. */
  claimedBy: string[]
}

/** What a shopper has and no return claims; charges are had by whoever paid them. */
export function freeUnits({ kind, quantity, left, cancelled, claimed }: PurchaseLine): UnitRange[] {
  return difference(kind === 'charge' ? difference(allUnits(quantity), cancelled) : left, claimed)
}
