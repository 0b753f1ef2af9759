import type { Ending } from './events.ts'
import { paidForUnits } from './money.ts'
import type { Capture, Group, LossRefund, PlacedOrder, PlacedTender, Release, UnitsOfLine } from './order.ts'
import { hasAnyLeft, isLiving } from './standing.ts'
import { positionsOfUnits } from './stock.ts'
import { countAll, livingUnits, together, uncancelledUnits, within, without, withUnits } from './units.ts'

/**
 * What the end of these units, which have neither left nor ended, brings with it; with the last goods of an order of which
 * nothing has left, charges end too. `endId` names what ends together.
 */
export function endOf(order: PlacedOrder, units: readonly UnitsOfLine[], endId: string): Ending {
  const lines = inOrder(order, isLastOf(order, units) ? together(units, chargesOf(order)) : units)
  const settled = new Set(order.tenders.filter(tender => tender.paymentId === null).map(({ tenderId }) => tenderId))
  const refunds = lossRefunds(order, lines)
  const unheldAt = unheldPlaces(order, lines)
  return {
    lines,
    holds: releasesOf(order, lines, endId),
    voids: freedBy(order, { ...order, cancelled: together(order.cancelled, lines) }),
    refundsDue: paidForUnits(order, lines).filter(({ tenderId }) => settled.has(tenderId)),
    ...(refunds.length > 0 ? { refunds } : {}),
    ...(unheldAt.length > 0 ? { unheldAt } : {}),
  }
}

/** What goes once more waits at a place that holds nothing for it, until it is found somewhere. */
const unheldPlaces = (order: PlacedOrder, lines: readonly UnitsOfLine[]): string[] => {
  const unheld = livingGroups(order).filter(group => group.reservationId === null && within(group.lines, lines).length > 0)
  return [...new Set(unheld.map(({ locationId }) => locationId))]
}

/** Of what was taken as they first left, for units that were to be sent again; numbered by group. */
function lossRefunds(order: PlacedOrder, lines: readonly UnitsOfLine[]): LossRefund[] {
  return livingGroups(order).flatMap(({ fulfilmentId, lines: own, again }) => {
    if (!again) return []
    const number = new Set(order.refunds.filter(each => each.fulfilmentId === fulfilmentId).map(numberOf)).size + 1
    return paidForUnits(order, within(own, lines)).flatMap(({ tenderId, amountMinor }): LossRefund[] => {
      const paymentId = order.tenders.find(tender => tender.tenderId === tenderId)?.paymentId ?? null
      if (paymentId === null || amountMinor === 0) return []
      const refundId = `${fulfilmentId}/again/${number}/${tenderId}`
      return [{ refundId, tenderId, paymentId, amountMinor, parcelId: again.parcelId, fulfilmentId }]
    })
  })
}
const numberOf = ({ refundId, tenderId }: LossRefund): string => refundId.slice(0, -tenderId.length)

/** The end of what these groups still have to leave. */
export function endOfGroups(order: PlacedOrder, groups: readonly Group[], endId: string): Ending {
  const units = groups.reduce<UnitsOfLine[]>((all, group) => together(all, livingUnits(order, group)), [])
  return endOf(order, units, endId)
}

const isLastOf = (order: PlacedOrder, units: readonly UnitsOfLine[]): boolean =>
  !hasAnyLeft(order) && livingGroups(order).every(group => without(livingUnits(order, group), units).length === 0)

/** Charges that are not cancelled. */
export const chargesOf = (order: PlacedOrder): UnitsOfLine[] =>
  uncancelled(
    order,
    order.lines.filter(({ fulfilmentId }) => fulfilmentId === null),
  )
const uncancelled = (order: PlacedOrder, lines: PlacedOrder['lines']): UnitsOfLine[] =>
  withUnits(lines.map(line => ({ lineId: line.lineId, units: uncancelledUnits(order, line) })))

export function inOrder(order: PlacedOrder, lines: readonly UnitsOfLine[]): UnitsOfLine[] {
  const units = new Map(lines.map(line => [line.lineId, line.units]))
  return withUnits(order.lines.map(({ lineId }) => ({ lineId, units: units.get(lineId) ?? [] })))
}

/** By group; whole where nothing else was ever drawn from the reservation, or is still to be. */
export function releasesOf(order: PlacedOrder, lines: readonly UnitsOfLine[], endId: string): Release[] {
  return livingGroups(order)
    .sort((a, b) => (a.fulfilmentId < b.fulfilmentId ? -1 : 1))
    .flatMap(group => {
      const ending = within(group.lines, lines)
      return ending.length === 0 ? [] : releaseOf(order, group, ending, endId)
    })
}

export function releaseOf(order: PlacedOrder, group: Group, units: readonly UnitsOfLine[], endId: string): Release[] {
  const { reservationId, fulfilmentId, locationId, transit } = group
  if (reservationId === null) return []
  const positions = positionsOfUnits(order, locationId, units)
  if (transit) return [{ reservationId, positions, releaseId: `${endId}/${fulfilmentId}`, transferId: transit.transferId }]
  const isWhole = isUndivided(order, group) && countAll(units) === countAll(group.lines)
  return [{ reservationId, positions, ...(isWhole ? {} : { releaseId: `${endId}/${fulfilmentId}` }) }]
}

const isUndivided = ({ fulfilments }: PlacedOrder, { reservationId, departures }: Group): boolean =>
  departures.length === 0 && fulfilments.filter(group => group.reservationId === reservationId).length === 1

/** Payments of which something was still to be taken, and now nothing is; one that a capture is due on is left alone. */
export function freedBy(before: PlacedOrder, after: PlacedOrder): { paymentId: string }[] {
  if (before.tenders.every(({ paymentId }) => paymentId === null)) return []
  const [wanted, left] = [before, after].map(order => paidForUnits(order, uncancelled(order, order.lines)))
  const captured = new Set(capturesOf(before).map(({ paymentId }) => paymentId))
  return before.tenders.flatMap(({ paymentId, authorization }, index) => {
    const isFreed = wanted?.[index]?.amountMinor !== 0 && left?.[index]?.amountMinor === 0
    if (paymentId === null || authorization === 'refused' || captured.has(paymentId) || !isFreed) return []
    return [{ paymentId }]
  })
}

export const capturesOf = ({ fulfilments }: Pick<PlacedOrder, 'fulfilments'>): Capture[] =>
  fulfilments.flatMap(({ departures }) => departures.flatMap(({ captures }) => captures))

/**
 * What falls due of each payment as units leave: their share and, with the first to leave, that of the charges. Nothing of what
 * leaves once more.
 */
export function capturesFor(order: PlacedOrder, group: Group, leaving: readonly UnitsOfLine[], issueId: string): Capture[] {
  if (group.again) return []
  const lines = hasAnyLeft(order) ? leaving : [...leaving, ...chargesOf(order)]
  return paidForUnits(order, lines).flatMap(({ tenderId, amountMinor }) => {
    const paymentId = order.tenders.find(tender => tender.tenderId === tenderId)?.paymentId ?? null
    if (paymentId === null || amountMinor === 0) return []
    return [{ captureId: `${issueId}/${tenderId}`, tenderId, paymentId, amountMinor }]
  })
}

/** Groups of which nothing is left to leave once these units have ended. */
export const groupsEndedBy = (order: PlacedOrder, lines: readonly UnitsOfLine[]): string[] =>
  livingGroups(order)
    .filter(group => {
      const living = livingUnits(order, group)
      return within(living, lines).length > 0 && without(living, lines).length === 0
    })
    .map(({ fulfilmentId }) => fulfilmentId)

export const livingGroups = ({ fulfilments }: PlacedOrder): Group[] => fulfilments.filter(isLiving)
export const paymentOf = ({ tenderId, paymentId, amountMinor }: Pick<PlacedTender, 'tenderId' | 'paymentId' | 'amountMinor'>) =>
  paymentId === null ? [] : [{ paymentId, tenderId, amountMinor }]
