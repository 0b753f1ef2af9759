import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import { pickupProcessId } from '../../workflows/pickup/contract.ts'
import { type Branch, openBranch, type Reserved, STORE } from './branch.ts'
import { refusedFor, until } from './patience.ts'

const LEEDS = 'store-leeds'
const PRICE = 1_250
const card = (amount: number) =>
  ({
    tenderId: 'card',
    kind: 'TENDER_KIND_CARD',
    amountMinor: amount,
    currencyCode: 'GBP',
    paymentToken: 'sandbox-approve',
  }) as const

let branch: Branch
let app: ReturnType<typeof connect>
beforeAll(async () => {
  branch = await openBranch({ NAHR_CHOICE_SECONDS: '25' })
  app = connect()
  const location = { locationId: LEEDS, kind: 'LOCATION_KIND_STORE', name: 'Leeds', countryCode: 'GB' } as const
  await branch.catalog.putLocation({ requestId: LEEDS, location: { ...location, timeZone: 'Europe/London' } })
})
afterAll(async () => {
  app?.close()
  await branch?.close()
})

const connect = () => {
  const { addresses, keys } = branch.stack
  return createClient<FulfilmentServiceClient>('nahr.orders.v1.FulfilmentService', addresses.orders, {
    key: keys.app,
    retries: 10,
  })
}

let count = 0
const named = ({ orderId }: Reserved, fulfilmentId = 'pickup') => ({ requestId: `find-${++count}`, orderId, fulfilmentId })
const one = [{ lineId: '1', quantity: 1 }]

/** Two of what London has five of and Leeds three, to be picked up in London. */
function request(sku: string, requestId: string) {
  return {
    ...{ requestId, channelOrderId: requestId, currencyCode: 'GBP', pricesIncludeTax: true, totalMinor: 2 * PRICE },
    lines: [{ lineId: '1', sku, quantity: 2, unitPriceMinor: PRICE, fulfilmentId: 'pickup' }],
    fulfilments: [{ fulfilmentId: 'pickup', method: 'FULFILMENT_METHOD_PICKUP' as const, locationId: STORE }],
    tenders: [card(2 * PRICE)],
  }
}
async function reserved(): Promise<Reserved> {
  const sku = `scarce-${++count}`
  await branch.catalog.putItem({ requestId: sku, item: { sku, kind: 'ITEM_KIND_GOODS', names: { en: sku } } })
  for (const [locationId, quantity] of [[STORE, 5] as const, [LEEDS, 3] as const])
    await branch.inventory.receiveStock({
      requestId: `${sku}-${locationId}`,
      sku,
      locationId,
      quantity,
      reference: 'opening stock',
    })
  const { order, logPosition } = await branch.app.placeOrder(request(sku, `order-of-${sku}`))
  const paymentId = order?.tenders[0]?.paymentId ?? ''
  return { sku, orderId: order?.orderId ?? '', paymentId, state: order?.state ?? '', position: logPosition }
}

/** London finds one of the two, and no other on its shelf. */
async function shortPicked(): Promise<Reserved & { aside: string }> {
  const order = await reserved()
  await branch.till.startPicking(named(order))
  await branch.till.recordPick({ ...named(order), lines: one, missing: one, missingThen: 'UNFULFILLABLE_SET_ASIDE' })
  const { params } = await branch.told(order, 'fulfilment.set_aside')
  expect(params).toMatchObject({ choices: 'pickup,delivery,cancel', chooseBy: expect.stringMatching(/^20.*Z$/) })
  return { ...order, aside: params.fulfilmentId ?? '' }
}

/** London makes ready what it has, and whoever has the code collects it. */
async function collectedAt(order: Reserved, till: Branch['till'], fulfilmentId = 'pickup'): Promise<string> {
  const { logPosition } = await till.markReady(named(order, fulfilmentId))
  const before = { ...order, position: String(BigInt(logPosition) - 1n) }
  const { params } = await branch.told(before, 'pickup.ready')
  expect(params.fulfilmentId).toBe(fulfilmentId)
  await till.handOver({ ...named(order, fulfilmentId), code: params.code ?? '' })
  return params.code ?? ''
}

const run = async ({ orderId }: Reserved, fulfilmentId: string, isSo: (stage: string | null, status: string) => boolean) =>
  until(async () => {
    const now = await branch.temporal.look(pickupProcessId({ orderId, fulfilmentId })).catch(() => null)
    return now !== null && isSo(now.stage, now.status) && now
  })
const hasEnded = (order: Reserved, fulfilmentId: string, how: string) =>
  run(order, fulfilmentId, (stage, status) => status === 'COMPLETED' && stage === how)
const groupOf = (order: Order__Output | null, state: string) =>
  order?.fulfilments.find(group => group.state === `FULFILMENT_STATE_${state}`)
async function captured({ paymentId }: Reserved): Promise<number[]> {
  const { payment } = await branch.payments.getPayment({ paymentId })
  const captures = payment?.operations.filter(({ kind }) => kind === 'OPERATION_KIND_CAPTURE') ?? []
  expect(captures.every(({ state }) => state === 'OPERATION_STATE_DONE')).toBe(true)
  return captures.map(({ amountMinor }) => Number(amountMinor))
}
const shown = async ({ orderId }: Reserved) => (await branch.app.getOrder({ orderId })).order

describe('a store that can not find an item', () => {
  let undecided: Reserved & { aside: string }

  test('sells it no more, on any channel, though its books have it; the shopper is told', async () => {
    undecided = await shortPicked()
    const { orderId, sku, aside } = undecided
    await until(async () => (await branch.stock(undecided)).available === 0)
    expect(await branch.stock(undecided)).toEqual({ onHand: 5, reserved: 2, available: 0 })
    expect(await refusedFor(branch.app.placeOrder(request(sku, `${orderId}-another`)))).toBe('INSUFFICIENT_STOCK')
    await run(undecided, aside, stage => stage === 'awaiting_choice')
    const { order: asked } = await branch.app.getOrder({ orderId })
    expect(groupOf(asked, 'SET_ASIDE')?.chooseBy).not.toBeNull()
  })

  test('moves it to another store, where it is collected by a code of its own; each is charged once as it leaves', async () => {
    const order = await shortPicked()
    const { order: moved } = await app.moveFulfilment({ ...named(order, order.aside), toLocationId: LEEDS })
    const there = groupOf(moved, 'OPEN')
    expect(there).toMatchObject({ method: 'FULFILMENT_METHOD_PICKUP', locationId: LEEDS })
    const elsewhere = there?.fulfilmentId ?? ''
    await branch.told(order, 'fulfilment.moved')
    await hasEnded(order, order.aside, 'cancelled')
    await run(order, elsewhere, stage => stage === 'awaiting_store')

    const here = await collectedAt(order, branch.till)
    await hasEnded(order, 'pickup', 'handed_over')
    expect(await captured(order)).toEqual([PRICE])

    await branch.tillInLeeds.startPicking(named(order, elsewhere))
    await branch.tillInLeeds.recordPick({ ...named(order, elsewhere), lines: one })
    const its = await collectedAt(order, branch.tillInLeeds, elsewhere)
    expect(its).not.toBe(here)
    await hasEnded(order, elsewhere, 'handed_over')
    expect(await captured(order)).toEqual([PRICE, PRICE])

    expect((await shown(order))?.state).toBe('ORDER_STATE_FULFILLED')
    await until(async () => (await branch.stock(order)).reserved === 0)
    expect(await branch.stock(order)).toEqual({ onHand: 4, reserved: 0, available: 0 })
  })

  test('leaves it to a delivery from elsewhere', async () => {
    const order = await shortPicked()
    const toMethod = 'FULFILMENT_METHOD_DELIVERY'
    const { order: moved } = await app.moveFulfilment({ ...named(order, order.aside), toLocationId: LEEDS, toMethod })
    const sent = named(order, groupOf(moved, 'OPEN')?.fulfilmentId)
    await hasEnded(order, order.aside, 'cancelled')
    await branch.tillInLeeds.startPicking(sent)
    await branch.tillInLeeds.recordPick({ ...sent, requestId: `${sent.requestId}-pick`, lines: one })
    const parcel = { parcelId: order.orderId.slice(0, 20), carrier: 'post', trackingReference: 'T-1' }
    const { order: shipped } = await branch.tillInLeeds.recordShipment({
      ...sent,
      requestId: `${sent.requestId}-ship`,
      ...parcel,
    })
    expect(groupOf(shipped, 'SHIPPED')).toMatchObject({ method: toMethod, captures: [{ amountMinor: String(PRICE) }] })
    await collectedAt(order, branch.till)
    await hasEnded(order, 'pickup', 'handed_over')
  })

  test('has just that cancelled, and the rest collected', async () => {
    const order = await shortPicked()
    await branch.app.cancelLines({ ...named(order, order.aside), lines: [], reason: 'never mind' })
    await hasEnded(order, order.aside, 'cancelled')
    await collectedAt(order, branch.till)
    await hasEnded(order, 'pickup', 'handed_over')
    expect(await captured(order)).toEqual([PRICE])
    expect((await shown(order))?.lines).toMatchObject([{ left: '1', cancelled: '1' }])
    await until(async () => (await branch.stock(order)).reserved === 0)
    expect(await branch.stock(order)).toEqual({ onHand: 4, reserved: 0, available: 0 })
  })

  test('waits for a shopper who does not choose until the time is over, and tells them; all of it is proven', async () => {
    await branch.told(undecided, 'choice.lapsed')
    await hasEnded(undecided, undecided.aside, 'expired')
    expect((await shown(undecided))?.fulfilments).toMatchObject([
      { state: 'FULFILMENT_STATE_IN_PROGRESS' },
      { state: 'FULFILMENT_STATE_EXPIRED' },
    ])
    await until(async () => (await branch.stock(undecided)).reserved === 1)
    expect((await branch.stock(undecided)).available).toBe(0)
    await branch.isProven()
  })
})
