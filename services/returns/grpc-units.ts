import { returnStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { type Caller, requireRole, requireStore } from '#platform/callers.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import type { ReturnServiceHandlers } from '#protos/nahr/returns/v1/ReturnService.ts'
import { answer, requireReturn } from './answer.ts'
import type { By, ReturnCommand } from './domain/commands.ts'
import type { OpenedReturn } from './domain/return.ts'
import { requestOf, requireInterest, requireLocation } from './grpc.ts'
import { notificationIds } from './notifications.ts'
import type { RequestingDeps } from './preparing.ts'
import { price } from './pricing.ts'
import * as fields from './request.ts'
import { sealedVerdicts } from './wording.ts'

type Handlers =
  | 'ReceiveReturn'
  | 'InspectUnits'
  | 'ApproveRefund'
  | 'RejectUnits'
  | 'DeclareLost'
  | 'CancelReturn'
  | 'RecordRefund'
  | 'SettleReturn'
const DECIDED_AT_MOST = 8

type Named = { requestId: string; returnId: string }

export function unitMethods(deps: RequestingDeps): Pick<Methods<ReturnServiceHandlers>, Handlers> {
  async function act({ requestId, returnId }: Named, command: ReturnCommand, context: CallContext) {
    const handled = await deps.returns.handle(returnStream(returnId), command, requestOf(requestId, context))
    return answer(returnId, handled, deps.wording)
  }

  /** What is accepted is priced first, and again where others of its units were decided about meanwhile. */
  async function decide(named: Named, command: ReturnCommand & { type: 'InspectUnits' | 'ApproveUnits' }, context: CallContext) {
    const { returnId } = named
    for (let attempt = 1; ; attempt++) {
      const { state } = await deps.returns.load(returnStream(returnId))
      const priced = await price(command, { returnId, state }, deps, context)
      try {
        return await act(named, { ...command, priced }, context)
      } catch (error) {
        if (!isContended(error) || attempt === DECIDED_AT_MOST) throw error
      }
    }
  }

  const opened = async (returnId: string): Promise<OpenedReturn> =>
    requireReturn((await deps.returns.load(returnStream(returnId))).state)

  /** What was said of a return can be forgotten with its customer. */
  async function aboutOf({ returnId }: Named) {
    const { customerId } = await opened(returnId)
    return { returnId, customerId }
  }

  return {
    async ReceiveReturn(message, context) {
      requireRole(context.caller, 'associate', 'manager', 'operator')
      const { locationId, lines, ...named } = fields.receiveReturn.parse(message)
      requireStore(context.caller, locationId)
      await requireLocation(locationId, context, deps)
      return act(named, { type: 'ReceiveUnits', lines, locationId, at: context.now }, context)
    },
    async InspectUnits(message, context) {
      requireRole(context.caller, 'associate', 'manager', 'operator')
      const { lines, ...named } = fields.inspectUnits.parse(message)
      const common = { by: byOf(context.caller), priced: null, notify: notifying(named), at: context.now }
      const verdicts = sealedVerdicts(lines, await aboutOf(named), deps.wording)
      return decide(named, { type: 'InspectUnits', lines: verdicts, ...common }, context)
    },
    async ApproveRefund(message, context) {
      requireRole(context.caller, 'manager', 'operator')
      const { lines, disposition, reason: said, ...named } = fields.approveRefund.parse(message)
      const reason = deps.wording.sealed(said, await aboutOf(named))
      const common = { by: byOf(context.caller), priced: null, notify: notifying(named), at: context.now }
      return decide(named, { type: 'ApproveUnits', lines, disposition, reason, ...common }, context)
    },
    async RejectUnits(message, context) {
      requireRole(context.caller, 'associate', 'manager', 'operator')
      const { lines, reason: said, ...named } = fields.rejectUnits.parse(message)
      const reason = deps.wording.sealed(said, await aboutOf(named))
      const common = { by: byOf(context.caller), notify: notifying(named), at: context.now }
      return act(named, { type: 'RejectUnits', lines, reason, ...common }, context)
    },
    async DeclareLost(message, context) {
      requireRole(context.caller, 'manager', 'operator')
      const { lines, ...named } = fields.declareLost.parse(message)
      return act(named, { type: 'DeclareLost', lines, at: context.now }, context)
    },
    async CancelReturn(message, context) {
      requireRole(context.caller, 'channel', 'associate', 'manager', 'operator')
      const { reason: said, ...named } = fields.cancelReturn.parse(message)
      const { customerId, ...interest } = await opened(named.returnId)
      requireInterest(interest, context.caller)
      const reason = deps.wording.sealed(said, { ...named, customerId })
      return act(named, { type: 'CancelReturn', reason, notify: notifying(named), at: context.now }, context)
    },
    async RecordRefund(message, context) {
      const { refundId, state, refusedBecause, storedValueId, ...named } = fields.recordRefund.parse(message)
      if (!context.caller.roles.some(role => role === 'service' || role === 'operator'))
        requireOwnRefund(await opened(named.returnId), refundId, context.caller)
      const outcome = outcomeOf(state, refusedBecause, storedValueId)
      const notify = notificationIds(named.returnId, `refund/${refundId}`)
      return act(named, { type: 'RecordRefund', refundId, outcome, notify, at: context.now }, context)
    },
    async SettleReturn(message, context) {
      requireRole(context.caller, 'service')
      const { points, ...named } = fields.settleReturn.parse(message)
      return act(named, { type: 'SettleReturn', points, at: context.now }, context)
    },
  }
}

const isContended = (error: unknown) => error instanceof Rejection && error.reason === 'STREAM_CONTENDED'

const notifying = ({ returnId, requestId }: Named) => notificationIds(returnId, requestId)

const byOf = ({ roles, stores }: Caller): By => ({
  isManager: roles.includes('manager') || roles.includes('operator'),
  stores: roles.includes('operator') ? null : stores,
})

/** What the channel itself holds, it gives back and tells of; without a receipt, the store that took the goods does. */
function requireOwnRefund({ refunds, orderChannelId, channel }: OpenedReturn, refundId: string, caller: Caller): void {
  const isTaker = orderChannelId === null && caller.stores.includes(channel.id)
  const isOwn = isTaker || caller.channel?.id === (orderChannelId ?? channel.id)
  const isHeld = refunds.some(refund => refund.refundId === refundId && refund.paymentId === null)
  if (!isOwn || !isHeld) requireRole(caller, 'service', 'operator')
  requireRole(caller, 'channel', 'associate', 'manager')
}

function outcomeOf(state: 'executed' | 'failed' | 'needs_person' | 'replaced', refusedBecause: string, storedValueId: string) {
  if (state === 'failed') return { state, reason: refusedBecause } as const
  if (state === 'needs_person') return { state, because: refusedBecause } as const
  return state === 'replaced' ? ({ state, storedValueId } as const) : ({ state } as const)
}
