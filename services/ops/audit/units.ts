import { idOf } from '#kernel/ids.ts'
import { Broken, type Model, nothingFound } from './model.ts'
import { leftOf, type Purchase, type PurchasedLine, type Purchases } from './purchases.ts'
import { isWithin, meeting, type Range, together, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'
import { paidFor } from './shares.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
export type UnitsByLine = Map<string, Range[]>
type Shares = readonly { tenderId: string; amountMinor: number }[]

/** A line may be named more than once, a unit may not. */
export function byLine(lines: readonly { lineId: string; units: readonly Range[] }[]): UnitsByLine {
  const units: UnitsByLine = new Map()
  for (const { lineId, units: more } of lines) {
    const before = units.get(lineId) ?? []
    const twice = meeting(before, more)
    if (twice !== undefined) throw new Broken(`names unit ${twice} of line ${lineId} twice`)
    units.set(lineId, together(before, more))
  }
  return units
}

/** Invariant 5: a unit comes back at most once, for one return at a time, after it left; and never for more than was paid for it. */
export function createUnitsModel(purchases: Purchases): Model {
  /** What each return claims of an order now. */
  const claims = new Map<string, Map<string, UnitsByLine>>()
  /** Claimed or returned, by order and line. */
  const taken = new Map<string, UnitsByLine>()

  function claim(purchase: Purchase, { returnId, lines, paid }: Of<'UnitsClaimed'>): void {
    const ofOrder = claims.get(purchase.orderId) ?? new Map<string, UnitsByLine>()
    if (ofOrder.has(returnId)) throw new Broken(`return ${returnId} claims once more`)
    const claimed = byLine(lines)
    const others = taken.get(purchase.orderId) ?? new Map<string, Range[]>()
    for (const [lineId, units] of claimed) {
      requireReturnable(purchase, lineId, units)
      const twice = meeting(units, others.get(lineId) ?? [])
      if (twice !== undefined) throw new Broken(`unit ${twice} of line ${lineId} is returned or being returned`)
    }
    requireSame('these units were paid with', paidFor(purchase, claimed), paid)
    for (const [lineId, units] of claimed) others.set(lineId, together(others.get(lineId) ?? [], units))
    taken.set(purchase.orderId, others)
    claims.set(purchase.orderId, ofOrder.set(returnId, claimed))
  }

  /** Units that a return claims, and after this no longer. */
  function settle({ orderId }: Purchase, returnId: string, units: UnitsByLine): void {
    const claimed = claims.get(orderId)?.get(returnId)
    if (!claimed) throw new Broken(`return ${returnId} claims nothing of this order`)
    for (const [lineId, ended] of units) {
      const held = claimed.get(lineId) ?? []
      if (!isWithin(ended, held))
        throw new Broken(`ends units ${told(ended)} of line ${lineId}, of which ${told(held)} are claimed`)
      claimed.set(lineId, without(held, ended))
    }
  }

  function release(purchase: Purchase, { returnId, lines }: Of<'ClaimReleased'>): void {
    const released = byLine(lines)
    settle(purchase, returnId, released)
    const ofOrder = taken.get(purchase.orderId)
    for (const [lineId, units] of released) ofOrder?.set(lineId, without(ofOrder.get(lineId) ?? [], units))
  }

  function back(purchase: Purchase, { returnId, lines, refunds }: Of<'UnitsReturned'>): void {
    const units = byLine(lines)
    settle(purchase, returnId, units)
    const paid = paidFor(purchase, units)
    if (new Set(refunds.map(({ tenderId }) => tenderId)).size !== refunds.length) throw new Broken('gives one tender back twice')
    for (const { tenderId, amountMinor } of refunds)
      if (amountMinor > (paid.get(tenderId) ?? 0))
        throw new Broken(`gives ${amountMinor} back to tender ${tenderId}, which paid ${paid.get(tenderId) ?? 0} for these units`)
  }

  return {
    name: 'units',
    holds: 'a unit comes back at most once, for one return at a time, after it left, and for no more than was paid for it',
    take({ event, stream }) {
      if (event.type !== 'UnitsClaimed' && event.type !== 'ClaimReleased' && event.type !== 'UnitsReturned') return
      const purchase = purchases.of(idOf(stream))
      if (!purchase) throw new Broken('is about units of an order that was never placed')
      if (event.type === 'UnitsClaimed') claim(purchase, event)
      else if (event.type === 'ClaimReleased') release(purchase, event)
      else back(purchase, event)
    },
    finish: () => nothingFound,
  }
}

/** Goods that left; a charge once anything did, or where there is nothing that could. */
export function requireReturnable({ lines }: Purchase, lineId: string, units: readonly Range[]): PurchasedLine {
  const line = lines.find(each => each.lineId === lineId)
  if (!line) throw new Broken(`there is no line ${lineId}`)
  const isDue = lines.every(({ kind }) => kind === 'charge') || lines.some(({ left }) => left.length > 0)
  const charged = isDue ? without([{ first: 1, last: line.quantity }], line.cancelled) : []
  const returnable = line.kind === 'goods' ? leftOf(line) : charged
  if (!isWithin(units, returnable))
    throw new Broken(`units ${told(units)} of line ${lineId} come back, of which ${told(returnable)} have left`)
  return line
}

export function requireSame(what: string, expected: ReadonlyMap<string, number>, given: Shares): void {
  const plain = (amounts: Iterable<readonly [string, number]>) =>
    [...amounts]
      .filter(([, amount]) => amount !== 0)
      .map(([tenderId, amount]) => `${tenderId}: ${amount}`)
      .sort()
      .join(', ')
  const [due, is] = [plain(expected), plain(given.map(({ tenderId, amountMinor }) => [tenderId, amountMinor] as const))]
  if (due !== is) throw new Broken(`${what} [${due}], but [${is}] is said`)
}
