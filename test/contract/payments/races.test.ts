import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { authorization, type Client, type PaymentsHost, sandbox, sandboxTypesOf, startPayments, typesOf } from './host.ts'

let server: TestEventStore
let hosts: PaymentsHost[]
let one: Client
let two: Client

/** Two hosts that know of one another only through the log, as two processes do. */
beforeAll(async () => {
  server = await startTestEventStore()
  hosts = await Promise.all([startPayments(server.url), startPayments(server.url)])
  const [a, b] = hosts.map(host => host.as('service'))
  if (!a || !b) throw new Error('no hosts')
  one = a
  two = b
})
afterAll(async () => {
  await Promise.all((hosts ?? []).map(host => host.stop()))
  await server?.stop()
})

const store = () => {
  const [host] = hosts
  if (!host) throw new Error('no host')
  return host.store
}
const count = (types: string[], type: string) => types.filter(each => each === type).length

test.each(['sandbox-approve', 'sandbox-slow', 'sandbox-timeout-after-success'])(
  'a void that races its authorisation leaves nothing held: %s',
  async token => {
    for (let round = 0; round < 5; round++) {
      const request = authorization(token)
      const { paymentId, owner } = request
      const letGo = { requestId: fresh('q'), paymentId, owner }
      const [authorized, voided] = await Promise.allSettled([one.authorize(request), two.void(letGo)])
      expect(voided.status).toBe('fulfilled')
      if (authorized.status === 'rejected') expect(authorized.reason).toMatchObject({ reason: 'PAYMENT_VOIDED' })
      // What timed out is known once the void is asked for again.
      await two.void(letGo)
      const { payment } = await two.void(letGo)
      expect(payment).toMatchObject({ state: 'PAYMENT_STATE_VOIDED', capturedMinor: '0' })
      const atProvider = await sandboxTypesOf(store(), paymentId)
      expect([['SandboxAuthorized', 'SandboxVoided'], []]).toContainEqual(atProvider)
      expect(atProvider.length === 0).toBe(authorized.status === 'rejected')
      const types = await typesOf(store(), `payment-${paymentId}`)
      for (const type of ['VoidRequested', 'PaymentVoided']) expect(count(types, type)).toBe(1)
    }
  },
)

test('an authorisation that arrives after its void is voided by the call that it arrives at', async () => {
  const { promise: letThrough, resolve } = Promise.withResolvers<void>()
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>()
  const late = await startPayments(server.url, {
    provider(deps) {
      const provider = sandbox(deps)
      return {
        ...provider,
        async authorize(...of) {
          asked()
          await letThrough
          return provider.authorize(...of)
        },
      }
    },
  })
  const blind = await startPayments(server.url, {
    provider: deps => ({ ...sandbox(deps), authorize: () => Promise.reject(new Error('unreachable')) }),
  })
  try {
    const request = authorization('sandbox-approve')
    const { paymentId, owner } = request
    const authorizing = late.as('service').authorize(request)
    await isAsked
    const { payment: unknown } = await blind.as('service').void({ requestId: fresh('q'), paymentId, owner })
    expect(unknown).toMatchObject({ state: 'PAYMENT_STATE_UNKNOWN', operations: [{ state: 'OPERATION_STATE_UNKNOWN' }] })
    resolve()
    expect((await authorizing).payment).toMatchObject({ state: 'PAYMENT_STATE_VOIDED' })
    expect(await typesOf(store(), `payment-${paymentId}`)).toEqual([
      ...['AuthorizationRequested', 'VoidRequested', 'PaymentAuthorized', 'PaymentVoided'],
    ])
    expect(await sandboxTypesOf(store(), paymentId)).toEqual(['SandboxAuthorized', 'SandboxVoided'])
  } finally {
    await Promise.all([late.stop(), blind.stop()])
  }
})

test('the same capture on both hosts is taken once', async () => {
  for (let round = 0; round < 5; round++) {
    const request = authorization('sandbox-approve')
    const { paymentId } = request
    await one.authorize(request)
    const taking = { paymentId, captureId: 'c-1', amountMinor: '600' }
    const answers = await Promise.all([one, two, one, two].map(client => client.capture({ ...taking, requestId: fresh('q') })))
    for (const { payment } of answers) expect(payment).toMatchObject({ capturedMinor: '600' })
    expect(await typesOf(store(), `payment-${paymentId}`)).toEqual([
      ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
    ])
    expect(await sandboxTypesOf(store(), paymentId)).toEqual(['SandboxAuthorized', 'SandboxCaptured'])
  }
})

test('refunds that come together over both hosts stay within what was captured', async () => {
  const request = authorization('sandbox-approve')
  const { paymentId } = request
  await one.authorize(request)
  await one.capture({ requestId: fresh('q'), paymentId, captureId: 'c-1', amountMinor: '1000' })
  const settled = await Promise.allSettled(
    Array.from({ length: 14 }, (_, index) =>
      (index % 2 ? one : two).refund({ requestId: fresh('q'), paymentId, refundId: `r-${index}`, amountMinor: '100' }),
    ),
  )
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  for (const result of settled) {
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ reason: 'REFUND_ABOVE_CAPTURED' })
  }
  expect(count(await sandboxTypesOf(store(), paymentId), 'SandboxRefunded')).toBe(10)
})
