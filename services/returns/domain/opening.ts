import type { Of } from '#kernel/decider.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { ReturnCommand } from './commands.ts'
import type { ReturnEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { decideJudged, judge } from './inspecting.ts'
import { countLines, isAwaited, linesWhere } from './parts.ts'
import type { OpenedReturn, Return } from './return.ts'
import { tell } from './telling.ts'

type Open = Of<ReturnCommand, 'OpenReturn'>

/** Opened once, however often and by whomever: a request of other content is another's. */
export function open(command: Open, state: Return): ReturnEvent[] {
  const { opening, receivedAt, inspection, notify } = command
  if (state.state === 'opened') {
    if (state.askedAs !== opening.askedAs) throw new Rejection('exists', 'REQUEST_ID_REUSED')
    return []
  }
  const { lines, tenders, currency, openedAt: at } = opening
  const refundMinor = tenders.reduce((sum, tender) => sum + tender.refundMinor, 0)
  const told = tell(opening, notify, { key: 'return.opened', params: { units: countLines(lines), refundMinor, currency }, at })
  const { events, opened } = begun(opening, receivedAt)
  const judged = judge(opened, inspection)
  // What was done at once was done when it was asked for.
  return [...events, ...told, ...decideJudged(opened, { ...command, judged, at: receivedAt === null ? at : opening.occurredAt })]
}

/** As it stands before any of it is inspected. */
export function begun(opening: Open['opening'], receivedAt: string | null): { events: ReturnEvent[]; opened: OpenedReturn } {
  const event: ReturnEvent = { type: 'ReturnOpened', ...opening }
  const opened = evolve({ state: 'unopened' }, event) as OpenedReturn
  if (receivedAt === null) return { events: [event], opened }
  const received: ReturnEvent = {
    type: 'UnitsReceived',
    locationId: receivedAt,
    lines: linesWhere(opened, isAwaited),
    receivedAt: opening.occurredAt,
  }
  return { events: [event, received], opened: evolve(opened, received) as OpenedReturn }
}
