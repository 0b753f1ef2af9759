import type { ReadModel } from '#platform/read-models.ts'
import { returnLocations } from './return-locations.ts'
import { returnRefunds } from './return-refunds.ts'
import { returnSummaries } from './returns.ts'

export const readModels: readonly ReadModel[] = [returnSummaries, returnLocations, returnRefunds]
