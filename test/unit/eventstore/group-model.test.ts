import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Group, type Message, type NackAction } from '../../../services/eventstore/persistent/group.ts'
import { type GroupSettings, STRATEGIES } from '../../../services/eventstore/persistent/settings.ts'
import type { Slots } from '../../../services/eventstore/persistent/strategies.ts'
import { NOON } from './store-helpers.ts'

type Held = Slots & { hands: Set<Message> }
type Step =
  | { do: 'join'; slots: number }
  | { do: 'leave'; which: number }
  | { do: 'settle'; which: number }
  | { do: 'ack'; which: number }
  | { do: 'nack'; which: number; action: NackAction }
  | { do: 'offer'; count: number }
  | { do: 'wait'; ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('join' as const), slots: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('leave' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('settle' as const), which: fc.nat(5) }),
  { arbitrary: fc.record({ do: fc.constant('ack' as const), which: fc.nat(20) }), weight: 3 },
  {
    arbitrary: fc.record({
      do: fc.constant('nack' as const),
      which: fc.nat(20),
      action: fc.constantFrom<NackAction>('unknown', 'park', 'retry', 'skip', 'stop'),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ do: fc.constant('offer' as const), count: fc.integer({ min: 1, max: 6 }) }), weight: 2 },
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 1_500 }) }),
)

const settings = fc.record({
  maxRetryCount: fc.nat(3),
  messageTimeoutMs: fc.constantFrom(0, 1_000),
  strategy: fc.constantFrom(...STRATEGIES),
})

/** Runs a group against what must be so of it: the fate of every event, told by nobody but the steps. */
class Model {
  readonly fates = new Map<number, 'acked' | 'skipped' | 'parked'>()
  readonly group: Group<Held>
  private readonly parkings: Message[] = []
  offered = 0
  private nowMs = NOON

  constructor(chosen: Pick<GroupSettings, 'maxRetryCount' | 'messageTimeoutMs' | 'strategy'>) {
    const rest = { startFrom: 'start', resolveLinks: false, extraStatistics: false, maxSubscriberCount: 0 } as const
    const sizes = { liveBufferSize: 10, historyBufferSize: 10, readBatchSize: 5 }
    const checkpoints = { minCheckpointCount: 1, maxCheckpointCount: 1, checkpointAfterMs: 0 }
    this.group = new Group({ ...rest, ...sizes, ...checkpoints, ...chosen }, 0, NOON)
  }

  take(step: Step): void {
    const before = this.group.checkpoint
    this.act(step)
    this.parkings.push(...this.group.takeParkings().map(parking => parking.message))
    this.group.dispatch(this.nowMs, (consumer, message) => {
      expect(consumer.hands.size).toBeLessThan(consumer.slots)
      expect(this.fates.has(message.place)).toBe(false)
      expect(this.hands().some(held => held.message === message)).toBe(false)
      consumer.hands.add(message)
    })
    expect(this.group.checkpoint).toBeGreaterThanOrEqual(before)
    expect(this.group.checkpoint).toBe(this.firstWithoutFate())
    expect(this.group.outstanding).toBe(this.hands().length)
    for (const { inFlight, hands } of this.group.consumers) expect(inFlight).toBe(hands.size)
  }

  /** Everybody acknowledges everything until there is nothing left to do. */
  finish(): void {
    this.take({ do: 'join', slots: 4 })
    for (let turn = 0; this.fates.size < this.offered && turn < 4 * this.offered + 20; turn += 1) {
      this.take(this.parkings.length > 0 ? { do: 'settle', which: 0 } : { do: 'ack', which: turn })
    }
  }

  private act(step: Step): void {
    if (step.do === 'join') this.group.join({ slots: step.slots, inFlight: 0, hands: new Set() })
    else if (step.do === 'offer') this.offer(step.count)
    else if (step.do === 'wait') this.wait(step.ms)
    else if (step.do === 'leave') {
      const leaving = at(this.group.consumers, step.which)
      if (leaving) this.group.leave(leaving)
    } else if (step.do === 'settle') {
      const [message] = this.parkings.splice(step.which % Math.max(1, this.parkings.length), 1)
      if (message) this.decide(message, 'parked')
      if (message) this.group.settle(message)
    } else this.answer(step)
  }

  private answer(step: Step & { do: 'ack' | 'nack' }): void {
    const held = at(this.hands(), step.which)
    if (!held) return
    const { consumer, message } = held
    if (step.do === 'ack' || step.action !== 'stop') consumer.hands.delete(message)
    if (step.do === 'ack') this.decide(message, 'acked')
    else if (step.action === 'skip') this.decide(message, 'skipped')
    if (step.do === 'ack') this.group.ack([message.id], this.nowMs)
    else this.group.nack([message.id], step.action, 'a test')
  }

  private offer(count: number): void {
    const messages = Array.from({ length: count }, (_, n): Message => {
      const place = this.offered + n
      return { id: `e${place}`, place, ordinal: place, pin: `p${place % 3}`, isReplayed: false, retries: 0, isSettled: false }
    })
    this.offered += count
    this.group.offer(messages, this.offered)
  }

  private wait(ms: number): void {
    this.nowMs += ms
    this.group.timeOut(this.nowMs)
    // Who no longer has an event is told by nobody; it shows by what the group still counts.
    for (const consumer of this.group.consumers) {
      const tooLong = [...consumer.hands].slice(0, consumer.hands.size - consumer.inFlight)
      for (const message of tooLong) consumer.hands.delete(message)
    }
  }

  private hands(): { consumer: Held; message: Message }[] {
    return this.group.consumers.flatMap(consumer => [...consumer.hands].map(message => ({ consumer, message })))
  }

  private decide(message: Message, fate: 'acked' | 'skipped' | 'parked'): void {
    expect(this.fates.has(message.place)).toBe(false)
    this.fates.set(message.place, fate)
  }

  private firstWithoutFate(): number {
    for (let place = 0; place < this.offered; place += 1) if (!this.fates.has(place)) return place
    return this.offered
  }
}

function at<T>(items: readonly T[], which: number): T | undefined {
  return items[which % Math.max(1, items.length)]
}

test('every event is acknowledged, parked or skipped in the end, and the checkpoint never passes one that is not', () => {
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 60 }), (chosen, steps) => {
      const model = new Model(chosen)
      for (const one of steps) model.take(one)
      model.finish()
      expect(model.fates.size).toBe(model.offered)
    }),
    { seed: 20_260_302, numRuns: 500 },
  )
})
