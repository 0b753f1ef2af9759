import { CallFailed, createClient } from '#platform/grpc/client.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'

/** One channel: places what it is given, as soon as it is told to, and tells what became of it. */
const [address = '', key = ''] = process.argv.slice(2)
const orders = createClient<OrderServiceClient>('nahr.orders.v1.OrderService', address, { key, retries: 5 })

export type Bought =
  | { isPlaced: true; channelOrderId: string; orderId: string }
  | { isPlaced: false; channelOrderId: string; reason: string; figures: Readonly<Record<string, string>> }

async function buy(request: PlaceOrderRequest & { channelOrderId: string }): Promise<Bought> {
  const { channelOrderId } = request
  try {
    const { order } = await orders.placeOrder(request)
    return { isPlaced: true, channelOrderId, orderId: order?.orderId ?? '' }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    return { isPlaced: false, channelOrderId, reason: error.reason, figures: error.figures }
  }
}

process.on('message', async (request: PlaceOrderRequest & { channelOrderId: string }) => process.send?.(await buy(request)))
// Connected before it counts.
await orders.getOrder({ orderId: 'none' }).catch(() => {})
process.send?.('ready')
