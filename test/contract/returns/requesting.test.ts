import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepting, openShop, refusal, returnOf, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

describe('a quote', () => {
  test('tells of each unit whether it may come back, until when and for how much, and changes nothing', async () => {
    const order = await shop.sold()
    const end = await shop.logEnd()
    const quote = await shop.returns.web.quoteReturn({
      purchase: { orderId: order.orderId },
      lines: [{ lineId: 'l-1', quantity: 2 }],
    })
    expect(quote).toMatchObject({
      orderId: order.orderId,
      currencyCode: 'GBP',
      policyVersion: 0,
      refundMinor: '1000',
      refunds: [{ tenderId: 't-1', kind: 'TENDER_KIND_CARD', amountMinor: '1000' }],
      points: '0',
      lines: [{ lineId: 'l-1', units: [{ first: '1', last: '2' }], eligible: true, paidMinor: '1000', feeMinor: '0' }],
    })
    const until = Number(order.occurredAt?.seconds) + 30 * 86_400
    expect(quote.lines[0]?.returnableUntil?.seconds).toBe(String(until))
    expect(await shop.logEnd()).toBe(end)
  })

  test('finds the purchase by the channel’s own order id, and by a receipt', async () => {
    const receiptNumber = unique('receipt')
    const order = await shop.sold({ receiptNumber })
    const { channelId, channelOrderId } = order
    const found = await Promise.all([
      shop.returns.web.quoteReturn({ purchase: { channelReference: { channelId, channelOrderId } } }),
      shop.returns.web.quoteReturn({ purchase: { receiptNumber } }),
    ])
    expect(found.map(({ orderId }) => orderId)).toEqual([order.orderId, order.orderId])
    await shop.sold({ receiptNumber })
    await shop.orders.till.listOrders({ minPosition: String(await shop.logEnd()) })
    expect(await refusal(shop.returns.web.quoteReturn({ purchase: { receiptNumber } }))).toEqual({
      code: 'FAILED_PRECONDITION',
      reason: 'PURCHASE_AMBIGUOUS',
      figures: { found: '2' },
    })
  })
})

describe('a return', () => {
  test('is claimed on the order and opened on exactly the terms of the quote', async () => {
    const order = await shop.sold()
    const answered = await shop.returns.web.requestReturn(returnOf(order, 2, { quotedRefundMinor: '1000' }))
    const returned = answered.return
    expect(returned).toMatchObject({
      state: 'RETURN_STATE_REQUESTED',
      orderId: order.orderId,
      channelId: 'web-uk',
      orderChannelId: 'till-7',
      policyVersion: 0,
      reason: 'too small',
      lines: [{ lineId: 'l-1', units: [{ first: '1', last: '2' }], reception: 'RECEPTION_AWAITING', refundMinor: '1000' }],
      refunds: [],
    })
    const read = await shop.orders.web.getOrder({ orderId: order.orderId })
    expect(read.order?.lines[0]).toMatchObject({ returnRequested: '2', claimedUnits: [{ first: '1', last: '2' }] })
    expect(await shop.told(returned ?? { returnId: '' })).toEqual(['ReturnOpened', 'NotificationDue'])
    const { return: again } = await shop.returns.web.getReturn({ returnId: returned?.returnId ?? '' })
    expect(again).toEqual(returned)
  })

  test('asked for under one id for two orders at once is of one of them, and the other is not claimed', async () => {
    const orders = [await shop.sold(), await shop.sold()]
    const requestId = unique('return')
    const asked = await Promise.allSettled(orders.map(order => shop.returns.web.requestReturn(returnOf(order, 1, { requestId }))))
    const [taken, ...others] = asked.flatMap(each => (each.status === 'fulfilled' ? [each.value.return] : []))
    expect(others).toEqual([])
    const refused = asked.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))[0]
    expect(await refusal(Promise.reject(refused))).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'REQUEST_ID_REUSED' })
    for (const { orderId } of orders) {
      const { order } = await shop.orders.web.getOrder({ orderId })
      expect(order?.claims.length).toBe(orderId === taken?.orderId ? 1 : 0)
    }
  })

  test('at the till is received and inspected with the request, and what the till took goes back by it', async () => {
    const order = await shop.sold()
    const { return: returned } = await shop.returns.till.requestReturn(
      returnOf(order, 1, { receivedAtLocationId: 'leeds', inspection: [accepting()] }),
    )
    expect(returned).toMatchObject({
      state: 'RETURN_STATE_SETTLING',
      lines: [{ reception: 'RECEPTION_RECEIVED', acceptance: 'ACCEPTANCE_ACCEPTED', locationId: 'leeds' }],
      refunds: [{ tenderId: 't-1', amountMinor: '500', state: 'REFUND_STATE_WITH_CHANNEL' }],
      grants: [{ number: 1, lines: [{ lineId: 'l-1', locationId: 'leeds', disposition: 'DISPOSITION_SELLABLE' }] }],
    })
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
