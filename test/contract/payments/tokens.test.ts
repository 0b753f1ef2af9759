import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh } from '../service-host.ts'
import { authorization, type Client, type PaymentsHost, sandboxTypesOf, startPayments, typesOf } from './host.ts'

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

const capture = (paymentId: string, amountMinor = '600') => ({
  requestId: fresh('q'),
  paymentId,
  captureId: 'c-1',
  amountMinor,
})
const refund = (paymentId: string, amountMinor = '600') => ({ requestId: fresh('q'), paymentId, refundId: 'r-1', amountMinor })
const payment = (paymentId: string) => typesOf(host.store, `payment-${paymentId}`)
const atProvider = (paymentId: string) => sandboxTypesOf(host.store, paymentId)
const held = async (token: string) => {
  const request = authorization(token)
  await service.authorize(request)
  return request
}

describe('each token does what its name says', () => {
  test('approve: held, taken, given back, the rest let go', async () => {
    const request = authorization('sandbox-approve')
    const { paymentId } = request
    const authorized = await service.authorize(request)
    expect(authorized.payment).toMatchObject({
      paymentId,
      state: 'PAYMENT_STATE_AUTHORIZED',
      owner: request.owner,
      currencyCode: 'GBP',
      authorizedMinor: '1000',
      capturedMinor: '0',
      provider: 'sandbox',
      declineReason: '',
      operations: [],
      revision: '1',
    })
    expect(authorized.payment?.providerReference).toMatch(/^sandbox-/)
    const captured = await service.capture(capture(paymentId))
    expect(captured.payment).toMatchObject({ capturedMinor: '600', operations: [{ state: 'OPERATION_STATE_DONE' }] })
    const voided = await service.void({ requestId: fresh('q'), paymentId, owner: request.owner })
    expect(voided.payment).toMatchObject({ state: 'PAYMENT_STATE_VOIDED', capturedMinor: '600' })
    const refunded = await service.refund(refund(paymentId, '100'))
    expect(refunded.payment).toMatchObject({
      state: 'PAYMENT_STATE_VOIDED',
      refundedMinor: '100',
      operations: [
        { kind: 'OPERATION_KIND_CAPTURE', operationId: 'c-1', amountMinor: '600', state: 'OPERATION_STATE_DONE' },
        { kind: 'OPERATION_KIND_VOID', state: 'OPERATION_STATE_DONE' },
        { kind: 'OPERATION_KIND_REFUND', operationId: 'r-1', amountMinor: '100', state: 'OPERATION_STATE_DONE' },
      ],
    })
    expect(await service.getPayment({ paymentId })).toEqual({ payment: refunded.payment })
    const asOf = { position: authorized.logPosition }
    expect(await service.getPayment({ paymentId, asOf })).toEqual({ payment: authorized.payment })
    expect(await payment(paymentId)).toEqual([
      ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
      ...['VoidRequested', 'PaymentVoided', 'RefundRequested', 'PaymentRefunded'],
    ])
    expect(await atProvider(paymentId)).toEqual(['SandboxAuthorized', 'SandboxCaptured', 'SandboxVoided', 'SandboxRefunded'])
  })

  test.each([
    ['sandbox-decline', 'insufficient_funds'],
    ['tok_visa', 'unknown_token'],
  ])('%s: declined as %s, for good', async (token, declineReason) => {
    const request = authorization(token)
    const { payment: declined } = await service.authorize(request)
    expect(declined).toMatchObject({ state: 'PAYMENT_STATE_DECLINED', declineReason, authorizedMinor: '0' })
    expect(await service.authorize({ ...request, requestId: fresh('q') })).toMatchObject({ payment: declined })
    const voided = await service.void({ requestId: fresh('q'), paymentId: request.paymentId, owner: request.owner })
    expect(voided.payment).toEqual(declined)
    expect(await payment(request.paymentId)).toEqual(['AuthorizationRequested', 'PaymentDeclined'])
  })

  test('timeout-after-success: unknown at first, known by repeating, done once', async () => {
    const request = authorization('sandbox-timeout-after-success')
    const { paymentId, owner } = request
    const first = await service.authorize(request)
    expect(first.payment).toMatchObject({ state: 'PAYMENT_STATE_UNKNOWN', authorizedMinor: '0', revision: '0' })
    expect(await atProvider(paymentId)).toEqual(['SandboxAuthorized'])
    const again = await service.authorize(request)
    expect(again.payment).toMatchObject({ state: 'PAYMENT_STATE_AUTHORIZED', authorizedMinor: '1000' })

    const taking = capture(paymentId)
    expect((await service.capture(taking)).payment).toMatchObject({
      capturedMinor: '0',
      operations: [{ state: 'OPERATION_STATE_UNKNOWN' }],
    })
    const taken = await service.capture({ ...taking, requestId: fresh('q') })
    expect(taken.payment).toMatchObject({ capturedMinor: '600', operations: [{ state: 'OPERATION_STATE_DONE' }] })

    const giving = refund(paymentId)
    expect((await service.refund(giving)).payment).toMatchObject({ refundedMinor: '600' })
    expect((await service.refund(giving)).payment?.operations).toMatchObject([{}, { state: 'OPERATION_STATE_DONE' }])

    const letGo = { requestId: fresh('q'), paymentId, owner }
    expect((await service.void(letGo)).payment).toMatchObject({ state: 'PAYMENT_STATE_AUTHORIZED' })
    await expect(service.capture({ ...taking, requestId: fresh('q'), captureId: 'c-2', amountMinor: '1' })).rejects.toMatchObject(
      {
        reason: 'NOT_AUTHORIZED',
        figures: { state: 'being_voided' },
      },
    )
    expect((await service.void(letGo)).payment).toMatchObject({ state: 'PAYMENT_STATE_VOIDED' })
    expect(await payment(paymentId)).toEqual([
      ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
      ...['RefundRequested', 'PaymentRefunded', 'VoidRequested', 'PaymentVoided'],
    ])
    expect(await atProvider(paymentId)).toEqual(['SandboxAuthorized', 'SandboxCaptured', 'SandboxRefunded', 'SandboxVoided'])
  })

  test('timeout-then-decline: unknown at first, then declined', async () => {
    const request = authorization('sandbox-timeout-then-decline')
    expect((await service.authorize(request)).payment).toMatchObject({ state: 'PAYMENT_STATE_UNKNOWN' })
    const resolved = await service.resolvePayment({ requestId: fresh('q'), paymentId: request.paymentId })
    expect(resolved.payment).toMatchObject({ state: 'PAYMENT_STATE_DECLINED', declineReason: 'insufficient_funds' })
    expect(await atProvider(request.paymentId)).toEqual(['SandboxDeclined'])
  })

  test('slow: answered late, but answered', async () => {
    const { payment: slow } = await service.authorize(authorization('sandbox-slow'))
    expect(slow).toMatchObject({ state: 'PAYMENT_STATE_AUTHORIZED' })
  })

  test('slow, with less patience: unknown, the hold of one authorisation', async () => {
    const impatient = await startPayments(server.url, { timeoutMs: 10 })
    try {
      const request = authorization('sandbox-slow')
      const { payment: unknown } = await impatient.as('service').authorize(request)
      expect(unknown).toMatchObject({ state: 'PAYMENT_STATE_UNKNOWN' })
      const resolved = await service.resolvePayment({ requestId: fresh('q'), paymentId: request.paymentId })
      expect(resolved.payment).toMatchObject({ state: 'PAYMENT_STATE_AUTHORIZED' })
      expect(await atProvider(request.paymentId)).toEqual(['SandboxAuthorized'])
      expect(await payment(request.paymentId)).toEqual(['AuthorizationRequested', 'PaymentAuthorized'])
    } finally {
      await impatient.stop()
    }
  })

  test('capture-refused: an answer, and the money is owed', async () => {
    const { paymentId } = await held('sandbox-capture-refused')
    const taking = capture(paymentId)
    const { payment: owing } = await service.capture(taking)
    expect(owing).toMatchObject({
      state: 'PAYMENT_STATE_AUTHORIZED',
      capturedMinor: '0',
      owedMinor: '600',
      operations: [{ state: 'OPERATION_STATE_REFUSED', refusedBecause: 'capture_refused' }],
    })
    expect((await service.capture({ ...taking, requestId: fresh('q') })).payment).toEqual(owing)
    expect(await payment(paymentId)).toEqual([
      ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'CaptureRefused', 'PaymentOwed'],
    ])
    const [, , , refused, owed] = await Array.fromAsync(host.store.read(`payment-${paymentId}`))
    expect(owed?.metadata.requestId).toBe(refused?.metadata.requestId)
  })

  test('refund-refused: an answer, and the amount can be asked for anew', async () => {
    const { paymentId } = await held('sandbox-refund-refused')
    await service.capture(capture(paymentId))
    const { payment: refused } = await service.refund(refund(paymentId))
    expect(refused).toMatchObject({
      refundedMinor: '0',
      operations: [{}, { state: 'OPERATION_STATE_REFUSED', refusedBecause: 'refund_refused' }],
    })
    const anew = await service.refund({ ...refund(paymentId), refundId: 'r-2' })
    expect(anew.payment?.operations).toHaveLength(3)
  })

  test('refund-timeout-after-success: given back once', async () => {
    const { paymentId } = await held('sandbox-refund-timeout-after-success')
    expect((await service.capture(capture(paymentId))).payment).toMatchObject({ capturedMinor: '600' })
    const giving = refund(paymentId)
    expect((await service.refund(giving)).payment?.operations).toMatchObject([{}, { state: 'OPERATION_STATE_UNKNOWN' }])
    await expect(service.refund({ ...giving, requestId: fresh('q'), refundId: 'r-2', amountMinor: '1' })).rejects.toMatchObject({
      reason: 'REFUND_ABOVE_CAPTURED',
      figures: { captured: '600', refunded: '600', requested: '1' },
    })
    const { payment: resolved } = await service.resolvePayment({ requestId: fresh('q'), paymentId })
    expect(resolved?.operations).toMatchObject([{}, { state: 'OPERATION_STATE_DONE' }])
    expect(await payment(paymentId)).toEqual([
      ...['AuthorizationRequested', 'PaymentAuthorized', 'CaptureRequested', 'PaymentCaptured'],
      ...['RefundRequested', 'PaymentRefunded'],
    ])
    expect(await atProvider(paymentId)).toEqual(['SandboxAuthorized', 'SandboxCaptured', 'SandboxRefunded'])
  })
})

test('after all this the read model equals a replay, and no token is in the log', async () => {
  expect(await host.differences()).toEqual([])
  const said = JSON.stringify(host.lines, (_, value) => (value instanceof Error ? String(value.stack) : value))
  expect(said).toContain('answer is not known')
  expect(said).not.toMatch(/sandbox-timeout|sandbox-approve|tok_visa/)
})
