import { Broken, type Model, nothingFound } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
type Due = Of<'OrderCancelled'>['refundsDue']
/** What a later cancellation has to be held against. */
type Priced = { lines: { lineId: string; quantity: bigint; total: bigint }[]; tenders: { tenderId: string; amount: bigint }[] }

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/** Invariant 3: what lines cost is what was tendered, and what is cancelled is due back to who paid it. */
export function createMoneyModel(): Model {
  /** Orders that can still be cancelled. */
  const open = new Map<string, Priced>()
  return {
    name: 'money',
    holds: 'lines add up to the total and tenders to what was paid; what is cancelled is due back to the tenders that paid it',
    take({ event, stream }) {
      if (event.type === 'OrderPlaced') {
        const priced = addUp(event)
        if (event.holds.length > 0 || event.issues.length === 0) open.set(stream, priced)
      } else if (event.type === 'OrderCancelled') {
        const priced = open.get(stream)
        if (!priced) throw new Broken('gives back money of an order that is not open')
        requireRefunds(priced, event)
        open.delete(stream)
      }
    },
    finish: () => nothingFound,
  }
}

function addUp({ lines, tenders, totalMinor, pricesIncludeTax }: Of<'OrderPlaced'>): Priced {
  requireUnique(
    'line',
    lines.map(({ lineId }) => lineId),
  )
  requireUnique(
    'tender',
    tenders.map(({ tenderId }) => tenderId),
  )
  const priced = lines.map(({ lineId, quantity, unitPriceMinor, discounts, taxMinor, totalMinor: told }) => {
    const discount = sum(discounts.map(({ amountMinor }) => BigInt(amountMinor)))
    const cost = BigInt(quantity) * BigInt(unitPriceMinor) - discount
    if (cost < 0n) throw new Broken(`line ${lineId} is discounted below zero`)
    const total = pricesIncludeTax ? cost : cost + BigInt(taxMinor)
    if (total !== BigInt(told)) throw new Broken(`line ${lineId} comes to ${total}, but says ${told}`)
    if (BigInt(taxMinor) > total) throw new Broken(`line ${lineId} holds more tax than it comes to`)
    return { lineId, quantity: BigInt(quantity), total }
  })
  const total = sum(priced.map(line => line.total))
  if (total !== BigInt(totalMinor)) throw new Broken(`lines come to ${total}, but the order says ${totalMinor}`)
  const tendered = sum(tenders.map(({ amountMinor }) => BigInt(amountMinor)))
  if (tendered !== total) throw new Broken(`tenders come to ${tendered}, but the order to ${total}`)
  return { lines: priced, tenders: tenders.map(({ tenderId, amountMinor }) => ({ tenderId, amount: BigInt(amountMinor) })) }
}

function requireUnique(what: string, ids: readonly string[]): void {
  if (new Set(ids).size !== ids.length) throw new Broken(`names one ${what} twice`)
}

/** An order is cancelled whole: every unit of every line once. */
function requireRefunds(priced: Priced, { lines, refundsDue }: Of<'OrderCancelled'>): void {
  const given = new Map(lines.map(({ lineId, units }) => [lineId, units]))
  if (given.size !== lines.length || given.size !== priced.lines.length)
    throw new Broken('cancels other lines than those of the order')
  const due = priced.tenders.map(() => 0n)
  let before = 0n
  for (const { lineId, quantity, total } of priced.lines) {
    let next = 1n
    for (const { first, last } of given.get(lineId) ?? []) {
      if (BigInt(first) !== next || last < first)
        throw new Broken(`cancels units ${first} to ${last} of line ${lineId} where unit ${next} is next`)
      next = BigInt(last) + 1n
      const until = sharesOf(priced, before + costOfFirst(total, quantity, BigInt(last)))
      const from = sharesOf(priced, before + costOfFirst(total, quantity, BigInt(first) - 1n))
      for (const [index, share] of until.entries()) due[index] = (due[index] ?? 0n) + share - (from[index] ?? 0n)
    }
    if (next !== quantity + 1n) throw new Broken(`cancels ${next - 1n} of ${quantity} units of line ${lineId}`)
    before += total
  }
  requireDue(priced, due, refundsDue)
}

/** Each unit costs the quotient, and the first ones, as many as the remainder counts, one more. */
const costOfFirst = (total: bigint, quantity: bigint, units: bigint): bigint => {
  const remainder = total % quantity
  return (total / quantity) * units + (units < remainder ? units : remainder)
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

function requireDue({ tenders }: Priced, due: readonly bigint[], told: Due): void {
  const expected = tenders.map(({ tenderId }, index) => `${tenderId}: ${due[index]}`).join(', ')
  const given = told.map(({ tenderId, amountMinor }) => `${tenderId}: ${amountMinor}`).join(', ')
  if (expected !== given) throw new Broken(`gives back ${given}, where ${expected} is due`)
}
