import { toTimestamp } from '#platform/fields.ts'
import type { PendingAmendment } from '#protos/nahr/orders/v1/PendingAmendment.ts'
import { enumOf } from './answer.ts'
import type { Discount, PlacedOrder } from './domain/order.ts'

export function pendingAmendment({ pending }: PlacedOrder): PendingAmendment | null {
  if (!pending) return null
  const { remove, reprice, add, fulfilments, differenceMinor, reason } = pending.asked
  return {
    amendmentId: pending.amendmentId,
    differenceMinor: String(differenceMinor),
    remove: remove.map(({ lineId, quantity }) => ({ lineId, quantity: String(quantity) })),
    reprice: reprice.map(({ lineId, ...price }) => ({ lineId, ...priceMessage(price) })),
    add: add.map(({ lineId, sku, quantity, fulfilmentId, ...price }) => ({
      ...{ lineId, sku, quantity: String(quantity), fulfilmentId: fulfilmentId ?? '' },
      ...priceMessage(price),
    })),
    fulfilments: fulfilments.map(({ fulfilmentId, method, locationId, destinationId }) => ({
      fulfilmentId,
      method: enumOf('FULFILMENT_METHOD', method),
      locationId,
      destinationId: destinationId ?? '',
    })),
    reason,
    proposedAt: toTimestamp(pending.proposedAt),
  }
}

type Price = { unitPriceMinor: number; discounts: Discount[]; taxMinor: number }
const priceMessage = ({ unitPriceMinor, discounts, taxMinor }: Price) => ({
  unitPriceMinor: String(unitPriceMinor),
  discounts: discounts.map(({ amountMinor, reason }) => ({ amountMinor: String(amountMinor), reason })),
  taxMinor: String(taxMinor),
})
