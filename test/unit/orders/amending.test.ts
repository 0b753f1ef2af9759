import { describe, expect, test } from 'vitest'
import type { OrderCommand } from '../../../services/orders/domain/commands.ts'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { fateOfAmendment } from '../../../services/orders/domain/fate.ts'
import { paidForUnits } from '../../../services/orders/domain/money.ts'
import type { AmendmentAsked, GroupHold, PaymentHold, Tender } from '../../../services/orders/domain/order.ts'
import { decodeEvent } from '../../../services/orders/stored-events.ts'
import { orderSnapshot } from '../../../services/orders/stored-order.ts'
import { specification } from '../../specification.ts'
import { byToken, charge, heldFor, line, noon, oneOClock, pickup, placed, placement, tender, twoOClock } from './fixtures.ts'

const { given } = specification(orderDecider)
const nothing: AmendmentAsked = { remove: [], reprice: [], add: [], fulfilments: [], differenceMinor: 0, reason: 'asked' }
/** Two plates at 300 in a group of their own. */
const plates: AmendmentAsked = {
  ...nothing,
  add: [line('l-2', 2, 300, { fulfilmentId: 'f-2' })],
  fulfilments: [{ ...pickup, fulfilmentId: 'f-2', pickBy: null }],
  differenceMinor: 600,
}
const heldPlates: GroupHold = {
  reservationId: 'r-2',
  fulfilmentId: 'f-2',
  positions: [{ sku: 'sku-l-2', locationId: 'leeds', quantity: 2 }],
}
type Paying = { tenders?: Tender[]; reserved?: GroupHold[]; amendment?: number; amendmentId?: string }
const amend = (
  asked: AmendmentAsked,
  { tenders = [], reserved = [], amendment = 1, amendmentId = 'a-1' }: Paying | Record<string, never> = {},
): OrderCommand => ({
  type: 'AmendOrder',
  amendmentId,
  askedAs: 'as-1',
  asked,
  amending: { amendment, reserved, tenders, promised: { pickup: twoOClock } },
  notificationId: 'n-1',
  at: oneOClock,
})
const propose = (asked: AmendmentAsked, amendmentId = 'a-1'): OrderCommand => ({
  ...{ type: 'AmendOrder', amendmentId, askedAs: 'as-1', asked, amending: null },
  ...{ notificationId: 'n-1', at: oneOClock },
})
const proposed = (asked: AmendmentAsked): OrderEvent => ({
  type: 'AmendmentProposed',
  amendmentId: 'a-1',
  asked,
  proposedAt: oneOClock,
})
type Amended = Extract<OrderEvent, { type: 'OrderAmended' }>
const amended = (over: Partial<Amended> = {}): OrderEvent => ({
  type: 'OrderAmended',
  amendmentId: 'a-1',
  amendment: 1,
  reason: 'asked',
  repriced: [],
  added: [],
  fulfilments: [],
  reserved: [],
  payments: [],
  tenders: [],
  paid: [],
  totalMinor: 1500,
  ended: [],
  lines: [],
  holds: [],
  voids: [],
  refundsDue: [],
  amendedAt: oneOClock,
  ...over,
})
const told: OrderEvent = { type: 'NotificationDue', id: 'n-1', key: 'order.amended', params: {}, dueAt: oneOClock }
const addedPlates = (tenders: Tender[], over: Partial<Amended> = {}) =>
  amended({
    added: plates.add,
    fulfilments: [{ ...pickup, fulfilmentId: 'f-2', pickBy: twoOClock }],
    reserved: [heldPlates],
    tenders,
    paid: tenders.map(({ tenderId, amountMinor }) => ({ tenderId, amountMinor })),
    totalMinor: 2100,
    ...over,
  })
const units = (first: number, last: number, lineId = 'l-1') => [{ lineId, units: [{ first, last }] }]
const handedOver: OrderEvent = {
  type: 'FulfilmentHandedOver',
  fulfilmentId: 'f-1',
  lines: units(1, 1),
  issue: { issueId: 'i-1', reservationId: 'r-1', locationId: 'leeds', leftAt: oneOClock, positions: [] },
  captures: [],
  overrideReason: null,
  handedOverAt: oneOClock,
}
const asked: PaymentHold = { paymentId: 'p-t-2', tenderId: 't-2', amountMinor: 600 }
const requested: OrderEvent = {
  type: 'AmendmentPaymentsRequested',
  amendment: 1,
  payments: [asked],
  requestedAt: oneOClock,
}
const stateOf = (...events: OrderEvent[]) => {
  const state = events.reduce(orderDecider.evolve, orderDecider.initial)
  if (state.state === 'unplaced') throw new Error('nothing was placed')
  return state
}

describe('an amendment', () => {
  test('adds goods, held in a group of their own, and who pays for them', () =>
    given(placed())
      .when(amend(plates, { reserved: [heldPlates], tenders: [tender('t-2', 600)] }))
      .then(addedPlates([tender('t-2', 600)]), told))
  test('waits while nobody pays for it', () => given(placed()).when(propose(plates)).then(proposed(plates)))
  test('that waits is proposed once', () => given(placed(), proposed(plates)).when(propose(plates)).nothing())
  test('that waits is the only one', () =>
    given(placed(), proposed(plates)).when(propose(plates, 'a-2')).refused('AMENDMENT_PENDING', { amendment_id: 'a-1' }))
  test('removes units that have not left, and what they cost goes back', () =>
    given(placed())
      .when(amend({ ...nothing, remove: [{ lineId: 'l-1', quantity: 1 }], differenceMinor: -500 }))
      .then(
        amended({
          lines: units(3, 3),
          holds: [
            {
              reservationId: 'r-1',
              positions: [{ sku: 'sku-l-1', locationId: 'leeds', quantity: 1 }],
              releaseId: 'a-1/f-1',
            },
          ],
          refundsDue: [{ tenderId: 't-1', amountMinor: 500 }],
        }),
        told,
      ))
  test('lets go a payment of which nothing more will be taken', () => {
    const order = placed({ placement: placement({ tenders: [byToken('t-1', 1500)] }) })
    given(order)
      .when(
        amend({
          ...nothing,
          reprice: [{ lineId: 'l-1', unitPriceMinor: 0, discounts: [], taxMinor: 0 }],
          differenceMinor: -1500,
        }),
      )
      .then(amended({ repriced: [line('l-1', 3, 0)], totalMinor: 0, voids: [{ paymentId: 'p-t-1' }] }), told)
  })
  test('lets go what another asking had asked to be authorised', () =>
    given(placed(), requested)
      .when(amend(plates, { reserved: [heldPlates], tenders: [tender('t-3', 600)] }))
      .then(addedPlates([tender('t-3', 600)], { voids: [{ paymentId: 'p-t-2' }] }), told))
  test('is made once', () =>
    given(placed(), addedPlates([tender('t-2', 600)]))
      .when(amend(plates, { reserved: [heldPlates], tenders: [tender('t-2', 600)] }))
      .nothing())
  test('under a number that is taken is tried again', () =>
    given(placed())
      .when(amend(plates, { reserved: [heldPlates], tenders: [tender('t-2', 600)], amendment: 2 }))
      .refused('AMENDMENT_CONTENDED'))
})

describe('is refused', () => {
  const price = { lineId: 'l-1', unitPriceMinor: 400, discounts: [], taxMinor: 0 }
  test('a line anew of which some has left', () =>
    given(placed(), handedOver)
      .when(amend({ ...nothing, reprice: [price], differenceMinor: -300 }))
      .refused('LINE_NOT_REPRICEABLE', { line_id: 'l-1' }))
  test('a line anew of which some is removed', () =>
    given(placed())
      .when(amend({ ...nothing, reprice: [price], remove: [{ lineId: 'l-1', quantity: 1 }], differenceMinor: -300 }))
      .refused('LINE_NOT_REPRICEABLE'))
  test('a discount of more than it costs', () =>
    given(placed())
      .when(amend({ ...nothing, reprice: [{ ...price, discounts: [{ amountMinor: 1201, reason: '' }] }] }))
      .refused('PRICE_MAKES_NO_SENSE'))
  test('a charge once goods have left', () =>
    given(placed(), handedOver)
      .when(amend({ ...nothing, add: [charge('post', 250)], differenceMinor: 250 }, { tenders: [tender('t-2', 250)] }))
      .refused('CHARGES_FELL_DUE', { line_id: 'post' }))
  test('while it is not known whether the order is paid', () =>
    given(placed({ placement: placement({ tenders: [byToken('t-1', 1500, 'unknown')] }) }))
      .when(propose(plates))
      .refused('PAYMENT_PENDING'))
  test('money that is due to nobody', () =>
    given(placed())
      .when(
        amend({ ...nothing, remove: [{ lineId: 'l-1', quantity: 1 }], differenceMinor: -500 }, { tenders: [tender('t-2', 1)] }),
      )
      .refused('TENDERS_MISMATCH', { expected: 0, got: 1 }))
})

describe('given up', () => {
  const giveUp: OrderCommand = { type: 'AbandonAmendment', amendment: 1, because: 'swept', holds: [heldPlates], at: oneOClock }
  const gaveUp: OrderEvent = {
    type: 'AmendmentAbandoned',
    amendment: 1,
    because: 'swept',
    holds: [heldPlates],
    payments: [asked],
    abandonedAt: oneOClock,
  }
  test('with all that was asked for under its number', () => given(placed(), requested).when(giveUp).then(gaveUp))
  test('once', () => given(placed(), requested, gaveUp).when(giveUp).nothing())
  test('its holds are void, and what it waited for may still be paid', () => {
    const state = stateOf(placed(), proposed(plates), requested, gaveUp)
    expect(fateOfAmendment(state, { amendment: 1, reservationId: 'r-2' })).toBe('void')
    expect(fateOfAmendment(state, { amendment: 2, reservationId: 'r-3' })).toBe('undecided')
    expect(state.pending?.amendmentId).toBe('a-1')
  })
})

test('older lines keep who paid for them, to the minor unit', () => {
  const lines = [line('l-1', 3, 500), line('l-3', 7, 33, { fulfilmentId: 'f-1' })]
  const order = placed({
    placement: placement({ lines, tenders: [tender('t-1', 1000), tender('t-9', 731)], totalMinor: 1731 }),
    holds: [heldFor('f-1')],
  })
  const before = paidForUnits(stateOf(order), units(1, 7, 'l-3'))
  const [made] = orderDecider.decide(
    amend(
      { ...nothing, reprice: [{ lineId: 'l-1', unitPriceMinor: 501, discounts: [], taxMinor: 0 }], differenceMinor: 3 },
      { tenders: [tender('t-2', 3)] },
    ),
    stateOf(order),
  )
  if (!made) throw new Error('it was not amended')
  const after = stateOf(order, made)
  expect(paidForUnits(after, units(1, 7, 'l-3'))).toEqual([...before, { tenderId: 't-2', amountMinor: 0 }])
  const all = [...units(1, 3), ...units(1, 7, 'l-3')]
  expect(paidForUnits(after, all)).toEqual([
    { tenderId: 't-1', amountMinor: 1000 },
    { tenderId: 't-9', amountMinor: 731 },
    { tenderId: 't-2', amountMinor: 3 },
  ])
})

test('stored and read again, its events and the state are the same', () => {
  const gaveUp: OrderEvent = {
    type: 'AmendmentAbandoned',
    amendment: 1,
    because: 'fault',
    holds: [],
    payments: [],
    abandonedAt: noon,
  }
  const events: OrderEvent[] = [
    ...[placed(), proposed(plates), requested, gaveUp],
    addedPlates([byToken('t-2', 600)], { amendment: 2, payments: [asked] }),
    { ...proposed(plates), amendmentId: 'a-2' } as OrderEvent,
  ]
  for (const event of events) {
    const { type, ...data } = event
    expect(decodeEvent(type, JSON.parse(JSON.stringify(data)))).toEqual(event)
  }
  const state = stateOf(...events)
  expect(orderSnapshot.decode(JSON.parse(JSON.stringify(orderSnapshot.encode(state))))).toEqual(state)
})
