import type { OrderCommand } from '../../../../services/orders/domain/commands.ts'
import { abandonAmendment, amend, complete, requestPayments, withdraw } from './amending.ts'
import type { Done } from './asked.ts'
import { channelRefund, claim, giveBack, release, settleRefund } from './claiming.ts'
import { abandonMove, move, split } from './moving.ts'
import { arrive, deliver, lose, ship } from './parcels.ts'
import { cancelLines, expire, handOver, offerChoice, pick, ready, reject, startPicking } from './picking.ts'
import {
  abandonPlacement,
  cancelOrder,
  changeAddress,
  type Desk,
  hold,
  place,
  releaseHold,
  requestAuthorizations,
  settlePayment,
} from './placing.ts'
import { recordGoods } from './waiting.ts'
import { Refused, refuse } from './world.ts'

export type Answer = Done | { refused: string }

/** What an order says to a command. */
export function ask(desk: Desk, command: OrderCommand): Answer {
  try {
    return answerOf(desk, command)
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason }
    throw error
  }
}

function answerOf(desk: Desk, command: OrderCommand): Done {
  switch (command.type) {
    case 'RequestAuthorizations':
      return requestAuthorizations(desk, command)
    case 'PlaceOrder':
      return place(desk, command)
    case 'AbandonPlacement':
      return abandonPlacement(desk, command)
    default:
      return rules[command.type](desk.world ?? refuse('ORDER_NOT_FOUND'), command as never)
  }
}

const rules = {
  CancelOrder: cancelOrder,
  SettlePayment: settlePayment,
  StartPicking: startPicking,
  RecordPick: pick,
  MarkReady: ready,
  HandOver: handOver,
  RejectFulfilment: reject,
  ExpireFulfilment: expire,
  CancelLines: cancelLines,
  RecordShipment: ship,
  MoveFulfilment: move,
  SplitFulfilment: split,
  AbandonMove: abandonMove,
  AmendOrder: amend,
  CompleteAmendment: complete,
  WithdrawAmendment: withdraw,
  RequestAmendmentPayments: requestPayments,
  AbandonAmendment: abandonAmendment,
  RecordGoods: recordGoods,
  HoldOrder: hold,
  ReleaseHold: releaseHold,
  ChangeAddress: changeAddress,
  RecordDelivery: deliver,
  RecordArrival: arrive,
  RecordLost: lose,
  RecordRefund: settleRefund,
  RecordChannelRefund: channelRefund,
  OfferChoice: offerChoice,
  ClaimUnits: claim,
  ReleaseClaim: release,
  RecordReturned: giveBack,
} as const
