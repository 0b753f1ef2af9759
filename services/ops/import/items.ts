import type { Row } from './rows.ts'

export type ItemKindName = 'goods' | 'postage' | 'fee' | 'voucher' | 'discount' | 'manual'

/** What a stock code of the file stands for: what is not on this list is goods. */
export function kindOf(sku: string): ItemKindName {
  if (sku.startsWith('gift_0001_')) return 'voucher'
  switch (sku) {
    case 'POST':
    case 'DOT':
    case 'C2':
      return 'postage'
    case 'AMAZONFEE':
    case 'BANK CHARGES':
      return 'fee'
    case 'D':
      return 'discount'
    case 'M':
    case 'm':
    case 'S':
      return 'manual'
    default:
      return 'goods'
  }
}

/**
 * The name of every stock code: its most frequent description, the earlier one of two. Priced rows name goods; the
 * others mostly say what befell them ("damages"), and are heard only where no priced row says anything.
 */
export function namesOf(rows: Iterable<Row>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { sku, description, unitPriceMinor } of rows) {
    if (description === '') continue
    const ofSku = counts.get(sku) ?? new Map<string, number>()
    counts.set(sku, ofSku)
    ofSku.set(description, (ofSku.get(description) ?? 0) + (unitPriceMinor === 0 ? Number.MIN_VALUE : 1))
  }
  return new Map([...counts].map(([sku, ofSku]) => [sku, mostFrequent(ofSku)]))
}

function mostFrequent(counts: Map<string, number>): string {
  let [best, most] = ['', 0]
  for (const [description, count] of counts) if (count > most) [best, most] = [description, count]
  return best
}
