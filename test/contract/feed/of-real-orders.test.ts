import { expect, test } from 'vitest'
import { deliveryOrder, openShop, stockUp, warehouse } from '../../support/shop.ts'
import { startTestStack } from '../../support/stack.ts'
import { endOf, eventsIn, inWords, startFeed, upTo } from './host.ts'

test('what orders and inventory store is what the feed reads', async () => {
  const stack = await startTestStack()
  const [shop, host] = [openShop(stack), await startFeed(stack.eventstoreUrl)]
  try {
    await stockUp(shop, ['MUG'], 5)
    const { order } = await shop.orders.placeOrder(deliveryOrder('1001', ['MUG']))
    const orderId = order?.orderId ?? ''
    await shop.orders.cancelOrder({ requestId: 'cancel', orderId, reason: 'changed their mind' })
    const [own, staff] = [host.as('web'), host.as('operator')]
    const told = eventsIn(await upTo(await endOf(host.store), own))
    const available = `available MUG@${warehouse}`
    const notification = expect.stringMatching(/^notification /)
    expect(told.map(inWords)).toEqual([
      ...[available, available, `placed ${orderId}`],
      ...[`cancelled ${orderId}`, notification, available],
    ])
    expect(told[2]?.orderChanged).toMatchObject({ channelId: order?.channelId, channelOrderId: '1001' })
    expect(eventsIn(await upTo(await endOf(host.store), staff))).toEqual(told)
  } finally {
    await host.stop()
    shop.close()
    await stack.stop()
  }
})
