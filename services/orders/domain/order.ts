import type { UnitRange } from '#kernel/units.ts'

export type ChannelKind = 'web' | 'app' | 'store' | 'marketplace' | 'social' | 'call_centre'
export type FulfilmentMethod = 'carry_out' | 'pickup' | 'delivery' | 'ship_to_store'
export type TenderKind = 'card' | 'cash' | 'bank_transfer' | 'marketplace' | 'invoice'

export type Discount = { amountMinor: number; reason: string }

export type Line = {
  lineId: string
  sku: string
  kind: 'goods' | 'charge'
  quantity: number
  unitPriceMinor: number
  discounts: Discount[]
  /** The tax of the whole line. */
  taxMinor: number
  totalMinor: number
  /** The group that fulfils it; none for a charge. */
  fulfilmentId: string | null
}

export type Fulfilment = {
  fulfilmentId: string
  method: FulfilmentMethod
  locationId: string
  /** When its goods left the building. */
  leftAt: string | null
}

export type Tender = { tenderId: string; kind: TenderKind; amountMinor: number; reference: string }

/** A personal text that only the holder of its key can read. */
export type SealedText = { sealed: string; keyId: string }
export type Recipient = Record<'name' | 'email' | 'phone' | 'address', SealedText | null>

/** What a channel asks for, made definite: times filled in, kinds looked up, personal data sealed. */
export type Placement = {
  channel: { id: string; kind: ChannelKind }
  channelOrderId: string
  customerId: string | null
  recipient: Recipient | null
  currency: string
  /** Whether unit prices and discounts include tax; when not, each line's tax is added to its total. */
  pricesIncludeTax: boolean
  lines: Line[]
  fulfilments: Fulfilment[]
  tenders: Tender[]
  totalMinor: number
  occurredAt: string
}

export type Position = { sku: string; locationId: string; quantity: number }
/** Stock promised to the order under this reservation, each position once. */
export type Hold = { reservationId: string; positions: Position[] }
/** Stock of one group that has left, to be taken off the books once. */
export type Issue = { issueId: string; locationId: string; leftAt: string; positions: Position[] }

export type CancelledLine = { lineId: string; units: UnitRange[] }
export type RefundDue = { tenderId: string; amountMinor: number }

type Placed = Placement & {
  abandoned: number
  attempt: number
  placedAs: string
  holds: Hold[]
  issues: Issue[]
  placedAt: string
}

/** `abandoned` counts the attempts given up; they are numbered from 1 without gaps. */
export type Order =
  | { state: 'unplaced'; abandoned: number }
  | ({ state: 'placed' } & Placed)
  | ({ state: 'cancelled'; reason: string; refundsDue: RefundDue[]; cancelledAt: string } & Placed)

export type PlacedOrder = Exclude<Order, { state: 'unplaced' }>
