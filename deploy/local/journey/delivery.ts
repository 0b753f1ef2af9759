import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import { ITEMS, STORES } from '../retailer.ts'
import { pounds } from '../screen.ts'
import type { Cast } from './cast.ts'
import type { Shopper } from './pickup.ts'
import { mustBe, type Telling } from './telling.ts'

const [, , dates] = ITEMS

/** Ordered without saying from where, and cancelled again. */
export async function orderDelivery(
  { app, written }: Cast,
  { act, row }: Telling,
  { customerId, requestId }: Shopper,
): Promise<void> {
  const { sku, name, priceMinor } = dates
  written.follow(STORES.map(({ locationId }) => `stock-${sku}@${locationId}`))
  await written.news()
  let order: Order | null = null
  await act(
    'app',
    `orders 1 × ${name.toLowerCase()} to be sent, from wherever it is: ${pounds(priceMinor)}`,
    ['StockReserved', 'OrderPlaced'],
    async () => {
      const placed = await app.orders.placeOrder({
        ...{ requestId: requestId(), channelOrderId: `sent-${customerId}`, currencyCode: 'GBP', pricesIncludeTax: true },
        lines: [{ lineId: '1', sku, quantity: 1, unitPriceMinor: priceMinor, fulfilmentId: 'sent' }],
        fulfilments: [{ fulfilmentId: 'sent', method: 'FULFILMENT_METHOD_DELIVERY' }],
        tenders: [{ tenderId: 'cash', kind: 'TENDER_KIND_INVOICE', amountMinor: priceMinor, currencyCode: 'GBP' }],
        totalMinor: priceMinor,
      })
      order = placed.order
      written.follow([`order-${order?.orderId}`])
    },
  )
  const { orderId, fulfilments } = mustBe<Order>(order, 'an order')
  const sent = mustBe(fulfilments[0], 'a place that it leaves from')
  const why = sent.sourcedBecause.map(reason => reason.replace('SOURCING_REASON_', '').toLowerCase().replaceAll('_', ' '))
  row('', `is to leave from ${sent.locationId}: ${why.join(', ')}`)
  const cancelling = ['OrderCancelled', 'NotificationDue', 'ReservationReleased']
  await act('app', 'cancels it again', cancelling, () =>
    app.orders.cancelOrder({ requestId: requestId(), orderId, reason: 'shopper changed their mind' }),
  )
}
