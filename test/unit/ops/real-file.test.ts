import { beforeAll, describe, expect, test } from 'vitest'
import { byInvoice, type Classified, classify } from '../../../services/ops/import/classify.ts'
import { planFile } from '../../../services/ops/import/import.ts'
import { namesOf } from '../../../services/ops/import/items.ts'
import { planDay } from '../../../services/ops/import/plan.ts'
import { addTo, createPartition, inPounds, noSums, type Sums, sumsOf } from '../../../services/ops/import/report.ts'
import { type Row, readRows } from '../../../services/ops/import/rows.ts'
import { sumFile } from '../../../services/ops/import/streaming-sum.ts'
import { file } from './online-retail.ts'
import { pointsOfFile } from './points-of-file.ts'

let rows: Row[]
let classified: Classified[]

beforeAll(async () => {
  rows = await readRows(file)
  classified = [...byInvoice(rows).values()].flatMap(classify)
})

function sums(of: readonly Classified[]): Sums {
  const all = noSums()
  for (const one of of) addTo(all, sumsOf(one))
  return all
}
const inMonth = (month: string) => classified.filter(({ row }) => row.day.startsWith(month))
const isSale = ({ row }: Classified) => !row.invoice.startsWith('C')
const count = (outcome: string, reason?: string) =>
  classified.filter(one => one.outcome === outcome && (reason === undefined || one.reason === reason)).length

describe('the real file', () => {
  test('is read whole, every row without a fault', () => {
    expect(rows).toHaveLength(142_083)
    expect(rows.filter(({ fault }) => fault !== null)).toEqual([])
    const invoices = [...byInvoice(rows).keys()]
    expect(invoices).toHaveLength(6_877)
    expect(invoices.filter(invoice => invoice.startsWith('C'))).toHaveLength(1_123)
    expect(rows.filter(({ customer }) => customer === '')).toHaveLength(45_136)
    expect(new Set(rows.map(({ sku }) => sku)).size).toBe(3_269)
    expect(new Set(rows.map(({ country }) => country)).size).toBe(32)
  })

  test('becomes what it is to become', () => {
    expect(count('unexplained')).toBe(0)
    expect(count('free line')).toBe(231)
    expect(count('stock adjustment', 'negative quantity in a sale invoice')).toBe(348)
    // Two rows of postage at price 0 have neither stock nor money.
    expect(count('stock adjustment', 'price 0 in an invoice without a priced line')).toBe(205)
    expect(count('nothing to record')).toBe(2)
    const sold = classified.filter(({ outcome }) => outcome === 'order line' || outcome === 'charge line')
    expect(sums(sold)).toEqual({ rows: 138_694, units: 1_408_105, pence: 275_638_195 })
    expect(sums(classified.filter(({ outcome }) => outcome === 'cancellation'))).toMatchObject({
      units: -104_153,
      pence: -26_609_494,
    })
  })

  test.each([
    ['2010-12', 42_481, [1_699, 1_559], [41_480, 359_239, '£823,746.14'], [728, -16_042, '-£74,789.12'], [70, 203]],
    ['2011-01', 35_147, [1_216, 1_086], [34_306, 387_785, '£691,364.56'], [701, -79_845, '-£131,364.30'], [96, 44]],
    ['2011-02', 27_707, [1_174, 1_100], [27_105, 283_555, '£523,631.89'], [475, -2_871, '-£25,569.24'], [48, 79]],
    ['2011-03', 36_748, [1_665, 1_454], [35_803, 377_526, '£717,639.36'], [699, -5_395, '-£34,372.28'], [134, 112]],
  ] as const)('adds up in %s', (month, all, [invoices, priced], sales, cancellations, [negative, free]) => {
    const own = inMonth(month)
    const sold = own.filter(({ outcome }) => outcome === 'order line' || outcome === 'charge line')
    const shown = ({ rows, units, pence }: Sums) => [rows, units, inPounds(pence)]
    expect(own).toHaveLength(all)
    expect(new Set(own.filter(isSale).map(({ row }) => row.invoice)).size).toBe(invoices)
    expect(new Set(sold.map(({ row }) => row.invoice)).size).toBe(priced)
    expect(shown(sums(sold))).toEqual(sales)
    expect(shown(sums(own.filter(one => !isSale(one))))).toEqual(cancellations)
    expect(own.filter(one => isSale(one) && one.row.quantity < 0)).toHaveLength(negative)
    expect(own.filter(one => isSale(one) && one.row.quantity >= 0 && one.row.unitPriceMinor === 0)).toHaveLength(free)
  })

  test('is summed alike by who reads it otherwise', async () => {
    const december = await sumFile(file, '2010-12-01', '2010-12-31')
    expect(december).toEqual({
      all: { rows: 42_481, units: 342_228, pence: 74_895_702 },
      sales: { rows: 41_480, units: 359_239, pence: 82_374_614 },
      cancellations: { rows: 728, units: -16_042, pence: -7_478_912 },
    })
  })

  test('is partitioned: every row has one outcome, and the parts make the whole', async () => {
    const partition = createPartition()
    for (const { outcome, reason, row } of classified) partition.add(outcome, reason, [{ outcome, reason, row }])
    expect(partition.sums()).toEqual((await sumFile(file, '2010-12-01', '2011-03-31')).all)
  })

  test('has no day on which less comes in than goes out', () => {
    const names = namesOf(rows)
    const below: string[] = []
    for (const [day, ofDay] of Map.groupBy(classified, ({ row }) => row.day)) {
      const { positions, orders } = planDay(day, ofDay, { names })
      const balance = new Map<string, number>()
      const move = (sku: unknown, units: unknown) => {
        const left = (balance.get(String(sku)) ?? 0) + Number(units)
        balance.set(String(sku), left)
        if (left < 0) below.push(`${sku} on ${day}`)
      }
      for (const { kind, request } of [...positions.flat(), ...orders]) {
        if (kind === 'receipt') move(request.sku, request.quantity)
        if (kind === 'adjustment') move(request.sku, request.difference)
        if (kind === 'receipt' && Number(request.quantity) % 12 !== 0) below.push(`${request.sku} in no whole dozens`)
        if (kind !== 'order') continue
        for (const line of request.lines ?? []) if (line.fulfilmentId) move(line.sku, -Number(line.quantity))
      }
    }
    expect(below).toEqual([])
  })

  test('gives back what its cancellations take, from earlier sales or without a receipt', async () => {
    const { days, asked } = await planFile(file, '2010-12-01', '2011-03-31')
    const partition = createPartition()
    const points = new Map<string, number>()
    const add = (customer: unknown, more: number) => points.set(String(customer), (points.get(String(customer)) ?? 0) + more)
    const sold = new Map<string, { customer: unknown; price: Map<string, number> }>()
    for (const { orders, returns } of days()) {
      for (const { kind, request } of orders) {
        if (kind !== 'order' || !request.customerId) continue
        const goods = (request.lines ?? []).filter(({ fulfilmentId }) => fulfilmentId !== '')
        const price = new Map(goods.map(line => [String(line.lineId), Math.floor(Number(line.unitPriceMinor) / 100)]))
        sold.set(String(request.channelOrderId), { customer: request.customerId, price })
        for (const line of goods) add(request.customerId, Number(line.quantity) * (price.get(String(line.lineId)) ?? 0))
      }
      for (const task of returns) {
        for (const { outcome, reason, row } of task.rows) partition.add(outcome, reason, [{ outcome, reason, row }])
        const sale = task.kind === 'return' ? sold.get(String(task.sale)) : undefined
        if (task.kind !== 'return' || !sale) continue
        for (const { lineId, units } of task.request.lines ?? [])
          for (const { first, last } of units ?? [])
            add(sale.customer, -(Number(last) - Number(first) + 1) * (sale.price.get(String(lineId)) ?? 0))
      }
    }
    expect(partition.sums()).toEqual({ rows: 2_603, units: -104_153, pence: -26_609_494 })
    expect(asked).toMatchObject({ returns: 1_325, returnedUnits: 104_153, refundedPence: 26_609_494 })
    const byOutcome = Map.groupBy(partition.lines(), ({ outcome }) => outcome)
    const rowsOf = (outcome: string) => (byOutcome.get(outcome) ?? []).reduce((sum, line) => sum + line.rows, 0)
    expect(['returned units', 'returned without receipt', 'refunded charge', 'goodwill'].map(rowsOf)).toEqual([
      ...[1_614, 823, 13, 153],
    ])
    expect([...points].filter(([, own]) => own !== 0).sort()).toEqual([...(await pointsOfFile(file))].sort())
  })
})
