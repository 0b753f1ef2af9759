import { expect, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { createCheckpoints } from '#platform/projecting/checkpoints.ts'
import { openTable } from '#platform/projecting/table.ts'
import { evolve, initial } from '../../../services/returns/domain/evolve.ts'
import { returnSummaries } from '../../../services/returns/read-models/returns.ts'
import { opened } from './fixtures.ts'

test('rows from before returns told when they were settled are made anew: read as they are, each would be finished', () => {
  const { settledAt: _, ...before } = { ...evolve(initial, opened()), settledAt: null, isSettled: false }
  const database = openDatabase(':memory:')
  try {
    const checkpoints = createCheckpoints(database)
    openTable(database, checkpoints, { ...returnSummaries, version: 1 }).put({
      ...{
        return_id: 'ret-1',
        state: 'requested',
        order_id: 'o-1',
        customer_id: null,
        channel_id: 'web',
        order_channel_id: 'web',
        currency: 'GBP',
      },
      ...{ units: 4, granted_minor: 0, occurred_at: '2026-03-01T12:00:00.000Z', unfinished: 1, folded: JSON.stringify(before) },
    })
    expect(openTable(database, checkpoints, returnSummaries).all()).toEqual([])
  } finally {
    database.close()
  }
})
