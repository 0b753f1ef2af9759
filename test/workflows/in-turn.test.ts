import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurn } from '../../workflows/in-turn.ts'

type Fact = { stream: string; revision: number }

/** What is handed over stays in hand until it is let go, one batch after another. */
function holding() {
  const handed: string[] = []
  const held: (() => void)[] = []
  const turns = inTurn(
    ({ stream }: Fact) => stream,
    facts => {
      handed.push(facts.map(({ stream, revision }) => `${stream}${revision}`).join(' '))
      return new Promise(done => held.push(done))
    },
  )
  return { turns, handed, letGo: () => held.shift()?.() }
}
const add = ({ turns }: ReturnType<typeof holding>, stream: string, ...revisions: number[]) => {
  for (const revision of revisions) turns.add({ stream, revision })
}

test('what comes of one key together is handed over together, what comes meanwhile after that, and no key waits for another', async () => {
  const all = holding()
  add(all, 'a', 0, 1, 2)
  await setImmediate()
  expect(all.handed).toEqual(['a0 a1 a2'])
  add(all, 'a', 3, 4)
  add(all, 'b', 0)
  await setImmediate()
  expect(all.handed).toEqual(['a0 a1 a2', 'b0'])
  all.letGo()
  await setImmediate()
  expect(all.handed).toEqual(['a0 a1 a2', 'b0', 'a3 a4'])
})

test('its end waits for all that came before it, and what comes after it is left', async () => {
  const all = holding()
  add(all, 'a', 0)
  await setImmediate()
  add(all, 'a', 1)
  let isOver = false
  const over = all.turns.stop().then(() => {
    isOver = true
  })
  add(all, 'a', 2)
  add(all, 'b', 0)
  all.letGo()
  await setImmediate()
  expect(isOver).toBe(false)
  all.letGo()
  await over
  await setImmediate()
  expect(all.handed).toEqual(['a0', 'a1'])
})
