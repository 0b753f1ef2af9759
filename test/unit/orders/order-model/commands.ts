import fc from 'fast-check'
import { expect } from 'vitest'
import type { OrderCommand } from '../../../../services/orders/domain/commands.ts'
import { ask } from './answers.ts'
import type { Asked } from './asked.ts'
import { type Ask, iso, type Now } from './asking.ts'
import { changing } from './asks-changes.ts'
import { askedEarly, type Early, placings } from './asks-desk.ts'
import { quotable, restOf, returning } from './asks-money.ts'
import { ordering, settling } from './asks-order.ts'
import { carrying } from './asks-parcels.ts'
import { goingOn, staff } from './asks-staff.ts'
import { keysOf } from './claiming.ts'
import { figuresIn, sums } from './figures.ts'
import { paidFor } from './money.ts'
import { waitsUntil } from './picking.ts'
import type { Desk } from './placing.ts'
import type { RealOrder } from './real.ts'
import { goingGroups, keyed } from './world.ts'

/** What a run knows besides the order: what time it is, and what was asked before. */
export type Model = { desk: Desk; minutes: number; asked: OrderCommand[] }
type Command = fc.Command<Model, RealOrder>

function put(command: OrderCommand, { desk, asked }: Model, real: RealOrder): void {
  asked.push(command)
  const [answer, expected] = [real.ask(command), ask(desk, command)]
  if (JSON.stringify(answer) !== JSON.stringify(expected)) expect(answer, command.type).toEqual(expected)
  const [told, is] = [figuresIn(desk), real.figures]
  if (JSON.stringify(told) !== JSON.stringify(is)) expect(is).toEqual(told)
}

/** An order as it is placed, by whichever attempt. */
export function begin(before: readonly Early[], order: Asked<'PlaceOrder'>, real: RealOrder): Model {
  const model: Model = { desk: { abandoned: 0, requested: [], world: null }, minutes: 0, asked: [] }
  for (const each of before) put(askedEarly(each, order, model.desk), model, real)
  for (const each of placings(order, model.desk)) put(each, model, real)
  return model
}

/** Whatever left and is still the shopper's comes back, and all that was paid for it. */
export function takeBackTheRest(model: Model, real: RealOrder): void {
  const { world } = model.desk
  const lines = world ? restOf(world) : []
  if (!world || lines.length === 0) return
  const at = iso(model.minutes)
  put({ type: 'ClaimUnits', returnId: 'the rest', lines, opening: '{}', at }, model, real)
  const paid = paidFor(keyed(world, keysOf(lines)))
  const refunds = [...paid].map(([tenderId, amountMinor]) => ({ tenderId, amountMinor }))
  put({ type: 'RecordReturned', returnId: 'the rest', lines, refunds, at }, model, real)
}

const nowIn = ({ minutes, asked }: Readonly<Model>): Now => ({ minutes, at: iso(minutes), number: asked.length })
const made = ({ make }: Ask, model: Readonly<Model>) => (model.desk.world ? make(model.desk.world, nowIn(model)) : null)

const asking = (each: Ask): Command => ({
  check: model => made(each, model) !== null,
  run(model, real) {
    for (let time = 0; time < each.times; time++) {
      const command = made(each, model)
      if (command) put(command, model, real)
    }
  },
  toString: () => each.says,
})

const at = ({ asked }: Readonly<Model>, back: number) => asked.at(-1 - (back % Math.max(1, asked.length)))
/** The same is asked once more, under another request id: what a caller names is done once. */
const askingAgain = (back: number): Command => ({
  check: model => model.asked.length > 0,
  run(model, real) {
    const known = at(model, back)
    // What is missed anew ends under an id of its own: it is made of the request's.
    const fresh = known?.type === 'RecordPick' ? { cancellationId: `c-${model.asked.length}` } : {}
    if (known) put({ ...known, ...fresh, at: iso(model.minutes) }, model, real)
  },
  toString: () => `ask again for what was asked ${back} before`,
})

/** So many minutes, or until the next group has to be further than it is. */
const waiting = (minutes: number | 'until something is due'): Command => ({
  check: () => true,
  run(model) {
    if (typeof minutes === 'number') model.minutes += minutes
    else {
      const { world } = model.desk
      const dues = (world ? goingGroups(world) : []).flatMap(group => waitsUntil(group) ?? []).map(due => Date.parse(due))
      const next = (Math.min(...dues) - Date.parse(iso(0))) / 60_000
      if (Number.isFinite(next)) model.minutes = Math.max(model.minutes, next)
    }
  },
  toString: () => (minutes === 'until something is due' ? `wait ${minutes}` : `wait ${minutes} min`),
})

const restarting = (from: 'the log' | 'its snapshot'): Command => ({
  check: () => true,
  run: (_, real) => real.restart(from),
  toString: () => `restart from ${from}`,
})

const asks = (weight: number, kinds: readonly fc.Arbitrary<Ask>[]) => kinds.map(kind => ({ weight, arbitrary: kind.map(asking) }))
const quoting = (mask: number): Command => ({
  check: ({ desk: { world } }) => world !== null && quotable(world, mask).units.length > 0,
  run({ desk: { world } }, real) {
    if (!world) return
    const { byNumber, byCount, units, first } = quotable(world, mask)
    expect(sums(real.quote(byNumber))).toBe(sums(paidFor(keyed(world, units))))
    expect(sums(real.quote(byCount))).toBe(sums(paidFor(keyed(world, first))))
  },
  toString: () => `quote units ${mask.toString(2)}`,
})

const dues = ['until something is due', 'until something is due', 60, 600] as const
const whatever = [
  { weight: 2, arbitrary: fc.nat(4).map(askingAgain) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 255 }).map(quoting) },
  { weight: 2, arbitrary: fc.constantFrom('the log' as const, 'its snapshot' as const).map(restarting) },
]
const each = fc.oneof(
  ...asks(30, [goingOn]),
  ...[...asks(3, staff), ...asks(4, carrying), ...asks(2, changing), ...asks(3, returning), ...asks(1, ordering)],
  ...asks(5, settling),
  { weight: 3, arbitrary: fc.constantFrom(...dues).map(waiting) },
  ...whatever,
)
export const commands = fc.noBias(fc.commands([each], { maxCommands: 100, size: 'max' }))
/** What becomes of units that have left. */
export const returns = fc.commands([fc.oneof(...asks(4, returning), ...whatever)], { maxCommands: 30, size: 'max' })
