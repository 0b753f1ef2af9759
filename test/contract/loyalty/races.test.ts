import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Client, type LoyaltyHost, startLoyalty } from './host.ts'
import { startLoyaltyProcess } from './processes.ts'
import { balanceOf, comingBack, enrolled, leaving } from './shop.ts'

let server: TestEventStore
let host: LoyaltyHost
let processes: Awaited<ReturnType<typeof startLoyaltyProcess>>[]
let desk: Client
let one: Client
let two: Client

/** Two processes, and a host that looks on: they know of one another only through the log. */
beforeAll(async () => {
  server = await startTestEventStore()
  host = await startLoyalty(server.url)
  desk = host.as('channel')
  processes = await Promise.all([startLoyaltyProcess(server.url), startLoyaltyProcess(server.url)])
  const [a, b] = processes
  if (!a || !b) throw new Error('no processes')
  one = a.client
  two = b.client
})
afterAll(async () => {
  await Promise.all((processes ?? []).map(each => each.stop()))
  await host?.stop()
  await server?.stop()
})

const rounds = Array.from({ length: 10 }, (_, round) => round)
const purchaseOf = async () => ({ customerId: (await enrolled(desk)).customerId, orderId: fresh('o') })
type Purchase = Awaited<ReturnType<typeof purchaseOf>>
const activation = (purchase: Purchase) => ({ requestId: fresh('q'), ...purchase })

test('two accruals of one order promise each unit once', async () => {
  for (const _ of rounds) {
    const purchase = await purchaseOf()
    const answers = await Promise.all([
      one.promisePoints(leaving({ ...purchase, units: [[1, 7]] })),
      two.promisePoints(leaving({ ...purchase, units: [[1, 7]] })),
      one.promisePoints(leaving({ ...purchase, units: [[5, 10]] })),
      two.promisePoints(leaving({ ...purchase, units: [[3, 8]] })),
    ])
    const promised = answers.map(({ promisedPoints }) => Number(promisedPoints)).reduce((a, b) => a + b)
    expect(promised).toBe(10)
    expect(await balanceOf(desk, purchase.customerId)).toEqual({ promised: 10, active: 0, debt: 0 })
  }
})

test('the same request at both processes is taken once and answered alike', async () => {
  for (const _ of rounds) {
    const purchase = await purchaseOf()
    const request = leaving(purchase)
    const [a, b] = await Promise.all([one.promisePoints(request), two.promisePoints(request)])
    expect(a).toEqual(b)
    expect(a.account).toMatchObject({ revision: '1', promisedPoints: '10' })
  }
})

test('a clawback that races the activation of its points takes them, wherever they are', async () => {
  for (const _ of rounds) {
    const purchase = await purchaseOf()
    await one.promisePoints(leaving(purchase))
    const [{ points }] = await Promise.all([
      one.clawBackPoints(comingBack(purchase, 'r-1', [[1, 4]])),
      two.activatePoints(activation(purchase)),
    ])
    expect(points).toBe('4')
    expect(await balanceOf(desk, purchase.customerId)).toEqual({ promised: 0, active: 6, debt: 0 })
  }
})

test('a clawback that races the promise of its units leaves nothing of them', async () => {
  for (const _ of rounds) {
    const purchase = await purchaseOf()
    await Promise.all([
      two.clawBackPoints(comingBack(purchase, 'r-1', [[1, 4]])),
      one.promisePoints(leaving(purchase)),
      two.promisePoints(leaving(purchase)),
    ])
    expect(await balanceOf(desk, purchase.customerId)).toEqual({ promised: 6, active: 0, debt: 0 })
  }
})

test('returns that claim the same units at both processes take them once', async () => {
  for (const _ of rounds) {
    const purchase = await purchaseOf()
    await one.promisePoints(leaving(purchase))
    const answers = await Promise.all([
      one.clawBackPoints(comingBack(purchase, 'r-1', [[1, 6]])),
      two.clawBackPoints(comingBack(purchase, 'r-2', [[4, 10]])),
      two.clawBackPoints(comingBack(purchase, 'r-1', [[1, 6]])),
    ])
    const [first, second, again] = answers.map(({ points }) => Number(points))
    expect((first ?? 0) + (second ?? 0)).toBe(10)
    expect(again).toBe(first)
    expect(await balanceOf(desk, purchase.customerId)).toEqual({ promised: 0, active: 0, debt: 0 })
  }
})

test('an account that much happens to at both processes holds what came of it all', async () => {
  const { customerId } = await enrolled(desk)
  const orders = Array.from({ length: 30 }, (_, index) => ({ customerId, orderId: `${fresh('o')}-${index}` }))
  await Promise.all(
    orders.map(async (purchase, index) => {
      const [here, there] = index % 2 ? [one, two] : [two, one]
      await here.promisePoints(leaving(purchase), { deadlineMs: 30_000 })
      await Promise.all([
        there.activatePoints(activation(purchase), { deadlineMs: 30_000 }),
        here.clawBackPoints(comingBack(purchase, `r-${index}`, [[1, 3]]), { deadlineMs: 30_000 }),
      ])
    }),
  )
  expect(await balanceOf(desk, customerId)).toEqual({ promised: 0, active: 210, debt: 0 })
  expect(await host.differences()).toEqual([])
})
