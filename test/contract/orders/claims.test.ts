import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClaimUnitsRequest } from '#protos/nahr/orders/v1/ClaimUnitsRequest.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import { type CallerName, openShop, orderOf, refusal, type Shop, unique } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const carriedOut = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_CARRY_OUT', locationId: 'leeds' } as const
const tender = (tenderId: string, amountMinor: number) =>
  ({ tenderId, kind: 'TENDER_KIND_CASH', amountMinor, reference: '', currencyCode: 'GBP' }) as const

/** Three mugs at 5.00 and postage of 3.01, paid with 10.00 and 8.01. */
async function sold(over: Partial<PlaceOrderRequest> = {}) {
  const sku = await shop.stocked(unique('mug'), 10)
  const postage = { lineId: 'l-2', sku: 'POST', quantity: 1, unitPriceMinor: 301, fulfilmentId: '' }
  const { order } = await shop.orders.till.placeOrder(
    orderOf(sku, {
      lines: [{ lineId: 'l-1', sku, quantity: 3, unitPriceMinor: 500, fulfilmentId: 'f-1' }, postage],
      fulfilments: [carriedOut],
      tenders: [tender('t-1', 1000), tender('t-2', 801)],
      totalMinor: 1801,
      ...over,
    }),
  )
  return { sku, orderId: order?.orderId ?? '', order }
}
const units = (lineId: string, first: number | string, last: number | string = first) => ({
  lineId,
  units: [{ first, last }],
})
const claim = (orderId: string, returnId: string, ...lines: NonNullable<ClaimUnitsRequest['lines']>) => ({
  requestId: unique('claim'),
  orderId,
  returnId,
  lines,
  opening: JSON.stringify({ returnId }),
})
const back = (orderId: string, returnId: string, ...lines: NonNullable<ClaimUnitsRequest['lines']>) => ({
  requestId: unique('back'),
  orderId,
  returnId,
  lines,
})
const typesOf = async (orderId: string) => (await shop.eventsOf(`order-${orderId}`)).map(({ type }) => type)

/** Refused so, and the log stands where it stood. */
async function refused(call: () => Promise<unknown>, code: string, reason: string, figures: object = {}) {
  const before = await shop.logEnd()
  expect(await refusal(call())).toMatchObject({ code, reason, figures })
  expect(await shop.logEnd()).toBe(before)
}

describe('units of an order', () => {
  test('are quoted, claimed, returned and given up, and the order tells which; it stays fulfilled', async () => {
    const { orderId, sku } = await sold()
    const quote = await shop.claims.quoteUnits({ orderId, lines: [{ lineId: 'l-1', quantity: 2 }, units('l-2', 1)] })
    expect(quote).toMatchObject({
      lines: [
        {
          lineId: 'l-1',
          sku,
          kind: 'LINE_KIND_GOODS',
          units: [{ first: '1', last: '2' }],
          paidMinor: '1000',
          paid: [
            { tenderId: 't-1', amountMinor: '555' },
            { tenderId: 't-2', amountMinor: '445' },
          ],
          leftAt: { seconds: expect.any(String) },
        },
        { lineId: 'l-2', kind: 'LINE_KIND_CHARGE', paidMinor: '301', leftAt: null },
      ],
      revision: '0',
    })
    const { order: asked, opening } = await shop.claims.claimUnits(claim(orderId, 'r-1', units('l-1', 1, 2), units('l-2', 1)))
    expect(JSON.parse(opening)).toEqual({ returnId: 'r-1' })
    expect(asked).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [{ returnRequested: '2', returned: '0', claimedUnits: [{ first: '1', last: '2' }] }, { returnRequested: '1' }],
      claims: [{ returnId: 'r-1', claimed: [{ lineId: 'l-1' }, { lineId: 'l-2' }], returned: [], refunds: [] }],
    })
    const refunds = [
      { tenderId: 't-1', amountMinor: 277 },
      { tenderId: 't-2', amountMinor: 200 },
    ]
    await shop.claims.recordReturned({ ...back(orderId, 'r-1', units('l-1', 1)), refunds })
    const { order } = await shop.claims.releaseClaim({ ...back(orderId, 'r-1'), reason: 'rejected' })
    expect(order).toMatchObject({
      state: 'ORDER_STATE_FULFILLED',
      lines: [
        { left: '3', returnRequested: '0', returned: '1', claimedUnits: [], returnedUnits: [{ first: '1', last: '1' }] },
        { returnRequested: '0', returned: '0' },
      ],
      claims: [
        {
          returnId: 'r-1',
          claimed: [],
          returned: [{ lineId: 'l-1', units: [{ first: '1', last: '1' }] }],
          refunds: [
            { tenderId: 't-1', amountMinor: '277' },
            { tenderId: 't-2', amountMinor: '200' },
          ],
        },
      ],
    })
    expect((await shop.orders.web.getOrder({ orderId })).order).toEqual(order)
    const events = await shop.eventsOf(`order-${orderId}`)
    expect(events.slice(1).map(({ type, data }) => ({ type, data }))).toMatchObject([
      { type: 'UnitsClaimed', data: { returnId: 'r-1', lines: [{ lineId: 'l-1' }, { lineId: 'l-2' }], opening } },
      { type: 'UnitsReturned', data: { lines: [{ lineId: 'l-1', units: [{ first: 1, last: 1 }] }] } },
      { type: 'ClaimReleased', data: { reason: 'rejected', lines: [{ lineId: 'l-1' }, { lineId: 'l-2' }] } },
    ])
  })

  test('asked for again, by whatever request, change nothing, and the first opening stands', async () => {
    const { orderId } = await sold()
    const claiming = claim(orderId, 'r-1', units('l-1', 1, 2))
    const first = await shop.claims.claimUnits(claiming)
    const later = { ...claiming, opening: '"later"' }
    expect(await shop.claims.claimUnits(later)).toEqual(first)
    expect(await shop.claims.claimUnits({ ...later, requestId: unique('claim') })).toEqual(first)
    const returning = { ...back(orderId, 'r-1', units('l-1', 1)), refunds: [{ tenderId: 't-1', amountMinor: 100 }] }
    const returned = await shop.claims.recordReturned(returning)
    expect(await shop.claims.recordReturned({ ...returning, requestId: unique('back') })).toEqual(returned)
    const letting = { ...back(orderId, 'r-1'), reason: 'lost' }
    const released = await shop.claims.releaseClaim(letting)
    expect(await shop.claims.releaseClaim({ ...letting, requestId: unique('back') })).toEqual(released)
    expect(await typesOf(orderId)).toEqual(['OrderPlaced', 'UnitsClaimed', 'UnitsReturned', 'ClaimReleased'])
  })

  test('can’t be claimed before they are handed over, nor cancelled after', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const { order } = await shop.orders.web.placeOrder(orderOf(sku))
    const orderId = order?.orderId ?? ''
    const group = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
    const claiming = claim(orderId, 'r-1', units('l-1', 1))
    await refused(() => shop.claims.claimUnits(claiming), 'FAILED_PRECONDITION', 'UNITS_NOT_LEFT', { asked: '1', left: '0' })
    await shop.pickups.till.startPicking(group())
    await shop.pickups.till.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 3 }] })
    await shop.pickups.till.markReady(group())
    await refused(() => shop.claims.claimUnits(claiming), 'FAILED_PRECONDITION', 'UNITS_NOT_LEFT')
    await shop.pickups.manager.handOver({ ...group(), overrideReason: 'passport shown' })
    // What was refused was not decided for good.
    expect((await shop.claims.claimUnits(claiming)).order?.lines).toMatchObject([{ returnRequested: '1' }])
    const cancelling = { requestId: unique('cancel'), orderId, reason: '' }
    await refused(() => shop.orders.web.cancelOrder(cancelling), 'FAILED_PRECONDITION', 'ORDER_NOT_CANCELLABLE')
  })

  test('are free as their parcel leaves, and are lost or come back, never both', async () => {
    const sku = await shop.stocked(unique('lamp'), 10)
    const delivery = { fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_DELIVERY' as const, locationId: 'leeds' }
    const orderId = (await shop.orders.web.placeOrder(orderOf(sku, { fulfilments: [delivery] }))).order?.orderId ?? ''
    const group = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
    await shop.pickups.till.startPicking(group())
    await shop.pickups.till.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 3 }] })
    const parcel = { parcelId: unique('parcel'), carrier: 'post', trackingReference: 'T-1' }
    await shop.pickups.till.recordShipment({ ...group(), ...parcel, lines: [{ lineId: 'l-1', quantity: 2 }] })
    const claiming = (returnId: string, number: number) => shop.claims.claimUnits(claim(orderId, returnId, units('l-1', number)))
    await refused(() => claiming('too early', 3), 'FAILED_PRECONDITION', 'UNITS_NOT_LEFT', { asked: '1', left: '2' })
    const returnId = unique('r')
    await claiming(returnId, 2)
    const { parcelId } = parcel
    const lose = () => shop.pickups.till.recordLost({ ...group(), parcelId, reason: 'a storm' })
    await refused(lose, 'FAILED_PRECONDITION', 'UNITS_CLAIMED', { line_id: 'l-1' })
    await shop.claims.releaseClaim({ ...back(orderId, returnId), reason: 'lost' })
    expect((await lose()).order?.lines).toMatchObject([{ left: '0', lost: '2', returnRequested: '0' }])
    await refused(() => claiming('too late', 1), 'FAILED_PRECONDITION', 'UNITS_NOT_LEFT', { left: '0' })
  })

  test('of a cancelled order never left', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const orderId = (await shop.orders.web.placeOrder(orderOf(sku))).order?.orderId ?? ''
    await shop.orders.web.cancelOrder({ requestId: unique('cancel'), orderId, reason: '' })
    const claiming = claim(orderId, 'r-1', units('l-1', 1))
    await refused(() => shop.claims.claimUnits(claiming), 'FAILED_PRECONDITION', 'UNITS_NOT_LEFT')
  })
})

describe('what can’t be claimed', () => {
  let orderId: string
  let another: string
  beforeAll(async () => {
    orderId = (await sold()).orderId
    another = (
      await sold({
        lines: [{ lineId: 'other', sku: 'POST', quantity: 1, unitPriceMinor: 301 }],
        fulfilments: [],
        tenders: [tender('t-1', 301)],
        totalMinor: 301,
      })
    ).orderId
    await shop.claims.claimUnits(claim(orderId, 'theirs', units('l-1', 2)))
  })

  const most = '9223372036854775807'
  test.each<[string, () => Partial<ClaimUnitsRequest>, string, string, object]>([
    [
      'units of another return',
      () => ({ lines: [units('l-1', 1, 2)] }),
      'FAILED_PRECONDITION',
      'UNITS_CLAIMED',
      { asked: '2', free: '2' },
    ],
    [
      'units beyond those ordered',
      () => ({ lines: [units('l-1', 3, 4)] }),
      'FAILED_PRECONDITION',
      'UNITS_NOT_LEFT',
      { asked: '2', left: '3' },
    ],
    ['units of another line', () => ({ lines: [units('l-3', 1)] }), 'NOT_FOUND', 'LINE_NOT_FOUND', { line_id: 'l-3' }],
    ['units of another order', () => ({ orderId: another }), 'NOT_FOUND', 'LINE_NOT_FOUND', { line_id: 'l-1' }],
    ['units of no order', () => ({ orderId: 'nowhere' }), 'NOT_FOUND', 'ORDER_NOT_FOUND', {}],
    ['otherwise than before', () => ({ returnId: 'theirs' }), 'ALREADY_EXISTS', 'CLAIM_DIFFERS', {}],
    ['no units', () => ({ lines: [] }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'lines' }],
    [
      'a line without units',
      () => ({ lines: [{ lineId: 'l-1', units: [] }] }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines[0].units' },
    ],
    [
      'so many units',
      () => ({ lines: [{ ...units('l-1', 1), quantity: 1 }] }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines[0].quantity' },
    ],
    [
      'a unit of number 0',
      () => ({ lines: [units('l-1', 0, 1)] }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines[0].units[0].first' },
    ],
    [
      'a unit below zero',
      () => ({ lines: [units('l-1', '-9223372036854775808', 1)] }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines[0].units[0].first' },
    ],
    [
      'a unit beyond measure',
      () => ({ lines: [units('l-1', 1, most)] }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines[0].units[0].last' },
    ],
    [
      'a range that ends before it begins',
      () => ({ lines: [units('l-1', 3, 1)] }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines[0].units[0]' },
    ],
    [
      'ranges that overlap',
      () => ({
        lines: [
          {
            lineId: 'l-1',
            units: [
              { first: 1, last: 2 },
              { first: 2, last: 3 },
            ],
          },
        ],
      }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines[0].units' },
    ],
    [
      'a line twice',
      () => ({ lines: [units('l-1', 1), units('l-1', 3)] }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'lines' },
    ],
    ['no return', () => ({ returnId: '' }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'return_id' }],
    ['an opening that is no JSON', () => ({ opening: 'open!' }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'opening' }],
    [
      'an opening beyond measure',
      () => ({ opening: JSON.stringify('x'.repeat(1_048_576)) }),
      'INVALID_ARGUMENT',
      'INVALID_FIELD',
      { field: 'opening' },
    ],
  ])('%s', (_, over, code, reason, figures) =>
    refused(() => shop.claims.claimUnits({ ...claim(orderId, unique('r'), units('l-1', 1)), ...over() }), code, reason, figures),
  )

  test('an opening that fits its field and no event is refused with a reason', () =>
    refused(
      () =>
        shop.claims.claimUnits({ ...claim(orderId, unique('r'), units('l-1', 1)), opening: JSON.stringify('"'.repeat(520_000)) }),
      'INVALID_ARGUMENT',
      'COMMAND_TOO_LARGE',
    ))

  test('nor quoted, but in ways of its own', async () => {
    const quote = (line: object, returnId = '') =>
      shop.claims.quoteUnits({ orderId, lines: [{ lineId: 'l-1', ...line }], returnId })
    await refused(() => quote({ quantity: 4 }), 'FAILED_PRECONDITION', 'UNITS_NOT_LEFT', { asked: '4', left: '3' })
    await refused(() => quote({ quantity: 3 }), 'FAILED_PRECONDITION', 'UNITS_CLAIMED', { asked: '3', free: '2' })
    await refused(() => quote({ quantity: most }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'lines[0].quantity' })
    await refused(() => quote({}), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'lines[0]' })
    await refused(() => quote({ ...units('l-1', 1), quantity: 1 }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'lines[0]' })
    expect((await quote({ quantity: 2 })).lines).toMatchObject([
      {
        units: [
          { first: '1', last: '1' },
          { first: '3', last: '3' },
        ],
      },
    ])
    expect((await quote({ quantity: 3 }, 'theirs')).lines).toMatchObject([{ paidMinor: '1500' }])
  })

  test('nor given up or returned, by whoever does not claim it', async () => {
    const release = (over: object) =>
      shop.claims.releaseClaim({ ...back(orderId, 'theirs', units('l-1', 2)), reason: 'lost', ...over })
    const record = (over: object) =>
      shop.claims.recordReturned({ ...back(orderId, 'theirs', units('l-1', 2)), refunds: [], ...over })
    for (const call of [release, record]) {
      await refused(() => call({ returnId: 'nobody' }), 'NOT_FOUND', 'CLAIM_NOT_FOUND')
      await refused(() => call({ orderId: 'nowhere' }), 'NOT_FOUND', 'ORDER_NOT_FOUND')
      await refused(() => call({ lines: [units('l-9', 1)] }), 'NOT_FOUND', 'LINE_NOT_FOUND', { line_id: 'l-9' })
      await refused(() => call({ lines: [units('l-1', 1, 2)] }), 'FAILED_PRECONDITION', 'UNITS_NOT_CLAIMED', { line_id: 'l-1' })
      await refused(() => call({ lines: [units('l-1', most)] }), 'INVALID_ARGUMENT', 'INVALID_FIELD')
    }
    await refused(() => release({ reason: 'regretted' }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'reason' })
    await refused(() => record({ lines: [] }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'lines' })
    const refund = (tenderId: string, amountMinor: number | string) => record({ refunds: [{ tenderId, amountMinor }] })
    await refused(() => refund('t-1', 279), 'FAILED_PRECONDITION', 'REFUND_ABOVE_PAID', {
      tender_id: 't-1',
      paid: '278',
      refunded: '0',
      requested: '279',
    })
    await refused(() => refund('t-9', 1), 'FAILED_PRECONDITION', 'REFUND_ABOVE_PAID', { tender_id: 't-9', paid: '0' })
    await refused(() => refund('t-1', -1), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'refunds[0].amount_minor' })
    await refused(() => refund('t-1', most), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'refunds[0].amount_minor' })
    const twice = [
      { tenderId: 't-1', amountMinor: 1 },
      { tenderId: 't-1', amountMinor: 1 },
    ]
    await refused(() => record({ refunds: twice }), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'refunds' })
  })

  test('by anybody but a service; everybody may ask what units cost', async () => {
    for (const name of ['web', 'till', 'manager', 'operator'] satisfies CallerName[]) {
      const client = shop.claimsAs(shop.keys[name])
      const denied = (call: () => Promise<unknown>) => refused(call, 'PERMISSION_DENIED', 'ROLE_REQUIRED')
      await denied(() => client.claimUnits(claim(orderId, unique('r'), units('l-1', 1))))
      await denied(() => client.releaseClaim({ ...back(orderId, 'theirs'), reason: 'lost' }))
      await denied(() => client.recordReturned(back(orderId, 'theirs', units('l-1', 2))))
      expect((await client.quoteUnits({ orderId, lines: [units('l-1', 1)] })).lines).toHaveLength(1)
    }
  })
})

describe('a receipt’s number', () => {
  test('is told by the order and finds it, exactly', async () => {
    const receiptNumber = unique('R-0001')
    const { orderId, order } = await sold({ receiptNumber })
    expect(order?.receiptNumber).toBe(receiptNumber)
    const second = await sold({ receiptNumber })
    const minPosition = String(await shop.logEnd())
    const found = (number: string) => shop.orders.till.listOrders({ receiptNumber: number, minPosition })
    const ids = async (number: string) => (await found(number)).orders.map(each => each.orderId).sort()
    expect(await ids(receiptNumber)).toEqual([orderId, second.orderId].sort())
    expect(await ids(receiptNumber.toLowerCase())).toEqual([])
    expect(await ids(receiptNumber.slice(0, -1))).toEqual([])
  })
  test('is part of what an order says', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, { receiptNumber: 'R-1' })
    await shop.orders.web.placeOrder(request)
    const otherwise = { ...request, requestId: unique('request'), receiptNumber: 'R-2' }
    await refused(() => shop.orders.web.placeOrder(otherwise), 'ALREADY_EXISTS', 'ORDER_DIFFERS')
  })
  test('has at most 128 characters', async () => {
    const sku = await shop.stocked(unique('mug'), 10)
    const request = orderOf(sku, { receiptNumber: 'x'.repeat(129) })
    await refused(() => shop.orders.web.placeOrder(request), 'INVALID_ARGUMENT', 'INVALID_FIELD', { field: 'receipt_number' })
  })
})

test('after all this the read models equal a replay of the log', async () => expect(await shop.differences()).toEqual([]))
