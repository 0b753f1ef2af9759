import type { RawEvent } from '#platform/event-store.ts'
import { readLog } from '../recorded-log.ts'
import { tradeChanges, tradeDeliveries, tradeMoves, tradePayments, tradePickups, tradeToStore } from './orders.ts'
import { tradePreOrders } from './preorders.ts'
import { makeRules, tradeDebts, tradeReturns, tradeUnreceipted } from './returns.ts'
import { openShop } from './shop.ts'
import { sweep, tradeSupply, tradeThresholds, tradeTransfers } from './stock.ts'

/** A log of a few days' trade in which everything happens, made by the real services. */
export async function recordTrade(): Promise<RawEvent[]> {
  const shop = await openShop()
  try {
    await makeRules(shop)
    await tradeSupply(shop)
    await tradeThresholds(shop)
    await tradeTransfers(shop)
    await tradePickups(shop)
    await tradeDeliveries(shop)
    await tradeToStore(shop)
    await tradeMoves(shop)
    await tradeChanges(shop)
    await tradePayments(shop)
    await tradePreOrders(shop)
    await tradeReturns(shop)
    await tradeDebts(shop)
    await tradeUnreceipted(shop)
    await sweep(shop)
    return await readLog(shop.eventstoreUrl)
  } finally {
    await shop.close()
  }
}
