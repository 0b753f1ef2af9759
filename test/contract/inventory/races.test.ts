import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, eventsOf, type InventoryHost, startInventory } from './host.ts'
import { issue, reservation, stocked, stockOf } from './shop.ts'

let server: TestEventStore
let hosts: InventoryHost[]
let operator: Clients
let services: Clients[]

/** Two hosts that know of one another only through the log, as two processes do. */
beforeAll(async () => {
  server = await startTestEventStore()
  hosts = await Promise.all([startInventory(server.url), startInventory(server.url)])
  services = hosts.map(host => host.as(['service']))
  operator = (hosts[0] as InventoryHost).as(['operator'])
})
afterAll(async () => {
  await Promise.all((hosts ?? []).map(host => host.stop()))
  await server?.stop()
})

const outcomes = (calls: Promise<unknown>[]) => Promise.allSettled(calls)
const wonBy = (settled: PromiseSettledResult<unknown>[]) => settled.filter(({ status }) => status === 'fulfilled').length
const reasons = (settled: PromiseSettledResult<unknown>[]) =>
  new Set(settled.flatMap(result => (result.status === 'rejected' ? [result.reason.reason] : [])))

test('of two hosts that want the last unit, exactly one gets it', async () => {
  const shelves = await stocked(operator, ...Array.from({ length: 12 }, () => 1))
  for (const shelf of shelves) {
    const settled = await outcomes(
      services.map(({ inventory }) => inventory.reserveStock(reservation(fresh('r'), [{ shelf, quantity: 1 }]))),
    )
    expect(wonBy(settled)).toBe(1)
    expect(reasons(settled)).toEqual(new Set(['INSUFFICIENT_STOCK']))
  }
})

test('of two hosts that want the last units of several positions, exactly one gets them all', async () => {
  for (let round = 0; round < 5; round++) {
    const shelves = await stocked(operator, 1, 1, 1)
    const settled = await outcomes(
      services.map(({ inventory }, index) => {
        const wanted = shelves.map(shelf => ({ shelf, quantity: 1 }))
        return inventory.reserveStock(reservation(fresh('r'), index === 0 ? wanted : wanted.reverse()))
      }),
    )
    expect(wonBy(settled)).toBe(1)
    for (const shelf of shelves) expect(await stockOf(operator, shelf)).toMatchObject({ reserved: '1', available: '0' })
  }
})

test('a rush on one position sells every unit once, over both hosts', async () => {
  const [shelf = { sku: '', locationId: '' }] = await stocked(operator, 100)
  const settled = await outcomes(
    Array.from({ length: 240 }, (_, index) =>
      (services[index % 2] as Clients).inventory.reserveStock(reservation(fresh('r'), [{ shelf, quantity: 1 }]), {
        deadlineMs: 30_000,
      }),
    ),
  )
  expect(wonBy(settled)).toBe(100)
  expect(reasons(settled)).toEqual(new Set(['INSUFFICIENT_STOCK']))
  expect(await stockOf(operator, shelf)).toMatchObject({ onHand: '100', reserved: '100', available: '0', revision: '100' })
})

test('the same request on both hosts at once is decided once', async () => {
  const [shelf = { sku: '', locationId: '' }] = await stocked(operator, 5)
  const departure = issue(fresh('i'), [{ shelf, quantity: 2 }])
  const [one, two] = await Promise.all(services.map(({ inventory }) => inventory.issueStock(departure)))
  expect(one).toEqual(two)
  const held = reservation(fresh('r'), [{ shelf, quantity: 3 }])
  const answers = await Promise.all(services.map(({ inventory }) => inventory.reserveStock(held)))
  expect(answers[0]).toEqual(answers[1])
  const events = await eventsOf((hosts[0] as InventoryHost).store, `stock-${shelf.sku}@${shelf.locationId}`)
  expect(events.map(({ type }) => type)).toEqual(['StockReceived', 'StockIssued', 'StockReserved'])
})

test('a reserve and its release that cross leave nothing held', async () => {
  const shelves = await stocked(operator, ...Array.from({ length: 8 }, () => 1))
  for (const shelf of shelves) {
    const held = reservation(fresh('r'), [{ shelf, quantity: 1 }])
    const [first, second] = services as [Clients, Clients]
    const because = 'RELEASE_REASON_ABANDONED' as const
    const { reservationId } = held
    const settled = await outcomes([
      first.inventory.reserveStock(held),
      second.inventory.releaseReservation({ requestId: fresh('release'), reservationId, positions: [shelf], because }),
    ])
    expect(settled[1]).toMatchObject({ status: 'fulfilled' })
    expect(await stockOf(operator, shelf)).toMatchObject({ reserved: '0', available: '1' })
  }
})

test('what a host that died had done in part is completed by asking another one again', async () => {
  const shelves = await stocked(operator, 5, 5, 5)
  const [first, second] = services as [Clients, Clients]
  const whole = reservation(
    fresh('r'),
    shelves.map(shelf => ({ shelf, quantity: 2 })),
  )
  await first.inventory.reserveStock({ ...whole, lines: whole.lines.slice(0, 2) })
  await second.inventory.reserveStock(whole)
  for (const shelf of shelves) expect(await stockOf(operator, shelf)).toMatchObject({ reserved: '2', revision: '1' })

  const { reservationId } = whole
  const departure = issue(
    fresh('i'),
    shelves.map(shelf => ({ shelf, quantity: 2 })),
    { reservationId },
  )
  await first.inventory.issueStock({ ...departure, lines: departure.lines.slice(1) })
  await second.inventory.issueStock(departure)
  for (const shelf of shelves) expect(await stockOf(operator, shelf)).toMatchObject({ onHand: '3', reserved: '0', revision: '2' })
})

test('in the end the read models equal a replay, and the audit finds nothing wrong with the stock', async () => {
  const [host] = hosts as [InventoryHost]
  expect(await host.differences()).toEqual([])
  const audit = createAudit()
  for await (const event of host.store.readAll()) audit.take(event)
  const { checked } = audit.finish({ marginMs: 0, isCut: false })
  const violations = checked.filter(({ name }) => name === 'structure' || name === 'stock').map(({ violation }) => violation)
  expect(violations).toEqual([null, null])
})
