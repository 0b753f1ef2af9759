import { z } from 'zod'
import type { Decider } from '#kernel/decider.ts'
import { reject } from '#kernel/rejection.ts'
import { type Aggregate, createHandler, type Handler, type HandlerDeps, type Request } from '#platform/handle.ts'
import { noSnapshots } from '#platform/snapshots.ts'
import { countingMetrics, recordingLog } from './quiet.ts'

/** The smallest decider with an invariant: a count that never passes its limit. */
export type CounterCommand =
  | { type: 'Increment'; by: number; limit?: number; padding?: string; at?: string }
  | { type: 'Nothing' }
export type CounterEvent = { type: 'Incremented'; by: number; to: number; padding?: string }
export type CounterState = { count: number }

const decider: Decider<CounterCommand, CounterEvent, CounterState> = {
  initial: { count: 0 },
  decide(command, { count }) {
    if (command.type === 'Nothing') return []
    const { by, limit = Number.MAX_SAFE_INTEGER, padding } = command
    const to = count + by
    if (to > limit) reject('LIMIT_REACHED', { count })
    return [{ type: 'Incremented', by, to, ...(padding === undefined ? {} : { padding }) }]
  },
  evolve: (_, { to }) => ({ count: to }),
}

const incremented = z.strictObject({ by: z.int(), to: z.int(), padding: z.string().optional() })

export const counter: Aggregate<CounterCommand, CounterEvent, CounterState> = {
  decider,
  decode(type, data) {
    if (type !== 'Incremented') throw new Error(`no such event: ${type}`)
    const { padding, ...fields } = incremented.parse(data)
    return { type, ...fields, ...(padding === undefined ? {} : { padding }) }
  },
  snapshot: { encode: state => state, decode: json => z.strictObject({ count: z.int() }).parse(json) },
  codeVersion: 'counter-1',
  ignoreInHash: ['at'],
}

export type CounterHandler = Handler<CounterCommand, CounterEvent, CounterState>

export const counterHandler = (deps: Partial<HandlerDeps> & Pick<HandlerDeps, 'store'>, aggregate = counter): CounterHandler =>
  createHandler(aggregate, { snapshots: noSnapshots, metrics: countingMetrics(), log: recordingLog(), ...deps })

export const requestOf = (requestId: string, more: Partial<Request> = {}): Request => ({
  requestId,
  actor: { key: 'key-1', kind: 'channel', id: 'web', channel: 'web' },
  correlationId: requestId,
  causationId: null,
  traceparent: null,
  now: '2026-03-01T10:00:00.000Z',
  ...more,
})
