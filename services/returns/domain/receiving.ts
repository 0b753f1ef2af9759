import type { Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import type { ReturnCommand } from './commands.ts'
import type { ReturnEvent } from './events.ts'
import { choose, countLines, isAwaited, linesWhere } from './parts.ts'
import type { LineUnits, OpenedReturn } from './return.ts'
import { shownState } from './standing.ts'
import { tell } from './telling.ts'

function awaited(lines: readonly LineUnits[], opened: OpenedReturn): LineUnits[] {
  const chosen = choose(opened, lines, isAwaited, 'UNITS_NOT_AWAITED')
  return chosen.length > 0 ? chosen : reject('WRONG_STATE', { state: shownState(opened) })
}

export function receive({ lines, locationId, at }: Of<ReturnCommand, 'ReceiveUnits'>, opened: OpenedReturn): ReturnEvent[] {
  return [{ type: 'UnitsReceived', locationId, lines: awaited(lines, opened), receivedAt: at }]
}

export const declareLost = ({ lines, at }: Of<ReturnCommand, 'DeclareLost'>, opened: OpenedReturn): ReturnEvent[] => [
  { type: 'UnitsLost', lines: awaited(lines, opened), lostAt: at },
]

export function cancel({ reason, notify, at }: Of<ReturnCommand, 'CancelReturn'>, opened: OpenedReturn): ReturnEvent[] {
  const lines = linesWhere(opened, isAwaited)
  if (lines.length === 0) reject('NOTHING_TO_CANCEL', { state: shownState(opened) })
  return [
    { type: 'ReturnCancelled', lines, reason, cancelledAt: at },
    ...tell(opened, notify, { key: 'return.cancelled', params: { units: countLines(lines) }, at }),
  ]
}
