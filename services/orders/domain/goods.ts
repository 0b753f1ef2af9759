import type { Of } from '#kernel/decider.ts'
import { countsOf } from './awaiting.ts'
import type { OrderCommand, Promised } from './commands.ts'
import type { OrderEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { notification, requireGroup, requirePlaced } from './groups.ts'
import type { AwaitedGoods, Group, Order, PlacedOrder } from './order.ts'
import { isAwaiting } from './standing.ts'
import { livingUnits } from './units.ts'

/** All that the group needs and its reservation does not hold is still to come. What has come once is not awaited again. */
export function recordGoods(command: Of<OrderCommand, 'RecordGoods'>, order: Order): OrderEvent[] {
  const { fulfilmentId, seen, anew, notificationId: id, at } = command
  const { order: placed, group } = requireGroup(order, fulfilmentId)
  if (!isAwaiting(group)) return []
  const needed = countsOf(placed, group.locationId, livingUnits(placed, group))
  const awaits = group.awaits.flatMap((known): AwaitedGoods[] => {
    const there = seen.find(({ sku }) => sku === known.sku)
    if (!there) return [known]
    const quantity = Math.min(known.quantity, (needed.get(known.sku) ?? 0) - there.held)
    return quantity > 0 ? [{ sku: known.sku, quantity, expectedAt: there.expectedAt }] : []
  })
  if (awaits.length === 0) return came(group, { promised: anew.promised, id, at })
  if (JSON.stringify(awaits) === JSON.stringify(group.awaits.map(inTheirOrder))) return []
  const { locationId } = group
  const told = { id, key: 'goods.expected', at } as const
  const expected = lastDay(awaits) === lastDay(group.awaits) ? [] : [notification(group, told, { expectedAt: lastOf(awaits) })]
  return [{ type: 'GoodsExpected', fulfilmentId, locationId, awaits, learntAt: at }, ...expected]
}
const inTheirOrder = ({ sku, quantity, expectedAt }: AwaitedGoods): AwaitedGoods => ({ sku, quantity, expectedAt })

/** When the last of them is expected; empty where nothing announced covers some of them. */
function lastOf(awaits: readonly AwaitedGoods[]): string {
  const times = awaits.map(({ expectedAt }) => expectedAt ?? '')
  return times.includes('') ? '' : times.reduce((a, b) => (a > b ? a : b), '')
}
const lastDay = (awaits: readonly AwaitedGoods[]): string => lastOf(awaits).slice(0, '2010-12-01'.length)

type Came = { promised: Promised; id: string; at: string }

function came(group: Group, { promised, id, at: cameAt }: Came): OrderEvent[] {
  const { fulfilmentId, locationId, method } = group
  const pickBy = promised[method]
  if (pickBy === undefined) throw new Error(`nothing is promised of a ${method}`)
  return [
    { type: 'GoodsCame', fulfilmentId, locationId, pickBy, cameAt },
    notification(group, { id, key: 'goods.came', at: cameAt }, { pickBy }),
  ]
}

type Ended = { promised: Promised | undefined; notificationId: string; at: string }

/** What is left of groups that gave up all that they waited for is there. */
export function andWhatCame(
  order: PlacedOrder,
  events: OrderEvent[],
  { promised = {}, notificationId, at }: Ended,
): OrderEvent[] {
  if (!order.fulfilments.some(isAwaiting)) return events
  const after = requirePlaced(events.reduce<Order>(evolve, order))
  const left = after.fulfilments.filter(
    ({ fulfilmentId, progress, awaits, pickBy }) =>
      progress.state === 'open' &&
      awaits.length === 0 &&
      pickBy === null &&
      order.fulfilments.some(before => before.fulfilmentId === fulfilmentId && isAwaiting(before)),
  )
  const told = (group: Group) => ({ promised, id: `${notificationId}/${group.fulfilmentId}`, at })
  return [...events, ...left.flatMap(group => came(group, told(group)))]
}
