import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepting, openShop, refusal, returnOf, type Shop, unique } from '../contract/returns/shop.ts'
import { becomes, until } from '../support/until.ts'
import { type OrdersProcess as FaultyProcess, startReturns } from './support/faulty-process.ts'

let shop: Shop
let returns: FaultyProcess
let another: FaultyProcess
beforeAll(async () => {
  shop = await openShop()
  await shop.stack.kill('returns', 'SIGTERM')
  const both = [startReturns(shop), startReturns(shop, 'another-returns')] as const
  ;[returns, another] = await Promise.all(both)
})
afterAll(async () => {
  await Promise.all([returns?.stop(), another?.stop()])
  await shop?.close()
})

const once = { retries: 0, deadlineMs: 60_000 }
const typesOf = async ({ orderId }: { orderId: string }) => (await shop.eventsOf(`order-${orderId}`)).map(({ type }) => type)
/** Each goes on once the other has come as far. */
async function bothArriveAt(at: string): Promise<void> {
  const processes = [returns, another]
  const arrived = processes.map(process => process.reached(at))
  for (const process of processes) await process.arm({ at, does: 'wait' })
  Promise.all(arrived).then(() => processes.forEach(process => void process.release(at)))
}
type Claimed = { orderId: string }
async function letGo(orders: readonly [Claimed, Claimed], lost: number): Promise<void> {
  const expected = orders.map((_, index) => ['OrderPlaced', 'UnitsClaimed', ...(index === lost ? ['ClaimReleased'] : [])])
  await becomes(() => Promise.all(orders.map(typesOf)), expected)
  const { order } = await shop.orders.till.getOrder({ orderId: orders[lost]?.orderId ?? '' })
  expect(order?.lines).toMatchObject([{ returnRequested: '0' }])
}
const elsewhere = () => shop.returnsAs(shop.keys.manager, another.address)

describe('two processes', () => {
  test('asked for one unit from two stores at once: one return, and the other is told so', async () => {
    const order = await shop.sold()
    const unit = { lines: [{ lineId: 'l-1', units: [{ first: 1, last: 1 }] }] }
    const asked = await Promise.allSettled([
      shop.returns.till.requestReturn(returnOf(order, 1, unit)),
      elsewhere().requestReturn(returnOf(order, 1, unit)),
    ])
    const taken = asked.flatMap(each => (each.status === 'fulfilled' ? [each.value.return] : []))
    const refused = asked.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
    expect(taken).toHaveLength(1)
    expect(await refusal(Promise.reject(refused[0]))).toMatchObject({ reason: 'UNITS_CLAIMED' })
    const claims = (await shop.eventsOf(`order-${order.orderId}`)).filter(({ type }) => type === 'UnitsClaimed')
    expect(claims).toMatchObject([{ data: { returnId: taken[0]?.returnId } }])
  })

  test('sent one request twice answer one return', async () => {
    const order = await shop.sold()
    const request = returnOf(order, 1)
    const asked = await Promise.all([shop.returns.manager.requestReturn(request), elsewhere().requestReturn(request)])
    expect(new Set(asked.map(each => each.return?.returnId)).size).toBe(1)
    expect(await shop.told(asked[0]?.return ?? { returnId: '' })).toEqual(['ReturnOpened', 'NotificationDue'])
    expect((await shop.orders.till.getOrder({ orderId: order.orderId })).order?.lines).toMatchObject([{ returnRequested: '1' }])
  })

  test('at the claim with one request at once claim once', async () => {
    const order = await shop.sold()
    const request = returnOf(order, 1)
    await bothArriveAt('claimUnits before')
    const asked = [shop.returns.manager.requestReturn(request, once), elsewhere().requestReturn(request, once)]
    const answers = await Promise.all(asked)
    expect(new Set(answers.map(each => each.return?.returnId)).size).toBe(1)
    expect(await typesOf(order)).toEqual(['OrderPlaced', 'UnitsClaimed'])
    expect(await shop.told(answers[0]?.return ?? { returnId: '' })).toEqual(['ReturnOpened', 'NotificationDue'])
  })

  test('at the claim of one unit under two request ids: one claims it', async () => {
    const order = await shop.sold()
    const unit = { lines: [{ lineId: 'l-1', units: [{ first: 2, last: 2 }] }] }
    await bothArriveAt('claimUnits before')
    const asked = await Promise.allSettled([
      shop.returns.manager.requestReturn(returnOf(order, 1, unit), once),
      elsewhere().requestReturn(returnOf(order, 1, unit), once),
    ])
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await typesOf(order)).toEqual(['OrderPlaced', 'UnitsClaimed'])
  })

  test('sent one request for two purchases at once: the return is that of one, and the other gets its unit back', async () => {
    const orders = [await shop.sold(), await shop.sold()] as const
    const requestId = unique('return')
    const [first, second] = orders.map(order => returnOf(order, 1, { requestId }))
    await bothArriveAt('claimUnits after')
    const asked = await Promise.allSettled([
      shop.returns.manager.requestReturn(first ?? {}, once),
      elsewhere().requestReturn(second ?? {}, once),
    ])
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = asked.findIndex(({ status }) => status === 'rejected')
    const [refused] = asked.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
    expect(await refusal(Promise.reject(refused))).toMatchObject({ code: 'ALREADY_EXISTS', reason: 'REQUEST_ID_REUSED' })
    await letGo(orders, lost)
  })

  test('of which the one that opened nothing is killed behind its claim: the other lets it go', async () => {
    const orders = [await shop.sold(), await shop.sold()] as const
    const [first, second] = orders.map(order => returnOf(order, 1, { requestId: `killed-${orders[0].orderId}` }))
    await another.arm({ at: 'claimUnits after', does: 'wait' })
    const claimed = another.reached('claimUnits after')
    const lost = elsewhere().requestReturn(second ?? {}, once)
    lost.catch(() => {})
    await returns.arm({ at: 'ReturnOpened before', does: 'wait' })
    await claimed
    const opening = returns.reached('ReturnOpened before')
    const asked = shop.returns.manager.requestReturn(first ?? {}, once)
    await opening
    await another.kill()
    returns.release('ReturnOpened before')
    const answered = await Promise.allSettled([asked])
    another = await startReturns(shop, 'another-again')
    const [, claim] = await shop.eventsOf(`order-${orders[0].orderId}`)
    const { returnId } = Object(claim?.data) as { returnId: string }
    const { return: stands } = await shop.returns.manager.getReturn({ returnId })
    const isFirst = stands?.orderId === orders[0].orderId
    // Its follower may open what the dead one claimed before the call goes on.
    expect(answered[0]?.status).toBe(isFirst ? 'fulfilled' : 'rejected')
    await letGo(orders, isFirst ? 1 : 0)
  })

  test('that inspect and call off at once do each to other units, or one of them', async () => {
    const order = await shop.sold()
    const { return: returned } = await shop.returns.till.requestReturn(returnOf(order, 3))
    const returnId = returned?.returnId ?? ''
    const lines = [{ lineId: 'l-1', units: [{ first: 1, last: 2 }] }]
    await shop.returns.till.receiveReturn({ requestId: unique('receive'), returnId, locationId: 'leeds', lines })
    const inspect = { requestId: unique('inspect'), returnId, lines: [accepting()] }
    await Promise.all([
      shop.returns.till.inspectUnits(inspect),
      elsewhere().cancelReturn({ requestId: unique('cancel'), returnId, reason: 'kept' }),
    ])
    const { return: stands } = await shop.returns.till.getReturn({ returnId })
    expect(stands).toMatchObject({
      state: 'RETURN_STATE_SETTLING',
      refunds: [{ amountMinor: '1000' }],
      lines: [
        { acceptance: 'ACCEPTANCE_ACCEPTED', units: [{ first: '1', last: '2' }] },
        { reception: 'RECEPTION_CANCELLED', units: [{ first: '3', last: '3' }] },
      ],
    })
  })

  test('that receive and call off at once leave each unit one of both', async () => {
    const order = await shop.sold()
    const { return: returned } = await shop.returns.till.requestReturn(returnOf(order, 3))
    const returnId = returned?.returnId ?? ''
    const done = await Promise.allSettled([
      shop.returns.till.receiveReturn({ requestId: unique('receive'), returnId, locationId: 'leeds' }),
      elsewhere().cancelReturn({ requestId: unique('cancel'), returnId, reason: 'kept' }),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await shop.told({ returnId })).filter(type => type === 'UnitsReceived' || type === 'ReturnCancelled')).toHaveLength(1)
  })
})

describe('killed from outside between the claim and the opening', () => {
  // Its follower would open what the other left.
  beforeAll(() => another.stop())

  test.each([
    ['nobody asks again', false],
    ['it is asked again', true],
  ])('and %s: it is opened once, as it was asked for', async (_, isAskedAgain) => {
    const order = await shop.sold()
    const request = returnOf(order, 2, { receivedAtLocationId: 'leeds', inspection: [accepting()] })
    await returns.arm({ at: 'claimUnits after', does: 'wait' })
    const claimed = returns.reached('claimUnits after')
    const lost = shop.returns.till.requestReturn(request, once).catch(error => error)
    await claimed
    const [, claim] = await shop.eventsOf(`order-${order.orderId}`)
    expect(claim?.type).toBe('UnitsClaimed')
    await returns.kill()
    expect(await lost).toBeInstanceOf(Error)
    returns = await startReturns(shop)
    const { returnId } = Object(claim?.data) as { returnId: string }
    const answered = isAskedAgain ? await shop.returns.till.requestReturn(request) : null
    const opened = ['ReturnOpened', 'UnitsReceived', 'NotificationDue', 'UnitsAccepted', 'RefundGranted']
    expect(
      await until(
        () => shop.told({ returnId }),
        told => told.length > 0,
      ),
    ).toEqual(opened)
    const { return: stands } = await shop.returns.till.getReturn({ returnId })
    expect(stands).toMatchObject({ returnId, refunds: [{ amountMinor: '1000' }], state: 'RETURN_STATE_SETTLING' })
    if (answered) expect(answered.return?.returnId).toBe(returnId)
    // Its own request, repeated later, finds it too.
    expect((await shop.returns.till.requestReturn(request)).return).toEqual(stands)
  })
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
