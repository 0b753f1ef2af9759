import type { Of } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import { cancelUnits } from './cancelling.ts'
import type { OrderCommand } from './commands.ts'
import type { NotFound, OrderEvent } from './events.ts'
import { evolve } from './evolve.ts'
import {
  notification,
  type Part,
  requireGroup,
  requireLines,
  requireMethod,
  requireState,
  stateOnceLeft,
  wrongState,
} from './groups.ts'
import type { Fulfilment, Order, UnitsOfLine } from './order.ts'
import { missingOf } from './stock.ts'
import { countIn, departedTogether, lastOf, livingUnits, without } from './units.ts'

export function startPicking({ fulfilmentId, at }: Of<OrderCommand, 'StartPicking'>, order: Order): OrderEvent[] {
  const part = requireMethod(order, fulfilmentId, 'pickup', 'delivery', 'ship_to_store')
  if (part.group.progress.state === 'in_progress') return []
  requireState(part, 'open')
  return [{ type: 'PickingStarted', fulfilmentId, locationId: part.group.locationId, startedAt: at }]
}

/** What was found and, of the rest, what was not. */
export function recordPick(command: Of<OrderCommand, 'RecordPick'>, order: Order): OrderEvent[] {
  const { fulfilmentId, lines, missing = [], at } = command
  const part = requireMethod(order, fulfilmentId, 'pickup', 'delivery', 'ship_to_store')
  requireState(part, 'in_progress')
  requireLines(part, [...lines, ...missing])
  const picks: OrderEvent[] = lines.length > 0 ? [{ type: 'UnitsPicked', fulfilmentId, lines, pickedAt: at }] : []
  const { group } = part
  const there = without(group.lines, part.order.cancelled)
  for (const { lineId } of [...lines, ...missing]) {
    const told = [...lines, ...missing].filter(line => line.lineId === lineId).reduce((sum, { quantity }) => sum + quantity, 0)
    const [ordered, picked] = [countIn(there, lineId), countIn(group.picked, lineId) + told]
    if (picked > ordered) reject('PICK_ABOVE_ORDERED', { line_id: lineId, ordered, picked })
  }
  if (missing.length === 0) return picks
  const after = picks.reduce(evolve, order)
  const now = requireGroup(after, fulfilmentId)
  const units = lastOf(without(livingUnits(now.order, now.group), now.group.picked), missing)
  return [...picks, ...missed(command, now, units)]
}

function missed(command: Of<OrderCommand, 'RecordPick'>, part: Part, units: UnitsOfLine[]): OrderEvent[] {
  const { cancellationId = '', notificationId = '', missingThen = 'cancel', chooseBy, at } = command
  const why = { reason: 'not found', ...missingOf(part.order, part.group.locationId, units, cancellationId) }
  if (missingThen === 'set_aside') return setAside(part, units, { ...why, id: notificationId, chooseBy, at })
  return cancelUnits(part.order, units, { ...why, cancellationId, because: 'not_found', notificationId, at })
}

type Why = { reason: string; id: string; chooseBy: string | undefined; at: string } & NotFound

/** How it may go on, in the words of a move, or not at all. */
const choices = { choices: 'pickup,delivery,cancel' }

/** Units that their store can't fulfil; where it can fulfil others, in a group of their own. */
export function setAside(
  { order, group }: Part,
  lines: UnitsOfLine[],
  { reason, id, chooseBy, missing, at: setAsideAt }: Why,
): OrderEvent[] {
  const { fulfilmentId, locationId, departures } = group
  const isWhole = without(livingUnits(order, group), lines).length === 0
  const isAlone = isWhole && departures.length === 0
  const into = isAlone ? fulfilmentId : freeId(order, fulfilmentId)
  const turns = isWhole && !isAlone ? stateOnceLeft(group) : null
  // A delivery is looked for elsewhere first; its shopper is asked where nothing is found.
  const isAsked = group.method !== 'delivery'
  const asked: { chooseBy?: string } = chooseBy === undefined || !isAsked ? {} : { chooseBy }
  const told = isAsked ? { ...asked, ...choices } : {}
  const lost = missing ? { missing } : {}
  return [
    { type: 'UnitsSetAside', fulfilmentId, locationId, lines, into, turns, reason, ...asked, ...lost, setAsideAt },
    notification({ ...group, fulfilmentId: into }, { id, key: 'fulfilment.set_aside', at: setAsideAt }, told),
  ]
}

/** What no place has: the shopper may have it otherwise, or not at all. */
export function offerChoice(command: Of<OrderCommand, 'OfferChoice'>, order: Order): OrderEvent[] {
  const { fulfilmentId, chooseBy, notificationId: id, at } = command
  const { group } = requireMethod(order, fulfilmentId, 'delivery')
  const { locationId, progress } = group
  if (progress.state !== 'set_aside') return wrongState(group)
  if (progress.chooseBy !== null) return []
  // What goes once more can't be collected.
  const told = { chooseBy, ...(group.again ? { choices: 'delivery,cancel' } : choices) }
  return [
    { type: 'ChoiceOffered', fulfilmentId, locationId, chooseBy, offeredAt: at },
    notification(group, { id, key: 'choice.offered', at }, told),
  ]
}

/** For a group that a channel did not name: it may not have said so, but others are told apart by theirs. */
export function freeId(
  { fulfilments }: { fulfilments: readonly Pick<Fulfilment, 'fulfilmentId'>[] },
  fulfilmentId: string,
): string {
  const taken = new Set(fulfilments.map(group => group.fulfilmentId))
  for (let number = 2; ; number++) {
    const id = `${fulfilmentId.slice(0, 56)}.${number}`
    if (!taken.has(id)) return id
  }
}

export const pickedNow = (group: Part['group']): UnitsOfLine[] => without(group.picked, departedTogether(group))
