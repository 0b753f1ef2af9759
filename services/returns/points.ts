import { countUnits } from '#kernel/units.ts'
import { toTimestamp, wireEnum } from '#platform/fields.ts'
import { CallFailed, type CallOptions, type PromiseClient } from '#platform/grpc/client.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { Judged } from './domain/eligibility.ts'
import { paidFor } from './domain/money.ts'
import type { Purchase } from './domain/purchase.ts'

export type LoyaltyClient = () => Pick<PromiseClient<LoyaltyServiceClient>, 'getAccount' | 'quoteEarning'>

const patienceMs = 2_000

/**
 * What these units earned or will earn, and would go back; 0 for who has no account, and while nobody can tell. A unit earns by
 * its own share, so that some units of a line are asked about as a line of their own.
 */
export async function pointsOf(units: readonly Judged[], purchase: Purchase, loyalty: LoyaltyClient, call: CallOptions) {
  const goods = units.filter(({ line }) => line.kind === 'goods')
  if (purchase.customerId === null || goods.length === 0) return 0
  const soon = { ...call, deadlineMs: patienceMs, retries: 0 }
  const lines = goods.map(({ line, units: some }, index) => ({
    lineId: String(index + 1),
    sku: line.sku,
    category: line.category,
    quantity: String(countUnits(some)),
    amountMinor: String(paidFor({ quantity: line.quantity, lineTotalMinor: line.totalMinor }, some)),
  }))
  try {
    await loyalty().getAccount({ customerId: purchase.customerId }, soon)
    const { points } = await loyalty().quoteEarning(
      {
        currencyCode: purchase.currency,
        channelKind: wireEnum('CHANNEL_KIND', purchase.channel.kind),
        lines,
        at: toTimestamp(purchase.occurredAt),
      },
      soon,
    )
    return Number(points)
  } catch (error) {
    if (error instanceof CallFailed) return 0
    throw error
  }
}
