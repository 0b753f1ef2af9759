import { AsyncLocalStorage } from 'node:async_hooks'
import { status } from '@grpc/grpc-js'
import type { EventStore } from '#platform/event-store.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { Follower } from '#platform/read-models.ts'

/**
 * What happens where the process next comes past a point, or passes it for the nth time: it dies as by a power cut; or waits
 * until it is told to go on; or never hears the answer, although the other side did what it was asked. `whoever`: a follower, too.
 */
export type Fault = { at: string; does: 'die' | 'wait' | 'lose'; nth?: number; whoever?: true }
/** From the test. */
export type Order = { arm: Fault } | { release: string }
/** To the test. */
export type Notice = { ready: true; port: number } | { armed: string } | { reached: string }

/** Names every moment before and after a call that leaves the process: `reserveStock before`, `OrderPlaced after`. */
export function createFaults() {
  const armed = new Map<string, Fault & { left: number }>()
  const waiting = new Map<string, () => void>()
  const following = new AsyncLocalStorage<true>()

  async function pass(point: string): Promise<void> {
    const fault = armed.get(point)
    if (!fault || (following.getStore() && !fault.whoever) || --fault.left > 0) return
    armed.delete(point)
    const { does } = fault
    if (does === 'die') {
      process.kill(process.pid, 'SIGKILL')
      await new Promise(() => {})
    }
    if (does === 'lose') throw answerLost(point)
    if (does !== 'wait') return
    const released = new Promise<void>(resolve => waiting.set(point, resolve))
    process.send?.({ reached: point } satisfies Notice)
    await released
  }

  async function around<Answer>(name: string, call: () => Promise<Answer>): Promise<Answer> {
    await pass(`${name} before`)
    const answer = await call()
    await pass(`${name} after`)
    return answer
  }

  process.on('message', (order: Order) => {
    if ('release' in order) return waiting.get(order.release)?.()
    armed.set(order.arm.at, { ...order.arm, left: order.arm.nth ?? 1 })
    process.send?.({ armed: order.arm.at } satisfies Notice)
  })

  return {
    /** Faults befall what is called for: what a follower does again, whenever it comes to that, passes by. */
    sparing: (follower: Follower): Follower => ({
      ...follower,
      handle: event => following.run(true, () => follower.handle(event)),
    }),
    store: (store: EventStore): EventStore => ({
      ...store,
      append: (stream, events, expected) => around(events[0]?.type ?? '', () => store.append(stream, events, expected)),
    }),
    client: <Client extends object>(client: Client): Client =>
      new Proxy(client, {
        get(target, name, receiver) {
          const method = Reflect.get(target, name, receiver)
          if (typeof method !== 'function' || name === 'close') return method
          return (...args: unknown[]) => around(String(name), async () => Reflect.apply(method, target, args))
        },
      }),
  }
}

const answerLost = (point: string) =>
  new CallFailed(point, { code: status.DEADLINE_EXCEEDED, reason: '', figures: {}, message: 'no answer came', violations: [] })
