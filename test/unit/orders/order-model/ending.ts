import { add, letGo, ofChannel, ofPayments, paidFor, wanted } from './money.ts'
import {
  chargesHere,
  type Group,
  goingGroups,
  goodsHere,
  hasBegunToLeave,
  here,
  overall,
  type Unit,
  type World,
} from './world.ts'

/** Units that won't leave; with the last goods, where none has left, charges go as well. */
export function strike(world: World, units: readonly Unit[]): void {
  const isAll = !hasBegunToLeave(world) && goodsHere(world).every(unit => units.includes(unit))
  const struck = [...new Set(isAll ? [...units, ...chargesHere(world)] : units)]
  const before = wanted(world)
  for (const group of goingGroups(world)) refundWhatGoesAgain(world, group, struck)
  for (const unit of struck) unit.is = 'cancelled'
  add(world.refundsDue, ofChannel(world, paidFor(struck)))
  letGo(world, before)
}

/** It was taken when they first left. */
function refundWhatGoesAgain(world: World, { id, again }: Group, struck: readonly Unit[]): void {
  if (again === null) return
  const known = [...world.refunds].filter(([, { group }]) => group === id)
  const number = new Set(known.map(([refund]) => refund.slice(0, refund.lastIndexOf('/')))).size + 1
  const paid = ofPayments(world, paidFor(struck.filter(unit => unit.group === id)))
  for (const [tender, amount] of paid)
    world.refunds.set(`${id}/again/${number}/${tender}`, { tender, amount, group: id, state: 'owed', storedValue: null })
}

/** The same, and what it makes of groups of which nothing is left. */
export function cancel(world: World, units: readonly Unit[], id: string): void {
  const touched = goingGroups(world).filter(group => units.some(unit => unit.group === group.id))
  strike(world, units)
  closeEmpty(world, touched)
  world.cancellations.push(id)
}
export function closeEmpty(world: World, groups: readonly Group[]): void {
  for (const group of groups)
    if (here(world, group.id).length === 0) group.state = group.hasDeparted ? overall(world, group) : 'cancelled'
}

export function cancelAll(world: World): void {
  const groups = goingGroups(world)
  strike(world, goodsHere(world))
  for (const group of groups) group.state = 'cancelled'
  world.isCancelled = true
}

/** Goods leave for good: what is still owed for them is taken of payments, and for charges with the first. */
export function depart(world: World, group: Group, units: readonly Unit[]): void {
  const due = hasBegunToLeave(world) ? [] : chargesHere(world)
  if (group.again === null) add(world.captured, ofPayments(world, paidFor([...units, ...due])))
  for (const unit of [...units, ...due]) Object.assign(unit, { is: 'gone', hasLeft: true })
  group.hasDeparted = true
}
