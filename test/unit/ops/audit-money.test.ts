import { describe, expect, test } from 'vitest'
import { at, audited, type Told, told } from './hand-made.ts'
import {
  amended,
  authorized,
  cancelled,
  cash,
  group,
  hold,
  line,
  lost,
  names,
  order,
  picked,
  postage,
  reserved,
  sale,
  sent,
  shop,
  tender,
  units,
  whole,
} from './ordered-log.ts'

const leaves = [...sale(), ...picked('f', 3), sent('f', 1, 1)]
const ended = (...ids: string[]) => ({ ended: ids.map(fulfilmentId => ({ fulfilmentId, state: 'cancelled' })) })
const rejected = (lines: object[], data: object) =>
  order('FulfilmentRejected', { fulfilmentId: 'f', reason: '', lines, refundsDue: [], rejectedAt: at(40), ...data })
const captures = [100, 200].map((amountMinor, index) => ({
  ...{ captureId: `c-${index}`, tenderId: `card-${index}`, paymentId: `card-${index}` },
  amountMinor,
}))
const parcels = [...sale({ goods: { f: 3 }, charges: [], cards: [100, 200] }), ...picked('f', 3)]
const again = { into: 'again', captures: captures.map(each => ({ ...each, parcelId: 'parcel-1' })) }

const more = [{ paymentId: 'more', tenderId: 'more', amountMinor: 100 }]
const asked = [
  ...sale(),
  order('AmendmentPaymentsRequested', { amendment: 1, payments: more, requestedAt: at(0) }),
  ...authorized('more', 100, { stream: 'order-1', step: 'amendment/1' }),
  reserved('h-q', 1, {}, 'amendment/1'),
]
const added = {
  ...{ added: [line('q', 1)], fulfilments: [group('q')], reserved: [{ ...hold('q', 1), fulfilmentId: 'q' }], totalMinor: 600 },
  ...{ payments: more, tenders: [tender('more', 100, 'more')], paid: [{ tenderId: 'more', amountMinor: 100 }] },
}

describe('an order’s money', () => {
  test.each<[string, Told[], string]>([
    [
      'is not amended where nothing is left',
      [...sale(), amended({ ...whole, ...ended('f', 'g'), refundsDue: cash(500) })],
      'money: amends an order of which nothing is left',
    ],
    [
      'is not amended by charges once something left',
      [...leaves, amended({ added: [postage('q')], tenders: [tender('more', 100)] })],
      'money: amends charges that fell due',
    ],
    [
      'is not amended by a price for what was cancelled',
      [
        ...sale(),
        cancelled([units('f', 3)], { holds: [hold('f', 1, 'x')], refundsDue: cash(100) }),
        amended({ repriced: [line('f', 3, { unitPriceMinor: 50, totalMinor: 150 })] }),
      ],
      'money: prices line f anew, of which some has left or was cancelled',
    ],
    [
      'is not that of charges as one of its groups ends',
      [...sale(), rejected([units('f', 1, 3), units('p', 1)], { holds: [hold('f', 3)], refundsDue: cash(400) })],
      'money: cancels charges of an order that is not over',
    ],
    [
      'is not that of charges as units are cancelled once something left',
      [
        ...sale({ left: ['f'] }),
        cancelled([units('g', 1), units('p', 1)], { ...ended('g'), holds: [hold('g', 1)], refundsDue: cash(200) }),
      ],
      'money: cancels charges that fell due',
    ],
    [
      'is that of its charges as well once nothing is left',
      [
        ...sale(),
        cancelled([units('f', 1, 3), units('g', 1)], { ...ended('f', 'g'), holds: whole.holds, refundsDue: cash(400) }),
      ],
      'money: keeps charges p: 1 of an order that is over',
    ],
    [
      'is captured once by each name',
      [...parcels, sent('f', 1, 3, { isLast: true, captures: captures.map(each => ({ ...each, captureId: 'c' })) })],
      'money: names one capture twice',
    ],
    [
      'that was captured for lost goods goes back as they go no more',
      [
        ...parcels,
        sent('f', 1, 3, { isLast: true, captures }),
        lost('parcel-1', { lines: [units('f', 1, 3)], turns: 'lost', again }),
        cancelled([units('f', 1, 3)], { ...ended('again'), holds: [], unheldAt: ['depot'] }),
      ],
      'money: gives back  of what was lost and goes no more, where card-0: 100 of card-0,card-1: 200 of card-1 was taken',
    ],
    [
      'is not taken of a payment that it let go',
      [
        ...sale({ goods: { f: 1, g: 1 }, charges: [], cards: [199, 1] }),
        cancelled([units('f', 1)], { ...ended('f'), holds: [hold('f', 1)], voids: [{ paymentId: 'card-1' }] }),
        ...picked('g', 1),
        sent('g', 1, 1, { isLast: true, captures: captures }),
      ],
      'money: captures card-0: 100 of card-0,card-1: 200 of card-1, where card-0: 100 of card-0 is due',
    ],
    [
      'is not let go with the amendment that counts on it',
      [...asked, amended({ ...added, voids: [{ paymentId: 'more' }] })],
      'authorisations: lets payment more go, which it counts on or never named',
    ],
    [
      'is not that of another order',
      [...asked, amended({ ...added, voids: [{ paymentId: 'another' }] })],
      'authorisations: lets payment another go, which it counts on or never named',
    ],
    [
      'is captured as far as it is authorised, whoever asks',
      [
        ...shop,
        ...authorized('p', 100, { stream: 'till-1', step: 'sale' }),
        told('payment-p', 'CaptureRequested', { captureId: 'c', amountMinor: 101, key: 'k', requestedAt: at(0) }),
      ],
      'payments: captures more than is authorised',
    ],
  ])('%s', (_, log, why) => names(log, why))
})

describe('what falls due as goods leave', () => {
  const log = [...parcels, sent('f', 1, 3, { isLast: true, captures })]
  const asks = captures.map(({ captureId, paymentId, amountMinor }) =>
    told(`payment-${paymentId}`, 'CaptureRequested', { captureId, amountMinor, key: `k-${captureId}`, requestedAt: at(30) }),
  )
  const why = 'capture c-1 of payment card-1 is due and was never asked for'
  const violated = (events: readonly Told[], marginMs = 0) =>
    audited(events, { marginMs }).checked.find(({ name }) => name === 'payments')?.violation?.why ?? null

  test('is asked of its payment', () => {
    expect(violated([...log, ...asks])).toBeNull()
    expect(violated([...log, ...asks.slice(0, 1)])).toBe(why)
  })

  test('may still be asked for while it is young', () => {
    const young = [...log, ...asks.slice(0, 1)]
    expect(violated(young, 1e9)).toBeNull()
    expect(audited(young, { marginMs: 1e9 }).inFlight.map(({ what }) => what)).toContain(why)
  })
})
