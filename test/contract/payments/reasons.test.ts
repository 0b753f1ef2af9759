import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { authorization, type Client, type PaymentsHost, startPayments, typesOf } from './host.ts'

let server: TestEventStore
let host: PaymentsHost
let service: Client

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startPayments(server.url)
  service = host.as('service')
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

const held = async (over: { amountMinor?: string; token?: string } = {}) => {
  const { token = 'sandbox-approve', ...rest } = over
  const request = authorization(token, rest)
  await service.authorize(request)
  return request
}
const capture = (paymentId: string, captureId: string, amountMinor: string) => ({
  requestId: fresh('q'),
  paymentId,
  captureId,
  amountMinor,
})
const refund = (paymentId: string, refundId: string, amountMinor: string) => ({
  requestId: fresh('q'),
  paymentId,
  refundId,
  amountMinor,
})

/** Refused so, and the log stands where it stood. */
async function refused(call: () => Promise<unknown>, code: status, reason: string, figures: Record<string, string> = {}) {
  const before = await logEnd(host.store)
  await expect(call()).rejects.toMatchObject({ code, reason, figures })
  expect(await logEnd(host.store)).toBe(before)
}

describe('what is not well formed', () => {
  test.each([
    ['request_id', { requestId: '' }],
    ['payment_id', { paymentId: '' }],
    ['payment_id', { paymentId: 'p'.repeat(129) }],
    ['owner', { owner: null }],
    ['owner.step', { owner: { stream: 'order-1', step: '' } }],
    ['amount_minor', { amountMinor: '0' }],
    ['amount_minor', { amountMinor: '-1' }],
    ['currency_code', { currencyCode: 'XYZ' }],
    ['token', { token: '' }],
    ['token', { token: '4111 1111 1111 1111' }],
  ])('a wrong %s is named: %o', (field, wrong) =>
    refused(
      () => service.authorize({ ...authorization('sandbox-approve'), ...wrong }),
      status.INVALID_ARGUMENT,
      'INVALID_FIELD',
      { field },
    ),
  )

  test('a card number is told to nobody', async () => {
    const request = { ...authorization('x'), token: '4111111111111111' }
    const failure: unknown = await service.authorize(request).catch(error => error)
    expect(failure).toMatchObject({ figures: { problem: 'must be a token, never a card number' } })
    expect(String(failure) + JSON.stringify([failure, host.lines])).not.toContain('4111111111111111')
  })

  test('captures and refunds need an id and an amount', async () => {
    const { paymentId } = await held()
    const invalid = (call: () => Promise<unknown>, field: string) =>
      refused(call, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field })
    await invalid(() => service.capture(capture(paymentId, '', '1')), 'capture_id')
    await invalid(() => service.capture(capture(paymentId, 'c-1', '0')), 'amount_minor')
    await invalid(() => service.refund(refund(paymentId, '', '1')), 'refund_id')
    await invalid(() => service.refund(refund(paymentId, 'r-1', '0')), 'amount_minor')
    await invalid(() => service.void({ requestId: fresh('q'), paymentId }), 'owner')
    await invalid(() => service.listUnsettledPayments({ pageToken: 'x' }), 'page_token')
  })
})

describe('authorising', () => {
  test('asked again, by the same or another request id, one hold stands', async () => {
    const request = authorization('sandbox-approve')
    const first = await service.authorize(request)
    expect(await service.authorize(request)).toEqual(first)
    expect(await service.authorize({ ...request, requestId: fresh('q') })).toEqual(first)
    expect(await typesOf(host.store, `payment-${request.paymentId}`)).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
  })

  test.each([
    { amountMinor: '999' },
    { currencyCode: 'EUR' },
    { token: 'sandbox-slow' },
    { owner: { stream: 'order-other', step: 'placement/1' } },
  ])('the id stands for what it was first asked for, not for %o', async other => {
    const request = await held()
    const differs = { ...request, ...other }
    await refused(() => service.authorize({ ...differs, requestId: fresh('q') }), status.ALREADY_EXISTS, 'PAYMENT_DIFFERS')
    await refused(() => service.authorize(differs), status.ALREADY_EXISTS, 'REQUEST_ID_REUSED')
  })

  test('what was voided before it was asked for is refused for ever', async () => {
    const request = authorization('sandbox-approve')
    const { paymentId, owner } = request
    const letGo = { requestId: fresh('q'), paymentId, owner }
    const voided = await service.void(letGo)
    expect(voided.payment).toMatchObject({ state: 'PAYMENT_STATE_VOIDED', owner, provider: '' })
    expect(await service.void(letGo)).toEqual(voided)
    expect(await service.void({ ...letGo, requestId: fresh('q') })).toEqual(voided)
    await refused(() => service.authorize(request), status.FAILED_PRECONDITION, 'PAYMENT_VOIDED')
  })
})

describe('capturing, voiding and refunding', () => {
  test('not above what is authorised, over any captures', async () => {
    const { paymentId } = await held()
    await service.capture(capture(paymentId, 'c-1', '600'))
    await refused(
      () => service.capture(capture(paymentId, 'c-2', '401')),
      status.FAILED_PRECONDITION,
      'CAPTURE_ABOVE_AUTHORIZED',
      { authorized: '1000', captured: '600', requested: '401' },
    )
    const { payment } = await service.capture(capture(paymentId, 'c-2', '400'))
    expect(payment).toMatchObject({ capturedMinor: '1000' })
  })

  test('each capture id counts once, for one amount', async () => {
    const { paymentId } = await held()
    const taking = capture(paymentId, 'c-1', '600')
    const first = await service.capture(taking)
    expect(await service.capture(taking)).toEqual(first)
    expect(await service.capture({ ...taking, requestId: fresh('q') })).toEqual(first)
    const differs = { ...taking, amountMinor: '601' }
    await refused(() => service.capture(differs), status.ALREADY_EXISTS, 'REQUEST_ID_REUSED')
    await refused(() => service.capture({ ...differs, requestId: fresh('q') }), status.ALREADY_EXISTS, 'CAPTURE_DIFFERS')
  })

  test('only what is held is captured', async () => {
    const declined = await held({ token: 'sandbox-decline' })
    const unknown = await held({ token: 'sandbox-timeout-after-success' })
    const voided = await held()
    await service.void({ requestId: fresh('q'), paymentId: voided.paymentId, owner: voided.owner })
    for (const [{ paymentId }, state] of [
      [declined, 'declined'],
      [unknown, 'unknown'],
      [voided, 'voided'],
    ] as const)
      await refused(() => service.capture(capture(paymentId, 'c-1', '1')), status.FAILED_PRECONDITION, 'NOT_AUTHORIZED', {
        state,
      })
  })

  test('voiding twice changes nothing, and nothing is left to let go of what was taken whole', async () => {
    const { paymentId, owner } = await held()
    const voided = await service.void({ requestId: fresh('q'), paymentId, owner })
    expect(await service.void({ requestId: fresh('q'), paymentId, owner })).toEqual(voided)
    const whole = await held()
    const taken = await service.capture(capture(whole.paymentId, 'c-1', '1000'))
    const after = await service.void({ requestId: fresh('q'), paymentId: whole.paymentId, owner })
    expect(after).toEqual(taken)
  })

  test('a void of unknown outcome voids what turns out to be authorised', async () => {
    const { paymentId, owner } = await held({ token: 'sandbox-timeout-after-success' })
    const letGo = { requestId: fresh('q'), paymentId, owner }
    const asked = await service.void(letGo)
    expect(asked.payment).toMatchObject({
      state: 'PAYMENT_STATE_AUTHORIZED',
      operations: [{ kind: 'OPERATION_KIND_VOID', state: 'OPERATION_STATE_UNKNOWN' }],
    })
    expect((await service.void(letGo)).payment).toMatchObject({ state: 'PAYMENT_STATE_VOIDED' })
    expect(await typesOf(host.store, `payment-${paymentId}`)).toEqual([
      ...['AuthorizationRequested', 'VoidRequested', 'PaymentAuthorized', 'PaymentVoided'],
    ])
  })

  test('refunds stay within what was captured, and each id counts once, for one amount', async () => {
    const { paymentId } = await held()
    await refused(() => service.refund(refund(paymentId, 'r-1', '1')), status.FAILED_PRECONDITION, 'REFUND_ABOVE_CAPTURED', {
      captured: '0',
      refunded: '0',
      requested: '1',
    })
    await service.capture(capture(paymentId, 'c-1', '600'))
    const giving = refund(paymentId, 'r-1', '500')
    const first = await service.refund(giving)
    expect(await service.refund(giving)).toEqual(first)
    expect(await service.refund({ ...giving, requestId: fresh('q') })).toEqual(first)
    const differs = { ...giving, amountMinor: '501' }
    await refused(() => service.refund(differs), status.ALREADY_EXISTS, 'REQUEST_ID_REUSED')
    await refused(() => service.refund({ ...differs, requestId: fresh('q') }), status.ALREADY_EXISTS, 'REFUND_DIFFERS')
    await refused(() => service.refund(refund(paymentId, 'r-2', '101')), status.FAILED_PRECONDITION, 'REFUND_ABOVE_CAPTURED', {
      captured: '600',
      refunded: '500',
      requested: '101',
    })
  })

  test('what was never asked for is not found', async () => {
    const paymentId = fresh('never')
    const calls = [
      () => service.capture(capture(paymentId, 'c-1', '1')),
      () => service.refund(refund(paymentId, 'r-1', '1')),
      () => service.resolvePayment({ requestId: fresh('q'), paymentId }),
      () => service.getPayment({ paymentId }),
    ]
    for (const call of calls) await refused(call, status.NOT_FOUND, 'PAYMENT_NOT_FOUND')
  })
})

describe('who may', () => {
  test('only services move money; operators resolve and list; managers look', async () => {
    const { paymentId, owner } = await held()
    const denied = (call: () => Promise<unknown>) => refused(call, status.PERMISSION_DENIED, 'ROLE_REQUIRED')
    const [operator, manager, channel] = [host.as('operator'), host.as('manager'), host.as('channel')]
    for (const client of [operator, manager, channel]) {
      await denied(() => client.authorize(authorization('sandbox-approve')))
      await denied(() => client.capture(capture(paymentId, 'c-1', '1')))
      await denied(() => client.void({ requestId: fresh('q'), paymentId, owner }))
      await denied(() => client.refund(refund(paymentId, 'r-1', '1')))
    }
    for (const client of [manager, channel]) {
      await denied(() => client.resolvePayment({ requestId: fresh('q'), paymentId }))
      await denied(() => client.listUnsettledPayments({}))
    }
    await denied(() => channel.getPayment({ paymentId }))
    const { payment } = await manager.getPayment({ paymentId })
    expect((await operator.getPayment({ paymentId })).payment).toEqual(payment)
    expect((await operator.resolvePayment({ requestId: fresh('q'), paymentId })).payment).toEqual(payment)
  })
})

test('the unsettled are listed oldest first, by pages, until they are settled', async () => {
  const owing = await held({ token: 'sandbox-capture-refused' })
  await service.capture(capture(owing.paymentId, 'c-1', '600'))
  await held()
  const unknown = await held({ token: 'sandbox-timeout-after-success' })
  const last = await held({ token: 'sandbox-timeout-then-decline' })
  const wanted = [owing, unknown, last].map(({ paymentId }) => paymentId)

  async function listed(minPosition: bigint): Promise<string[]> {
    const found: string[] = []
    let pageToken = ''
    do {
      const page = await service.listUnsettledPayments({ pageSize: 2, pageToken, minPosition: String(minPosition) })
      expect(page.payments.length).toBeLessThanOrEqual(2)
      for (const listed of page.payments) {
        expect((await service.getPayment({ paymentId: listed.paymentId })).payment).toEqual(listed)
        found.push(listed.paymentId)
      }
      pageToken = page.nextPageToken
    } while (pageToken !== '')
    return found.filter(paymentId => wanted.includes(paymentId))
  }

  expect(await listed(await logEnd(host.store))).toEqual(wanted)
  for (const { paymentId } of [unknown, last]) await service.resolvePayment({ requestId: fresh('q'), paymentId })
  expect(await listed(await logEnd(host.store))).toEqual([owing.paymentId])
  expect(await host.differences()).toEqual([])
})
