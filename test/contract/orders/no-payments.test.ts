import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OrdersProcess, startOrders } from '../../chaos/support/faulty-process.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
let here: OrdersProcess
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  here = await startOrders({ ...shop, addresses: { ...shop.addresses, payments: '' } })
})
afterAll(async () => {
  await here?.stop()
  await shop?.close()
})

test('where nobody takes payments, a token is refused and nothing is held; what the channel settled is placed', async () => {
  const sku = await shop.stocked(unique('mug'), 10)
  const before = await shop.logEnd()
  expect(await refusal(shop.orders.web.placeOrder(orderOf(sku, byToken('sandbox-approve'))))).toMatchObject({
    code: 'FAILED_PRECONDITION',
    reason: 'PAYMENTS_NOT_HOSTED',
  })
  expect(await shop.logEnd()).toBe(before)
  const { order } = await shop.orders.web.placeOrder(orderOf(sku))
  const added = { reprice: [{ lineId: 'l-1', unitPriceMinor: 501 }], differenceMinor: 3 }
  const [tender] = byToken('sandbox-approve').tenders ?? []
  const tenders = [{ ...tender, tenderId: 't-2', amountMinor: 3 }]
  const amended = shop.orders.web.amendOrder({ requestId: unique('act'), orderId: order?.orderId ?? '', ...added, tenders })
  expect((await refusal(amended)).reason).toBe('PAYMENTS_NOT_HOSTED')
})
