import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestStack, type TestStack } from '../support/stack.ts'
import { auditing, importing, importOf, nahr, readLog, wholeFile, writeLocal } from './import-runs.ts'

type Granted = { amountMinor: number }

let stack: TestStack
beforeAll(async () => {
  stack = await startTestStack(importing)
  writeLocal(stack)
})
afterAll(() => stack?.stop())

test('a real day becomes orders and returns to the penny, is proven, and is not written twice', {
  timeout: 240_000,
}, async () => {
  const day = importOf(wholeFile, '2010-12-01', '2010-12-01')
  const first = await nahr(stack, ...day)
  expect(first).toMatchObject({ status: 0 })
  const report = JSON.parse(first.stdout)
  expect(report).toMatchObject({
    file: {
      all: { rows: 3_108, units: 26_814, pence: 5_863_556 },
      sales: { rows: 3_072, units: 26_919, pence: 5_896_079 },
    },
    acknowledged: {
      ...{ orders: 127, lines: 3_072, units: 26_919, pence: 5_896_079 },
      ...{ returns: 6, returnedUnits: 183, refundedPence: 32_523 },
    },
    underWay: null,
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

  const granted = log.filter(({ type }) => type === 'RefundGranted').flatMap(({ data }) => Object(data).refunds as Granted[])
  expect(granted.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(32_523)
  expect(log.filter(({ type }) => type === 'AccountEnrolled')).toHaveLength(95)

  const audit = await nahr(stack, ...auditing)
  expect(audit).toMatchObject({ status: 0 })
  expect(JSON.parse(audit.stdout)).toMatchObject({ events: log.length, first: null })
  expect(await nahr(stack, 'verify')).toMatchObject({ status: 0 })

  const second = await nahr(stack, ...day)
  expect(second).toMatchObject({ status: 0 })
  expect(JSON.parse(second.stdout)).toEqual(report)
  const after = await readLog(stack)
  expect([after.length, after.at(-1)?.position]).toEqual([log.length, log.at(-1)?.position])
})

test('what was imported can be shown, as it is and as it was', async () => {
  const { stdout } = await nahr(stack, 'show', 'stock', '85123A@warehouse-uk', '--json')
  const { state, events } = JSON.parse(stdout)
  expect(state).toMatchObject({ onHand: '2', reserved: '0', shortage: '0' })
  expect(events[0]).toMatchObject({ type: 'StockReceived', data: { quantity: 456 } })
  const [, issued] = events
  const then = await nahr(stack, 'show', 'stock', '85123A@warehouse-uk', '--as-of', issued.position)
  expect(then.stdout).toMatch(new RegExp(`onHand: ${456 - issued.data.quantity}\\n`))
  const order = await nahr(stack, 'show', 'order', issued.data.owner.stream.replace('order-', ''))
  expect(order).toMatchObject({ status: 0, stdout: expect.stringMatching(/ORDER_STATE_FULFILLED[\s\S]*OrderPlaced/) })
  const [{ stream = '' } = {}] = (await readLog(stack)).filter(({ type }) => type === 'UnitsClaimed')
  const claimed = JSON.parse((await nahr(stack, 'show', 'order', stream.replace('order-', ''), '--json')).stdout)
  const [claim] = claimed.state.claims
  const shown = await nahr(stack, 'show', 'return', claim.returnId)
  expect(shown).toMatchObject({ status: 0, stdout: expect.stringMatching(/RETURN_STATE_SETTLING[\s\S]*ReturnOpened/) })
  const [{ stream: account = '' } = {}] = (await readLog(stack)).filter(({ type }) => type === 'AccountEnrolled')
  expect(await nahr(stack, 'show', 'account', account.replace('loyaltyAccount-', ''))).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/customerId: uci-\d+[\s\S]*AccountEnrolled/),
  })
  expect(await nahr(stack, 'show', 'order', 'nowhere')).toMatchObject({
    status: 1,
    stderr: "nahr: there is no order 'nowhere'\n",
  })
})
