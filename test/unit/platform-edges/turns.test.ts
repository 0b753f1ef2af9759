import { expect, test } from 'vitest'
import { createTurns } from '#platform/grpc/turns.ts'

const aTurn = () => new Promise(resolve => setImmediate(resolve))

/** Lets so many calls begin together; answers the list of those that began. */
function rush(turns: ReturnType<typeof createTurns>, calls: number): number[] {
  const begun: number[] = []
  for (let call = 0; call < calls; call++) {
    const turn = turns()
    if (turn) void turn.then(() => begun.push(call))
    else begun.push(call)
  }
  return begun
}

test('of a rush so many calls begin in each turn of the event loop, in the order in which they came', async () => {
  const begun = rush(createTurns(4), 11)
  const counts = [begun.length]
  for (let turn = 0; turn < 3; turn++) {
    await aTurn()
    counts.push(begun.length)
  }
  expect(counts).toEqual([4, 8, 11, 11])
  expect(begun).toEqual(Array.from({ length: 11 }, (_, call) => call))
})

test('one that comes while others wait begins behind them', async () => {
  const turns = createTurns(2)
  const first = rush(turns, 3)
  const second = rush(turns, 2)
  await aTurn()
  expect([first, second]).toEqual([[0, 1, 2], [0]])
  await aTurn()
  expect(second).toEqual([0, 1])
})

test('calls that come one after another begin at once', async () => {
  const turns = createTurns(1)
  for (let call = 0; call < 3; call++) {
    expect(turns()).toBeUndefined()
    await aTurn()
    await aTurn()
  }
})
