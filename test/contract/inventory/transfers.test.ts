import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { type Clients, type InventoryHost, startInventory } from './host.ts'
import { refusals } from './refused.ts'
import { issue, leeds, reservation, type Shelf, stocked, stockOf } from './shop.ts'

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

type Way = { source: Shelf; target: Shelf }
async function way(quantity: number): Promise<Way> {
  const [source] = await stocked(operator, quantity)
  if (!source) throw new Error('no shelf')
  const locationId = fresh('york')
  await operator.catalog.putLocation({ requestId: fresh('put'), location: leeds(locationId) })
  return { source, target: { ...source, locationId } }
}
const asked = ({ source, target }: Way, quantity: string, ...carries: [reservationId: string, quantity: string][]) => ({
  requestId: fresh('transfer'),
  fromLocationId: source.locationId,
  toLocationId: target.locationId,
  lines: [{ sku: source.sku, quantity, carries: carries.map(([reservationId, units]) => ({ reservationId, quantity: units })) }],
})
async function requested(...told: Parameters<typeof asked>): Promise<string> {
  const { transfer } = await operator.transfers.requestTransfer(asked(...told))
  return transfer?.transferId ?? ''
}
const on = (transferId: string) => ({ requestId: fresh('step'), transferId })
const hold = (id: string, shelf: Shelf, quantity: number) =>
  service.inventory.reserveStock(reservation(id, [{ shelf, quantity }]))

describe('goods that travel', () => {
  test('are held at their source, leave it, are on the way, and arrive', async () => {
    const road = await way(10)
    const { source, target } = road
    const transferId = await requested(road, '4')
    expect(await stockOf(operator, source)).toMatchObject({ onHand: '10', reserved: '4', available: '6' })
    const shipped = await operator.transfers.shipTransfer(on(transferId))
    expect(shipped.transfer).toMatchObject({ state: 'TRANSFER_STATE_SHIPPED' })
    expect(await stockOf(operator, source)).toMatchObject({ onHand: '6', reserved: '0', available: '6' })
    await operator.inventory.listStock({ minPosition: shipped.logPosition })
    expect(await operator.inventory.getStock(target)).toMatchObject({ inTransit: '4', stock: { onHand: '0' } })
    const { transfer, logPosition } = await operator.transfers.receiveTransfer(on(transferId))
    expect(transfer).toMatchObject({ state: 'TRANSFER_STATE_RECEIVED', lines: [{ quantity: '4', received: '4' }] })
    await operator.inventory.listStock({ minPosition: logPosition })
    expect(await operator.inventory.getStock(target)).toMatchObject({ inTransit: '0', stock: { onHand: '4', available: '4' } })
    expect(await host.differences()).toEqual([])
  })

  test('take their promises along', async () => {
    const road = await way(5)
    const order = fresh('o')
    await hold(order, road.source, 3)
    const transferId = await requested(road, '5', [order, '3'])
    await operator.transfers.shipTransfer(on(transferId))
    await operator.transfers.receiveTransfer(on(transferId))
    expect(await stockOf(operator, road.source)).toMatchObject({ onHand: '0', reserved: '0' })
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '5', reserved: '3', available: '2' })
    await service.inventory.issueStock(issue(fresh('i'), [{ shelf: road.target, quantity: 3 }], { reservationId: order }))
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '2', reserved: '0' })
  })

  test('are free where a promise ended on the way, or after it arrived', async () => {
    const road = await way(5)
    const [before, after] = [fresh('before'), fresh('after')]
    await hold(before, road.source, 2)
    await hold(after, road.source, 3)
    const transferId = await requested(road, '5', [before, '2'], [after, '3'])
    await operator.transfers.shipTransfer(on(transferId))
    const release = (reservationId: string) =>
      service.inventory.releaseReservation({
        ...{ requestId: fresh('release'), reservationId, positions: [road.source] },
        because: 'RELEASE_REASON_CANCELLED',
      })
    await release(before)
    await operator.transfers.receiveTransfer(on(transferId))
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '5', reserved: '3', available: '2' })
    await release(after)
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '5', reserved: '0', available: '5' })
  })

  test('that are fewer than were promised are a shortage there', async () => {
    const road = await way(5)
    const order = fresh('o')
    await hold(order, road.source, 5)
    const transferId = await requested(road, '5', [order, '5'])
    await operator.transfers.shipTransfer(on(transferId))
    await operator.transfers.receiveTransfer({ ...on(transferId), lines: [{ sku: road.source.sku, quantity: '3' }] })
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '3', reserved: '5', shortage: '2' })
    const events = await Array.fromAsync(host.store.read(`stock-${road.target.sku}@${road.target.locationId}`))
    expect(events.find(({ type }) => type === 'ShortageRecorded')?.data).toMatchObject({
      ...{ short: 2, because: 'arrived', hits: [{ reservationId: order, quantity: 2 }] },
    })
  })

  test('stay where they were when the transfer is cancelled', async () => {
    const road = await way(5)
    const transferId = await requested(road, '5')
    const cancelled = await operator.transfers.cancelTransfer({ ...on(transferId), reason: 'no van' })
    expect(cancelled.transfer).toMatchObject({ state: 'TRANSFER_STATE_CANCELLED', cancelReason: 'no van' })
    expect(await stockOf(operator, road.source)).toMatchObject({ onHand: '5', reserved: '0' })
    const ship = () => operator.transfers.shipTransfer(on(transferId))
    await refused(ship, status.FAILED_PRECONDITION, 'TRANSFER_STATE', { state: 'cancelled' })
  })
})

describe('goods of an order', () => {
  const owner = { stream: 'order-1', step: 'transfer/1' }
  async function owned() {
    const [road, order, transferId] = [await way(10), fresh('o'), fresh('owned')]
    await hold(order, road.source, 5)
    const request = { ...asked(road, '3', [order, '3']), transferId, owner }
    await service.transfers.requestTransfer(request)
    const release = (quantity: string, releaseId: string) =>
      service.inventory.releaseReservation({
        ...{ requestId: fresh('release'), reservationId: order, releaseId, transferId },
        ...{ parts: [{ ...road.target, quantity }], because: 'RELEASE_REASON_CANCELLED' },
      })
    return { road, order, transferId, request, release }
  }

  test('travel as their owner names it, however often it asks', async () => {
    const { transferId, request } = await owned()
    const again = await service.transfers.requestTransfer({ ...request, requestId: fresh('again') })
    expect(again.transfer).toMatchObject({ transferId, owner, state: 'TRANSFER_STATE_REQUESTED' })
    const elsewhere = {
      ...request,
      requestId: fresh('again'),
      fromLocationId: request.toLocationId,
      toLocationId: request.fromLocationId,
    }
    await refused(() => service.transfers.requestTransfer(elsewhere), status.ALREADY_EXISTS, 'TRANSFER_DIFFERS')
  })

  test('are sent and received by their owner alone', async () => {
    const { road, transferId, request } = await owned()
    const mine = { requestId: fresh('mine'), transferId: fresh('mine') }
    await refused(() => operator.transfers.requestTransfer({ ...request, ...mine }), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
    const nameless = () => service.transfers.requestTransfer({ ...asked(road, '1'), transferId: 'mine' })
    await refused(nameless, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'transfer_id' })
    const others = [host.as(['associate'], [road.source.locationId]), host.as(['associate'], [road.target.locationId]), operator]
    for (const { transfers } of others) {
      await refused(() => transfers.shipTransfer(on(transferId)), status.FAILED_PRECONDITION, 'TRANSFER_OWNED', {
        owner: owner.stream,
      })
      const cancel = () => transfers.cancelTransfer({ ...on(transferId), reason: 'no van' })
      await refused(cancel, status.FAILED_PRECONDITION, 'TRANSFER_OWNED')
    }
  })

  test('are given up where they are by then, each part once', async () => {
    const { road, transferId, release } = await owned()
    await refused(() => release('1', 'a'), status.FAILED_PRECONDITION, 'TRANSFER_STATE', { state: 'requested' })
    await service.transfers.shipTransfer(on(transferId))
    await release('1', 'a')
    expect(await stockOf(operator, road.source)).toMatchObject({ onHand: '7', reserved: '2' })
    await service.transfers.receiveTransfer(on(transferId))
    await release('1', 'a')
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '3', reserved: '2', available: '1' })
    await release('1', 'b')
    await release('1', 'b')
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '3', reserved: '1', available: '2' })
    expect(await stockOf(operator, road.source)).toMatchObject({ onHand: '7', reserved: '2' })
  })

  test('that stayed behind are given up there, and nothing of what travels', async () => {
    const { road, order, transferId } = await owned()
    await service.transfers.shipTransfer(on(transferId))
    await service.inventory.releaseReservation({
      ...{ requestId: fresh('release'), reservationId: order, releaseId: 'rest' },
      ...{ parts: [{ ...road.source, quantity: '2' }], because: 'RELEASE_REASON_CANCELLED' },
    })
    await service.transfers.receiveTransfer(on(transferId))
    expect(await stockOf(operator, road.source)).toMatchObject({ onHand: '7', reserved: '0' })
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '3', reserved: '3' })
  })

  test('of which nothing comes are gone', async () => {
    const { road, transferId, release } = await owned()
    await service.transfers.shipTransfer(on(transferId))
    await release('3', 'lost')
    const both = { ...on(transferId), nothingCame: true, lines: [{ sku: road.source.sku, quantity: '1' }] }
    await refused(() => service.transfers.receiveTransfer(both), status.INVALID_ARGUMENT, 'INVALID_FIELD', {
      field: 'nothing_came',
    })
    await service.transfers.receiveTransfer({ ...on(transferId), nothingCame: true })
    expect(await stockOf(operator, road.target)).toMatchObject({ onHand: '0', reserved: '0', shortage: '0' })
  })
})

test('a transfer that was refused is refused alike however often it is asked for, and asked for anew once there is enough', async () => {
  const road = await way(1)
  const request = asked(road, '2')
  const figures = { sku: road.source.sku, location_id: road.source.locationId, requested: '2', available: '1' }
  const ask = () => operator.transfers.requestTransfer(request)
  await expect(ask()).rejects.toMatchObject({ reason: 'INSUFFICIENT_STOCK', figures })
  await refused(ask, status.FAILED_PRECONDITION, 'INSUFFICIENT_STOCK', figures)
  await operator.inventory.receiveStock({ requestId: fresh('receive'), ...road.source, quantity: '1' })
  await expect(ask()).rejects.toMatchObject({ reason: 'INSUFFICIENT_STOCK', figures })
  expect(await stockOf(operator, road.source)).toMatchObject({ reserved: '0' })
  const { transfer } = await operator.transfers.requestTransfer({ ...request, requestId: fresh('transfer') })
  expect(transfer).toMatchObject({ state: 'TRANSFER_STATE_REQUESTED' })
})

test('a transfer that was cancelled is answered as it stands when it is asked for again', async () => {
  const request = asked(await way(2), '2')
  const { transfer } = await operator.transfers.requestTransfer(request)
  await operator.transfers.cancelTransfer({ ...on(transfer?.transferId ?? ''), reason: 'INSUFFICIENT_STOCK' })
  const again = await operator.transfers.requestTransfer(request)
  expect(again.transfer).toMatchObject({ state: 'TRANSFER_STATE_CANCELLED', transferId: transfer?.transferId })
})

test('what can not be done is refused', async () => {
  const road = await way(1)
  const { source, target } = road
  await expect(operator.transfers.requestTransfer(asked(road, '2'))).rejects.toMatchObject({ reason: 'INSUFFICIENT_STOCK' })
  expect(await stockOf(operator, source)).toMatchObject({ reserved: '0' })
  const call = (request: object) => () => operator.transfers.requestTransfer({ ...asked(road, '1'), ...request })
  const same = call({ toLocationId: source.locationId })
  await refused(same, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'to_location_id' })
  await refused(call({ lines: [] }), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'lines' })
  const many = call({ lines: [{ sku: source.sku, quantity: '1', carries: [{ reservationId: 'r', quantity: '2' }] }] })
  await refused(many, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'lines[0].carries' })
  const foreign = call({
    lines: [{ sku: source.sku, quantity: '1', carries: [{ reservationId: 'transfer-t-9', quantity: '1' }] }],
  })
  await refused(foreign, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field: 'lines[0].carries[0].reservation_id' })
  await refused(call({ toLocationId: 'nowhere' }), status.NOT_FOUND, 'UNKNOWN_LOCATION')
  await refused(() => operator.transfers.shipTransfer(on('no-such')), status.NOT_FOUND, 'UNKNOWN_TRANSFER')
  const transferId = await requested(road, '1')
  const there = host.as(['associate'], [target.locationId])
  await refused(() => there.transfers.shipTransfer(on(transferId)), status.PERMISSION_DENIED, 'STORE_REQUIRED')
  await refused(() => operator.transfers.receiveTransfer(on(transferId)), status.FAILED_PRECONDITION, 'TRANSFER_STATE')
  await operator.transfers.shipTransfer(on(transferId))
  const tooMany = { ...on(transferId), lines: [{ sku: source.sku, quantity: '2' }] }
  await refused(() => there.transfers.receiveTransfer(tooMany), status.FAILED_PRECONDITION, 'MORE_THAN_SHIPPED')
  await there.transfers.receiveTransfer(on(transferId))
})

test('after all that the audit finds nothing wrong with stock and transfers, and the read models equal a replay', async () => {
  const audit = createAudit()
  for await (const event of host.store.readAll()) audit.take(event)
  const { checked } = audit.finish({ marginMs: 0, isCut: false })
  // The orders of these reservations were never placed.
  const violations = checked.filter(({ name }) => ['stock', 'transfers'].includes(name)).map(({ violation }) => violation)
  expect(violations).toEqual([null, null])
  expect(await host.differences()).toEqual([])
})
