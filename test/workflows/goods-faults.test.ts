import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import type { StoredFact } from '../../workflows/process.ts'
import { runProgram } from '../support/processes.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { type GoodsCall, goodsCalls } from './support/fake-goods.ts'
import { type FakeShop, startFakeShop } from './support/fake-shop.ts'
import { cacheFolder, type Processes, startProcesses } from './support/processes.ts'

let folder: string
let shop: FakeShop
let server: TemporalServer & { port: number }
let processes: Processes
const stops: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nahr-temporal-'))
  shop = await startFakeShop()
  server = await startTestTemporal({ databaseFile: join(folder, 'temporal.sqlite') })
  processes = await startProcesses(server.address, shop)
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await processes.stop()
  await server.stop()
  await shop.stop()
  rmSync(folder, { recursive: true, force: true })
})

const result = (id: string) => processes.client.workflow.getHandle(id).result()

async function workerProcess() {
  const program = runProgram<string>('workflow-worker', [server.address, shop.address, shop.key, cacheFolder])
  stops.push(program.kill)
  await program.messages[Symbol.asyncIterator]().next()
  return program
}

/** An order each, with what is done about it; the calls on its way are those that a fault can strike. */
type Course = { end: string; tells(orderId: string): Promise<void>; events(orderId: string): Record<string, string[]> }

const sold = ['OrderPlaced', 'UnitsClaimed']
const opened = ['ReturnOpened', 'UnitsReceived']
type CourseName = 'taken' | 'declined' | 'refused' | 'cancelled' | 'kept'
const courses: Record<CourseName, Course> = {
  /** Accepted whole and paid back. */
  taken: {
    end: 'settled',
    async tells(orderId) {
      const { sell, open, receive, accept } = shop.goods.act
      sell(orderId)
      await processes.tell(...[open(orderId), receive(`${orderId}-return`), accept(`${orderId}-return`)].flat())
    },
    events: orderId => ({
      order: [...sold, 'UnitsReturned 1,2,3,4'],
      return: [...opened, 'UnitsAccepted', 'RefundGranted', 'RefundExecuted', 'ReturnSettled 40'],
      stock: [`StockReturned ${orderId}-return/1 4`],
      payment: ['RefundRequested', 'PaymentRefunded'],
      storedValue: [],
      points: ['PointsClawedBack 1,2,3,4'],
    }),
  },
  /** Accepted, and the provider declines. */
  declined: {
    end: 'settled',
    async tells(orderId) {
      await courses.taken.tells(orderId)
    },
    events: orderId => ({
      ...courses.taken.events(orderId),
      return: [...opened, 'UnitsAccepted', 'RefundGranted', 'RefundFailed', 'RefundReplaced', 'ReturnSettled 40'],
      payment: ['RefundRequested', 'RefundFailed'],
      storedValue: ['StoreCreditIssued 4000'],
    }),
  },
  /** The store refuses them. */
  refused: {
    end: 'settled',
    async tells(orderId) {
      const { sell, open, receive, decide } = shop.goods.act
      sell(orderId)
      await processes.tell(...[open(orderId), receive(`${orderId}-return`), decide(`${orderId}-return`, 'UnitsRejected')].flat())
    },
    events: () => ({
      ...{ order: [...sold, 'ClaimReleased rejected'], return: [...opened, 'UnitsRejected', 'ReturnSettled 0'] },
      ...{ stock: [], payment: [], storedValue: [], points: [] },
    }),
  },
  /** The customer changes their mind. */
  cancelled: {
    end: 'cancelled',
    async tells(orderId) {
      const { sell, open, decide } = shop.goods.act
      sell(orderId)
      await processes.tell(...open(orderId), ...decide(`${orderId}-return`, 'ReturnCancelled'))
    },
    events: () => ({
      ...{ order: [...sold, 'ClaimReleased cancelled'], return: ['ReturnOpened', 'ReturnCancelled'] },
      ...{ stock: [], payment: [], storedValue: [], points: [] },
    }),
  },
  /** Goods leave and stay away. */
  kept: {
    end: 'accrued',
    tells: async orderId => processes.tell(shop.goods.act.sell(orderId, { closesInMs: 100 })),
    events: () => ({
      ...{ order: ['OrderPlaced'], return: [], stock: [], payment: [], storedValue: [] },
      points: ['PointsPromised 1,2,3,4', 'PointsActivated 1,2,3,4'],
    }),
  },
}

type Strike = readonly [GoodsCall, CourseName]
/** Where a fault strikes, and on which course. */
const strikes: readonly Strike[] = [
  ['getReturn', 'taken'],
  ['returnStock', 'taken'],
  ['recordReturned', 'taken'],
  ['refund', 'taken'],
  ['recordRefund', 'taken'],
  ['clawBackPoints', 'taken'],
  ['settleReturn', 'taken'],
  ['refund', 'declined'],
  ['recordRefund', 'declined'],
  ['issueStoreCredit', 'declined'],
  ['releaseClaim', 'refused'],
  ['settleReturn', 'refused'],
  ['releaseClaim', 'cancelled'],
  ['promisePoints', 'kept'],
  ['activatePoints', 'kept'],
]
const idOf = ([call, course]: Strike) => `${course}-${call}`
const processOf = (strike: Strike) => (strike[1] === 'kept' ? `accrual:${idOf(strike)}` : `return:${idOf(strike)}-return`)

async function expectAllEndedOnce(): Promise<void> {
  for (const strike of strikes) {
    const id = idOf(strike)
    expect(await result(processOf(strike)), id).toBe(courses[strike[1]].end)
    expect(eventsOf(id), id).toEqual(courses[strike[1]].events(id))
  }
}

const returnEvents = (returnId: string) => shop.goods.written(returnId)[`return-${returnId}`] ?? []
const credits = (returnId: string) => shop.goods.written(returnId)[`storedValue of return-${returnId}`] ?? []

function eventsOf(orderId: string): Record<string, string[]> {
  const streams = shop.goods.written(orderId)
  return {
    order: streams[`order-${orderId}`] ?? [],
    return: streams[`return-${orderId}-return`] ?? [],
    stock: shop.goods.stock(`${orderId}-return`),
    payment: streams[`payment-${orderId}-payment`] ?? [],
    storedValue: streams[`storedValue of return-${orderId}-return`] ?? [],
    points: streams[`loyaltyAccount-${orderId}-customer`] ?? [],
  }
}

test('every call of the table is struck on some course', () => {
  expect([...new Set(strikes.map(([call]) => call))].toSorted()).toEqual([...goodsCalls].toSorted())
})

test('a worker killed in any activity, after its effect and before its answer: another ends each run, and all counts once', async () => {
  await tellAll()
  const waiting = new Set(strikes.map(idOf))
  const allAreStruck = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  shop.hooks.afterGoods = async (call, subject) => {
    const orderId = subject.replace(/-return$/, '')
    if (!orderId.endsWith(`-${call}`) || !waiting.delete(orderId)) return
    if (waiting.size === 0) allAreStruck.resolve()
    await gone.promise
  }
  const worker = await workerProcess()
  await allAreStruck.promise
  await worker.kill()
  gone.resolve()
  await workerProcess()
  await expectAllEndedOnce()
})

test('a run lost with its worker between a refund that is replaced and its store credit: another issues it, once', async () => {
  const { open, receive, accept, refundByHand } = shop.goods.act
  // Settled, and its channel can't give the money back after all.
  await processes.tell(...open('nobody', { returnId: 'late-return', isPaidByCard: false }))
  await processes.tell(...receive('late-return'), ...accept('late-return'))
  expect(await result('return:late-return')).toBe('settled')
  await processes.worker.stop()
  const waiting = new Set(['declined-return', 'late-return'])
  const allAreReplaced = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  shop.hooks.afterGoods = async (call, returnId) => {
    if (call !== 'recordRefund' || returnEvents(returnId).at(-1) !== 'RefundReplaced') return
    waiting.delete(returnId)
    if (waiting.size === 0) allAreReplaced.resolve()
    await gone.promise
  }
  await courses.declined.tells('declined')
  await processes.tell(...refundByHand('late-return', 'REFUND_STATE_FAILED'))
  const worker = await workerProcess()
  await allAreReplaced.promise
  await worker.kill()
  const replaced: StoredFact[] = []
  for (const returnId of ['declined-return', 'late-return']) {
    await processes.client.workflow.getHandle(`return:${returnId}`).terminate('lost')
    expect(credits(returnId)).toEqual([])
    replaced.push({ stream: `return-${returnId}`, type: 'RefundReplaced', revision: 9, data: {} })
  }
  gone.resolve()
  await workerProcess()
  // As it is told again where nobody has said that it was heard.
  await processes.tell(...replaced, ...replaced)
  for (const returnId of ['declined-return', 'late-return']) {
    expect(await result(`return:${returnId}`)).toBe('settled')
    expect(credits(returnId)).toEqual(['StoreCreditIssued 4000'])
  }
  expect(returnEvents('late-return').slice(-3)).toEqual(['ReturnSettled 0', 'RefundFailed', 'RefundReplaced'])
  expect(eventsOf('declined')).toEqual(courses.declined.events('declined'))
})

test('services that break thrice in each call: the runs wait, and all counts once', async () => {
  await tellAll()
  Object.assign(shop.goods.breaks, Object.fromEntries(goodsCalls.map(call => [call, 3])))
  await workerProcess()
  await expectAllEndedOnce()
  expect(Object.values(shop.goods.breaks).every(left => left === 0)).toBe(true)
})

test('a Temporal server killed while goods are awaited, while money goes back and while a person is asked: the run goes on', async () => {
  const restart = async () => {
    await server.kill()
    server = await startTestTemporal({ port: server.port, databaseFile: join(folder, 'temporal.sqlite') })
  }
  const { sell, open, receive, accept, refundByHand } = shop.goods.act
  sell('o1')
  await processes.tell(...open('o1'))
  await processes.reaches('return:o1-return', 'awaiting_units')
  await restart()
  shop.refunds.unknownRefunds = 1_000
  let restarts = 0
  shop.hooks.afterGoods = async call => {
    if (call === 'refund' && restarts++ === 0) await restart()
  }
  await processes.tell(...receive('o1-return'), ...accept('o1-return', undefined, 24 * 3_600_000))
  await processes.reaches('return:o1-return', 'needs_person')
  await restart()
  await processes.tell(...refundByHand('o1-return'))
  expect(await result('return:o1-return')).toBe('settled')
  expect(restarts).toBeGreaterThan(0)
  expect(eventsOf('o1')).toMatchObject({
    order: [...sold, 'UnitsReturned 1,2,3,4'],
    return: [...opened, 'UnitsAccepted', 'RefundGranted', 'RefundNeedsPerson', 'RefundExecuted', 'ReturnSettled 40'],
    stock: ['StockReturned o1-return/1 4'],
    payment: ['RefundRequested', 'PaymentRefunded'],
  })
})

/** Before any worker runs. */
async function tellAll(): Promise<void> {
  await processes.worker.stop()
  for (const strike of strikes) await courses[strike[1]].tells(idOf(strike))
}
