import { status } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestEventStore, type TestEventStore } from '../../support/event-store.ts'
import { fresh, logEnd } from '../service-host.ts'
import { type Client, type LoyaltyHost, startLoyalty } from './host.ts'
import { comingBack, enrolled, lastYear, leaving, nextCentury, rangesOf } from './shop.ts'

let server: TestEventStore
let host: LoyaltyHost
let desk: Client
let service: Client
let manager: Client
let operator: Client

beforeAll(async () => {
  server = await startTestEventStore()
  host = await startLoyalty(server.url)
  desk = host.as('channel')
  service = host.as('service')
  manager = host.as('manager')
  operator = host.as('operator')
})
afterAll(async () => {
  await host?.stop()
  await server?.stop()
})

/** Refused so, and the log stands where it stood. */
async function refused(call: () => Promise<unknown>, code: status, reason: string, figures: object = {}) {
  const before = await logEnd(host.store)
  await expect(call()).rejects.toMatchObject({ code, reason, figures })
  expect(await logEnd(host.store)).toBe(before)
}

const id = () => ({ requestId: fresh('q') })
const policy = { rates: [], channels: [], categories: [], rounding: 'POINTS_ROUNDING_DOWN' as const }
const basket = {
  currencyCode: 'GBP',
  channelKind: 'CHANNEL_KIND_WEB' as const,
  lines: [{ lineId: 'l-1', sku: 'sku-1', category: '', quantity: '1', amountMinor: '100' }],
}

describe('roles', () => {
  type Calls = [method: string, accepted: string[], call: (client: Client) => Promise<unknown>][]
  const known = { customerId: 'c-roles', orderId: 'o-roles' }
  const accountId = 'no-such-account'
  const calls: Calls = [
    ['Enrol', ['channel', 'associate', 'manager', 'operator'], as => as.enrol({ ...id(), customerId: 'c-roles' })],
    ['Enrol in the past', ['operator'], as => as.enrol({ ...id(), customerId: fresh('c'), occurredAt: lastYear })],
    ['GetAccount', ['channel', 'associate', 'manager', 'operator', 'service'], as => as.getAccount({ accountId })],
    ['ListTransactions', ['channel', 'associate', 'manager', 'operator', 'service'], as => as.listTransactions({ accountId })],
    ['QuoteEarning', ['channel', 'associate', 'manager', 'operator', 'service'], as => as.quoteEarning(basket)],
    ['PromisePoints', ['service'], as => as.promisePoints(leaving(known))],
    ['ActivatePoints', ['service'], as => as.activatePoints({ ...id(), ...known })],
    ['ClawBackPoints', ['service'], as => as.clawBackPoints(comingBack(known, 'r-1', [[1, 1]]))],
    ['AdjustPoints', ['manager', 'operator'], as => as.adjustPoints({ ...id(), accountId, difference: '1', reason: 'why' })],
    ['PutEarningPolicy', ['operator'], as => as.putEarningPolicy({ ...id(), policy })],
  ]

  test.each(calls)('%s is for %j', async (_, accepted, call) => {
    for (const role of ['channel', 'associate', 'manager', 'operator', 'service'] as const) {
      const client = host.as(role)
      if (accepted.includes(role)) {
        const reason = await call(client).then(
          () => undefined,
          (failure: { reason?: string }) => failure.reason,
        )
        expect([undefined, 'ACCOUNT_NOT_FOUND']).toContain(reason)
      } else await refused(() => call(client), status.PERMISSION_DENIED, 'ROLE_REQUIRED')
    }
  })
})

test('nothing is done for a customer without an account', async () => {
  const nobody = { customerId: fresh('nobody'), orderId: fresh('o') }
  const accountId = fresh('a')
  const calls = [
    () => service.promisePoints(leaving(nobody)),
    () => service.activatePoints({ ...id(), ...nobody }),
    () => service.clawBackPoints(comingBack(nobody, 'r-1', [[1, 1]])),
    () => manager.adjustPoints({ ...id(), accountId, difference: '1', reason: 'why' }),
    () => desk.getAccount({ customerId: nobody.customerId }),
    () => desk.getAccount({ accountId }),
    () => desk.listTransactions({ accountId }),
  ]
  for (const call of calls) await refused(call, status.NOT_FOUND, 'ACCOUNT_NOT_FOUND')
  const { customerId } = await enrolled(desk)
  await refused(() => desk.getAccount({ customerId, asOf: { time: lastYear } }), status.NOT_FOUND, 'ACCOUNT_NOT_FOUND')
})

test('a request that is sent again answers the same; with another body its id is refused', async () => {
  const { customerId, accountId } = await enrolled(desk)
  const purchase = { customerId, orderId: fresh('o') }
  const [promise, back] = [leaving(purchase), comingBack(purchase, 'r-1', [[1, 4]])]
  const activation = { ...id(), ...purchase }
  const adjustment = { ...id(), accountId, difference: '5', reason: 'goodwill' }
  const mutations: [call: () => Promise<{ logPosition: string }>, other: () => Promise<unknown>][] = [
    [() => service.promisePoints(promise), () => service.promisePoints({ ...promise, currencyCode: 'EUR' })],
    [() => service.activatePoints(activation), () => service.activatePoints({ ...activation, orderId: fresh('o') })],
    [() => service.clawBackPoints(back), () => service.clawBackPoints({ ...back, returnId: 'r-2' })],
    [() => manager.adjustPoints(adjustment), () => manager.adjustPoints({ ...adjustment, difference: '6' })],
  ]
  for (const [call, other] of mutations) {
    const first = await call()
    expect(await call()).toEqual(first)
    await refused(other, status.ALREADY_EXISTS, 'REQUEST_ID_REUSED')
  }
  // What has moved on since is answered as it stands; what the request itself did, as it was.
  expect(await service.promisePoints(promise)).toMatchObject({
    promisedPoints: '10',
    account: { activePoints: '11', revision: '4' },
  })
})

test('what can not be is refused with its reason and figures', async () => {
  const { customerId, accountId } = await enrolled(desk)
  const purchase = { customerId, orderId: fresh('o') }
  await service.promisePoints(leaving({ ...purchase, units: [[1, 2]], activatesAt: nextCentury }))
  for (const other of [{ quantity: 11, amountMinor: 1000 }, { amountMinor: 1001 }])
    await refused(() => service.promisePoints(leaving({ ...purchase, ...other })), status.ALREADY_EXISTS, 'UNITS_DIFFER', {
      line_id: 'l-1',
    })
  await refused(() => service.activatePoints({ ...id(), ...purchase }), status.FAILED_PRECONDITION, 'NOT_DUE', {
    due_at: '2100-01-01T00:00:00.000Z',
  })
  const taking = { ...id(), accountId, difference: '-1', reason: 'spent' }
  await refused(() => manager.adjustPoints(taking), status.FAILED_PRECONDITION, 'INSUFFICIENT_POINTS', {
    active: '0',
    requested: '1',
  })
})

describe('values that make no sense', () => {
  const beyond = '9007199254740993'
  const [huge, broken] = ['x'.repeat(100_000), 'a\u0000b']
  const clean = leaving({ customerId: 'c-1', orderId: 'o-1' })
  const [left] = clean.lines
  if (!left) throw new Error('no line')
  const withLine = (over: object) => ({ ...clean, lines: [{ ...left, line: { ...left.line, ...over } }] })
  const withLeft = (over: object) => ({ ...clean, lines: [{ ...left, ...over }] })
  const units = (first: string, last: string) => ({ units: [{ first, last }] })

  const promises: [what: string, request: object, field: string][] = [
    ['no request id', { ...clean, requestId: '' }, 'request_id'],
    ['a huge customer', { ...clean, customerId: huge }, 'customer_id'],
    ['control characters', { ...clean, orderId: broken }, 'order_id'],
    ['a currency that is none', { ...clean, currencyCode: 'GBX' }, 'currency_code'],
    ['no kind of channel', { ...clean, channelKind: 'CHANNEL_KIND_UNSPECIFIED' }, 'channel_kind'],
    ['no purchase', { ...clean, purchasedAt: null }, 'purchased_at'],
    ['a time beyond time', { ...clean, purchasedAt: { seconds: '9223372036854775807', nanos: 0 } }, 'purchased_at.seconds'],
    ['no lines', { ...clean, lines: [] }, 'lines'],
    ['a unit twice', { ...clean, lines: [left, { ...left, ...units('2', '3') }] }, 'lines'],
    [
      'two amounts of one line',
      {
        ...clean,
        lines: [
          { ...left, ...units('1', '2') },
          { ...left, line: { ...left.line, amountMinor: '1' }, ...units('3', '4') },
        ],
      },
      'lines',
    ],
    ['too many lines', { ...clean, lines: Array.from({ length: 2_001 }, () => left) }, 'lines'],
    ['a quantity of zero', withLine({ quantity: '0' }), 'lines[0].line.quantity'],
    ['an amount below zero', withLine({ amountMinor: '-1' }), 'lines[0].line.amount_minor'],
    ['an amount beyond exactness', withLine({ amountMinor: beyond }), 'lines[0].line.amount_minor'],
    ['the least of amounts', withLine({ amountMinor: '-9223372036854775808' }), 'lines[0].line.amount_minor'],
    ['no line', withLeft({ line: null }), 'lines[0].line'],
    ['no units', withLeft({ units: [] }), 'lines[0].units'],
    ['too many ranges', withLeft({ units: rangesOf(Array.from({ length: 1_001 }, () => [1, 1])) }), 'lines[0].units'],
    ['a unit zero', withLeft(units('0', '1')), 'lines[0].units[0].first'],
    ['units backwards', withLeft(units('2', '1')), 'lines[0].units[0]'],
    ['units beyond the line', withLeft(units('1', '11')), 'lines[0].units'],
    ['no activation', withLeft({ activatesAt: null }), 'lines[0].activates_at'],
  ]
  test.each(promises)('are refused in a promise: %s', (_, request, field) =>
    refused(() => service.promisePoints(request), status.INVALID_ARGUMENT, 'INVALID_FIELD', { field }),
  )

  const policies: [what: string, over: object | null, field: string][] = [
    ['none', null, 'policy'],
    ['no rounding', { rounding: 'POINTS_ROUNDING_UNSPECIFIED' }, 'policy.rounding'],
    ['points below zero', { otherwise: { points: '-1', perMinor: '1' } }, 'policy.otherwise.points'],
    ['per nothing', { rates: [{ currencyCode: 'GBP', points: '1', perMinor: '0' }] }, 'policy.rates[0].per_minor'],
    ['a percentage beyond measure', { categories: [{ category: 'a', percent: 100_001 }] }, 'policy.categories[0].percent'],
    [
      'a channel twice',
      { channels: Array.from({ length: 2 }, () => ({ channelKind: 'CHANNEL_KIND_APP', percent: 1 })) },
      'policy.channels',
    ],
  ]
  test.each(policies)('are refused in rules: %s', (_, over, field) =>
    refused(
      () => operator.putEarningPolicy({ ...id(), policy: over && { ...policy, ...over } }),
      status.INVALID_ARGUMENT,
      'INVALID_FIELD',
      { field },
    ),
  )

  test.each([
    ['nothing', '0'],
    ['more than there can be', '9223372036854775807'],
  ])('are refused in an adjustment: %s', (_, difference) =>
    refused(
      () => manager.adjustPoints({ ...id(), accountId: 'a', difference, reason: 'why' }),
      status.INVALID_ARGUMENT,
      'INVALID_FIELD',
      { field: 'difference' },
    ),
  )

  test('are refused in reads', async () => {
    const invalid = (call: () => Promise<unknown>, field: string) =>
      refused(call, status.INVALID_ARGUMENT, 'INVALID_FIELD', { field })
    const { accountId, customerId } = await enrolled(desk)
    await invalid(() => desk.getAccount({}), 'account_id')
    await invalid(() => desk.getAccount({ accountId, customerId }), 'account_id')
    await invalid(() => desk.listTransactions({ accountId, pageToken: 'mine' }), 'page_token')
    await invalid(() => desk.listTransactions({ accountId, pageSize: -1 }), 'page_size')
    await invalid(() => desk.quoteEarning({ ...basket, lines: [] }), 'lines')
  })

  test('the same message repaired is taken', async () => {
    const { customerId } = await enrolled(desk)
    const request = { ...withLeft(units('1', '11')), ...id(), customerId }
    await refused(() => service.promisePoints(request), status.INVALID_ARGUMENT, 'INVALID_FIELD')
    const { promisedPoints } = await service.promisePoints({ ...request, lines: clean.lines })
    expect(promisedPoints).toBe('10')
  })

  test('amounts at the edge are counted exactly, and what can not be counted is refused', async () => {
    const { customerId, accountId } = await enrolled(desk)
    const most = { customerId, quantity: 1, amountMinor: String(Number.MAX_SAFE_INTEGER) }
    const { promisedPoints } = await service.promisePoints(leaving({ ...most, orderId: fresh('o') }))
    expect(promisedPoints).toBe('90071992547409')
    for (let round = 0; round < 8; round++)
      await manager.adjustPoints({ ...id(), accountId, difference: '1000000000000', reason: 'goodwill' })
    const { account } = await desk.getAccount({ accountId })
    expect(account).toMatchObject({ promisedPoints: '90071992547409', activePoints: '8000000000000' })
  })
})
