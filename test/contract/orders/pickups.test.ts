import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pickupCode } from '#platform/pickup-code.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

type Over = Parameters<typeof orderOf>[1]
const approved = byToken('sandbox-approve')

async function placed(over: Over = approved) {
  const sku = await shop.stocked(unique('mug'), 10)
  const { order } = await shop.orders.web.placeOrder(orderOf(sku, over))
  const orderId = order?.orderId ?? ''
  const paymentId = order?.tenders[0]?.paymentId ?? ''
  return { sku, orderId, paymentId, order, group: () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' }) }
}
type Placed = Awaited<ReturnType<typeof placed>>

const code = ({ orderId }: Placed) => pickupCode(shop.secrets, orderId, 'f-1')
const wrongCode = (at: Placed) => String((Number(code(at)) + 1) % 1_000_000).padStart(6, '0')
const typesOf = async (at: Placed) => (await shop.eventsOf(`order-${at.orderId}`)).map(({ type }) => type)

const acts = {
  start: (at: Placed) => shop.pickups.till.startPicking(at.group()),
  pick: (at: Placed, quantity = 3) => shop.pickups.till.recordPick({ ...at.group(), lines: [{ lineId: 'l-1', quantity }] }),
  ready: (at: Placed) => shop.pickups.till.markReady(at.group()),
  handOver: (at: Placed) => shop.pickups.till.handOver({ ...at.group(), code: code(at) }),
  reject: (at: Placed) => shop.pickups.till.rejectFulfilment({ ...at.group(), reason: 'broken' }),
  expire: (at: Placed) => shop.pickups.service.expireFulfilment(at.group()),
}

async function ready(over?: Over): Promise<Placed> {
  const at = await placed(over)
  await acts.start(at)
  await acts.pick(at)
  await acts.ready(at)
  return at
}

describe('a pickup', () => {
  test('is picked, waits, and leaves with whoever has the code; what was authorised falls due', async () => {
    const at = await placed()
    expect(at.order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      tenders: [{ authorization: 'TENDER_AUTHORIZATION_AUTHORIZED' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_OPEN', pickBy: { seconds: expect.any(String) } }],
    })
    expect((await acts.start(at)).order?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_IN_PROGRESS' }])
    expect((await acts.pick(at, 2)).order?.lines).toMatchObject([{ picked: '2' }])
    expect((await acts.pick(at, 1)).order?.lines).toMatchObject([{ picked: '3' }])
    const { order: waiting } = await acts.ready(at)
    expect(waiting?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_READY', codeBlocked: false }])
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 3, shortage: 0 })
    const { order } = await acts.handOver(at)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [{ left: '3', picked: '3' }],
      fulfilments: [
        {
          state: 'FULFILMENT_STATE_HANDED_OVER',
          captures: [{ paymentId: at.paymentId, tenderId: 't-1', amountMinor: '1500' }],
        },
      ],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 7, reserved: 0, shortage: 0 })
    expect(await typesOf(at)).toEqual([
      ...['AuthorizationsRequested', 'OrderPlaced', 'PickingStarted', 'UnitsPicked', 'UnitsPicked'],
      ...['FulfilmentReady', 'NotificationDue', 'FulfilmentHandedOver'],
    ])
    expect(await shop.paymentEvents(at.paymentId)).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
  })

  test('that the store rejects is cancelled: its stock is free and its payment let go', async () => {
    const at = await ready()
    expect((await acts.reject(at)).order).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      lines: [{ cancelled: '3', left: '0' }],
      fulfilments: [{ state: 'FULFILMENT_STATE_REJECTED' }],
      tenders: [{ refundDueMinor: '0' }],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect((await shop.paymentEvents(at.paymentId)).slice(2)).toEqual(['VoidRequested', 'PaymentVoided'])
  })
})
