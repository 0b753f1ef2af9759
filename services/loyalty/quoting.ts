import type { z } from 'zod'
import { Rejection } from '#kernel/rejection.ts'
import { allUnits } from '#kernel/units.ts'
import { maxPoints, pointsOf } from './domain/points.ts'
import { type EarningPolicy, rateFor } from './domain/policy.ts'
import type { quoteEarning } from './request.ts'

type Basket = z.infer<typeof quoteEarning>

/** What all units of a basket would earn. */
export function quoted({ lines, currencyCode: currency, channelKind }: Basket, policy: EarningPolicy) {
  const earned = lines.map(({ lineId, quantity, amountMinor, category }) => {
    const terms = { quantity, amountMinor, rate: rateFor(policy, { currency, channelKind, category }) }
    return { lineId, points: pointsOf(terms, allUnits(quantity)) }
  })
  const points = earned.reduce((sum, line) => sum + line.points, 0n)
  if (points > maxPoints) {
    throw new Rejection('invalid', 'INVALID_FIELD', { field: 'lines', problem: 'earn more points than an account can count' })
  }
  return {
    points: String(points),
    policyVersion: policy.version,
    lines: earned.map(line => ({ lineId: line.lineId, points: String(line.points) })),
  }
}
