import { describe, expect, test } from 'vitest'
import { quoteUnits } from '../../../services/orders/domain/claims.ts'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent, ReleaseReason } from '../../../services/orders/domain/events.ts'
import type { RefundDue, UnitsOfLine } from '../../../services/orders/domain/order.ts'
import { specification } from '../../specification.ts'
import { cancel, carryOut, charge, line, noon, oneOClock, pickup, placed, placement, tender } from './fixtures.ts'

const { given } = specification(orderDecider)
const units = (lineId: string, first: number, last = first): UnitsOfLine => ({ lineId, units: [{ first, last }] })
const carriedOut = { ...carryOut, fulfilmentId: 'f-1' }

/** Three mugs at 5.00 and postage of 3.01, paid with a voucher of 10.00 and by card; carried out at noon. */
const sold = placed({
  holds: [],
  placement: placement({
    lines: [line('l-1', 3, 500), charge('l-2', 301)],
    fulfilments: [carriedOut],
    tenders: [tender('t-1', 1000), tender('t-2', 801)],
    totalMinor: 1801,
  }),
})
const waiting = placed({
  placement: placement({ lines: [line('l-1', 3, 500), charge('l-2', 0)], fulfilments: [pickup] }),
})
const claim = (returnId: string, ...lines: UnitsOfLine[]): OrderCommand => ({
  type: 'ClaimUnits',
  returnId,
  lines,
  opening: `{"of":"${returnId}"}`,
  at: oneOClock,
})
const paid = (first: number, second: number): RefundDue[] => [
  { tenderId: 't-1', amountMinor: first },
  { tenderId: 't-2', amountMinor: second },
]
const claimed = (returnId: string, shares: RefundDue[], ...lines: UnitsOfLine[]): OrderEvent => ({
  type: 'UnitsClaimed',
  returnId,
  lines,
  paid: shares,
  opening: `{"of":"${returnId}"}`,
  claimedAt: oneOClock,
})
const release = (returnId: string, reason: ReleaseReason, ...lines: UnitsOfLine[]): OrderCommand => ({
  type: 'ReleaseClaim',
  returnId,
  lines,
  reason,
  at: oneOClock,
})
const released = (returnId: string, reason: ReleaseReason, ...lines: UnitsOfLine[]): OrderEvent => ({
  type: 'ClaimReleased',
  returnId,
  lines,
  reason,
  releasedAt: oneOClock,
})
const record = (returnId: string, refunds: RefundDue[], ...lines: UnitsOfLine[]): OrderCommand => ({
  type: 'RecordReturned',
  returnId,
  lines,
  refunds,
  at: oneOClock,
})
const returned = (returnId: string, refunds: RefundDue[], ...lines: UnitsOfLine[]): OrderEvent => ({
  type: 'UnitsReturned',
  returnId,
  lines,
  refunds,
  returnedAt: oneOClock,
})
const first = claimed('r-1', paid(277, 223), units('l-1', 1))

describe('claiming', () => {
  test('units that left, it tells who paid what for them', () =>
    given(sold)
      .when(claim('r-1', units('l-1', 1)))
      .then(first))
  test('ranges in any order are told in theirs', () =>
    given(sold)
      .when(
        claim('r-1', {
          lineId: 'l-1',
          units: [
            { first: 3, last: 3 },
            { first: 1, last: 2 },
          ],
        }),
      )
      .then(claimed('r-1', paid(832, 668), units('l-1', 1, 3))))
  test('the same again, by whatever opening, nothing is left to do', () =>
    given(sold, first)
      .when({ ...claim('r-1', units('l-1', 1)), opening: '{"of":"later"}' } as OrderCommand)
      .nothing())
  test('the same again after it was given up, nothing is taken anew', () =>
    given(sold, first, released('r-1', 'rejected', units('l-1', 1)))
      .when(claim('r-1', units('l-1', 1)))
      .nothing())
  test('otherwise by the same return, it is refused', () =>
    given(sold, first)
      .when(claim('r-1', units('l-1', 1, 2)))
      .refused('CLAIM_DIFFERS'))
  test('a unit that another return claims, it is refused', () =>
    given(sold, first)
      .when(claim('r-2', units('l-1', 1, 2)))
      .refused('UNITS_CLAIMED', { line_id: 'l-1', asked: 2, free: 2 }))
  test('a unit that was returned, it is refused', () =>
    given(sold, first, returned('r-1', paid(277, 223), units('l-1', 1)))
      .when(claim('r-2', units('l-1', 1)))
      .refused('UNITS_CLAIMED', { free: 2 }))
  test('a unit that another return gave up, it is free', () =>
    given(sold, first, released('r-1', 'cancelled', units('l-1', 1)))
      .when(claim('r-2', units('l-1', 1)))
      .then(claimed('r-2', paid(277, 223), units('l-1', 1))))
  test('a unit before it left, it is refused', () =>
    given(waiting)
      .when(claim('r-1', units('l-1', 1)))
      .refused('UNITS_NOT_LEFT', { line_id: 'l-1', asked: 1, left: 0 }))
  test('a unit beyond those ordered, it is refused', () =>
    given(sold)
      .when(claim('r-1', units('l-1', 3, 4)))
      .refused('UNITS_NOT_LEFT', { asked: 2, left: 3 }))
  test('a unit that was cancelled, it is refused', () => {
    const [cancelled] = orderDecider.decide(cancel(), [waiting].reduce(orderDecider.evolve, orderDecider.initial))
    if (!cancelled) throw new Error('the order can be cancelled')
    given(waiting, cancelled)
      .when(claim('r-1', units('l-1', 1)))
      .refused('UNITS_NOT_LEFT')
    given(waiting, cancelled)
      .when(claim('r-1', units('l-2', 1)))
      .refused('UNITS_NOT_LEFT')
  })
  test('a line that the order does not have, it is refused', () =>
    given(sold)
      .when(claim('r-1', units('l-1', 1), units('l-9', 1)))
      .refused('LINE_NOT_FOUND', { line_id: 'l-9' }))
  test('of an order that was never placed, it is refused', () =>
    given()
      .when(claim('r-1', units('l-1', 1)))
      .refused('ORDER_NOT_FOUND'))
})

describe('a charge', () => {
  test('is claimed once goods of the order have left', () =>
    given(sold)
      .when(claim('r-1', units('l-2', 1)))
      .then(claimed('r-1', paid(168, 133), units('l-2', 1))))
  test('not before', () =>
    given(waiting)
      .when(claim('r-1', units('l-2', 1)))
      .refused('UNITS_NOT_LEFT', { left: 0 }))
  test('at any time, where the order has no goods', () => {
    const voucher = placement({
      lines: [charge('l-2', 301)],
      fulfilments: [],
      tenders: [tender('t-1', 301)],
      totalMinor: 301,
    })
    given(placed({ placement: voucher, holds: [] }))
      .when(claim('r-1', units('l-2', 1)))
      .then(claimed('r-1', [{ tenderId: 't-1', amountMinor: 301 }], units('l-2', 1)))
  })
})

describe('giving a claim up', () => {
  const both = claimed('r-1', paid(723, 578), units('l-1', 1, 2), units('l-2', 1))
  test('in part', () =>
    given(sold, both)
      .when(release('r-1', 'rejected', units('l-1', 2)))
      .then(released('r-1', 'rejected', units('l-1', 2))))
  test('without lines, all that is still claimed', () =>
    given(sold, both, returned('r-1', [], units('l-1', 1)))
      .when(release('r-1', 'cancelled'))
      .then(released('r-1', 'cancelled', units('l-1', 2), units('l-2', 1))))
  test('twice, it changes nothing', () => {
    const gone = released('r-1', 'lost', units('l-1', 1, 2), units('l-2', 1))
    given(sold, both, gone).when(release('r-1', 'lost')).nothing()
    given(sold, both, gone)
      .when(release('r-1', 'rejected', units('l-1', 2)))
      .nothing()
  })
  test('of what was returned, it is refused', () =>
    given(sold, both, returned('r-1', [], units('l-1', 1)))
      .when(release('r-1', 'rejected', units('l-1', 1, 2)))
      .refused('UNITS_NOT_CLAIMED', { line_id: 'l-1' }))
  test('that was never made, it is refused', () => {
    given(sold).when(release('r-1', 'cancelled')).refused('CLAIM_NOT_FOUND')
    given(sold, both)
      .when(release('r-1', 'cancelled', units('l-9', 1)))
      .refused('LINE_NOT_FOUND')
  })
})

describe('returning', () => {
  test('gives back at most what these units were paid with, by tender', () =>
    given(sold, first)
      .when(record('r-1', paid(277, 223), units('l-1', 1)))
      .then(returned('r-1', paid(277, 223), units('l-1', 1))))
  test('may give back less, and tells no refund of nothing', () =>
    given(sold, first)
      .when(record('r-1', paid(0, 200), units('l-1', 1)))
      .then(returned('r-1', [{ tenderId: 't-2', amountMinor: 200 }], units('l-1', 1))))
  test('more to one tender, though less to another, it is refused', () =>
    given(sold, first)
      .when(record('r-1', paid(278, 0), units('l-1', 1)))
      .refused('REFUND_ABOVE_PAID', { tender_id: 't-1', paid: 277, refunded: 0, requested: 278 }))
  test('what was kept of other units can’t be added, and what was given back before is told', () =>
    given(sold, claimed('r-1', paid(555, 445), units('l-1', 1, 2)), returned('r-1', paid(200, 0), units('l-1', 1)))
      .when(record('r-1', paid(279, 0), units('l-1', 2)))
      .refused('REFUND_ABOVE_PAID', { tender_id: 't-1', paid: 278, refunded: 200, requested: 279 }))
  test('a tender that the order does not have paid nothing', () =>
    given(sold, first)
      .when(record('r-1', [{ tenderId: 't-9', amountMinor: 1 }], units('l-1', 1)))
      .refused('REFUND_ABOVE_PAID', { tender_id: 't-9', paid: 0 }))
  test('the same again changes nothing; with other refunds it is refused', () => {
    const before = [sold, first, returned('r-1', paid(277, 223), units('l-1', 1))]
    given(...before)
      .when(record('r-1', paid(277, 223), units('l-1', 1)))
      .nothing()
    given(...before)
      .when(record('r-1', paid(277, 222), units('l-1', 1)))
      .refused('UNITS_NOT_CLAIMED', { line_id: 'l-1' })
  })
  test('what is not claimed, or was given up, is refused', () => {
    given(sold, first)
      .when(record('r-1', [], units('l-1', 1, 2)))
      .refused('UNITS_NOT_CLAIMED', { line_id: 'l-1' })
    given(sold, first)
      .when(record('r-2', [], units('l-1', 1)))
      .refused('CLAIM_NOT_FOUND')
    given(sold, first, released('r-1', 'rejected', units('l-1', 1)))
      .when(record('r-1', [], units('l-1', 1)))
      .refused('UNITS_NOT_CLAIMED')
  })
})

describe('a quote', () => {
  const order = (...events: OrderEvent[]) => events.reduce(orderDecider.evolve, orderDecider.initial)
  test('by count takes the first that are free, by number those very ones', () => {
    const [byCount] = quoteUnits(order(sold, first), [{ lineId: 'l-1', quantity: 2 }], null)
    expect(byCount).toMatchObject({ units: [{ first: 2, last: 3 }], leftAt: noon, paid: paid(555, 445) })
    expect(quoteUnits(order(sold, first), [units('l-1', 2, 3)], null)).toEqual([byCount])
  })
  test('of a charge names no time of leaving', () =>
    expect(quoteUnits(order(sold), [units('l-2', 1)], null)).toMatchObject([{ leftAt: null, paid: paid(168, 133) }]))
  test('for the return that has them counts its units as free, claimed or returned', () => {
    const own = returned('r-1', paid(277, 223), units('l-1', 1))
    for (const state of [order(sold, first), order(sold, first, own)]) {
      expect(quoteUnits(state, [units('l-1', 1)], 'r-1')).toMatchObject([{ paid: paid(277, 223) }])
      for (const other of [null, 'r-2'])
        expect(() => quoteUnits(state, [units('l-1', 1)], other)).toThrow(expect.objectContaining({ reason: 'UNITS_CLAIMED' }))
    }
  })
})
