import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'vitest'
import { stockStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import { createHandler, type Handled } from '#platform/handle.ts'
import type { Snapshot, Snapshots } from '#platform/snapshots.ts'
import { stockAggregate } from '../../../../services/inventory/aggregates.ts'
import { available } from '../../../../services/inventory/domain/stock/available.ts'
import { emptyStock, evolve } from '../../../../services/inventory/domain/stock/evolve.ts'
import type { Stock, StockCommand, StockEvent } from '../../../../services/inventory/domain/stock/types.ts'
import { requestOf } from '../../../support/counter.ts'
import { memoryEventStore } from '../../../support/memory-event-store.ts'
import { countingMetrics, recordingLog } from '../../../support/quiet.ts'
import { type Answer, refused } from './answers.ts'

const stream = stockStream('MUG', 'leeds')

/** A position as a process has it: decided, stored as JSON, cached and read back. */
export class Position {
  readonly store = memoryEventStore()
  readonly met: Set<string>
  stock: Stock = emptyStock
  private readonly snapshots = rememberingSnapshots()
  private handler = this.started()

  constructor(met: Set<string>) {
    this.met = met
  }

  async ask(command: StockCommand, requestId: string): Promise<Answer> {
    const answer = await this.handler.handle(stream, command, requestOf(requestId, { now: command.at })).catch(refusalOf)
    this.met.add('refused' in answer ? answer.refused : command.type)
    if ('refused' in answer) return answer
    if (!answer.repeated) this.take(answer)
    return answer.events.length > 0 ? 'done' : 'nothing'
  }

  /** Asked again by the same caller under the same id: what was recorded then, and nothing new. */
  async retry(command: StockCommand, requestId: string, count: number): Promise<void> {
    const before = this.store.log.length
    const answer = await this.handler.handle(stream, command, requestOf(requestId))
    expect({ repeated: answer.repeated, events: answer.events.length }).toEqual({ repeated: true, events: count })
    expect(this.store.log.length).toBe(before)
  }

  /** Another process begins with what is cached, or with nothing. */
  async restart(keepsCache: boolean): Promise<void> {
    await turn()
    if (!keepsCache) this.snapshots.clear()
    this.handler = this.started()
    const { state } = await this.handler.load(stream)
    expect(stockAggregate.snapshot.encode(state)).toEqual(stockAggregate.snapshot.encode(this.stock))
  }

  private started() {
    const deps = { store: this.store, snapshots: this.snapshots, metrics: countingMetrics(), log: recordingLog() }
    return createHandler({ ...stockAggregate, snapshotEvery: 5 }, deps)
  }

  private take({ events }: Handled<StockEvent, Stock>): void {
    for (const { event } of events) {
      if (event.type === 'StockReserved') expect(event.quantity).toBeLessThanOrEqual(available(this.stock))
      this.met.add(event.type)
      this.stock = evolve(this.stock, event)
      const { onHand, short, reserved, damaged, quarantine } = this.stock
      expect(onHand + short, 'promises are covered by goods or by a recorded shortage').toBeGreaterThanOrEqual(
        reserved + damaged + quarantine,
      )
    }
  }
}

function refusalOf(error: unknown): Exclude<Answer, string> {
  if (error instanceof Rejection) return refused(error.reason, error.figures) as Exclude<Answer, string>
  throw error
}

function rememberingSnapshots(): Snapshots & { clear(): void } {
  const kept = new Map<string, string>()
  return {
    read(of) {
      const json = kept.get(of)
      return json === undefined ? undefined : revived(JSON.parse(json) as Snapshot)
    },
    write: ({ position, ...snapshot }) =>
      void kept.set(snapshot.stream, JSON.stringify({ ...snapshot, position: `${position}` })),
    noteLong: () => {},
    longStreams: () => [],
    clear: () => kept.clear(),
  }
}
const revived = (snapshot: Snapshot): Snapshot => ({ ...snapshot, position: BigInt(snapshot.position) })
