import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type FakeShop, startFakeShop } from './support/fake-shop.ts'
import { costOf, type Processes, resetToBeginning, startProcesses } from './support/processes.ts'
import { shuffled } from './support/shuffled.ts'

let server: TemporalServer
let shop: FakeShop
let processes: Processes
let orderId: string
let returnId: string
let orders = 0

beforeAll(async () => {
  shop = await startFakeShop()
  server = await startTestTemporal()
  processes = await startProcesses(server.address, shop)
})
afterAll(async () => {
  await processes?.stop()
  await server?.stop()
  await shop?.stop()
})
beforeEach(() => {
  shop.reset()
  orderId = `o${++orders}x`
  returnId = `${orderId}-return`
})

const DAY_MS = 24 * 3_600_000
const run = () => processes.client.workflow.getHandle(`return:${returnId}`)
const result = () => run().result()
const reaches = (stage: string) => processes.reaches(`return:${returnId}`, stage)
const looksAround = () => processes.looksAround()
const foundAt = (stage: string) => processes.foundAt(`return:${returnId}`, stage)
const tell: Processes['tell'] = (...facts) => processes.tell(...facts)
const goods = () => shop.goods.act
const order = () => shop.goods.written(`order-${orderId}`)[`order-${orderId}`]?.slice(1)

/** Four mugs: opened, not yet here. */
async function opened(
  sale?: Parameters<FakeShop['goods']['act']['sell']>[1],
  how?: Parameters<FakeShop['goods']['act']['open']>[1],
) {
  goods().sell(orderId, sale)
  const facts = goods().open(orderId, how)
  await tell(...facts)
  await reaches('awaiting_units')
  return facts
}

const ALL = { returned: 'UnitsReturned 1,2,3,4', clawed: 'PointsClawedBack 1,2,3,4' }
const OPENED = ['ReturnOpened', 'UnitsReceived', 'UnitsAccepted', 'RefundGranted']

/** Every stream that the return touched, the order's sale apart. */
function touched() {
  const streams = shop.goods.written(orderId)
  const at = (stream: string) => streams[stream] ?? []
  return {
    order: order() ?? [],
    return: at(`return-${returnId}`),
    stock: shop.goods.stock(returnId),
    payment: at(`payment-${orderId}-payment`),
    storedValue: at(`storedValue of return-${returnId}`),
    loyaltyAccount: at(`loyaltyAccount-${orderId}-customer`),
  }
}

const settled = {
  order: ['UnitsClaimed', ALL.returned],
  return: [...OPENED, 'RefundExecuted', 'ReturnSettled 40'],
  get stock() {
    return [`StockReturned ${returnId}/1 4`]
  },
  payment: ['RefundRequested', 'PaymentRefunded'],
  storedValue: [],
  loyaltyAccount: [ALL.clawed],
}
const untouched = { order: ['UnitsClaimed'], stock: [], payment: [], storedValue: [], loyaltyAccount: [] }

async function decided() {
  const facts = [...goods().receive(returnId), ...goods().accept(returnId)]
  await tell(...facts)
  return facts
}

test('opened, received, accepted: stock, order, money and points, with one activity', async () => {
  await opened()
  await tell(...goods().receive(returnId))
  await reaches('to_inspect')
  await tell(...goods().accept(returnId))
  expect(await result()).toBe('settled')
  expect(touched()).toEqual(settled)
  const cost = await costOf(run())
  console.log('a return by mail costs', cost)
  expect(cost.workflowTasks).toBeLessThanOrEqual(5)
  expect(cost.activities).toBe(1)
})

test('what is accepted while an acceptance is carried out gives its points back once the order tells of it', async () => {
  await opened()
  const more: ReturnType<Processes['tell']>[] = []
  shop.hooks.afterGoods = async call => {
    if (call !== 'refund' || more.length > 0) return
    more.push(tell(...goods().accept(returnId, [3, 4])))
  }
  await tell(...goods().receive(returnId), ...goods().accept(returnId, [1, 2]))
  expect(await result()).toBe('settled')
  await Promise.all(more)
  expect(touched()).toMatchObject({
    order: ['UnitsClaimed', 'UnitsReturned 1,2', 'UnitsReturned 3,4'],
    loyaltyAccount: ['PointsClawedBack 1,2', 'PointsClawedBack 3,4'],
  })
})

test('all at once at a counter: read once, told once, two workflow tasks', async () => {
  goods().sell(orderId)
  const together = [goods().open(orderId), goods().receive(returnId), goods().accept(returnId)].flat()
  await processes.tellTogether(together)
  expect(await result()).toBe('settled')
  expect(touched()).toEqual(settled)
  const cost = await costOf(run())
  console.log('a return at a counter costs', cost)
  expect(cost).toMatchObject({ workflowTasks: 2, activities: 1, signals: 1 })
  expect([shop.goods.calls.getReturn, shop.calls.getOrder]).toEqual([4, 1])
})

describe('people decide', () => {
  test('the customer calls it off: the order claims nothing, and nothing else happens', async () => {
    await opened()
    await tell(...goods().decide(returnId, 'ReturnCancelled'))
    expect(await result()).toBe('cancelled')
    expect(touched()).toEqual({
      ...untouched,
      order: ['UnitsClaimed', 'ClaimReleased cancelled'],
      return: ['ReturnOpened', 'ReturnCancelled'],
    })
  })

  test('units that the order refuses to release meanwhile are released at another reading', async () => {
    await opened()
    shop.goods.refusals.releaseClaim = 2
    await tell(...goods().decide(returnId, 'ReturnCancelled'))
    expect(await result()).toBe('cancelled')
    expect(order()).toEqual(['UnitsClaimed', 'ClaimReleased cancelled'])
  })

  test('the store refuses all: they are the customer’s again', async () => {
    await opened()
    await tell(...goods().receive(returnId), ...goods().decide(returnId, 'UnitsRejected'))
    expect(await result()).toBe('settled')
    expect(touched()).toEqual({
      ...untouched,
      order: ['UnitsClaimed', 'ClaimReleased rejected'],
      return: ['ReturnOpened', 'UnitsReceived', 'UnitsRejected', 'ReturnSettled 0'],
    })
  })

  test('some come and are taken, some are refused, some are lost: each part is carried out when it is decided', async () => {
    await opened()
    await tell(...goods().receive(returnId, [1, 2]), ...goods().accept(returnId, [1]))
    await shop.until(() => touched().return.includes('RefundExecuted') && touched().loyaltyAccount.length === 1)
    await tell(...goods().decide(returnId, 'UnitsLost', [4]), ...goods().decide(returnId, 'UnitsRejected', [2]))
    await shop.until(() => order()?.length === 4)
    await tell(...goods().receive(returnId, [3]), ...goods().accept(returnId, [3]))
    expect(await result()).toBe('settled')
    const { return: told, order: ofOrder, ...rest } = touched()
    expect(told.slice(-3)).toEqual(['RefundGranted', 'RefundExecuted', 'ReturnSettled 20'])
    expect(ofOrder?.toSorted()).toEqual(
      ['ClaimReleased lost', 'ClaimReleased rejected', 'UnitsClaimed', 'UnitsReturned 1', 'UnitsReturned 3'].toSorted(),
    )
    expect(rest).toEqual({
      stock: [`StockReturned ${returnId}/1 1`, `StockReturned ${returnId}/2 1`],
      payment: ['RefundRequested', 'PaymentRefunded', 'RefundRequested', 'PaymentRefunded'],
      storedValue: [],
      loyaltyAccount: ['PointsClawedBack 1', 'PointsClawedBack 3'],
    })
  })

  test('a manager is asked, and answers later', async () => {
    await opened()
    await tell(...goods().receive(returnId), ...goods().decide(returnId, 'ReviewAsked'))
    await reaches('under_review')
    await tell(...goods().accept(returnId))
    expect(await result()).toBe('settled')
    expect(touched()).toEqual({ ...settled, return: settled.return.toSpliced(2, 0, 'ReviewAsked') })
  })

  test('a guest’s goods take no points back, nor do those of a customer without an account', async () => {
    for (const sale of [{ customerId: '' }, { enrolled: false }]) {
      orderId = `${orderId}y`
      returnId = `${orderId}-return`
      await opened(sale)
      await decided()
      expect(await result()).toBe('settled')
      expect(touched()).toEqual({ ...settled, loyaltyAccount: [], return: [...OPENED, 'RefundExecuted', 'ReturnSettled 0'] })
    }
  })

  test('without a receipt there is stock, and the channel gives the money back', async () => {
    await tell(...goods().open('nobody', { returnId, isPaidByCard: false }))
    await decided()
    expect(await result()).toBe('settled')
    expect(touched()).toEqual({ ...settled, order: [], payment: [], loyaltyAccount: [], return: [...OPENED, 'ReturnSettled 0'] })
  })

  test('a channel that cannot give the money back after all: store credit takes its place, by another run', async () => {
    await tell(...goods().open('nobody', { returnId, isPaidByCard: false }))
    await decided()
    expect(await result()).toBe('settled')
    await tell(...goods().refundByHand(returnId, 'REFUND_STATE_FAILED'))
    expect(await result()).toBe('settled')
    expect(touched()).toMatchObject({
      storedValue: ['StoreCreditIssued 4000'],
      return: [...OPENED, 'ReturnSettled 0', 'RefundFailed', 'RefundReplaced'],
      stock: settled.stock,
    })
    // An entry of long ago may be forgotten where the goods lie.
    expect(shop.goods.calls.returnStock).toBe(1)
  })
})

describe('the payment provider', () => {
  test('declines: store credit takes the place of the refund', async () => {
    orderId = `declined-${orderId}`
    returnId = `${orderId}-return`
    await opened()
    await decided()
    expect(await result()).toBe('settled')
    expect(touched()).toEqual({
      ...settled,
      return: [...OPENED, 'RefundFailed', 'RefundReplaced', 'ReturnSettled 40'],
      payment: ['RefundRequested', 'RefundFailed'],
      storedValue: ['StoreCreditIssued 4000'],
    })
  })

  test('declines, and a person gives the money back before store credit does: there is none', async () => {
    orderId = `declined-${orderId}`
    returnId = `${orderId}-return`
    let isRaced = false
    shop.hooks.afterGoods = async (call, subject) => {
      if (call !== 'recordRefund' || subject !== returnId || isRaced) return
      isRaced = true
      goods().refundByHand(returnId)
    }
    await opened()
    await decided()
    expect(await result()).toBe('settled')
    expect(touched()).toEqual({
      ...settled,
      return: [...OPENED, 'RefundFailed', 'RefundExecuted', 'ReturnSettled 40'],
      payment: ['RefundRequested', 'RefundFailed'],
    })
  })

  test('does not answer, though it gave the money: it is asked again by the same id, and gave it once', async () => {
    shop.refunds.unknownRefunds = 2
    await opened()
    await decided()
    expect(await result()).toBe('settled')
    expect(touched()).toEqual(settled)
    expect(shop.goods.calls).toMatchObject({ refund: 3, paidBack: 1 })
  })

  test('has not taken the money yet that is to go back: it is asked again', async () => {
    shop.refunds.uncaptured = 1
    await opened()
    await decided()
    expect(await result()).toBe('settled')
    expect(touched()).toEqual(settled)
  })

  test('does not answer for a day: a person is asked, and what the person did ends it', async () => {
    shop.refunds.unknownRefunds = 1_000
    await opened()
    await tell(...goods().receive(returnId), ...goods().accept(returnId, undefined, DAY_MS))
    await reaches('needs_person')
    await tell(...goods().refundByHand(returnId))
    expect(await result()).toBe('settled')
    expect(touched()).toEqual({
      ...settled,
      return: [...OPENED, 'RefundNeedsPerson', 'RefundExecuted', 'ReturnSettled 40'],
    })
  })

  test('tells at last what it did, while a person is asked: that ends it without being asked again', async () => {
    shop.refunds.unknownRefunds = 1_000
    await opened()
    await tell(...goods().receive(returnId), ...goods().accept(returnId, undefined, DAY_MS))
    await reaches('needs_person')
    const asked = shop.goods.calls.refund
    shop.refunds.unknownRefunds = 0
    await processes.temporal.tell(`return:${returnId}`, { type: 'Reconciled', revision: 1_000 })
    expect(await result()).toBe('settled')
    expect(shop.goods.calls.refund).toBe(asked)
    expect(touched().return.slice(-3)).toEqual(['RefundNeedsPerson', 'RefundExecuted', 'ReturnSettled 40'])
  })

  test('was asked by a person meanwhile: what the person recorded stands', async () => {
    await opened()
    shop.hooks.afterGoods = async call => {
      if (call === 'refund') goods().refundByHand(returnId)
    }
    await decided()
    expect(await result()).toBe('settled')
    expect(touched()).toEqual(settled)
  })
})

describe('facts and runs', () => {
  test('each fact three times and in any order ends the same', async () => {
    for (const seed of [1, 2]) {
      orderId = `${orderId}s${seed}`
      returnId = `${orderId}-return`
      goods().sell(orderId)
      const facts = [...goods().open(orderId), ...goods().receive(returnId), ...goods().accept(returnId)]
      await tell(...shuffled([...facts, ...facts, ...facts], seed))
      expect(await result(), `seed ${seed}`).toBe('settled')
      await tell(...shuffled(facts, seed))
      expect(touched(), `seed ${seed}`).toEqual(settled)
    }
  })

  test('told while the run lives, thrice and shuffled, they end the same', async () => {
    const seed = 3
    const told = await opened()
    told.push(...goods().receive(returnId))
    await tell(...shuffled([...told, ...told], seed))
    await reaches('to_inspect')
    told.push(...goods().accept(returnId))
    await tell(...shuffled([...told, ...told, ...told], seed))
    expect(await result()).toBe('settled')
    expect(touched()).toEqual(settled)
  })

  test('what nobody told of is found by looking around, at each stage', async () => {
    goods().sell(orderId)
    goods().open(orderId)
    await foundAt('awaiting_units')
    goods().receive(returnId)
    await foundAt('to_inspect')
    goods().decide(returnId, 'ReviewAsked')
    await foundAt('under_review')
    goods().accept(returnId)
    while (!touched().return.includes('ReturnSettled 40')) await looksAround()
    expect(touched()).toEqual({ ...settled, return: settled.return.toSpliced(2, 0, 'ReviewAsked') })
  })

  test('a cancellation that nobody told of and whose run is gone is found as well', async () => {
    await opened()
    goods().decide(returnId, 'ReturnCancelled')
    await run().terminate('by hand')
    while (!order()?.includes('ClaimReleased cancelled')) await looksAround()
    expect(await result()).toBe('cancelled')
  })

  test('a run that was terminated comes back at every stage', async () => {
    await opened()
    await run().terminate('by hand')
    await foundAt('awaiting_units')
    await run().terminate('by hand')
    await tell(...goods().receive(returnId))
    await reaches('to_inspect')
    shop.refunds.unknownRefunds = 1_000
    await tell(...goods().accept(returnId))
    await shop.until(() => touched().payment.length > 0)
    await run().terminate('by hand')
    shop.refunds.unknownRefunds = 0
    while (!touched().return.includes('ReturnSettled 40')) await looksAround()
    expect(touched()).toEqual(settled)
  })

  test('a run that was terminated while a person is asked comes back, and repeats nothing', async () => {
    shop.refunds.unknownRefunds = 1_000
    await opened()
    await tell(...goods().receive(returnId), ...goods().accept(returnId, undefined, DAY_MS))
    await reaches('needs_person')
    await run().terminate('by hand')
    await foundAt('needs_person')
    const { returnStock } = shop.goods.calls
    await tell(...goods().refundByHand(returnId))
    expect(await result()).toBe('settled')
    expect(shop.goods.calls.returnStock).toBe(returnStock)
    expect(touched()).toMatchObject({ stock: settled.stock, order: settled.order, payment: settled.payment })
  })

  test('a run that was reset to its beginning ends the same', async () => {
    await opened()
    await decided()
    await result()
    expect(await (await resetToBeginning(processes.client, `return:${returnId}`)).result()).toBe('settled')
    expect(touched()).toEqual(settled)
  })
})
