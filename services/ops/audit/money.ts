import { Broken, type Model, nothingFound } from './model.ts'
import { amend, propose } from './money-amended.ts'
import {
  addUp,
  goods,
  type Lines,
  lineOf,
  ofGroup,
  openUnits,
  type Priced,
  paidBefore,
  show,
  takeOut,
  wanted,
} from './money-lines.ts'
import { requireDue, requireVoids, sharesOfUnits } from './money-shares.ts'
import { isWithin, together, told, without } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Ending = Pick<Of<'OrderCancelled'>, 'lines' | 'refundsDue' | 'voids' | 'refunds'>

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
        case 'AmendmentProposed':
          propose(priced(stream), event)
          break
        case 'OrderAmended':
          amend(priced(stream), event)
          break
        case 'FulfilmentMoved':
        case 'SentToStore':
        case 'UnitsSetAside':
        case 'FulfilmentSplit':
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

function regroup(priced: Priced, lines: Lines, into: string): void {
  for (const { lineId, units } of lines) {
    const line = lineOf(priced, lineId)
    takeOut(line, units)
    line.open.set(into, units)
  }
}

/** Every unit once; `all`: what has to end where the event doesn't choose. Charges end with the last goods of an order of which nothing has left. */
function endLines(priced: Priced, { lines: given, refundsDue, voids, refunds = [] }: Ending, all: Lines | null): void {
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
  requireLossRefunds(priced, given, refunds)
  requireVoids(priced, before, after, voids ?? [])
}

/** What was taken as units first left goes back once they go no more. */
function requireLossRefunds(priced: Priced, given: Lines, refunds: NonNullable<Ending['refunds']>): void {
  const shares = sharesOfUnits(priced, paidBefore(priced, given))
  const expected = priced.tenders.flatMap(({ tenderId, paymentId }, index) =>
    paymentId === null || shares[index] === 0n ? [] : [`${tenderId}: ${shares[index]} of ${paymentId}`],
  )
  const told = new Map<string, number>()
  for (const { tenderId, paymentId, amountMinor } of refunds)
    told.set(`${tenderId} ${paymentId}`, (told.get(`${tenderId} ${paymentId}`) ?? 0) + amountMinor)
  const said = [...told].map(([key, amount]) => `${key.split(' ')[0]}: ${amount} of ${key.split(' ')[1]}`)
  if (expected.sort().join() !== said.sort().join())
    throw new Broken(`gives back ${said} of what was lost and goes no more, where ${expected} was taken`)
}

type Leaving = Pick<Of<'ShipmentSent'>, 'fulfilmentId' | 'captures'> & { lines?: Lines | undefined }

/** Captured is the share of what leaves; charges go with the first goods. */
function leave(priced: Priced, { fulfilmentId, captures, lines = ofGroup(priced, fulfilmentId) }: Leaving): void {
  const charges = openUnits(priced).filter(({ lineId }) => lineOf(priced, lineId).fulfilmentId === null)
  const leaving = priced.hasLeft ? lines : [...lines, ...charges]
  const unpaid = leaving.map(({ lineId, units }) => ({ lineId, units: without(units, lineOf(priced, lineId).again) }))
  const shares = sharesOfUnits(priced, unpaid)
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
function lose(priced: Priced, { lines, refundsDue, refunds, again }: Of<'ShipmentLost'>): void {
  for (const { lineId, units } of lines) {
    const line = lineOf(priced, lineId)
    if (!isWithin(units, without(line.left, line.lost)))
      throw new Broken(`loses units ${told(units)} of line ${lineId}, which were not on their way`)
    if (again) {
      line.left = without(line.left, units)
      line.open.set(again.into, units)
      line.again = together(line.again, units)
    } else line.lost = together(line.lost, units)
  }
  const shares = sharesOfUnits(priced, again ? [] : lines)
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
