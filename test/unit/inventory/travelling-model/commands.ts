import fc from 'fast-check'
import { expect } from 'vitest'
import { type Place, places, promised, type World } from './world.ts'

/** Where each unit is, told by nothing but what was asked for. */
export type Model = {
  units: Map<string, number>
  underway: { id: string; to: Place }[]
  sent: string[]
  /** How much was given up each time. */
  givenUp: number[]
  issues: number
}
export const createModel = (): Model => ({
  units: new Map([['leeds', promised]]),
  underway: [],
  sent: [],
  givenUp: [],
  issues: 0,
})

type Command = fc.AsyncCommand<Model, World>
type Does = { says: string; needs?: (model: Readonly<Model>) => boolean; run: (model: Model, world: World) => Promise<void> }

const unitsAt = ({ units }: Readonly<Model>, where: string): number => units.get(where) ?? 0
const add = ({ units }: Model, where: string, by: number) => units.set(where, (units.get(where) ?? 0) + by)
const total = (units: ReadonlyMap<string, number>): number => [...units.values()].reduce((sum, each) => sum + each, 0)

/** Behind each, what is promised is where the model has it. */
const command = ({ says, needs = () => true, run }: Does): Command => ({
  check: needs,
  async run(model, world) {
    await run(model, world)
    expect(await world.held(model.sent)).toEqual(new Map([...model.units].filter(([, quantity]) => quantity > 0)))
  },
  toString: () => says,
})

const place = fc.constantFrom(...places)
const way = fc.record({ from: place, to: place, upTo: fc.integer({ min: 1, max: 4 }) }).filter(({ from, to }) => from !== to)

const send = way.map(({ from, to, upTo }) =>
  command({
    says: `send up to ${upTo} from ${from} to ${to}`,
    needs: model => unitsAt(model, from) > 0,
    async run(model, world) {
      const quantity = Math.min(upTo, unitsAt(model, from))
      const id = `t-${model.sent.length}`
      await world.ask(id, from, to, quantity)
      await world.ship(id)
      add(model, from, -quantity)
      add(model, id, quantity)
      model.underway.push({ id, to })
      model.sent.push(id)
    },
  }),
)

const askAndCallOff = way.map(({ from, to, upTo }) =>
  command({
    says: `ask for up to ${upTo} from ${from} to ${to}, and call it off`,
    needs: model => unitsAt(model, from) > 0,
    async run(model, world) {
      const id = `t-${model.sent.length}`
      await world.ask(id, from, to, Math.min(upTo, unitsAt(model, from)))
      await world.callOff(id)
      model.sent.push(id)
    },
  }),
)

const receive = fc.record({ nth: fc.nat(5), times: fc.integer({ min: 1, max: 2 }) }).map(({ nth, times }) =>
  command({
    says: `receive what is underway, number ${nth}${times > 1 ? ', twice' : ''}`,
    needs: model => model.underway.length > 0,
    async run(model, world) {
      const [transfer] = model.underway.splice(nth % model.underway.length, 1)
      if (!transfer) return
      for (let time = 0; time < times; time++) await world.receive(transfer.id)
      add(model, transfer.to, unitsAt(model, transfer.id))
      model.units.delete(transfer.id)
    },
  }),
)

const issue = fc.record({ from: place, upTo: fc.integer({ min: 1, max: 3 }) }).map(({ from, upTo }) =>
  command({
    says: `issue up to ${upTo} at ${from}`,
    needs: model => unitsAt(model, from) > 0,
    async run(model, world) {
      const quantity = Math.min(upTo, unitsAt(model, from))
      await world.issue(`i-${++model.issues}`, from, quantity)
      add(model, from, -quantity)
    },
  }),
)

/** Wherever they are: only how many is told. */
async function afterGivingUp(model: Model, world: World, units: number): Promise<void> {
  const after = await world.held(model.sent)
  expect(total(after)).toBe(Math.max(0, total(model.units) - units))
  for (const [where, quantity] of model.units) {
    expect(after.get(where) ?? 0).toBeLessThanOrEqual(quantity)
    model.units.set(where, after.get(where) ?? 0)
  }
}

const giveUp = fc
  .record({ units: fc.integer({ min: 1, max: 5 }), afterwards: fc.constantFrom('', ', and retry', ', and ask again') })
  .map(({ units, afterwards }) =>
    command({
      says: `give up ${units}${afterwards}`,
      async run(model, world) {
        const [of, id] = [world.request(), `c-${model.givenUp.length}`]
        await world.release(units, id, of)
        if (afterwards !== '') await world.release(units, id, afterwards === ', and retry' ? of : world.request())
        await afterGivingUp(model, world, units)
        model.givenUp.push(units)
      },
    }),
  )

/** Under another request id, wherever its goods went since. */
const giveUpAgain = fc.nat(5).map(back =>
  command({
    says: `ask once more for what was given up, ${back} before the last`,
    needs: model => model.givenUp.length > 0,
    async run(model, world) {
      const nth = model.givenUp.length - 1 - (back % model.givenUp.length)
      await world.release(model.givenUp[nth] ?? 0, `c-${nth}`)
    },
  }),
)

export const commands = fc.commands(
  [send, send, send, receive, receive, giveUp, giveUpAgain, giveUpAgain, issue, askAndCallOff],
  {
    maxCommands: 16,
    size: 'max',
  },
)
