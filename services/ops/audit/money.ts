import { Broken, type Model, nothingFound } from './model.ts'
import { isNormal, isWithin, type Range, together, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Due = Of<'OrderCancelled'>['refundsDue']
type Ending = Pick<Of<'OrderCancelled'>, 'lines' | 'refundsDue' | 'voids'>
/** `open`: units that may still leave, by group; of a charge those that are not cancelled. */
type Line = {
  lineId: string
  quantity: number
  total: bigint
  fulfilmentId: string | null
  open: Map<string | null, Range[]>
  left: Range[]
  lost: Range[]
}
type Tender = { tenderId: string; amount: bigint; paymentId: string | null; isRefused: boolean; isCaptured: boolean }
/** What later endings and departures have to be held against. */
type Priced = { lines: Line[]; tenders: Tender[]; hasLeft: boolean }
type Lines = readonly { lineId: string; units: Range[] }[]

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/** Invariant 3: what lines cost is what was tendered; what leaves is taken of it, and what ends is due back to who paid it. */
export function createMoneyModel(): Model {
  /** Orders of which something may still leave or end. */
  const open = new Map<string, Priced>()

  function priced(stream: string): Priced {
    const known = open.get(stream)
    if (!known) throw new Broken('moves money of an order that is not open')
    return known
  }

  return {
    name: 'money',
    holds:
      'lines add up to the total and tenders to what was paid; what leaves is captured, what ends is due back to the tenders that paid it',
    take({ event, stream }) {
      switch (event.type) {
        case 'OrderPlaced': {
          const added = addUp(event)
          if (event.holds.length > 0 || event.issues.length === 0) open.set(stream, added)
          break
        }
        case 'PaymentRefused':
          for (const tender of priced(stream).tenders) if (tender.tenderId === event.tenderId) tender.isRefused = true
          break
        case 'FulfilmentHandedOver':
        case 'ShipmentSent':
          leave(priced(stream), event)
          break
        case 'FulfilmentRejected':
        case 'FulfilmentExpired':
          endLines(priced(stream), event, ofGroup(priced(stream), event.fulfilmentId))
          break
        case 'UnitsCancelled':
          endLines(priced(stream), event, null)
          break
        case 'FulfilmentMoved':
        case 'UnitsSetAside':
          regroup(priced(stream), event.lines, event.into)
          break
        case 'ShipmentLost':
          lose(priced(stream), event)
          break
        case 'OrderCancelled':
          if (!open.has(stream)) throw new Broken('gives back money of an order that is not open')
          endLines(priced(stream), event, openUnits(priced(stream)))
          open.delete(stream)
      }
    },
    finish: () => nothingFound,
  }
}

function addUp({ lines, fulfilments, tenders, totalMinor, pricesIncludeTax }: Of<'OrderPlaced'>): Priced {
  requireUnique(
    'line',
    lines.map(({ lineId }) => lineId),
  )
  requireUnique(
    'tender',
    tenders.map(({ tenderId }) => tenderId),
  )
  const gone = new Set(fulfilments.filter(group => group.leftAt !== null).map(group => group.fulfilmentId))
  const priced = lines.map(({ lineId, quantity, unitPriceMinor, discounts, taxMinor, totalMinor: told, fulfilmentId }): Line => {
    const discount = sum(discounts.map(({ amountMinor }) => BigInt(amountMinor)))
    const cost = BigInt(quantity) * BigInt(unitPriceMinor) - discount
    if (cost < 0n) throw new Broken(`line ${lineId} is discounted below zero`)
    const total = pricesIncludeTax ? cost : cost + BigInt(taxMinor)
    if (total !== BigInt(told)) throw new Broken(`line ${lineId} comes to ${total}, but says ${told}`)
    if (BigInt(taxMinor) > total) throw new Broken(`line ${lineId} holds more tax than it comes to`)
    const all = [{ first: 1, last: quantity }]
    const isGone = fulfilmentId !== null && gone.has(fulfilmentId)
    return {
      lineId,
      quantity,
      total,
      fulfilmentId,
      open: new Map(isGone ? [] : [[fulfilmentId, all]]),
      left: isGone ? all : [],
      lost: [],
    }
  })
  const total = sum(priced.map(line => line.total))
  if (total !== BigInt(totalMinor)) throw new Broken(`lines come to ${total}, but the order says ${totalMinor}`)
  const tendered = sum(tenders.map(({ amountMinor }) => BigInt(amountMinor)))
  if (tendered !== total) throw new Broken(`tenders come to ${tendered}, but the order to ${total}`)
  return {
    hasLeft: gone.size > 0,
    lines: priced,
    tenders: tenders.map(({ tenderId, amountMinor, paymentId }) => ({
      tenderId,
      amount: BigInt(amountMinor),
      paymentId,
      isRefused: false,
      isCaptured: false,
    })),
  }
}

function requireUnique(what: string, ids: readonly string[]): void {
  if (new Set(ids).size !== ids.length) throw new Broken(`names one ${what} twice`)
}

const openOf = ({ open }: Line): Range[] => [...open.values()].flat().sort((a, b) => a.first - b.first)
const openUnits = ({ lines }: Priced): Lines =>
  lines.flatMap(line => (line.open.size > 0 ? [{ lineId: line.lineId, units: together(openOf(line), []) }] : []))
const ofGroup = ({ lines }: Priced, fulfilmentId: string): Lines =>
  lines.flatMap(({ lineId, open }) => (open.has(fulfilmentId) ? [{ lineId, units: open.get(fulfilmentId) ?? [] }] : []))
const goods = (priced: Priced, lines: Lines): Lines =>
  lines.filter(({ lineId }) => priced.lines.some(line => line.lineId === lineId && line.fulfilmentId !== null))
const show = (lines: Lines): string => lines.map(({ lineId, units }) => `${lineId}: ${told(together(units, []))}`).join('; ')

function takeOut(line: Line, units: readonly Range[]): void {
  const open = openOf(line)
  if (!isNormal(together(units, [])) || units.length === 0 || !isWithin(units, open))
    throw new Broken(`moves units ${told(units)} of line ${line.lineId}, of which units ${told(open)} are open`)
  for (const [group, own] of line.open) {
    const rest = without(own, units)
    if (rest.length > 0) line.open.set(group, rest)
    else line.open.delete(group)
  }
}

function lineOf(priced: Priced, lineId: string): Line {
  const line = priced.lines.find(each => each.lineId === lineId)
  if (!line) throw new Broken(`is about line ${lineId}, which is not there`)
  return line
}

function regroup(priced: Priced, lines: Lines, into: string): void {
  for (const { lineId, units } of lines) {
    const line = lineOf(priced, lineId)
    takeOut(line, units)
    line.open.set(into, units)
  }
}

/** Every unit once; `all`: what has to end where the event doesn't choose. Charges end with the last goods of an order of which nothing has left. */
function endLines(priced: Priced, { lines: given, refundsDue, voids }: Ending, all: Lines | null): void {
  if (new Set(given.map(({ lineId }) => lineId)).size !== given.length) throw new Broken('cancels one line twice')
  if (all && show(goods(priced, all)) !== show(goods(priced, given)))
    throw new Broken(`cancels ${show(given)}, where ${show(all)} are to end`)
  const before = sharesOfUnits(priced, wanted(priced))
  for (const { lineId, units } of given) takeOut(lineOf(priced, lineId), units)
  const rest = openUnits(priced)
  const isOver = !priced.hasLeft && goods(priced, rest).length === 0
  if (isOver && rest.length > 0) throw new Broken(`keeps charges ${show(rest)} of an order that is over`)
  if (!isOver && all && given.length !== goods(priced, given).length)
    throw new Broken('cancels charges of an order that is not over')
  if (priced.hasLeft && given.length !== goods(priced, given).length) throw new Broken('cancels charges that fell due')
  const after = sharesOfUnits(priced, wanted(priced))
  requireDue(priced, sharesOfUnits(priced, given), refundsDue)
  requireVoids(priced, before, after, voids ?? [])
}

/** What is not cancelled. */
const wanted = ({ lines }: Priced): Lines => lines.map(line => ({ lineId: line.lineId, units: [...openOf(line), ...line.left] }))

type Leaving = Pick<Of<'ShipmentSent'>, 'fulfilmentId' | 'captures'> & { lines?: Lines | undefined }

/** Captured is the share of what leaves; charges go with the first goods. */
function leave(priced: Priced, { fulfilmentId, captures, lines = ofGroup(priced, fulfilmentId) }: Leaving): void {
  const charges = openUnits(priced).filter(({ lineId }) => lineOf(priced, lineId).fulfilmentId === null)
  const leaving = priced.hasLeft ? lines : [...lines, ...charges]
  const shares = sharesOfUnits(priced, leaving)
  const expected = priced.tenders.flatMap(({ tenderId, paymentId }, index) =>
    paymentId === null || shares[index] === 0n ? [] : [`${tenderId}: ${shares[index]} of ${paymentId}`],
  )
  const given = captures.map(({ tenderId, amountMinor, paymentId }) => `${tenderId}: ${amountMinor} of ${paymentId}`)
  if (expected.join() !== given.join()) throw new Broken(`captures ${given}, where ${expected} is due`)
  if (new Set(captures.map(({ captureId }) => captureId)).size !== captures.length) throw new Broken('names one capture twice')
  for (const { lineId, units } of leaving) {
    const line = lineOf(priced, lineId)
    takeOut(line, units)
    line.left = together(line.left, units)
  }
  priced.hasLeft = true
  for (const tender of priced.tenders) tender.isCaptured ||= captures.some(({ tenderId }) => tenderId === tender.tenderId)
}

/** What was paid for units that were lost is due back, once: of payments as refunds, of the rest by the channel. */
function lose(priced: Priced, { lines, refundsDue, refunds }: Of<'ShipmentLost'>): void {
  for (const { lineId, units } of lines) {
    const line = lineOf(priced, lineId)
    if (!isWithin(units, without(line.left, line.lost)))
      throw new Broken(`loses units ${told(units)} of line ${lineId}, which were not on their way`)
    line.lost = together(line.lost, units)
  }
  const shares = sharesOfUnits(priced, lines)
  const expected = priced.tenders.flatMap(({ tenderId, paymentId }, index) =>
    shares[index] === 0n ? [] : [`${tenderId}: ${shares[index]} of ${paymentId}`],
  )
  const given = [
    ...refundsDue.map(({ tenderId, amountMinor }) => `${tenderId}: ${amountMinor} of null`),
    ...refunds.map(({ tenderId, amountMinor, paymentId }) => `${tenderId}: ${amountMinor} of ${paymentId}`),
  ]
  if (expected.sort().join() !== given.sort().join())
    throw new Broken(`gives back ${given} for what was lost, where ${expected} was paid`)
}

function sharesOfUnits(priced: Priced, lines: Lines): bigint[] {
  const shares = priced.tenders.map(() => 0n)
  const units = new Map(lines.map(line => [line.lineId, line.units]))
  let before = 0n
  for (const line of priced.lines) {
    for (const { first, last } of units.get(line.lineId) ?? []) {
      const until = sharesOf(priced, before + costUpTo(line, last))
      const from = sharesOf(priced, before + costUpTo(line, first - 1))
      for (const [index, share] of until.entries()) shares[index] = (shares[index] ?? 0n) + share - (from[index] ?? 0n)
    }
    before += line.total
  }
  return shares
}

/** What the first units of a line cost: equal parts in whole minor units, the first ones the remainder. */
function costUpTo({ total, quantity }: Line, unit: number): bigint {
  const [count, upTo] = [BigInt(quantity), BigInt(unit)]
  const dearer = total % count
  return (total / count) * upTo + (upTo < dearer ? upTo : dearer)
}

/** What each tender paid of the first `cost` of the order: its proportion of what those before it left, rounded down. */
function sharesOf({ tenders }: Priced, cost: bigint): bigint[] {
  let due = cost
  let outstanding = sum(tenders.map(({ amount }) => amount))
  return tenders.map(({ amount }) => {
    const share = outstanding === 0n ? 0n : (amount * due) / outstanding
    due -= share
    outstanding -= amount
    return share
  })
}

/** Only what the channel settled is owed back: of the rest nothing was taken. */
function requireDue({ tenders }: Priced, due: readonly bigint[], told: Due): void {
  const expected = tenders.flatMap(({ tenderId, paymentId }, index) => (paymentId === null ? [`${tenderId}: ${due[index]}`] : []))
  const given = told.map(({ tenderId, amountMinor }) => `${tenderId}: ${amountMinor}`)
  if (expected.join() !== given.join()) throw new Broken(`gives back ${given.join(', ')}, where ${expected.join(', ')} is due`)
}

/** A payment is let go when the last of what was to be taken of it has ended, and nothing was. */
function requireVoids(
  { tenders }: Priced,
  before: readonly bigint[],
  after: readonly bigint[],
  told: readonly { paymentId: string }[],
): void {
  const expected = tenders.flatMap(({ paymentId, isRefused, isCaptured }, index) =>
    paymentId !== null && !isRefused && !isCaptured && before[index] !== 0n && after[index] === 0n ? [paymentId] : [],
  )
  const given = told.map(({ paymentId }) => paymentId)
  if (expected.join() !== given.join()) throw new Broken(`lets payments [${given}] go, where [${expected}] are free`)
}
