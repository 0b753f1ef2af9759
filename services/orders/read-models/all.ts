import type { ReadModel } from '#platform/read-models.ts'
import { orderLocations } from './order-locations.ts'
import { orderSummaries } from './orders.ts'

export const readModels: readonly ReadModel[] = [orderSummaries, orderLocations]
