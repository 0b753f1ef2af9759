import type { Of } from '#kernel/decider.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { countUnits, difference, firstUnits, intersection, normalised, type UnitRange } from '#kernel/units.ts'
import type { OrderCommand } from './commands.ts'
import type { OrderEvent } from './events.ts'
import { paidForEach, paidForUnits } from './money.ts'
import type { Claim, Line, Order, PlacedOrder, RefundDue, UnitsOfLine } from './order.ts'
import { hasAnyLeft } from './standing.ts'
import { departedUnits, leftUnits, together, uncancelledUnits, without } from './units.ts'

export type UnitsByLine = ReadonlyMap<string, readonly UnitRange[]>

export function byLine(lines: readonly UnitsOfLine[]): UnitsByLine {
  const units = new Map<string, UnitRange[]>()
  for (const { lineId, units: ranges } of lines) {
    const known = units.get(lineId)
    if (known) known.push(...ranges)
    else units.set(lineId, [...ranges])
  }
  return units
}

const areAlike = (a: readonly UnitsOfLine[], b: readonly UnitsOfLine[]): boolean =>
  without(a, b).length === 0 && without(b, a).length === 0

export const returnedOf = ({ grants }: Claim): UnitsOfLine[] =>
  grants.reduce<UnitsOfLine[]>((all, { lines }) => together(all, lines), [])
/** What a return claims and has not settled. */
export const claimedOf = (claim: Claim): UnitsOfLine[] => without(without(claim.asked, claim.released), returnedOf(claim))

/** Claimed or returned, but by `except`. */
export const takenUnits = ({ claims }: PlacedOrder, except: string | null = null): UnitsByLine =>
  byLine(claims.flatMap(claim => (claim.returnId === except ? [] : without(claim.asked, claim.released))))

/** A charge can be given back once any goods have left, or where there never were any. */
function returnableUnits(order: PlacedOrder, line: Line): UnitRange[] {
  if (line.kind === 'goods') return leftUnits(order, line)
  const isDue = order.fulfilments.length === 0 || hasAnyLeft(order)
  return isDue ? uncancelledUnits(order, line) : []
}

/** Units by their numbers, or so many of those that are free. */
export type Chosen = UnitsOfLine | { lineId: string; quantity: number }
export type Priced = { line: Line; units: UnitRange[]; leftAt: string | null; paid: RefundDue[] }

/** What is chosen, if it left and nobody but `returnId` has it, apart by when it left. */
export function quoteUnits(order: Order, chosen: readonly Chosen[], returnId: string | null): Priced[] {
  const placed = requirePlaced(order)
  const parts = freeUnits(placed, chosen, returnId).flatMap(({ line, units }): Omit<Priced, 'paid'>[] =>
    line.kind === 'charge'
      ? [{ line, units, leftAt: null }]
      : departedUnits(placed, line)
          .map(departed => ({ line, units: intersection(departed.units, units), leftAt: departed.leftAt }))
          .filter(part => part.units.length > 0),
  )
  const paid = paidForEach(
    placed,
    parts.map(({ line: { lineId }, units }) => ({ lineId, units })),
  )
  return parts.map((part, index) => ({ ...part, paid: paid[index] ?? [] }))
}

function freeUnits(order: PlacedOrder, chosen: readonly Chosen[], returnId: string | null): { line: Line; units: UnitRange[] }[] {
  const lines = new Map(order.lines.map(line => [line.lineId, line]))
  const taken = takenUnits(order, returnId)
  return chosen.map(choice => {
    const { lineId } = choice
    const line = lines.get(lineId) ?? lineNotFound(lineId)
    const left = returnableUnits(order, line)
    const free = difference(left, taken.get(lineId) ?? [])
    const asked = 'units' in choice ? countUnits(normalised(choice.units)) : choice.quantity
    const covers = (units: readonly UnitRange[]) =>
      'units' in choice ? difference(choice.units, units).length === 0 : choice.quantity <= countUnits(units)
    if (!covers(left)) reject('UNITS_NOT_LEFT', { line_id: lineId, asked, left: countUnits(left) })
    if (!covers(free)) reject('UNITS_CLAIMED', { line_id: lineId, asked, free: countUnits(free) })
    return { line, units: 'units' in choice ? normalised(choice.units) : firstUnits(free, asked) }
  })
}

export function claimUnits({ returnId, lines, opening, at }: Of<OrderCommand, 'ClaimUnits'>, order: Order): OrderEvent[] {
  const placed = requirePlaced(order)
  const known = placed.claims.find(claim => claim.returnId === returnId)
  if (known) {
    if (!areAlike(known.asked, lines)) throw new Rejection('exists', 'CLAIM_DIFFERS')
    return []
  }
  const claimed = freeUnits(placed, lines, null).map(({ line, units }) => ({ lineId: line.lineId, units }))
  return [{ type: 'UnitsClaimed', returnId, lines: claimed, paid: paidForUnits(placed, claimed), opening, claimedAt: at }]
}

export function releaseClaim({ returnId, lines, reason, at }: Of<OrderCommand, 'ReleaseClaim'>, order: Order): OrderEvent[] {
  const { placed, claim } = requireClaim(order, returnId)
  const claimed = claimedOf(claim)
  const released = lines.length > 0 ? lines : claimed
  if (released.length === 0 || without(released, claim.released).length === 0) return []
  requireClaimed(placed, claimed, released)
  return [{ type: 'ClaimReleased', returnId, lines: released.map(normal), reason, releasedAt: at }]
}

export function recordReturned(command: Of<OrderCommand, 'RecordReturned'>, order: Order): OrderEvent[] {
  const { returnId, lines, at } = command
  const { placed, claim } = requireClaim(order, returnId)
  const refunds = command.refunds.filter(({ amountMinor }) => amountMinor > 0)
  if (claim.grants.some(grant => areAlike(grant.lines, lines) && areEqual(grant.refunds, refunds))) return []
  requireClaimed(placed, claimedOf(claim), lines)
  const paid = paidForUnits(placed, lines)
  for (const { tenderId, amountMinor: requested } of refunds) {
    const limit = amountOf(paid, tenderId)
    if (requested <= limit) continue
    const refunded = amountOf(
      placed.claims.flatMap(({ grants }) => grants.flatMap(grant => grant.refunds)),
      tenderId,
    )
    reject('REFUND_ABOVE_PAID', { tender_id: tenderId, paid: limit, refunded, requested })
  }
  return [{ type: 'UnitsReturned', returnId, lines: lines.map(normal), refunds, returnedAt: at }]
}

const normal = ({ lineId, units }: UnitsOfLine): UnitsOfLine => ({ lineId, units: normalised(units) })

export const amountOf = (amounts: readonly RefundDue[], tenderId: string): number =>
  amounts.reduce((sum, amount) => sum + (amount.tenderId === tenderId ? amount.amountMinor : 0), 0)
const areEqual = (a: readonly RefundDue[], b: readonly RefundDue[]): boolean =>
  a.length === b.length && a.every(({ tenderId, amountMinor }) => amountOf(b, tenderId) === amountMinor)

function requirePlaced(order: Order): PlacedOrder {
  if (order.state === 'unplaced') throw new Rejection('not-found', 'ORDER_NOT_FOUND')
  return order
}
const lineNotFound = (lineId: string): never => {
  throw new Rejection('not-found', 'LINE_NOT_FOUND', { line_id: lineId })
}
function requireClaim(order: Order, returnId: string): { placed: PlacedOrder; claim: Claim } {
  const placed = requirePlaced(order)
  const claim = placed.claims.find(each => each.returnId === returnId)
  if (!claim) throw new Rejection('not-found', 'CLAIM_NOT_FOUND')
  return { placed, claim }
}
function requireClaimed({ lines: known }: PlacedOrder, claimed: readonly UnitsOfLine[], wanted: readonly UnitsOfLine[]): void {
  const ids = new Set(known.map(({ lineId }) => lineId))
  for (const { lineId } of wanted) if (!ids.has(lineId)) lineNotFound(lineId)
  for (const { lineId } of without(wanted, claimed)) reject('UNITS_NOT_CLAIMED', { line_id: lineId })
}
