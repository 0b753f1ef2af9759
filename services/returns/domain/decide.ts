import { never } from '#kernel/decider.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { ReturnCommand } from './commands.ts'
import type { ReturnEvent } from './events.ts'
import { byLine } from './granting.ts'
import { approve, chosenForReview, inspect, judge, rejectUnits } from './inspecting.ts'
import { begun, open } from './opening.ts'
import { cancel, declareLost, receive } from './receiving.ts'
import { recordRefund, settle } from './refunding.ts'
import type { LineUnits, OpenedReturn, Return } from './return.ts'

export function decide(command: ReturnCommand, state: Return): ReturnEvent[] {
  if (command.type === 'OpenReturn') return open(command, state)
  const opened = requireOpened(state)
  switch (command.type) {
    case 'ReceiveUnits':
      return receive(command, opened)
    case 'InspectUnits':
      return inspect(command, opened)
    case 'ApproveUnits':
      return approve(command, opened)
    case 'RejectUnits':
      return rejectUnits(command, opened)
    case 'DeclareLost':
      return declareLost(command, opened)
    case 'CancelReturn':
      return cancel(command, opened)
    case 'RecordRefund':
      return recordRefund(command, opened)
    case 'SettleReturn':
      return settle(command, opened)
    default:
      return never(command)
  }
}

export function requireOpened(state: Return): OpenedReturn {
  if (state.state === 'unopened') throw new Rejection('not-found', 'RETURN_NOT_FOUND')
  return state
}

/** The units that a command would accept, and that are to be priced for it. */
export function unitsToPrice(command: ReturnCommand, state: Return): LineUnits[] {
  switch (command.type) {
    case 'OpenReturn':
      return accepting(begun(command.opening, command.receivedAt).opened, command.inspection)
    case 'InspectUnits':
      return accepting(requireOpened(state), command.lines)
    case 'ApproveUnits':
      return byLine(chosenForReview(command, requireOpened(state)))
    default:
      return []
  }
}

const accepting = (opened: OpenedReturn, verdicts: Parameters<typeof judge>[1]): LineUnits[] =>
  byLine(judge(opened, verdicts).flatMap(({ units, verdict }) => (verdict.verdict === 'accept' ? [units] : [])))
