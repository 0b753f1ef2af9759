import type { Asked, Done } from './asked.ts'
import { giveUp } from './waiting.ts'
import {
  addBehind,
  blank,
  type Group,
  here,
  isAwaiting,
  isGoing,
  lastSo,
  needLines,
  needMethod,
  needSo,
  nextId,
  overall,
  refuse,
  sendable,
  type Unit,
  type World,
} from './world.ts'

type Move = Asked<'MoveFulfilment'>
type Plan = { group: Group; method: string; there: Unit[]; units: Unit[] }

export function planMove(world: World, { fulfilmentId, lines, toLocationId, toMethod }: Omit<Move, 'type'> | Move): Plan {
  const group = needMethod(world, fulfilmentId, ...sendable)
  if (!isGoing(group) || group.sentOf !== null) refuse('WRONG_STATE')
  const method = toMethod ?? group.method
  const isThere = method === group.method && toLocationId === group.place && group.state !== 'set_aside'
  if (isThere || (method === 'ship_to_store' && toLocationId === group.destination)) refuse('MOVES_NOWHERE')
  if (group.again !== null && method !== group.method) refuse('METHOD_NOT_SUPPORTED')
  needLines(world, group, lines)
  const there = here(world, group.id)
  needSo(there, lines, 'UNITS_NOT_MOVABLE')
  return { group, method, there, units: lines.length > 0 ? lastSo(there, lines) : there }
}

export function move(world: World, asked: Move): Done {
  if (world.moveIds.includes(asked.moveId)) return 'nothing'
  if (asked.move !== world.moves + 1) refuse('MOVE_CONTENDED')
  const { group, method, there, units } = planMove(world, asked)
  const held = asked.hold.positions.map(({ sku, quantity }) => `${sku} ${quantity}`)
  if (`${held}` !== `${[...countBySku(world, units)].map(([sku, count]) => `${sku} ${count}`)}`) refuse('MOVE_CONTENDED')
  world.moves++
  world.moveIds.push(asked.moveId)
  const isWhole = units.length === there.length
  const destination = method === group.method ? group.destination : null
  const gone = { method, place: asked.toLocationId, destination, due: asked.pickBy, reservation: asked.hold.reservationId }
  const fresh: Group = { ...group, ...blank, ...gone, state: 'open' }
  for (const unit of units) unit.isPicked = false
  // It stays the group that it was, unless that has a past, or is a pickup: its shopper was told of another place.
  const staysItself = method === group.method && (method !== 'pickup' || asked.toLocationId === group.place)
  giveUp(world, units, asked.anew?.promised, () => {
    if (isWhole && staysItself && !group.hasDeparted) Object.assign(group, fresh)
    else {
      addBehind(world, group, { ...fresh, id: nextId(world, group.id) }, units)
      if (isWhole) group.state = group.hasDeparted ? overall(world, group) : 'moved'
    }
  })
  return 'done'
}

/** In the order of their names. */
export function countBySku({ lines }: World, units: readonly Unit[]): Map<string, number> {
  const skus = units.map(({ line }) => lines.find(({ lineId }) => lineId === line)?.sku ?? '').sort()
  return new Map([...Map.groupBy(skus, sku => sku)].map(([sku, all]) => [sku, all.length]))
}

export function abandonMove(world: World, asked: Asked<'AbandonMove'>): Done {
  if (asked.move <= world.moves) return 'nothing'
  if (asked.move !== world.moves + 1) refuse('MOVE_CONTENDED')
  world.moves++
  return 'done'
}

export function split(world: World, { fulfilmentId, lines, anew }: Asked<'SplitFulfilment'>): Done {
  const group = needMethod(world, fulfilmentId, ...sendable)
  const due = anew.promised[group.method as 'pickup']
  if (isAwaiting(group)) refuse('AWAITS_GOODS')
  if (!['open', 'in_progress'].includes(group.state) || due === undefined) refuse('WRONG_STATE')
  needLines(world, group, lines)
  const there = here(world, group.id)
  const unpicked = there.filter(({ isPicked }) => !isPicked)
  needSo(unpicked, lines, 'UNITS_NOT_SPLITTABLE')
  const units = lastSo(unpicked, lines)
  if (units.length === there.length) refuse('NOTHING_WOULD_REMAIN')
  addBehind(world, group, { ...group, ...blank, id: nextId(world, group.id), state: 'open', due: due ?? null }, units)
  return 'done'
}
