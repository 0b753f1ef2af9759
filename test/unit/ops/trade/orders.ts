import { pickupCode } from '#platform/pickup-code.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import { capture, group, inSeconds, pick, type Shop, sell, ship, some, step, tender, untilDue } from './shop.ts'
import { leaveBehind } from './stock.ts'

const byDelivery = { fulfilments: [group('f-1', 'DELIVERY')] }

export async function tradePickups(shop: Shop): Promise<void> {
  const { till, service } = shop.pickups
  const parts = await sell(shop, { tenders: [tender('t-1', 700, 'sandbox-approve'), tender('t-2', 800)] })
  await pick(shop, parts, 2)
  await till.recordPick({ ...parts.act(), lines: some(1) })
  await till.markReady(parts.act())
  const code = pickupCode(shop.secrets, parts.orderId, 'f-1')
  await till.handOver({ ...parts.act(), code: code === '000000' ? '000001' : '000000' }).catch(() => undefined)
  await till.handOver({ ...parts.act(), code, lines: some(1) })
  await till.handOver({ ...parts.act(), code })
  await capture(shop, parts)
  const rejected = await sell(shop, { tenders: [tender('t-1', 700, 'sandbox-approve'), tender('t-2', 800)] })
  await till.rejectFulfilment({ ...rejected.act(), reason: 'closed', outcome: 'UNFULFILLABLE_CANCEL', notFound: true })
  const late = await sell(shop)
  await pick(shop, late)
  await till.markReady({ ...late.act(), pickupUntil: inSeconds(2) })
  const short = await sell(shop)
  await till.startPicking(short.act())
  await till.recordPick({ ...short.act(), lines: some(2), missing: some(1), missingThen: 'UNFULFILLABLE_CANCEL' })
  await till.markReady(short.act())
  await shop.pickups.manager.handOver({ ...short.act(), overrideReason: 'known' })
  await capture(shop, short)
  await untilDue(() => service.expireFulfilment(late.act()))
}

export async function tradeDeliveries(shop: Shop): Promise<void> {
  const { till, service } = shop.pickups
  const lamp = await shop.stocked('lamp', 9)
  const sent = await sell(shop, {
    ...byDelivery,
    lines: [
      { lineId: 'l-1', sku: lamp, quantity: 3, unitPriceMinor: 333, fulfilmentId: 'f-1' },
      { lineId: 'p', sku: 'POST', quantity: 1, unitPriceMinor: 501 },
    ],
    tenders: [tender('t-1', 800, 'sandbox-approve'), tender('t-2', 700)],
  })
  await pick(shop, sent)
  await ship(shop, sent, 'a', 1)
  await ship(shop, sent, 'b')
  await capture(shop, sent)
  await till.recordDelivery({ ...sent.act(), parcelId: 'a' })
  const { order } = await till.recordLost({ ...sent.act(), parcelId: 'b', reason: 'a storm' })
  await giveBack(shop, order)
  const { operator } = shop.orders
  const paidByChannel = { requestId: step(), orderId: sent.orderId, tenderId: 't-2' }
  const due = order?.tenders.find(({ tenderId }) => tenderId === 't-2')?.refundDueMinor ?? '0'
  await operator.recordChannelRefund({ ...paidByChannel, amountMinor: due })
  const refused = await sell(shop, {
    ...{ ...byDelivery, customerId: 'c-5' },
    tenders: [tender('t-1', 1500, 'sandbox-refund-refused')],
  })
  await pick(shop, refused)
  await ship(shop, refused, 'c')
  await capture(shop, refused)
  await giveBack(shop, (await till.recordLost({ ...refused.act(), parcelId: 'c', reason: 'a thief' })).order)
  const again = await sell(shop, byDelivery)
  await pick(shop, again)
  await ship(shop, again, 'a')
  await capture(shop, again)
  await till.recordLost({ ...again.act(), parcelId: 'a', reason: 'a flood', outcome: 'LOSS_OUTCOME_SEND_AGAIN' })
  await shop.pickups.web.moveFulfilment({ ...again.act('f-1.2'), toLocationId: 'leeds' })
  await pick(shop, again, 3, 'f-1.2')
  await ship(shop, again, 'b', 2, 'f-1.2')
  await giveBack(shop, (await till.recordLost({ ...again.act('f-1.2'), parcelId: 'b', reason: 'a mouse' })).order)
  await giveBack(shop, (await till.rejectFulfilment({ ...again.act('f-1.2'), outcome: 'UNFULFILLABLE_CANCEL' })).order)
  const halves = await sell(shop, byDelivery)
  await till.splitFulfilment({ ...halves.act(), lines: some(2) })
  const late = await sell(shop, byDelivery)
  const aside = await sell(shop, byDelivery)
  await till.startPicking(aside.act())
  await till.recordPick({ ...aside.act(), lines: some(2), missing: some(1), missingThen: 'UNFULFILLABLE_SET_ASIDE' })
  await ship(shop, aside, 'a')
  await capture(shop, aside)
  const rejected = await sell(shop, byDelivery)
  await till.rejectFulfilment({ ...rejected.act(), reason: 'broken' })
  await shop.orders.web.cancelLines({ requestId: step(), orderId: rejected.orderId, reason: 'never mind' })
  await untilDue(() => service.expireFulfilment(late.act()))
  await service.offerChoice(aside.act('f-1.2'))
  await untilDue(() => service.expireFulfilment(aside.act('f-1.2')))
}

/** What was captured for a lost parcel goes back to its payment; where that refuses, as store credit. */
async function giveBack(shop: Shop, order: Order | null): Promise<void> {
  const { orderId = '', refunds = [], currencyCode } = order ?? {}
  for (const { paymentId, refundId, amountMinor, state } of refunds) {
    if (state !== 'LOSS_REFUND_STATE_OWED') continue
    const { payment } = await shop.payments.refund({ requestId: step(), paymentId, refundId, amountMinor })
    const record = (told: object) => shop.orders.service.recordRefund({ requestId: step(), orderId, refundId, ...told })
    const isDone = payment?.operations.find(each => each.operationId === refundId)?.state === 'OPERATION_STATE_DONE'
    await record({
      state: isDone ? 'LOSS_REFUND_STATE_EXECUTED' : 'LOSS_REFUND_STATE_FAILED',
      reason: isDone ? '' : 'refused',
    })
    if (isDone) continue
    const storedValueId = `credit-${refundId}`
    const owner = { stream: `order-${orderId}`, step: `refund/${refundId}` }
    await shop.credits.issueStoreCredit({
      requestId: step(),
      storedValueId,
      owner,
      amountMinor,
      currencyCode: currencyCode ?? '',
    })
    await record({ state: 'LOSS_REFUND_STATE_REPLACED', storedValueId })
  }
}

/** Goods of the depot that go to Leeds for their shopper. */
export async function tradeToStore(shop: Shop): Promise<void> {
  const { elsewhere, till, manager } = shop.pickups
  const sku = await shop.stocked('shipped', 10, 'depot')
  const way = { method: 'FULFILMENT_METHOD_SHIP_TO_STORE', locationId: 'depot', destinationId: 'leeds' } as const
  const sale = await sell(shop, {
    lines: [{ lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 500, fulfilmentId: 'f-1' }],
    fulfilments: [{ fulfilmentId: 'f-1', ...way }],
  })
  await elsewhere.startPicking(sale.act())
  await elsewhere.recordPick({ ...sale.act(), lines: some(3) })
  await elsewhere.recordShipment({ ...sale.act(), parcelId: 'p-1', carrier: 'post', trackingReference: 'T1' })
  await till.recordArrival({ ...sale.act(), parcelId: 'p-1' })
  await till.markReady(sale.act())
  await manager.handOver({ ...sale.act(), overrideReason: 'known' })
  await capture(shop, sale)
}

export async function tradeMoves(shop: Shop): Promise<void> {
  const { web } = shop.pickups
  const move = async (told: Parameters<typeof sell>[1], asked: object) => {
    const sale = await sell(shop, told)
    await shop.receive(sale.sku, 5, 'depot')
    const moved = await web.moveFulfilment({ ...sale.act(), toLocationId: 'depot', ...asked })
    return { sale, moved }
  }
  await move({}, {})
  await move({}, { toMethod: 'FULFILMENT_METHOD_DELIVERY' })
  await move(byDelivery, {})
  const { sale } = await move(byDelivery, { lines: some(1) })
  await shop.orders.web.cancelLines({ requestId: step(), orderId: sale.orderId, lines: some(1), reason: 'too many' })
  await pick(shop, sale, 1)
  await ship(shop, sale, 'a')
  await capture(shop, sale)
  await shop.orders.web.cancelLines({ requestId: step(), orderId: sale.orderId, reason: 'nor these' })
  const moving = await shop.stocked('moving', 9)
  const stream = `order-${(await sell(shop)).orderId}`
  await leaveBehind(shop, 'move-left', moving, { stream, step: 'move/1' })
  await leaveBehind(shop, 'amendment-left', moving, { stream, step: 'amendment/1' })
}

export async function tradeChanges(shop: Shop): Promise<void> {
  const { web, operator } = shop.orders
  const { orderId, act } = await sell(shop, byDelivery)
  const { order } = await operator.holdOrder({ requestId: step(), orderId, reason: 'looks like fraud' })
  await operator.releaseHold({ requestId: step(), orderId, holdId: order?.holds[0]?.holdId ?? '' })
  const recipient = { name: 'Leyla', email: '', phone: '', address: 'Elsewhere 2' }
  await web.changeAddress({ requestId: step(), orderId, recipient })
  await shop.pickups.till.startPicking(act())
  const cup = await shop.stocked('cup', 20)
  const add = (quantity: number) => ({
    add: [{ lineId: 'l-2', sku: cup, quantity, unitPriceMinor: 700, fulfilmentId: 'f-2' }],
    fulfilments: [group('f-2')],
    differenceMinor: quantity * 700,
  })
  const amend = async (told: object, of?: Parameters<typeof sell>[1]) => {
    const sale = await sell(shop, of)
    const amended = await web.amendOrder({ requestId: step(), orderId: sale.orderId, ...told }).catch(() => null)
    const named = { orderId: sale.orderId, amendmentId: amended?.order?.amendment?.amendmentId ?? '' }
    return { sale, named }
  }
  const added = await amend({ ...add(2), tenders: [tender('t-2', 1400, 'sandbox-approve')] })
  await pick(shop, added.sale)
  await shop.pickups.till.markReady(added.sale.act())
  await shop.pickups.manager.handOver({ ...added.sale.act(), overrideReason: 'known' })
  await capture(shop, added.sale)
  await amend({ ...add(2), tenders: [tender('t-2', 1400, 'sandbox-decline')] })
  const { named: withdrawn } = await amend(add(1))
  await web.withdrawAmendment({ requestId: step(), ...withdrawn })
  const { named: completed } = await amend(add(1))
  await web.completeAmendment({ requestId: step(), ...completed, tenders: [tender('t-2', 700)] })
  const exchange = { ...add(1), remove: some(2), differenceMinor: -300 }
  await amend(exchange, { tenders: [tender('t-1', 1500)] })
  await amend({ reprice: [{ lineId: 'l-1', unitPriceMinor: 400 }], differenceMinor: -300 })
}

export async function tradePayments(shop: Shop): Promise<void> {
  const settle = async (token: string, authorized: boolean) => {
    const sale = await sell(shop, { tenders: [tender('t-1', 1500, token)] })
    const paymentId = sale.order.tenders[0]?.paymentId ?? ''
    await shop.payments.resolvePayment({ requestId: step(), paymentId })
    const settled = { ...{ requestId: step(), orderId: sale.orderId, tenderId: 't-1', authorized } }
    await shop.pickups.service.settlePayment({ ...settled, refusedBecause: authorized ? '' : 'insufficient_funds' })
    return sale
  }
  await settle('sandbox-timeout-after-success', true)
  await settle('sandbox-timeout-then-decline', false)
  await sell(shop, { tenders: [tender('t-1', 1500, 'sandbox-decline')] }).catch(() => undefined)
  const refused = await sell(shop, { tenders: [tender('t-1', 1500, 'sandbox-capture-refused')] })
  await pick(shop, refused)
  await shop.pickups.till.markReady(refused.act())
  await shop.pickups.manager.handOver({ ...refused.act(), overrideReason: 'known' })
  await capture(shop, refused).catch(() => undefined)
  const cancelled = await sell(shop)
  await shop.orders.web.cancelOrder({ requestId: step(), orderId: cancelled.orderId, reason: 'changed their mind' })
}
