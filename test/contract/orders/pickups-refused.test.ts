import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Placed, pickupActs } from './pickup-acts.ts'
import { openShop, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const { placed, code, wrongCode, typesOf, acts, ready, refused } = pickupActs(() => shop)

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

  test('an order or a group that is not there', async () => {
    const at = await placed()
    expect(await refused(() => shop.pickups.till.startPicking({ ...at.group(), orderId: 'nowhere' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'ORDER_NOT_FOUND',
    })
    expect(await refused(() => shop.pickups.till.startPicking({ ...at.group(), fulfilmentId: 'f-9' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'FULFILMENT_NOT_FOUND',
    })
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
    expect(
      await unchanged(() => refused(() => shop.pickups.till.handOver({ ...at.group(), code: wrongCode(at) }))),
    ).toMatchObject({
      ...{ code: 'FAILED_PRECONDITION', reason: 'ALREADY_HANDED_OVER' },
      figures: { at: expect.stringMatching(/^\d{4}-.*Z$/) },
    })
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
    ]
    for (const act of all) expect(await refused(act)).toMatchObject({ code: 'PERMISSION_DENIED', reason: 'ROLE_REQUIRED' })
    // A process gives up what was set aside and found no other place, and nothing else.
    const reason = who === 'service' ? 'WRONG_STATE' : 'ROLE_REQUIRED'
    expect(await refused(() => by.rejectFulfilment(at.group()))).toMatchObject({ reason })
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

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
