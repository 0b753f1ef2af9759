import type { Classified } from './classify.ts'
import { kindOf } from './items.ts'
import type { Match, Matcher, SoldUnits } from './matching.ts'
import type { Task } from './plan.ts'
import { returnOf, unreceiptedOf } from './requests.ts'
import type { Row } from './rows.ts'

type Matched = { classified: Classified; match: Match }
type Part = SoldUnits & { row: Row }

/** The returns that the cancellations of a day become: one for each sale that a cancellation takes from, one for what fits none. */
export function returnTasks(cancellations: readonly Classified[], matcher: Matcher): Task[] {
  const matched = cancellations.map(classified => ({ classified, match: matcher.cancelled(classified.row) }))
  return [...Map.groupBy(matched, ({ classified }) => classified.row.invoice).values()].flatMap(tasksOf)
}

function tasksOf(rows: readonly Matched[]): Task[] {
  const parts = rows.flatMap(({ classified: { row }, match }) => match.parts.map((part): Part => ({ ...part, row })))
  const bySale = Map.groupBy(parts, ({ sale }) => sale.invoice)
  // A row is accounted for where its first units are.
  const ofSale = (invoice: string) =>
    rows
      .filter(({ match }) => match.parts[0]?.sale.invoice === invoice)
      .map(({ classified, match }) => outcomeOf(classified, match))
  const rest = rows.filter(({ match }) => match.unmatched > 0)
  const without: Task[] =
    rest.length === 0
      ? []
      : [
          {
            kind: 'return',
            name: `return ${rest[0]?.classified.row.invoice} without a receipt`,
            rows: rest
              .filter(({ match }) => match.parts.length === 0)
              .map(({ classified, match }) => outcomeOf(classified, match)),
            sale: null,
            request: unreceiptedOf(rest.map(({ classified, match }) => ({ row: classified.row, quantity: match.unmatched }))),
          },
        ]
  return [
    ...[...bySale].map(
      ([invoice, own]): Task => ({
        kind: 'return',
        name: `return ${own[0]?.row.invoice} of order ${invoice}`,
        rows: ofSale(invoice),
        sale: invoice,
        request: returnOf(own),
      }),
    ),
    ...without,
  ]
}

function outcomeOf({ row }: Classified, { parts, unmatched }: Match): Classified {
  const kind = kindOf(row.sku)
  const isGoods = kind === 'goods'
  const rest = unmatched > 0 ? ', in part without a receipt' : ''
  if (parts.length > 0)
    return { row, outcome: isGoods ? 'returned units' : 'refunded charge', reason: `${kind} of an earlier sale${rest}` }
  const why = row.customer === '' ? 'no customer, and no or several sales that fit' : 'no earlier sale at this price'
  return { row, outcome: isGoods ? 'returned without receipt' : 'goodwill', reason: `${kind}: ${why}` }
}
