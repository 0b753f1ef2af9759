import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../kernel/arbitraries.ts'
import { early } from './asks-desk.ts'
import { begin, commands, type Model, returns, takeBackTheRest } from './commands.ts'
import { requireSums } from './money.ts'
import { orders, sales } from './orders.ts'
import { RealOrder } from './real.ts'

/** Asks each order and its model the same, and tells which events and refusals that met. */
function asked(order: typeof orders, all: typeof commands, numRuns: number): string[] {
  const met = new Set<string>()
  fc.assert(
    fc.property(early, order, all, (before, placing, asks) => {
      const real = new RealOrder(met)
      let model: Model | undefined
      fc.modelRun(() => {
        model = begin(before, placing, real)
        return { model, real }
      }, asks)
      if (!model?.desk.world) throw new Error('it was placed')
      takeBackTheRest(model, real)
      requireSums(model.desk.world)
    }),
    { ...runs, numRuns },
  )
  return [...met]
}

const events = [
  ...['AuthorizationsRequested', 'PlacementAbandoned', 'PaymentConfirmed', 'PaymentRefused', 'OrderCancelled', 'UnitsCancelled'],
  ...['PickingStarted', 'UnitsPicked', 'FulfilmentReady', 'FulfilmentHandedOver', 'WrongCodeGiven', 'FulfilmentRejected'],
  ...['FulfilmentExpired', 'FulfilmentDelayed', 'UnitsSetAside', 'ChoiceOffered', 'FulfilmentMoved', 'FulfilmentSplit'],
  ...['MoveAbandoned', 'ShipmentSent', 'ShipmentDelivered', 'ShipmentLost', 'SentToStore', 'TransitEnded', 'OrderHeld'],
  ...['HoldReleased', 'AddressChanged', 'OrderAmended', 'AmendmentProposed', 'AmendmentWithdrawn', 'AmendmentAbandoned'],
  ...['AmendmentPaymentsRequested', 'RefundExecuted', 'ChannelRefunded', 'UnitsClaimed'],
  ...['GoodsCame', 'GoodsExpected'],
]
const refusals = [
  ...['ORDER_NOT_FOUND', 'ORDER_DIFFERS', 'ATTEMPT_ABANDONED', 'ATTEMPT_UNKNOWN', 'TOTAL_MISMATCH', 'TENDERS_MISMATCH'],
  ...['WRONG_STATE', 'PAYMENT_PENDING', 'ORDER_ON_HOLD', 'METHOD_NOT_SUPPORTED', 'PICK_INCOMPLETE', 'PICK_ABOVE_ORDERED'],
  ...['CODE_BLOCKED', 'ALREADY_HANDED_OVER', 'HAND_OVER_ABOVE_READY', 'NOT_DUE', 'MOVES_NOWHERE', 'MOVE_CONTENDED'],
  ...['UNITS_NOT_CANCELLABLE', 'ORDER_NOT_CANCELLABLE', 'NOTHING_WOULD_REMAIN', 'SHIPMENT_ABOVE_PICKED', 'PARCEL_DIFFERS'],
  ...['ORDER_NOT_AMENDABLE', 'AMENDMENT_PENDING', 'AMENDMENT_CONTENDED', 'LINE_NOT_REPRICEABLE', 'CHARGES_FELL_DUE'],
  ...['AWAITS_GOODS', 'LINE_ID_TAKEN', 'FULFILMENT_ID_TAKEN', 'REFUND_ABOVE_DUE', 'CHANNEL_REFUND_DIFFERS'],
]
const returning = [
  ...['UnitsClaimed', 'ClaimReleased', 'UnitsReturned', 'CLAIM_DIFFERS', 'CLAIM_NOT_FOUND', 'UNITS_CLAIMED', 'UNITS_NOT_LEFT'],
  ...['UNITS_NOT_CLAIMED', 'REFUND_ABOVE_PAID'],
]

const limit = { timeout: 240_000 }

test('whatever is asked of an order, it answers as a table of its units would, and comes to the same', limit, () => {
  const met = asked(orders, commands, 500)
  // A model that never meets an event, or a refusal, proves nothing of it.
  expect([...events, ...refusals].filter(each => !met.includes(each))).toEqual([])
})

test('whatever is claimed, let go and given back of what has left, every tender gives back just what it paid', limit, () => {
  const met = asked(sales, returns, 300)
  expect(returning.filter(each => !met.includes(each))).toEqual([])
})
