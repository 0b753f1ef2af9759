import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { readLondonMinute } from './uk-time.ts'

/** One row of the file. What could not be read is named in `fault` and counts as 0. */
export type Row = {
  /** Counts from 1 behind the heading. */
  number: number
  /** Counts from 1 within the invoice. */
  numberInInvoice: number
  invoice: string
  sku: string
  description: string
  quantity: number
  unitPriceMinor: number
  /** In London, `YYYY-MM-DD`. */
  day: string
  /** ISO-8601 UTC. */
  at: string
  customer: string
  country: string
  fault: string | null
}

const columns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const
type Fields = Record<(typeof columns)[number], string>

/** Pounds as the file writes them, in pence; undefined where they are not whole pence. */
export function penceOf(pounds: string): number | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(pounds) ?? []
  return whole === '' ? undefined : Number(`${sign}${whole}${fraction.padEnd(2, '0')}`)
}

export function readRow(fields: Fields, number: number, numberInInvoice: number): Row {
  const when = readLondonMinute(fields.InvoiceDate)
  const unitPriceMinor = penceOf(fields.UnitPrice)
  const quantity = /^-?\d+$/.test(fields.Quantity) ? Number(fields.Quantity) : undefined
  const fault =
    (when === undefined && `date '${fields.InvoiceDate}' is not month/day/year hour:minute`) ||
    (quantity === undefined && `quantity '${fields.Quantity}' is not a whole number`) ||
    (unitPriceMinor === undefined && `price '${fields.UnitPrice}' is not in whole pence`) ||
    (fields.InvoiceNo === '' && 'no invoice number') ||
    (fields.StockCode === '' && 'no stock code') ||
    null
  return {
    number,
    numberInInvoice,
    invoice: fields.InvoiceNo,
    sku: fields.StockCode,
    description: fields.Description.trim(),
    quantity: quantity ?? 0,
    unitPriceMinor: unitPriceMinor ?? 0,
    day: when?.day ?? '',
    at: when?.at ?? '',
    customer: fields.CustomerID,
    country: fields.Country,
    fault,
  }
}

/** The file's records as they stand, gzipped or not. */
export async function* readRecords(file: string): AsyncIterable<Fields> {
  const parser = parse({ columns: heading => checkedHeading(file, heading), bom: true })
  const gunzip = file.endsWith('.gz') ? createGunzip() : new PassThrough()
  const flowing = pipeline(createReadStream(file), gunzip, parser)
  flowing.catch(() => {})
  yield* parser as AsyncIterable<Fields>
  await flowing
}

function checkedHeading(file: string, heading: string[]): string[] {
  const missing = columns.filter(column => !heading.includes(column))
  if (missing.length > 0) throw new Error(`${file}: no column ${missing.join(', ')}`)
  return heading
}

/** All rows of the file, in its order. */
export async function readRows(file: string): Promise<Row[]> {
  const rows: Row[] = []
  const inInvoice = new Map<string, number>()
  for await (const record of readRecords(file)) {
    const numberInInvoice = (inInvoice.get(record.InvoiceNo) ?? 0) + 1
    inInvoice.set(record.InvoiceNo, numberInInvoice)
    rows.push(readRow(record, rows.length + 1, numberInInvoice))
  }
  return rows
}
