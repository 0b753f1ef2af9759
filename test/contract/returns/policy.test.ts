import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import { accepting, openShop, refusal, returnOf, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const secondsOf = (iso: string) => ({ seconds: String(Date.parse(iso) / 1000), nanos: 0 })
const ago = (days: number) => ({ seconds: String(Math.floor(Date.now() / 1000) - days * 86_400), nanos: 0 })

async function soldAs(category: string, over: Partial<PlaceOrderRequest> = {}) {
  const sku = await shop.stocked(unique('mug'), 100)
  await shop.catalog.putItem({
    requestId: unique('item'),
    item: { sku, kind: 'ITEM_KIND_GOODS', names: { en: sku }, category },
  })
  const lines = [{ lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 500, fulfilmentId: 'f-1' }]
  return shop.sold({ lines, ...over })
}
/** Two of three, by two tenders, in 2020. */
const by2020 = { occurredAt: secondsOf('2020-06-15T12:00:00Z') }
const inTwoTenders = {
  tenders: [
    { tenderId: 'cash', kind: 'TENDER_KIND_CASH' as const, amountMinor: 499, currencyCode: 'GBP' },
    { tenderId: 'card', kind: 'TENDER_KIND_CARD' as const, amountMinor: 1001, currencyCode: 'GBP' },
  ],
}

describe('the version in force at purchase decides', () => {
  const terms = { windowDays: 3_650, finalSale: false, restockingFeeBps: 0 }
  const policy = {
    effectiveFrom: secondsOf('2020-01-01T00:00:00Z'),
    otherwise: { ...terms, restockingFeeBps: 1_000 },
    categories: [
      { category: 'flowers', ...terms, windowDays: 1 },
      { category: 'outlet', ...terms, finalSale: true },
    ],
    noReceiptLimitMinor: 2_000,
  }

  test('it is put by an operator, once, and never where purchases went by another', async () => {
    const request = { requestId: unique('policy'), policy }
    expect((await refusal(shop.returns.manager.putReturnPolicy(request))).reason).toBe('ROLE_REQUIRED')
    const put = await shop.returns.operator.putReturnPolicy(request)
    expect(put.policy).toMatchObject({
      version: 1,
      otherwise: { restockingFeeBps: 1_000 },
      categories: [{ category: 'flowers' }, { category: 'outlet' }],
    })
    expect(await shop.returns.operator.putReturnPolicy(request)).toEqual(put)
    const sold = await soldAs('outlet')
    const asked = Date.now()
    const backdated = { ...policy, effectiveFrom: secondsOf('2021-01-01T00:00:00Z') }
    const tooEarly = await refusal(shop.returns.operator.putReturnPolicy({ requestId: unique('policy'), policy: backdated }))
    expect(tooEarly.reason).toBe('EFFECTIVE_TOO_EARLY')
    expect(Date.parse(tooEarly.figures.earliest ?? '')).toBeGreaterThanOrEqual(asked)
    const fromNow = { ...policy, effectiveFrom: null, otherwise: { ...terms, windowDays: 7 }, categories: [] }
    const second = await shop.returns.operator.putReturnPolicy({ requestId: unique('policy'), policy: fromNow })
    expect(second.policy?.version).toBe(2)
    const quoteOf = async ({ orderId }: { orderId: string }) => shop.returns.web.quoteReturn({ purchase: { orderId } })
    expect(await quoteOf(sold)).toMatchObject({ policyVersion: 1, lines: [{ because: 'INELIGIBILITY_FINAL_SALE' }] })
    expect(await quoteOf(await soldAs('outlet'))).toMatchObject({ policyVersion: 2, refundMinor: '1500' })
    const inForce = async (at: string) => (await shop.returns.web.getReturnPolicy({ at: secondsOf(at) })).policy?.version
    expect([
      await inForce('2019-12-31T23:59:59Z'),
      await inForce('2020-01-01T00:00:00Z'),
      await inForce('2100-01-01T00:00:00Z'),
    ]).toEqual([0, 1, 2])
  })

  test('a fee is kept of each unit, and the rest goes to the tenders in proportion', async () => {
    const order = await soldAs('shoes', { ...by2020, ...inTwoTenders })
    const quote = await shop.returns.web.quoteReturn({
      purchase: { orderId: order.orderId },
      lines: [{ lineId: 'l-1', quantity: 2 }],
    })
    expect(quote).toMatchObject({
      policyVersion: 1,
      lines: [{ paidMinor: '1000', feeMinor: '100', refundMinor: '900' }],
      refundMinor: '900',
      refunds: [
        { tenderId: 'cash', amountMinor: '298' },
        { tenderId: 'card', amountMinor: '602' },
      ],
    })
    const request = returnOf(order, 2, { receivedAtLocationId: 'leeds', inspection: [accepting()], quotedRefundMinor: '900' })
    const { return: returned } = await shop.returns.till.requestReturn(request)
    expect(returned?.refunds).toMatchObject([
      { tenderId: 'cash', amountMinor: '298', state: 'REFUND_STATE_WITH_CHANNEL' },
      { tenderId: 'card', amountMinor: '602' },
    ])
    const other = shop.returns.till.requestReturn(returnOf(order, 1, { quotedRefundMinor: '500' }))
    expect(await refusal(other)).toEqual({
      code: 'FAILED_PRECONDITION',
      reason: 'QUOTE_CHANGED',
      figures: { quoted: '500', now: '450' },
    })
  })

  test('a closed window and a final sale are passed by a manager, with a reason, and by nobody else', async () => {
    const [late, final] = await Promise.all([soldAs('flowers', { occurredAt: ago(3) }), soldAs('outlet', by2020)])
    for (const [order, reason] of [
      [late, 'window_closed'],
      [final, 'final_sale'],
    ] as const) {
      const end = await shop.logEnd()
      const refused = { code: 'FAILED_PRECONDITION', reason: 'UNIT_NOT_RETURNABLE', figures: { line_id: 'l-1', reason } }
      expect(await refusal(shop.returns.till.requestReturn(returnOf(order, 1)))).toEqual(refused)
      const overridden = returnOf(order, 1, { overrideReason: 'a good customer' })
      expect((await refusal(shop.returns.till.requestReturn(overridden))).reason).toBe('ROLE_REQUIRED')
      expect(await shop.logEnd()).toBe(end)
      const { return: returned } = await shop.returns.manager.requestReturn(overridden)
      expect(returned).toMatchObject({ state: 'RETURN_STATE_REQUESTED', overrideReason: 'a good customer', channelId: 'till-7' })
    }
  })

  test('windows are told of all that left, claimed or not', async () => {
    const order = await soldAs('flowers', { occurredAt: ago(3) })
    await shop.returns.manager.requestReturn(returnOf(order, 1, { overrideReason: 'a good customer' }))
    const { windows, policyVersion } = await shop.returns.service.getReturnWindows({ orderId: order.orderId })
    const until = { seconds: String(Number(order.occurredAt?.seconds) + 86_400), nanos: 0 }
    expect(policyVersion).toBe(1)
    const alike = { lineId: 'l-1', leftAt: order.occurredAt, returnableUntil: until, category: 'flowers' }
    expect(windows).toEqual([{ ...alike, units: [{ first: '1', last: '3' }] }])
  })
})

test('charges come back by a manager’s hand alone, whole and without a fee', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const order = await shop.sold({
    ...by2020,
    lines: [
      { lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 400, fulfilmentId: 'f-1' },
      { lineId: 'post', sku: 'POST', quantity: 1, unitPriceMinor: 300 },
    ],
  })
  const lines = [{ lineId: 'post', quantity: 1 }]
  const quote = await shop.returns.web.quoteReturn({ purchase: { orderId: order.orderId }, lines })
  expect(quote).toMatchObject({
    refundMinor: '0',
    lines: [{ eligible: false, because: 'INELIGIBILITY_CHARGE', paidMinor: '300' }],
  })
  expect(await refusal(shop.returns.till.requestReturn(returnOf(order, 1, { lines })))).toMatchObject({
    reason: 'UNIT_NOT_RETURNABLE',
    figures: { reason: 'charge' },
  })
  const inspection = [{ lineId: 'post', verdict: 'VERDICT_ACCEPT' as const }]
  const request = returnOf(order, 1, { lines, overrideReason: 'came late', receivedAtLocationId: 'leeds', inspection })
  const { return: returned } = await shop.returns.manager.requestReturn(request)
  expect(returned).toMatchObject({
    refunds: [{ amountMinor: '300' }],
    grants: [{ lines: [{ lineId: 'post', kind: 'LINE_KIND_CHARGE', locationId: '', disposition: 'DISPOSITION_UNSPECIFIED' }] }],
  })
})

describe('without a receipt', () => {
  const unreceipted = async (refundMinor: number) => ({
    requestId: unique('return'),
    quotedRefundMinor: '-1',
    currencyCode: 'GBP',
    unreceipted: [{ lineId: 'a', sku: await shop.stocked(unique('mug'), 1), quantity: 2, refundMinor }],
    receivedAtLocationId: 'leeds',
    inspection: [accepting('a')],
  })

  test('a manager takes goods back up to the limit, and the till gives the money', async () => {
    expect(await refusal(shop.returns.manager.requestReturn(await unreceipted(2_001)))).toMatchObject({
      reason: 'RECEIPT_REQUIRED',
      figures: { limit: '2000' },
    })
    const request = await unreceipted(2_000)
    expect((await refusal(shop.returns.till.requestReturn(request))).reason).toBe('ROLE_REQUIRED')
    const { return: returned } = await shop.returns.manager.requestReturn(request)
    expect(returned).toMatchObject({
      ...{ orderId: '', policyVersion: 2, state: 'RETURN_STATE_SETTLING', channelId: 'leeds' },
      refunds: [{ kind: 'TENDER_KIND_CASH', amountMinor: '2000', state: 'REFUND_STATE_WITH_CHANNEL' }],
      grants: [{ lines: [{ lineId: 'a', locationId: 'leeds', units: [{ first: '1', last: '2' }] }] }],
    })
    const paid = {
      returnId: returned?.returnId ?? '',
      refundId: returned?.refunds[0]?.refundId ?? '',
      state: 'REFUND_STATE_EXECUTED' as const,
    }
    const stranger = shop.returns.elsewhere.recordRefund({ requestId: unique('paid'), ...paid })
    expect((await refusal(stranger)).reason).toBe('ROLE_REQUIRED')
    const told = await shop.returns.till.recordRefund({ requestId: unique('paid'), ...paid })
    expect(told.return?.refunds).toMatchObject([{ state: 'REFUND_STATE_EXECUTED' }])
  })

  test('history is never refused by a limit or a window, tells nobody, and is paid already', async () => {
    const past = { alreadyRefunded: true, occurredAt: secondsOf('2010-12-03T09:00:00Z') }
    const request = { ...(await unreceipted(9_999_999)), ...past }
    expect((await refusal(shop.returns.manager.requestReturn(request))).reason).toBe('ROLE_REQUIRED')
    const { return: returned } = await shop.returns.history.requestReturn(request)
    expect(returned).toMatchObject({
      state: 'RETURN_STATE_SETTLING',
      orderId: '',
      policyVersion: 0,
      alreadyRefunded: true,
      occurredAt: past.occurredAt,
      refunds: [{ amountMinor: '9999999', state: 'REFUND_STATE_EXECUTED' }],
    })
    expect(await shop.told(returned ?? { returnId: '' })).toEqual([
      ...['ReturnOpened', 'UnitsReceived', 'UnitsAccepted', 'RefundGranted', 'RefundExecuted'],
    ])
    const order = await shop.sold({ occurredAt: secondsOf('2010-12-01T09:00:00Z') })
    const late = returnOf(order, 3, { alreadyRefunded: true, occurredAt: secondsOf('2011-12-01T09:00:00Z') })
    expect((await shop.returns.history.requestReturn(late)).return).toMatchObject({
      state: 'RETURN_STATE_REQUESTED',
      policyVersion: 0,
    })
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
