import type { ReadModel } from '#platform/read-models.ts'
import { capturesDue } from './captures-due.ts'
import { orderLocations } from './order-locations.ts'
import { orderSummaries } from './orders.ts'
import { refundsOwed } from './refunds-owed.ts'

export const readModels: readonly ReadModel[] = [orderSummaries, orderLocations, refundsOwed, capturesDue]
