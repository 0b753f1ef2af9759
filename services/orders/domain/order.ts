import type { ChannelKind } from '#kernel/channels.ts'
import type { UnitRange } from '#kernel/units.ts'
import type { SealedText } from '#kernel/words.ts'

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
  /** Who has it, or is to send it. */
  locationId: string
  /** Shipped to a store: where the shopper collects it. Null otherwise, and where it was ordered before it could be told. */
  destinationId: string | null
  /** When its goods left the building. */
  leftAt: string | null
  /** By when a pickup is promised to be ready, or what is sent to be sent and, at its store, to be ready. */
  pickBy: string | null
  /** Where Nahr chose the location. */
  sourced?: Sourced | undefined
  /** Asked so: what is not there is promised of supply. */
  againstSupply?: AgainstSupply | undefined
  /** What was promised of supply, where any was; nothing is promised of the group by then. */
  awaits?: AwaitedGoods[] | undefined
}

/** Only of what is expected by then; null: of any. */
export type AgainstSupply = { by: string | null }
/** When the last of them is expected; null where nothing announced covers them any more. */
export type AwaitedGoods = { sku: string; quantity: number; expectedAt: string | null }

/** Why goods leave from there, in the words of inventory's sourcing. */
export const sourcingReasons = ['only_source', 'covers_all', 'fewest_parcels', 'priority', 'nearest', 'least_load', 'id'] as const
export type SourcingReason = (typeof sourcingReasons)[number]
/** The units of its lines that the group is for: others of the same lines may leave from elsewhere. */
export type Sourced = { because: SourcingReason[]; lines: UnitsOfLine[] }

export type Tender = {
  tenderId: string
  kind: TenderKind
  amountMinor: number
  reference: string
  /** What authorises it; none where the channel has settled it. */
  paymentId: string | null
  authorization: 'settled' | 'authorized' | 'unknown'
}

/** A personal text that only the holder of its key can read. */
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
  /** What the shopper's receipt shows. */
  receiptNumber: string | null
}

export type Position = { sku: string; locationId: string; quantity: number }
/** Stock promised to the order under this reservation, each position once. */
export type Hold = { reservationId: string; positions: Position[] }
/** The goods of one group. */
export type GroupHold = Hold & { fulfilmentId: string }
/** Money that an authorisation of this id holds, or may hold. */
export type PaymentHold = { paymentId: string; tenderId: string; amountMinor: number }
/** Stock of one group that has left, to be taken off the books once. */
export type Issue = { issueId: string; locationId: string; leftAt: string; positions: Position[] }
/** Goods that travel from one place to another, with what is promised of them; positions are those of the source. */
export type Transit = { transferId: string; reservationId: string; from: string; to: string; positions: Position[] }
/** Goods that leave against what was held for them. */
export type ReservedIssue = Issue & { reservationId: string }
/** Authorised money that falls due as goods leave, to be taken once. */
export type Capture = { captureId: string; tenderId: string; paymentId: string; amountMinor: number }
export type Void = { paymentId: string }
/** Goods that their place has on its books and can't find. */
export type Missing = { missingId: string; positions: Position[] }

export type UnitsOfLine = { lineId: string; units: UnitRange[] }
/** What is given up of what was promised; with a `releaseId` only a part of the reservation. */
export type Release = Hold & {
  releaseId?: string | undefined
  /** They travel, or came, with this transfer: positions are those of its destination. */
  transferId?: string | undefined
}
/** To be given back of a payment, once. */
export type RefundOwed = { refundId: string; tenderId: string; paymentId: string; amountMinor: number }
/** For a lost parcel, by the process of this group. */
export type LossRefund = RefundOwed & { parcelId: string; fulfilmentId: string }
/** `dropped`: what was to be given back was never taken. */
export type LossRefundState = 'owed' | 'executed' | 'failed' | 'replaced' | 'dropped'
/** `reason`: why it failed or was dropped. */
export type KnownRefund = LossRefund & { state: LossRefundState; reason: string; storedValueId: string | null }
export type RefundDue = { tenderId: string; amountMinor: number }
export type ChannelRefund = RefundDue & { channelRefundId: string }

/** What one return has of the order: what it asked for, what of that it gave up, and what was granted for the rest. */
export type Claim = { returnId: string; asked: UnitsOfLine[]; released: UnitsOfLine[]; grants: Grant[] }
export type Grant = { lines: UnitsOfLine[]; refunds: RefundDue[] }

export type LineUnits = { lineId: string; quantity: number }

/** What lines cost, and what each tender pays of them: spread over their units by itself. */
export type Spread = { lines: Pick<Line, 'lineId' | 'quantity' | 'totalMinor'>[]; tenders: RefundDue[] }

/** What an order is to be otherwise; added goods are in groups of their own. */
export type AmendmentAsked = {
  remove: LineUnits[]
  reprice: Pick<Line, 'lineId' | 'unitPriceMinor' | 'discounts' | 'taxMinor'>[]
  add: Line[]
  fulfilments: Fulfilment[]
  /** What the order costs more than before, or less. */
  differenceMinor: number
  reason: string
}
/** Waits for its money, and holds nothing. */
export type PendingAmendment = { amendmentId: string; asked: AmendmentAsked; proposedAt: string }

export type Progress =
  | { state: 'open' }
  | { state: 'in_progress' }
  /** On its way to the store where it is collected, or there and not ready yet. */
  | { state: 'in_transit' | 'arrived' }
  | { state: 'ready'; pickupUntil: string; wrongCodes: number }
  /** The store can't fulfil it: it is to be moved or cancelled, as the shopper chooses. */
  | { state: 'set_aside'; chooseBy: string | null }
  /** Nothing of it is left to leave, and something has; `lost`: none of it has come or will. */
  | { state: 'left' | 'delivered' | 'lost' }
  /** Nothing of it has left or will. `moved`: another group has its units. */
  | { state: 'rejected' | 'expired' | 'cancelled' | 'moved' }

/** Units that left together, and what is to be captured since. */
export type Departure = {
  issueId: string
  /** What they left in, where they were sent. */
  parcelId: string | null
  reservationId: string | null
  lines: UnitsOfLine[]
  leftAt: string
  captures: Capture[]
}

export type Parcel = {
  parcelId: string
  carrier: string
  trackingReference: string
  lines: UnitsOfLine[]
  sentAt: string
  /** `arrived`: at the store where it is collected. */
  state: 'sent' | 'delivered' | 'lost' | 'arrived'
  /** When it came, or was known to be lost. */
  endedAt: string | null
  /** What of it came to its store. */
  came: UnitsOfLine[]
  /** Lost: the group that sends its units again; null where what was paid for them is given back. */
  again: string | null
}

/** What was taken of payments as units first left, in parcels that were lost. */
export type Taken = Capture & { parcelId: string }
/** Units that a carrier lost, and that go once more for what was paid for them. */
export type Again = { parcelId: string; captures: Taken[] }

export type Group = Omit<Fulfilment, 'sourced' | 'againstSupply' | 'awaits'> & {
  progress: Progress
  /** What is still to come for it, each SKU once. No promise of its place runs before all is there. */
  awaits: AwaitedGoods[]
  /** Its part of the order, whatever has become of it. */
  lines: UnitsOfLine[]
  /** What is held for it; null for what had left when the order was placed. */
  reservationId: string | null
  /** Whether or not they have left since; not those cancelled since. */
  picked: UnitsOfLine[]
  departures: Departure[]
  parcels: Parcel[]
  /** On its way to the store where it is collected, or since it came: all of it in one transfer, of the group that it was `of`. */
  transit: { transferId: string; from: string; of: string } | null
  /** Of the code that its shopper is to give, once it is ready. */
  codeHash: string | null
  /** How often its promise was not kept where it is. */
  delays: number
  /** Places that could not fulfil it. */
  passedOver: string[]
  /** Why it leaves from there, where Nahr chose. */
  sourcedBecause: SourcingReason[]
  /** Null where its units never left before. */
  again: Again | null
}
export type PlacedTender = Omit<Tender, 'authorization'> & { authorization: Tender['authorization'] | 'refused' }

/** Why an order is held, and by whom. */
export type Stop = { stopId: string; reason: string; by: string; heldAt: string }

type Placed = Omit<Placement, 'fulfilments' | 'tenders'> & {
  fulfilments: Group[]
  tenders: PlacedTender[]
  abandoned: number
  attempt: number
  placedAs: string
  /** All that was ever committed, whatever has become of them. */
  holds: GroupHold[]
  /** Units that will never leave. */
  cancelled: UnitsOfLine[]
  /** Which cancellations of lines have been made. */
  cancellations: string[]
  /** Moves that were made, or given up; they are numbered from 1 without gaps. */
  moves: number
  moveIds: string[]
  /** Amendments that were made, or given up; they are numbered from 1 without gaps. */
  amendments: number
  amendmentIds: string[]
  pending: PendingAmendment | null
  /** Asked to be authorised for the amendment under way. */
  amending: PaymentHold[]
  /** Who pays for which lines, each line as the last that names it tells; none while the order is as it was placed. */
  spreads: Spread[]
  /** While there are any, nothing is picked, shipped or handed over. */
  stops: Stop[]
  /** Holds that there were. */
  released: string[]
  placedAt: string
  /** Of what the channel settled. */
  refundsDue: RefundDue[]
  /** Of that, by the channel. */
  givenBack: RefundDue[]
  channelRefunds: ChannelRefund[]
  /** Of what is captured, or will be. */
  refunds: KnownRefund[]
  claims: Claim[]
}

/** `abandoned` counts the attempts given up; they are numbered from 1 without gaps. `requested`: by the attempt under way. */
export type Order =
  | { state: 'unplaced'; abandoned: number; requested: PaymentHold[] }
  | ({ state: 'placed' } & Placed)
  | ({ state: 'cancelled'; reason: string; cancelledAt: string } & Placed)

export type PlacedOrder = Exclude<Order, { state: 'unplaced' }>
