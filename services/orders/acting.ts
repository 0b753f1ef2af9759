import { orderStream } from '#kernel/ids.ts'
import type { Request } from '#platform/handle.ts'
import type { HandledOrder, Orders } from './aggregate.ts'
import type { OrderCommand } from './domain/commands.ts'
import type { Settling } from './settling.ts'

type Act = { orderId: string; command: OrderCommand; request: Request }

/** Recorded first; what it leaves to be done elsewhere is done afterwards. */
export function act({ orderId, command, request }: Act, { orders, settling }: { orders: Orders; settling: Settling }) {
  const stream = orderStream(orderId)
  return settling.during(stream, async (settle): Promise<HandledOrder> => {
    const handled = await orders.handle(stream, command, request)
    if (!handled.repeated) await settle(handled.events)
    return handled
  })
}
