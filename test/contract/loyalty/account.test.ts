import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type Client, type LoyaltyHost, startLoyalty, timestampOf } from './host.ts'
import { balanceOf, comingBack, enrolled, lastYear, leaving, nextCentury } from './shop.ts'

let server: TestEventStore
let host: LoyaltyHost
let desk: Client
let service: Client
let manager: Client
let operator: Client

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startLoyalty(server.url)
  desk = host.as('channel')
  service = host.as('service')
  manager = host.as('manager')
  operator = host.as('operator')
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

test('a customer has one account, whoever enrols it however often', async () => {
  const customerId = fresh('c')
  const first = await desk.enrol({ requestId: fresh('q'), customerId })
  const again = await manager.enrol({ requestId: fresh('q'), customerId })
  expect(again).toEqual(first)
  expect(first.account).toMatchObject({ customerId, revision: '0', promisedPoints: '0', lots: [] })
  const byId = await desk.getAccount({ accountId: first.account?.accountId ?? '' })
  expect(byId.account).toEqual(first.account)
})

test('an account that was opened long ago is imported by an operator', async () => {
  const { account } = await operator.enrol({ requestId: fresh('q'), customerId: fresh('c'), occurredAt: lastYear })
  expect(account?.enrolledAt).toEqual(lastYear)
})

test('points are promised as units leave, become active by their time, and go with just the units that come back', async () => {
  const { customerId, accountId } = await enrolled(desk)
  const purchase = { customerId, orderId: fresh('o') }
  const promised = await service.promisePoints(leaving({ ...purchase, units: [[1, 6]] }))
  expect(promised).toMatchObject({ promisedPoints: '6', nextActivationAt: lastYear, account: { promisedPoints: '6' } })
  const later = await service.promisePoints(leaving({ ...purchase, units: [[5, 10]], activatesAt: nextCentury }))
  expect(later).toMatchObject({ promisedPoints: '4', account: { promisedPoints: '10' } })
  const active = await service.activatePoints({ requestId: fresh('q'), ...purchase })
  expect(active).toMatchObject({ nextActivationAt: nextCentury, account: { promisedPoints: '4', activePoints: '6' } })
  const clawed = await service.clawBackPoints(comingBack(purchase, 'r-1', [[4, 8]]))
  expect(clawed).toMatchObject({ points: '5', account: { promisedPoints: '2', activePoints: '3', debtPoints: '0' } })
  expect(clawed.account?.lots.map(({ state, points, earnedPoints }) => [state, points, earnedPoints])).toEqual([
    ['LOT_STATE_ACTIVE', '3', '6'],
    ['LOT_STATE_PROMISED', '2', '4'],
  ])
  const { account } = await desk.getAccount({ accountId })
  expect(account).toMatchObject({ ...clawed.account, totals: { earned: '10', clawedBack: '5' } })
  const before = await desk.getAccount({ accountId, asOf: { position: promised.logPosition } })
  expect(before.account).toEqual(promised.account)
})

test('units of one line that left at different times become active each at its own', async () => {
  const { customerId } = await enrolled(desk)
  const purchase = { customerId, orderId: fresh('o') }
  const [now, later] = [
    leaving({ ...purchase, units: [[1, 4]] }),
    leaving({ ...purchase, units: [[5, 10]], activatesAt: nextCentury }),
  ]
  const promised = await service.promisePoints({ ...now, lines: [...now.lines, ...later.lines] })
  expect(promised).toMatchObject({ promisedPoints: '10', nextActivationAt: lastYear })
  await service.activatePoints({ requestId: fresh('q'), ...purchase })
  expect(await balanceOf(desk, customerId)).toEqual({ promised: 6, active: 4, debt: 0 })
})

test('what spent points owe is a debt that later points pay', async () => {
  const { customerId, accountId } = await enrolled(desk)
  const [first, second] = [
    { customerId, orderId: fresh('o') },
    { customerId, orderId: fresh('o') },
  ]
  await service.promisePoints(leaving(first))
  await service.activatePoints({ requestId: fresh('q'), ...first })
  await manager.adjustPoints({ requestId: fresh('q'), accountId, difference: '-8', reason: 'spent in the shop' })
  await service.clawBackPoints(comingBack(first, 'r-1', [[1, 10]]))
  expect(await balanceOf(desk, customerId)).toEqual({ promised: 0, active: 0, debt: 8 })
  await service.promisePoints(leaving(second))
  await service.activatePoints({ requestId: fresh('q'), ...second })
  expect(await balanceOf(desk, customerId)).toEqual({ promised: 0, active: 2, debt: 0 })
})

test('transactions tell every movement with its cause, newest first, in pages', async () => {
  const { customerId, accountId } = await enrolled(desk)
  const purchase = { customerId, orderId: fresh('o') }
  await service.promisePoints(leaving(purchase))
  await service.activatePoints({ requestId: fresh('q'), ...purchase })
  await operator.adjustPoints({ requestId: fresh('q'), accountId, difference: '-4', reason: 'a mistake' })
  const clawed = await service.clawBackPoints(comingBack(purchase, 'r-7', [[1, 10]]))
  const last = await manager.adjustPoints({ requestId: fresh('q'), accountId, difference: '5', reason: 'goodwill' })
  const told = []
  let pageToken = ''
  do {
    const page = await desk.listTransactions({ accountId, pageSize: 2, pageToken, minPosition: last.logPosition })
    expect(page.transactions.length).toBeLessThanOrEqual(2)
    told.push(...page.transactions)
    pageToken = page.nextPageToken
  } while (pageToken !== '')
  expect(
    told.map(({ kind, promisedPoints, activePoints, debtPoints, orderId, returnId, reason }) =>
      [kind.replace('TRANSACTION_KIND_', ''), promisedPoints, activePoints, debtPoints, orderId, returnId, reason].join(' '),
    ),
  ).toEqual([
    'DEBT_REPAID 0 -4 -4   goodwill',
    'ADJUSTED 0 5 0   goodwill',
    `CLAWED_BACK 0 -6 4 ${purchase.orderId} r-7 `,
    'ADJUSTED 0 -4 0   a mistake',
    `ACTIVATED -10 10 0 ${purchase.orderId}  `,
    `PROMISED 10 0 0 ${purchase.orderId}  `,
  ])
  expect(told[2]?.logPosition).toBe(clawed.logPosition)
  expect(new Set(told.map(({ transactionId }) => transactionId)).size).toBe(6)
  expect(await host.differences()).toEqual([])
})

describe('the rules', () => {
  const policy = {
    rates: [{ currencyCode: 'JPY', points: '3', perMinor: '10' }],
    channels: [{ channelKind: 'CHANNEL_KIND_APP' as const, percent: 200 }],
    categories: [{ category: 'mugs', percent: 150 }],
    rounding: 'POINTS_ROUNDING_HALF_UP' as const,
  }
  const basket = {
    channelKind: 'CHANNEL_KIND_APP' as const,
    lines: [{ lineId: 'l-1', sku: 'sku-1', category: 'mugs', quantity: '2', amountMinor: '25' }],
  }

  test('are the version in force at the purchase', async () => {
    expect(await desk.getEarningPolicy({ at: lastYear })).toMatchObject({ policy: { version: 0 } })
    const requestId = fresh('q')
    const effectiveFrom = timestampOf('2026-01-01T00:00:00Z')
    const put = await operator.putEarningPolicy({ requestId, policy: { ...policy, effectiveFrom } })
    expect(put.policy).toMatchObject({ ...policy, version: 1, effectiveFrom, otherwise: null })
    expect(await operator.putEarningPolicy({ requestId, policy: { ...policy, effectiveFrom } })).toEqual(put)
    expect(await desk.getEarningPolicy({ at: effectiveFrom })).toEqual({ policy: put.policy })

    const quote = (currencyCode: string, at: typeof lastYear) => desk.quoteEarning({ ...basket, currencyCode, at })
    // 13 and 12 yen at 3 per 10, tripled: 11.7 and 10.8.
    expect(await quote('JPY', effectiveFrom)).toMatchObject({ points: '23', policyVersion: 1 })
    expect(await quote('GBP', effectiveFrom)).toMatchObject({ points: '0', policyVersion: 1, lines: [{ lineId: 'l-1' }] })
    expect(await quote('JPY', lastYear)).toMatchObject({ points: '0', policyVersion: 0 })

    const { customerId } = await enrolled(desk)
    const old = leaving({ customerId, orderId: fresh('o') })
    await service.promisePoints({ ...old, ...basket, lines: old.lines })
    const recent = leaving({ customerId, orderId: fresh('o'), quantity: 2, amountMinor: 25 })
    const { promisedPoints } = await service.promisePoints({
      ...recent,
      currencyCode: 'JPY',
      channelKind: basket.channelKind,
      purchasedAt: effectiveFrom,
    })
    expect(promisedPoints).toBe('23')
    expect(await balanceOf(desk, customerId)).toEqual({ promised: 33, active: 0, debt: 0 })
  })

  test('never change behind a version that is there', async () => {
    await operator.putEarningPolicy({ requestId: fresh('q'), policy: { ...policy, effectiveFrom: nextCentury } })
    const before = await logEnd(host.store)
    const tooEarly = operator.putEarningPolicy({ requestId: fresh('q'), policy: { ...policy, effectiveFrom: nextCentury } })
    await expect(tooEarly).rejects.toMatchObject({
      code: status.FAILED_PRECONDITION,
      reason: 'EFFECTIVE_TOO_EARLY',
      figures: { earliest: '2100-01-01T00:00:00.001Z' },
    })
    expect(await logEnd(host.store)).toBe(before)
  })
})
