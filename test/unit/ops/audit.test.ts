import { describe, expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { verdictText } from '../../../services/ops/audit/text.ts'
import { at, audited, brokenBy, logOf, noon, type Told, told } from './hand-made.ts'

const lamp = { names: { en: 'Lamp' }, barcodes: [], category: '', taxClass: '' }
const catalogue = [
  told('item-A', 'ItemAdded', { kind: 'goods', ...lamp }),
  told('item-POST', 'ItemAdded', { kind: 'postage', ...lamp }),
  told('location-w', 'LocationAdded', { kind: 'warehouse', name: '', countryCode: 'GB', timeZone: 'Europe/London' }),
]
const stock = (type: string, data: object, request?: string) => told('stock-A@w', type, data, request)
const received = (quantity: number, request?: string) =>
  stock('StockReceived', { quantity, reference: '', occurredAt: at(0) }, request)
const owner = (attempt = 1) => ({ stream: 'order-1', step: `placement/${attempt}` })
const reserved = (reservationId: string, quantity: number, holdUntil: string | null = null) =>
  stock('StockReserved', { reservationId, quantity, owner: owner(), holdUntil, reservedAt: at(0) })
const released = (reservationId: string, quantity: number, because = 'abandoned', releasedAt = at(0), request?: string) =>
  stock('ReservationReleased', { reservationId, quantity, because, releasedAt }, request)
const lapsed = (reservationId: string, quantity: number, lapsedAt: string) =>
  stock('ReservationLapsed', { reservationId, quantity, lapsedAt })
const issued = (issueId: string, reservationId: string | null, quantity: number, request?: string) =>
  stock(
    'StockIssued',
    {
      issueId,
      reservationId,
      quantity,
      owner: { stream: 'order-1', step: `departure/${issueId}` },
      occurredAt: at(0),
      recordedAt: at(0),
    },
    request,
  )
const short = (level: number, because: string, hits: object[], request?: string) =>
  stock('ShortageRecorded', { short: level, because, hits, recordedAt: at(0) }, request)
const positions = (quantity: number) => [{ sku: 'A', locationId: 'w', quantity }]
const abandoned = told('order-1', 'PlacementAbandoned', {
  attempt: 1,
  because: 'refused',
  holds: [{ reservationId: 'r', positions: positions(2) }],
  abandonedAt: at(0),
})

type Placed = {
  leftAt?: string | null
  lines?: object[]
  tenders?: number[]
  totalMinor?: number
  holds?: object[]
  issues?: object[]
}
const line = {
  lineId: '1',
  sku: 'A',
  kind: 'goods',
  quantity: 2,
  unitPriceMinor: 500,
  discounts: [],
  taxMinor: 0,
  totalMinor: 1000,
  fulfilmentId: 'f',
}
const placed = ({ leftAt = null, lines = [line], tenders = [1000], totalMinor = 1000, holds, issues = [] }: Placed = {}) =>
  told('order-1', 'OrderPlaced', {
    channel: { id: 'web', kind: 'web' },
    channelOrderId: 'w-1',
    customerId: null,
    recipient: null,
    currency: 'GBP',
    pricesIncludeTax: true,
    lines,
    fulfilments: [{ fulfilmentId: 'f', method: 'delivery', locationId: 'w', leftAt }],
    tenders: tenders.map((amountMinor, index) => ({ tenderId: `t${index}`, kind: 'card', amountMinor, reference: '' })),
    totalMinor,
    attempt: 1,
    placedAs: 'x',
    holds: holds ?? (leftAt ? [] : [{ reservationId: 'r', positions: positions(2) }]),
    issues,
    occurredAt: at(0),
    placedAt: at(0),
  })
const cancelled = (refunds: number[], units: object[] = [{ first: 1, last: 2 }]) =>
  told('order-1', 'OrderCancelled', {
    reason: '',
    lines: [{ lineId: '1', units }],
    holds: [{ reservationId: 'r', positions: positions(2) }],
    refundsDue: refunds.map((amountMinor, index) => ({ tenderId: `t${index}`, amountMinor })),
    cancelledAt: at(0),
  })

describe('stock', () => {
  test('is never promised beyond what is there', () =>
    expect(brokenBy(...catalogue, received(1), reserved('r', 2))).toBe('4 stock: reserves 2 where 1 are available'))

  test('lapses when its time is up, and not before', () => {
    const held = [...catalogue, received(5), reserved('r', 2, at(60))]
    expect(brokenBy(...held, lapsed('r', 2, at(60)))).toBeNull()
    expect(brokenBy(...held, lapsed('r', 2, at(59)))).toBe(`5 stock: reservation r was held until ${at(60)}`)
    expect(brokenBy(...held, lapsed('r', 1, at(60)))).toBe('5 stock: lapses 1 of reservation r, which holds 2')
  })

  test('that left beyond its reservation is issued beside it', () => {
    const held = [...catalogue, received(5), reserved('r', 2), placed()]
    const exceeded = released('r', 2, 'exceeded', at(0), 'one')
    const stockOf = (...more: Told[]) =>
      audited([...held, exceeded, ...more]).checked.find(({ name }) => name === 'stock')?.violation
    expect(stockOf(issued('i', null, 3, 'one'))).toBeNull()
    expect(stockOf(issued('i', null, 2, 'one'))?.why).toMatch(/^follows a reservation given up as exceeded/)
    expect(stockOf()?.why).toMatch(/^gives up a reservation as exceeded, but nothing beyond it is issued/)
  })

  test('that ends twice within a day breaks, and a day later ends nothing once more', () => {
    const ended = [...catalogue, received(5), reserved('r', 2), abandoned, released('r', 2)]
    expect(brokenBy(...ended, released('r', 0, 'abandoned', at(86_399)))).toBe('7 stock: reservation r had ended')
    expect(brokenBy(...ended, released('r', 0, 'abandoned', at(86_400)))).toBeNull()
  })

  test('that is short says so before, whom it hits, and that it no longer is', () => {
    const hit = { reservationId: 'r', quantity: 1, owner: owner() }
    const held = [...catalogue, received(2), reserved('r', 2), placed()]
    const lost = stock('StockAdjusted', { difference: -1, reason: '', occurredAt: at(0) }, 'a')
    expect(brokenBy(...held, short(1, 'adjusted', [hit], 'a'), lost)).toBeNull()
    expect(brokenBy(...held, lost)).toBe('6 stock: on hand 1, spoken for 2: short by 1, but 0 is recorded')
    expect(brokenBy(...held, short(1, 'adjusted', [], 'a'), lost)).toMatch(/^7 stock: the shortage hits/)
    expect(brokenBy(...held, short(1, 'counted', [hit], 'a'), lost)).toBe(
      '7 stock: a shortage is recorded as counted, but StockAdjusted caused it',
    )
    expect(brokenBy(...held, short(1, 'adjusted', [hit], 'a'), lost, received(1, 'b'))).toBe(
      '8 stock: a shortage of 1 is recorded where 0 are missing',
    )
    expect(brokenBy(...held, short(1, 'adjusted', [hit], 'a'), lost, received(1, 'b'), short(0, 'received', [], 'b'))).toBeNull()
  })

  test('an append that the audited log ends within is in flight', () => {
    const log = [...catalogue, received(2), reserved('r', 2), placed(), short(1, 'adjusted', [], 'a')]
    expect(audited(log, { isCut: true })).toMatchObject({ first: null, inFlight: [{ place: { position: 6n } }] })
    expect(audited(log)).toMatchObject({ first: { place: { position: 6n } } })
  })
})

describe('work over several streams', () => {
  const undecided = [...catalogue, received(2), reserved('r', 2)]

  test('is in flight while it is younger than the margin, and broken behind it', () => {
    const ending = (marginMs: number) => ({ marginMs, at: noon + 14_000 })
    expect(audited(undecided, ending(10_001))).toMatchObject({ first: null, inFlight: [{ place: { position: 4n } }] })
    expect(audited(undecided, ending(10_000))).toMatchObject({
      first: { place: { position: 4n }, why: 'is held for order-1, which never decided on it' },
      inFlight: [],
    })
  })

  test('is as young as what its order decided last', () => {
    const log = [...undecided, placed(), cancelled([1000])]
    expect(audited(log, { marginMs: 10_000, at: noon + 15_000 })).toMatchObject({
      first: null,
      inFlight: [{ place: { position: 4n } }],
    })
    expect(audited(log)).toMatchObject({ first: { why: 'outlives order-1, placement/1' } })
    expect(brokenBy(...log, released('r', 2, 'cancelled'))).toBeNull()
  })

  test('owes the issue of what left', () => {
    const issue = { issueId: 'i', locationId: 'w', leftAt: at(0), positions: positions(2) }
    const log = [...catalogue, received(2), placed({ leftAt: at(0), issues: [issue] })]
    expect(brokenBy(...log)).toBe('4 reservations: what has left was not issued from stock-A@w')
    expect(brokenBy(...log, issued('i', null, 2))).toBeNull()
    expect(brokenBy(...log, issued('i', null, 1))).toBe('5 reservations: issues 1 where order-1 says 2')
    expect(brokenBy(...log, issued('j', null, 2))).toMatch(/names no such issue j/)
  })

  test('never lets go of what an order counts on', () =>
    expect(brokenBy(...undecided, placed(), released('r', 2))).toBe('6 reservations: releases what order-1 counts on'))

  test('says that it gives up before it lets go', () => {
    expect(brokenBy(...undecided, released('r', 2))).toBe('5 reservations: is released before order-1 gave up placement/1')
    expect(brokenBy(...undecided, abandoned, released('r', 2))).toBeNull()
    expect(brokenBy(...undecided, abandoned)).toBe('4 reservations: outlives order-1, placement/1')
  })
})

describe('money', () => {
  const held = [...catalogue, received(2), reserved('r', 2)]

  test('of lines, total and tenders is one', () => {
    expect(brokenBy(...held, placed({ lines: [{ ...line, totalMinor: 999 }], totalMinor: 999, tenders: [999] }))).toBe(
      '5 money: line 1 comes to 1000, but says 999',
    )
    expect(brokenBy(...held, placed({ totalMinor: 999, tenders: [999] }))).toBe(
      '5 money: lines come to 1000, but the order says 999',
    )
    expect(brokenBy(...held, placed({ tenders: [400, 599] }))).toBe('5 money: tenders come to 999, but the order to 1000')
  })

  test('goes back to the tenders that paid, in parts alike', () => {
    const order = [...held, placed({ tenders: [333, 1, 666] })]
    const given = (refunds: number[], units?: object[]) =>
      brokenBy(...order, cancelled(refunds, units), released('r', 2, 'cancelled'))
    expect(given([333, 1, 666])).toBeNull()
    expect(
      given(
        [333, 1, 666],
        [
          { first: 1, last: 1 },
          { first: 2, last: 2 },
        ],
      ),
    ).toBeNull()
    expect(given([334, 0, 666])).toBe('6 money: gives back t0: 334, t1: 0, t2: 666, where t0: 333, t1: 1, t2: 666 is due')
    expect(given([333, 1, 666], [{ first: 1, last: 1 }])).toContain('6 reservations: gives up holds')
  })
})

describe('structure', () => {
  const [first] = logOf(catalogue)
  const judged = (change: Partial<RawEvent>) => {
    const audit = createAudit()
    if (first) audit.take({ ...first, ...change })
    return audit.finish({ marginMs: 0, isCut: false }).first?.why
  }

  test('names what is not well formed', () => {
    expect(judged({ stream: 'cart-1' })).toBe("no stream of kind 'cart' is known")
    expect(judged({ type: 'OrderPlaced' })).toBe("a stream of kind 'item' holds no OrderPlaced")
    expect(judged({ data: { kind: 'goods' } })).toMatch(/^data\.names: /)
    expect(judged({ metadata: {} as never })).toMatch(/^metadata\.requestId: /)
    expect(judged({ created: 'yesterday' })).toMatch(/is no time/)
    expect(judged({ revision: 1 })).toBe('is revision 1 of its stream where 0 belongs')
  })

  test('takes a request once', () =>
    expect(brokenBy(...catalogue, received(1, 'same'), received(2), received(1, 'same'))).toBe(
      '5 structure: its request was accepted on this stream before',
    ))
})

test('the verdict names every invariant, and the first event that breaks one', () => {
  const text = verdictText(audited([...catalogue, received(1), reserved('r', 2)]))
  expect(text).toContain('5 events in 4 streams, up to position 4')
  expect(text).toContain('  holds   money: ')
  expect(text).toContain(
    'first broken: stock, by StockReserved, revision 1 of stock-A@w, position 4: reserves 2 where 1 are available',
  )
  expect(verdictText(audited(catalogue))).toContain('every invariant holds')
})
