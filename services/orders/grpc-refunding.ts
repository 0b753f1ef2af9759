import { z } from 'zod'
import { requireRole } from '#platform/callers.ts'
import { enumWord, integer, maxAmountMinor, optional, requestId, text } from '#platform/fields.ts'
import type { Methods } from '#platform/grpc/host.ts'
import type { Secrets } from '#platform/secrets.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { OrderServiceHandlers } from '#protos/nahr/orders/v1/OrderService.ts'
import { act } from './acting.ts'
import type { Orders } from './aggregate.ts'
import { answering } from './answer.ts'
import { requestOf } from './grpc.ts'
import type { Settling } from './settling.ts'

const id = text(1, 64)
const recordRefund = z
  .object({
    requestId,
    orderId: id,
    refundId: text(1, 160),
    state: enumWord('LOSS_REFUND_STATE', ['executed', 'failed', 'replaced', 'dropped']),
    reason: text(0, 256),
    storedValueId: text(0, 64),
  })
  .refine(({ state, storedValueId }) => state !== 'replaced' || storedValueId !== '', {
    path: ['storedValueId'],
    message: 'must name the store credit',
  })
const recordChannelRefund = z.object({
  requestId,
  orderId: id,
  tenderId: id,
  amountMinor: integer(1, maxAmountMinor),
  channelRefundId: optional(text(1, 128)).transform(named => named ?? undefined),
})

type Deps = { orders: Orders; settling: Settling; secrets: Secrets }

export function refundingMethods(deps: Deps): Pick<Methods<OrderServiceHandlers>, 'RecordRefund' | 'RecordChannelRefund'> {
  const answer = answering(deps.secrets.sealing)
  return {
    async RecordRefund(message, context) {
      requireRole(context.caller, 'service', 'operator')
      const { requestId, orderId, ...told } = recordRefund.parse(message)
      const notificationId = uuidV5([orderId, told.refundId, 'refund.failed'])
      const byPerson = !context.caller.roles.includes('service')
      const command = { type: 'RecordRefund', ...told, byPerson, notificationId, at: context.now } as const
      return answer(orderId, await act({ orderId, command, request: requestOf(requestId, context) }, deps), context.caller)
    },
    async RecordChannelRefund(message, context) {
      requireRole(context.caller, 'channel', 'operator')
      const { requestId, orderId, ...given } = recordChannelRefund.parse(message)
      const request = requestOf(requestId, context)
      const unnamedId = uuidV5([orderId, 'channel refund', request.actor.key, requestId])
      const command = { type: 'RecordChannelRefund', ...given, unnamedId, at: context.now } as const
      return answer(orderId, await act({ orderId, command, request }, deps), context.caller)
    },
  }
}
