import type { Caller } from '#platform/callers.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { Sealing } from '#platform/sealing.ts'
import type { Order as OrderMessage } from '#protos/nahr/orders/v1/Order.ts'
import { shownState } from './domain/decide.ts'
import type { Fulfilment, Line, PlacedOrder, Recipient } from './domain/order.ts'
import { hasLeft } from './domain/stock.ts'

export type Shown = { orderId: string; order: PlacedOrder; revision: number }

export const enumOf = <Prefix extends string, Name extends string>(prefix: Prefix, name: Name) =>
  `${prefix}_${name.toUpperCase()}` as `${Prefix}_${Uppercase<Name>}`

export function orderMessage({ orderId, order, revision }: Shown, caller: Caller, sealing: Sealing): OrderMessage {
  return {
    orderId,
    state: enumOf('ORDER_STATE', shownState(order)),
    channelId: order.channel.id,
    channelKind: enumOf('CHANNEL_KIND', order.channel.kind),
    channelOrderId: order.channelOrderId,
    customerId: order.customerId ?? '',
    currencyCode: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    totalMinor: String(order.totalMinor),
    lines: order.lines.map(line => lineMessage(line, order)),
    fulfilments: order.fulfilments.map(group => fulfilmentMessage(group, order)),
    tenders: order.tenders.map(({ tenderId, kind, amountMinor, reference }) => ({
      tenderId,
      kind: enumOf('TENDER_KIND', kind),
      amountMinor: String(amountMinor),
      reference,
      refundDueMinor: String(refundDue(order, tenderId)),
    })),
    recipient: maySeeRecipient(caller, order) ? recipientMessage(order.recipient, sealing) : null,
    occurredAt: toTimestamp(order.occurredAt),
    recordedAt: toTimestamp(order.placedAt),
    revision: String(revision),
  }
}

function lineMessage(line: Line, order: PlacedOrder) {
  const { lineId, sku, kind, quantity, fulfilmentId } = line
  return {
    lineId,
    sku,
    kind: enumOf('LINE_KIND', kind),
    quantity: String(quantity),
    unitPriceMinor: String(line.unitPriceMinor),
    discounts: line.discounts.map(({ amountMinor, reason }) => ({ amountMinor: String(amountMinor), reason })),
    taxMinor: String(line.taxMinor),
    fulfilmentId: fulfilmentId ?? '',
    totalMinor: String(line.totalMinor),
    cancelled: String(order.state === 'cancelled' ? quantity : 0),
    left: String(hasLeft(line, order.fulfilments) ? quantity : 0),
  }
}

const fulfilmentMessage = ({ fulfilmentId, method, locationId, leftAt }: Fulfilment, order: PlacedOrder) => ({
  fulfilmentId,
  method: enumOf('FULFILMENT_METHOD', method),
  state: enumOf('FULFILMENT_STATE', order.state === 'cancelled' ? 'cancelled' : stateOfGroup(method, leftAt)),
  locationId,
  leftAt: leftAt === null ? null : toTimestamp(leftAt),
})

function stateOfGroup(method: Fulfilment['method'], leftAt: string | null): 'open' | 'shipped' | 'handed_over' {
  if (leftAt === null) return 'open'
  return method === 'delivery' ? 'shipped' : 'handed_over'
}

const refundDue = (order: PlacedOrder, tenderId: string): number =>
  order.state === 'cancelled' ? (order.refundsDue.find(refund => refund.tenderId === tenderId)?.amountMinor ?? 0) : 0

const maySeeRecipient = ({ roles, channel }: Caller, order: PlacedOrder): boolean =>
  channel?.id === order.channel.id || roles.some(role => role !== 'channel')

/** Absent once its key is forgotten. */
function recipientMessage(recipient: Recipient | null, sealing: Sealing) {
  if (!recipient) return null
  const open = (field: Recipient['name']) => (field ? sealing.open(field) : '')
  const [name, email, phone, address] = [recipient.name, recipient.email, recipient.phone, recipient.address].map(open)
  if (name == null || email == null || phone == null || address == null) return null
  return { name, email, phone, address }
}
