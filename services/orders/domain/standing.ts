import type { Group, Line, PlacedOrder } from './order.ts'

/** How many of an order's groups may still leave, and have left; how many of its payments are not known yet. */
export type Tally = { isCancelled: boolean; groups: number; living: number; left: number; unknown: number }

export const isLiving = ({ progress: { state } }: Group): boolean =>
  state === 'open' || state === 'in_progress' || state === 'ready'
const isLeft = ({ progress }: Group): boolean => progress.state === 'left'
/** Its units will not leave. */
export const isEnded = (group: Group): boolean => !isLiving(group) && !isLeft(group)

export const isPaymentPending = ({ tenders }: Pick<PlacedOrder, 'tenders'>): boolean =>
  tenders.some(tender => tender.authorization === 'unknown')
export const hasAnyLeft = ({ fulfilments }: Pick<PlacedOrder, 'fulfilments'>): boolean => fulfilments.some(isLeft)

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

/** Goods end with their group, charges with an order of which nothing has left. */
export function isCancelled(line: Line, order: PlacedOrder): boolean {
  if (line.fulfilmentId === null) return shownState(order) === 'cancelled'
  const group = order.fulfilments.find(({ fulfilmentId }) => fulfilmentId === line.fulfilmentId)
  return group !== undefined && isEnded(group)
}
