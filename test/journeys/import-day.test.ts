import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestStack, type TestStack } from '../support/stack.ts'
import { importOf, nahr, readLog, wholeFile, writeLocal } from './import-runs.ts'

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack()
  writeLocal(stack)
})
afterAll(() => stack?.stop())

test('a real day of sales becomes orders to the penny, is proven, and is not written twice', { timeout: 240_000 }, async () => {
  const day = importOf(wholeFile, '2010-12-01', '2010-12-01')
  const first = await nahr(stack, ...day)
  expect(first).toMatchObject({ status: 0 })
  const report = JSON.parse(first.stdout)
  expect(report).toMatchObject({
    file: {
      all: { rows: 3_108, units: 26_814, pence: 5_863_556 },
      sales: { rows: 3_072, units: 26_919, pence: 5_896_079 },
    },
    acknowledged: { orders: 127, lines: 3_072, units: 26_919, pence: 5_896_079 },
    refusals: [],
    problems: [],
  })
  const log = await readLog(stack)
  const placed = log
    .filter(({ type }) => type === 'OrderPlaced')
    .map(({ data }) => data as { totalMinor: number; occurredAt: string })
  expect(placed.reduce((sum, { totalMinor }) => sum + totalMinor, 0)).toBe(5_896_079)
  expect(placed.filter(({ occurredAt }) => !occurredAt.startsWith('2010-12-01T'))).toEqual([])
  expect(log.filter(({ type }) => type === 'ShortageRecorded')).toEqual([])

  const audit = await nahr(stack, 'audit', '--json')
  expect(audit).toMatchObject({ status: 0 })
  expect(JSON.parse(audit.stdout)).toMatchObject({ events: log.length, first: null })
  expect(await nahr(stack, 'verify')).toMatchObject({ status: 0 })

  const second = await nahr(stack, ...day)
  expect(second).toMatchObject({ status: 0 })
  expect(JSON.parse(second.stdout)).toEqual(report)
  const after = await readLog(stack)
  expect([after.length, after.at(-1)?.position]).toEqual([log.length, log.at(-1)?.position])
})

test('what was imported can be shown, as it is and as it was', { timeout: 60_000 }, async () => {
  const { stdout } = await nahr(stack, 'show', 'stock', '85123A@warehouse-uk', '--json')
  const { state, events } = JSON.parse(stdout)
  expect(state).toMatchObject({ onHand: '2', reserved: '0', shortage: '0' })
  expect(events[0]).toMatchObject({ type: 'StockReceived', data: { quantity: 456 } })
  const [, issued] = events
  const then = await nahr(stack, 'show', 'stock', '85123A@warehouse-uk', '--as-of', issued.position)
  expect(then.stdout).toMatch(new RegExp(`onHand: ${456 - issued.data.quantity}\\n`))
  const order = await nahr(stack, 'show', 'order', issued.data.owner.stream.replace('order-', ''))
  expect(order).toMatchObject({ status: 0, stdout: expect.stringMatching(/ORDER_STATE_FULFILLED[\s\S]*OrderPlaced/) })
  expect(await nahr(stack, 'show', 'order', 'nowhere')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^nahr: .*ORDER_NOT_FOUND.*\n$/),
  })
})
