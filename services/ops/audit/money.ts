import { Broken, type Model, nothingFound } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Due = Of<'OrderCancelled'>['refundsDue']
type Ending = Pick<Of<'OrderCancelled'>, 'lines' | 'refundsDue' | 'voids'>
type Line = { lineId: string; quantity: bigint; total: bigint; fulfilmentId: string | null; state: 'open' | 'left' | 'ended' }
type Tender = { tenderId: string; amount: bigint; paymentId: string | null; isRefused: boolean; isCaptured: boolean }
/** What later endings and departures have to be held against. */
type Priced = { lines: Line[]; tenders: Tender[] }

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
          leave(priced(stream), event)
          break
        case 'FulfilmentRejected':
        case 'FulfilmentExpired':
          endLines(priced(stream), event, ({ fulfilmentId }) => fulfilmentId === event.fulfilmentId)
          break
        case 'OrderCancelled':
          if (!open.has(stream)) throw new Broken('gives back money of an order that is not open')
          endLines(priced(stream), event, () => true)
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
    const state = fulfilmentId !== null && gone.has(fulfilmentId) ? 'left' : 'open'
    return { lineId, quantity: BigInt(quantity), total, fulfilmentId, state }
  })
  const total = sum(priced.map(line => line.total))
  if (total !== BigInt(totalMinor)) throw new Broken(`lines come to ${total}, but the order says ${totalMinor}`)
  const tendered = sum(tenders.map(({ amountMinor }) => BigInt(amountMinor)))
  if (tendered !== total) throw new Broken(`tenders come to ${tendered}, but the order to ${total}`)
  return {
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

/** Lines end whole: every unit once. Charges end with the last goods of an order of which nothing has left. */
function endLines(priced: Priced, { lines: given, refundsDue, voids }: Ending, isNamed: (line: Line) => boolean): void {
  const open = priced.lines.filter(({ state }) => state === 'open')
  const isOver =
    !priced.lines.some(({ state }) => state === 'left') && open.every(line => line.fulfilmentId === null || isNamed(line))
  const ending = open.filter(line => (line.fulfilmentId === null ? isOver : isNamed(line)))
  const units = new Map(given.map(({ lineId, units }) => [lineId, units]))
  if (units.size !== given.length || units.size !== ending.length || ending.some(({ lineId }) => !units.has(lineId)))
    throw new Broken('cancels other lines than those of the order')
  for (const line of ending) requireWhole(line, units.get(line.lineId) ?? [])
  const before = sharesOfLines(priced, open)
  for (const line of ending) line.state = 'ended'
  const after = sharesOfLines(
    priced,
    open.filter(({ state }) => state === 'open'),
  )
  requireDue(priced, sharesOfLines(priced, ending), refundsDue)
  requireVoids(priced, before, after, voids ?? [])
}

function requireWhole({ lineId, quantity }: Line, units: readonly { first: number; last: number }[]): void {
  let next = 1n
  for (const { first, last } of units) {
    if (BigInt(first) !== next || last < first)
      throw new Broken(`cancels units ${first} to ${last} of line ${lineId} where unit ${next} is next`)
    next = BigInt(last) + 1n
  }
  if (next !== quantity + 1n) throw new Broken(`cancels ${next - 1n} of ${quantity} units of line ${lineId}`)
}

/** Captured is the share of what leaves; charges go with the first goods. */
function leave(priced: Priced, { fulfilmentId, captures }: Of<'FulfilmentHandedOver'>): void {
  const isFirst = !priced.lines.some(({ state }) => state === 'left')
  const leaving = priced.lines.filter(line => (line.fulfilmentId === null ? isFirst : line.fulfilmentId === fulfilmentId))
  for (const { lineId, state } of leaving) if (state !== 'open') throw new Broken(`takes line ${lineId}, which has ${state}`)
  const shares = sharesOfLines(priced, leaving)
  const expected = priced.tenders.flatMap(({ tenderId, paymentId }, index) =>
    paymentId === null || shares[index] === 0n ? [] : [`${tenderId}: ${shares[index]} of ${paymentId}`],
  )
  const given = captures.map(({ tenderId, amountMinor, paymentId }) => `${tenderId}: ${amountMinor} of ${paymentId}`)
  if (expected.join() !== given.join()) throw new Broken(`captures ${given}, where ${expected} is due`)
  if (new Set(captures.map(({ captureId }) => captureId)).size !== captures.length) throw new Broken('names one capture twice')
  for (const line of leaving) line.state = 'left'
  for (const tender of priced.tenders) tender.isCaptured ||= captures.some(({ tenderId }) => tenderId === tender.tenderId)
}

function sharesOfLines(priced: Priced, lines: readonly Line[]): bigint[] {
  const shares = priced.tenders.map(() => 0n)
  let before = 0n
  for (const line of priced.lines) {
    if (lines.includes(line)) {
      const until = sharesOf(priced, before + line.total)
      const from = sharesOf(priced, before)
      for (const [index, share] of until.entries()) shares[index] = (shares[index] ?? 0n) + share - (from[index] ?? 0n)
    }
    before += line.total
  }
  return shares
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
