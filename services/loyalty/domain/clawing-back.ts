import type { Of } from '#kernel/decider.ts'
import { difference, intersection, type UnitRange } from '#kernel/units.ts'
import type { Account, AccountCommand, AccountEvent, Line, TakenFrom } from './account.ts'
import { lineOf, orderOf } from './evolve.ts'
import { lotsOfOrder, takeActive } from './lots.ts'
import { pointsOf } from './points.ts'

type Clawed = { lineId: string; line: Line; units: UnitRange[]; points: number }

/** First from the lots that the units earned, then from active ones, oldest first; what is not there becomes debt. */
export function clawBack(command: Of<AccountCommand, 'ClawBackPoints'>, account: Account): AccountEvent[] {
  const { orderId, returnId, at } = command
  const clawed = command.lines.flatMap(line => clawedOf(line, orderId, account))
  if (clawed.length === 0) return []
  const owed = clawed.reduce((sum, { points }) => sum + points, 0)
  const own = takeOwn(clawed, orderId, account)
  const others = takeActive(account, owed - total(own), new Map(own.map(({ lotId, points }) => [lotId, points])))
  const taken = merged([...own, ...others.map(each => ({ ...each, from: 'active' as const }))])
  const lines = clawed.map(({ lineId, units, points }) => ({ lineId, units, points }))
  return [{ type: 'PointsClawedBack', returnId, orderId, lines, taken, debt: owed - total(taken), clawedBackAt: at }]
}

/** Units that no return took before; those that were never promised have no points. */
function clawedOf({ lineId, units: asked }: { lineId: string; units: UnitRange[] }, orderId: string, account: Account): Clawed[] {
  const line = lineOf(orderOf(account, orderId), lineId)
  const units = difference(asked, line.clawedBack)
  return units.length === 0 ? [] : [{ lineId, line, units, points: promisedPoints(line, units) }]
}

const promisedPoints = ({ terms, promised }: Line, units: readonly UnitRange[]): number =>
  terms === null ? 0 : Number(pointsOf(terms, intersection(units, promised)))

/** An active lot may hold less than its units earned: debt, other returns and adjustments took from it. */
function takeOwn(clawed: readonly Clawed[], orderId: string, account: Account): TakenFrom[] {
  const byLine = new Map(clawed.map(each => [each.lineId, each]))
  return lotsOfOrder(account, orderId).flatMap(({ lotId, state, points: left, earnedBy }) => {
    const of = earnedBy && byLine.get(earnedBy.lineId)
    if (!of) return []
    const points = Math.min(left, promisedPoints(of.line, intersection(of.units, earnedBy.units)))
    return points > 0 ? [{ lotId, from: state, points }] : []
  })
}

const total = (taken: readonly TakenFrom[]): number => taken.reduce((sum, { points }) => sum + points, 0)

/** One entry for each lot. */
function merged(taken: readonly TakenFrom[]): TakenFrom[] {
  const byLot = new Map<string, TakenFrom>()
  for (const each of taken) byLot.set(each.lotId, { ...each, points: each.points + (byLot.get(each.lotId)?.points ?? 0) })
  return [...byLot.values()]
}
