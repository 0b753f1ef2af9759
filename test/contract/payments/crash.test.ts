import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventStore } from '#platform/event-store.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { appeared, authorization, sandboxTypesOf, startPayments, typesOf } from './host.ts'

const program = fileURLToPath(new URL('./crashing-host.ts', import.meta.url))
let server: TestEventStore

beforeAll(async () => {
  server = await startTestEventStore()
})
afterAll(() => server?.stop())

/** Leaves a payment of which the provider did the last thing that it was asked for, and nobody recorded it. */
async function killedBetween(paymentId: string, last: 'capture' | 'refund' = 'capture'): Promise<void> {
  const child = fork(program, [server.url, paymentId, last], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [told] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  expect(told).toBe('done')
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

const once600 = async (store: EventStore, paymentId: string) => {
  expect(await typesOf(store, `payment-${paymentId}`)).toEqual([
    ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
  ])
  expect(await sandboxTypesOf(store, paymentId)).toEqual(['SandboxAuthorized', 'SandboxCaptured'])
}

test('killed between the provider’s success and the record of it: the next host records it by itself, once', async () => {
  const paymentId = fresh('pay')
  await killedBetween(paymentId)
  const host = await startPayments(server.url, { isFollowing: true, timeoutMs: 100 })
  try {
    await appeared(host.store, `payment-${paymentId}`, 'PaymentCaptured')
    await once600(host.store, paymentId)
    const events = await Array.fromAsync(host.store.read(`payment-${paymentId}`))
    expect(events[3]?.metadata).toMatchObject({ actor: { kind: 'service', id: 'payments' }, causationId: events[2]?.id })
  } finally {
    await host.stop()
  }
})

test('killed there, and the capture repeated by its caller: one capture', async () => {
  const paymentId = fresh('pay')
  await killedBetween(paymentId)
  const host = await startPayments(server.url)
  try {
    const service = host.as('service')
    const { payment: open } = await service.getPayment({ paymentId })
    expect(open).toMatchObject({ capturedMinor: '0', operations: [{ state: 'OPERATION_STATE_UNKNOWN' }] })
    const taking = { requestId: 'capture', paymentId, captureId: 'c-1', amountMinor: '600' }
    const [{ payment }] = await Promise.all([service.capture(taking), service.capture(taking)])
    expect(payment).toMatchObject({ capturedMinor: '600' })
    await once600(host.store, paymentId)
  } finally {
    await host.stop()
  }
})

test('killed between the provider’s giving back and the record of it: it counts, and is given back once', async () => {
  const paymentId = fresh('pay')
  await killedBetween(paymentId, 'refund')
  const host = await startPayments(server.url)
  try {
    const service = host.as('service')
    const refund = (refundId: string, amountMinor: string) =>
      service.refund({ requestId: fresh('q'), paymentId, refundId, amountMinor })
    const { payment: open } = await service.getPayment({ paymentId })
    expect(open).toMatchObject({ refundedMinor: '250', operations: [{}, { state: 'OPERATION_STATE_UNKNOWN' }] })
    await expect(refund('r-2', '351')).rejects.toMatchObject({ reason: 'REFUND_ABOVE_CAPTURED', figures: { refunded: '250' } })
    const answers = await Promise.all([refund('r-1', '250'), refund('r-1', '250')])
    for (const { payment } of answers)
      expect(payment).toMatchObject({ refundedMinor: '250', operations: [{}, { state: 'OPERATION_STATE_DONE' }] })
    expect((await typesOf(host.store, `payment-${paymentId}`)).slice(4)).toEqual(['RefundRequested', 'PaymentRefunded'])
    expect((await sandboxTypesOf(host.store, paymentId)).slice(2)).toEqual(['SandboxRefunded'])
  } finally {
    await host.stop()
  }
})

test('what a call did not learn, the follower asks for again', async () => {
  const host = await startPayments(server.url, { isFollowing: true, timeoutMs: 100 })
  try {
    const request = authorization('sandbox-timeout-after-success')
    const { payment } = await host.as('service').authorize(request)
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_UNKNOWN' })
    await appeared(host.store, `payment-${request.paymentId}`, 'PaymentAuthorized')
  } finally {
    await host.stop()
  }
})
