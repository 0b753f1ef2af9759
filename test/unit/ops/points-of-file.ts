import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

type Fields = {
  InvoiceNo: string
  StockCode: string
  Quantity: string
  InvoiceDate: string
  UnitPrice: string
  CustomerID: string
}
type Sale = { minute: number; order: number; left: number }

const noGoods = /^(POST|DOT|C2|M|m|S|D|AMAZONFEE|BANK CHARGES|gift_0001_.*)$/

/**
 * The points of every customer of the file, by its id: a point for each whole pound of each unit of goods, but for units that
 * came back. Read and matched without anything of the import's.
 */
export async function pointsOfFile(file: string, until = '9999'): Promise<Map<string, number>> {
  const points = new Map<string, number>()
  const sales = new Map<string, Sale[]>()
  const days = new Map<string, Fields[]>()
  const dayOfInvoice = new Map<string, string>()
  for await (const row of createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, bom: true })) as AsyncIterable<Fields>) {
    const [month = '', day = '', year = ''] = (row.InvoiceDate.split(' ')[0] ?? '').split('/')
    const date = dayOfInvoice.get(row.InvoiceNo) ?? `20${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    dayOfInvoice.set(row.InvoiceNo, date)
    if (date > until) continue
    const own = days.get(date)
    if (own) own.push(row)
    else days.set(date, [row])
  }
  for (const [, rows] of [...days].sort()) {
    for (const row of rows) if (!row.InvoiceNo.startsWith('C')) sell(row)
    const cancellations = Map.groupBy(rows, ({ InvoiceNo }) => InvoiceNo)
    for (const [invoice, own] of cancellations) if (invoice.startsWith('C')) for (const row of own) takeBack(row)
  }
  return new Map([...points].filter(([, own]) => own !== 0))

  function sell(row: Fields): void {
    if (Number(row.Quantity) <= 0 || Number(row.UnitPrice) <= 0) return
    const of = sales.get(keyOf(row)) ?? []
    of.push({ minute: minuteOf(row), order: of.length, left: Number(row.Quantity) })
    sales.set(keyOf(row), of)
    add(row, Number(row.Quantity))
  }

  function takeBack(row: Fields): void {
    if (row.CustomerID === '') return
    const earlier = (sales.get(keyOf(row)) ?? [])
      .filter(sale => sale.left > 0 && sale.minute <= minuteOf(row))
      .sort((a, b) => b.minute - a.minute || b.order - a.order)
    let wanted = -Number(row.Quantity)
    const fit = earlier.find(sale => sale.left === wanted) ?? earlier.find(sale => sale.left > wanted)
    for (const sale of fit ? [fit] : earlier) {
      const taken = Math.min(wanted, sale.left)
      sale.left -= taken
      wanted -= taken
      add(row, -taken)
    }
  }

  function add({ CustomerID, StockCode, UnitPrice }: Fields, units: number): void {
    if (CustomerID === '' || noGoods.test(StockCode)) return
    const customer = `uci-${CustomerID}`
    points.set(customer, (points.get(customer) ?? 0) + units * Math.trunc(Number(UnitPrice)))
  }
}

const keyOf = ({ CustomerID, StockCode, UnitPrice }: Fields): string => [CustomerID, StockCode, Number(UnitPrice)].join('\n')

/** In the order of the file's own clock. */
function minuteOf({ InvoiceDate }: Fields): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = InvoiceDate.split(/[/ :]/).map(Number)
  return (((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute
}
