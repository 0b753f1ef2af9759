import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop, orderOf, refusal, type Shop, unique } from '../contract/orders/shop.ts'
import { becomes } from '../support/until.ts'
import { type OrdersProcess, startOrders } from './support/faulty-process.ts'

let shop: Shop
let here: OrdersProcess
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('orders', 'SIGTERM')
  here = await startOrders(shop)
})
afterAll(async () => {
  await here?.stop()
  await shop?.close()
})

const once = { retries: 0 }
const typesOf = async (stream: string) => (await shop.eventsOf(stream)).map(({ type }) => type)

/** Three cups, of which one is to be removed and two plates to be added, by a card; or their price to rise. */
async function placed() {
  const [cup, plate] = [await shop.stocked(unique('cup'), 10), await shop.stocked(unique('plate'), 10)]
  const { order } = await shop.orders.web.placeOrder(orderOf(cup))
  const orderId = order?.orderId ?? ''
  const by = (amountMinor: number) => [
    { tenderId: 't-2', kind: 'TENDER_KIND_CARD' as const, amountMinor, currencyCode: 'GBP', paymentToken: 'sandbox-approve' },
  ]
  const exchange = () => ({
    ...{ requestId: unique('act'), orderId, differenceMinor: 900, tenders: by(900) },
    remove: [{ lineId: 'l-1', quantity: 1 }],
    add: [{ lineId: 'l-2', sku: plate, quantity: 2, unitPriceMinor: 700, fulfilmentId: 'f-2' }],
    fulfilments: [{ fulfilmentId: 'f-2', method: 'FULFILMENT_METHOD_PICKUP' as const, locationId: 'leeds' }],
  })
  const dearer = () => ({
    ...{ requestId: unique('act'), orderId, differenceMinor: 300, tenders: by(300) },
    reprice: [{ lineId: 'l-1', unitPriceMinor: 600 }],
  })
  return { cup, plate, orderId, exchange, dearer }
}
type Placed = Awaited<ReturnType<typeof placed>>
type Written = { order: string[]; cup: string[]; plate: string[] }
const written = async ({ cup, plate, orderId }: Placed): Promise<Written> => ({
  order: (await typesOf(`order-${orderId}`)).slice(1),
  cup: (await typesOf(`stock-${cup}@leeds`)).slice(2),
  plate: (await typesOf(`stock-${plate}@leeds`)).slice(1),
})

async function recovered(at: Placed, expected: Written): Promise<void> {
  expect(await here.ended).toBe('SIGKILL')
  here = await startOrders(shop)
  await becomes(async () => {
    await shop.orders.operator.sweepPlacements({ olderThanSeconds: 1 })
    return written(at)
  }, expected)
}

const held = ['StockReserved', 'ReservationReleased']
const unasked: Written = { order: ['AmendmentAbandoned'], cup: [], plate: held }
const swept: Written = { order: ['AmendmentPaymentsRequested', 'AmendmentAbandoned'], cup: [], plate: held }
const amended: Written = {
  order: ['AmendmentPaymentsRequested', 'OrderAmended', 'NotificationDue'],
  cup: ['ReservationReleased'],
  plate: ['StockReserved'],
}

test.each<[string, Written]>([
  ['reserveStock before', { order: [], cup: [], plate: [] }],
  ['reserveStock after', unasked],
  ['AmendmentPaymentsRequested before', unasked],
  ['AmendmentPaymentsRequested after', swept],
  ['authorize before', swept],
  ['authorize after', swept],
  ['OrderAmended before', swept],
  ['OrderAmended after', amended],
  ['releaseReservation before', amended],
  ['releaseReservation after', amended],
])('a process that dies while it amends an order: %s', async (point, expected) => {
  const at = await placed()
  const request = at.exchange()
  await here.arm({ at: point, does: 'die' })
  await expect(shop.orders.web.amendOrder(request, once)).rejects.toThrow()
  await recovered(at, expected)
  expect((await shop.orders.web.amendOrder(request)).order).toMatchObject({ totalMinor: '2900', lines: [{ cancelled: '1' }, {}] })
  expect(await shop.stock(at.cup)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
  expect(await shop.stock(at.plate)).toEqual({ onHand: 10, reserved: 2, shortage: 0 })
})

test.each(['AmendmentPaymentsRequested after', 'authorize after', 'OrderAmended before'])(
  'a process that dies while it amends prices alone is found by the money it asked for: %s',
  async point => {
    const at = await placed()
    const request = at.dearer()
    await here.arm({ at: point, does: 'die' })
    await expect(shop.orders.web.amendOrder(request, once)).rejects.toThrow()
    await recovered(at, { ...swept, plate: [] })
    expect((await shop.orders.web.amendOrder(request)).order).toMatchObject({ totalMinor: '1800' })
  },
)

describe('two processes on one order', () => {
  let there: OrdersProcess
  beforeAll(async () => {
    there = await startOrders(shop, 'beside')
  })
  afterAll(() => there?.stop())
  const webThere = () => shop.ordersAs(shop.keys.web, there.address)
  const paymentsOf = async (at: Placed) => {
    const asked = (await shop.eventsOf(`order-${at.orderId}`)).filter(({ type }) => type === 'AmendmentPaymentsRequested')
    const ids = asked.flatMap(({ data }): { paymentId: string }[] => Object(data).payments).map(({ paymentId }) => paymentId)
    return Promise.all(ids.map(id => shop.paymentEvents(id)))
  }
  const settledAs = async (at: Placed, expected: Written) => {
    await becomes(() => written(at), expected)
  }
  const voided = ['AuthorizationRequested', 'PaymentAuthorized', 'VoidRequested', 'PaymentVoided']
  const held = async (at: Placed) => [(await shop.stock(at.cup)).reserved, (await shop.stock(at.plate)).reserved]

  test('an amendment that a cancellation comes before is refused, and lets go what it held and was to take', async () => {
    const at = await placed()
    const isWaiting = here.reached('OrderAmended before')
    await here.arm({ at: 'OrderAmended before', does: 'wait' })
    const amending = refusal(shop.orders.web.amendOrder(at.exchange(), once))
    await isWaiting
    await webThere().cancelOrder({ requestId: unique('act'), orderId: at.orderId })
    here.release('OrderAmended before')
    expect(await amending).toMatchObject({ reason: 'ORDER_NOT_AMENDABLE', figures: { state: 'cancelled' } })
    await settledAs(at, {
      order: ['AmendmentPaymentsRequested', 'OrderCancelled', 'NotificationDue', 'AmendmentAbandoned'],
      cup: ['ReservationReleased'],
      plate: ['StockReserved', 'ReservationReleased'],
    })
    expect(await paymentsOf(at)).toEqual([voided])
    expect(await held(at)).toEqual([0, 0])
  })

  test('a cancellation that an amendment comes before cancels what was added, too, and its money', async () => {
    const at = await placed()
    const isWaiting = there.reached('OrderCancelled before')
    await there.arm({ at: 'OrderCancelled before', does: 'wait' })
    const cancelling = webThere().cancelOrder({ requestId: unique('act'), orderId: at.orderId })
    await isWaiting
    await shop.orders.web.amendOrder(at.exchange())
    there.release('OrderCancelled before')
    // The channel's own 15.00 are due back, of which an amendment took 5.00 for a plate; the card is let go.
    expect((await cancelling).order).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      tenders: [{ refundDueMinor: '1500' }, { refundDueMinor: '0' }],
    })
    await settledAs(at, {
      order: [...amended.order, 'OrderCancelled', 'NotificationDue'],
      cup: ['ReservationReleased', 'ReservationReleased'],
      plate: ['StockReserved', 'ReservationReleased'],
    })
    expect(await paymentsOf(at)).toEqual([voided])
    expect(await held(at)).toEqual([0, 0])
  })

  test('an amendment that completes in one and is withdrawn or cancelled in the other is one of both', async () => {
    const ends = {
      withdrawn: (at: Placed, amendmentId: string) =>
        webThere().withdrawAmendment({ requestId: unique('act'), orderId: at.orderId, amendmentId }),
      cancelled: (at: Placed) => webThere().cancelOrder({ requestId: unique('act'), orderId: at.orderId }),
    }
    for (const end of ['withdrawn', 'cancelled'] as const) {
      for (const [waits, at] of [
        ['OrderAmended before', await placed()],
        ['nowhere', await placed()],
      ] as const) {
        const { tenders, requestId: _, ...asked } = at.exchange()
        const { order } = await shop.orders.web.amendOrder({ requestId: unique('act'), ...asked })
        const amendmentId = order?.amendment?.amendmentId ?? ''
        const complete = () =>
          shop.orders.web.completeAmendment({ requestId: unique('act'), orderId: at.orderId, amendmentId, tenders }, once)
        if (waits === 'nowhere') {
          const both = await Promise.allSettled([complete(), ends[end](at, amendmentId)])
          const types = (await written(at)).order
          expect(types.includes('OrderAmended')).toBe(both[0]?.status === 'fulfilled')
          expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
          if (end === 'withdrawn') expect(types.includes('OrderAmended')).not.toBe(types.includes('AmendmentWithdrawn'))
        } else {
          const isWaiting = here.reached(waits)
          await here.arm({ at: waits, does: 'wait' })
          const completing = refusal(complete())
          await isWaiting
          await ends[end](at, amendmentId)
          here.release(waits)
          const reason = end === 'withdrawn' ? 'AMENDMENT_NOT_FOUND' : 'ORDER_NOT_AMENDABLE'
          expect(await completing).toMatchObject({ reason })
          await becomes(() => paymentsOf(at), [voided])
        }
        const { order: after } = await shop.orders.web.getOrder({ orderId: at.orderId })
        const open = (lineId: string) => {
          const line = after?.lines.find(each => each.lineId === lineId)
          return Number(line?.quantity ?? 0) - Number(line?.cancelled ?? 0)
        }
        await becomes(() => held(at), [open('l-1'), open('l-2')])
      }
    }
  })

  test('two amendments at once are made one after the other, or one of them is; units are held once', async () => {
    for (let round = 0; round < 4; round++) {
      const at = await placed()
      const both = await Promise.allSettled([
        shop.orders.web.amendOrder(at.exchange(), once),
        webThere().amendOrder(at.dearer(), once),
      ])
      const made = both.filter(({ status }) => status === 'fulfilled').length
      expect(made).toBeGreaterThan(0)
      const types = (await written(at)).order
      expect(types.filter(type => type === 'OrderAmended')).toHaveLength(made)
      const isExchanged = both[0]?.status === 'fulfilled'
      await becomes(() => held(at), isExchanged ? [2, 2] : [3, 0])
    }
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
