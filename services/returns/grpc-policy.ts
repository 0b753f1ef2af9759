import { requireRole } from '#platform/callers.ts'
import type { Methods } from '#platform/grpc/host.ts'
import type { ReturnServiceHandlers } from '#protos/nahr/returns/v1/ReturnService.ts'
import type { Policies } from './aggregates.ts'
import { policyMessage } from './answer.ts'
import { inForceAt } from './domain/policy.ts'
import { requestOf } from './grpc.ts'
import { stream } from './policies.ts'
import type { RequestingDeps } from './preparing.ts'
import * as fields from './request.ts'
import { answerWindows } from './windows.ts'

type Handlers = 'GetReturnWindows' | 'PutReturnPolicy' | 'GetReturnPolicy'

export function policyMethods(policies: Policies, deps: RequestingDeps): Pick<Methods<ReturnServiceHandlers>, Handlers> {
  return {
    async GetReturnWindows(message, context) {
      requireRole(context.caller, 'service', 'channel', 'associate', 'manager', 'operator')
      return answerWindows(fields.getReturnWindows.parse(message).orderId, deps, context)
    },
    async PutReturnPolicy(message, context) {
      requireRole(context.caller, 'operator')
      const { requestId, policy: asked } = fields.putReturnPolicy.parse(message)
      const { effectiveFrom, ...policy } = asked
      const command = { type: 'PutPolicy', policy, effectiveFrom, at: context.now } as const
      const put = await policies.handle(stream, command, requestOf(requestId, context))
      const version = put.events.map(({ event }) => event.version)[0] ?? put.state.length
      const found = put.state.find(each => each.version === version)
      return { policy: found ? policyMessage(found) : null, logPosition: String(put.position) }
    },
    async GetReturnPolicy(message, { now }) {
      const { at } = fields.getReturnPolicy.parse(message)
      return { policy: policyMessage(inForceAt((await policies.load(stream)).state, at ?? now)) }
    },
  }
}
