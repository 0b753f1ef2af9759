import { normalised, type UnitRange } from '#kernel/units.ts'
import { toTimestamp, wireEnum } from '#platform/fields.ts'
import type { ClaimedLine } from '#protos/nahr/orders/v1/ClaimedLine.ts'
import type { PricedUnits } from '#protos/nahr/orders/v1/PricedUnits.ts'
import type { UnitsClaim } from '#protos/nahr/orders/v1/UnitsClaim.ts'
import { amountOf, byLine, claimedOf, type Priced, returnedOf, type UnitsByLine } from './domain/claims.ts'
import type { Claim, PlacedOrder, RefundDue, UnitsOfLine } from './domain/order.ts'

export type ShownClaims = {
  messages: UnitsClaim[]
  /** By line. */
  claimed(lineId: string): UnitRange[]
  returned(lineId: string): UnitRange[]
}

export function shownClaims({ claims, tenders }: PlacedOrder): ShownClaims {
  const shown = claims.map(claim => ({ claim, claimed: claimedOf(claim), returned: returnedOf(claim) }))
  const of = (units: UnitsByLine) => (lineId: string) => normalised(units.get(lineId) ?? [])
  return {
    messages: shown.map(({ claim, claimed, returned }) => ({
      returnId: claim.returnId,
      claimed: claimed.map(lineMessage),
      returned: returned.map(lineMessage),
      refunds: sharesMessage(refundsOf(claim, tenders)),
    })),
    claimed: of(byLine(shown.flatMap(({ claimed }) => claimed))),
    returned: of(byLine(shown.flatMap(({ returned }) => returned))),
  }
}

function refundsOf({ grants }: Claim, tenders: PlacedOrder['tenders']): RefundDue[] {
  const refunds = grants.flatMap(grant => grant.refunds)
  return tenders
    .map(({ tenderId }) => ({ tenderId, amountMinor: amountOf(refunds, tenderId) }))
    .filter(({ amountMinor }) => amountMinor > 0)
}

export const rangesMessage = (ranges: readonly UnitRange[]) =>
  ranges.map(({ first, last }) => ({ first: String(first), last: String(last) }))
const lineMessage = ({ lineId, units }: UnitsOfLine): ClaimedLine => ({ lineId, units: rangesMessage(units) })
const sharesMessage = (shares: readonly RefundDue[]) =>
  shares.map(({ tenderId, amountMinor }) => ({ tenderId, amountMinor: String(amountMinor) }))

export const pricedMessage = ({ line, units, leftAt, paid }: Priced): PricedUnits => ({
  lineId: line.lineId,
  sku: line.sku,
  kind: wireEnum('LINE_KIND', line.kind),
  units: rangesMessage(units),
  paidMinor: String(paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
  paid: sharesMessage(paid),
  leftAt: leftAt === null ? null : toTimestamp(leftAt),
})
