import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RawEvent } from '#platform/event-store.ts'
import { pickupCode } from '#platform/pickup-code.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { byToken, openShop, orderOf, refusal, type Shop, unique } from '../../contract/orders/shop.ts'
import { readLog } from './recorded-log.ts'

let shop: Shop
let clean: RawEvent[]
beforeAll(async () => {
  shop = await openShop()
  await trade()
  clean = await readLog(shop.eventstoreUrl)
})
afterAll(() => shop?.close())

/** A pickup handed over after a wrong code, one rejected while ready, a declined card, and one that is not to be found. */
async function trade(): Promise<void> {
  for (const isRejected of [false, true]) {
    const { orderId, group } = await ready()
    if (isRejected) {
      await shop.pickups.till.rejectFulfilment(group())
      continue
    }
    const code = pickupCode(shop.secrets, orderId, 'f-1')
    await refusal(shop.pickups.till.handOver({ ...group(), code: code === '000000' ? '000001' : '000000' }))
    const { order } = await shop.pickups.till.handOver({ ...group(), code })
    const [capture] = order?.fulfilments[0]?.captures ?? []
    const { captureId = '', paymentId = '', amountMinor = '0' } = capture ?? {}
    await shop.payments.capture({ requestId: unique('capture'), paymentId, captureId, amountMinor })
  }
  await refusal(shop.orders.web.placeOrder(orderOf(await stocked(), byToken('sandbox-approve', 'sandbox-decline'))))
  const { order } = await shop.orders.web.placeOrder(orderOf(await stocked(), byToken('sandbox-approve')))
  const lost = { requestId: unique('act'), orderId: order?.orderId ?? '', fulfilmentId: 'f-1' }
  await shop.pickups.till.rejectFulfilment({ ...lost, outcome: 'UNFULFILLABLE_SET_ASIDE', notFound: true })
}

const stocked = () => shop.stocked(unique('mug'), 10)

async function ready() {
  const { order } = await shop.orders.web.placeOrder(orderOf(await stocked(), byToken('sandbox-approve')))
  const orderId = order?.orderId ?? ''
  const group = () => ({ requestId: unique('act'), orderId, fulfilmentId: 'f-1' })
  await shop.pickups.till.startPicking(group())
  await shop.pickups.till.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 2 }] })
  await shop.pickups.till.recordPick({ ...group(), lines: [{ lineId: 'l-1', quantity: 1 }] })
  await shop.pickups.till.markReady(group())
  return { orderId, group }
}

function brokenBy(log: readonly RawEvent[]): string | null {
  const audit = createAudit()
  for (const event of log) audit.take(event)
  const { first } = audit.finish({ marginMs: 0, isCut: false })
  return first && `${first.place.type}, ${first.invariant}: ${first.why}`
}

/** The log without the first event of a type, its stream counted anew. */
function without(log: RawEvent[], type: string): RawEvent[] {
  const gone = log.find(event => event.type === type)
  const left = log.filter(event => event !== gone)
  return left.map(event =>
    event.stream === gone?.stream && event.revision > gone.revision ? { ...event, revision: event.revision - 1 } : event,
  )
}
/** The log with the first event of a type told otherwise. */
const told = (log: RawEvent[], type: string, change: (data: ReturnType<typeof Object>) => void): RawEvent[] => {
  const copy = structuredClone(log)
  change(Object(copy.find(event => event.type === type)?.data))
  return copy
}

test('what really happened is clean', () => expect(brokenBy(clean)).toBeNull())

test.each<[string, (log: RawEvent[]) => RawEvent[], string]>([
  [
    'picking that nobody began',
    log => without(log, 'PickingStarted'),
    'UnitsPicked, fulfilments: comes while fulfilment f-1 is open',
  ],
  [
    'units that nobody picked',
    log => without(log, 'UnitsPicked'),
    'FulfilmentReady, fulfilments: is ready without 2 units of line l-1',
  ],
  [
    'units picked twice',
    log => told(log, 'UnitsPicked', data => (data.lines[0].quantity = 3)),
    'UnitsPicked, fulfilments: picks 1 units of line l-1 too many',
  ],
  [
    'a hand-over of what was never ready',
    log => without(without(log, 'FulfilmentReady'), 'NotificationDue'),
    'WrongCodeGiven, fulfilments: comes while fulfilment f-1 is picking',
  ],
  [
    'a shopper who was not told',
    log => without(log, 'NotificationDue'),
    'FulfilmentReady, fulfilments: is not followed by its NotificationDue',
  ],
  [
    'a miscounted wrong code',
    log => told(log, 'WrongCodeGiven', data => (data.triesLeft = 3)),
    'WrongCodeGiven, fulfilments: leaves 3 tries after 1 of 5',
  ],
  [
    'goods that left and were not issued',
    log => without(log, 'StockIssued'),
    'FulfilmentHandedOver, reservations: what has left was not issued from',
  ],
  [
    'more leaving than was held',
    log => told(log, 'FulfilmentHandedOver', data => (data.issue.positions[0].quantity = 4)),
    'FulfilmentHandedOver, reservations: what leaves of fulfilment f-1 is',
  ],
  [
    'goods that are not to be found and may still be sold',
    log => without(log, 'AvailabilitySuppressed'),
    'UnitsSetAside, missing goods: misses 3 units',
  ],
  [
    'fewer goods held back than are missing',
    log => told(log, 'AvailabilitySuppressed', data => (data.units = 1)),
    'AvailabilitySuppressed, missing goods: holds back 1 units where 3',
  ],
  [
    'goods held back that nobody misses',
    log => told(log, 'UnitsSetAside', data => delete data.missing),
    'AvailabilitySuppressed, missing goods: is held back for order-',
  ],
  ['stock that nobody freed', log => without(log, 'ReservationReleased'), 'StockReserved, reservations: outlives'],
  [
    'a rejection that gives up less',
    log => told(log, 'FulfilmentRejected', data => (data.holds = [])),
    'FulfilmentRejected, reservations: gives up holds',
  ],
  [
    'a capture of less than is due',
    log => told(log, 'FulfilmentHandedOver', data => (data.captures[0].amountMinor = 1)),
    'FulfilmentHandedOver, money: captures t-1: 1 of',
  ],
  ['a capture that nothing made due', log => without(log, 'FulfilmentHandedOver'), 'StockIssued, reservations:'],
  [
    'a capture of more than was due',
    log => told(log, 'CaptureRequested', data => (data.amountMinor = 1400)),
    'CaptureRequested, payments: captures 1400 where 1500 is due',
  ],
  [
    'money owed back that was never taken',
    log => told(log, 'FulfilmentRejected', data => (data.refundsDue = [{ tenderId: 't-1', amountMinor: 1500 }])),
    'FulfilmentRejected, money: gives back t-1: 1500',
  ],
  [
    'a payment that a rejection forgets',
    log => told(log, 'FulfilmentRejected', data => (data.voids = [])),
    'FulfilmentRejected, money: lets payments [] go',
  ],
  [
    'a payment that is let go and never voided',
    log => without(without(log, 'VoidRequested'), 'PaymentVoided'),
    'FulfilmentRejected, payments: lets payment',
  ],
  ['an order without its authorisation', log => without(log, 'PaymentAuthorized'), 'OrderPlaced, payments: counts on payment'],
])('%s', (_, change, why) => expect(brokenBy(change(clean))).toContain(why))
