import type { Report } from './import.ts'
import { inPounds, type Sums } from './report.ts'

/** The report for people: columns that stay in line. */
export function reportText({ from, to, rows, file, acknowledged, refusals, underWay }: Report): string {
  const parts = rows.map(({ outcome, reason, ...sums }) => [outcome, reason, ...figures(sums)])
  const table = [['outcome', 'reason', 'rows', 'units', 'amount'], ...parts, ['all', '', ...figures(file.all)]]
  const refused = refusals.slice(0, 20).map(({ name, reason }) => `  refused: ${name}: ${reason}`)
  const more = refusals.length > refused.length ? [`  … and ${refusals.length - refused.length} more`] : []
  return `${[
    `Online Retail, ${from} to ${to}`,
    ...aligned(table).map(line => `  ${line}`),
    `  sales in the file: ${sentence(file.sales)}; cancellations: ${sentence(file.cancellations)}`,
    `  orders that stand: ${acknowledged.orders}, with ${acknowledged.lines} lines, ${acknowledged.units} units, ${inPounds(acknowledged.pence)}`,
    `  returns that stand: ${acknowledged.returns}, with ${acknowledged.returnedUnits} units, ${inPounds(acknowledged.refundedPence)}`,
    `  ${processesText(underWay)}`,
    '  stock received is made up, and says so; not carried over: country, descriptions that differ from the item’s name',
    ...refused,
    ...more,
  ].join('\n')}\n`
}

function processesText(underWay: Report['underWay']): string {
  if (underWay === null) return 'returns and points are carried out by the workflows; nobody waited for them'
  const { returns, orders } = underWay
  if (returns + orders === 0) return 'every return is settled, and all points are active'
  return `still under way: ${returns} returns, and the points of ${orders} orders`
}

const figures = ({ rows, units, pence }: Sums): string[] => [String(rows), String(units), inPounds(pence)]
const sentence = ({ rows, units, pence }: Sums): string => `${rows} rows, ${units} units, ${inPounds(pence)}`

/** Columns padded to one width; numbers, from the third on, to the right. */
export function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0)))
  return table.map(row =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
