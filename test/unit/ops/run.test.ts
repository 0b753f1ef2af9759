import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import { type ImportApi, status } from '../../../services/ops/import/api.ts'
import { classify } from '../../../services/ops/import/classify.ts'
import { openJournal } from '../../../services/ops/import/journal.ts'
import { createMatcher } from '../../../services/ops/import/matching.ts'
import { planDay } from '../../../services/ops/import/plan.ts'
import { runImport } from '../../../services/ops/import/run.ts'
import { row } from './online-retail.ts'

const quick = { attempts: 4, firstWaitMs: 1, longestWaitMs: 1 }
const matcher = createMatcher([row({ sku: 'A', invoice: 'C1', quantity: -1 })])
const plans = [
  planDay('2010-12-01', classify([row({ sku: 'A' }), row({ sku: 'POST', numberInInvoice: 2 })]), { matcher }),
  planDay('2010-12-02', classify([row({ sku: 'A', invoice: '536366' })]), { matcher }),
  planDay('2010-12-03', classify([row({ sku: 'A', invoice: 'C1', quantity: -1 })]), { matcher }),
]
const refused = (code: number, reason: string) => Object.assign(new Error(reason), { code, reason, figures: { line: '1' } })

/** Answers, and counts what it was asked; `fails` may throw instead. */
function fakeApi(fails: (method: string, id: string) => void = () => {}) {
  const asked: string[] = []
  const returned: RequestReturnRequest[] = []
  const answer = (method: string) => async (request: { requestId?: string; orderId?: string; locationId?: string }) => {
    asked.push(method)
    fails(method, request.requestId ?? request.orderId ?? '')
    return {}
  }
  const api: ImportApi = {
    getLocation: answer('getLocation'),
    putLocation: answer('putLocation'),
    putItem: answer('putItem'),
    receiveStock: answer('receiveStock'),
    adjustStock: answer('adjustStock'),
    getOrder: answer('getOrder'),
    enrol: answer('enrol'),
    getAccount: () => Promise.reject(new Error('not asked')),
    listTransactions: () => Promise.reject(new Error('not asked')),
    getReturn: () => Promise.reject(new Error('not asked')),
    async listOrders({ receiptNumber = '' }) {
      await answer('listOrders')({})
      return { orders: [{ orderId: `o-${receiptNumber}`, channelOrderId: receiptNumber }], nextPageToken: '' } as never
    },
    async requestReturn(request) {
      await answer('requestReturn')(request)
      returned.push(request)
      const lines = [...(request.lines ?? []), ...(request.unreceipted ?? []).map(() => ({ units: [{ first: 1, last: 1 }] }))]
      return { return: { returnId: 'r', lines, refunds: [{ amountMinor: '255' }] } } as never
    },
    async placeOrder(request) {
      await answer('placeOrder')(request)
      const lines = (request.lines ?? []).map(({ quantity }) => ({ quantity: String(quantity) }))
      return { order: { orderId: `o-${request.channelOrderId}`, totalMinor: String(request.totalMinor), lines } } as never
    },
  }
  return { api, asked, returned, count: (method: string) => asked.filter(one => one === method).length }
}

const nothing = { onDone: () => {}, onDay: () => {}, concurrency: 2, days: () => plans, patience: quick }
const run = (api: ImportApi, journal = openJournal(undefined)) => runImport({ ...nothing, api, journal })

test('days are written in order: items and customers once, stock, orders, then what came back', async () => {
  const { api, asked, returned } = fakeApi()
  const { partition, acknowledged, refusals, stopped, returnIds } = await run(api)
  expect(asked).toEqual([
    ...['getLocation', 'putItem', 'putItem', 'enrol', 'receiveStock', 'placeOrder'],
    ...['receiveStock', 'placeOrder'],
    'requestReturn',
  ])
  expect(returned).toMatchObject([{ purchase: { orderId: 'o-536365' }, lines: [{ lineId: '1' }], quotedRefundMinor: 255 }])
  expect(returnIds).toEqual(['r'])
  expect(acknowledged).toEqual({
    ...{ orders: 2, lines: 3, units: 18, pence: 4590 },
    ...{ returns: 1, returnedUnits: 1, refundedPence: 255 },
  })
  expect(partition.sums()).toEqual({ rows: 4, units: 17, pence: 4335 })
  expect([refusals, stopped]).toEqual([[], null])
})

test('what may pass is asked again', async () => {
  let failures = 0
  const { api } = fakeApi(() => {
    if (++failures % 3 !== 0) throw refused([status.UNAVAILABLE, status.DEADLINE_EXCEEDED][failures % 2] ?? 14, '')
  })
  const patience = { ...quick, attempts: 20 }
  const outcome = await runImport({ ...nothing, api, journal: openJournal(undefined), patience })
  expect(outcome).toMatchObject({ refusals: [], stopped: null, acknowledged: { orders: 2, returns: 1 } })
})

test('a refusal is noted with its rows, and the rest goes on', async () => {
  const { api } = fakeApi((method, id) => {
    if (method === 'placeOrder' && id === plans[0]?.orders[0]?.request.requestId) throw refused(9, 'INSUFFICIENT_STOCK')
  })
  const { partition, refusals, acknowledged } = await run(api)
  expect(refusals).toEqual([{ name: 'order 536365', reason: 'INSUFFICIENT_STOCK (line 1)' }])
  expect(partition.lines()).toContainEqual({
    outcome: 'refused',
    reason: 'order line: INSUFFICIENT_STOCK (line 1)',
    rows: 1,
    units: 6,
    pence: 1530,
  })
  expect(partition.sums().rows).toBe(4)
  expect(acknowledged.orders).toBe(1)
})

test('services that stay away end the run, and every row is still accounted for', async () => {
  const { api } = fakeApi((method, id) => {
    if (method === 'placeOrder' && id === plans[1]?.orders[0]?.request.requestId) throw refused(status.UNAVAILABLE, '')
  })
  const { partition, stopped } = await run(api)
  expect(stopped).toMatch(/^no answer after 4 attempts/)
  expect(partition.lines().map(({ outcome, rows }) => [outcome, rows])).toEqual([
    ['not reached', 2],
    ['order line', 1],
    ['charge line', 1],
  ])
})

test('a return of a sale that another run imported finds its order by its receipt', async () => {
  const { api, returned } = fakeApi()
  await runImport({ ...nothing, days: () => plans.slice(2), api, journal: openJournal(undefined) })
  expect(returned).toMatchObject([{ purchase: { orderId: 'o-536365' } }])
})

test('a key that is not accepted ends the run at once', async () => {
  const { api, asked } = fakeApi(() => {
    throw refused(status.UNAUTHENTICATED, 'KEY_UNKNOWN')
  })
  expect((await run(api)).stopped).toBe("the services don't accept this key: KEY_UNKNOWN")
  expect(asked).toEqual(['getLocation'])
})

test('a warehouse that is not there is added', async () => {
  const { api, count } = fakeApi(method => {
    if (method === 'getLocation') throw refused(status.NOT_FOUND, 'UNKNOWN_LOCATION')
  })
  await run(api)
  expect(count('putLocation')).toBe(1)
})

describe('the journal', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nahr-journal-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('spares what was acknowledged, a torn last line aside', async () => {
    const file = join(folder, 'journal')
    const first = openJournal(file)
    const before = await run(fakeApi().api, first)
    await first.close()
    appendFileSync(file, '{"requestId":"cut sho')
    const { api, asked } = fakeApi()
    const second = openJournal(file)
    const after = await run(api, second)
    await second.close()
    expect(asked).toEqual(['getLocation', 'getOrder'])
    expect(after.acknowledged).toEqual(before.acknowledged)
    expect(after.partition.lines()).toEqual(before.partition.lines())
  })

  test('of another log is not believed', async () => {
    const file = join(folder, 'journal')
    const first = openJournal(file)
    await run(fakeApi().api, first)
    await first.close()
    const { api, count } = fakeApi(method => {
      if (method === 'getOrder') throw refused(status.NOT_FOUND, 'ORDER_NOT_FOUND')
    })
    const second = openJournal(file)
    await run(api, second)
    await second.close()
    expect(count('placeOrder')).toBe(2)
  })
})
