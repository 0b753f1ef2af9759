import { expect, test } from 'vitest'
import { createWorld, type Place } from './travelling-model/world.ts'

/** Of nine, five went to York and four to the depot; two appends release seven of them, if nothing comes in between. */
for (const cutBefore of [1, 2, 99])
  test(`what is given up of a promise ends once, though it comes back: cut off before append ${cutBefore}`, async () => {
    let left = Number.POSITIVE_INFINITY
    const world = await createWorld(() => (left-- > 0 ? 'taken' : 'unknown-lost'))
    async function travel(id: string, from: Place, to: Place, quantity: number) {
      await world.ask(id, from, to, quantity)
      await world.ship(id)
      await world.receive(id)
    }
    await travel('t-1', 'leeds', 'york', 5)
    await travel('t-2', 'leeds', 'depot', 4)
    left = cutBefore - 1
    const isCut = await world.release(7, 'c-1').then(
      () => false,
      () => true,
    )
    expect(isCut).toBe(cutBefore <= 2)
    left = Number.POSITIVE_INFINITY
    const there = (await world.held([])).get('depot') ?? 0
    await travel('t-3', 'depot', 'leeds', there)
    await world.release(7, 'c-1')
    await world.release(7, 'c-1')
    const held = [...(await world.held([])).values()].reduce((sum, each) => sum + each, 0)
    expect(held).toBe(2)
    world.requireAudited()
  })
