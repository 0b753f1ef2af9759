import { never, type Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { abandonAmendment, amendOrder, completeAmendment, requestAmendmentPayments, withdrawAmendment } from './amending.ts'
import { cancelLines, cancelOrder } from './cancelling.ts'
import { claimUnits, recordReturned, releaseClaim } from './claims.ts'
import type { OrderCommand } from './commands.ts'
import { recordDelivery, recordLost, recordShipment } from './delivery.ts'
import { paymentOf } from './ending.ts'
import type { OrderEvent } from './events.ts'
import { recordGoods } from './goods.ts'
import { changeAddress, holdOrder, releaseHold } from './holding.ts'
import { requireMoneyAddsUp } from './money.ts'
import { abandonMove, moveFulfilment, splitFulfilment } from './moving.ts'
import type { Order } from './order.ts'
import { settlePayment } from './payment.ts'
import { offerChoice, recordPick, startPicking } from './picking.ts'
import { expire, handOver, markReady, rejectFulfilment } from './pickup.ts'
import { recordChannelRefund, recordRefund } from './refunding.ts'
import { recordArrival } from './transit.ts'

export function decide(command: OrderCommand, order: Order): OrderEvent[] {
  switch (command.type) {
    case 'RequestAuthorizations':
      return requestAuthorizations(command, order)
    case 'PlaceOrder':
      return place(command, order)
    case 'AbandonPlacement':
      return abandon(command, order)
    case 'CancelOrder':
      return cancelOrder(command, order)
    case 'SettlePayment':
      return settlePayment(command, order)
    case 'StartPicking':
      return startPicking(command, order)
    case 'RecordPick':
      return recordPick(command, order)
    case 'MarkReady':
      return markReady(command, order)
    case 'HandOver':
      return handOver(command, order)
    case 'RejectFulfilment':
      return rejectFulfilment(command, order)
    case 'ExpireFulfilment':
      return expire(command, order)
    case 'CancelLines':
      return cancelLines(command, order)
    case 'RecordShipment':
      return recordShipment(command, order)
    case 'MoveFulfilment':
      return moveFulfilment(command, order)
    case 'SplitFulfilment':
      return splitFulfilment(command, order)
    case 'AbandonMove':
      return abandonMove(command, order)
    case 'AmendOrder':
      return amendOrder(command, order)
    case 'CompleteAmendment':
      return completeAmendment(command, order)
    case 'WithdrawAmendment':
      return withdrawAmendment(command, order)
    case 'RequestAmendmentPayments':
      return requestAmendmentPayments(command, order)
    case 'AbandonAmendment':
      return abandonAmendment(command, order)
    case 'RecordGoods':
      return recordGoods(command, order)
    case 'HoldOrder':
      return holdOrder(command, order)
    case 'ReleaseHold':
      return releaseHold(command, order)
    case 'ChangeAddress':
      return changeAddress(command, order)
    case 'RecordDelivery':
      return recordDelivery(command, order)
    case 'RecordLost':
      return recordLost(command, order)
    case 'RecordArrival':
      return recordArrival(command, order)
    case 'RecordRefund':
      return recordRefund(command, order)
    case 'RecordChannelRefund':
      return recordChannelRefund(command, order)
    case 'OfferChoice':
      return offerChoice(command, order)
    case 'ClaimUnits':
      return claimUnits(command, order)
    case 'ReleaseClaim':
      return releaseClaim(command, order)
    case 'RecordReturned':
      return recordReturned(command, order)
    default:
      return never(command)
  }
}

/** The attempt that a placement of this order must hold stock under. */
export const currentAttempt = (order: Order): number => order.abandoned + 1

function requireCurrent(attempt: number, order: Order): void {
  if (attempt !== currentAttempt(order)) throw new Rejection('contended', 'ATTEMPT_ABANDONED', { attempt: currentAttempt(order) })
}

function requestAuthorizations({ attempt, payments, at }: Of<OrderCommand, 'RequestAuthorizations'>, order: Order): OrderEvent[] {
  if (order.state !== 'unplaced') return []
  requireCurrent(attempt, order)
  const known = new Set(order.requested.map(({ paymentId }) => paymentId))
  const added = payments.filter(({ paymentId }) => !known.has(paymentId))
  return added.length > 0 ? [{ type: 'AuthorizationsRequested', attempt, payments: added, requestedAt: at }] : []
}

function place({ placedAs, placement, attempt, holds, issues, at }: Of<OrderCommand, 'PlaceOrder'>, order: Order): OrderEvent[] {
  if (order.state !== 'unplaced') {
    if (order.placedAs !== placedAs) throw new Rejection('exists', 'ORDER_DIFFERS')
    return []
  }
  requireMoneyAddsUp(placement)
  requireCurrent(attempt, order)
  const payments = placement.tenders.flatMap(paymentOf)
  const named = new Set(payments.map(({ paymentId }) => paymentId))
  const voids = order.requested.filter(({ paymentId }) => !named.has(paymentId)).map(({ paymentId }) => ({ paymentId }))
  return [{ type: 'OrderPlaced', attempt, ...placement, placedAs, holds, payments, voids, issues, placedAt: at }]
}

function abandon({ attempt, because, holds, at }: Of<OrderCommand, 'AbandonPlacement'>, order: Order): OrderEvent[] {
  if (order.state !== 'unplaced' || attempt < currentAttempt(order)) return []
  if (attempt > currentAttempt(order)) reject('ATTEMPT_UNKNOWN', { attempt: currentAttempt(order) })
  return [{ type: 'PlacementAbandoned', attempt, because, holds, payments: order.requested, abandonedAt: at }]
}
