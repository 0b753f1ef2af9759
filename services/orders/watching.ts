import { orderStream } from '#kernel/ids.ts'
import type { Follower } from '#platform/read-models.ts'
import type { Gauge } from '#platform/telemetry.ts'
import type { Orders } from './aggregate.ts'
import type { Order } from './domain/order.ts'

type Seat = { changes: number; wake: (() => void) | null }

export type Watching = {
  /** The order as it is where that is news behind `afterRevision`, then whenever it has changed, until the signal says so. */
  watch(orderId: string, afterRevision: number, signal: AbortSignal): AsyncGenerator<{ state: Order; revision: number }>
  follower: Follower
}

/** Facts wake, the stream tells: whoever watches reads it again, so that nothing is kept for them. */
export function createWatching(orders: Pick<Orders, 'load'>, watchers: Gauge): Watching {
  const seats = new Map<string, Set<Seat>>()
  const count = () => watchers.record([...seats.values()].reduce((all, { size }) => all + size, 0))

  function sit(stream: string): Seat {
    const seat: Seat = { changes: 0, wake: null }
    seats.set(stream, (seats.get(stream) ?? new Set()).add(seat))
    count()
    return seat
  }
  function leave(stream: string, seat: Seat): void {
    const beside = seats.get(stream)
    beside?.delete(seat)
    if (beside?.size === 0) seats.delete(stream)
    count()
  }

  async function* watch(orderId: string, afterRevision: number, signal: AbortSignal) {
    const stream = orderStream(orderId)
    const seat = sit(stream)
    let told = afterRevision
    try {
      for (;;) {
        signal.throwIfAborted()
        const { changes } = seat
        const { state, revision } = await orders.load(stream)
        if (state.state === 'unplaced' || revision > told) yield { state, revision }
        told = Math.max(told, revision)
        if (seat.changes === changes) await changed(seat, signal)
      }
    } finally {
      leave(stream, seat)
    }
  }

  const follower: Follower = {
    name: 'order-watching',
    categories: ['order'],
    async handle({ stream }) {
      for (const seat of seats.get(stream) ?? []) {
        seat.changes++
        seat.wake?.()
      }
    },
  }
  return { watch, follower }
}

async function changed(seat: Seat, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const giveUp = () => reject(signal.reason)
  seat.wake = resolve
  signal.addEventListener('abort', giveUp, { once: true })
  if (signal.aborted) giveUp()
  try {
    await promise
  } finally {
    seat.wake = null
    signal.removeEventListener('abort', giveUp)
  }
}
