import { kindOf } from './items.ts'
import type { Row } from './rows.ts'

/** What becomes of a row; of a cancellation, once its sale was looked for. `unexplained`: the file's rules don't say. */
export type Outcome =
  | 'order line'
  | 'charge line'
  | 'free line'
  | 'stock adjustment'
  | 'nothing to record'
  | 'cancellation'
  | 'returned units'
  | 'returned without receipt'
  | 'refunded charge'
  | 'goodwill'
  | 'unexplained'

export type Classified = { row: Row; outcome: Outcome; reason: string }

export const isCancellation = (invoice: string): boolean => invoice.startsWith('C')
const isPriced = ({ quantity, unitPriceMinor }: Row): boolean => quantity > 0 && unitPriceMinor > 0

/** What becomes of the rows of one invoice, in their order. */
export function classify(rows: readonly Row[]): Classified[] {
  const priced = rows.some(isPriced)
  return rows.map(row => ({ row, ...outcomeOf(row, priced) }))
}

function outcomeOf(row: Row, beside: boolean): { outcome: Outcome; reason: string } {
  const { invoice, sku, quantity, unitPriceMinor, fault } = row
  const kind = kindOf(sku)
  if (fault !== null) return { outcome: 'unexplained', reason: fault }
  if (quantity === 0) return { outcome: 'unexplained', reason: 'quantity 0' }
  if (unitPriceMinor < 0) return { outcome: 'unexplained', reason: 'price below zero' }
  if (isCancellation(invoice)) {
    if (quantity > 0 || unitPriceMinor === 0) return { outcome: 'unexplained', reason: 'a cancellation that takes nothing back' }
    return { outcome: 'cancellation', reason: `of ${kind}` }
  }
  if (quantity < 0) {
    if (kind !== 'goods') return { outcome: 'unexplained', reason: `negative ${kind} in a sale invoice` }
    return { outcome: 'stock adjustment', reason: 'negative quantity in a sale invoice' }
  }
  if (unitPriceMinor > 0) return { outcome: kind === 'goods' ? 'order line' : 'charge line', reason: `priced ${kind}` }
  if (beside) return { outcome: 'free line', reason: `${kind} at price 0 beside priced lines` }
  if (kind !== 'goods') return { outcome: 'nothing to record', reason: `${kind} at price 0 without a priced line` }
  return { outcome: 'stock adjustment', reason: 'price 0 in an invoice without a priced line' }
}

/** Rows by invoice, in the order in which the file first names it. */
export function byInvoice(rows: Iterable<Row>): Map<string, Row[]> {
  const invoices = new Map<string, Row[]>()
  for (const row of rows) {
    const invoice = invoices.get(row.invoice)
    if (invoice) invoice.push(row)
    else invoices.set(row.invoice, [row])
  }
  return invoices
}
