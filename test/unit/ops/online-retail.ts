import { fileURLToPath } from 'node:url'
import type { Row } from '../../../services/ops/import/rows.ts'

export const file = fileURLToPath(new URL('../../data/online-retail-dec-mar.csv.gz', import.meta.url))

/** A priced row of goods, told otherwise where it matters. */
export const row = (told: Partial<Row> = {}): Row => ({
  number: 1,
  numberInInvoice: 1,
  invoice: '536365',
  sku: '85123A',
  description: 'WHITE HANGING HEART T-LIGHT HOLDER',
  quantity: 6,
  unitPriceMinor: 255,
  day: '2010-12-01',
  at: '2010-12-01T08:26:00.000Z',
  customer: '17850',
  country: 'United Kingdom',
  fault: null,
  ...told,
})
