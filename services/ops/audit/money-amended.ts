import { unitsByLine } from './made-groups.ts'
import { Broken } from './model.ts'
import {
  goods,
  type Line,
  lineOf,
  openUnits,
  openUnitsOf,
  type Priced,
  paidBefore,
  requireUnique,
  sum,
  takeOut,
  tenderOf,
  totalOf,
  wanted,
} from './money-lines.ts'
import { requireVoids, sharesOf, sharesOfUnits } from './money-shares.ts'
import { isWithin, type Range, together } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Amended = Extract<AuditedEvent, { type: 'OrderAmended' }>
const whole = ({ quantity }: { quantity: number }): Range[] => [{ first: 1, last: quantity }]

/** What it removes and prices anew frees money, which pays with that of new tenders for just what it prices anew and adds. */
export function amend(priced: Priced, event: Amended): void {
  const removed = event.lines.map(({ lineId, units }) => ({ lineId, units }))
  requireUnique(
    'line',
    [...removed, ...event.repriced, ...event.added].map(({ lineId }) => lineId),
  )
  for (const { lineId } of event.added)
    if (priced.lines.some(line => line.lineId === lineId)) throw new Broken(`adds line ${lineId}, which is there`)
  requireNoChargesDue(priced, event)
  const repriced = event.repriced.map(line => ({
    line: requireUntouched(priced, line),
    total: totalOf(line, priced.pricesIncludeTax),
  }))
  const before = sharesOfUnits(priced, wanted(priced))
  const freed = sharesOfUnits(priced, [...removed, ...event.repriced.map(line => ({ lineId: line.lineId, units: whole(line) }))])
  if (paidBefore(priced, removed).some(({ units }) => units.length > 0))
    throw new Broken('pays with what was taken for lost goods')
  for (const { lineId, units } of removed) takeOut(lineOf(priced, lineId), units)
  const parts = unitsByLine({ lines: event.added, fulfilments: event.fulfilments })
  const added = event.added.map(line => addedLine(line, event, priced, parts.get(line.lineId)))
  const known = priced.tenders.length
  const cost = sum([...repriced, ...added].map(({ total }) => total))
  const { kept, back } = spent(freed, cost, sum(event.tenders.map(({ amountMinor }) => BigInt(amountMinor))))
  for (const { line, total } of repriced) line.total = total
  priced.lines.push(...added)
  priced.tenders.push(...event.tenders.map(tenderOf))
  requireUnique(
    'tender',
    priced.tenders.map(({ tenderId }) => tenderId),
  )
  const paid = [...kept, ...event.tenders.map(({ amountMinor }) => BigInt(amountMinor))]
  const lines = [...repriced.map(({ line }) => line), ...added].map(({ lineId, quantity, total }) => ({
    lineId,
    quantity,
    total,
  }))
  if (lines.length > 0) priced.spreads.push({ lines, paid })
  requireAmounts('is paid with', priced, paid, event.paid)
  requireAmounts(
    'gives back',
    priced,
    back.map((amount, index) => (priced.tenders[index]?.paymentId === null ? amount : 0n)),
    event.refundsDue,
  )
  const total = sum(priced.lines.map(line => line.total))
  if (total !== BigInt(event.totalMinor)) throw new Broken(`lines come to ${total}, but the order says ${event.totalMinor}`)
  if (goods(priced, openUnits(priced)).length === 0) throw new Broken('amends an order of which nothing is left')
  const own = new Set(priced.tenders.slice(0, known).map(({ paymentId }) => paymentId))
  const old = { ...priced, tenders: priced.tenders.slice(0, known) }
  const after = sharesOfUnits(priced, wanted(priced))
  requireVoids(
    old,
    before,
    after,
    (event.voids ?? []).filter(({ paymentId }) => own.has(paymentId)),
  )
}

/** What is proposed comes to what it says; which units it removes is chosen once it is made. */
export function propose(priced: Priced, { asked }: Extract<AuditedEvent, { type: 'AmendmentProposed' }>): void {
  for (const { lineId } of asked.add)
    if (priced.lines.some(line => line.lineId === lineId)) throw new Broken(`proposes line ${lineId}, which is there`)
  requireUnique(
    'fulfilment',
    asked.fulfilments.map(({ fulfilmentId }) => fulfilmentId),
  )
  requireUnique(
    'line',
    asked.add.map(({ lineId }) => lineId),
  )
  const used = new Set(asked.add.flatMap(({ fulfilmentId }) => fulfilmentId ?? []))
  const given = new Set(asked.fulfilments.map(({ fulfilmentId }) => fulfilmentId))
  if (
    asked.add.some(({ kind, fulfilmentId }) => (kind === 'goods') !== (fulfilmentId !== null)) ||
    used.symmetricDifference(given).size > 0
  )
    throw new Broken(`proposes goods in fulfilments [${[...used]}], where it has [${[...given]}]`)
  const added = sum(asked.add.map(line => totalOf(line, priced.pricesIncludeTax)))
  const repriced = asked.reprice.map(({ lineId, unitPriceMinor, discounts, taxMinor }) => {
    const { quantity } = lineOf(priced, lineId)
    const discount = sum(discounts.map(({ amountMinor }) => BigInt(amountMinor)))
    const cost = BigInt(quantity) * BigInt(unitPriceMinor) - discount
    return { lineId, units: whole({ quantity }), total: priced.pricesIncludeTax ? cost : cost + BigInt(taxMinor) }
  })
  if (asked.remove.length > 0) return
  const due = added + sum(repriced.map(({ total }) => total)) - sum(sharesOfUnits(priced, repriced))
  if (due !== BigInt(asked.differenceMinor))
    throw new Broken(`is proposed for ${asked.differenceMinor}, where it comes to ${due}`)
}

/** Charges fell due with the first goods. */
function requireNoChargesDue(priced: Priced, { lines, repriced, added }: Amended): void {
  const isCharge = (lineId: string) => priced.lines.some(line => line.lineId === lineId && line.fulfilmentId === null)
  const named = [...lines, ...repriced].some(({ lineId }) => isCharge(lineId)) || added.some(({ kind }) => kind === 'charge')
  if (priced.hasLeft && named) throw new Broken('amends charges that fell due')
}

function requireUntouched(priced: Priced, { lineId, quantity, fulfilmentId }: Amended['repriced'][number]): Line {
  const line = lineOf(priced, lineId)
  if (line.quantity !== quantity || line.fulfilmentId !== fulfilmentId) throw new Broken(`makes line ${lineId} another`)
  if (!isWithin(whole(line), together([...line.open.values()].flat(), [])))
    throw new Broken(`prices line ${lineId} anew, of which some has left or was cancelled`)
  return line
}

function addedLine(
  line: Amended['added'][number],
  { fulfilments }: Amended,
  { pricesIncludeTax }: Priced,
  groups: Map<string, Range[]> | undefined,
): Line {
  const { lineId, quantity, kind, fulfilmentId } = line
  const isPlaced = kind === 'charge' ? fulfilmentId === null : fulfilments.some(group => group.fulfilmentId === fulfilmentId)
  if (!isPlaced) throw new Broken(`adds line ${lineId} of fulfilment ${fulfilmentId}, which it does not add`)
  const total = totalOf(line, pricesIncludeTax)
  return { lineId, quantity, total, fulfilmentId, open: openUnitsOf(line, groups), left: [], lost: [], again: [] }
}

/** Freed money is spent first; what of it is not needed goes back to those who paid it. */
function spent(freed: readonly bigint[], cost: bigint, tendered: bigint): { kept: bigint[]; back: bigint[] } {
  const due = cost - sum(freed)
  if (tendered !== (due > 0n ? due : 0n)) throw new Broken(`is paid with ${tendered} more, where ${due} is due`)
  const kept = due >= 0n ? [...freed] : sharesOf(freed, cost)
  return { kept, back: freed.map((amount, index) => amount - (kept[index] ?? 0n)) }
}

function requireAmounts(
  what: string,
  { tenders }: Priced,
  amounts: readonly bigint[],
  told: readonly { tenderId: string; amountMinor: number }[],
): void {
  const expected = tenders.flatMap(({ tenderId }, index) => (amounts[index] ? [`${tenderId}: ${amounts[index]}`] : []))
  const given = told.map(({ tenderId, amountMinor }) => `${tenderId}: ${amountMinor}`)
  if (expected.join() !== given.join()) throw new Broken(`${what} ${given}, where it is ${expected}`)
}
