import { addTo, noSums, type Sums } from './report.ts'
import { readRecords } from './rows.ts'

/** `sales`: rows of invoices that are no cancellations, with a quantity and a price above 0. */
export type FileSums = { all: Sums; sales: Sums; cancellations: Sums }

/**
 * What the file holds from one day to another (both included), read row by row without the import's own parsing and
 * classification, so that the two can be held against each other. Rows without a readable date count in every range.
 */
export async function sumFile(file: string, from: string, to: string): Promise<FileSums> {
  const sums: FileSums = { all: noSums(), sales: noSums(), cancellations: noSums() }
  for await (const { InvoiceNo, Quantity, UnitPrice, InvoiceDate } of readRecords(file)) {
    const [month = '', day = '', year = ''] = (InvoiceDate.split(' ')[0] ?? '').split('/')
    const date = `20${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (/^\d{4}-\d\d-\d\d$/.test(date) && (date < from || date > to)) continue
    const units = Number.parseInt(Quantity, 10) || 0
    const row = { rows: 1, units, pence: units * Math.round((Number.parseFloat(UnitPrice) || 0) * 100) }
    addTo(sums.all, row)
    if (InvoiceNo.startsWith('C')) addTo(sums.cancellations, row)
    else if (units > 0 && row.pence > 0) addTo(sums.sales, row)
  }
  return sums
}
