import { allUnits } from '#kernel/units.ts'
import type { Ending } from './events.ts'
import { paidForUnits } from './money.ts'
import type { Capture, Group, Line, PlacedOrder, PlacedTender } from './order.ts'
import { hasAnyLeft, isCancelled, isEnded, isLiving } from './standing.ts'

const whole = ({ lineId, quantity }: Line) => ({ lineId, units: allUnits(quantity) })

/** What the end of these groups brings with it; with the last one of which nothing has left, charges end too. */
export function endOf(order: PlacedOrder, groups: readonly Group[]): Ending {
  const isOver = order.fulfilments.every(group => groups.includes(group) || isEnded(group))
  const ids = new Set<string | null>(groups.map(group => group.fulfilmentId))
  const ending = order.lines.filter(line => (line.fulfilmentId === null ? isOver : ids.has(line.fulfilmentId)))
  const lines = ending.filter(line => !isCancelled(line, order)).map(whole)
  const settled = new Set(order.tenders.filter(tender => tender.paymentId === null).map(({ tenderId }) => tenderId))
  return {
    lines,
    holds: order.holds
      .filter(hold => ids.has(hold.fulfilmentId))
      .map(({ reservationId, positions }) => ({ reservationId, positions })),
    voids: freedBy(order, new Set(lines.map(({ lineId }) => lineId))),
    refundsDue: paidForUnits(order, lines).filter(({ tenderId }) => settled.has(tenderId)),
  }
}

/** Payments of which something was still to be taken, and now nothing will be; one that a capture is due on is left alone. */
function freedBy(order: PlacedOrder, ending: ReadonlySet<string>): { paymentId: string }[] {
  const open = order.lines.filter(line => !isCancelled(line, order))
  const before = paidForUnits(order, open.map(whole))
  const after = paidForUnits(order, open.filter(line => !ending.has(line.lineId)).map(whole))
  const captured = new Set(capturesOf(order).map(({ paymentId }) => paymentId))
  return order.tenders.flatMap(({ paymentId, authorization }, index) => {
    const isFreed = before[index]?.amountMinor !== 0 && after[index]?.amountMinor === 0
    if (paymentId === null || authorization === 'refused' || captured.has(paymentId) || !isFreed) return []
    return [{ paymentId }]
  })
}

export const capturesOf = ({ fulfilments }: Pick<PlacedOrder, 'fulfilments'>): Capture[] =>
  fulfilments.flatMap(({ progress }) => (progress.state === 'left' ? progress.captures : []))

/** What falls due of each payment as a group leaves: the share of its units and, with the first to leave, of the charges. */
export function capturesFor(order: PlacedOrder, { fulfilmentId }: Group, issueId: string): Capture[] {
  const isFirst = !hasAnyLeft(order)
  const lines = order.lines.filter(line => (line.fulfilmentId === null ? isFirst : line.fulfilmentId === fulfilmentId))
  return paidForUnits(order, lines.map(whole)).flatMap(({ tenderId, amountMinor }) => {
    const paymentId = order.tenders.find(tender => tender.tenderId === tenderId)?.paymentId ?? null
    if (paymentId === null || amountMinor === 0) return []
    return [{ captureId: `${issueId}/${tenderId}`, tenderId, paymentId, amountMinor }]
  })
}

export const livingGroups = ({ fulfilments }: PlacedOrder): Group[] => fulfilments.filter(isLiving)
export const paymentOf = ({ tenderId, paymentId, amountMinor }: Pick<PlacedTender, 'tenderId' | 'paymentId' | 'amountMinor'>) =>
  paymentId === null ? [] : [{ paymentId, tenderId, amountMinor }]
