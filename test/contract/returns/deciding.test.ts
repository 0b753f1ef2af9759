import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSecrets } from '#platform/secrets.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import type { RefundState } from '#protos/nahr/returns/v1/RefundState.ts'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import type { ReturnSummary__Output as ReturnSummary } from '#protos/nahr/returns/v1/ReturnSummary.ts'
import { accepting, openShop, refusal, returnOf, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

async function asked(order: Order, quantity = 3, over: Partial<RequestReturnRequest> = {}): Promise<string> {
  const { return: returned } = await shop.returns.web.requestReturn(returnOf(order, quantity, over))
  return returned?.returnId ?? ''
}
const here = (returnId: string, locationId = 'leeds') => ({ requestId: unique('receive'), returnId, locationId })
const seen = (returnId: string, ...lines: object[]) => ({ requestId: unique('inspect'), returnId, lines })

describe('units that come in', () => {
  test('are taken at any store, whichever channel sold them, by who works there', async () => {
    const returnId = await asked(await shop.sold())
    expect(await refusal(shop.returns.till.receiveReturn(here(returnId, 'depot')))).toMatchObject({ reason: 'STORE_REQUIRED' })
    expect((await refusal(shop.returns.web.receiveReturn(here(returnId)))).reason).toBe('ROLE_REQUIRED')
    expect(await refusal(shop.returns.operator.receiveReturn(here(returnId, 'nowhere')))).toMatchObject({
      reason: 'UNKNOWN_LOCATION',
    })
    const some = { ...here(returnId), lines: [{ lineId: 'l-1', units: [{ first: 2, last: 2 }] }] }
    const first = await shop.returns.till.receiveReturn(some)
    expect(first.return).toMatchObject({ state: 'RETURN_STATE_REQUESTED', lines: [{}, { locationId: 'leeds' }] })
    expect(await shop.returns.till.receiveReturn(some)).toEqual(first)
    expect(await refusal(shop.returns.till.receiveReturn({ ...some, requestId: unique('receive') }))).toEqual({
      code: 'FAILED_PRECONDITION',
      reason: 'UNITS_NOT_AWAITED',
      figures: { line_id: 'l-1' },
    })
    const rest = await shop.returns.elsewhere.receiveReturn(here(returnId, 'depot'))
    expect(rest.return).toMatchObject({ state: 'RETURN_STATE_RECEIVED' })
    expect(await refusal(shop.returns.till.inspectUnits(seen(returnId, accepting())))).toMatchObject({
      reason: 'STORE_REQUIRED',
      figures: { location_id: 'depot' },
    })
    const listed = await shop.returns.till.listReturns({
      orderId: rest.return?.orderId ?? '',
      locationId: 'depot',
      minPosition: rest.logPosition,
    })
    expect(listed.returns).toMatchObject([{ returnId, units: '3', grantedMinor: '0', locationIds: ['depot', 'leeds'] }])
  })

  test('are accepted, given back or shown to a manager, who answers days later', async () => {
    const returnId = await asked(await shop.sold())
    await shop.returns.till.receiveReturn(here(returnId))
    const unit = (number: number) => [{ first: number, last: number }]
    const { return: inspected } = await shop.returns.till.inspectUnits(
      seen(
        returnId,
        { ...accepting(), units: unit(1), disposition: 'DISPOSITION_DAMAGED' },
        { lineId: 'l-1', units: unit(2), verdict: 'VERDICT_REJECT', reason: 'worn' },
        { lineId: 'l-1', units: unit(3), verdict: 'VERDICT_REVIEW', reason: 'is it ours?' },
      ),
    )
    expect(inspected).toMatchObject({
      state: 'RETURN_STATE_UNDER_REVIEW',
      question: 'is it ours?',
      lines: [
        { acceptance: 'ACCEPTANCE_ACCEPTED', disposition: 'DISPOSITION_DAMAGED' },
        { acceptance: 'ACCEPTANCE_REJECTED' },
        { acceptance: 'ACCEPTANCE_REVIEW' },
      ],
      refunds: [{ amountMinor: '500' }],
    })
    const reject = { requestId: unique('reject'), returnId, reason: 'no' }
    expect((await refusal(shop.returns.till.rejectUnits(reject))).reason).toBe('ROLE_REQUIRED')
    const approve = { requestId: unique('approve'), returnId, disposition: 'DISPOSITION_SELLABLE' as const, reason: 'it is' }
    expect((await refusal(shop.returns.till.approveRefund(approve))).reason).toBe('ROLE_REQUIRED')
    expect((await refusal(shop.returns.elsewhere.approveRefund(approve))).reason).toBe('STORE_REQUIRED')
    const approved = await shop.returns.manager.approveRefund(approve)
    expect(approved.return).toMatchObject({
      state: 'RETURN_STATE_SETTLING',
      grants: [{ number: 1 }, { number: 2 }],
      question: '',
    })
    expect(await shop.returns.manager.approveRefund(approve)).toEqual(approved)
    expect(await shop.told({ returnId })).toEqual([
      ...['ReturnOpened', 'NotificationDue', 'UnitsReceived', 'UnitsAccepted', 'RefundGranted', 'UnitsRejected', 'ReviewAsked'],
      ...['NotificationDue', 'NotificationDue', 'UnitsAccepted', 'RefundGranted'],
    ])
  })
})

test('units of one return that several people accept at once are each granted', async () => {
  const returnId = await asked(await shop.sold())
  await shop.returns.till.receiveReturn(here(returnId))
  const unit = (number: number) =>
    shop.returns.till.inspectUnits(seen(returnId, { ...accepting(), units: [{ first: number, last: number }] }))
  await Promise.all([1, 2, 3].map(unit))
  const { return: returned } = await shop.returns.till.getReturn({ returnId })
  expect(returned?.grants.map(({ refunds }) => refunds)).toMatchObject(Array(3).fill([{ amountMinor: '500' }]))
  await shop.carriedOut(returnId)
})

describe('units that don’t', () => {
  test('are called off by the channel that it concerns, and by no other', async () => {
    const returnId = await asked(await shop.sold())
    const cancel = { requestId: unique('cancel'), returnId, reason: 'kept' }
    expect((await refusal(shop.returns.app.cancelReturn(cancel))).reason).toBe('ROLE_REQUIRED')
    expect((await refusal(shop.returns.app.getReturn({ returnId }))).reason).toBe('ROLE_REQUIRED')
    const cancelled = await shop.returns.web.cancelReturn(cancel)
    expect(cancelled.return?.state).toBe('RETURN_STATE_CANCELLED')
    const again = shop.returns.web.cancelReturn({ ...cancel, requestId: unique('cancel') })
    expect(await refusal(again)).toMatchObject({ reason: 'NOTHING_TO_CANCEL', figures: { state: 'cancelled' } })
    const unfinished = async () => {
      const { returns } = await shop.returns.service.listReturns({ unfinished: true, minPosition: String(await shop.logEnd()) })
      return returns.some(each => each.returnId === returnId)
    }
    expect(await unfinished()).toBe(true)
    const orderId = cancelled.return?.orderId ?? ''
    await shop.claims.releaseClaim({ requestId: unique('release'), orderId, returnId, reason: 'cancelled' })
    await shop.returns.service.settleReturn({ requestId: unique('settle'), returnId })
    expect(await unfinished()).toBe(false)
    expect((await shop.returns.service.getReturn({ returnId })).return?.state).toBe('RETURN_STATE_CANCELLED')
  })

  test('are declared lost by a manager', async () => {
    const returnId = await asked(await shop.sold())
    const lost = { requestId: unique('lost'), returnId }
    expect((await refusal(shop.returns.till.declareLost(lost))).reason).toBe('ROLE_REQUIRED')
    const { return: returned } = await shop.returns.manager.declareLost(lost)
    expect(returned).toMatchObject({ state: 'RETURN_STATE_CANCELLED', lines: [{ reception: 'RECEPTION_LOST' }] })
  })
})

describe('a refund that was granted', () => {
  async function granted() {
    const order = await shop.sold()
    const request = returnOf(order, 3, { receivedAtLocationId: 'leeds', inspection: [accepting()] })
    const { return: returned } = await shop.returns.till.requestReturn(request)
    return { returnId: returned?.returnId ?? '', refundId: returned?.refunds[0]?.refundId ?? '', order }
  }

  test('with the channel is told of by the channel, and the return settles by the service once', async () => {
    const { returnId, refundId } = await granted()
    const done = { requestId: unique('refund'), returnId, refundId, state: 'REFUND_STATE_EXECUTED' as const }
    expect((await refusal(shop.returns.web.recordRefund(done))).reason).toBe('ROLE_REQUIRED')
    const settle = { requestId: unique('settle'), returnId }
    expect((await refusal(shop.returns.till.settleReturn(settle))).reason).toBe('ROLE_REQUIRED')
    await shop.carriedOut(returnId)
    const settled = await shop.returns.service.settleReturn(settle)
    expect(settled.return?.state).toBe('RETURN_STATE_SETTLED')
    const executed = await shop.returns.till.recordRefund(done)
    expect(executed.return).toMatchObject({ state: 'RETURN_STATE_SETTLED', refunds: [{ state: 'REFUND_STATE_EXECUTED' }] })
    await shop.returns.service.recordRefund({ ...done, requestId: unique('refund') })
    expect((await shop.told({ returnId })).filter(type => type === 'RefundExecuted')).toHaveLength(1)
    const unknown = shop.returns.service.recordRefund({ ...done, requestId: unique('refund'), refundId: 'another' })
    expect((await refusal(unknown)).reason).toBe('REFUND_NOT_FOUND')
  })

  test('that failed keeps the return open until something took its place', async () => {
    const { returnId, refundId } = await granted()
    const record = (state: object) =>
      shop.returns.service.recordRefund({ requestId: unique('refund'), returnId, refundId, ...state })
    await record({ state: 'REFUND_STATE_FAILED', refusedBecause: 'expired_card' })
    const settle = () => shop.returns.service.settleReturn({ requestId: unique('settle'), returnId })
    expect(await refusal(settle())).toMatchObject({ reason: 'NOT_SETTLED', figures: { open: '1' } })
    const waiting = await record({ state: 'REFUND_STATE_NEEDS_PERSON', refusedBecause: 'nobody to credit' })
    expect(waiting.return).toMatchObject({ state: 'RETURN_STATE_NEEDS_PERSON', question: 'nobody to credit' })
    const storedValueId = unique('credit')
    const owner = { stream: `return-${returnId}`, step: `refund/${refundId}` }
    const credit = { requestId: unique('credit'), storedValueId, owner, amountMinor: 1500, currencyCode: 'GBP' }
    await shop.credits.issueStoreCredit(credit)
    const replaced = await record({ state: 'REFUND_STATE_REPLACED', storedValueId })
    expect(replaced.return?.refunds).toMatchObject([
      { state: 'REFUND_STATE_REPLACED', storedValueId, refusedBecause: 'nobody to credit' },
    ])
    await shop.carriedOut(returnId)
    expect((await settle()).return?.state).toBe('RETURN_STATE_SETTLED')
  })

  test('is listed by who still owes it, in pages, until it is given back', async () => {
    const owed = [await granted(), await granted(), await granted()]
    const listed = async (refundState: RefundState, pageSize = 2) => {
      const minPosition = String(await shop.logEnd())
      const found: ReturnSummary[] = []
      for (let pageToken: string | undefined = ''; pageToken !== undefined; ) {
        const page = await shop.returns.operator.listReturns({ refundState, pageSize, pageToken, minPosition })
        expect(page.returns.length).toBeLessThanOrEqual(pageSize)
        found.push(...page.returns)
        pageToken = page.nextPageToken || undefined
      }
      return found.filter(({ returnId }) => owed.some(each => each.returnId === returnId))
    }
    const of = (...which: number[]) => which.map(index => owed[index]?.returnId).sort()
    const ids = async (state: RefundState) => (await listed(state)).map(({ returnId }) => returnId).sort()
    expect(await ids('REFUND_STATE_WITH_CHANNEL')).toEqual(of(0, 1, 2))
    const record = (index: number, outcome: object) => {
      const { returnId = '', refundId = '' } = owed[index] ?? {}
      return shop.returns.service.recordRefund({ requestId: unique('refund'), returnId, refundId, ...outcome })
    }
    await record(0, { state: 'REFUND_STATE_EXECUTED' })
    await record(1, { state: 'REFUND_STATE_FAILED', refusedBecause: 'expired_card' })
    expect(await ids('REFUND_STATE_FAILED')).toEqual(of(1))
    await record(1, { state: 'REFUND_STATE_NEEDS_PERSON', refusedBecause: 'nobody to credit' })
    expect(await ids('REFUND_STATE_WITH_CHANNEL')).toEqual(of(2))
    expect(await ids('REFUND_STATE_EXECUTED')).toEqual(of(0))
    expect(await ids('REFUND_STATE_FAILED')).toEqual([])
    expect(await listed('REFUND_STATE_NEEDS_PERSON')).toMatchObject([
      {
        returnId: owed[1]?.returnId,
        refunds: [{ refundId: owed[1]?.refundId, state: 'REFUND_STATE_NEEDS_PERSON', amountMinor: '1500' }],
      },
    ])
    await record(1, { state: 'REFUND_STATE_EXECUTED' })
    expect(await ids('REFUND_STATE_NEEDS_PERSON')).toEqual([])
    const { returns } = await shop.returns.operator.listReturns({ orderId: owed[2]?.order.orderId ?? '' })
    expect(returns).toMatchObject([{ refunds: [] }])
  })

  test('stands as it stood at any moment before', async () => {
    const { returnId, refundId } = await granted()
    const before = String(await shop.logEnd())
    await shop.returns.service.recordRefund({ requestId: unique('refund'), returnId, refundId, state: 'REFUND_STATE_EXECUTED' })
    const then = await shop.returns.web.getReturn({ returnId, asOf: { position: before } }).catch(refused => refused)
    expect(then.reason).toBe('ROLE_REQUIRED')
    const read = await shop.returns.till.getReturn({ returnId, asOf: { position: before } })
    expect(read.return?.refunds).toMatchObject([{ state: 'REFUND_STATE_WITH_CHANNEL' }])
  })
})

test('what people write is stored sealed, is told to whoever may read it, and can be forgotten', async () => {
  const customerId = unique('customer')
  const order = await shop.sold({ customerId })
  const request = returnOf(order, 3, { reason: 'Ms Gray says: too small' })
  const returnId = (await shop.returns.web.requestReturn(request)).return?.returnId ?? ''
  await shop.returns.till.receiveReturn(here(returnId))
  const unit = (number: number) => [{ first: number, last: number }]
  const inspection = seen(
    returnId,
    { lineId: 'l-1', units: unit(1), verdict: 'VERDICT_REJECT', reason: 'worn by Ms Gray' },
    { lineId: 'l-1', units: unit(2), verdict: 'VERDICT_REVIEW', reason: 'is it Ms Gray’s?' },
  )
  const { return: inspected } = await shop.returns.till.inspectUnits(inspection)
  const written = { reason: 'Ms Gray says: too small', question: 'is it Ms Gray’s?' }
  expect(inspected).toMatchObject(written)
  // Sent again it is known again, sealed or not.
  expect((await shop.returns.web.requestReturn(request)).return).toMatchObject(written)
  expect((await shop.returns.till.inspectUnits(inspection)).return).toMatchObject(written)
  expect((await refusal(shop.returns.web.requestReturn({ ...request, reason: 'another' }))).reason).toBe('REQUEST_ID_REUSED')
  const log = [...(await shop.eventsOf(`return-${returnId}`)), ...(await shop.eventsOf(`order-${order.orderId}`))]
  expect(log.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['ReturnOpened', 'UnitsRejected', 'NotificationDue', 'UnitsClaimed']),
  )
  expect(JSON.stringify(log.map(({ data, metadata }) => ({ data, metadata })))).not.toContain('Gray')
  const { sealing, close } = openSecrets(join(shop.dataDir, 'services', 'secrets.sqlite'))
  try {
    sealing.forget(sealing.keyFor(`customer-${customerId}`))
  } finally {
    close()
  }
  expect((await shop.returns.till.getReturn({ returnId })).return).toMatchObject({ reason: '', question: '' })
})

test('returns are listed in pages, newest first', async () => {
  const customerId = unique('customer')
  const order = await shop.sold({ customerId })
  const ids = [await asked(order, 1), await asked(order, 1), await asked(order, 1)]
  const minPosition = String(await shop.logEnd())
  const listed: string[] = []
  for (let pageToken: string | undefined = ''; pageToken !== undefined; ) {
    const page = await shop.returns.till.listReturns({ customerId, pageSize: 2, pageToken, minPosition })
    listed.push(...page.returns.map(({ returnId }) => returnId))
    pageToken = page.nextPageToken || undefined
  }
  expect(listed).toHaveLength(3)
  expect([...listed].sort()).toEqual([...ids].sort())
})

test('a channel lists the returns of its own orders and those asked for there, by the same filters and pages', async () => {
  const customerId = unique('customer')
  const bought = await shop.sold({ customerId })
  const ofTill = [await asked(bought, 1)]
  const { return: byApp } = await shop.returns.app.requestReturn(returnOf(await shop.sold({ customerId }), 1))
  const minPosition = String(await shop.logEnd())
  const listed = async (of: 'web' | 'app' | 'till' | 'tillBackend', filter: object = {}) => {
    const found: string[] = []
    for (let pageToken: string | undefined = ''; pageToken !== undefined; ) {
      const page = await shop.returns[of].listReturns({ customerId, pageSize: 1, pageToken, minPosition, ...filter })
      found.push(...page.returns.map(({ returnId }) => returnId))
      pageToken = page.nextPageToken || undefined
    }
    return found.sort()
  }
  const returnId = byApp?.returnId ?? ''
  expect(await listed('till')).toEqual([...ofTill, returnId].sort())
  // Asked for on the web; sold, as the app's was, at the till.
  expect(await listed('web')).toEqual(ofTill)
  expect(await listed('tillBackend')).toEqual([...ofTill, returnId].sort())
  expect(await listed('app')).toEqual([returnId])
  expect(await listed('app', { orderId: bought.orderId })).toEqual([])
  // Of all customers too it lists what it may read one by one, each once.
  const everybody = await listed('till', { customerId: '' })
  const standing = await Promise.all(everybody.map(id => shop.returns.till.getReturn({ returnId: id })))
  for (const [of, channelId] of [
    ['web', 'web-uk'],
    ['app', 'app'],
    ['tillBackend', 'till-7'],
  ] as const) {
    const own = standing.filter(({ return: one }) => [one?.channelId, one?.orderChannelId].includes(channelId))
    expect(await listed(of, { customerId: '' })).toEqual(own.map(({ return: one }) => one?.returnId ?? '').sort())
    expect(own.length).toBeGreaterThan(0)
  }
  // Each of those can be read one by one, and no other.
  expect((await shop.returns.app.getReturn({ returnId })).return?.returnId).toBe(returnId)
  expect((await refusal(shop.returns.app.getReturn({ returnId: ofTill[0] ?? '' }))).reason).toBe('ROLE_REQUIRED')
})

test('after all that the audit finds nothing wrong, and the read models equal a replay', async () => {
  expect(await shop.wrongs()).toEqual([])
})
