import { loyaltyAccountStream, policyStream } from '#kernel/ids.ts'
import { type Role, requireRole } from '#platform/callers.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import type { Request } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { LoyaltyServiceHandlers } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import { type AccountHandler, type PolicyHandler, standingAfter } from './aggregates.ts'
import { accountAfter, nextActivationAt, policyMessage, wholeAccount } from './answer.ts'
import type { AccountCommand } from './domain/account.ts'
import { notFound } from './domain/decider.ts'
import { inForce } from './domain/policy.ts'
import { listTransactions } from './listing.ts'
import { quoted } from './quoting.ts'
import * as fields from './request.ts'

export type LoyaltyMethodsDeps = { accounts: AccountHandler; policies: PolicyHandler; projections(): Projections }

const staff: Role[] = ['channel', 'associate', 'manager', 'operator']
const rules = policyStream('loyalty')

export function loyaltyMethods({ accounts, policies, projections }: LoyaltyMethodsDeps): Methods<LoyaltyServiceHandlers> {
  async function act(accountId: string, command: AccountCommand, request: Request) {
    const standing = await standingAfter(command, { accounts, accountId, request })
    return { accountId, ...standing, logPosition: String(standing.position) }
  }
  const policyAt = async (time: string) => inForce((await policies.load(rules)).state, time)

  return {
    async Enrol(body, context) {
      requireRole(context.caller, ...staff)
      const { requestId, ...enrolment } = fields.enrol.parse(body)
      if (enrolment.occurredAt !== null) requireRole(context.caller, 'operator')
      const command = { type: 'Enrol', ...enrolment, at: context.now } as const
      const after = await act(accountIdOf(enrolment.customerId), command, requestOf(requestId, context))
      return { account: wholeAccount(after), logPosition: after.logPosition }
    },
    async GetAccount(body, { caller }) {
      requireRole(caller, ...staff, 'service')
      const { accountId: named, customerId, asOf } = fields.getAccount.parse(body)
      const accountId = named ?? accountIdOf(customerId ?? '')
      const { state, revision } = await accounts.load(loyaltyAccountStream(accountId), asOf ?? undefined)
      return { account: wholeAccount({ accountId, state, revision }) }
    },
    async ListTransactions(body, { caller, signal }) {
      requireRole(caller, ...staff, 'service')
      const listing = fields.listTransactions.parse(body)
      const { state } = await accounts.remembered(loyaltyAccountStream(listing.accountId))
      return state ? listTransactions(listing, projections(), signal) : notFound()
    },
    async QuoteEarning(body, { caller, now }) {
      requireRole(caller, ...staff, 'service')
      const basket = fields.quoteEarning.parse(body)
      return quoted(basket, await policyAt(basket.at ?? now))
    },
    async PromisePoints(body, context) {
      requireRole(context.caller, 'service')
      const { requestId, customerId, currencyCode: currency, lines, ...purchase } = fields.promisePoints.parse(body)
      const { orderId } = purchase
      const left = lines.map(({ line: { sku: _, ...line }, units, activatesAt }) => {
        // Units earn once, so the same units asked for again never make a second lot.
        const lotId = uuidV5([orderId, line.lineId, JSON.stringify(units)])
        return { ...line, units, activatesAt, lotId }
      })
      const policy = await policyAt(purchase.purchasedAt)
      const command = { type: 'PromisePoints', ...purchase, currency, lines: left, policy, at: context.now } as const
      const after = await act(accountIdOf(customerId), command, requestOf(requestId, context))
      const promised = after.events.flatMap(event => (event.type === 'PointsPromised' ? event.lots : []))
      return {
        account: accountAfter(after, orderId),
        logPosition: after.logPosition,
        promisedPoints: String(promised.reduce((sum, { points }) => sum + points, 0)),
        nextActivationAt: nextActivationAt(after, orderId),
      }
    },
    async ActivatePoints(body, context) {
      requireRole(context.caller, 'service')
      const { requestId, customerId, orderId } = fields.activatePoints.parse(body)
      const command = { type: 'ActivatePoints', orderId, at: context.now } as const
      const after = await act(accountIdOf(customerId), command, requestOf(requestId, context))
      return {
        account: accountAfter(after, orderId),
        logPosition: after.logPosition,
        nextActivationAt: nextActivationAt(after, orderId),
      }
    },
    async ClawBackPoints(body, context) {
      requireRole(context.caller, 'service')
      const { requestId, customerId, ...clawing } = fields.clawBackPoints.parse(body)
      const command = { type: 'ClawBackPoints', ...clawing, at: context.now } as const
      const after = await act(accountIdOf(customerId), command, requestOf(requestId, context))
      return {
        account: accountAfter(after, clawing.orderId),
        logPosition: after.logPosition,
        points: String(after.state?.returns.get(clawing.returnId) ?? 0),
      }
    },
    async AdjustPoints(body, context) {
      requireRole(context.caller, 'manager', 'operator')
      const { requestId, accountId, ...adjustment } = fields.adjustPoints.parse(body)
      const adjustmentId = uuidV5(['loyalty-adjustment', accountId, context.actor.key, requestId])
      const command = { type: 'AdjustPoints', adjustmentId, ...adjustment, at: context.now } as const
      const after = await act(accountId, command, requestOf(requestId, context))
      return { account: accountAfter(after, null), logPosition: after.logPosition }
    },
    async PutEarningPolicy(body, context) {
      requireRole(context.caller, 'operator')
      const { requestId, policy } = fields.putEarningPolicy.parse(body)
      const rates = policy.rates.map(({ currencyCode: currency, ...rate }) => ({ currency, ...rate }))
      const channels = policy.channels.map(({ channelKind: kind, percent }) => ({ kind, percent }))
      const command = { type: 'PutEarningPolicy', ...policy, rates, channels, at: context.now } as const
      const { events, position } = await policies.handle(rules, command, requestOf(requestId, context))
      const [put] = events
      return { policy: put ? policyMessage(put.event) : null, logPosition: String(position) }
    },
    async GetEarningPolicy(body, { now }) {
      const { at } = fields.getEarningPolicy.parse(body)
      return { policy: policyMessage(await policyAt(at ?? now)) }
    },
  }
}

/** Derived: a customer has one account, whoever enrols it wherever. */
const accountIdOf = (customerId: string): string => uuidV5(['loyalty-account', customerId])

const requestOf = (requestId: string, context: CallContext): Request => {
  const { actor, correlationId, causationId, traceparent, now, signal } = context
  return { requestId, actor, correlationId, causationId, traceparent, now, signal }
}
