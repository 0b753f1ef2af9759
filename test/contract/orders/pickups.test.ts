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

  test('leaves without its code by a manager’s word, which is recorded', async () => {
    const at = await ready()
    const { order } = await shop.pickups.manager.handOver({ ...at.group(), overrideReason: 'passport shown' })
    expect(order?.state).toBe('ORDER_STATE_FULFILLED')
    expect((await shop.eventsOf(`order-${at.orderId}`)).at(-1)?.data).toMatchObject({ overrideReason: 'passport shown' })
  })

  test('is kept as long as the store says', async () => {
    const at = await placed()
    await acts.start(at)
    await acts.pick(at)
    const pickupUntil = { seconds: String(Math.floor(Date.now() / 1000) + 86_400), nanos: 0 }
    const { order } = await shop.pickups.till.markReady({ ...at.group(), pickupUntil })
    expect(order?.fulfilments).toMatchObject([{ pickupUntil }])
  })

  test('tells nobody its code: neither the log nor an answer holds it', async () => {
    const at = await ready()
    const { order } = await shop.orders.operator.getOrder({ orderId: at.orderId })
    const log = (await shop.eventsOf(`order-${at.orderId}`)).map(({ data }) => data)
    expect(JSON.stringify([log, order])).not.toContain(code(at))
    expect(log.at(-1)).toMatchObject({ key: 'pickup.ready', params: { fulfilmentId: 'f-1', locationId: 'leeds' } })
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

  test('cancelled by its channel while the store has it ready is free again too, and everybody is told', async () => {
    const at = await ready()
    const { order } = await shop.orders.web.cancelOrder({ requestId: unique('cancel'), orderId: at.orderId, reason: '' })
    expect(order).toMatchObject({
      state: 'ORDER_STATE_CANCELLED',
      fulfilments: [{ state: 'FULFILMENT_STATE_CANCELLED' }],
      tenders: [{ refundDueMinor: '0' }],
    })
    expect(await shop.stock(at.sku)).toEqual({ onHand: 10, reserved: 0, shortage: 0 })
    expect((await shop.paymentEvents(at.paymentId)).at(-1)).toBe('PaymentVoided')
    expect((await typesOf(at)).slice(-2)).toEqual(['OrderCancelled', 'NotificationDue'])
  })

  test('of what the channel settled itself owes the money back and captures nothing', async () => {
    const rejected = await ready({})
    expect((await acts.reject(rejected)).order?.tenders).toMatchObject([{ refundDueMinor: '1500', paymentId: '' }])
    const taken = await ready({})
    expect((await acts.handOver(taken)).order?.fulfilments).toMatchObject([{ captures: [] }])
  })
})

describe('of two groups', () => {
  const twoGroups = (sku: string): Over => ({
    lines: [
      { lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 300, fulfilmentId: 'f-1' },
      { lineId: 'l-2', sku, quantity: 1, unitPriceMinor: 400, fulfilmentId: 'f-2' },
      { lineId: 'l-3', sku: 'POST', quantity: 1, unitPriceMinor: 200 },
    ],
    fulfilments: ['f-1', 'f-2'].map(fulfilmentId => ({
      fulfilmentId,
      method: 'FULFILMENT_METHOD_PICKUP' as const,
      locationId: 'leeds',
    })),
    ...byToken('sandbox-approve', 'sandbox-approve'),
  })
  async function placedTwo() {
    const sku = await shop.stocked(unique('mug'), 10)
    const { order } = await shop.orders.web.placeOrder(orderOf(sku, twoGroups(sku)))
    const paymentIds = (order?.tenders ?? []).map(tender => tender.paymentId)
    const orderId = order?.orderId ?? ''
    const named = (fulfilmentId: string) => ({ requestId: unique('act'), orderId, fulfilmentId })
    return { sku, orderId, paymentIds, named, paymentId: '', order, group: () => named('f-1') }
  }

  test('one ends and the other stays held; the payments go with the last', async () => {
    const { sku, paymentIds, named } = await placedTwo()
    const { order } = await shop.pickups.till.rejectFulfilment(named('f-1'))
    expect(order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      lines: [{ cancelled: '3' }, { cancelled: '0' }, { cancelled: '0' }],
    })
    expect(await shop.stock(sku)).toEqual({ onHand: 10, reserved: 1, shortage: 0 })
    for (const id of paymentIds) expect((await shop.paymentEvents(id)).at(-1)).toBe('PaymentAuthorized')
    const { order: ended } = await shop.pickups.till.rejectFulfilment(named('f-2'))
    expect(ended).toMatchObject({ state: 'ORDER_STATE_CANCELLED', lines: [{}, { cancelled: '1' }, { cancelled: '1' }] })
    expect((await shop.stock(sku)).reserved).toBe(0)
    for (const id of paymentIds) expect((await shop.paymentEvents(id)).at(-1)).toBe('PaymentVoided')
  })

  test('the first to leave takes the charges with it, and each tender pays its share', async () => {
    const at = await placedTwo()
    await acts.start(at)
    await acts.pick(at)
    await acts.ready(at)
    const { order } = await acts.handOver(at)
    expect(order).toMatchObject({
      state: 'ORDER_STATE_OPEN',
      fulfilments: [{ captures: [{ amountMinor: '550' }, { amountMinor: '550' }] }, { captures: [] }],
    })
    const cancelled = shop.orders.web.cancelOrder({ requestId: unique('cancel'), orderId: at.orderId })
    expect(await refusal(cancelled)).toMatchObject({ reason: 'ORDER_NOT_CANCELLABLE', figures: { state: 'open' } })
    const { order: rest } = await shop.pickups.till.rejectFulfilment(at.named('f-2'))
    expect(rest?.state).toBe('ORDER_STATE_FULFILLED')
    for (const id of at.paymentIds) expect((await shop.paymentEvents(id)).at(-1)).toBe('PaymentAuthorized')
  })
})

/** Refused, and the log is as it was. */
async function refused(call: () => Promise<unknown>) {
  const end = await shop.logEnd()
  const answer = await refusal(call())
  expect(await shop.logEnd()).toBe(end)
  return answer
}

describe('out of order', () => {
  const wrongState = (state: string) => ({ code: 'FAILED_PRECONDITION', reason: 'WRONG_STATE', figures: { state } })
  const inState: Record<string, (at: Placed) => Promise<unknown>> = {
    open: async () => {},
    in_progress: acts.start,
    ready: async at => [await acts.start(at), await acts.pick(at), await acts.ready(at)],
    handed_over: async at => [await acts.start(at), await acts.pick(at), await acts.ready(at), await acts.handOver(at)],
    rejected: acts.reject,
    cancelled: at => shop.orders.web.cancelOrder({ requestId: unique('cancel'), orderId: at.orderId }),
  }
  test.each<[string, (keyof typeof acts)[]]>([
    ['open', ['pick', 'ready', 'handOver']],
    ['in_progress', ['handOver']],
    ['ready', ['start', 'pick']],
    ['handed_over', ['start', 'pick', 'ready', 'reject', 'expire']],
    ['rejected', ['start', 'pick', 'ready', 'handOver', 'expire']],
    ['cancelled', ['start', 'pick', 'ready', 'handOver', 'reject', 'expire']],
  ])('%s: %s', async (state, forbidden) => {
    const at = await placed()
    await inState[state]?.(at)
    for (const act of forbidden) expect(await refused(() => acts[act](at)), act).toEqual(wrongState(state))
  })

  test('more than was ordered, less than was ordered, and lines of others', async () => {
    const at = await placed()
    await acts.start(at)
    const figures = { line_id: 'l-1', ordered: '3', picked: '4' }
    expect(await refused(() => acts.pick(at, 4))).toMatchObject({ reason: 'PICK_ABOVE_ORDERED', figures })
    await acts.pick(at, 2)
    expect(await refused(() => acts.pick(at, 2))).toMatchObject({ reason: 'PICK_ABOVE_ORDERED', figures })
    expect(await refused(() => acts.ready(at))).toMatchObject({ reason: 'PICK_INCOMPLETE', figures: { picked: '2' } })
    const other = () => shop.pickups.till.recordPick({ ...at.group(), lines: [{ lineId: 'l-9', quantity: 1 }] })
    expect(await refused(other)).toMatchObject({ code: 'NOT_FOUND', reason: 'LINE_NOT_FOUND' })
  })

  test('an order or a group that is not there, and one that is shipped to a store', async () => {
    const at = await placed()
    const fulfilments = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_SHIP_TO_STORE' as const, locationId: 'leeds' }]
    const shipped = await placed({ fulfilments })
    expect(await refused(() => shop.pickups.till.startPicking({ ...at.group(), orderId: 'nowhere' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'ORDER_NOT_FOUND',
    })
    expect(await refused(() => shop.pickups.till.startPicking({ ...at.group(), fulfilmentId: 'f-9' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'FULFILMENT_NOT_FOUND',
    })
    const unsupported = { reason: 'METHOD_NOT_SUPPORTED', figures: { method: 'ship_to_store' } }
    expect(await refused(() => acts.start(shipped))).toMatchObject(unsupported)
  })

  test('what makes no sense is an invalid field', async () => {
    const at = await ready()
    const { till } = shop.pickups
    const invalid: [string, () => Promise<unknown>][] = [
      ['code', () => till.handOver(at.group())],
      ['code', () => till.handOver({ ...at.group(), code: '12345' })],
      ['pickup_until', () => till.markReady({ ...at.group(), pickupUntil: { seconds: '1291204800', nanos: 0 } })],
      ['lines', () => till.recordPick({ ...at.group(), lines: [] })],
      ['fulfilment_id', () => till.startPicking({ ...at.group(), fulfilmentId: '' })],
    ]
    for (const [field, call] of invalid)
      expect(await refused(call)).toMatchObject({ code: 'INVALID_ARGUMENT', reason: 'INVALID_FIELD', figures: { field } })
  })
})

describe('again', () => {
  test('by the same request or by another, what is done is done once', async () => {
    const at = await placed()
    const twice = async (act: (named: ReturnType<Placed['group']>) => Promise<object>) => {
      const named = at.group()
      const done = await act(named)
      expect(await unchanged(() => act(named))).toEqual(done)
      expect(await unchanged(() => act(at.group()))).toEqual(done)
    }
    await twice(named => shop.pickups.till.startPicking(named))
    const pick = { ...at.group(), lines: [{ lineId: 'l-1', quantity: 3 }] }
    const picked = await shop.pickups.till.recordPick(pick)
    expect(await unchanged(() => shop.pickups.till.recordPick(pick))).toEqual(picked)
    await twice(named => shop.pickups.till.markReady(named))
    await twice(named => shop.pickups.till.handOver({ ...named, code: code(at) }))
    const other = await ready()
    const named = other.group()
    const rejected = await shop.pickups.till.rejectFulfilment(named)
    expect(await unchanged(() => shop.pickups.till.rejectFulfilment(named))).toEqual(rejected)
    expect(await unchanged(() => acts.reject(other))).toEqual(rejected)
  })

  /** Answered, and the log is as it was. */
  async function unchanged(call: () => Promise<object>) {
    const end = await shop.logEnd()
    const answer = await call()
    expect(await shop.logEnd()).toBe(end)
    return answer
  }

  test('a request id with another body is refused', async () => {
    const at = await placed()
    await acts.start(at)
    const named = at.group()
    await shop.pickups.till.recordPick({ ...named, lines: [{ lineId: 'l-1', quantity: 1 }] })
    const other = () => shop.pickups.till.recordPick({ ...named, lines: [{ lineId: 'l-1', quantity: 2 }] })
    expect(await refused(other)).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'REQUEST_ID_REUSED' })
  })
})

describe('a wrong code', () => {
  const tryWrong = (at: Placed, requestId = unique('try')) =>
    refusal(shop.pickups.till.handOver({ ...at.group(), requestId, code: wrongCode(at) }))

  test('is counted on the order, once for a request, and five block it until a manager overrides', async () => {
    const at = await ready()
    const wrong = (left: number) => ({ code: 'FAILED_PRECONDITION', reason: 'WRONG_CODE', figures: { tries_left: String(left) } })
    const requestId = unique('try')
    expect(await tryWrong(at, requestId)).toEqual(wrong(4))
    expect(await tryWrong(at, requestId)).toEqual(wrong(4))
    for (const left of [3, 2, 1, 0]) expect(await tryWrong(at)).toEqual(wrong(left))
    const { order } = await shop.orders.till.getOrder({ orderId: at.orderId })
    expect(order?.fulfilments).toMatchObject([{ state: 'FULFILMENT_STATE_READY', codeBlocked: true }])
    const blocked = { code: 'PERMISSION_DENIED', reason: 'CODE_BLOCKED' }
    expect(await refused(() => acts.handOver(at))).toMatchObject(blocked)
    const override = { ...at.group(), overrideReason: 'knows the customer' }
    expect(await refused(() => shop.pickups.till.handOver(override))).toMatchObject({ reason: 'ROLE_REQUIRED' })
    expect((await shop.pickups.manager.handOver(override)).order?.state).toBe('ORDER_STATE_FULFILLED')
    expect((await typesOf(at)).filter(type => type === 'WrongCodeGiven')).toHaveLength(5)
  })

  test('of another order opens nothing', async () => {
    const [at, other] = [await ready(), await ready()]
    const given = () => shop.pickups.till.handOver({ ...at.group(), code: code(other) })
    expect(await refusal(given())).toMatchObject({ reason: 'WRONG_CODE' })
  })
})

describe('who may', () => {
  test.each(['web', 'service'] as const)('%s does none of what the staff of a store does', async who => {
    const at = await placed()
    const by = shop.pickups[who]
    const all = [
      () => by.startPicking(at.group()),
      () => by.recordPick({ ...at.group(), lines: [{ lineId: 'l-1', quantity: 1 }] }),
      () => by.markReady(at.group()),
      () => by.handOver({ ...at.group(), code: '000000' }),
      () => by.rejectFulfilment(at.group()),
    ]
    for (const act of all) expect(await refused(act)).toMatchObject({ code: 'PERMISSION_DENIED', reason: 'ROLE_REQUIRED' })
  })
  test('the staff of another store does nothing here', async () => {
    const at = await placed()
    for (const act of [
      () => shop.pickups.elsewhere.startPicking(at.group()),
      () => shop.pickups.elsewhere.handOver({ ...at.group(), overrideReason: 'mine' }),
      () => shop.pickups.elsewhere.rejectFulfilment(at.group()),
    ])
      expect(await refused(act)).toMatchObject({ code: 'PERMISSION_DENIED', reason: 'STORE_REQUIRED' })
  })
  test('only services expire and settle', async () => {
    const at = await placed()
    const { orderId } = at
    for (const act of [
      () => shop.pickups.manager.expireFulfilment(at.group()),
      () => shop.pickups.operator.settlePayment({ requestId: unique('settle'), orderId, tenderId: 't-1', authorized: true }),
    ])
      expect(await refused(act)).toMatchObject({ code: 'PERMISSION_DENIED', reason: 'ROLE_REQUIRED' })
  })
  test('an operator acts anywhere', async () => {
    const at = await placed()
    expect((await shop.pickups.operator.startPicking(at.group())).order?.fulfilments).toMatchObject([
      { state: 'FULFILMENT_STATE_IN_PROGRESS' },
    ])
  })
})

test('before its deadline nothing expires', async () => {
  const open = await placed()
  expect(await refused(() => acts.expire(open))).toMatchObject({
    code: 'FAILED_PRECONDITION',
    reason: 'NOT_DUE',
    figures: { due_at: expect.stringMatching(/Z$/) },
  })
  const waiting = await ready()
  expect(await refused(() => acts.expire(waiting))).toMatchObject({ reason: 'NOT_DUE' })
})

test('a store finds what it has to do, with when it is due', async () => {
  const [open, waiting] = [await placed(), await ready()]
  const left = await ready()
  const { logPosition } = await acts.handOver(left)
  const listed = async (fulfilmentState: 'OPEN' | 'READY' | 'HANDED_OVER', locationId = 'leeds') => {
    const filter = { locationId, fulfilmentState: `FULFILMENT_STATE_${fulfilmentState}` as const, minPosition: logPosition }
    return (await shop.orders.till.listOrders({ ...filter, pageSize: 1000 })).orders
  }
  const ids = (orders: { orderId: string }[]) => orders.map(({ orderId }) => orderId)
  const mine = [open, waiting, left].map(({ orderId }) => orderId)
  const of = async (state: 'OPEN' | 'READY' | 'HANDED_OVER') => ids(await listed(state)).filter(id => mine.includes(id))
  expect(await of('OPEN')).toEqual([open.orderId])
  expect(await of('READY')).toEqual([waiting.orderId])
  expect(await of('HANDED_OVER')).toEqual([left.orderId])
  expect(await listed('READY', 'depot')).toEqual([])
  const row = (await listed('READY')).find(({ orderId }) => orderId === waiting.orderId)
  const { order } = await shop.orders.till.getOrder({ orderId: waiting.orderId })
  expect(row).toMatchObject({
    state: 'ORDER_STATE_OPEN',
    fulfilments: [{ fulfilmentId: 'f-1', locationId: 'leeds', dueAt: order?.fulfilments[0]?.pickupUntil }],
  })
  const nowhere = shop.orders.till.listOrders({ fulfilmentState: 'FULFILMENT_STATE_READY' })
  expect(await refusal(nowhere)).toMatchObject({ reason: 'INVALID_FIELD', figures: { field: 'fulfilment_state' } })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
