import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Transaction__Output as Transaction } from '#protos/nahr/loyalty/v1/Transaction.ts'
import { refusedFor, until } from './patience.ts'
import {
  accepted,
  CARRIED,
  card,
  carriedOutOf,
  cash,
  LEEDS,
  LONDON,
  lineOf,
  openShops,
  PARCEL,
  PICKUP,
  parcelFrom,
  pickupAt,
  type Shops,
  transfer,
  WAREHOUSE,
} from './shops.ts'

const DAY_S = 86_400

let shops: Shops
beforeAll(async () => {
  shops = await openShops()
})
afterAll(async () => {
  await shops?.close()
})

async function movements(accountId: string, minPosition: string): Promise<Transaction[]> {
  return (await shops.app.loyalty.listTransactions({ accountId, minPosition })).transactions
}
const told = ({ kind, promisedPoints, activePoints, debtPoints, orderId, returnId, reason }: Transaction) => ({
  ...{ kind: kind.replace('TRANSACTION_KIND_', ''), cause: returnId || orderId || reason },
  ...{ promised: Number(promisedPoints), active: Number(activePoints), debt: Number(debtPoints) },
})
const pointsAre = (customerId: string, expected: { promised: number; active: number; debt: number }) =>
  until(async () => JSON.stringify(await shops.points(customerId)) === JSON.stringify(expected))
const endOf = async (stream: string) => String((await shops.eventsOf(stream)).at(-1)?.position)

test('points of app, till and web are in one account, with their causes, and as they were at any time', async () => {
  const customerId = shops.unique('customer')
  const { account } = await shops.app.loyalty.enrol({ requestId: 'in the app', customerId })
  const { account: same } = await shops.leeds.loyalty.enrol({ requestId: 'at the till', customerId })
  expect(same).toEqual(account)
  const accountId = account?.accountId ?? ''
  const sku = await shops.stocked({ [LONDON]: 5, [LEEDS]: 5, [WAREHOUSE]: 5 })

  const quoted = async (channelKind: 'CHANNEL_KIND_APP' | 'CHANNEL_KIND_STORE', amountMinor: number, quantity: number) =>
    Number(
      (
        await shops.web.loyalty.quoteEarning({
          currencyCode: 'GBP',
          channelKind,
          lines: [{ lineId: '1', sku, category: 'shoes', quantity, amountMinor }],
        })
      ).points,
    )
  expect(await quoted('CHANNEL_KIND_APP', 2_998, 2)).toBe(28)

  const reserved = await shops.place('app', {
    customerId,
    lines: [lineOf('1', sku, 2, 1_499, PICKUP)],
    fulfilments: [pickupAt(LONDON)],
    tenders: [card(2_998)],
    totalMinor: 2_998,
  })
  expect(await shops.points(customerId)).toEqual({ promised: 0, active: 0, debt: 0 })
  await shops.collect(reserved)
  await pointsAre(customerId, { promised: 28, active: 0, debt: 0 })

  const sold = await shops.place('leeds', {
    customerId,
    lines: [lineOf('1', sku, 1, 1_250, CARRIED)],
    fulfilments: [carriedOutOf(LEEDS)],
    tenders: [cash(1_250)],
    totalMinor: 1_250,
  })
  await pointsAre(customerId, { promised: 40, active: 0, debt: 0 })

  const sent = await shops.place('web', {
    customerId,
    lines: [lineOf('1', sku, 3, 1_000, PARCEL)],
    fulfilments: [parcelFrom(WAREHOUSE)],
    tenders: [transfer(3_000)],
    totalMinor: 3_000,
  })
  const group = () => ({ requestId: shops.unique('act'), orderId: sent.orderId, fulfilmentId: PARCEL })
  await shops.operator.fulfilment.startPicking(group())
  await shops.operator.fulfilment.recordPick({ ...group(), lines: [{ lineId: '1', quantity: 3 }] })
  await shops.operator.fulfilment.recordShipment({ ...group(), parcelId: 'p-1', carrier: 'post', trackingReference: 't-1' })
  await shops.operator.fulfilment.recordDelivery({ ...group(), parcelId: 'p-1' })
  await pointsAre(customerId, { promised: 70, active: 0, debt: 0 })

  const { return: goods } = await shops.leeds.returns.requestReturn({
    requestId: shops.unique('return'),
    purchase: { orderId: reserved.orderId },
    lines: [{ lineId: '1', quantity: 1 }],
    quotedRefundMinor: 1_499,
    reason: 'too small',
    receivedAtLocationId: LEEDS,
    inspection: [accepted('1')],
  })
  await pointsAre(customerId, { promised: 56, active: 0, debt: 0 })

  const history = await movements(accountId, await endOf(`loyaltyAccount-${accountId}`))
  const none = { active: 0, debt: 0 }
  expect(history.map(told)).toEqual([
    { kind: 'CLAWED_BACK', cause: goods?.returnId, promised: -14, ...none },
    { kind: 'PROMISED', cause: sent.orderId, promised: 30, ...none },
    { kind: 'PROMISED', cause: sold.orderId, promised: 12, ...none },
    { kind: 'PROMISED', cause: reserved.orderId, promised: 28, ...none },
  ])

  let expected = 56
  for (const { logPosition: position, promisedPoints } of history) {
    const at = async (asOf: { position: string }) =>
      (await shops.leeds.loyalty.getAccount({ accountId, asOf })).account?.promisedPoints
    expect(await at({ position })).toBe(String(expected))
    expected -= Number(promisedPoints)
    expect(await at({ position: String(BigInt(position) - 1n) })).toBe(String(expected))
  }
  expect(expected).toBe(0)
  const before = shops.web.loyalty.getAccount({ accountId, asOf: { position: reserved.position } })
  expect((await before).account).toMatchObject({ promisedPoints: '0', lots: [] })
  const unknown = shops.web.loyalty.getAccount({ accountId, asOf: { position: '1' } })
  expect(await refusedFor(unknown)).toBe('ACCOUNT_NOT_FOUND')

  const { account: whole } = await shops.web.loyalty.getAccount({ customerId })
  expect(whole?.lots.map(({ orderId, points }) => ({ orderId, points }))).toEqual([
    { orderId: reserved.orderId, points: '14' },
    { orderId: sold.orderId, points: '12' },
    { orderId: sent.orderId, points: '30' },
  ])
  const { windows } = await shops.app.returns.getReturnWindows({ orderId: sold.orderId })
  expect(whole?.lots[1]?.activatesAt).toEqual(windows[0]?.returnableUntil)
})

test('what is sold for good earns active points at once; what is spent of them and comes back is owed, and later purchases pay', async () => {
  const effectiveFrom = { seconds: Math.floor(Date.now() / 1000) - 60 * DAY_S }
  await shops.operator.returns.putReturnPolicy({
    requestId: 'final sales',
    policy: {
      effectiveFrom,
      otherwise: { windowDays: 30 },
      categories: [{ category: 'clearance', windowDays: 30, finalSale: true }],
      noReceiptLimitMinor: 5_000,
    },
  })
  await shops.operator.loyalty.putEarningPolicy({
    requestId: 'double at the till',
    policy: {
      effectiveFrom,
      otherwise: { currencyCode: '', points: 1, perMinor: 100 },
      channels: [{ channelKind: 'CHANNEL_KIND_STORE', percent: 200 }],
      rounding: 'POINTS_ROUNDING_DOWN',
    },
  })
  const customerId = shops.unique('customer')
  await shops.app.loyalty.enrol({ requestId: customerId, customerId })
  const accountId = await shops.accountId(customerId)
  const sku = await shops.stocked({ [LEEDS]: 9 }, { category: 'clearance' })
  const sell = (quantity: number) =>
    shops.place('leeds', {
      customerId,
      lines: [lineOf('1', sku, quantity, 1_000, CARRIED)],
      fulfilments: [carriedOutOf(LEEDS)],
      tenders: [cash(quantity * 1_000)],
      totalMinor: quantity * 1_000,
    })
  const first = await sell(2)
  await pointsAre(customerId, { promised: 0, active: 40, debt: 0 })
  const take = { requestId: 'a kettle', accountId, difference: -30, reason: 'a kettle' }
  expect(await refusedFor(shops.leeds.loyalty.adjustPoints(take))).toBe('ROLE_REQUIRED')
  await shops.manager.loyalty.adjustPoints(take)

  const walkIn = {
    requestId: shops.unique('return'),
    purchase: { orderId: first.orderId },
    lines: [{ lineId: '1', quantity: 1 }],
    quotedRefundMinor: 1_000,
    reason: 'broken',
    receivedAtLocationId: LEEDS,
    inspection: [accepted('1', 'DAMAGED')],
  }
  expect(await refusedFor(shops.leeds.returns.requestReturn(walkIn))).toBe('UNIT_NOT_RETURNABLE')
  const { return: goods } = await shops.manager.returns.requestReturn({ ...walkIn, overrideReason: 'it never worked' })
  await pointsAre(customerId, { promised: 0, active: 0, debt: 10 })
  const second = await sell(1)
  await pointsAre(customerId, { promised: 0, active: 10, debt: 0 })

  const history = await movements(accountId, await endOf(`loyaltyAccount-${accountId}`))
  expect(history.map(told).map(({ kind, cause }) => [kind, cause])).toEqual([
    ['DEBT_REPAID', second.orderId],
    ['ACTIVATED', second.orderId],
    ['PROMISED', second.orderId],
    ['CLAWED_BACK', goods?.returnId],
    ['ADJUSTED', 'a kettle'],
    ['ACTIVATED', first.orderId],
    ['PROMISED', first.orderId],
  ])
  const sums = history.map(told).reduce(
    (sum, { promised, active, debt }) => ({
      promised: sum.promised + promised,
      active: sum.active + active,
      debt: sum.debt + debt,
    }),
    { promised: 0, active: 0, debt: 0 },
  )
  expect(sums).toEqual(await shops.points(customerId))
})

test('who joins after some of an order came back earns what is kept of it, once the rest is collected', async () => {
  const customerId = shops.unique('customer')
  const sku = await shops.stocked({ [LEEDS]: 9 })
  const { orderId } = await shops.place('leeds', {
    customerId,
    lines: [lineOf('1', sku, 3, 1_000, CARRIED), lineOf('2', sku, 1, 1_000, PICKUP)],
    fulfilments: [carriedOutOf(LEEDS), pickupAt(LEEDS)],
    tenders: [cash(4_000)],
    totalMinor: 4_000,
  })
  const { return: goods } = await shops.leeds.returns.requestReturn({
    requestId: shops.unique('return'),
    purchase: { orderId },
    lines: [{ lineId: '1', quantity: 2 }],
    quotedRefundMinor: 2_000,
    reason: 'two too many',
    receivedAtLocationId: LEEDS,
    inspection: [accepted('1')],
  })
  await shops.returnIs(goods ?? { returnId: '' }, 'RETURN_STATE_SETTLED')
  await shops.app.loyalty.enrol({ requestId: customerId, customerId })
  await shops.collect({ orderId }, LEEDS)
  await pointsAre(customerId, { promised: 40, active: 0, debt: 0 })
  const { account } = await shops.app.loyalty.getAccount({ customerId })
  expect(account?.lots.map(({ lineId, points }) => [lineId, points])).toEqual([
    ['1', '20'],
    ['2', '20'],
  ])
})

test('the log is proven afterwards, and read models equal a replay of it', () => shops.areProven())
