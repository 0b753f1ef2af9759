import { unitsByLine } from './made-groups.ts'
import { Broken } from './model.ts'
import { isNormal, isWithin, type Range, together, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
/** `open`: units that may still leave, by group; of a charge those that are not cancelled. */
export type Line = {
  lineId: string
  quantity: number
  total: bigint
  fulfilmentId: string | null
  open: Map<string | null, Range[]>
  left: Range[]
  lost: Range[]
  /** Units that were lost, and go once more for what was taken as they first left. */
  again: Range[]
}
export type Tender = { tenderId: string; amount: bigint; paymentId: string | null; isRefused: boolean; isCaptured: boolean }
/** What later endings and departures have to be held against. */
export type Priced = { pricesIncludeTax: boolean; lines: Line[]; tenders: Tender[]; spreads: Spread[]; hasLeft: boolean }
/** Who pays for which lines, by the place of their tender; a line is paid for as the last spread that names it says. */
export type Spread = { lines: { lineId: string; quantity: number; total: bigint }[]; paid: bigint[] }
export type Lines = readonly { lineId: string; units: Range[] }[]

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

export function addUp({ lines, fulfilments, tenders, totalMinor, pricesIncludeTax }: Of<'OrderPlaced'>): Priced {
  requireUnique(
    'line',
    lines.map(({ lineId }) => lineId),
  )
  requireUnique(
    'tender',
    tenders.map(({ tenderId }) => tenderId),
  )
  const gone = new Set(fulfilments.filter(group => group.leftAt !== null).map(group => group.fulfilmentId))
  const parts = unitsByLine({ lines, fulfilments })
  const priced = lines.map((line): Line => {
    const { lineId, quantity, fulfilmentId } = line
    const total = totalOf(line, pricesIncludeTax)
    const all = [{ first: 1, last: quantity }]
    const isGone = fulfilmentId !== null && gone.has(fulfilmentId)
    return {
      lineId,
      quantity,
      total,
      fulfilmentId,
      open: isGone ? new Map() : openUnitsOf(line, parts.get(lineId)),
      left: isGone ? all : [],
      lost: [],
      again: [],
    }
  })
  const total = sum(priced.map(line => line.total))
  if (total !== BigInt(totalMinor)) throw new Broken(`lines come to ${total}, but the order says ${totalMinor}`)
  const tendered = sum(tenders.map(({ amountMinor }) => BigInt(amountMinor)))
  if (tendered !== total) throw new Broken(`tenders come to ${tendered}, but the order to ${total}`)
  return {
    pricesIncludeTax,
    spreads: [{ lines: priced.map(line => ({ ...line })), paid: tenders.map(({ amountMinor }) => BigInt(amountMinor)) }],
    hasLeft: gone.size > 0,
    lines: priced,
    tenders: tenders.map(tenderOf),
  }
}

type Told = Of<'OrderPlaced'>['lines'][number]

/** Those of a charge are in no group. */
export const openUnitsOf = ({ quantity, fulfilmentId }: Told, groups: Map<string, Range[]> | undefined): Line['open'] =>
  fulfilmentId === null ? new Map([[null, [{ first: 1, last: quantity }]]]) : new Map(groups)

export function totalOf(
  { lineId, quantity, unitPriceMinor, discounts, taxMinor, totalMinor: told }: Told,
  pricesIncludeTax: boolean,
): bigint {
  const discount = sum(discounts.map(({ amountMinor }) => BigInt(amountMinor)))
  const cost = BigInt(quantity) * BigInt(unitPriceMinor) - discount
  if (cost < 0n) throw new Broken(`line ${lineId} is discounted below zero`)
  const total = pricesIncludeTax ? cost : cost + BigInt(taxMinor)
  if (total !== BigInt(told)) throw new Broken(`line ${lineId} comes to ${total}, but says ${told}`)
  if (BigInt(taxMinor) > total) throw new Broken(`line ${lineId} holds more tax than it comes to`)
  return total
}

export const tenderOf = ({ tenderId, amountMinor, paymentId }: Of<'OrderPlaced'>['tenders'][number]): Tender => ({
  tenderId,
  amount: BigInt(amountMinor),
  paymentId,
  isRefused: false,
  isCaptured: false,
})

export function requireUnique(what: string, ids: readonly string[]): void {
  if (new Set(ids).size !== ids.length) throw new Broken(`names one ${what} twice`)
}

const openOf = ({ open }: Line): Range[] => [...open.values()].flat().sort((a, b) => a.first - b.first)
/** Of these what is paid for already. */
export const paidBefore = (priced: Priced, lines: Lines): Lines =>
  lines.map(({ lineId, units }) => ({ lineId, units: without(units, without(units, lineOf(priced, lineId).again)) }))
export const openUnits = ({ lines }: Priced): Lines =>
  lines.flatMap(line => (line.open.size > 0 ? [{ lineId: line.lineId, units: together(openOf(line), []) }] : []))
export const ofGroup = ({ lines }: Priced, fulfilmentId: string): Lines =>
  lines.flatMap(({ lineId, open }) => (open.has(fulfilmentId) ? [{ lineId, units: open.get(fulfilmentId) ?? [] }] : []))
export const goods = (priced: Priced, lines: Lines): Lines =>
  lines.filter(({ lineId }) => priced.lines.some(line => line.lineId === lineId && line.fulfilmentId !== null))
export const show = (lines: Lines): string =>
  lines.map(({ lineId, units }) => `${lineId}: ${told(together(units, []))}`).join('; ')

export function takeOut(line: Line, units: readonly Range[]): void {
  const open = openOf(line)
  if (!isNormal(together(units, [])) || units.length === 0 || !isWithin(units, open))
    throw new Broken(`moves units ${told(units)} of line ${line.lineId}, of which units ${told(open)} are open`)
  for (const [group, own] of line.open) {
    const rest = without(own, units)
    if (rest.length > 0) line.open.set(group, rest)
    else line.open.delete(group)
  }
}

export function lineOf(priced: Priced, lineId: string): Line {
  const line = priced.lines.find(each => each.lineId === lineId)
  if (!line) throw new Broken(`is about line ${lineId}, which is not there`)
  return line
}

/** What is not cancelled. */
export const wanted = ({ lines }: Priced): Lines =>
  lines.map(line => ({ lineId: line.lineId, units: [...openOf(line), ...line.left] }))
