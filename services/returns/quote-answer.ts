import type { z } from 'zod'
import { toTimestamp, wireEnum } from '#platform/fields.ts'
import type { CallContext } from '#platform/grpc/host.ts'
import type { QuotedUnits } from '#protos/nahr/returns/v1/QuotedUnits.ts'
import type { Judged } from './domain/eligibility.ts'
import { feeFor, paidFor } from './domain/money.ts'
import type { PolicyVersion } from './domain/policy.ts'
import { type LoyaltyClient, pointsOf } from './points.ts'
import type { RequestingDeps } from './preparing.ts'
import { findPurchase } from './purchases.ts'
import { feeBpsOf, linesOf, refundOf, tendersOf, unitsOf } from './quote.ts'
import { judgeUnits, paidByTender } from './quoting.ts'
import { type quoteReturn, wireRanges } from './request.ts'
import { rereading } from './rereading.ts'

type Deps = RequestingDeps & { loyalty: LoyaltyClient }

type Asked = z.infer<typeof quoteReturn>

export const answerQuote = (asked: Asked, call: CallContext, deps: Deps) => rereading(() => readQuote(asked, call, deps))

async function readQuote({ purchase: by, lines }: Asked, call: CallContext, deps: Deps) {
  const purchase = await findPurchase(by, deps, call)
  const policy = await deps.rules.inForceAt(purchase.occurredAt)
  const judged = await judgeUnits({ purchase, lines, policy, at: call.now }, deps, call)
  const eligible = judged.filter(({ because }) => because === null)
  const refundMinor = refundOf(linesOf(eligible, policy))
  const [paid, points] = await Promise.all([
    paidByTender({ orderId: purchase.orderId, returnId: '', lines: unitsOf(eligible) }, deps, call),
    pointsOf(eligible, purchase, deps.loyalty, call),
  ])
  return {
    orderId: purchase.orderId,
    currencyCode: purchase.currency,
    policyVersion: policy.version,
    lines: judged.map(each => quotedUnits(each, policy)),
    refundMinor: String(refundMinor),
    refunds: tendersOf(purchase, paid, refundMinor).map(tender => ({
      tenderId: tender.tenderId,
      kind: wireEnum('TENDER_KIND', tender.kind),
      amountMinor: String(tender.refundMinor),
    })),
    points: String(points),
  }
}

function quotedUnits(judged: Judged, policy: PolicyVersion): QuotedUnits {
  const { line, units, because, until } = judged
  const shared = { quantity: line.quantity, lineTotalMinor: line.totalMinor, feeBps: feeBpsOf(judged, policy) }
  const [paid, fee] = [paidFor(shared, units), feeFor(shared, units)]
  return {
    lineId: line.lineId,
    sku: line.sku,
    units: wireRanges(units),
    eligible: because === null,
    because: because === null ? 'INELIGIBILITY_UNSPECIFIED' : wireEnum('INELIGIBILITY', because),
    returnableUntil: until === null ? null : toTimestamp(until),
    paidMinor: String(paid),
    feeMinor: String(fee),
    refundMinor: String(paid - fee),
  }
}
