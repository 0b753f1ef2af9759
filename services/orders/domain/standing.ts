import type { Group, PlacedOrder } from './order.ts'

/** How many of an order's groups may still leave, and have left; how many of its payments are not known yet. */
export type Tally = { isCancelled: boolean; groups: number; living: number; left: number; unknown: number }

export const livingStates: ReadonlySet<string> = new Set([
  ...(['open', 'in_progress', 'in_transit', 'arrived', 'ready', 'set_aside'] satisfies States),
])
/** Of which something has left, and nothing is left to. */
export const leftStates: ReadonlySet<string> = new Set(['left', 'delivered', 'lost'] satisfies States)
type States = Group['progress']['state'][]

/** Some of it may still leave. */
export const isLiving = ({ progress: { state } }: Group): boolean => livingStates.has(state)
/** Goods of it are still to come. */
export const isAwaiting = ({ progress, awaits }: Pick<Group, 'progress' | 'awaits'>): boolean =>
  progress.state === 'open' && awaits.length > 0
const isLeft = ({ progress: { state } }: Group): boolean => leftStates.has(state)
/** Nothing of it has left or will. */
export const isEnded = (group: Group): boolean => !isLiving(group) && !isLeft(group)

export const isPaymentPending = ({ tenders }: Pick<PlacedOrder, 'tenders'>): boolean =>
  tenders.some(tender => tender.authorization === 'unknown')
export const hasAnyLeft = ({ fulfilments }: Pick<PlacedOrder, 'fulfilments'>): boolean =>
  fulfilments.some(({ departures }) => departures.length > 0)

export const tallyOf = ({ state, fulfilments, tenders }: PlacedOrder): Tally => ({
  isCancelled: state === 'cancelled',
  groups: fulfilments.length,
  living: fulfilments.filter(isLiving).length,
  left: fulfilments.filter(isLeft).length,
  unknown: tenders.filter(tender => tender.authorization === 'unknown').length,
})

export type ShownState = 'open' | 'payment_pending' | 'fulfilled' | 'cancelled'

/** Over once no goods may leave any more: fulfilled if some have left. */
export function stateOf({ isCancelled, groups, living, left, unknown }: Tally): ShownState {
  if (isCancelled) return 'cancelled'
  if (groups > 0 && living === 0) return left > 0 ? 'fulfilled' : 'cancelled'
  return unknown > 0 ? 'payment_pending' : 'open'
}

export const shownState = (order: PlacedOrder): ShownState => stateOf(tallyOf(order))
