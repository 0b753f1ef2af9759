import { toTimestamp } from '#platform/fields.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import { returnableUntil, termsFor } from './domain/policy.ts'
import type { RequestingDeps } from './preparing.ts'
import { readPurchase } from './purchases.ts'
import { categoriesOf } from './quoting.ts'
import { wireRanges } from './request.ts'

/** Of all goods that left, whether or not a return claims them. */
export async function answerWindows(orderId: string, deps: RequestingDeps, call: CallOptions) {
  const purchase = await readPurchase(orderId, deps.orders, call)
  const policy = await deps.rules.inForceAt(purchase.occurredAt)
  const lines = purchase.lines.filter(({ kind, departed }) => kind === 'goods' && departed.length > 0)
  const categories = await categoriesOf(
    lines.map(({ sku }) => sku),
    deps,
    call,
  )
  return {
    policyVersion: policy.version,
    windows: lines.flatMap(({ lineId, sku, departed }) => {
      const category = categories.get(sku) ?? ''
      return departed.map(({ units, leftAt }) => ({
        lineId,
        units: wireRanges(units),
        leftAt: toTimestamp(leftAt),
        returnableUntil: toTimestamp(returnableUntil(leftAt, termsFor(policy, category))),
        category,
      }))
    }),
  }
}
