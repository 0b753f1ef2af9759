import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Branch, openBranch, type Reserved, STORE, wrongCode } from './branch.ts'
import { refusedFor } from './patience.ts'

let branch: Branch
beforeAll(async () => {
  branch = await openBranch()
})
afterAll(async () => {
  await branch?.close()
})

const asked = ['AuthorizationsRequested', 'OrderPlaced']
const authorised = ['AuthorizationRequested', 'PaymentAuthorized']
const free = { onHand: 5, reserved: 0, available: 5 }

async function reserved(): Promise<Reserved> {
  const order = await branch.reserve()
  await branch.waitsFor(order, 'awaiting_store')
  return order
}

async function picked(): Promise<Reserved> {
  const order = await reserved()
  await branch.start(order)
  await branch.pick(order)
  return order
}

async function readied(): Promise<Reserved> {
  const order = await picked()
  await branch.ready(order)
  return order
}

async function isLetGo(order: Reserved): Promise<void> {
  await branch.followed(order, 'PaymentVoided', 'ReservationReleased')
  expect(await branch.written(order)).toMatchObject({
    payment: [...authorised, 'VoidRequested', 'PaymentVoided'],
    provider: ['SandboxAuthorized', 'SandboxVoided'],
  })
  expect(await branch.stock(order)).toEqual(free)
}

describe('a pickup on the whole stack, through gRPC', () => {
  test('is reserved in the app, collected at the branch, and captured once', async () => {
    const order = await branch.reserve()
    expect(order.state).toBe('ORDER_STATE_OPEN')
    expect(await branch.stock(order)).toEqual({ onHand: 5, reserved: 1, available: 4 })
    const promised = await branch.waitsFor(order, 'awaiting_store')
    expect(Date.parse(promised.dueAt ?? '')).toBeGreaterThan(Date.now())

    await branch.start(order)
    await branch.pick(order)
    await branch.ready(order)
    await branch.waitsFor(order, 'awaiting_shopper')
    const code = await branch.code(order)
    expect(code).toMatch(/^\d{6}$/)
    expect((await branch.told(order, 'pickup.ready', 'web')).params).toEqual({})

    expect(await refusedFor(branch.tillInLeeds.handOver({ ...branch.group(order), code }))).toBe('STORE_REQUIRED')
    expect(await refusedFor(branch.handOver(order, wrongCode(code)))).toBe('WRONG_CODE')
    await branch.handOver(order, code)
    await branch.handOver(order, code)

    expect(await branch.ended(order)).toBe('handed_over')
    await branch.followed(order, 'PaymentCaptured', 'StockIssued')
    expect(await branch.written(order)).toEqual({
      order: [
        ...[...asked, 'PickingStarted', 'UnitsPicked', 'FulfilmentReady', 'NotificationDue'],
        ...['WrongCodeGiven', 'FulfilmentHandedOver'],
      ],
      stock: ['StockReceived', 'StockReserved', 'StockIssued'],
      payment: [...authorised, 'CaptureRequested', 'PaymentCaptured'],
      provider: ['SandboxAuthorized', 'SandboxCaptured'],
    })
    const { order: collected } = await branch.app.getOrder({ orderId: order.orderId })
    expect(collected).toMatchObject({ state: 'ORDER_STATE_FULFILLED', lines: [{ left: '1' }] })
    const { payment } = await branch.payments.getPayment({ paymentId: order.paymentId })
    expect(payment).toMatchObject({ capturedMinor: '1250', owedMinor: '0' })
    expect(await branch.stock(order)).toEqual({ onHand: 4, reserved: 0, available: 4 })
    expect(await refusedFor(branch.cancel(order))).toBe('ORDER_NOT_CANCELLABLE')
  })

  test('that the store rejects frees its stock, lets the authorisation go, and the app is told', async () => {
    const order = await picked()
    await branch.reject(order)
    expect((await branch.told(order, 'pickup.rejected')).params).toMatchObject({ locationId: STORE })
    await isLetGo(order)
    expect(await branch.ended(order)).toBe('rejected')
  })

  const stages = { 'before the store acts': reserved, 'while it is picked': picked, 'when it is ready': readied }
  test.each(Object.entries(stages))('cancelled %s frees its stock and lets the authorisation go', async (_, reach) => {
    const order = await reach()
    await branch.cancel(order)
    await branch.told(order, 'order.cancelled')
    await isLetGo(order)
    expect(await branch.ended(order)).toBe('cancelled')
    expect(await refusedFor(branch.start(order))).toBe('WRONG_STATE')
  })

  test('whose payment is unknown at placement is settled by its process, picked up, and captured once', async () => {
    const order = await branch.reserve('sandbox-timeout-after-success')
    expect(order.state).toBe('ORDER_STATE_PAYMENT_PENDING')
    await branch.waitsFor(order, 'awaiting_store')
    await branch.start(order)
    await branch.pick(order)
    await branch.ready(order)
    await branch.handOver(order, await branch.code(order))
    expect(await branch.ended(order)).toBe('handed_over')
    expect(await branch.written(order)).toMatchObject({
      payment: [...authorised, 'CaptureRequested', 'PaymentCaptured'],
      provider: ['SandboxAuthorized', 'SandboxCaptured'],
    })
  })

  test('whose payment turns out to be declined is cancelled, and the app is told', async () => {
    const order = await branch.reserve('sandbox-timeout-then-decline')
    expect(order.state).toBe('ORDER_STATE_PAYMENT_PENDING')
    await branch.told(order, 'payment.refused')
    await branch.followed(order, 'PaymentDeclined', 'ReservationReleased')
    expect(await branch.ended(order)).toBe('cancelled')
    expect(await branch.stock(order)).toEqual(free)
    expect((await branch.written(order)).payment).toEqual(['AuthorizationRequested', 'PaymentDeclined'])
  })

  test('leaves a log that is proven, and read models that equal a replay of it', () => branch.isProven())
})
