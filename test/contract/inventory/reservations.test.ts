import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toTimestamp } from '#platform/fields.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type Clients, eventsOf, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { issue, reservation, type Shelf, stocked, stockOf } from './shop.ts'

let server: TestEventStore
let host: InventoryHost
let operator: Clients
let service: Clients

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startInventory(server.url)
  operator = host.as(['operator'])
  service = host.as(['service'])
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

const refused = refusals(() => host.store)

async function shelves<N extends number[]>(...quantities: N): Promise<{ [I in keyof N]: Shelf }> {
  return (await stocked(operator, ...quantities)) as { [I in keyof N]: Shelf }
}
const release = (reservationId: string, positions: Shelf[]) => ({
  requestId: `release-${reservationId}`,
  reservationId,
  positions,
  because: 'RELEASE_REASON_ABANDONED' as const,
})

describe('reserving', () => {
  test('several positions are held for one owner', async () => {
    const [one, two] = await shelves(5, 5)
    const request = reservation(fresh('r'), [
      { shelf: two, quantity: 5 },
      { shelf: one, quantity: 2 },
    ])
    const { logPosition } = await service.inventory.reserveStock(request)
    expect(await stockOf(service, one)).toMatchObject({ reserved: '2', available: '3' })
    expect(await stockOf(service, two)).toMatchObject({ reserved: '5', available: '0' })
    expect(BigInt(logPosition)).toBe(await logEnd(host.store))
    const [, held] = await eventsOf(host.store, `stock-${one.sku}@${one.locationId}`)
    expect(held).toMatchObject({ type: 'StockReserved', data: { owner: request.owner, holdUntil: null } })
  })

  test('asking again, by the same or another request id, holds once', async () => {
    const [shelf] = await shelves(5)
    const request = reservation(fresh('r'), [{ shelf, quantity: 3 }])
    const answer = await service.inventory.reserveStock(request)
    expect(await service.inventory.reserveStock(request)).toEqual(answer)
    expect(await service.inventory.reserveStock({ ...request, requestId: fresh('again') })).toEqual(answer)
    expect(await stockOf(service, shelf)).toMatchObject({ reserved: '3', revision: '1' })
  })

  test('the same request id with another body, and the same reservation of another quantity, are refused', async () => {
    const [shelf] = await shelves(5)
    const request = reservation(fresh('r'), [{ shelf, quantity: 3 }])
    await service.inventory.reserveStock(request)
    const more = { ...request, lines: [{ ...shelf, quantity: '4' }] }
    await refused(() => service.inventory.reserveStock(more), status.ALREADY_EXISTS, 'REQUEST_ID_REUSED')
    await refused(
      () => service.inventory.reserveStock({ ...more, requestId: fresh('other') }),
      status.FAILED_PRECONDITION,
      'RESERVATION_DIFFERS',
      { ...figuresOf(shelf), reserved: '3' },
    )
  })

  test('all or none: when one is short nothing is held, and the answer says so', async () => {
    const [one, two, three] = await shelves(5, 1, 5)
    const wanted = [one, two, three].map(shelf => ({ shelf, quantity: 2 }))
    await refused(
      () => service.inventory.reserveStock(reservation(fresh('r'), wanted)),
      status.FAILED_PRECONDITION,
      'INSUFFICIENT_STOCK',
      { ...figuresOf(two), requested: '2', available: '1', held: 'false' },
    )
  })

  test('what another host took meanwhile is noticed; what is held by then is left to its owner', async () => {
    const [one, two] = await shelves(1, 1)
    const [first, second] = [one, two].sort((a, b) => (a.sku < b.sku ? -1 : 1)) as [Shelf, Shelf]
    await stockOf(service, second)
    const other = await startInventory(server.url)
    try {
      await other.as(['service']).inventory.reserveStock(reservation(fresh('r'), [{ shelf: second, quantity: 1 }]))
      const mine = reservation(fresh('r'), [
        { shelf: second, quantity: 1 },
        { shelf: first, quantity: 1 },
      ])
      await expect(service.inventory.reserveStock(mine)).rejects.toMatchObject({
        reason: 'INSUFFICIENT_STOCK',
        figures: { ...figuresOf(second), available: '0', held: 'true' },
      })
      expect(await stockOf(service, first)).toMatchObject({ reserved: '1' })
      await expect(service.inventory.reserveStock(mine)).rejects.toMatchObject({ figures: { held: 'true' } })
      await service.inventory.releaseReservation(release(mine.reservationId, [first, second]))
      expect(await stockOf(service, first)).toMatchObject({ reserved: '0', available: '1' })
    } finally {
      await other.stop()
    }
  })

  test('a request that was answered is answered the same after its goods have left', async () => {
    const [one, two] = await shelves(2, 2)
    const wanted = [one, two].map(shelf => ({ shelf, quantity: 2 }))
    const request = reservation(fresh('r'), wanted)
    const { logPosition } = await service.inventory.reserveStock(request)
    await service.inventory.issueStock(issue(fresh('i'), wanted, { reservationId: request.reservationId }))
    const again = await service.inventory.reserveStock(request)
    expect(BigInt(again.logPosition)).toBeGreaterThanOrEqual(BigInt(logPosition))
    expect(await stockOf(service, one)).toMatchObject({ onHand: '0', reserved: '0', shortage: '0' })
  })

  test('a reserve that comes after its release is refused', async () => {
    const [shelf] = await shelves(5)
    const request = reservation(fresh('r'), [{ shelf, quantity: 3 }])
    await service.inventory.releaseReservation(release(request.reservationId, [shelf]))
    await refused(() => service.inventory.reserveStock(request), status.FAILED_PRECONDITION, 'RESERVATION_ENDED', {
      held: 'false',
    })
  })

  test('one that was decided days ago is too old', async () => {
    const [shelf] = await shelves(5)
    const request = { ...reservation(fresh('r'), [{ shelf, quantity: 3 }]), decidedAt: toTimestamp('2010-12-01T08:26:00.000Z') }
    await refused(() => service.inventory.reserveStock(request), status.FAILED_PRECONDITION, 'RESERVATION_TOO_OLD')
  })

  test('a hold that has lapsed makes room', async () => {
    const [shelf] = await shelves(1)
    const holdUntil = toTimestamp(new Date(Date.now() - 1000).toISOString())
    await service.inventory.reserveStock({ ...reservation(fresh('r'), [{ shelf, quantity: 1 }]), holdUntil })
    await service.inventory.reserveStock(reservation(fresh('r'), [{ shelf, quantity: 1 }]))
    expect(await stockOf(service, shelf)).toMatchObject({ reserved: '1', available: '0', shortage: '0' })
  })

  test.each([
    ['lines', { lines: [] }],
    ['lines[0].quantity', { lines: [{ sku: 'a', locationId: 'b', quantity: '0' }] }],
    ['lines', { lines: [1, 2].map(() => ({ sku: 'a', locationId: 'b', quantity: '1' })) }],
    ['owner', { owner: null }],
    ['owner.stream', { owner: { stream: '', step: 'placement/1' } }],
    ['decided_at', { decidedAt: null }],
    ['reservation_id', { reservationId: '' }],
  ])('a wrong %s is named', async (field, wrong) => {
    const [shelf] = await shelves(5)
    const request = { ...reservation(fresh('r'), [{ shelf, quantity: 3 }]), ...wrong }
    await refused(() => service.inventory.reserveStock(request), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field })
  })

  test('only services reserve, release and issue', async () => {
    const [shelf] = await shelves(5)
    const wanted = [{ shelf, quantity: 1 }]
    for (const call of [
      () => operator.inventory.reserveStock(reservation(fresh('r'), wanted)),
      () => operator.inventory.releaseReservation(release(fresh('r'), [shelf])),
      () => operator.inventory.issueStock(issue(fresh('i'), wanted)),
    ])
      await refused(call, status.PERMISSION_DENIED, 'ROLE_REQUIRED')
  })
})

describe('releasing', () => {
  test('ends it at the named positions; ending twice changes nothing', async () => {
    const [one, two] = await shelves(5, 5)
    const request = reservation(
      fresh('r'),
      [one, two].map(shelf => ({ shelf, quantity: 5 })),
    )
    await service.inventory.reserveStock(request)
    const end = release(request.reservationId, [one])
    const answer = await service.inventory.releaseReservation(end)
    expect(await service.inventory.releaseReservation(end)).toEqual(answer)
    expect(await service.inventory.releaseReservation({ ...end, requestId: fresh('again') })).toEqual(answer)
    expect(await stockOf(service, one)).toMatchObject({ reserved: '0', available: '5', revision: '2' })
    expect(await stockOf(service, two)).toMatchObject({ reserved: '5', available: '0' })
  })

  test('for no reason is wrong', async () => {
    const [shelf] = await shelves(5)
    const end = { ...release(fresh('r'), [shelf]), because: 'RELEASE_REASON_UNSPECIFIED' as const }
    await refused(() => service.inventory.releaseReservation(end), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'because' })
  })
})

describe('issuing', () => {
  test('against a reservation, in parts', async () => {
    const [shelf] = await shelves(5)
    const { reservationId, ...request } = reservation(fresh('r'), [{ shelf, quantity: 3 }])
    await service.inventory.reserveStock({ reservationId, ...request })
    await service.inventory.issueStock(issue(fresh('i'), [{ shelf, quantity: 2 }], { reservationId }))
    expect(await stockOf(service, shelf)).toMatchObject({ onHand: '3', reserved: '1', available: '2' })
    await refused(
      () => service.inventory.issueStock(issue(fresh('i'), [{ shelf, quantity: 2 }], { reservationId })),
      status.FAILED_PRECONDITION,
      'RESERVATION_NOT_HELD',
      { ...figuresOf(shelf), requested: '2', reserved: '1' },
    )
  })

  test("never takes from another order's reservation", async () => {
    const [shelf] = await shelves(5)
    const request = reservation(fresh('r'), [{ shelf, quantity: 3 }])
    await service.inventory.reserveStock(request)
    const { reservationId } = request
    const stranger = { ...issue(fresh('i'), [{ shelf, quantity: 2 }]), reservationId }
    await refused(() => service.inventory.issueStock(stranger), status.FAILED_PRECONDITION, 'RESERVATION_NOT_HELD', {
      reserved: '0',
    })
  })

  test('counts once per position, whatever the request id', async () => {
    const [shelf] = await shelves(5)
    const request = issue(fresh('i'), [{ shelf, quantity: 2 }])
    const answer = await service.inventory.issueStock(request)
    expect(await service.inventory.issueStock(request)).toEqual(answer)
    expect(await service.inventory.issueStock({ ...request, requestId: fresh('again') })).toEqual(answer)
    expect(await stockOf(service, shelf)).toMatchObject({ onHand: '3', revision: '1' })
    const differs = issue(request.issueId, [{ shelf, quantity: 1 }])
    await refused(
      () => service.inventory.issueStock({ ...differs, requestId: fresh('other') }),
      status.FAILED_PRECONDITION,
      'ISSUE_DIFFERS',
      { issued: '2', owner: request.owner.stream },
    )
    const stranger = { ...request, requestId: fresh('stranger'), owner: { stream: 'order-of-another', step: request.owner.step } }
    await refused(() => service.inventory.issueStock(stranger), status.FAILED_PRECONDITION, 'ISSUE_DIFFERS', { issued: '2' })
  })

  test('what is not there is refused, unless it already left', async () => {
    const [one, two] = await shelves(1, 5)
    const wanted = [one, two].map(shelf => ({ shelf, quantity: 2 }))
    const issueId = fresh('i')
    await expect(service.inventory.issueStock(issue(issueId, wanted))).rejects.toMatchObject({
      reason: 'INSUFFICIENT_STOCK',
      figures: { ...figuresOf(one), requested: '2', available: '1' },
    })
    await service.inventory.issueStock({ ...issue(issueId, wanted, { alreadyLeft: true }), requestId: fresh('left') })
    expect(await stockOf(service, one)).toMatchObject({ onHand: '-1', shortage: '1' })
    expect(await stockOf(service, two)).toMatchObject({ onHand: '3', shortage: '0' })
  })
})

describe('the list of reservations', () => {
  test('holds live ones of the asked owners, oldest first, in pages', async () => {
    const [one, two, three] = await shelves(5, 5, 5)
    const made: string[] = []
    for (const shelf of [one, two, three]) {
      const request = reservation(fresh('r'), [{ shelf, quantity: 3 }])
      await service.inventory.reserveStock(request)
      made.push(request.reservationId)
    }
    const [first = '', second = ''] = made
    await service.inventory.releaseReservation(release(first, [one]))
    const part = issue(fresh('i'), [{ shelf: two, quantity: 1 }], { reservationId: second })
    const { logPosition } = await service.inventory.issueStock(part)
    await operator.inventory.listReservations({ pageSize: 1, minPosition: logPosition })

    const listed = []
    let pageToken = ''
    do {
      const page = await operator.inventory.listReservations({ pageSize: 1, pageToken })
      listed.push(...page.reservations)
      pageToken = page.nextPageToken
    } while (pageToken !== '')
    const times = listed.map(({ reservedAt }) => Number(reservedAt?.seconds) + (reservedAt?.nanos ?? 0) / 1e9)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(listed.filter(({ reservationId }) => made.includes(reservationId))).toMatchObject([
      { reservationId: second, ...two, quantity: '2', owner: { stream: `order-${second}`, step: 'placement/1' } },
      { reservationId: made[2], ...three, quantity: '3' },
    ])
    const ofOwner = await operator.inventory.listReservations({ ownerStream: `order-${second}` })
    expect(ofOwner.reservations).toMatchObject([{ reservationId: second, quantity: '2' }])
    expect((await operator.inventory.listReservations({ ownerStream: `order-${first}` })).reservations).toEqual([])
    const reservedBefore = toTimestamp('2001-01-01T00:00:00.000Z')
    expect((await operator.inventory.listReservations({ reservedBefore })).reservations).toEqual([])
    expect((await operator.inventory.listReservations({ ownerPrefix: 'cart-' })).reservations).toEqual([])
    await refused(() => host.as(['channel']).inventory.listReservations({}), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
  })
})

function figuresOf({ sku, locationId }: Shelf) {
  return { sku, location_id: locationId }
}
