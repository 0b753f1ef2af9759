import { expect } from 'vitest'
import type { Line, Sums, Unit, World } from './world.ts'

export const add = (sums: Sums, amounts: Iterable<readonly [string, number]>): void => {
  for (const [id, amount] of amounts) sums.set(id, (sums.get(id) ?? 0) + amount)
}
export const total = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0)
/** What they were paid with, together. */
export function paidFor(units: readonly Unit[]): Sums {
  const sums: Sums = new Map()
  for (const { paid } of units) add(sums, paid)
  return sums
}

/** Who pays the first minor units of a row: each in proportion to what is still to be paid, rounded down, one after another. */
export function firstPaid(paying: Sums, cost: number): Sums {
  let [due, left] = [cost, total(paying.values())]
  const paid: Sums = new Map()
  for (const [tender, amount] of paying) {
    const share = left === 0 ? 0 : Number((BigInt(amount) * BigInt(due)) / BigInt(left))
    paid.set(tender, share)
    due -= share
    left -= amount
  }
  return paid
}

/** Units stand in a row, line after line; each costs the same but for a minor unit, and is paid where it stands. */
export function payRow(units: readonly Unit[], row: readonly Line[], paying: Sums): void {
  let before = 0
  for (const { lineId, quantity, totalMinor } of row) {
    const own = units.filter(({ line }) => line === lineId)
    for (const [index, unit] of own.entries()) {
      const cost = Math.floor(totalMinor / quantity) + (index < totalMinor % quantity ? 1 : 0)
      const [from, until] = [firstPaid(paying, before), firstPaid(paying, before + cost)]
      unit.paid = new Map([...until].map(([tender, paid]) => [tender, paid - (from.get(tender) ?? 0)]))
      before += cost
    }
  }
}

export const paymentOf = ({ tenders }: World, tender: string): string | null =>
  tenders.find(({ id }) => id === tender)?.payment ?? null
export const ofChannel = (world: World, sums: Sums): Sums =>
  new Map([...sums].filter(([tender]) => paymentOf(world, tender) === null))
export const ofPayments = (world: World, sums: Sums): Sums =>
  new Map([...sums].filter(([tender, amount]) => amount > 0 && paymentOf(world, tender) !== null))

/** What is still wanted of each tender: for all that is not cancelled. */
export const wanted = ({ units }: World): Sums => paidFor(units.filter(({ is }) => is !== 'cancelled'))
/** Payments of which something was wanted, and now nothing is, and of which nothing was taken. */
export function letGo(world: World, before: Sums): void {
  const after = wanted(world)
  for (const { id, payment, authorization } of world.tenders) {
    const isFreed = (before.get(id) ?? 0) > 0 && (after.get(id) ?? 0) === 0
    if (payment !== null && isFreed && authorization !== 'refused' && !world.captured.has(id)) world.voided.push(payment)
  }
}

/** Every minor unit is somewhere: with what is here or gone, or on its way back to who paid it. */
export function requireSums(world: World): void {
  const paid = (isIt: (unit: Unit) => boolean) => paidFor(world.units.filter(isIt))
  const kept = paid(({ is }) => is === 'here' || is === 'gone')
  const [left, back] = [paid(unit => unit.hasLeft), paid(unit => unit.hasLeft && (unit.is === 'lost' || unit.is === 'cancelled'))]
  for (const { id, amount, payment } of world.tenders) {
    const owed = total([...world.refunds.values()].flatMap(refund => (refund.tender === id ? refund.amount : [])))
    const is = payment === null ? { back: world.refundsDue.get(id) ?? 0 } : { taken: world.captured.get(id) ?? 0, owed }
    const expected =
      payment === null ? { back: amount - (kept.get(id) ?? 0) } : { taken: left.get(id) ?? 0, owed: back.get(id) ?? 0 }
    expect(is, `the money of ${id}`).toEqual(expected)
  }
}
