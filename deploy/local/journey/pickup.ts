import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import { pickupProcessId } from '../../../workflows/pickup/contract.ts'
import { ITEMS } from '../retailer.ts'
import { pounds } from '../screen.ts'
import type { Cast } from './cast.ts'
import { mustBe, PATIENCE_MS, refusalOf, type Telling } from './telling.ts'

const STORE = 'store-london'
const PICKUP = 'pickup'
const [coffee, cup] = ITEMS
export const CUPS = '1'
const BASKET = [
  { lineId: CUPS, item: cup, quantity: 2 },
  { lineId: '2', item: coffee, quantity: 1 },
]
export const TOTAL_MINOR = BASKET.reduce((sum, { item, quantity }) => sum + item.priceMinor * quantity, 0)

export type Shopper = { customerId: string; requestId(): string }
export type Collected = { orderId: string; paymentId: string; processId: string; wasRefused: boolean }

/** From the app to the counter in London, until the card is charged. */
export async function playPickup(cast: Cast, { act, row, ...telling }: Telling, shopper: Shopper): Promise<Collected> {
  const { app, london, written } = cast
  const { customerId, requestId } = shopper
  written.follow(BASKET.map(({ item }) => `stock-${item.sku}@${STORE}`))
  await written.news()
  const goods = BASKET.map(({ item, quantity }) => `${quantity} × ${item.name.toLowerCase()}`).join(' and ')
  let order: Order | null = null
  let position = '0'
  const placing = ['StockReserved', 'OrderPlaced', 'PaymentAuthorized']
  await act('app', `orders ${goods} for pickup in London: ${pounds(TOTAL_MINOR)} on a sandbox card`, placing, async () => {
    const placed = await app.orders.placeOrder({ ...basket(customerId), requestId: requestId() })
    order = placed.order
    position = placed.logPosition
    written.follow([`order-${order?.orderId}`, ...paymentsOf(order).map(id => `payment-${id}`)])
  })
  const { orderId } = mustBe<Order>(order, 'an order')
  const paymentId = mustBe(paymentsOf(order)[0], 'a payment')
  const processId = pickupProcessId({ orderId, fulfilmentId: PICKUP })
  const atStore = () => ({ requestId: requestId(), orderId, fulfilmentId: PICKUP })

  await telling.workflowWaits(processId, 'awaiting_store', 'waits for the store to have it ready')
  await act(STORE, 'starts picking', ['PickingStarted'], () => london.startPicking(atStore()))
  const lines = BASKET.map(({ lineId, quantity }) => ({ lineId, quantity }))
  await act(STORE, `picks ${goods}`, ['UnitsPicked'], () => london.recordPick({ ...atStore(), lines }))
  await act(STORE, 'has it ready', ['FulfilmentReady', 'NotificationDue'], () => london.markReady(atStore()))
  await telling.workflowWaits(processId, 'awaiting_shopper', 'waits for the shopper to collect it')
  const code = await codeFromFeed(cast, orderId, position)
  row('feed to app', `pickup.ready: show the shopper the code ${code}`)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  let refused = { reason: '', figures: {} as Readonly<Record<string, string>> }
  await act(STORE, `asks for the code and is told ${wrong}`, ['WrongCodeGiven'], async () => {
    refused = await refusalOf(london.handOver({ ...atStore(), code: wrong }))
  })
  row('', `refused: ${refused.reason}, that is not the code; ${refused.figures.tries_left} tries left`)
  const leaving = ['FulfilmentHandedOver', 'StockIssued']
  await act(STORE, `is told ${code} and hands over`, leaving, () => london.handOver({ ...atStore(), code }))
  await act('workflow', 'captures what the card was authorised for', ['PaymentCaptured'])
  await telling.workflowEnds(processId)
  return { orderId, paymentId, processId, wasRefused: refused.reason === 'WRONG_CODE' }
}

const basket = (customerId: string) => ({
  channelOrderId: `app-${customerId}`,
  customerId,
  currencyCode: 'GBP',
  pricesIncludeTax: true,
  lines: BASKET.map(({ lineId, item: { sku, priceMinor }, quantity }) => ({
    ...{ lineId, sku, quantity, unitPriceMinor: priceMinor },
    fulfilmentId: PICKUP,
  })),
  fulfilments: [{ fulfilmentId: PICKUP, method: 'FULFILMENT_METHOD_PICKUP' as const, locationId: STORE }],
  tenders: [
    {
      ...{ tenderId: 'card', kind: 'TENDER_KIND_CARD' as const, amountMinor: TOTAL_MINOR, currencyCode: 'GBP' },
      paymentToken: 'sandbox-approve',
    },
  ],
  totalMinor: TOTAL_MINOR,
})

const paymentsOf = (order: Order | null): string[] => order?.tenders.flatMap(({ paymentId }) => paymentId || []) ?? []

/** As the app's own backend hears of it. */
async function codeFromFeed({ app }: Cast, orderId: string, fromPosition: string): Promise<string> {
  const topics = ['FEED_TOPIC_NOTIFICATIONS' as const]
  for await (const { notificationDue } of app.feed.subscribe({ fromPosition, topics }, { deadlineMs: PATIENCE_MS }))
    if (notificationDue?.orderId === orderId && notificationDue.key === 'pickup.ready') return notificationDue.params.code ?? ''
  throw new Error('the feed ended')
}
