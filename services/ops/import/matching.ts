import type { Row } from './rows.ts'

/** Units of one row of a sale, numbered from 1. */
export type SoldUnits = { sale: Row; units: { first: number; last: number } }
/** What of a cancelled row comes back from which sales; `unmatched` units fit none. */
export type Match = { parts: SoldUnits[]; unmatched: number }

export type Matcher = {
  sold(sale: Row): void
  cancelled(cancellation: Row): Match
}

type Open = { sale: Row; returned: number }

const keyOf = ({ customer, sku, unitPriceMinor }: Row): string => JSON.stringify([customer, sku, unitPriceMinor])
const leftOf = ({ sale, returned }: Open): number => sale.quantity - returned

/**
 * Finds the sales that cancellations take back: earlier ones to the same customer, of the same stock code at the same price,
 * as far as they have units left. Only sales that some cancellation asks for are kept.
 */
export function createMatcher(cancellations: Iterable<Row>): Matcher {
  const sales = new Map<string, Open[]>()
  for (const row of cancellations) sales.set(keyOf(row), [])

  function sold(sale: Row): void {
    sales.get(keyOf(sale))?.push({ sale, returned: 0 })
  }

  function cancelled(cancellation: Row): Match {
    const wanted = -cancellation.quantity
    const key = keyOf(cancellation)
    const open = (sales.get(key) ?? []).filter(each => leftOf(each) > 0)
    const earlier = open.filter(({ sale }) => sale.at <= cancellation.at)
    const chosen = cancellation.customer === '' ? onlyOne(earlier, wanted) : preferred(earlier, wanted)
    const match: Match = { parts: [], unmatched: wanted }
    for (const from of chosen) {
      const taken = Math.min(match.unmatched, leftOf(from))
      if (taken === 0) break
      match.parts.push({ sale: from.sale, units: { first: from.returned + 1, last: from.returned + taken } })
      from.returned += taken
      match.unmatched -= taken
    }
    sales.set(
      key,
      open.filter(each => leftOf(each) > 0),
    )
    return match
  }

  return { sold, cancelled }
}

/** The newest of which just so many are left, else the newest that holds enough, else one after another from the newest on. */
function preferred(open: readonly Open[], wanted: number): Open[] {
  const newest = open.toSorted((a, b) =>
    a.sale.at === b.sale.at ? b.sale.number - a.sale.number : a.sale.at < b.sale.at ? 1 : -1,
  )
  const one = newest.find(each => leftOf(each) === wanted) ?? newest.find(each => leftOf(each) > wanted)
  return one ? [one] : newest
}

/** Without a customer, a sale is found only where no other fits as well. */
function onlyOne(open: readonly Open[], wanted: number): Open[] {
  const [one, ...others] = open.filter(each => leftOf(each) >= wanted)
  return one && others.length === 0 ? [one] : []
}
