import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import { capture, group, pick, type Sale, type Shop, sell, ship, some, step, tender, units } from './shop.ts'

const accepting = { lineId: 'l-1', verdict: 'VERDICT_ACCEPT', disposition: 'DISPOSITION_SELLABLE' } as const
const beginning = { seconds: '0', nanos: 0 }

export async function makeRules({ returns, rules }: Shop): Promise<void> {
  await returns.operator.putReturnPolicy({
    requestId: step(),
    policy: {
      version: 1,
      effectiveFrom: beginning,
      otherwise: { windowDays: 30 },
      categories: [
        { category: 'gift', finalSale: true },
        { category: 'worn', windowDays: 20, restockingFeeBps: 1000 },
      ],
      noReceiptLimitMinor: 5000,
    },
  })
  await rules.putEarningPolicy({
    requestId: step(),
    policy: {
      version: 1,
      effectiveFrom: beginning,
      rates: [{ currencyCode: 'GBP', points: 3, perMinor: 100 }],
      otherwise: { points: 1, perMinor: 100 },
      channels: [{ channelKind: 'CHANNEL_KIND_WEB', percent: 150 }],
      categories: [{ category: 'worn', percent: 110 }],
      rounding: 'POINTS_ROUNDING_HALF_UP',
    },
  })
  for (const customerId of ['c-1', 'c-2', 'c-3', 'c-4']) await rules.enrol({ requestId: step(), customerId })
}

/** What the process of accruals does with what left. */
async function earn({ loyalty, returns, orders }: Shop, { orderId, sku }: Sale, category = ''): Promise<void> {
  const { windows } = await returns.service.getReturnWindows({ orderId })
  const { order } = await orders.operator.getOrder({ orderId })
  const { channelKind, customerId = '', currencyCode, occurredAt: purchasedAt } = order ?? {}
  const lines = windows.map(({ lineId, units: left, returnableUntil: activatesAt }) => {
    const { quantity = '0', totalMinor: amountMinor = '0' } = order?.lines.find(line => line.lineId === lineId) ?? {}
    return { line: { lineId, sku, category, quantity, amountMinor }, units: left, activatesAt }
  })
  const asked = { requestId: step(), customerId, orderId, ...(channelKind ? { channelKind } : {}) }
  await loyalty.promisePoints({ ...asked, currencyCode: currencyCode ?? '', purchasedAt: purchasedAt ?? null, lines })
}

async function handedOver(shop: Shop, category: string, told: Parameters<typeof sell>[1]): Promise<Sale> {
  const sale = await sell(shop, told, category)
  await pick(shop, sale)
  await shop.pickups.till.markReady(sale.act())
  await shop.pickups.manager.handOver({ ...sale.act(), overrideReason: 'known' })
  await capture(shop, sale)
  await earn(shop, sale, category)
  return sale
}

async function ask(shop: Shop, { orderId }: Sale, quantity: number, told: Partial<RequestReturnRequest> = {}) {
  const asked = { requestId: step(), purchase: { orderId }, lines: some(quantity), quotedRefundMinor: '-1', reason: 'too small' }
  const { return: returned } = await shop.returns.till.requestReturn({ ...asked, ...told })
  return returned?.returnId ?? ''
}

/** What the process of a return does with what was decided. */
async function carryOut(shop: Shop, returnId: string): Promise<void> {
  const { return: returned } = await shop.returns.service.getReturn({ returnId })
  const orderId = returned?.orderId ?? ''
  const accepted = new Map<string, { first: string; last: string }[]>()
  for (const { number, lines, refunds } of returned?.grants ?? []) {
    const own = lines.map(line => ({ lineId: line.lineId, units: line.units }))
    for (const { lineId, units: more } of own) accepted.set(lineId, [...(accepted.get(lineId) ?? []), ...more])
    if (orderId) await shop.claims.recordReturned({ requestId: step(), orderId, returnId, lines: own, refunds })
    const goods = lines.map(({ sku, locationId, disposition, units: all }) => ({
      ...{ sku, locationId, disposition },
      quantity: all.reduce((sum, { first, last }) => sum + Number(last) - Number(first) + 1, 0),
    }))
    const owner = { stream: `return-${returnId}`, step: `acceptance/${number}` }
    await shop.stockroom.returnStock({ requestId: step(), entryId: `${returnId}/${number}`, owner, lines: goods })
  }
  for (const { refundId, paymentId, amountMinor, state } of returned?.refunds ?? []) {
    if (state === 'REFUND_STATE_EXECUTED') continue
    await refund(shop, { returnId, refundId, paymentId, amountMinor })
  }
  if (!orderId) {
    await shop.returns.service.settleReturn({ requestId: step(), returnId })
    return
  }
  const back = [...accepted].map(([lineId, own]) => ({ lineId, units: own }))
  const { points } =
    returned?.customerId && back.length > 0
      ? await shop.loyalty.clawBackPoints({ requestId: step(), customerId: returned.customerId, orderId, returnId, lines: back })
      : { points: '0' }
  await shop.returns.service.settleReturn({ requestId: step(), returnId, points })
}

async function refund(
  shop: Shop,
  { returnId, refundId, paymentId, amountMinor }: Record<'returnId' | 'refundId' | 'paymentId' | 'amountMinor', string>,
): Promise<void> {
  const record = (told: object) => shop.returns.service.recordRefund({ requestId: step(), returnId, refundId, ...told })
  if (!paymentId) {
    await record({ state: 'REFUND_STATE_EXECUTED' })
    return
  }
  const { payment } = await shop.payments.refund({ requestId: step(), paymentId, refundId, amountMinor })
  const operation = payment?.operations.find(each => each.operationId === refundId)
  if (operation?.state === 'OPERATION_STATE_DONE') {
    await record({ state: 'REFUND_STATE_EXECUTED' })
    return
  }
  await record({ state: 'REFUND_STATE_FAILED', refusedBecause: 'refund_refused' })
  await record({ state: 'REFUND_STATE_NEEDS_PERSON', refusedBecause: 'whom to credit?' })
  const storedValueId = `credit-${refundId}`
  const owner = { stream: `return-${returnId}`, step: `refund/${refundId}` }
  await shop.credits.issueStoreCredit({ requestId: step(), storedValueId, owner, amountMinor, currencyCode: 'GBP' })
  await record({ state: 'REFUND_STATE_REPLACED', storedValueId })
}

export async function tradeReturns(shop: Shop): Promise<void> {
  const { till, manager, service } = shop.returns
  const here = (returnId: string, locationId = 'leeds') => ({ requestId: step(), returnId, locationId })
  const split = { customerId: 'c-1', tenders: [tender('t-1', 1000, 'sandbox-approve'), tender('t-2', 500)] }
  const worn = await handedOver(shop, 'worn', split)
  const first = await ask(shop, worn, 2)
  await till.receiveReturn({ ...here(first), lines: units(1) })
  await shop.returns.operator.receiveReturn(here(first, 'depot'))
  await till.inspectUnits({
    ...{ requestId: step(), returnId: first },
    lines: [{ ...accepting, disposition: 'DISPOSITION_DAMAGED', units: [{ first: 1, last: 1 }] }],
  })
  await shop.returns.operator.inspectUnits({
    ...{ requestId: step(), returnId: first },
    lines: [{ lineId: 'l-1', verdict: 'VERDICT_REVIEW', reason: 'is it ours?' }],
  })
  await shop.returns.operator.approveRefund({
    ...{ requestId: step(), returnId: first, reason: 'it is' },
    disposition: 'DISPOSITION_QUARANTINE',
  })
  await carryOut(shop, first)
  await shop.inventory.redisposeStock({
    ...{ requestId: step(), sku: worn.sku, locationId: 'depot', quantity: 1, reason: 'fine' },
    ...{ from: 'DISPOSITION_QUARANTINE', to: 'DISPOSITION_SELLABLE' },
  })
  await shop.inventory.redisposeStock({
    ...{ requestId: step(), sku: worn.sku, locationId: 'leeds', quantity: 1, reason: 'to the maker' },
    ...{ from: 'DISPOSITION_DAMAGED', to: 'DISPOSITION_VENDOR' },
  })
  const again = await ask(shop, worn, 1)
  await till.receiveReturn(here(again))
  await till.inspectUnits({
    requestId: step(),
    returnId: again,
    lines: [{ lineId: 'l-1', verdict: 'VERDICT_REJECT', reason: 'no' }],
  })
  const release = (returnId: string, orderId: string, reason: 'rejected' | 'cancelled' | 'lost') =>
    shop.claims.releaseClaim({ requestId: step(), orderId, returnId, reason })
  await release(again, worn.orderId, 'rejected')
  await service.settleReturn({ requestId: step(), returnId: again })
  const lost = await ask(shop, worn, 1)
  await manager.declareLost({ requestId: step(), returnId: lost })
  await release(lost, worn.orderId, 'lost')
  await service.settleReturn({ requestId: step(), returnId: lost })
  const kept = await ask(shop, worn, 1)
  await till.cancelReturn({ requestId: step(), returnId: kept, reason: 'kept' })
  await release(kept, worn.orderId, 'cancelled')
  await service.settleReturn({ requestId: step(), returnId: kept })
}

/** Points that were spent before their goods came back, and money that cannot go back where it came from. */
export async function tradeDebts(shop: Shop): Promise<void> {
  const customerId = 'c-2'
  const gift = await handedOver(shop, 'gift', { customerId })
  await shop.loyalty.activatePoints({ requestId: step(), customerId, orderId: gift.orderId })
  const { account } = await shop.loyalty.getAccount({ customerId })
  const adjust = (difference: number, reason: string) =>
    shop.rules.adjustPoints({ requestId: step(), accountId: account?.accountId ?? '', difference, reason })
  await adjust(-40, 'spent')
  const inspection = { receivedAtLocationId: 'leeds', inspection: [accepting], overrideReason: 'a regular' }
  await carryOut(shop, await askAs(shop, gift, 2, inspection))
  await adjust(10, 'sorry')
  const refused = await handedOver(shop, '', {
    ...{ customerId: 'c-3', tenders: [tender('t-1', 1500, 'sandbox-refund-refused')] },
  })
  await carryOut(shop, await ask(shop, refused, 1, { receivedAtLocationId: 'leeds', inspection: [accepting] }))
  const delivered = await sell(shop, { customerId: 'c-4', fulfilments: [group('f-1', 'DELIVERY')] })
  await pick(shop, delivered)
  await ship(shop, delivered, 'a')
  await capture(shop, delivered)
  await shop.pickups.till.recordDelivery({ ...delivered.act(), parcelId: 'a' })
  await earn(shop, delivered)
}

const askAs = async (shop: Shop, { orderId }: Sale, quantity: number, told: Partial<RequestReturnRequest>) => {
  const asked = { requestId: step(), purchase: { orderId }, lines: some(quantity), quotedRefundMinor: '-1', reason: 'broken' }
  const { return: returned } = await shop.returns.manager.requestReturn({ ...asked, ...told })
  return returned?.returnId ?? ''
}

/** Sold by nobody knows whom, and paid back at the till. */
export async function tradeUnreceipted(shop: Shop): Promise<void> {
  const sku = await shop.stocked('unknown', 1)
  const { return: returned } = await shop.returns.operator.requestReturn({
    ...{ requestId: step(), unreceipted: [{ lineId: 'l-1', sku, quantity: 2, refundMinor: 300 }], currencyCode: 'GBP' },
    ...{ alreadyRefunded: true, receivedAtLocationId: 'leeds', inspection: [accepting], reason: 'no receipt' },
    quotedRefundMinor: '-1',
  })
  await carryOut(shop, returned?.returnId ?? '')
}
