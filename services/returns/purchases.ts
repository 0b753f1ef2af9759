import type { z } from 'zod'
import { Rejection } from '#kernel/rejection.ts'
import { union } from '#kernel/units.ts'
import { timestamp } from '#platform/fields.ts'
import { CallFailed, type CallOptions, type PromiseClient } from '#platform/grpc/client.ts'
import type { Order__Output as WireOrder } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { Purchase, PurchaseLine } from './domain/purchase.ts'
import { wordOf } from './enums.ts'
import { passingOn } from './passing-on.ts'
import { channelKindWords, lineKindWords, type purchase, rangesOf, tenderKindWords } from './request.ts'

export type OrdersClient = () => Pick<PromiseClient<OrderServiceClient>, 'getOrder' | 'listOrders'>
export type FoundBy = z.infer<typeof purchase>

export type Finding = {
  orders: OrdersClient
  /** The position of the log's last event. */
  logEnd(): Promise<bigint>
}

/** Refused with PURCHASE_NOT_FOUND or PURCHASE_AMBIGUOUS. */
export async function findPurchase(by: FoundBy, finding: Finding, call: CallOptions): Promise<Purchase> {
  const orderId = 'orderId' in by ? by.orderId : await idOfOne(by, finding, call)
  return readPurchase(orderId, finding.orders, call)
}

type Reference = Exclude<FoundBy, { orderId: string }>

async function idOfOne(by: Reference, { orders, logEnd }: Finding, call: CallOptions): Promise<string> {
  const ask = async (more: { minPosition?: string }) =>
    (await passingOn(orders().listOrders({ ...by, ...more, pageSize: 100 }, call))).orders
  let found = await ask({})
  // A list may lag: a receipt that was printed a moment ago is not unknown.
  if (found.length === 0) found = await ask({ minPosition: String(await logEnd()) })
  const [order] = found
  if (!order) throw notFound()
  if (found.length > 1) throw new Rejection('refused', 'PURCHASE_AMBIGUOUS', { found: found.length })
  return order.orderId
}

/** Of its lines everything but the categories is known. */
export async function readPurchase(orderId: string, orders: OrdersClient, call: CallOptions): Promise<Purchase> {
  try {
    const { order } = await orders().getOrder({ orderId }, call)
    if (!order) throw notFound()
    return purchaseOf(order)
  } catch (error) {
    if (error instanceof CallFailed && error.reason === 'ORDER_NOT_FOUND') throw notFound()
    throw error
  }
}

const notFound = () => new Rejection('not-found', 'PURCHASE_NOT_FOUND')

function purchaseOf(order: WireOrder): Purchase {
  return {
    orderId: order.orderId,
    channel: { id: order.channelId, kind: wordOf(channelKindWords, order.channelKind) },
    customerId: order.customerId === '' ? null : order.customerId,
    currency: order.currencyCode,
    occurredAt: timestamp.parse(order.occurredAt),
    lines: order.lines.map(
      (line): PurchaseLine => ({
        lineId: line.lineId,
        sku: line.sku,
        kind: wordOf(lineKindWords, line.kind),
        quantity: Number(line.quantity),
        totalMinor: Number(line.totalMinor),
        category: '',
        left: rangesOf(line.leftUnits),
        departed: line.departures.map(({ units, leftAt }) => ({ units: rangesOf(units), leftAt: timestamp.parse(leftAt) })),
        cancelled: rangesOf(line.cancelledUnits),
        claimed: union(rangesOf(line.claimedUnits), rangesOf(line.returnedUnits)),
      }),
    ),
    tenders: order.tenders.map(({ tenderId, kind, paymentId }) => ({
      tenderId,
      kind: wordOf(tenderKindWords, kind),
      paymentId: paymentId === '' ? null : paymentId,
    })),
    claimedBy: order.claims.map(({ returnId }) => returnId),
  }
}
