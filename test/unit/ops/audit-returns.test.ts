import { describe, expect, test } from 'vitest'
import { at, audited, brokenBy, type Told, told } from './hand-made.ts'

const item = { names: { en: 'Lamp' }, barcodes: [], category: 'lamps', taxClass: '' }
const place = { name: '', countryCode: 'GB', timeZone: 'Europe/London' }
const owner = { stream: 'order-1', step: 'placement/1' }
const positions = [{ sku: 'A', locationId: 's', quantity: 3 }]
const order = (type: string, data: object, request?: string) => told('order-1', type, data, request)
const account = (type: string, data: object) => told('loyaltyAccount-a', type, data)
const payment = (type: string, data: object) => told('payment-p', type, data)
const back = (type: string, data: object, request?: string) => told('return-r', type, data, request)
const telling = (stream: string, key: string, request: string) =>
  told(stream, 'NotificationDue', { id: `${key} ${request}`, key, params: { fulfilmentId: 'f' }, dueAt: at(0) }, request)
const asked = { amountMinor: 800, key: 'k', requestedAt: at(0) }

const placed: Told = order('OrderPlaced', {
  channel: { id: 'app', kind: 'app' },
  channelOrderId: 'a-1',
  customerId: 'c-1',
  recipient: null,
  currency: 'GBP',
  pricesIncludeTax: true,
  lines: [
    ['1', 'A', 'goods', 3, 1000, 'f'],
    ['2', 'POST', 'charge', 1, 395, null],
  ].map(([lineId, sku, kind, quantity, totalMinor, fulfilmentId]) => {
    const unitPriceMinor = lineId === '1' ? 334 : 395
    const discounts = lineId === '1' ? [{ amountMinor: 2, reason: '' }] : []
    return { lineId, sku, kind, quantity, unitPriceMinor, discounts, taxMinor: 0, totalMinor, fulfilmentId }
  }),
  fulfilments: [{ fulfilmentId: 'f', method: 'pickup', locationId: 's', leftAt: null }],
  tenders: [
    { tenderId: 'card', kind: 'card', amountMinor: 800, reference: '', paymentId: 'p', authorization: 'authorized' },
    { tenderId: 'cash', kind: 'cash', amountMinor: 595, reference: '' },
  ],
  totalMinor: 1395,
  attempt: 1,
  placedAs: 'x',
  holds: [{ reservationId: 'h', fulfilmentId: 'f', positions }],
  payments: [{ paymentId: 'p', tenderId: 'card', amountMinor: 800 }],
  voids: [],
  issues: [],
  occurredAt: at(0),
  placedAt: at(0),
})
const issue = { issueId: 'i', reservationId: 'h', locationId: 's', leftAt: at(20), positions }
const capture = { captureId: 'c', tenderId: 'card', paymentId: 'p', amountMinor: 800 }
const captured = { captureId: 'c', ...asked }

/** Two lamps too many: three bought in the app with a card and cash, and handed over in a store. */
const sold: Told[] = [
  told('item-A', 'ItemAdded', { kind: 'goods', ...item }),
  told('item-POST', 'ItemAdded', { kind: 'postage', ...item }),
  told('location-s', 'LocationAdded', { kind: 'store', ...place }),
  told('location-s2', 'LocationAdded', { kind: 'store', ...place }),
  told('stock-A@s', 'StockReceived', { quantity: 3, reference: '', occurredAt: at(0) }),
  account('AccountEnrolled', { customerId: 'c-1', occurredAt: at(0), enrolledAt: at(0) }),
  payment('AuthorizationRequested', { owner, currency: 'GBP', token: 't', provider: 'x', ...asked }),
  payment('PaymentAuthorized', { providerReference: 'x', authorizedAt: at(0) }),
  told('stock-A@s', 'StockReserved', { reservationId: 'h', quantity: 3, owner, holdUntil: null, reservedAt: at(0) }),
  placed,
  order('PickingStarted', { fulfilmentId: 'f', locationId: 's', startedAt: at(0) }),
  order('UnitsPicked', { fulfilmentId: 'f', lines: [{ lineId: '1', quantity: 3 }], pickedAt: at(0) }),
  order('FulfilmentReady', { fulfilmentId: 'f', locationId: 's', codeHash: 'x', pickupUntil: at(99), readyAt: at(0) }, 'ready'),
  telling('order-1', 'pickup.ready', 'ready'),
  order('FulfilmentHandedOver', { fulfilmentId: 'f', issue, captures: [capture], overrideReason: null, handedOverAt: at(20) }),
  told('stock-A@s', 'StockIssued', {
    issueId: 'i',
    reservationId: 'h',
    quantity: 3,
    owner: { stream: 'order-1', step: 'departure/i' },
    occurredAt: at(20),
    recordedAt: at(20),
  }),
  payment('CaptureRequested', captured),
  payment('PaymentCaptured', { captureId: 'c', amountMinor: 800, capturedAt: at(20) }),
]
const rate = { points: 1, perMinor: 100, channelPercent: 100, categoryPercent: 100, rounding: 'down' }
const lot = (changed: object = {}) => ({
  lotId: 'l',
  lineId: '1',
  quantity: 3,
  amountMinor: 1000,
  rate,
  units: [{ first: 1, last: 3 }],
  points: 9,
  activatesAt: at(25),
  ...changed,
})
const promised = (changed: object = {}, ofLot: object = {}) =>
  account('PointsPromised', {
    orderId: '1',
    currency: 'GBP',
    policyVersion: 0,
    channelKind: 'app',
    purchasedAt: at(0),
    lots: [lot(ofLot)],
    promisedAt: at(20),
    ...changed,
  })
const activated = (changed: object = {}) =>
  account('PointsActivated', { orderId: '1', lots: [{ lotId: 'l', points: 9, debtRepaid: 0, ...changed }], activatedAt: at(30) })

const unit = (first = 1, last = first, lineId = '1') => [{ lineId, units: [{ first, last }] }]
const paid = (card: number, cash: number) => [
  { tenderId: 'card', amountMinor: card },
  { tenderId: 'cash', amountMinor: cash },
]
const claimed = (lines = unit(), shares = paid(191, 143), returnId = 'r') =>
  order('UnitsClaimed', { returnId, lines, paid: shares, opening: '{}', claimedAt: at(30) })
const openedLine = {
  ...{ lineId: '1', sku: 'A', kind: 'goods', quantity: 3, lineTotalMinor: 1000, feeBps: 0, units: [{ first: 1, last: 1 }] },
  ...{ paidMinor: 334, feeMinor: 0, refundMinor: 334 },
}
const opened = (changed: object = {}, ofLine: object = {}) =>
  back('ReturnOpened', {
    orderId: '1',
    orderChannelId: 'app',
    channel: { id: 'till', kind: 'store' },
    customerId: 'c-1',
    currency: 'GBP',
    policyVersion: 0,
    lines: [{ ...openedLine, ...ofLine }],
    tenders: [
      { tenderId: 'card', kind: 'card', paymentId: 'p', refundMinor: 191 },
      { tenderId: 'cash', kind: 'cash', paymentId: null, refundMinor: 143 },
    ],
    overrideReason: null,
    reason: '',
    alreadyRefunded: false,
    occurredAt: at(30),
    openedAt: at(30),
    ...changed,
  })
const received = (lines = unit()) => back('UnitsReceived', { locationId: 's2', lines, receivedAt: at(31) })
const accepted = (changed: object = {}) =>
  back(
    'UnitsAccepted',
    {
      lines: [{ ...unit()[0], locationId: 's2', disposition: 'sellable', ...changed }],
      approvedBecause: null,
      acceptedAt: at(32),
    },
    'accept',
  )
const granted = (card = 191, cash = 143, lines = unit()) =>
  back(
    'RefundGranted',
    {
      refunds: [
        { refundId: 'r-card', tenderId: 'card', paymentId: 'p', kind: 'card', amountMinor: card },
        { refundId: 'r-cash', tenderId: 'cash', paymentId: null, kind: 'cash', amountMinor: cash },
      ],
      lines,
      grantedAt: at(32),
    },
    'accept',
  )
const returned = (lines = unit(), refunds = paid(191, 143)) =>
  order('UnitsReturned', { returnId: 'r', lines, refunds, returnedAt: at(33) })
const restocked = (changed: object = {}, stream = 'stock-A@s2') =>
  told(stream, 'StockReturned', {
    entryId: 'e',
    quantity: 1,
    disposition: 'sellable',
    owner: { stream: 'return-r', step: 'stock' },
    occurredAt: at(33),
    recordedAt: at(33),
    ...changed,
  })
const refundAsked = (amountMinor = 191) =>
  payment('RefundRequested', { refundId: 'r-card', amountMinor, key: 'k', requestedAt: at(34) })
const refunded = payment('PaymentRefunded', { refundId: 'r-card', amountMinor: 191, refundedAt: at(34) })
const executed = (refundId: string) => back('RefundExecuted', { refundId, executedAt: at(34) })
const clawed = (changed: object = {}) =>
  account('PointsClawedBack', {
    returnId: 'r',
    orderId: '1',
    lines: [{ ...unit()[0], points: 3 }],
    taken: [{ lotId: 'l', from: 'active', points: 3 }],
    debt: 0,
    clawedBackAt: at(35),
    ...changed,
  })
const settled = (points = 3) => back('ReturnSettled', { points, settledAt: at(36) })

const before = [...sold, promised(), activated()]
const requested = [...before, claimed(), opened()]
const inspected = [...requested, received(), accepted(), granted()]
const carried = [...inspected, returned(), restocked()]
const givenBack = [...carried, refundAsked(), refunded, executed('r-card'), executed('r-cash')]
const whole = [...givenBack, clawed(), settled()]
const n = (events: readonly Told[]) => events.length

describe('a return that was carried out in full', () => {
  test('is clean, and so is the sale alone', () => {
    expect(brokenBy(...before)).toBeNull()
    expect(brokenBy(...whole)).toBeNull()
  })

  test.each([
    ['units that nobody opened a return for', n(requested) - 1, 'units: claims units for return r, which was never opened'],
    ['an acceptance that the order does not say', n(inspected), 'order 1 does not say that units 1 of line 1 are returned'],
    [
      'units that did not come back to stock',
      n(inspected) + 1,
      '1 units are accepted for stock-A@s2 sellable, of which 0 came back',
    ],
    ['a refund that was never asked for', n(carried), 'refund r-card was granted and never asked for'],
    [
      'a refund whose end the return does not say',
      n(carried) + 2,
      'payment p ended refund r-card, which its return does not say',
    ],
  ])('is in flight while it is young, and broken behind that: %s', (_, length, why) => {
    const log = whole.slice(0, length)
    const plain = why.replace(/^\w+: /, '')
    expect(audited(log, { marginMs: 3_600_000, at: Date.parse(at(length)) })).toMatchObject({
      first: null,
      inFlight: expect.arrayContaining([expect.objectContaining({ what: plain })]),
    })
    expect(audited(log).checked.map(({ violation }) => violation?.why)).toContain(plain)
  })

  test('waits for its provider as long as that takes', () => expect(brokenBy(...carried, refundAsked())).toBeNull())
})

/** What is left undone is not looked at. */
function brokenAtOnce(...log: Told[]): string | null {
  const { first } = audited(log, { marginMs: 1e9 })
  return first && `${first.place.position} ${first.invariant}: ${first.why}`
}
const broken = (log: Told[], why: string) => () => expect(brokenAtOnce(...log)).toBe(`${n(log) - 1} ${why}`)

describe('a unit', () => {
  const other = (lines = unit()) => claimed(lines, lines[0]?.units[0]?.first === 1 ? paid(191, 143) : paid(191, 142), 'q')
  test(
    'is claimed by one return at a time',
    broken([...requested, other()], 'units: unit 1 of line 1 is returned or being returned'),
  )
  test('is returned once', broken([...whole, other()], 'units: unit 1 of line 1 is returned or being returned'))
  test('is free again once it is given up', () => {
    const cancelled = back('ReturnCancelled', { lines: unit(), reason: '', cancelledAt: at(31) })
    const released = order('ClaimReleased', { returnId: 'r', lines: unit(), reason: 'cancelled', releasedAt: at(32) })
    const again = [...requested, cancelled, released, other()]
    expect(brokenBy(...again)).toBe(`${n(again) - 1} returns: claims units for return q, which was never opened`)
    expect(brokenBy(...requested, cancelled)).toMatch(/returns: order 1 still counts units 1 of line 1 as claimed$/)
    expect(brokenBy(...requested, released)).toMatch(/returns: carries out units 1 of line 1, where return r decided none$/)
  })
  test('comes back only after it left', () => {
    const early = [...sold.slice(0, 10), claimed()]
    expect(brokenBy(...early)).toMatch(/^10 units: units 1 of line 1 come back, of which none have left$/)
  })
  test(
    'that is not there does not come back',
    broken([...before, claimed(unit(4), paid(0, 0))], 'units: units 4 of line 1 come back, of which 1–3 have left'),
  )
  test(
    'is claimed at what was paid for it',
    broken(
      [...before, claimed(unit(), paid(192, 142))],
      'units: these units were paid with [card: 191, cash: 143], but [card: 192, cash: 142] is said',
    ),
  )
  test(
    'gives back no more than was paid for it',
    broken(
      [...inspected, returned(unit(), paid(192, 142))],
      'units: gives 192 back to tender card, which paid 191 for these units',
    ),
  )
  test(
    'is returned only if it is claimed',
    broken([...inspected, returned(unit(2), paid(191, 142))], 'units: ends units 2 of line 1, of which 1 are claimed'),
  )
})

describe('a return', () => {
  test(
    'opens on just what it claims',
    broken(
      [...before, claimed(), opened({}, { units: [{ first: 2, last: 2 }], paidMinor: 333, refundMinor: 334 })],
      'returns: line 1 gives back 334 of 333, with 0 kept',
    ),
  )
  test(
    'is of its order',
    broken([...before, claimed(), opened({ currency: 'EUR' })], 'returns: is of EUR,c-1,app, where its order is of GBP,c-1,app'),
  )
  test(
    'goes by the policy of the purchase',
    broken(
      [...before, claimed(), opened({ policyVersion: 1 })],
      'returns: goes by version 1 of the policy, where version 0 was in force',
    ),
  )
  test(
    'keeps no more than the policy does',
    broken([...before, claimed(), opened({}, { feeBps: 100 })], 'returns: keeps 100 bps of line 1, where the policy keeps 0'),
  )
  test(
    'receives what is awaited, once',
    broken([...requested, received(), received()], 'returns: units 1 of line 1 are not awaiting'),
  )
  test('accepts what it received', broken([...requested, accepted()], 'returns: units 1 of line 1 are not received or review'))
  test(
    'accepts units where they lie',
    broken([...requested, received(), accepted({ locationId: 's' })], 'returns: accepts units 1 of line 1 at s, which lie at s2'),
  )
  test('accepts with a grant', () =>
    expect(brokenBy(...requested, received(), accepted())).toMatch(/returns: accepts units, and grants no refund$/))
  test(
    'grants what the units were paid with',
    broken([...requested, received(), accepted(), granted(190)], 'returns: grants 333 for units that are worth 334'),
  )
  test(
    'grants no tender more than it paid',
    broken(
      [...requested, received(), accepted(), granted(192, 142)],
      'returns: grants 192 to tender card, which paid 191 for these units',
    ),
  )
  test('is settled once all is carried out', () => {
    expect(brokenAtOnce(...inspected, settled(0))).toMatch(/is settled, but order 1 does not say/)
    expect(brokenAtOnce(...inspected, returned(), settled(0))).toMatch(/returned stock: is settled, but 1 units are accepted/)
    expect(brokenAtOnce(...carried, settled(0))).toMatch(/refunds: is settled while refund r-card is granted$/)
    expect(brokenAtOnce(...givenBack, settled(0))).toMatch(/points: is settled, but unit 1 of line 1 kept its points$/)
    expect(brokenAtOnce(...givenBack, clawed(), settled(2))).toMatch(/points: says that 2 points went back, where 3 did$/)
  })
})

describe('stock that comes back', () => {
  test(
    'does so once',
    broken(
      [...carried, restocked({ entryId: 'e2' })],
      'returned stock: 2 units come back sellable for return-r, which accepted 1',
    ),
  )
  test(
    'does so as it was found',
    broken(
      [...inspected, returned(), restocked({ disposition: 'damaged' })],
      'returned stock: 1 units come back damaged for return-r, which accepted 0',
    ),
  )
  test(
    'does so where it lies',
    broken(
      [...inspected, returned(), restocked({}, 'stock-A@s')],
      'returned stock: 1 units come back sellable for return-r, which accepted 0',
    ),
  )
})

describe('a refund', () => {
  const failed = payment('RefundFailed', { refundId: 'r-card', reason: 'closed', failedAt: at(34) })
  const said = back('RefundFailed', { refundId: 'r-card', reason: 'closed', failedAt: at(34) })
  const credit = (amountMinor = 191, stream = 'return-r') =>
    told('storedValue-v', 'StoreCreditIssued', { owner: { stream, step: 'x' }, amountMinor, currency: 'GBP', issuedAt: at(35) })
  const replaced = back('RefundReplaced', { refundId: 'r-card', storedValueId: 'v', amountMinor: 191, replacedAt: at(35) })

  test('is what was granted', broken([...carried, refundAsked(190)], 'refunds: asks for 190 back, where return r granted 191'))
  test(
    'is granted before it is asked for',
    broken([...before, refundAsked()], 'refunds: asks for refund r-card, which nobody granted'),
  )
  test(
    'is said to be given back when it is',
    broken([...carried, refundAsked(), executed('r-card')], 'refunds: says that payment p gave back, which is asked'),
  )
  test('ends once', broken([...givenBack, executed('r-cash')], 'refunds: refund r-cash is executed, and now executed'))
  test('that failed becomes store credit, once', () => {
    const gone = [...carried, executed('r-cash'), refundAsked(), failed, said]
    expect(brokenBy(...gone)).toMatch(/refunds: refund r-card failed, and nothing took its place$/)
    expect(brokenBy(...gone, credit(), replaced, clawed(), settled())).toBeNull()
    expect(brokenBy(...gone, replaced)).toMatch(/store credit v, which was never issued$/)
    expect(brokenBy(...gone, credit(190), replaced)).toMatch(/refunds: replaces 191 GBP by 190 GBP$/)
    expect(brokenBy(...gone, credit(191, 'return-q'), replaced)).toMatch(/store credit v was issued for return-q$/)
  })
  test('may be with a person', () => {
    const person = back('RefundNeedsPerson', { refundId: 'r-card', because: 'silent', askedAt: at(35) })
    expect(brokenBy(...carried, refundAsked(), person)).toBeNull()
    expect(brokenBy(...carried, refundAsked(), person, executed('r-card'), executed('r-cash'), clawed(), settled())).toBeNull()
  })
})

describe('points', () => {
  test.each<[string, Told[], string]>([
    ['are as many as the units cost', [promised({}, { points: 10 })], 'units 1–3 of line 1 earn 9, but 10 are promised'],
    [
      'are of units that left',
      [promised({}, { units: [{ first: 1, last: 4 }] })],
      'units 1–4 of line 1 earn, of which 1–3 have left',
    ],
    [
      'are by the rules of the purchase',
      [promised({ policyVersion: 1 })],
      'earns by version 1 of the rules, where version 0 was in force',
    ],
    [
      'are by the rate of the rules',
      [promised({}, { rate: { ...rate, points: 2 }, points: 18 })],
      'line 1 earns by 2 per 100 at 100 % × 100 %, down, where 1 per 100 at 100 % × 100 %, down is due',
    ],
    ['are of the channel', [promised({ channelKind: 'web' })], 'earns in GBP on web, where the order is in GBP on app'],
    ['are earned once', [promised(), promised({}, { lotId: 'm' })], 'unit 1 of line 1 earned before, or came back'],
    [
      'become active when they are due',
      [promised({}, { activatesAt: at(31) }), activated()],
      `lot l becomes active at ${at(31)}, not before`,
    ],
    ['become active whole', [promised(), activated({ points: 8 })], 'lot l holds 9, of which 8 become active'],
    ['become active once', [promised(), activated(), activated()], 'lot l is not promised for order 1'],
    ['pay no debt that is not there', [promised(), activated({ debtRepaid: 1 })], 'pays 1 of a debt of 0 out of 9'],
  ])('%s', (_, events, why) => broken([...sold, ...events], `points: ${why}`)())

  test.each<[string, Told, string]>([
    ['of its unit', clawed({ lines: [{ ...unit()[0], points: 4 }] }), 'units 1 of line 1 earned 3, but 4 go'],
    [
      'of units that came back',
      clawed({ lines: [{ ...unit(2)[0], points: 3 }] }),
      'takes back points of unit 2 of line 1, which return r never brought back',
    ],
    [
      'from where they are',
      clawed({ taken: [{ lotId: 'l', from: 'promised', points: 3 }] }),
      'takes from lot l, which is not promised',
    ],
    [
      'in full',
      clawed({ taken: [{ lotId: 'l', from: 'active', points: 2 }] }),
      'takes 2 points and 0 as debt, where 3 are to go',
    ],
    ['from its own lot first', clawed({ taken: [], debt: 3 }), 'takes less than 3 from lot l, which its own units earned'],
  ])('go back %s', (_, event, why) => broken([...givenBack, event], `points: ${why}`)())

  test('go back once', broken([...givenBack, clawed(), clawed()], 'points: takes back the points of unit 1 of line 1 twice'))

  test('that left are owed', () => expect(brokenBy(...sold)).toBe(`14 points: what has left of order 1 never earned its points`))

  test('of units that came back first are never promised', () => {
    const [sale, claim] = [sold, [claimed(), opened(), received(), accepted(), granted(), returned(), restocked()]]
    const annulled = clawed({ lines: [{ ...unit()[0], points: 0 }], taken: [] })
    const rest = promised({}, { units: [{ first: 2, last: 3 }], points: 6 })
    const ended = [refundAsked(), refunded, executed('r-card'), executed('r-cash'), annulled, settled(0)]
    const due = activated({ points: 6 })
    expect(brokenBy(...sale, ...claim, ...ended, rest, due)).toBeNull()
    const late = [...sale, ...claim, ...ended, promised()]
    broken(late, 'points: unit 1 of line 1 earned before, or came back')()
  })

  test('that are gone become debt, which later points pay', () => {
    const spent = (difference: number, taken: object[], lotId: string | null, debtRepaid = 0) =>
      account('PointsAdjusted', {
        adjustmentId: `a${difference}`,
        difference,
        reason: 'x',
        lotId,
        taken,
        debtRepaid,
        adjustedAt: at(31),
      })
    const poor = [...before, spent(-8, [{ lotId: 'l', points: 8 }], null), ...whole.slice(n(before), n(givenBack))]
    const owing = [...poor, clawed({ taken: [{ lotId: 'l', from: 'active', points: 1 }], debt: 2 })]
    expect(brokenBy(...owing, spent(5, [], 'm', 2))).toBeNull()
    broken([...owing, spent(5, [], 'm', 0)], 'points: pays 0 of a debt of 2 out of 5')()
    broken(
      [...poor, spent(4, [], 'm'), clawed({ taken: [{ lotId: 'l', from: 'active', points: 1 }], debt: 2 })],
      'points: leaves 2 as debt while there are active points',
    )()
    broken([...before, spent(-10, [{ lotId: 'l', points: 10 }], null)], 'points: takes 10 from lot l, which holds 9')()
  })
})
