import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Rejection } from '#kernel/rejection.ts'
import { allUnits, normalised } from '#kernel/units.ts'
import type { Account, AccountCommand, AccountEvent } from '../../../services/loyalty/domain/account.ts'
import { accountDecider } from '../../../services/loyalty/domain/decider.ts'
import type { EarningPolicy } from '../../../services/loyalty/domain/policy.ts'
import { type AccountSnapshot, fromSnapshot, toSnapshot } from '../../../services/loyalty/domain/snapshot.ts'
import { type TransactionRow, transactions } from '../../../services/loyalty/read-models/transactions.ts'
import { decodeAccountEvent } from '../../../services/loyalty/stored-events.ts'
import { activate, builtIn, clawBack, enrolled, line, promise } from './fixtures.ts'
import { createModel } from './model.ts'

const { decide, evolve } = accountDecider
const days = ['2025-01-01T00:00:00.000Z', '2025-01-02T00:00:00.000Z', '2025-01-03T00:00:00.000Z']
const orders = ['o-1', 'o-2']
const lines = ['l-1', 'l-2', 'l-3']
const seeded = { numRuns: 400 } as const

/** What the lines stand for, and the rules: the same throughout one run. */
const world = fc.record({
  bought: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), amountMinor: fc.nat(1_500) }), {
    minLength: lines.length,
    maxLength: lines.length,
  }),
  policy: fc
    .record({
      points: fc.integer({ min: 1, max: 9 }),
      perMinor: fc.constantFrom(1, 64, 128),
      channelPercent: fc.constantFrom(50, 100, 200),
      categoryPercent: fc.constantFrom(0, 100, 300),
      rounding: fc.constantFrom('down' as const, 'half_up' as const),
    })
    .map(
      ({ points, perMinor, channelPercent, categoryPercent, rounding }): EarningPolicy => ({
        ...builtIn,
        version: 1,
        otherwise: { points, perMinor },
        channels: [{ kind: 'web', percent: channelPercent }],
        categories: [{ category: 'mugs', percent: categoryPercent }],
        rounding,
      }),
    ),
})
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never

const orderId = fc.constantFrom(...orders)
const someUnits = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), {
  minLength: 1,
  maxLength: 3,
})
const ofLines = fc.uniqueArray(fc.record({ lineId: fc.constantFrom(...lines), pairs: someUnits }), {
  selector: ({ lineId }) => lineId,
  minLength: 1,
  maxLength: 3,
})
type Step =
  | { step: 'promise'; orderId: string; of: { lineId: string; pairs: [number, number][] }[]; activatesAt: string }
  | { step: 'activate'; orderId: string; at: string }
  | { step: 'claw'; orderId: string; of: { lineId: string; pairs: [number, number][] }[]; returnId: string }
  | { step: 'adjust'; difference: number }
const day = fc.constantFrom(...days)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ step: fc.constant('promise' as const), orderId, of: ofLines, activatesAt: day }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('activate' as const), orderId, at: day }) },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('claw' as const), orderId, of: ofLines, returnId: fc.constantFrom('r-1', 'r-2') }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('adjust' as const), difference: fc.integer({ min: -40, max: 40 }).filter(Boolean) }),
  },
)
const steps = fc.array(step, { maxLength: 40, size: 'max' })

function commandOf(taken: Step, index: number, { bought, policy }: World): AccountCommand {
  const unitsOf = (lineId: string, pairs: [number, number][]) => {
    const { quantity = 1 } = bought[lines.indexOf(lineId)] ?? {}
    const within = (unit: number) => Math.min(unit, quantity)
    return normalised(pairs.map(([a, b]) => ({ first: within(Math.min(a, b)), last: within(Math.max(a, b)) })))
  }
  switch (taken.step) {
    case 'promise': {
      const { activatesAt, of } = taken
      const left = of.map(({ lineId, pairs }) =>
        line(unitsOf(lineId, pairs), { lineId, activatesAt, ...bought[lines.indexOf(lineId)] }),
      )
      const command = promise(left, { orderId: taken.orderId, policy })
      const named = command.lines.map(each => ({ ...each, lotId: `${each.lotId}/${JSON.stringify(each.units)}` }))
      return { ...command, lines: named }
    }
    case 'activate':
      return activate(taken.at, taken.orderId)
    case 'claw':
      return clawBack(
        taken.of.map(({ lineId, pairs }) => ({ lineId, units: unitsOf(lineId, pairs) })),
        taken,
      )
    case 'adjust':
      return { type: 'AdjustPoints', adjustmentId: `a-${index}`, difference: taken.difference, reason: 'why', at: '' }
  }
}

const opened = evolve(null, enrolled) as Account

/** Null where it was refused. */
function decided(command: AccountCommand, account: Account): AccountEvent[] | null {
  try {
    return decide(command, account)
  } catch (thrown) {
    if (thrown instanceof Rejection) return null
    throw thrown
  }
}

/** Every state that the events go through, and all events; `see` is shown each step that was taken. */
function played(commands: readonly AccountCommand[], see: (command: AccountCommand, account: Account) => void = () => {}) {
  const events: AccountEvent[] = []
  const states: Account[] = [opened]
  let last = opened
  for (const command of commands) {
    const caused = decided(command, last)
    for (const event of caused ?? []) {
      last = evolve(last, event) as Account
      events.push(event)
      states.push(last)
    }
    if (caused) see(command, last)
  }
  return { events, states, last }
}

const commandsOf = (taken: readonly Step[], of: World) => taken.map((each, index) => commandOf(each, index, of))
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const held = ({ lots }: Account, state: 'promised' | 'active') =>
  sum([...lots.values()].map(lot => (lot.state === state ? lot.points : 0)))

describe('whatever is promised, activated, clawed back and adjusted in whatever order', () => {
  test('balances are those of an account that keeps each unit by itself', () =>
    fc.assert(
      fc.property(world, steps, (of, taken) => {
        const model = createModel()
        played(commandsOf(taken, of), (command, { promised, active, debt, lots }) => {
          model.take(command)
          expect({ promised, active, debt }).toEqual(model.balances())
          for (const order of orders)
            for (const lineId of lines) {
              const ofLine = [...lots.values()].filter(
                ({ state, earnedBy }) => state === 'promised' && earnedBy?.orderId === order && earnedBy.lineId === lineId,
              )
              expect(sum(ofLine.map(({ points }) => points))).toBe(model.promisedTo(order, lineId))
            }
        })
      }),
      seeded,
    ))

  test('points neither appear nor vanish at any event, and no lot holds less than one', () =>
    fc.assert(
      fc.property(world, steps, (of, taken) => {
        const { states, events } = played(commandsOf(taken, of))
        for (const [index, account] of states.entries()) {
          const { promised, active, debt, totals, lots } = account
          expect([held(account, 'promised'), held(account, 'active')]).toEqual([promised, active])
          for (const { points, earned } of lots.values()) expect(points > 0 && points <= earned).toBe(true)
          expect(debt === 0 || (debt > 0 && active === 0)).toBe(true)
          const { earned, clawedBack, debtRepaid, adjustedIn, adjustedOut } = totals
          expect(promised + active + clawedBack + adjustedOut).toBe(earned + adjustedIn + debt)
          const until = events.slice(0, index)
          const [takenFromLots, debts] = [sum(until.map(takenBy)), sum(until.map(debtOf))]
          expect(promised + active + takenFromLots + debtRepaid + adjustedOut).toBe(earned + adjustedIn)
          expect(debt).toBe(debts - debtRepaid)
        }
      }),
      seeded,
    ))

  test('once everything came back, nothing is left but adjustments, and nothing is earned again', () =>
    fc.assert(
      fc.property(world, steps, (of, taken) => {
        const model = createModel()
        const everything = lines.map((lineId, index) => ({ lineId, units: allUnits(of.bought[index]?.quantity ?? 1) }))
        const back = orders.map(order => clawBack(everything, { orderId: order, returnId: 'r-all' }))
        const all = [...commandsOf(taken, of), ...back]
        const { last } = played(all, command => model.take(command))
        expect(last.promised).toBe(0)
        expect(last.active - last.debt).toBe(model.adjusted())
        const again = orders.map(order =>
          promise(
            everything.map(({ lineId, units }, index) => line(units, { lineId, ...of.bought[index] })),
            { orderId: order, policy: of.policy },
          ),
        )
        for (const command of again) expect(decided(command, last)).toEqual([])
      }),
      seeded,
    ))

  test('asking twice changes nothing, unless a person adjusts twice', () =>
    fc.assert(
      fc.property(world, steps, (of, taken) => {
        const commands = commandsOf(taken, of)
        const doubled = commands.flatMap((each): AccountCommand[] => (each.type === 'AdjustPoints' ? [each] : [each, each]))
        expect(played(doubled).events).toEqual(played(commands).events)
      }),
      seeded,
    ))

  test('a clawback takes what its units were promised, from lots that hold it, and owes the rest once nothing is active', () =>
    fc.assert(
      fc.property(world, steps, (of, taken) => {
        const { states, events } = played(commandsOf(taken, of))
        for (const [index, event] of events.entries()) {
          const before = states[index]
          if (event.type !== 'PointsClawedBack' || !before) continue
          const lots = event.taken.map(each => ({ ...each, lot: before.lots.get(each.lotId) }))
          for (const { points, from, lot } of lots) expect(lot && lot.state === from && points <= lot.points).toBe(true)
          expect(sum(event.lines.map(({ points }) => points))).toBe(sum(event.taken.map(({ points }) => points)) + event.debt)
          if (event.debt > 0) expect(states[index + 1]?.active).toBe(0)
          expect(new Set(event.taken.map(({ lotId }) => lotId)).size).toBe(event.taken.length)
        }
      }),
      seeded,
    ))

  test('events, states and transactions survive being stored', () =>
    fc.assert(
      fc.property(world, steps, (of, taken) => {
        const { events, states, last } = played(commandsOf(taken, of))
        for (const { type, ...data } of events)
          expect(decodeAccountEvent(type, JSON.parse(JSON.stringify(data)))).toEqual({ type, ...data })
        for (const state of states) {
          const json = JSON.parse(JSON.stringify(toSnapshot(state))) as AccountSnapshot
          expect(plain(fromSnapshot(json))).toEqual(plain(state))
        }
        const snapshot = JSON.parse(JSON.stringify(toSnapshot(last))) as AccountSnapshot
        const next = clawBack([{ lineId: 'l-1', units: allUnits(6) }], { returnId: 'r-next' })
        expect(decided(next, fromSnapshot(snapshot) as Account)).toEqual(decided(next, last))

        const rows = events.flatMap(rowsOf)
        const total = (column: 'promised' | 'active' | 'debt') => sum(rows.map(row => row[column]))
        expect([total('promised'), total('active'), total('debt')]).toEqual([last.promised, last.active, last.debt])
      }),
      seeded,
    ))
})

/** Equal for equal accounts, whatever the order of their orders and lines; lots keep theirs. */
const plain = (account: Account | null) =>
  account && {
    ...account,
    lots: [...account.lots.values()],
    orders: Object.fromEntries(
      [...account.orders].map(([id, { lines: ofOrder, lotIds }]) => [id, { lines: Object.fromEntries(ofOrder), lotIds }]),
    ),
    returns: Object.fromEntries(account.returns),
  }

const takenBy = (event: AccountEvent) => (event.type === 'PointsClawedBack' ? sum(event.taken.map(({ points }) => points)) : 0)
const debtOf = (event: AccountEvent) => (event.type === 'PointsClawedBack' ? event.debt : 0)

function rowsOf(event: AccountEvent, revision: number): TransactionRow[] {
  const stored = {
    event,
    id: `e-${revision}`,
    stream: 'loyaltyAccount-a-1',
    revision,
    position: BigInt(revision),
    created: '',
    metadata: {
      requestId: 'q-1',
      commandHash: '',
      actor: { key: 'k', kind: 'service', id: 'services', channel: '' },
      causationId: null,
      correlationId: 'c',
      traceparent: null,
      recordedAt: '',
    },
  }
  return transactions
    .keysOf(stored)
    .flatMap(key => (transactions.fold(undefined, stored, key) as TransactionRow | undefined) ?? [])
}
