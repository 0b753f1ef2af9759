import { orderStream } from '#kernel/ids.ts'
import type { Request } from '#platform/handle.ts'
import type { HandledOrder, Orders } from './aggregate.ts'
import type { Settling } from './settling.ts'

type Cancellation = { orderId: string; reason: string; request: Request }

/** Recorded first; what the order held is released afterwards. */
export function cancel({ orderId, reason, request }: Cancellation, { orders, settling }: { orders: Orders; settling: Settling }) {
  const stream = orderStream(orderId)
  return settling.during(stream, async (settle): Promise<HandledOrder> => {
    const handled = await orders.handle(stream, { type: 'CancelOrder', reason, at: request.now }, request)
    if (!handled.repeated) await settle(handled.events)
    return handled
  })
}
