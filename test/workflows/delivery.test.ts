import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TemporalServer } from '../../deploy/temporal/server.ts'
import type { StoredFact } from '../../workflows/process.ts'
import { runProgram } from '../support/processes.ts'
import { startTestTemporal } from '../support/temporal.ts'
import { deliveryOf, type ParcelCall, parcelCalls } from './support/fake-parcels.ts'
import { type FakeShop, startFakeShop } from './support/fake-shop.ts'
import { cacheFolder, costOf, type Processes, resetToBeginning, startProcesses } from './support/processes.ts'
import { shuffled } from './support/shuffled.ts'

let folder: string
let server: TemporalServer & { port: number }
let shop: FakeShop
let processes: Processes
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nahr-temporal-'))
  shop = await startFakeShop()
  server = await startTestTemporal({ databaseFile: join(folder, 'temporal.sqlite') })
  processes = await startProcesses(server.address, shop)
})
afterAll(async () => {
  await processes?.stop()
  await server?.stop()
  await shop?.stop()
  rmSync(folder, { recursive: true, force: true })
})
let orders = 0
let orderId: string
beforeEach(() => {
  orderId = `o${++orders}`
  shop.reset()
})

const run = (id: string, group?: string) => processes.client.workflow.getHandle(deliveryOf(id, group))
const result = (id: string, group?: string) => run(id, group).result()

/** How a delivery ends by itself once its facts are there, with what other groups its order then has, and what every stream holds. */
type Course = {
  end: string
  ends?: Record<string, string>
  facts(id: string): StoredFact[]
  order: string[]
  stock: string[]
  payment: string[]
}
const placed = 'OrderPlaced'
const reserved = 'StockReserved store-1 4'
const movedTo2 = {
  order: ['FulfilmentMoved store-2', 'ShipmentSent from-store-2', 'ShipmentDelivered from-store-2'],
  stock: [reserved, 'StockReserved store-2 4', 'ReservationReleased store-1 4', 'StockIssued store-2 4'],
  payment: ['PaymentCaptured from-store-2 4000'],
}
const courses = {
  /** In two parcels that both come. */
  delivered: {
    end: 'delivered',
    facts(id) {
      const { place, ship, arrive } = shop.parcels.act
      return [place(id), ship(id, 'a', [1, 2]), ship(id, 'b', [3, 4]), arrive(id, 'a'), arrive(id, 'b')]
    },
    order: [placed, 'ShipmentSent a', 'ShipmentSent b', 'ShipmentDelivered a', 'ShipmentDelivered b'],
    stock: [reserved, 'StockIssued store-1 2', 'StockIssued store-1 2'],
    payment: ['PaymentCaptured a 2000', 'PaymentCaptured b 2000'],
  },
  /** One of two parcels is lost. */
  lost: {
    end: 'delivered',
    facts(id) {
      const { place, ship, arrive } = shop.parcels.act
      return [place(id), ship(id, 'a', [1, 2]), ship(id, 'b', [3, 4]), arrive(id, 'a', 'LOST'), arrive(id, 'b')]
    },
    order: [placed, 'ShipmentSent a', 'ShipmentSent b', 'ShipmentLost a', 'ShipmentDelivered b', 'RefundExecuted a/lost'],
    stock: [reserved, 'StockIssued store-1 2', 'StockIssued store-1 2'],
    payment: ['PaymentCaptured a 2000', 'PaymentCaptured b 2000', 'PaymentRefunded a/lost 2000'],
  },
  /** All of it is lost, and the provider declines to give it back: the customer has store credit instead. */
  declined: {
    end: 'lost',
    facts(id) {
      const { place, ship, arrive } = shop.parcels.act
      return [place(id), ship(id, 'a', [1, 2, 3, 4]), arrive(id, 'a', 'LOST')]
    },
    order: [placed, 'ShipmentSent a', 'ShipmentLost a', 'RefundFailed a/lost', 'RefundReplaced a/lost'],
    stock: [reserved, 'StockIssued store-1 4'],
    payment: ['PaymentCaptured a 4000', 'RefundFailed a/lost 4000', 'StoreCreditIssued 4000'],
  },
  /** The same of a guest: a person has to see to it. */
  guestdeclined: {
    end: 'refund_declined',
    facts(id) {
      const { place, ship, arrive } = shop.parcels.act
      return [place(id), ship(id, 'a', [1, 2, 3, 4]), arrive(id, 'a', 'LOST')]
    },
    order: [placed, 'ShipmentSent a', 'ShipmentLost a', 'RefundFailed a/lost'],
    stock: [reserved, 'StockIssued store-1 4'],
    payment: ['PaymentCaptured a 4000', 'RefundFailed a/lost 4000'],
  },
  /** All of it is lost, and goes again from elsewhere as a group of its own: paid for once. */
  goesagain: {
    end: 'lost',
    ends: { 'd.2': 'delivered' },
    facts(id) {
      const { place, ship, loseAndSendAgain } = shop.parcels.act
      return [place(id, { places: { 'store-2': 4 } }), ship(id, 'a', [1, 2, 3, 4]), loseAndSendAgain(id, 'a')]
    },
    order: [placed, 'ShipmentSent a', 'ShipmentLost a', ...movedTo2.order],
    stock: [reserved, 'StockIssued store-1 4', 'StockReserved store-2 4', 'StockIssued store-2 4'],
    payment: ['PaymentCaptured a 4000'],
  },
  /** It was never paid for, and all of it is lost. */
  unpaidlost: {
    end: 'owed',
    facts(id) {
      const { place, ship, arrive } = shop.parcels.act
      return [place(id), ship(id, 'a', [1, 2, 3, 4]), arrive(id, 'a', 'LOST')]
    },
    order: [placed, 'ShipmentSent a', 'ShipmentLost a', 'RefundDropped a/lost'],
    stock: [reserved, 'StockIssued store-1 4'],
    payment: ['PaymentOwed a 4000'],
  },
  /** The store can't, another can. */
  rejected: {
    end: 'delivered',
    facts(id) {
      const { place, setAside } = shop.parcels.act
      return [place(id, { places: { 'store-2': 4 } }), setAside(id)]
    },
    order: [placed, 'UnitsSetAside', ...movedTo2.order],
    stock: movedTo2.stock,
    payment: movedTo2.payment,
  },
  /** The store can't, what is suggested has been sold meanwhile, a third can. */
  raced: {
    end: 'delivered',
    facts(id) {
      const { place, setAside } = shop.parcels.act
      return [place(id, { places: { 'store-0': 1, 'store-2': 4 } }), setAside(id)]
    },
    order: [placed, 'UnitsSetAside', ...movedTo2.order],
    stock: movedTo2.stock,
    payment: movedTo2.payment,
  },
  /** No place can, and the shopper does not choose. */
  nowhere: {
    end: 'cancelled',
    facts(id) {
      const { place, setAside } = shop.parcels.act
      return [place(id), setAside(id)]
    },
    order: [placed, 'UnitsSetAside', 'ChoiceOffered', 'FulfilmentExpired'],
    stock: [reserved, 'ReservationReleased store-1 4'],
    payment: ['PaymentVoided'],
  },
  /** Not sent as promised: told, and sent from elsewhere. */
  late: {
    end: 'delivered',
    facts: id => [shop.parcels.act.place(id, { pickInMs: 1, places: { 'store-2': 4 } })],
    order: [placed, 'FulfilmentDelayed 1', ...movedTo2.order],
    stock: movedTo2.stock,
    payment: movedTo2.payment,
  },
  /** Its goods are still to come, come later than they were expected, and nobody tells. */
  preordered: {
    end: 'delivered',
    facts: id => [shop.parcels.act.place(id, { supply: [1, 1, 'come'] })],
    order: [...[placed, 'GoodsExpected', 'GoodsCame'], ...['ShipmentSent from-store-1', 'ShipmentDelivered from-store-1']],
    stock: ['StockBackordered store-1 4', 'BackordersFilled store-1 4', 'StockIssued store-1 4'],
    payment: ['PaymentCaptured from-store-1 4000'],
  },
  /** The first parcel can't be captured: the rest stays. */
  unpaid: {
    end: 'owed',
    facts(id) {
      const { place, ship, arrive } = shop.parcels.act
      return [place(id), ship(id, 'a', [1, 2]), arrive(id, 'a')]
    },
    order: [placed, 'ShipmentSent a', 'ShipmentDelivered a', 'OrderHeld', 'UnitsCancelled 2'],
    stock: [reserved, 'StockIssued store-1 2', 'ReservationReleased store-1 2'],
    payment: ['PaymentOwed a 2000'],
  },
  /** The shopper cancels the rest while a parcel is on its way. */
  changed: {
    end: 'delivered',
    facts(id) {
      const { place, ship, cancelRest, arrive } = shop.parcels.act
      return [place(id), ship(id, 'a', [1, 2]), cancelRest(id), arrive(id, 'a')]
    },
    order: [placed, 'ShipmentSent a', 'UnitsCancelled 2', 'ShipmentDelivered a'],
    stock: [reserved, 'StockIssued store-1 2', 'ReservationReleased store-1 2'],
    payment: ['PaymentCaptured a 2000'],
  },
} satisfies Record<string, Course>
type Name = keyof typeof courses
const names = Object.keys(courses) as Name[]

async function expectEnded(id: string, name: Name): Promise<void> {
  const { end, ends = {}, order, stock, payment }: Course = courses[name]
  for (const [group, how] of Object.entries({ d: end, ...ends })) expect(await result(id, group), id).toBe(how)
  const streams = shop.parcels.streams(id)
  expect({ ...streams, payment: streams.payment.toSorted() }, id).toEqual({ order, stock, payment: payment.toSorted() })
}

/** Where a killed worker leaves it, and on which course. */
const strikes: readonly (readonly [ParcelCall, Name])[] = [
  ...(['getOrder', 'capture'] as const).map(call => [call, 'delivered'] as const),
  ...(['capture', 'refund'] as const).map(call => [call, 'lost'] as const),
  ...(['refund', 'record', 'credit'] as const).map(call => [call, 'declined'] as const),
  ['record', 'lost'],
  ['record', 'guestdeclined'],
  ...(['suggest', 'move', 'capture'] as const).map(call => [call, 'goesagain'] as const),
  ...(['suggest', 'move', 'capture'] as const).map(call => [call, 'rejected'] as const),
  ...(['suggest', 'choice', 'delay'] as const).map(call => [call, 'nowhere'] as const),
  ...(['delay', 'move'] as const).map(call => [call, 'late'] as const),
  ...(['capture', 'hold'] as const).map(call => [call, 'unpaid'] as const),
  ['capture', 'changed'],
  ...(['look', 'capture'] as const).map(call => [call, 'preordered'] as const),
]
const struck = ([call, name]: (typeof strikes)[number]) => `${name}-by-${call}`

async function workerProcess() {
  const program = runProgram<string>('workflow-worker', [server.address, shop.address, shop.key, cacheFolder])
  await program.messages[Symbol.asyncIterator]().next()
  return program
}

describe('every course ends in the same events', () => {
  test('with each fact told once', async () => {
    for (const name of names) await processes.tell(...courses[name].facts(name))
    for (const name of names) await expectEnded(name, name)
  })

  test.each([1, 2, 3])('with each fact told thrice and shuffled (seed %i)', async seed => {
    const id = (name: Name) => `${name}-${seed}`
    const facts = names.flatMap(name => courses[name].facts(id(name)))
    await processes.tell(...shuffled([...facts, ...facts, ...facts], seed))
    for (const name of names) await expectEnded(id(name), name)
  })

  test('with nothing told: looking around finds what is unfinished', async () => {
    const missed: readonly Name[] = ['rejected', 'raced', 'goesagain', 'nowhere', 'late', 'preordered', 'unpaid']
    for (const name of missed) courses[name].facts(`${name}-untold`)
    await processes.looksAround()
    for (const name of missed) await expectEnded(`${name}-untold`, name)
  })

  test('with services that break thrice in each call', async () => {
    // Whoever tells the facts reads the order too.
    const calls = parcelCalls.filter(call => call !== 'getOrder')
    Object.assign(shop.parcels.breaks, Object.fromEntries(calls.map(call => [call, 3])))
    for (const name of names) await processes.tell(...courses[name].facts(`${name}-broken`))
    for (const name of names) await expectEnded(`${name}-broken`, name)
    expect(Object.values(shop.parcels.breaks).every(left => left === 0)).toBe(true)
  })

  test('with a capture of unknown outcome', async () => {
    shop.parcels.provider.unknownCaptures = 2
    await processes.tell(...courses.lost.facts('lost-unknown'))
    await expectEnded('lost-unknown', 'lost')
    expect(shop.parcels.calls.capture).toBeGreaterThan(2)
  })

  test('with a run that is reset to its beginning', async () => {
    for (const name of names) await processes.tell(...courses[name].facts(`${name}-reset`))
    for (const name of names) await result(`${name}-reset`)
    for (const name of names) {
      const again = await resetToBeginning(processes.client, deliveryOf(`${name}-reset`))
      expect(await again.result(), name).toBe(courses[name].end)
      await expectEnded(`${name}-reset`, name)
    }
  })
})

describe('while it waits', () => {
  const reaches = (stage: string) => processes.reaches(deliveryOf(orderId), stage)
  const { act } = { act: () => shop.parcels.act }

  test('it shows where it stands at each stage, costs little, and comes back at each where it was terminated', async () => {
    const { place, confirm, hold, release, ship, arrive } = act()
    const stages: [string, () => StoredFact][] = [
      ['awaiting_payment', () => place(orderId, { isPending: true })],
      ['awaiting_store', () => confirm(orderId)],
      ['on_hold', () => hold(orderId)],
      ['awaiting_store', () => release(orderId)],
      ['awaiting_carrier', () => ship(orderId, 'a', [1, 2, 3, 4])],
    ]
    for (const [stage, fact] of stages) {
      await processes.tell(fact())
      await reaches(stage)
      await run(orderId).terminate('by hand')
      while ((await run(orderId).describe()).status.name !== 'RUNNING') await processes.looksAround()
      await reaches(stage)
    }
    await processes.tell(arrive(orderId, 'a'))
    expect(await result(orderId)).toBe('delivered')
    expect(shop.parcels.streams(orderId).payment).toEqual(['PaymentCaptured a 4000'])
    const cost = await costOf(run(orderId))
    expect(cost.workflowTasks).toBeLessThanOrEqual(4)
  })

  test('a late delivery that no other place has stays promised anew, and a parcel still ends it', async () => {
    const { place, ship, arrive } = act()
    await processes.tell(place(orderId, { pickInMs: 1 }))
    await reaches('late')
    await processes.tell(ship(orderId, 'a', [1, 2, 3, 4]), arrive(orderId, 'a'))
    expect(await result(orderId)).toBe('delivered')
    expect(shop.parcels.streams(orderId).order).toEqual([placed, 'FulfilmentDelayed 1', 'ShipmentSent a', 'ShipmentDelivered a'])
  })

  test('a late delivery that is being picked stays where it is', async () => {
    const { place, ship } = act()
    const fact = place(orderId, { pickInMs: 1, places: { 'store-2': 4 } })
    ship(orderId, 'a', [1])
    await processes.tell(fact)
    await reaches('late')
    expect(shop.parcels.calls.suggest).toBe(0)
  })

  test('a parcel that nobody told of is found by the promise', async () => {
    const { place, confirm, ship, arrive } = act()
    await processes.tell(place(orderId, { isPending: true, pickInMs: 700 }))
    await reaches('awaiting_payment')
    const { type, revision } = confirm(orderId)
    let isSent = false
    // Behind what its run reads of it, and before it waits.
    shop.hooks.afterParcels = async call => {
      if (call !== 'getOrder' || isSent) return
      isSent = true
      ship(orderId, 'a', [1, 2, 3, 4])
      arrive(orderId, 'a')
    }
    await processes.temporal.tell(deliveryOf(orderId), { type, revision })
    expect(await result(orderId)).toBe('delivered')
  })

  test('what a run that has finished is told again changes nothing', async () => {
    const facts = courses.lost.facts(orderId)
    await processes.tell(...facts)
    await result(orderId)
    const { runId } = await run(orderId).describe()
    await processes.tell(...facts)
    expect((await run(orderId).describe()).runId).toBe(runId)
  })
})

describe('a refund for a lost parcel that is declined', () => {
  const lastOf = (id: string) => shop.parcels.streams(id).order.at(-1)

  test('and given back by a person before store credit is: there is none', async () => {
    orderId = `declined-${orderId}`
    shop.hooks.afterParcels = async (call, id) => {
      if (call !== 'record' || id !== orderId || lastOf(id) !== 'RefundFailed a/lost') return
      const byHand = { orderId, refundId: 'a/lost', state: 'LOSS_REFUND_STATE_EXECUTED' } as const
      await shop.clients.orders.recordRefund({ requestId: 'by hand', ...byHand })
    }
    await processes.tell(...courses.declined.facts(orderId))
    expect(await result(orderId)).toBe('lost')
    expect(shop.parcels.streams(orderId)).toMatchObject({
      order: [placed, 'ShipmentSent a', 'ShipmentLost a', 'RefundFailed a/lost', 'RefundExecuted a/lost'],
      payment: ['PaymentCaptured a 4000', 'RefundFailed a/lost 4000'],
    })
  })

  test('and replaced, whose run is lost before it issues store credit: another does, once', async () => {
    orderId = `declined-${orderId}`
    const [isReplaced, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    shop.hooks.afterParcels = async (call, id) => {
      if (call !== 'record' || id !== orderId || lastOf(id) !== 'RefundReplaced a/lost') return
      isReplaced.resolve()
      await gone.promise
      throw new Error('nobody is there to be told')
    }
    // However often the lost run's step goes on, before it is seen that the run is over.
    shop.parcels.breaks.credit = Number.POSITIVE_INFINITY
    await processes.tell(...courses.declined.facts(orderId))
    await isReplaced.promise
    await run(orderId).terminate('lost')
    gone.resolve()
    shop.hooks.afterParcels = async () => {}
    await processes.tell({ stream: `order-${orderId}`, type: 'RefundReplaced', revision: 4, data: {} })
    expect((await run(orderId).describe()).status.name).toBe('RUNNING')
    delete shop.parcels.breaks.credit
    expect(await result(orderId)).toBe('lost')
    await expectEnded(orderId, 'declined')
  })
})

test('a worker killed in any call, after its effect and before its answer: another ends each run, and all counts once', async () => {
  expect(new Set(strikes.map(([call]) => call))).toEqual(new Set(parcelCalls))
  await processes.worker.stop()
  for (const strike of strikes) await processes.tell(...courses[strike[1]].facts(struck(strike)))
  const waiting = new Set(strikes.map(struck))
  const allAreStruck = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  shop.hooks.afterParcels = async (call, id) => {
    if (!id.endsWith(`-by-${call}`) || !waiting.delete(id)) return
    if (waiting.size === 0) allAreStruck.resolve()
    await gone.promise
  }
  const worker = await workerProcess()
  await allAreStruck.promise
  await worker.kill()
  gone.resolve()
  const another = await workerProcess()
  for (const strike of strikes) await expectEnded(struck(strike), strike[1])
  await another.kill()
})
