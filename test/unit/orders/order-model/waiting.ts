import type { Asked, Done } from './asked.ts'
import { type Group, here, isAwaiting, needGroup, type Unit, type World } from './world.ts'

type Promised = NonNullable<Asked<'CancelLines'>['anew']>['promised']

export function recordGoods(world: World, { fulfilmentId, seen, anew }: Asked<'RecordGoods'>): Done {
  const group = needGroup(world, fulfilmentId)
  if (!isAwaiting(group)) return 'nothing'
  const before = JSON.stringify(group.awaits)
  group.awaits = group.awaits.flatMap(known => {
    const { sku } = known
    const there = seen.find(each => each.sku === sku)
    const needed = here(world, group.id).filter(unit => skuOf(world, unit) === sku).length
    const quantity = there ? Math.min(known.quantity, needed - there.held) : known.quantity
    return quantity > 0 ? [{ sku, quantity, expectedAt: there ? there.expectedAt : known.expectedAt }] : []
  })
  if (group.awaits.length === 0) begin(group, anew.promised)
  return JSON.stringify(group.awaits) === before ? 'nothing' : 'done'
}
const skuOf = ({ lines }: World, { line }: Unit): string | undefined => lines.find(({ lineId }) => lineId === line)?.sku

function begin(group: Group, promised: Promised | undefined): void {
  group.due = promised?.[group.method as 'pickup'] ?? null
}

/** Of units that are given up those that are still to come go first; where nothing else is to come, what is left is promised. */
export function giveUp(world: World, units: readonly Unit[], promised: Promised | undefined, change: () => void): void {
  const waiting = world.groups.filter(isAwaiting)
  for (const group of waiting) {
    const own = units.filter(unit => unit.group === group.id)
    group.awaits = group.awaits.flatMap(({ sku, quantity, expectedAt }) => {
      const left = quantity - own.filter(unit => skuOf(world, unit) === sku).length
      return left > 0 ? [{ sku, quantity: left, expectedAt }] : []
    })
  }
  change()
  for (const group of waiting)
    if (group.state === 'open' && group.awaits.length === 0 && group.due === null) begin(group, promised)
}
