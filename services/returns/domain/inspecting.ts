import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import type { Words } from '#kernel/words.ts'
import { requireManagerOfReviewed, requirePlaces } from './authority.ts'
import type { NotificationIds, Priced, ReturnCommand, Verdict } from './commands.ts'
import type { ReturnEvent } from './events.ts'
import { accept } from './granting.ts'
import { choose, countLines, isPending, isReceived, isUndecided, isUnderReview, lineOf, placesOf } from './parts.ts'
import type { AcceptedUnits, Disposition, LineUnits, OpenedReturn } from './return.ts'
import { shownState } from './standing.ts'
import { tell } from './telling.ts'

type Judged = { units: LineUnits; verdict: Verdict }

/** The units that each verdict is about. */
export function judge(opened: OpenedReturn, verdicts: readonly Verdict[]): Judged[] {
  return verdicts.map(verdict => {
    choose(opened, [verdict], isReceived, 'UNITS_NOT_RECEIVED')
    const [units] = choose(opened, [verdict], isPending, 'UNITS_DECIDED')
    return { units: units ?? reject('UNITS_DECIDED', { line_id: verdict.lineId }), verdict }
  })
}

type Inspection = { judged: readonly Judged[]; priced: Priced | null; notify: NotificationIds; at: string }

export function decideJudged(opened: OpenedReturn, { judged, priced, notify, at }: Inspection): ReturnEvent[] {
  const accepted = judged.flatMap(({ units, verdict }) =>
    verdict.verdict === 'accept' ? acceptedUnits(opened, [units], verdict.disposition) : [],
  )
  const others = judged.flatMap(({ units, verdict }) => {
    if (verdict.verdict === 'reject') return rejected(opened, { lines: [units], reason: verdict.reason, notify, at })
    if (verdict.verdict === 'review') return reviewAsked(opened, { lines: [units], reason: verdict.reason, notify, at })
    return []
  })
  return [...accept(opened, { lines: accepted, priced, approvedBecause: null, at }), ...joined(others)]
}

export function inspect(command: Of<ReturnCommand, 'InspectUnits'>, opened: OpenedReturn): ReturnEvent[] {
  const judged = judge(opened, command.lines)
  requirePlaces(
    opened,
    judged.map(({ units }) => units),
    command.by,
  )
  return decideJudged(opened, { ...command, judged })
}

export function chosenForReview(command: Of<ReturnCommand, 'ApproveUnits'>, opened: OpenedReturn): LineUnits[] {
  const state = shownState(opened)
  const lines = choose(opened, command.lines, isUnderReview, 'WRONG_STATE', { state })
  return lines.length > 0 ? lines : reject('WRONG_STATE', { state })
}

export function approve(command: Of<ReturnCommand, 'ApproveUnits'>, opened: OpenedReturn): ReturnEvent[] {
  const lines = chosenForReview(command, opened)
  requirePlaces(opened, lines, command.by)
  const { disposition, reason: approvedBecause, priced, at } = command
  return accept(opened, { lines: acceptedUnits(opened, lines, disposition), priced, approvedBecause, at })
}

export function rejectUnits(command: Of<ReturnCommand, 'RejectUnits'>, opened: OpenedReturn): ReturnEvent[] {
  choose(opened, command.lines, isReceived, 'UNITS_NOT_RECEIVED')
  const lines = choose(opened, command.lines, isUndecided, 'UNITS_DECIDED')
  if (lines.length === 0) reject('WRONG_STATE', { state: shownState(opened) })
  requirePlaces(opened, lines, command.by)
  requireManagerOfReviewed(opened, lines, command.by)
  return rejected(opened, { ...command, lines })
}

/** As they lie; charges have no disposition. */
function acceptedUnits(opened: OpenedReturn, lines: readonly LineUnits[], disposition: Disposition | null): AcceptedUnits[] {
  return lines.flatMap(({ lineId, units }) => {
    const line = lineOf(opened, lineId)
    if (!line) return []
    if (line.kind === 'goods' && disposition === null) {
      const problem = 'must say what becomes of accepted goods'
      throw new Rejection('invalid', 'INVALID_FIELD', { field: 'lines.disposition', problem })
    }
    return placesOf(line, units).map(there => ({
      lineId,
      units: there.units,
      ...(line.kind === 'charge' ? { locationId: null, disposition: null } : { locationId: there.locationId, disposition }),
    }))
  })
}

type Refused = { lines: LineUnits[]; reason: Words; notify: NotificationIds; at: string }

const rejected = (opened: OpenedReturn, { lines, reason, notify, at }: Refused): ReturnEvent[] => [
  { type: 'UnitsRejected', lines, reason, rejectedAt: at },
  ...tell(opened, notify, { key: 'return.rejected', params: { units: countLines(lines), reason }, at }),
]

const reviewAsked = (opened: OpenedReturn, { lines, reason, notify, at }: Refused): ReturnEvent[] => [
  { type: 'ReviewAsked', lines, question: reason, askedAt: at },
  ...tell(opened, notify, { key: 'return.review', params: { units: countLines(lines) }, at }),
]

/** The customer is told once of each kind, however many lines there are. */
function joined(events: readonly ReturnEvent[]): ReturnEvent[] {
  const told = new Map<string, ReturnEvent & { type: 'NotificationDue' }>()
  for (const event of events) {
    if (event.type !== 'NotificationDue') continue
    const before = told.get(event.key)
    const units = Number(event.params.units) + Number(before?.params.units ?? 0)
    told.set(event.key, { ...(before ?? event), params: { ...(before ?? event).params, units: String(units) } })
  }
  return [...events.filter(({ type }) => type !== 'NotificationDue'), ...told.values()]
}
