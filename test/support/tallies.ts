import { defineReadModel } from '#platform/read-models.ts'
import { type CounterEvent, counter } from './counter.ts'

export type Tally = { stream: string; count: number; events: number; parity: string }

/** One row a counter, which disappears while the count is a multiple of ten. */
export const tallies = defineReadModel<CounterEvent, Tally, 'stream'>({
  name: 'tallies',
  version: 1,
  categories: ['counter'],
  columns: { stream: 'text', count: 'integer', events: 'integer', parity: 'text' },
  key: ['stream'],
  indexes: [['parity', 'count']],
  decode: counter.decode,
  keysOf: ({ stream }) => [{ stream }],
  fold(row, { event, stream }) {
    if (event.to % 10 === 0) return undefined
    return { stream, count: event.to, events: (row?.events ?? 0) + 1, parity: event.to % 2 === 0 ? 'even' : 'odd' }
  },
})
