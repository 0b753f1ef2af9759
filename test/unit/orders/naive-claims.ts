import type { Placement } from '../../../services/orders/domain/order.ts'

/** One unit: `l-1#3` is the third of that line. */
export type Unit = string
export const unitOf = (lineId: string, number: number): Unit => `${lineId}#${number}`
export type Shares = number[]
export type Outcome = { refused: string } | { done: boolean }

type Claim = { asked: Set<Unit>; released: Set<Unit>; now: Set<Unit>; grants: { units: Set<Unit>; refunds: Shares }[] }

const isSame = (a: ReadonlySet<Unit>, b: ReadonlySet<Unit>): boolean => a.size === b.size && [...a].every(unit => b.has(unit))
const nothing: Outcome = { done: false }
const refused = (reason: string): Outcome => ({ refused: reason })

/** What each tender pays of the first `due` minor units, one tender after the other, each rounded down, the last the rest. */
function firstMinorUnits(amounts: readonly number[], due: bigint): bigint[] {
  let [left, of] = [due, amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)]
  return amounts.map((amount, index) => {
    const paid = index === amounts.length - 1 ? left : of === 0n ? 0n : (BigInt(amount) * left) / of
    left -= paid
    of -= BigInt(amount)
    return paid
  })
}

/** What each unit was paid with, unit by unit in the order of the lines: no ranges, nothing in closed form. */
function sharesByUnit({ lines, tenders }: Placement): Map<Unit, Shares> {
  const amounts = tenders.map(({ amountMinor }) => amountMinor)
  const shares = new Map<Unit, Shares>()
  let spent = 0n
  for (const { lineId, quantity, totalMinor } of lines) {
    for (let number = 1; number <= quantity; number++) {
      const cost = Math.floor(totalMinor / quantity) + (number <= totalMinor % quantity ? 1 : 0)
      const [from, until] = [firstMinorUnits(amounts, spent), firstMinorUnits(amounts, spent + BigInt(cost))]
      shares.set(
        unitOf(lineId, number),
        amounts.map((_, index) => Number((until[index] ?? 0n) - (from[index] ?? 0n))),
      )
      spent += BigInt(cost)
    }
  }
  return shares
}

/** A second telling of claims on an order, in sets of single units. */
export function createNaiveClaims(placement: Placement) {
  const shares = sharesByUnit(placement)
  const claims = new Map<string, Claim>()
  const left = new Set<Unit>()
  const hasAnyLeft = placement.fulfilments.some(group => group.leftAt !== null)
  for (const line of placement.lines) {
    const group = placement.fulfilments.find(each => each.fulfilmentId === line.fulfilmentId)
    const isLeft = group ? group.leftAt !== null : hasAnyLeft || placement.fulfilments.length === 0
    for (let number = 1; isLeft && number <= line.quantity; number++) left.add(unitOf(line.lineId, number))
  }
  const holders = (unit: Unit) => [...claims.values()].filter(({ asked, released }) => asked.has(unit) && !released.has(unit))
  const paidFor = (units: Iterable<Unit>): Shares =>
    [...units].reduce(
      (sum, unit) => sum.map((paid, index) => paid + (shares.get(unit)?.[index] ?? 0)),
      placement.tenders.map(() => 0),
    )

  return {
    left: left as ReadonlySet<Unit>,
    paidFor,
    free: () => [...left].filter(unit => holders(unit).length === 0),
    claimed: (returnId: string) => [...(claims.get(returnId)?.now ?? [])],
    returned: () => [...claims.values()].flatMap(({ grants }) => grants.flatMap(({ units }) => [...units])),
    holders: (unit: Unit) => holders(unit).length,
    refunds: () =>
      [...claims.values()]
        .flatMap(({ grants }) => grants)
        .reduce(
          (sum, { refunds }) => sum.map((amount, index) => amount + (refunds[index] ?? 0)),
          placement.tenders.map(() => 0),
        ),
    claim(returnId: string, units: ReadonlySet<Unit>): Outcome {
      const known = claims.get(returnId)
      if (known) return isSame(known.asked, units) ? nothing : refused('CLAIM_DIFFERS')
      for (const { lineId } of placement.lines) {
        const ofLine = [...units].filter(unit => unit.startsWith(`${lineId}#`))
        if (ofLine.some(unit => !left.has(unit))) return refused('UNITS_NOT_LEFT')
        if (ofLine.some(unit => holders(unit).length > 0)) return refused('UNITS_CLAIMED')
      }
      claims.set(returnId, { asked: new Set(units), released: new Set(), now: new Set(units), grants: [] })
      return { done: true }
    },
    release(returnId: string, units: ReadonlySet<Unit> | 'all'): Outcome {
      const claim = claims.get(returnId)
      if (!claim) return refused('CLAIM_NOT_FOUND')
      const wanted = units === 'all' ? [...claim.now] : [...units]
      if (wanted.every(unit => claim.released.has(unit))) return nothing
      if (wanted.some(unit => !claim.now.has(unit))) return refused('UNITS_NOT_CLAIMED')
      for (const unit of wanted) claim.released.add(unit)
      claim.now = claim.now.difference(new Set(wanted))
      return { done: true }
    },
    record(returnId: string, units: ReadonlySet<Unit>, refunds: Shares): Outcome {
      const claim = claims.get(returnId)
      if (!claim) return refused('CLAIM_NOT_FOUND')
      const isKnown = claim.grants.some(grant => isSame(grant.units, units) && grant.refunds.join() === refunds.join())
      if (isKnown) return nothing
      if ([...units].some(unit => !claim.now.has(unit))) return refused('UNITS_NOT_CLAIMED')
      if (refunds.some((refund, index) => refund > (paidFor(units)[index] ?? 0))) return refused('REFUND_ABOVE_PAID')
      claim.grants.push({ units: new Set(units), refunds })
      claim.now = claim.now.difference(units)
      return { done: true }
    },
  }
}
export type NaiveClaims = ReturnType<typeof createNaiveClaims>
