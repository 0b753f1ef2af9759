import fc from 'fast-check'
import { expect } from 'vitest'
import type { StockCommand } from '../../../../services/inventory/domain/stock/types.ts'
import { ask } from './answers.ts'
import { type Ask, after, iso, named, type Wait, wait } from './asking.ts'
import { asks } from './asks.ts'
import { figuresOf, figuresOn } from './figures.ts'
import type { Position } from './position.ts'
import { emptyShelf, type Shelf } from './shelf.ts'

/** What a run knows besides the position: what time it is, and what was asked before. */
export type Model = { shelf: Shelf; minutes: number; asked: { command: StockCommand; requestId: string; count: number }[] }
export const createModel = (): Model => ({ shelf: emptyShelf(), minutes: 0, asked: [] })
type Command = fc.AsyncCommand<Model, Position>

async function put(command: StockCommand, model: Model, real: Position): Promise<void> {
  const requestId = `q-${model.asked.length}`
  const before = real.store.log.length
  const expected = ask(model.shelf, command)
  expect(await real.ask(command, requestId)).toEqual(expected)
  const count = real.store.log.length - before
  expect(count > 0).toBe(expected === 'done')
  model.asked.push({ command, requestId, count })
  expect(figuresOf(real.stock)).toEqual(figuresOn(model.shelf))
}

const asking = ({ says, make }: Ask, waits: Wait): Command => ({
  check: () => true,
  async run(model, real) {
    model.minutes = after(model.minutes, waits, model.shelf)
    await put(named(make(model.minutes), model.shelf, model.asked.length), model, real)
  },
  toString: () => (waits === 0 ? says : `[${typeof waits === 'number' ? `${waits} min later` : waits}] ${says}`),
})

const at = (model: Readonly<Model>, back: number) => model.asked.at(-1 - (back % Math.max(1, model.asked.length)))

/** The same is asked under another request id: what a caller names is done once. */
const askingAgain = (back: number): Command => ({
  check: model => model.asked.length > 0,
  async run(model, real) {
    const known = at(model, back)
    if (known) await put({ ...known.command, at: iso(model.minutes) }, model, real)
  },
  toString: () => `ask again for what was asked ${back} before`,
})

/** Whoever lost the answer asks under the id of then. */
const retrying = (back: number): Command => ({
  check: model => (at(model, back)?.count ?? 0) > 0,
  async run(model, real) {
    const known = at(model, back)
    if (known) await real.retry({ ...known.command, at: iso(model.minutes) }, known.requestId, known.count)
  },
  toString: () => `retry what was asked ${back} before`,
})

const restarting = (keepsCache: boolean): Command => ({
  check: () => true,
  run: (_, real) => real.restart(keepsCache),
  toString: () => `restart ${keepsCache ? 'from the cache' : 'from the log'}`,
})

const kinds: fc.Arbitrary<Command>[] = [
  ...asks.map(kind => fc.tuple(kind, wait).map(([each, waits]) => asking(each, waits))),
  fc.nat(4).map(askingAgain),
  fc.nat(4).map(retrying),
  fc.boolean().map(restarting),
]
export const commands = fc.commands(kinds, { maxCommands: 60, size: 'max' })
