import { setTimeout as delay } from 'node:timers/promises'
import type { RawEvent } from '#platform/event-store.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import { pickupProcessId } from '../../workflows/pickup/contract.ts'
import type { Facts } from './parts.ts'
import { type Cast, callCast } from './pickup-cast.ts'
import { ITEMS } from './retailer.ts'
import { pounds, type Screen } from './screen.ts'
import { untilInWords } from './when.ts'
import { eventsInWords } from './written.ts'

/** `played`: what there is to look at; null when there is no order. */
export type Journey = { ok: boolean; outcome: string; played: { orderId: string; processId: string } | null }

const STORE = 'store-london'
const PICKUP = 'pickup'
const [coffee, cup] = ITEMS
const BASKET = [
  { lineId: '1', item: cup, quantity: 2 },
  { lineId: '2', item: coffee, quantity: 1 },
]
const TOTAL_MINOR = BASKET.reduce((sum, { item, quantity }) => sum + item.priceMinor * quantity, 0)
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 50

const waiting: Record<string, string> = {
  awaiting_store: 'waits for the store to have it ready',
  awaiting_shopper: 'waits for the shopper to collect it',
}

/** One order from the app to the counter, told as it happens; a new one each time. */
export async function playPickup(facts: Facts, screen: Screen, signal: AbortSignal): Promise<Journey> {
  screen.title('A shopper’s journey: ordered in the app, collected in London')
  const cast = callCast(facts)
  try {
    return await play(cast, screen, signal)
  } catch (error) {
    if (!signal.aborted) screen.problem('journey', error instanceof Error ? error.message : String(error))
    return { ok: false, outcome: 'the pickup did not come to its end', played: null }
  } finally {
    await cast.leave()
  }
}

async function play(cast: Cast, screen: Screen, signal: AbortSignal): Promise<Journey> {
  const { app, till, written } = cast
  let acts = 0
  let early: RawEvent[] = []
  const channelOrderId = `app-${new Date().toISOString()}`
  const requestId = () => `${channelOrderId}/${++acts}`

  /** Tells of an act and of what it wrote, once all that is expected of it is written. */
  async function act(who: string, what: string, expected: string[], doIt: () => Promise<unknown>): Promise<void> {
    signal.throwIfAborted()
    screen.row(who, what)
    await doIt()
    const news = [...early, ...(await written.news())]
    await eventually(`${expected.join(', ')} in the log`, signal, async () => {
      const types = news.map(({ type }) => type)
      if (expected.every(type => types.includes(type))) return true
      news.push(...(await written.news()))
    })
    // The workflow may be quicker than what is told of the act that woke it.
    const isOfMoney = expected.some(type => type.startsWith('Payment'))
    early = isOfMoney ? [] : news.filter(({ stream }) => stream.startsWith('payment-'))
    const told = news.filter(event => !early.includes(event))
    for (const { of, text } of eventsInWords(told)) screen.row('', `${of.padEnd(9)}${text}`)
  }

  written.follow(BASKET.map(({ item }) => `stock-${item.sku}@${STORE}`))
  await written.news()
  const goods = BASKET.map(({ item, quantity }) => `${quantity} × ${item.name.toLowerCase()}`).join(' and ')
  let order: Order | null = null
  let position = '0'
  const placing = ['StockReserved', 'OrderPlaced', 'PaymentAuthorized']
  await act('app', `orders ${goods} for pickup in London: ${pounds(TOTAL_MINOR)} on a sandbox card`, placing, async () => {
    const placed = await app.orders.placeOrder({ ...basket(channelOrderId), requestId: requestId() })
    order = placed.order
    position = placed.logPosition
    written.follow([`order-${order?.orderId}`, ...paymentsOf(order).map(id => `payment-${id}`)])
  })
  const { orderId } = mustBe<Order>(order, 'an order')
  const paymentId = mustBe(paymentsOf(order)[0], 'a payment')
  const processId = pickupProcessId({ orderId, fulfilmentId: PICKUP })
  const atStore = () => ({ requestId: requestId(), orderId, fulfilmentId: PICKUP })

  async function workflowWaits(stage: string): Promise<void> {
    const standing = await eventually(`a workflow that ${waiting[stage]}`, signal, async () => {
      const now = await cast.temporal.look(processId)
      return now?.stage === stage ? now : undefined
    })
    screen.row('workflow', `${waiting[stage]}${standing.dueAt ? `, ${untilInWords(standing.dueAt)}` : ''}`)
  }

  await workflowWaits('awaiting_store')
  await act(STORE, 'starts picking', ['PickingStarted'], () => till.startPicking(atStore()))
  const lines = BASKET.map(({ lineId, quantity }) => ({ lineId, quantity }))
  await act(STORE, `picks ${goods}`, ['UnitsPicked'], () => till.recordPick({ ...atStore(), lines }))
  await act(STORE, 'has it ready', ['FulfilmentReady', 'NotificationDue'], () => till.markReady(atStore()))
  await workflowWaits('awaiting_shopper')
  const code = await codeFromFeed(cast, orderId, position)
  screen.row('feed to app', `pickup.ready: show the shopper the code ${code}`)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  let refused = ''
  await act(STORE, `asks for the code and is told ${wrong}`, ['WrongCodeGiven'], async () => {
    refused = await refusalOf(till.handOver({ ...atStore(), code: wrong }))
  })
  screen.row('', `refused: ${refused}`)
  const leaving = ['FulfilmentHandedOver', 'StockIssued']
  await act(STORE, `is told ${code} and hands over`, leaving, () => till.handOver({ ...atStore(), code }))
  await act('workflow', 'captures what the card was authorised for', ['PaymentCaptured'], async () => {})
  await eventually('the end of the workflow', signal, async () => {
    const now = await cast.temporal.look(processId)
    return now?.status === 'COMPLETED' || undefined
  })
  screen.row('', 'has nothing left to wait for, and ends')
  const found = await outcomeOf(cast, orderId, paymentId)
  return { ...found, ok: found.ok && refused.startsWith('WRONG_CODE'), played: { orderId, processId } }
}

async function outcomeOf({ app, money }: Cast, orderId: string, paymentId: string) {
  const [{ order }, { payment }] = await Promise.all([app.orders.getOrder({ orderId }), money.getPayment({ paymentId })])
  const captures = payment?.operations.filter(({ kind }) => kind === 'OPERATION_KIND_CAPTURE').length
  const isFulfilled = order?.state === 'ORDER_STATE_FULFILLED'
  const isPaid = captures === 1 && payment?.capturedMinor === String(TOTAL_MINOR)
  const state = order?.state.replace('ORDER_STATE_', '').toLowerCase()
  return {
    ok: isFulfilled && isPaid,
    outcome: `order ${orderId} is ${state}, ${pounds(Number(payment?.capturedMinor))} captured ${captures === 1 ? 'once' : `${captures} times`}`,
  }
}

const basket = (channelOrderId: string) => ({
  channelOrderId,
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

async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'not at all'
  } catch (error) {
    if (!(error instanceof CallFailed) || !error.asRejection()) throw error
    const { reason, figures } = error
    return reason === 'WRONG_CODE' ? `WRONG_CODE, that is not the code; ${figures.tries_left} tries left` : reason
  }
}

async function eventually<T>(what: string, signal: AbortSignal, look: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ; await delay(LOOK_EVERY_MS, undefined, { signal })) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (Date.now() > until) throw new Error(`waited ${PATIENCE_MS / 1000} s in vain for ${what}`)
  }
}

function mustBe<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`there is not ${what}`)
  return value
}
