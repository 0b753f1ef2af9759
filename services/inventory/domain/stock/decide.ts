import { type Decider, never, type Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import { withBackorders } from './backorders.ts'
import { emptyStock, evolve } from './evolve.ts'
import { issue } from './issue.ts'
import { lapsesDue, release, reserve } from './reservations.ts'
import { redispose, takeBack } from './returns.ts'
import { withShortages } from './shortage.ts'
import { announce, receipt, withdraw } from './supply.ts'
import { holdBack } from './thresholds.ts'
import { arrive, send } from './transfers.ts'
import type { Movement, Stock, StockCommand, StockEvent, ThresholdCommand } from './types.ts'

export const stockDecider: Decider<StockCommand, StockEvent, Stock> = {
  initial: emptyStock,
  decide(command, stock) {
    const events = 'units' in command ? holdBack(command, stock) : withShortages(stock, caused(command, stock), command.at)
    const isSettled = stock.backordered === 0 || (events.length === 0 && command.type !== 'SettlePosition')
    return isSettled ? events : withBackorders(stock, events, command.at)
  },
  evolve,
}

function caused(command: Exclude<StockCommand, ThresholdCommand>, stock: Stock): Movement[] {
  switch (command.type) {
    case 'ReceiveStock':
      return [receipt(command, stock)]
    case 'AnnounceSupply':
      return announce(command, stock)
    case 'WithdrawSupply':
      return withdraw(command, stock)
    case 'SettlePosition':
      return lapsesDue(stock, command.at)
    case 'AdjustStock':
      return [adjustment(command)]
    case 'CountStock':
      return [count(command, stock)]
    case 'ReserveStock':
      return reserve(command, stock)
    case 'ReleaseReservation':
      return release(command, stock)
    case 'IssueStock':
      return issue(command, stock)
    case 'SendTransfer':
      return send(command, stock)
    case 'ArriveTransfer':
      return arrive(command, stock)
    case 'ReturnStock':
      return takeBack(command, stock)
    case 'RedisposeStock':
      return redispose(command, stock)
    default:
      return never(command)
  }
}

const adjustment = ({ difference, reason, occurredAt, at }: Of<StockCommand, 'AdjustStock'>): Movement => ({
  type: 'StockAdjusted',
  difference,
  reason,
  occurredAt: occurredAt ?? at,
})

function count({ counted, countedFrom, occurredAt, at }: Of<StockCommand, 'CountStock'>, stock: Stock): Movement {
  if (stock.onHand !== countedFrom) reject('COUNT_STALE', { on_hand: stock.onHand })
  return { type: 'StockCounted', counted, countedFrom, occurredAt: occurredAt ?? at }
}
