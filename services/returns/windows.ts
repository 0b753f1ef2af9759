import { Rejection } from '#kernel/rejection.ts'
import { difference, intersection, type UnitRange } from '#kernel/units.ts'
import { toTimestamp } from '#platform/fields.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import { type PolicyVersion, returnableUntil, termsFor } from './domain/policy.ts'
import { freeUnits, type PurchaseLine } from './domain/purchase.ts'
import type { RequestingDeps } from './preparing.ts'
import { readPurchase } from './purchases.ts'
import { categoriesOf, departures } from './quoting.ts'
import { wireRanges } from './request.ts'

const ATTEMPTS = 5
/** The order went on between two readings of it. */
const OUTDATED = ['UNITS_CLAIMED', 'UNITS_NOT_LEFT']

/** Of all goods that left, whether or not a return claims them. */
export async function answerWindows(orderId: string, deps: RequestingDeps, call: CallOptions) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readWindows(orderId, deps, call)
    } catch (error) {
      if (!(error instanceof Rejection && OUTDATED.includes(error.reason)) || attempt === ATTEMPTS) throw error
    }
  }
}

async function readWindows(orderId: string, deps: RequestingDeps, call: CallOptions) {
  const purchase = await readPurchase(orderId, deps.orders, call)
  const policy = await deps.rules.inForceAt(purchase.occurredAt)
  const lines = purchase.lines.filter(({ kind, left }) => kind === 'goods' && left.length > 0)
  const categories = await categoriesOf(
    lines.map(({ sku }) => sku),
    deps,
    call,
  )
  const free = lines.map(line => ({ lineId: line.lineId, units: freeUnits(line) }))
  const departed = await departures(orderId, free, deps, call)
  return {
    policyVersion: policy.version,
    windows: lines.flatMap(line => {
      const category = categories.get(line.sku) ?? ''
      return windowsOf({ ...line, category }, departed.get(line.lineId) ?? [], policy)
    }),
  }
}

function windowsOf(line: PurchaseLine, departed: readonly { units: UnitRange[]; leftAt: string }[], policy: PolicyVersion) {
  const claimed = intersection(
    difference(
      line.left,
      departed.flatMap(({ units }) => units),
    ),
    line.claimed,
  )
  const groups = line.leftAt === null || claimed.length === 0 ? departed : [...departed, { units: claimed, leftAt: line.leftAt }]
  return groups.map(({ units, leftAt }) => ({
    lineId: line.lineId,
    units: wireRanges(units),
    leftAt: toTimestamp(leftAt),
    returnableUntil: toTimestamp(returnableUntil(leftAt, termsFor(policy, line.category))),
    category: line.category,
  }))
}
