import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allUnits, countUnits, difference, firstUnits, type UnitRange } from '#kernel/units.ts'
import { paidForUnits } from '../../../services/orders/domain/money.ts'
import type { ReturnCommand } from '../../../services/returns/domain/commands.ts'
import { unitsToPrice } from '../../../services/returns/domain/decide.ts'
import { returnDecider } from '../../../services/returns/domain/decider.ts'
import { feeFor, paidFor } from '../../../services/returns/domain/money.ts'
import type { OpenedLine, OpenedReturn, Return } from '../../../services/returns/domain/return.ts'
import { anywhere, notify, oneOClock, opening } from './fixtures.ts'

const seed = Date.now() & 0x7fffffff
const line = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), lineTotalMinor: fc.integer({ min: 0, max: 5_000 }) })
const scenario = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 }),
  feeBps: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
  steps: fc.array(
    fc.record({
      does: fc.constantFrom('receive', 'accept', 'reject', 'review', 'approve'),
      line: fc.nat(3),
      count: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 40 },
  ),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never

/** An order of these lines, by tenders in these proportions. */
function orderOf({ lines, weights }: Scenario) {
  const totalMinor = lines.reduce((sum, { lineTotalMinor }) => sum + lineTotalMinor, 0)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const amounts = weights.slice(1).map(weight => Math.floor((totalMinor * weight) / all))
  const first = totalMinor - amounts.reduce((sum, amount) => sum + amount, 0)
  return {
    totalMinor,
    lines: lines.map(({ quantity, lineTotalMinor }, index) => ({ lineId: `l-${index}`, quantity, totalMinor: lineTotalMinor })),
    tenders: [first, ...amounts].map((amountMinor, index) => ({ tenderId: `t-${index}`, amountMinor })),
  }
}
type Order = Parameters<typeof paidForUnits>[0]

function begin(order: Order, { lines, feeBps }: Scenario): Return {
  const opened = lines.map(({ quantity, lineTotalMinor }, index): OpenedLine => {
    const shared = { quantity, lineTotalMinor, feeBps }
    const units = allUnits(quantity)
    const [paidMinor, feeMinor] = [paidFor(shared, units), feeFor(shared, units)]
    const named = { lineId: `l-${index}`, sku: 'S', kind: 'goods' as const }
    return { ...named, ...shared, units, paidMinor, feeMinor, refundMinor: paidMinor - feeMinor }
  })
  const tenders = order.tenders.map(({ tenderId }) => ({ tenderId, kind: 'card' as const, paymentId: 'p', refundMinor: 0 }))
  return returnDecider.evolve(returnDecider.initial, { type: 'ReturnOpened', ...opening({ lines: opened, tenders }) })
}

/** Prices and decides, as the service does. */
function perform(order: Order, state: Return, command: ReturnCommand): Return {
  const lines = unitsToPrice(command, state)
  const grant = (state as OpenedReturn).grants.length + 1
  const shares = paidForUnits(order, lines)
    .map(({ tenderId, amountMinor }) => ({ refundId: `${tenderId}/${grant}`, tenderId, paidMinor: amountMinor }))
    .filter(({ paidMinor }) => paidMinor > 0)
  const withPrices = lines.length > 0 ? { ...command, priced: { grant, lines, shares } } : command
  return returnDecider.decide(withPrices, state).reduce(returnDecider.evolve, state)
}

const some = (units: UnitRange[], count: number) => firstUnits(units, count)
const unitsIn = (state: OpenedReturn, index: number, reception: string, acceptance: string): UnitRange[] =>
  (state.lines[index]?.parts ?? []).flatMap(part =>
    part.reception === reception && part.acceptance === acceptance ? part.units : [],
  )

function commandFor({ does, line: index, count }: Scenario['steps'][number], state: OpenedReturn): ReturnCommand | null {
  const lineId = `l-${index}`
  const common = { by: anywhere, priced: null, notify, at: oneOClock }
  const units =
    does === 'receive'
      ? some(unitsIn(state, index, 'awaiting', 'pending'), count)
      : some(unitsIn(state, index, 'received', does === 'approve' ? 'review' : 'pending'), count)
  if (units.length === 0) return null
  const chosen = { lineId, units }
  if (does === 'receive') return { type: 'ReceiveUnits', lines: [chosen], locationId: 'leeds', at: oneOClock }
  if (does === 'approve') return { type: 'ApproveUnits', lines: [chosen], disposition: 'sellable', reason: 'good', ...common }
  const verdict =
    does === 'accept'
      ? ({ ...chosen, verdict: 'accept', disposition: 'sellable' } as const)
      : ({ ...chosen, verdict: does, reason: 'worn' } as const)
  return { type: 'InspectUnits', lines: [verdict], ...common }
}

const acceptedUnits = (state: OpenedReturn) =>
  state.lines.map(({ lineId, parts }) => ({
    lineId,
    units: parts.flatMap(part => (part.acceptance === 'accepted' ? part.units : [])),
  }))

/** What was granted is what the accepted units were paid with less their fees, and of no tender more than it paid for them. */
function requireExact(order: Order, state: OpenedReturn, feeBps: number): void {
  const accepted = acceptedUnits(state)
  const paid = paidForUnits(order, accepted)
  const granted = paid.map(({ tenderId }) =>
    state.refunds.reduce((sum, refund) => sum + (refund.tenderId === tenderId ? refund.amountMinor : 0), 0),
  )
  const fees = state.lines.reduce(
    (sum, each) => sum + unitByUnit(each, accepted.find(({ lineId }) => lineId === each.lineId)?.units ?? []),
    0,
  )
  const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
  const paidAmounts = paid.map(({ amountMinor }) => amountMinor)
  expect(total(granted)).toBe(total(paidAmounts) - fees)
  if (feeBps === 0) expect(granted).toEqual(paidAmounts)
  for (const [index, amount] of granted.entries()) expect(amount).toBeLessThanOrEqual(paidAmounts[index] ?? 0)
}

/** The fee of each unit by itself. */
function unitByUnit({ lineTotalMinor, quantity, feeBps }: OpenedLine, units: readonly UnitRange[]): number {
  let fees = 0
  for (const { first, last } of units) {
    for (let unit = first; unit <= last; unit++) {
      const share = Math.floor(lineTotalMinor / quantity) + (unit <= lineTotalMinor % quantity ? 1 : 0)
      fees += Math.floor((share * feeBps) / 10_000)
    }
  }
  return fees
}

test(`any sequence of partial acceptances grants exactly what their units were paid with, by tender (seed ${seed})`, () => {
  fc.assert(
    fc.property(scenario, given => {
      const order = orderOf(given) as Order
      let state = begin(order, given) as OpenedReturn
      for (const step of given.steps) {
        const command = commandFor(step, state)
        if (!command) continue
        state = perform(order, state, command) as OpenedReturn
        requireExact(order, state, given.feeBps)
      }
      state = finished(order, state)
      requireExact(order, state, given.feeBps)
      const rejected = state.lines.some(({ parts }) => parts.some(({ acceptance }) => acceptance === 'rejected'))
      if (given.feeBps === 0 && !rejected) {
        expect(state.refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(order.totalMinor)
      }
    }),
    { seed, numRuns: 400 },
  )
})

/** Takes in and accepts whatever is left. */
function finished(order: Order, from: OpenedReturn): OpenedReturn {
  let state = from
  for (const does of ['receive', 'accept', 'approve'] as const) {
    for (const [index, { quantity, parts }] of state.lines.entries()) {
      const left = difference(
        allUnits(quantity),
        parts.flatMap(part => (part.acceptance === 'rejected' ? part.units : [])),
      )
      const command = commandFor({ does, line: index, count: countUnits(left) }, state)
      if (command) state = perform(order, state, command) as OpenedReturn
    }
  }
  return state
}
