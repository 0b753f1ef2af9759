import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop, orderOf, refusal, type Shop, unique } from '../contract/orders/shop.ts'
import { randomFrom } from '../support/random.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

let shop: Shop
let [here, there]: OrdersProcess[] = []
const host = (process: OrdersProcess | undefined): OrdersProcess => {
  if (!process) throw new Error('the host has not started')
  return process
}
const claimsAt = (process: OrdersProcess | undefined) => shop.claimsAs(shop.keys.service, host(process).address)

beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  ;[here, there] = await Promise.all([startOrders(shop), startOrders(shop, 'beside')])
})
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()])
  await shop?.close()
})

const carriedOut = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_CARRY_OUT', locationId: 'leeds' } as const
async function sold(quantity: number) {
  const sku = await shop.stocked(unique('mug'), quantity)
  const lines = [{ lineId: 'l-1', sku, quantity, unitPriceMinor: 500, fulfilmentId: 'f-1' }]
  const tender = (tenderId: string, amountMinor: number) =>
    ({ tenderId, kind: 'TENDER_KIND_CASH', amountMinor, reference: '', currencyCode: 'GBP' }) as const
  const totalMinor = quantity * 500
  const tenders = [tender('t-1', 333), tender('t-2', totalMinor - 333)]
  const request = orderOf(sku, { lines, fulfilments: [carriedOut], tenders, totalMinor })
  return (await shop.orders.till.placeOrder(request)).order?.orderId ?? ''
}
/** To be picked up, and as far as it can be without being handed over. */
async function waiting() {
  const sku = await shop.stocked(unique('mug'), 10)
  const orderId = (await shop.orders.web.placeOrder(orderOf(sku))).order?.orderId ?? ''
  const group = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
  await shop.pickups.till.startPicking(group())
  await shop.pickups.till.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 3 }] })
  await shop.pickups.till.markReady(group())
  const handOver = (process: OrdersProcess | undefined) =>
    shop.pickupsAs(shop.keys.manager, host(process).address).handOver({ ...group(), overrideReason: 'passport shown' })
  const cancel = (process: OrdersProcess | undefined) =>
    shop.ordersAs(shop.keys.web, host(process).address).cancelOrder({ requestId: unique('cancel'), orderId, reason: '' })
  return { orderId, handOver, cancel }
}

const single = (numbers: number[]) => [{ lineId: 'l-1', units: numbers.map(number => ({ first: number, last: number })) }]
const claim = (orderId: string, returnId: string, ...numbers: number[]) => ({
  requestId: unique('claim'),
  orderId,
  returnId,
  lines: single(numbers),
  opening: JSON.stringify({ for: unique('opening') }),
})
const typesOf = async (orderId: string) => (await shop.eventsOf(`order-${orderId}`)).map(({ type }) => type)

/** Both decide by what the order was before either wrote. */
async function atOnce<First, Second>(at: string, first: () => Promise<First>, second: () => Promise<Second>) {
  const arrived = [here, there].map(process => host(process).reached(at))
  for (const process of [here, there]) await host(process).arm({ at, does: 'wait' })
  const [winning, losing] = [first(), second()]
  losing.catch(() => {})
  await Promise.all(arrived)
  host(here).release(at)
  const won = await winning
  host(there).release(at)
  return { won, losing }
}

test('of two stores that claim one unit at once, one gets it and the other is told so', async () => {
  const orderId = await sold(3)
  const { won, losing } = await atOnce(
    'UnitsClaimed before',
    () => claimsAt(here).claimUnits(claim(orderId, 'in Leeds', 1, 2)),
    () => claimsAt(there).claimUnits(claim(orderId, 'in York', 2, 3)),
  )
  expect(await refusal(losing)).toMatchObject({
    code: 'FAILED_PRECONDITION',
    reason: 'UNITS_CLAIMED',
    figures: { line_id: 'l-1', asked: '2', free: '1' },
  })
  expect(won.order?.claims).toMatchObject([{ returnId: 'in Leeds' }])
  expect(await typesOf(orderId)).toEqual(['OrderPlaced', 'UnitsClaimed'])
})

test('two that claim different units at once both get theirs', async () => {
  const orderId = await sold(3)
  const { losing } = await atOnce(
    'UnitsClaimed before',
    () => claimsAt(here).claimUnits(claim(orderId, 'in Leeds', 1)),
    () => claimsAt(there).claimUnits(claim(orderId, 'in York', 3)),
  )
  expect((await losing).order?.lines).toMatchObject([{ returnRequested: '2' }])
  expect(await typesOf(orderId)).toEqual(['OrderPlaced', 'UnitsClaimed', 'UnitsClaimed'])
})

test('one return that claims twice at once claims once, and both hear of one opening', async () => {
  const orderId = await sold(3)
  const first = claim(orderId, 'r-1', 1, 2)
  const { won, losing } = await atOnce(
    'UnitsClaimed before',
    () => claimsAt(here).claimUnits(first),
    () => claimsAt(there).claimUnits(claim(orderId, 'r-1', 1, 2)),
  )
  expect(won.opening).toBe(first.opening)
  expect(await losing).toEqual(won)
  expect(await typesOf(orderId)).toEqual(['OrderPlaced', 'UnitsClaimed'])
})

test('killed behind its claim, a host leaves it to whoever asks again', async () => {
  const orderId = await sold(3)
  const first = claim(orderId, 'r-1', 2)
  await host(there).arm({ at: 'UnitsClaimed after', does: 'die' })
  expect((await refusal(claimsAt(there).claimUnits(first, { retries: 0 }))).code).toBe('UNAVAILABLE')
  expect(await host(there).ended).toBe('SIGKILL')
  there = await startOrders(shop, 'beside-again')
  expect((await claimsAt(there).claimUnits(claim(orderId, 'r-1', 2))).opening).toBe(first.opening)
  expect((await claimsAt(here).claimUnits(first)).opening).toBe(first.opening)
  expect(await typesOf(orderId)).toEqual(['OrderPlaced', 'UnitsClaimed'])
})

test('a unit is accepted or given up, whichever comes first', async () => {
  const orderId = await sold(3)
  await claimsAt(here).claimUnits(claim(orderId, 'r-1', 1, 2))
  const isWaiting = host(there).reached('ClaimReleased before')
  await host(there).arm({ at: 'ClaimReleased before', does: 'wait' })
  const named = { orderId, returnId: 'r-1' }
  const releasing = claimsAt(there).releaseClaim({
    requestId: unique('release'),
    ...named,
    lines: single([1, 2]),
    reason: 'cancelled',
  })
  releasing.catch(() => {})
  await isWaiting
  await claimsAt(here).recordReturned({ requestId: unique('back'), ...named, lines: single([2]) })
  host(there).release('ClaimReleased before')
  expect(await refusal(releasing)).toMatchObject({ reason: 'UNITS_NOT_CLAIMED', figures: { line_id: 'l-1' } })
  const { order } = await claimsAt(there).releaseClaim({ requestId: unique('release'), ...named, reason: 'cancelled' })
  expect(order?.lines).toMatchObject([{ returnRequested: '0', returned: '1', returnedUnits: [{ first: '2', last: '2' }] }])
  expect(await typesOf(orderId)).toEqual(['OrderPlaced', 'UnitsClaimed', 'UnitsReturned', 'ClaimReleased'])
})

test('what is about to be handed over can’t be claimed yet; once it is, it can, and nothing is cancelled any more', async () => {
  const { orderId, handOver, cancel } = await waiting()
  const arrived = [host(here).reached('FulfilmentHandedOver before'), host(there).reached('OrderCancelled before')]
  await host(here).arm({ at: 'FulfilmentHandedOver before', does: 'wait' })
  await host(there).arm({ at: 'OrderCancelled before', does: 'wait' })
  const elsewhere = await startOrders(shop, unique('elsewhere'))
  try {
    const handing = handOver(here)
    const cancelling = cancel(there)
    cancelling.catch(() => {})
    await Promise.all(arrived)
    const claiming = claim(orderId, 'r-1', 1)
    expect(await refusal(claimsAt(elsewhere).claimUnits(claiming))).toMatchObject({ reason: 'UNITS_NOT_LEFT' })
    host(here).release('FulfilmentHandedOver before')
    await handing
    expect((await claimsAt(elsewhere).claimUnits(claiming)).order?.lines).toMatchObject([{ returnRequested: '1' }])
    host(there).release('OrderCancelled before')
    expect(await refusal(cancelling)).toMatchObject({ reason: 'ORDER_NOT_CANCELLABLE' })
    expect((await typesOf(orderId)).slice(-2)).toEqual(['FulfilmentHandedOver', 'UnitsClaimed'])
  } finally {
    await elsewhere.stop()
  }
})

test('should the cancellation come first, nothing is handed over and nothing can be claimed', async () => {
  const { orderId, handOver, cancel } = await waiting()
  const isWaiting = host(there).reached('FulfilmentHandedOver before')
  await host(there).arm({ at: 'FulfilmentHandedOver before', does: 'wait' })
  const handing = handOver(there)
  handing.catch(() => {})
  await isWaiting
  await cancel(here)
  host(there).release('FulfilmentHandedOver before')
  expect(await refusal(handing)).toMatchObject({ reason: 'WRONG_STATE' })
  for (const process of [here, there])
    expect(await refusal(claimsAt(process).claimUnits(claim(orderId, unique('r'), 1)))).toMatchObject({
      reason: 'UNITS_NOT_LEFT',
    })
  expect((await typesOf(orderId)).slice(-2)).toEqual(['OrderCancelled', 'NotificationDue'])
})

const seed = 20101209

test(`many returns of one order on two hosts at once hold each unit once and give back what was paid (seed ${seed})`, async () => {
  const [quantity, drawn] = [40, 36]
  const orderId = await sold(quantity)
  const random = randomFrom(seed)
  const clients = [claimsAt(here), claimsAt(there)] as const
  const accepted: string[] = []
  const reasons = new Set<string>()
  async function returnSome(index: number): Promise<void> {
    const client = clients[index % 2 === 0 ? 0 : 1]
    const numbers = [...new Set(Array.from({ length: 1 + Math.floor(random() * 4) }, () => 1 + Math.floor(random() * drawn)))]
    const keepsAll = random() < 0.4
    const returnId = `r-${index}`
    try {
      await client.claimUnits(claim(orderId, returnId, ...numbers))
    } catch (error) {
      reasons.add((await refusal(Promise.reject(error))).reason)
      return
    }
    accepted.push(returnId)
    const named = { orderId, returnId }
    const back = numbers.slice(0, keepsAll ? numbers.length : 1)
    const quote = await client.quoteUnits({ ...named, lines: single(back) })
    const refunds = quote.lines[0]?.paid ?? []
    await client.recordReturned({ requestId: unique('back'), ...named, lines: single(back), refunds })
    await client.releaseClaim({ requestId: unique('release'), ...named, reason: 'rejected' })
  }
  await Promise.all(Array.from({ length: 60 }, (_, index) => returnSome(index)))
  expect([...reasons]).toEqual(['UNITS_CLAIMED'])

  const { order } = await shop.orders.till.getOrder({ orderId })
  const missing = quantity - Number(order?.lines[0]?.returned)
  expect(missing).toBeGreaterThan(0)
  const { lines } = await clients[0].quoteUnits({ orderId, lines: [{ lineId: 'l-1', quantity: missing }] })
  const rest = [{ lineId: 'l-1', units: lines[0]?.units ?? [] }]
  await clients[1].claimUnits({ ...claim(orderId, 'the rest'), lines: rest })
  const last = { requestId: unique('back'), orderId, returnId: 'the rest', lines: rest, refunds: lines[0]?.paid ?? [] }
  const { order: after } = await clients[0].recordReturned(last)
  expect(after?.lines).toMatchObject([{ returned: String(quantity), returnRequested: '0' }])

  const held = new Map<number, string>()
  const refunded = new Map<string, number>()
  const claims: string[] = []
  for (const { type, data } of await shop.eventsOf(`order-${orderId}`)) {
    if (!isOfReturn(data)) continue
    const numbers = data.lines.flatMap(line => line.units.flatMap(({ first, last }) => range(first, last)))
    for (const number of numbers) {
      expect(held.get(number)).toBe(type === 'UnitsClaimed' ? undefined : data.returnId)
      if (type === 'ClaimReleased') held.delete(number)
      else held.set(number, type === 'UnitsClaimed' ? data.returnId : 'returned')
    }
    if (type === 'UnitsClaimed') claims.push(data.returnId)
    for (const { tenderId, amountMinor } of data.refunds ?? [])
      refunded.set(tenderId, (refunded.get(tenderId) ?? 0) + amountMinor)
  }
  expect(claims.sort()).toEqual([...accepted, 'the rest'].sort())
  expect([...held.values()]).toEqual(Array.from({ length: quantity }, () => 'returned'))
  expect(Object.fromEntries(refunded)).toEqual({ 't-1': 333, 't-2': quantity * 500 - 333 })
  expect(await shop.differences()).toEqual([])
})

type OfReturn = {
  returnId: string
  lines: { units: { first: number; last: number }[] }[]
  refunds?: { tenderId: string; amountMinor: number }[]
}
const isOfReturn = (data: unknown): data is OfReturn => typeof data === 'object' && data !== null && 'returnId' in data
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index)
