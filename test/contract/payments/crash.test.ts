import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventStore } from '#platform/event-store.ts'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { appeared, authorization, fresh, sandboxTypesOf, startPayments, typesOf } from './host.ts'

const program = fileURLToPath(new URL('./crashing-host.ts', import.meta.url))
let server: TestEventStore

beforeAll(async () => {
  server = await startTestEventStore()
})
afterAll(() => server?.stop())

/** Leaves a payment whose capture the provider did and nobody recorded. */
async function killedBetween(paymentId: string): Promise<void> {
  const child = fork(program, [server.url, paymentId], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [told] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  expect(told).toBe('captured')
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
