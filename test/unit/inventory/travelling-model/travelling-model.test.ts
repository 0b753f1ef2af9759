import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands, createModel } from './commands.ts'
import { createWorld } from './world.ts'

test(
  'however a promise travels, in whatever parts, what is given up of it ends, once, and the rest is where its goods are',
  { timeout: 240_000 },
  () =>
    fc.assert(
      fc.asyncProperty(commands, async all => {
        const [model, world] = [createModel(), await createWorld()]
        await fc.asyncModelRun(() => ({ model, real: world }), all)
        await world.release(null, '')
        expect(await world.held(model.sent)).toEqual(new Map())
        for (const { id } of model.underway) await world.receive(id)
        expect(await world.held(model.sent)).toEqual(new Map())
        world.requireAudited()
      }),
      { numRuns: 100, seed: 20_261_123 },
    ),
)
