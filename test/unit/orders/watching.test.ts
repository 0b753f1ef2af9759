import { expect, test } from 'vitest'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import { createWatching } from '../../../services/orders/watching.ts'
import { placed } from './fixtures.ts'

const state = orderDecider.evolve(orderDecider.initial, placed())
const load = async () => ({ state, revision: 0, position: 0n, firstRecordedAt: null })

test('whoever leaves while the order is told has left', async () => {
  const leaving = new AbortController()
  const told = createWatching({ load }).watch('o-1', -1, leaving.signal)
  expect(await told.next()).toMatchObject({ value: { revision: 0 } })
  leaving.abort(new Error('gone'))
  await expect(told.next()).rejects.toThrow('gone')
})
