import type { Asked, Done } from './asked.ts'
import { cancel, depart, strike } from './ending.ts'
import { giveUp } from './waiting.ts'
import {
  addBehind,
  blank,
  chargesHere,
  firstSo,
  type Group,
  goodsHere,
  hasBegunToLeave,
  here,
  isAwaiting,
  isDue,
  isGoing,
  isStopped,
  lastSo,
  needGroup,
  needLines,
  needMethod,
  needSo,
  needState,
  nextId,
  ofLine,
  overall,
  refuse,
  sendable,
  type Unit,
  type World,
} from './world.ts'

export function startPicking(world: World, { fulfilmentId }: Asked<'StartPicking'>): Done {
  const group = needMethod(world, fulfilmentId, ...sendable)
  if (group.state === 'in_progress') return 'nothing'
  needState(world, group, 'open')
  group.state = 'in_progress'
  return 'done'
}

export function pick(world: World, asked: Asked<'RecordPick'>): Done {
  const { fulfilmentId, lines, missing = [], missingThen = 'cancel', cancellationId = '', chooseBy } = asked
  const group = needMethod(world, fulfilmentId, ...sendable)
  needState(world, group, 'in_progress')
  needLines(world, group, [...lines, ...missing])
  const open = () => here(world, group.id).filter(({ isPicked }) => !isPicked)
  const told = Map.groupBy([...lines, ...missing], ({ lineId }) => lineId)
  for (const [lineId, parts] of told) {
    const quantity = parts.reduce((sum, part) => sum + part.quantity, 0)
    if (ofLine(open(), lineId).length < quantity) refuse('PICK_ABOVE_ORDERED')
  }
  for (const unit of firstSo(open(), lines)) unit.isPicked = true
  const gone = lastSo(open(), missing)
  if (gone.length === 0) return lines.length > 0 ? 'done' : 'nothing'
  if (missingThen === 'set_aside') setAside(world, group, gone, chooseBy)
  else cancel(world, gone, cancellationId)
  return 'done'
}

/** Where others are left, or have left, in a group of its own. */
function setAside(world: World, group: Group, units: readonly Unit[], chooseBy: string | undefined): void {
  const isWhole = units.length === here(world, group.id).length
  const choice = { state: 'set_aside', chooseBy: group.method === 'delivery' ? null : (chooseBy ?? null) } as const
  for (const unit of units) unit.isPicked = false
  if (isWhole && !group.hasDeparted) {
    Object.assign(group, choice, { until: null, wrongCodes: 0, awaits: [] })
    return
  }
  addBehind(world, group, { ...group, ...blank, ...choice, id: nextId(world, group.id) }, units)
  if (isWhole) group.state = overall(world, group)
}

export function ready(world: World, { fulfilmentId, codeHash, pickupUntil, keptUntil }: Asked<'MarkReady'>): Done {
  const group = needMethod(world, fulfilmentId, 'pickup', 'ship_to_store')
  if (group.state === 'ready') return 'nothing'
  needState(world, group, group.method === 'pickup' ? 'in_progress' : 'arrived')
  if (here(world, group.id).some(({ isPicked }) => !isPicked)) refuse('PICK_INCOMPLETE')
  Object.assign(group, { state: 'ready', until: pickupUntil ?? keptUntil, wrongCodes: 0, code: codeHash })
  return 'done'
}

export function handOver(world: World, { fulfilmentId, codeHash, overrideReason, lines = [] }: Asked<'HandOver'>): Done {
  const group = needMethod(world, fulfilmentId, 'pickup', 'ship_to_store')
  if (group.state === 'left') return codeHash !== null && codeHash === group.code ? 'nothing' : refuse('ALREADY_HANDED_OVER')
  needState(world, group, 'ready')
  if (overrideReason === null) {
    if (group.wrongCodes >= 5) refuse('CODE_BLOCKED')
    if (codeHash !== group.code) {
      group.wrongCodes++
      return 'done'
    }
  }
  needLines(world, group, lines)
  const there = here(world, group.id)
  needSo(there, lines, 'HAND_OVER_ABOVE_READY')
  depart(world, group, lines.length > 0 ? firstSo(there, lines) : there)
  if (here(world, group.id).length === 0) group.state = 'left'
  return 'done'
}

export function reject(world: World, asked: Asked<'RejectFulfilment'>): Done {
  const group = needMethod(world, asked.fulfilmentId, ...sendable)
  const isUsual = group.method === 'delivery' || (group.method === 'ship_to_store' && group.sentOf === null)
  const isAside = asked.outcome === undefined ? isUsual : asked.outcome === 'set_aside'
  if (group.state === 'rejected' || (group.state === 'set_aside' && isAside)) return 'nothing'
  if (!isGoing(group) || (asked.onlyIfSetAside && group.state !== 'set_aside')) refuse('WRONG_STATE')
  if (isAside && group.sentOf !== null) refuse('WRONG_STATE')
  if (asked.missingId !== undefined && isAwaiting(group)) refuse('AWAITS_GOODS')
  if (isAside) setAside(world, group, here(world, group.id), asked.chooseBy)
  else close(world, group, 'rejected')
  return 'done'
}
function close(world: World, group: Group, state: 'rejected' | 'expired'): void {
  strike(world, here(world, group.id))
  group.state = group.hasDeparted ? overall(world, group) : state
}

export function expire(world: World, { fulfilmentId, again, at }: Asked<'ExpireFulfilment'>): Done {
  const group = needMethod(world, fulfilmentId, ...sendable)
  if (group.state === 'expired') return 'nothing'
  if (!isGoing(group)) refuse('WRONG_STATE')
  if (group.state !== 'set_aside' && isStopped(world)) refuse('NOT_DUE')
  const isOwed = group.method !== 'pickup' && group.state !== 'set_aside' && group.state !== 'ready'
  if (!isDue(isOwed ? group.due : waitsUntil(group), at)) refuse('NOT_DUE')
  if (!isOwed) close(world, group, 'expired')
  else Object.assign(group, { delays: group.delays + 1, due: (group.state === 'arrived' && again?.readyBy) || again?.pickBy })
  return 'done'
}
export function waitsUntil({ state, method, due, until, chooseBy }: Group): string | null {
  if (state === 'ready') return until
  return state === 'set_aside' ? (chooseBy ?? (method === 'delivery' ? null : due)) : due
}

export function offerChoice(world: World, { fulfilmentId, chooseBy }: Asked<'OfferChoice'>): Done {
  const group = needMethod(world, fulfilmentId, 'delivery')
  if (group.state !== 'set_aside') refuse('WRONG_STATE')
  if (group.chooseBy !== null) return 'nothing'
  group.chooseBy = chooseBy
  return 'done'
}

export function cancelLines(world: World, { cancellationId, fulfilmentId, lines, anew }: Asked<'CancelLines'>): Done {
  if (world.cancellations.includes(cancellationId)) return 'nothing'
  const group = fulfilmentId === undefined ? null : needGroup(world, fulfilmentId)
  for (const { lineId } of lines) if (!world.lines.some(line => line.lineId === lineId)) refuse('LINE_NOT_FOUND')
  const goods = group ? here(world, group.id) : goodsHere(world)
  const charges = group || hasBegunToLeave(world) ? [] : chargesHere(world)
  needSo([...goods, ...charges], lines, 'UNITS_NOT_CANCELLABLE')
  const units = lines.length > 0 ? lastSo([...goods, ...charges], lines) : goods
  if (units.length === 0) refuse('ORDER_NOT_CANCELLABLE')
  giveUp(world, units, anew?.promised, () => cancel(world, units, cancellationId))
  return 'done'
}
