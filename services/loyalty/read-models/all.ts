import type { ReadModel } from '#platform/read-models.ts'
import { transactions } from './transactions.ts'

export const readModels: readonly ReadModel[] = [transactions]
