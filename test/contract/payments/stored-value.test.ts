import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type PaymentsHost, startPayments, typesOf } from './host.ts'

type Client = ReturnType<PaymentsHost['storedValueAs']>

let server: TestEventStore
let host: PaymentsHost
let service: Client

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startPayments(server.url)
  service = host.storedValueAs('service')
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

const credit = (over: object = {}) => {
  const storedValueId = fresh('credit')
  const owner = { stream: `return-${storedValueId}`, step: 'refund/1' }
  return { requestId: fresh('q'), storedValueId, owner, amountMinor: '1250', currencyCode: 'GBP', ...over }
}

/** Refused so, and the log stands where it stood. */
async function refused(call: () => Promise<unknown>, code: status, reason: string, figures: Record<string, string> = {}) {
  const before = await logEnd(host.store)
  await expect(call()).rejects.toMatchObject({ code, reason, figures })
  expect(await logEnd(host.store)).toBe(before)
}

describe('store credit', () => {
  test('is given once, whoever asks how often, and stands as it was at any moment', async () => {
    const { logPosition: before } = await service.issueStoreCredit(credit())
    const request = credit()
    const { storedValueId, owner } = request
    const issued = await service.issueStoreCredit(request)
    expect(issued.storedValue).toMatchObject({
      storedValueId,
      owner,
      currencyCode: 'GBP',
      issuedMinor: '1250',
      balanceMinor: '1250',
      issuedAt: { seconds: expect.any(String) },
      revision: '0',
    })
    expect(await service.issueStoreCredit(request)).toEqual(issued)
    expect(await service.issueStoreCredit({ ...request, requestId: fresh('q') })).toEqual(issued)
    const { storedValue } = issued
    for (const role of ['service', 'associate', 'manager', 'operator'] as const)
      expect(await host.storedValueAs(role).getStoredValue({ storedValueId })).toEqual({ storedValue })
    const asOf = (position: string) => ({ storedValueId, asOf: { position } })
    expect(await service.getStoredValue(asOf(issued.logPosition))).toEqual({ storedValue })
    await refused(() => service.getStoredValue(asOf(before)), status.NOT_FOUND, 'STORED_VALUE_NOT_FOUND')
    expect(await typesOf(host.store, `storedValue-${storedValueId}`)).toEqual(['StoreCreditIssued'])
  })

  test('of one id that comes twice at once from two hosts stands once', async () => {
    const beside = await startPayments(server.url)
    try {
      const other = beside.storedValueAs('service')
      const request = credit()
      const answers = await Promise.all(
        [service, other, service, other].map(client => client.issueStoreCredit({ ...request, requestId: fresh('q') })),
      )
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(await typesOf(host.store, `storedValue-${request.storedValueId}`)).toEqual(['StoreCreditIssued'])
    } finally {
      await beside.stop()
    }
  })

  test.each([
    ['another amount', { amountMinor: '1251' }],
    ['another currency', { currencyCode: 'EUR' }],
    ['another owner', { owner: { stream: 'return-other', step: 'refund/1' } }],
    ['another step of its owner', { owner: { stream: 'return-1', step: 'refund/2' } }],
  ])('under an id that stands for %s is refused', async (_, wrong) => {
    const request = credit({ owner: { stream: 'return-1', step: 'refund/1' } })
    await service.issueStoreCredit(request)
    const differs = { ...request, ...wrong }
    await refused(() => service.issueStoreCredit(differs), status.ALREADY_EXISTS, 'REQUEST_ID_REUSED')
    const anew = { ...differs, requestId: fresh('q') }
    await refused(() => service.issueStoreCredit(anew), status.ALREADY_EXISTS, 'STORED_VALUE_DIFFERS')
  })

  test.each([
    ['request_id', { requestId: '' }],
    ['stored_value_id', { storedValueId: '' }],
    ['stored_value_id', { storedValueId: 's'.repeat(129) }],
    ['owner', { owner: null }],
    ['owner.stream', { owner: { stream: '', step: 'refund/1' } }],
    ['amount_minor', { amountMinor: '0' }],
    ['amount_minor', { amountMinor: '-1' }],
    ['amount_minor', { amountMinor: '9223372036854775807' }],
    ['currency_code', { currencyCode: 'gbp' }],
  ])('needs a right %s: %o', (field, wrong) =>
    refused(() => service.issueStoreCredit(credit(wrong)), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field }),
  )

  test('is given by services alone, and shown to no channel', async () => {
    const request = credit()
    const { storedValueId } = request
    await service.issueStoreCredit(request)
    for (const role of ['operator', 'manager', 'associate', 'channel'] as const)
      await refused(() => host.storedValueAs(role).issueStoreCredit(credit()), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
    const channel = host.storedValueAs('channel')
    await refused(() => channel.getStoredValue({ storedValueId }), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
    const never = fresh('never')
    await refused(() => service.getStoredValue({ storedValueId: never }), status.NOT_FOUND, 'STORED_VALUE_NOT_FOUND')
  })
})
