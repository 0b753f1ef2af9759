import { expect } from 'vitest'
import { at, firstBroken, type Told, told } from './hand-made.ts'

const item = { names: { en: 'Lamp' }, barcodes: [], category: 'lamps', taxClass: '' }
const place = { name: '', countryCode: 'GB', timeZone: 'Europe/London' }
const owner = { stream: 'order-1', step: 'placement/1' }
const positions = [{ sku: 'A', locationId: 's', quantity: 3 }]
export const order = (type: string, data: object, request?: string) => told('order-1', type, data, request)
export const account = (type: string, data: object) => told('loyaltyAccount-a', type, data)
export const payment = (type: string, data: object) => told('payment-p', type, data)
export const back = (type: string, data: object, request?: string) => told('return-r', type, data, request)
const telling = (stream: string, key: string, request: string) => {
  const params = { fulfilmentId: 'f', locationId: 's', pickupUntil: at(99) }
  return told(stream, 'NotificationDue', { id: `${key} ${request}`, key, params, dueAt: at(0) }, request)
}
const due = (key: string, params: object) =>
  told('return-r', 'NotificationDue', { id: `${key} ${JSON.stringify(params)}`, key, params, dueAt: at(0) })
/** A decision on the return, of which its customer is told. */
const toldBack = (type: string, data: object, key: string, params: object): Told => ({
  ...back(type, data),
  next: due(key, params),
})
const asked = { amountMinor: 800, key: 'k', requestedAt: at(0) }

const payments = [{ paymentId: 'p', tenderId: 'card', amountMinor: 800 }]
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
  payments,
  voids: [],
  issues: [],
  occurredAt: at(0),
  placedAt: at(0),
})
const issue = { issueId: 'i', reservationId: 'h', locationId: 's', leftAt: at(20), positions }
const capture = { captureId: 'c', tenderId: 'card', paymentId: 'p', amountMinor: 800 }
const captured = { captureId: 'c', ...asked }

/** Two lamps too many: three bought in the app with a card and cash, and handed over in a store. */
export const sold: Told[] = [
  told('item-A', 'ItemAdded', { kind: 'goods', ...item }),
  told('item-POST', 'ItemAdded', { kind: 'postage', ...item }),
  told('location-s', 'LocationAdded', { kind: 'store', ...place }),
  told('location-s2', 'LocationAdded', { kind: 'store', ...place }),
  told('stock-A@s', 'StockReceived', { quantity: 3, reference: '', occurredAt: at(0) }),
  account('AccountEnrolled', { customerId: 'c-1', occurredAt: at(0), enrolledAt: at(0) }),
  order('AuthorizationsRequested', { attempt: 1, payments, requestedAt: at(0) }),
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
export const rate = { points: 1, perMinor: 100, channelPercent: 100, categoryPercent: 100, rounding: 'down' }
/** Thirty days after they left. */
export const closes = at(20 + 30 * 86_400)
const lot = (changed: object = {}) => ({
  lotId: 'l',
  lineId: '1',
  quantity: 3,
  amountMinor: 1000,
  rate,
  units: [{ first: 1, last: 3 }],
  points: 9,
  activatesAt: closes,
  ...changed,
})
export const promised = (changed: object = {}, ofLot: object = {}) =>
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
export const activated = (changed: object = {}, activatedAt = closes) =>
  account('PointsActivated', { orderId: '1', lots: [{ lotId: 'l', points: 9, debtRepaid: 0, ...changed }], activatedAt })

export const unit = (first = 1, last = first, lineId = '1') => [{ lineId, units: [{ first, last }] }]
export const paid = (card: number, cash: number) => [
  { tenderId: 'card', amountMinor: card },
  { tenderId: 'cash', amountMinor: cash },
]
export const claimed = (lines = unit(), shares = paid(191, 143), returnId = 'r') =>
  order('UnitsClaimed', { returnId, lines, paid: shares, opening: '{}', claimedAt: at(30) })
const openedLine = {
  ...{ lineId: '1', sku: 'A', kind: 'goods', quantity: 3, lineTotalMinor: 1000, feeBps: 0, units: [{ first: 1, last: 1 }] },
  ...{ paidMinor: 334, feeMinor: 0, refundMinor: 334 },
}
export const opened = (changed: object = {}, ofLine: object = {}): Told => {
  const data = {
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
  }
  if (data.alreadyRefunded) return back('ReturnOpened', data)
  return toldBack('ReturnOpened', data, 'return.opened', { units: '1', refundMinor: '334', currency: data.currency })
}
export const received = (lines = unit()) => back('UnitsReceived', { locationId: 's2', lines, receivedAt: at(31) })
export const accepted = (changed: object = {}) =>
  back(
    'UnitsAccepted',
    {
      lines: [{ ...unit()[0], locationId: 's2', disposition: 'sellable', ...changed }],
      approvedBecause: null,
      acceptedAt: at(32),
    },
    'accept',
  )
export const granted = (card = 191, cash = 143, lines = unit()) =>
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
export const returned = (lines = unit(), refunds = paid(191, 143)) =>
  order('UnitsReturned', { returnId: 'r', lines, refunds, returnedAt: at(33) })
export const restocked = (changed: object = {}, stream = 'stock-A@s2') =>
  told(stream, 'StockReturned', {
    entryId: 'e',
    quantity: 1,
    disposition: 'sellable',
    owner: { stream: 'return-r', step: 'stock' },
    occurredAt: at(33),
    recordedAt: at(33),
    ...changed,
  })
export const refundAsked = (amountMinor = 191) =>
  payment('RefundRequested', { refundId: 'r-card', amountMinor, key: 'k', requestedAt: at(34) })
export const refunded = payment('PaymentRefunded', { refundId: 'r-card', amountMinor: 191, refundedAt: at(34) })
const amounts: Record<string, [amountMinor: string, by: string]> = { 'r-card': ['191', 'card'], 'r-cash': ['143', 'cash'] }
/** With a request: as history, of which nobody is told. */
export const executed = (refundId: string, request?: string): Told => {
  const [amountMinor = '', by = ''] = amounts[refundId] ?? []
  const data = { refundId, executedAt: at(34) }
  if (request !== undefined) return back('RefundExecuted', data, request)
  return toldBack('RefundExecuted', data, 'return.refunded', { amountMinor, currency: 'GBP', by })
}
export const replaced = toldBack(
  'RefundReplaced',
  { refundId: 'r-card', storedValueId: 'v', amountMinor: 191, replacedAt: at(35) },
  'return.refunded',
  { amountMinor: '191', currency: 'GBP', by: 'store_credit' },
)
export const cancelled = toldBack('ReturnCancelled', { lines: unit(), reason: '', cancelledAt: at(31) }, 'return.cancelled', {
  units: '1',
})
export const clawed = (changed: object = {}) =>
  account('PointsClawedBack', {
    returnId: 'r',
    orderId: '1',
    lines: [{ ...unit()[0], points: 3 }],
    taken: [{ lotId: 'l', from: 'active', points: 3 }],
    debt: 0,
    clawedBackAt: at(35),
    ...changed,
  })
export const settled = (points = 3) => back('ReturnSettled', { points, settledAt: at(36) })

export const before = [...sold, promised(), activated()]
export const requested = [...before, claimed(), opened()]
export const inspected = [...requested, received(), accepted(), granted()]
export const carried = [...inspected, returned(), restocked()]
export const givenBack = [...carried, refundAsked(), refunded, executed('r-card'), executed('r-cash')]
export const whole = [...givenBack, clawed(), settled()]
/** The cash is left with the channel that took it, which never tells. */
export const leftWithChannel = [...carried, refundAsked(), refunded, executed('r-card'), clawed(), settled()]
/** Its money was given back before, as the grant says. */
export const known = [...before, claimed(), opened({ alreadyRefunded: true }), received(), accepted(), granted()]
export const saidWithGrant = [...known, executed('r-card', 'accept'), executed('r-cash', 'accept')]
export const history = [...saidWithGrant, returned(), restocked(), clawed(), settled()]
export const n = (events: readonly Told[]) => events.length

/** What is left undone is not looked at. */
export const brokenAtOnce = (...log: Told[]): string | null => firstBroken(log, { marginMs: 1e9 })
export const broken = (log: Told[], why: string) => () => expect(brokenAtOnce(...log)).toBe(`${n(log) - 1} ${why}`)
