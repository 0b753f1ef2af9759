import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from '../../../services/ops/import/classify.ts'
import { planFile } from '../../../services/ops/import/import.ts'
import { isOnce, planDay, type Task, tasksOf } from '../../../services/ops/import/plan.ts'
import { file, row } from './online-retail.ts'

const seconds = (iso: string) => ({ seconds: Date.parse(iso) / 1000, nanos: 0 })
const planned = (...rows: Parameters<typeof row>[0][]) =>
  planDay('2010-12-01', classify(rows.map(row)), { names: new Map([['A', 'LAMP']]) })
const requestsOf = (tasks: readonly Task[]) => tasks.map(({ request }) => request)

describe('a day', () => {
  test('begins with what goes out, made up in whole dozens and said to be so', () => {
    const { positions } = planned({ sku: 'A', quantity: 7 }, { sku: 'A', quantity: 6, numberInInvoice: 2 })
    expect(requestsOf(positions.flat())).toEqual([
      {
        requestId: expect.any(String),
        sku: 'A',
        locationId: 'warehouse-uk',
        quantity: 24,
        reference: 'made up: opening stock of 2010-12-01, the file tells of no receipts',
        occurredAt: seconds('2010-12-01T00:00:00Z'),
      },
    ])
  })

  test('takes in what was found before, and writes off behind', () => {
    const { positions } = planned(
      { sku: 'A', quantity: -3, unitPriceMinor: 0, description: 'damages', invoice: '1' },
      { sku: 'A', quantity: 4, unitPriceMinor: 0, description: '', invoice: '2' },
    )
    expect(positions.flat().map(({ kind }) => kind)).toEqual(['adjustment', 'receipt', 'adjustment'])
    expect(requestsOf(positions.flat())).toMatchObject([
      { difference: 4, reason: '(no description)' },
      { quantity: 12 },
      { difference: -3, reason: 'damages' },
    ])
  })

  test('holds an order per invoice, a line per row, its charges without a fulfilment', () => {
    const { orders } = planned(
      { sku: 'A', quantity: 2, unitPriceMinor: 150, at: '2010-12-01T09:01:00.000Z' },
      { sku: 'A', quantity: 1, unitPriceMinor: 0, numberInInvoice: 2, at: '2010-12-01T09:00:00.000Z' },
      { sku: 'POST', quantity: 1, unitPriceMinor: 1800, numberInInvoice: 3 },
    )
    expect(requestsOf(orders)).toMatchObject([
      {
        channelOrderId: '536365',
        customerId: 'uci-17850',
        currencyCode: 'GBP',
        pricesIncludeTax: true,
        lines: [
          { lineId: '1', sku: 'A', quantity: 2, unitPriceMinor: 150, fulfilmentId: 'delivery' },
          { lineId: '2', sku: 'A', quantity: 1, unitPriceMinor: 0, fulfilmentId: 'delivery' },
          { lineId: '3', sku: 'POST', quantity: 1, unitPriceMinor: 1800, fulfilmentId: '' },
        ],
        fulfilments: [{ fulfilmentId: 'delivery', locationId: 'warehouse-uk', leftAt: seconds('2010-12-01T08:26:00Z') }],
        tenders: [{ kind: 'TENDER_KIND_INVOICE', amountMinor: 2100, reference: '536365', currencyCode: 'GBP' }],
        totalMinor: 2100,
        occurredAt: seconds('2010-12-01T08:26:00Z'),
      },
    ])
  })

  test('adds each item once, a code that nothing describes by its own name', () => {
    const { items } = planned({ sku: 'A' }, { sku: 'A', numberInInvoice: 2 }, { sku: 'B', numberInInvoice: 3 }, { sku: 'C2' })
    expect(requestsOf(items)).toMatchObject([
      { item: { sku: 'A', kind: 'ITEM_KIND_GOODS', names: { en: 'LAMP' }, category: 'giftware' } },
      { item: { sku: 'B', names: { en: 'B' } } },
      { item: { sku: 'C2', kind: 'ITEM_KIND_POSTAGE' } },
    ])
  })
})

describe('what comes back', () => {
  const sale = { sku: 'A', quantity: 5, unitPriceMinor: 150 }
  const returnsOf = (...rows: Parameters<typeof row>[0][]) => {
    const { returns, rest } = planned(...rows)
    expect(rest).toEqual([])
    return returns
  }

  test('is one return for each sale that a cancellation takes from, and one for what fits none', () => {
    const returns = returnsOf(
      { ...sale, invoice: '1' },
      { sku: 'POST', quantity: 1, unitPriceMinor: 300, invoice: '1', numberInInvoice: 2 },
      { ...sale, sku: 'B', invoice: '2' },
      { ...sale, invoice: 'C3', quantity: -2, at: '2010-12-01T10:00:00.000Z' },
      { sku: 'POST', quantity: -1, unitPriceMinor: 300, invoice: 'C3', numberInInvoice: 2, at: '2010-12-01T10:00:00.000Z' },
      { ...sale, sku: 'B', invoice: 'C3', quantity: -7, numberInInvoice: 3, at: '2010-12-01T10:00:00.000Z' },
      { sku: 'D', invoice: 'C3', quantity: -1, unitPriceMinor: 999, numberInInvoice: 4, at: '2010-12-01T09:59:00.000Z' },
    )
    const history = { reason: 'cancellation C3', receivedAtLocationId: 'warehouse-uk', alreadyRefunded: true }
    const goods = (lineId: string) => ({ lineId, units: [], verdict: 'VERDICT_ACCEPT', disposition: 'DISPOSITION_SELLABLE' })
    const charge = (lineId: string) => ({ ...goods(lineId), disposition: 'DISPOSITION_UNSPECIFIED' })
    expect(requestsOf(returns)).toMatchObject([
      {
        ...history,
        lines: [
          { lineId: '1', units: [{ first: 1, last: 2 }] },
          { lineId: '2', units: [{ first: 1, last: 1 }] },
        ],
        quotedRefundMinor: 600,
        inspection: [goods('1'), charge('2')],
        occurredAt: seconds('2010-12-01T10:00:00Z'),
      },
      { ...history, lines: [{ lineId: '1', units: [{ first: 1, last: 5 }] }], quotedRefundMinor: 750 },
      {
        ...history,
        unreceipted: [
          { lineId: '3', sku: 'B', quantity: 2, refundMinor: 300 },
          { lineId: '4', sku: 'D', quantity: 1, refundMinor: 999 },
        ],
        inspection: [goods('3'), charge('4')],
        occurredAt: seconds('2010-12-01T09:59:00Z'),
      },
    ])
    expect(returns.map(({ rows }) => rows.map(({ outcome, reason }) => `${outcome}, ${reason}`))).toEqual([
      ['returned units, goods of an earlier sale', 'refunded charge, postage of an earlier sale'],
      ['returned units, goods of an earlier sale, in part without a receipt'],
      ['goodwill, discount: no earlier sale at this price'],
    ])
  })

  test('is of items that are there, and of customers who were enrolled before their first order', () => {
    const { items, customers } = planned(sale, { ...sale, sku: 'B', invoice: 'C2', quantity: -1, customer: '9' })
    expect(items.map(({ name }) => name)).toEqual(['item A', 'item B'])
    expect(requestsOf(customers)).toMatchObject([{ customerId: 'uci-17850' }])
  })
})

describe('request ids', () => {
  let three: Task[]
  let nine: Task[]
  beforeAll(async () => {
    three = [...(await planFile(file, '2010-12-02', '2010-12-03')).days()].flatMap(tasksOf)
    nine = [...(await planFile(file, '2010-12-01', '2010-12-09')).days()].flatMap(tasksOf)
  })

  test('ask for the same whatever the range', () => {
    const byId = new Map(nine.map(({ request }) => [request.requestId, request]))
    expect(three.length).toBeGreaterThan(1000)
    for (const { request } of three) expect(byId.get(request.requestId)).toEqual(request)
  })

  test('are each of one intent alone', () => {
    const intents = Map.groupBy(nine, ({ request }) => request.requestId)
    for (const tasks of intents.values()) for (const task of tasks) expect(task.request).toEqual(tasks[0]?.request)
    const others = nine.filter(task => !isOnce(task))
    expect(new Set(others.map(({ request }) => request.requestId)).size).toBe(others.length)
  })
})
