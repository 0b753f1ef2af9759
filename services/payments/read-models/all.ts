import type { ReadModel } from '#platform/read-models.ts'
import { payments as paymentRows } from './payments.ts'

export const readModels: readonly ReadModel[] = [paymentRows]
