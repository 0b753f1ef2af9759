import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { returnProcessId } from '../../workflows/return/contract.ts'
import { refusalOf, refusedFor, until } from './patience.ts'
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
  PICKUP,
  pickupAt,
  type Shops,
  transfer,
  WAREHOUSE,
} from './shops.ts'

const DAY_MS = 86_400_000

let shops: Shops
beforeAll(async () => {
  shops = await openShops()
})
afterAll(async () => {
  await shops?.close()
})

const enrolled = async () => {
  const customerId = shops.unique('customer')
  await shops.app.loyalty.enrol({ requestId: customerId, customerId })
  return customerId
}

/** Three pairs bought in the web shop and collected in London, paid with 50.00 by card and the rest by transfer. */
async function boughtOnline({ token = 'sandbox-approve', isMixed = true } = {}) {
  const customerId = await enrolled()
  const sku = await shops.stocked({ [LONDON]: 5 })
  const order = await shops.place('web', {
    customerId,
    lines: [{ ...lineOf('1', sku, 3, 3_334, PICKUP), discounts: [{ amountMinor: 2, reason: 'rounding' }] }],
    fulfilments: [pickupAt(LONDON)],
    tenders: isMixed ? [card(5_000, token), transfer(5_000)] : [card(10_000, token)],
    totalMinor: 10_000,
  })
  await shops.collect(order)
  const paymentId = order.tenders[0]?.paymentId ?? ''
  await until(async () => (await shops.typesOf(`payment-${paymentId}`)).at(-1) === 'PaymentCaptured')
  await until(async () => (await shops.points(customerId)).promised === 99)
  return { ...order, customerId, sku, paymentId }
}

/** So many pairs sold at the till in Leeds, of which the shopper has the receipt. */
async function boughtInLeeds(quantity: number, soldMsAgo = 0) {
  const customerId = await enrolled()
  const sku = await shops.stocked({ [LEEDS]: 10 })
  const receiptNumber = shops.unique('receipt')
  const totalMinor = quantity * 2_000
  const order = await shops.place('leeds', {
    customerId,
    receiptNumber,
    lines: [lineOf('1', sku, quantity, 2_000, CARRIED)],
    fulfilments: [carriedOutOf(LEEDS)],
    tenders: [cash(totalMinor)],
    totalMinor,
    ...(soldMsAgo > 0 ? { occurredAt: { seconds: Math.floor((Date.now() - soldMsAgo) / 1000) } } : {}),
  })
  return { ...order, customerId, sku, receiptNumber }
}

const overTheCounter = (orderId: string, quantity: number) => ({
  requestId: shops.unique('return'),
  purchase: { orderId },
  lines: [{ lineId: '1', quantity }],
  quotedRefundMinor: -1,
  reason: 'too small',
  receivedAtLocationId: LEEDS,
  inspection: [accepted('1')],
})
const opened = async (call: Promise<{ return: { returnId: string } | null }>) => {
  const { return: goods } = await call
  if (!goods) throw new Error('nothing was opened')
  return goods
}

describe('bought online, returned in another store', () => {
  test('pair by pair: to the tenders that paid, onto the shelf in Leeds that never had it, points to the unit', async () => {
    const { orderId, sku, customerId, paymentId } = await boughtOnline()
    const refunded = { card: 0, transfer: 0 }
    for (const [index, left] of [66, 33, 0].entries()) {
      const quote = await shops.leeds.returns.quoteReturn({ purchase: { orderId }, lines: [{ lineId: '1', quantity: 1 }] })
      expect(quote).toMatchObject({ points: '33', lines: [{ eligible: true, units: [{ first: String(index + 1) }] }] })
      const request = { ...overTheCounter(orderId, 1), quotedRefundMinor: quote.refundMinor }
      const goods = await opened(shops.leeds.returns.requestReturn(request))
      const held = await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
      const ofTransfer = held.refunds.find(({ tenderId }) => tenderId === 'transfer')
      expect(ofTransfer).toMatchObject({ state: 'REFUND_STATE_WITH_CHANNEL', paymentId: '' })
      expect(held.refunds.map(({ tenderId, amountMinor }) => ({ tenderId, amountMinor }))).toEqual(
        quote.refunds.map(({ tenderId, amountMinor }) => ({ tenderId, amountMinor })),
      )
      const recorded = {
        returnId: goods.returnId,
        refundId: ofTransfer?.refundId ?? '',
        state: 'REFUND_STATE_EXECUTED',
      } as const
      const record = { requestId: shops.unique('given-back'), ...recorded }
      expect(await refusedFor(shops.leeds.returns.recordRefund(record))).toBe('ROLE_REQUIRED')
      await shops.web.returns.recordRefund(record)
      const { return: done } = await shops.web.returns.getReturn(goods)
      expect(done?.refunds.map(({ state }) => state)).toEqual(['REFUND_STATE_EXECUTED', 'REFUND_STATE_EXECUTED'])
      for (const { tenderId, amountMinor } of held.refunds) refunded[tenderId as keyof typeof refunded] += Number(amountMinor)

      expect(await shops.stock(sku, LEEDS)).toMatchObject({ onHand: index + 1, available: index + 1 })
      expect(await shops.points(customerId)).toEqual({ promised: left, active: 0, debt: 0 })
      expect(await shops.notice('web', 'return.refunded', goods)).toMatchObject({ currency: 'GBP' })
      expect(await shops.notice('app', 'return.refunded', goods)).toEqual({})
      await shops.ended(returnProcessId(goods))
      expect(await shops.typesOf(`return-${goods.returnId}`)).toEqual([
        ...['ReturnOpened', 'UnitsReceived', 'NotificationDue', 'UnitsAccepted', 'RefundGranted'],
        ...['RefundExecuted', 'NotificationDue', 'ReturnSettled', 'RefundExecuted', 'NotificationDue'],
      ])
    }
    expect(refunded).toEqual({ card: 5_000, transfer: 5_000 })
    expect(await shops.typesOf(`payment-${paymentId}`)).toEqual([
      ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
      ...Array.from({ length: 3 }, () => ['RefundRequested', 'PaymentRefunded']).flat(),
    ])
    expect(await shops.stock(sku, LONDON)).toMatchObject({ onHand: 2, available: 2 })
    const again = shops.leeds.returns.requestReturn(overTheCounter(orderId, 1))
    expect(await refusalOf(again)).toEqual({ reason: 'UNITS_CLAIMED', figures: { line_id: '1', asked: '1', free: '0' } })

    const sold = await shops.place('app', {
      lines: [lineOf('1', sku, 3, 3_334, PICKUP)],
      fulfilments: [pickupAt(LEEDS)],
      tenders: [card(10_002)],
      totalMinor: 10_002,
    })
    expect(sold.state).toBe('ORDER_STATE_OPEN')
    expect(await shops.stock(sku, LEEDS)).toMatchObject({ onHand: 3, reserved: 3, available: 0 })
  })

  test('a provider that declines the refund: store credit for its part, once', async () => {
    const { orderId } = await boughtOnline({ token: 'sandbox-refund-refused', isMixed: false })
    const goods = await opened(shops.leeds.returns.requestReturn(overTheCounter(orderId, 2)))
    const settled = await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
    expect(settled.refunds).toMatchObject([{ state: 'REFUND_STATE_REPLACED', amountMinor: '6667' }])
    const storedValueId = settled.refunds[0]?.storedValueId ?? ''
    const { storedValue } = await shops.leeds.storedValue.getStoredValue({ storedValueId })
    expect(storedValue).toMatchObject({ balanceMinor: '6667', currencyCode: 'GBP' })
    expect(await shops.notice('web', 'return.refunded', goods)).toMatchObject({ by: 'store_credit', amountMinor: '6667' })
    expect(await shops.typesOf(`storedValue-${storedValueId}`)).toEqual(['StoreCreditIssued'])
  })

  test('a refund whose answer is lost is given back once', async () => {
    const { orderId, paymentId } = await boughtOnline({ token: 'sandbox-refund-timeout-after-success', isMixed: false })
    const goods = await opened(shops.leeds.returns.requestReturn(overTheCounter(orderId, 1)))
    await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
    const { payment } = await shops.operator.payments.getPayment({ paymentId })
    expect(payment).toMatchObject({ capturedMinor: '10000', refundedMinor: '3334' })
    const provider = await shops.typesOf(`sandboxPayment-${payment?.providerReference.replace('sandbox-', '')}`)
    expect(provider).toEqual(['SandboxAuthorized', 'SandboxCaptured', 'SandboxRefunded'])
  })

  test('rejected at the counter it is given back, stays the shopper’s and may be brought again', async () => {
    const { orderId, sku, customerId } = await boughtOnline({ isMixed: false })
    const worn = { lineId: '1', verdict: 'VERDICT_REJECT', reason: 'worn' } as const
    const goods = await opened(shops.leeds.returns.requestReturn({ ...overTheCounter(orderId, 1), inspection: [worn] }))
    await shops.ended(returnProcessId(goods))
    expect(await shops.notice('web', 'return.rejected', goods)).toEqual({ units: '1', reason: 'worn' })
    const { order } = await shops.web.orders.getOrder({ orderId })
    expect(order).toMatchObject({ lines: [{ returnRequested: '0', returned: '0', left: '3' }] })
    expect(await shops.stock(sku, LEEDS)).toMatchObject({ onHand: 0 })
    expect(await shops.points(customerId)).toEqual({ promised: 99, active: 0, debt: 0 })
    const second = await opened(shops.leeds.returns.requestReturn(overTheCounter(orderId, 3)))
    await shops.returnIs(second, 'RETURN_STATE_SETTLED')
    expect(await shops.points(customerId)).toEqual({ promised: 0, active: 0, debt: 0 })
  })

  test('what the store is unsure of a manager decides', async () => {
    const { orderId, sku } = await boughtOnline({ isMixed: false })
    const unsure = { lineId: '1', verdict: 'VERDICT_REVIEW', reason: 'box is missing' } as const
    const goods = await opened(shops.leeds.returns.requestReturn({ ...overTheCounter(orderId, 2), inspection: [unsure] }))
    const asked = await shops.returnIs(goods, 'RETURN_STATE_UNDER_REVIEW')
    expect(asked.question).toBe('box is missing')
    const approve = {
      requestId: shops.unique('approve'),
      returnId: goods.returnId,
      lines: [{ lineId: '1', units: [{ first: 1, last: 1 }] }],
      disposition: 'DISPOSITION_DAMAGED' as const,
      reason: 'a regular',
    }
    expect(await refusedFor(shops.leeds.returns.approveRefund(approve))).toBe('ROLE_REQUIRED')
    await shops.manager.returns.approveRefund(approve)
    const refusal = { requestId: shops.unique('refuse'), returnId: goods.returnId, reason: 'not ours' }
    expect(await refusedFor(shops.leeds.returns.rejectUnits(refusal))).toBe('ROLE_REQUIRED')
    await shops.manager.returns.rejectUnits(refusal)
    await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
    await shops.ended(returnProcessId(goods))
    expect(await shops.stock(sku, LEEDS)).toEqual({ onHand: 1, reserved: 0, available: 0, damaged: 1 })
    const { order } = await shops.web.orders.getOrder({ orderId })
    expect(order).toMatchObject({ lines: [{ returnRequested: '0', returned: '1' }] })
  })
})

describe('bought in a store, returned by mail', () => {
  test('asked for online by the number on the receipt, received and inspected at the warehouse, given back by the till that sold it', async () => {
    const { orderId, sku, receiptNumber, customerId } = await boughtInLeeds(3)
    await until(async () => (await shops.points(customerId)).promised === 60)
    const purchase = { receiptNumber }
    const lines = [{ lineId: '1', quantity: 2 }]
    const quote = await shops.web.returns.quoteReturn({ purchase, lines })
    expect(quote).toMatchObject({ orderId, refundMinor: '4000', points: '40' })
    const asked = {
      requestId: shops.unique('return'),
      purchase,
      lines,
      quotedRefundMinor: quote.refundMinor,
      reason: 'two too many',
    }
    const goods = await opened(shops.web.returns.requestReturn(asked))
    expect(await shops.web.returns.requestReturn(asked)).toMatchObject({ return: { returnId: goods.returnId } })
    await shops.notice('leeds', 'return.opened', goods)
    expect(await shops.stock(sku, WAREHOUSE)).toMatchObject({ onHand: 0 })
    expect(await shops.points(customerId)).toMatchObject({ promised: 60 })

    const at = () => ({ requestId: shops.unique('act'), returnId: goods.returnId })
    expect(await refusedFor(shops.leeds.returns.receiveReturn({ ...at(), locationId: WAREHOUSE }))).toBe('STORE_REQUIRED')
    await shops.operator.returns.receiveReturn({ ...at(), locationId: WAREHOUSE })
    await shops.returnIs(goods, 'RETURN_STATE_RECEIVED')
    const inspected = (unit: number, disposition: 'SELLABLE' | 'DAMAGED') => ({
      ...at(),
      lines: [{ ...accepted('1', disposition), units: [{ first: unit, last: unit }] }],
    })
    await shops.operator.returns.inspectUnits(inspected(2, 'DAMAGED'))
    await shops.operator.returns.inspectUnits(inspected(1, 'SELLABLE'))
    await until(async () => (await shops.points(customerId)).promised === 20)
    const { return: granted } = await shops.leeds.returns.getReturn(goods)
    expect(granted?.refunds).toMatchObject([
      { kind: 'TENDER_KIND_CASH', amountMinor: '2000', state: 'REFUND_STATE_WITH_CHANNEL' },
      { kind: 'TENDER_KIND_CASH', amountMinor: '2000', state: 'REFUND_STATE_WITH_CHANNEL' },
    ])
    for (const { refundId } of granted?.refunds ?? [])
      await shops.leeds.returns.recordRefund({ ...at(), refundId, state: 'REFUND_STATE_EXECUTED' })
    await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
    await shops.ended(returnProcessId(goods))
    expect(await shops.stock(sku, WAREHOUSE)).toEqual({ onHand: 2, reserved: 0, available: 1, damaged: 1 })
    expect(await shops.stock(sku, LEEDS)).toMatchObject({ onHand: 7 })
    expect(await shops.notice('leeds', 'return.refunded', goods)).toMatchObject({ by: 'cash', amountMinor: '2000' })
  })

  test('after its window it comes back by a manager’s word alone, and takes back points that were active', async () => {
    const { orderId, customerId } = await boughtInLeeds(2, 40 * DAY_MS)
    await until(async () => (await shops.points(customerId)).active === 40)
    const quote = await shops.leeds.returns.quoteReturn({ purchase: { orderId } })
    expect(quote).toMatchObject({ refundMinor: '0', lines: [{ eligible: false, because: 'INELIGIBILITY_WINDOW_CLOSED' }] })
    const late = overTheCounter(orderId, 1)
    expect(await refusalOf(shops.leeds.returns.requestReturn(late))).toEqual({
      reason: 'UNIT_NOT_RETURNABLE',
      figures: { line_id: '1', reason: 'window_closed' },
    })
    const overridden = { ...late, requestId: shops.unique('return'), overrideReason: 'sole came off' }
    expect(await refusedFor(shops.leeds.returns.requestReturn(overridden))).toBe('ROLE_REQUIRED')
    const goods = await opened(shops.manager.returns.requestReturn(overridden))
    await until(async () => (await shops.points(customerId)).active === 20)
    const { return: granted } = await shops.manager.returns.getReturn(goods)
    expect(granted).toMatchObject({ overrideReason: 'sole came off', refunds: [{ amountMinor: '2000' }] })
    const refundId = granted?.refunds[0]?.refundId ?? ''
    const record = {
      requestId: shops.unique('cash'),
      returnId: goods.returnId,
      refundId,
      state: 'REFUND_STATE_EXECUTED',
    } as const
    await shops.leeds.returns.recordRefund(record)
    await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
  })

  test('without a receipt a manager takes it up to the policy’s limit', async () => {
    const sku = await shops.stocked({ [LONDON]: 1 })
    const unreceipted = (refundMinor: number) => ({
      requestId: shops.unique('return'),
      unreceipted: [{ lineId: '1', sku, quantity: 2, refundMinor }],
      currencyCode: 'GBP',
      reason: 'a present',
      receivedAtLocationId: LEEDS,
      inspection: [accepted('1')],
    })
    expect(await refusedFor(shops.leeds.returns.requestReturn(unreceipted(3_000)))).toBe('ROLE_REQUIRED')
    expect(await refusalOf(shops.manager.returns.requestReturn(unreceipted(5_001)))).toEqual({
      reason: 'RECEIPT_REQUIRED',
      figures: { limit: '5000' },
    })
    const goods = await opened(shops.manager.returns.requestReturn(unreceipted(3_000)))
    await until(async () => (await shops.stock(sku, LEEDS)).available === 2)
    const { return: granted } = await shops.manager.returns.getReturn(goods)
    expect(granted?.refunds).toMatchObject([{ amountMinor: '3000', state: 'REFUND_STATE_WITH_CHANNEL' }])
    const refundId = granted?.refunds[0]?.refundId ?? ''
    const record = {
      requestId: shops.unique('cash'),
      returnId: goods.returnId,
      refundId,
      state: 'REFUND_STATE_EXECUTED',
    } as const
    await shops.operator.returns.recordRefund(record)
    await shops.returnIs(goods, 'RETURN_STATE_SETTLED')
  })
})

test('the log is proven afterwards, and read models equal a replay of it', () => shops.areProven())
