import type { GroupSettings } from './settings.ts'
import { createStrategy, hasRoom, type Slots, type Strategy } from './strategies.ts'
import { Unsettled } from './unsettled.ts'

/** One event on its way through a group. */
export type Message = {
  /** By which clients acknowledge it: the id of the event, or of the link that led to it. */
  readonly id: string
  /** Where it stands in the source; for a replayed one, in the stream of the parked. */
  readonly place: number
  /** Where it lies in the log. */
  readonly ordinal: number
  /** What Pinned strategies go by. */
  readonly pin: string
  readonly isReplayed: boolean
  retries: number
  isSettled: boolean
}

export type NackAction = 'unknown' | 'park' | 'retry' | 'skip' | 'stop'
export type Parking = { message: Message; reason: string }
type Flight<C> = { message: Message; consumer: C; sentMs: number }

/**
 * What a group of consumers has yet to do: which events wait, who works on which, which are tried again and which go to the
 * parked. It knows no clock, log or connection. An event is settled once acknowledged, skipped, or safely parked; the
 * checkpoint is the place of the first that is not.
 */
export class Group<C extends Slots> {
  readonly consumers: C[] = []
  readonly retrying: Message[] = []
  readonly waiting: Message[] = []
  private readonly inFlight = new Map<string, Flight<C>>()
  private readonly unsettled = new Unsettled<Message>()
  private readonly replayed = new Unsettled<Message>()
  private readonly parkings: Parking[] = []
  private readonly settings: GroupSettings
  private readonly strategy: Strategy<C>
  private isRetryOrdered = true
  private checkpointed: { left: number; atMs: number }
  /** Where the source is read on. */
  private next: number
  /** Where the parked were taken up to for replay. */
  replayedUpTo = 0

  constructor(settings: GroupSettings, from: number, nowMs: number) {
    this.settings = settings
    this.strategy = createStrategy(settings.strategy)
    this.next = from
    this.checkpointed = { left: 0, atMs: nowMs }
  }

  get outstanding(): number {
    return this.inFlight.size
  }

  /** Everything of the source before this place is settled. */
  get checkpoint(): number {
    return this.unsettled.first?.place ?? this.next
  }

  /** Everything parked before this place and replayed is settled. */
  get replayedBefore(): number {
    return this.replayed.first?.place ?? this.replayedUpTo
  }

  /** Takes what was read from the source, up to the place where reading goes on. */
  offer(messages: readonly Message[], next: number): void {
    for (const message of messages) {
      this.unsettled.add(message)
      this.waiting.push(message)
    }
    this.next = next
  }

  /** Takes what was parked to try it again. */
  replay(messages: readonly Message[], next: number): void {
    for (const message of messages) {
      this.replayed.add(message)
      this.retrying.push(message)
    }
    this.isRetryOrdered = false
    this.replayedUpTo = next
  }

  join(consumer: C): void {
    this.consumers.push(consumer)
  }

  /** What a lost consumer had in hand is tried again, and counted, but never parked: the fault need not be the event's. */
  leave(consumer: C): void {
    const at = this.consumers.indexOf(consumer)
    if (at < 0) return
    this.consumers.splice(at, 1)
    this.strategy.forget(consumer)
    for (const flight of [...this.inFlight.values()]) if (flight.consumer === consumer) this.retry(this.land(flight))
  }

  /** Hands out what can be handed out, what is tried again first. */
  dispatch(nowMs: number, send: (consumer: C, message: Message) => void): void {
    if (!this.isRetryOrdered) this.retrying.sort((a, b) => Number(a.isReplayed) - Number(b.isReplayed) || a.place - b.place)
    this.isRetryOrdered = true
    for (const queue of [this.retrying, this.waiting]) {
      for (let at = 0; at < queue.length && this.consumers.some(hasRoom); ) {
        const message = queue[at]
        const consumer = message && this.consumerFor(message)
        if (message && consumer) {
          queue.splice(at, 1)
          this.inFlight.set(message.id, { message, consumer, sentMs: nowMs })
          consumer.inFlight += 1
          send(consumer, message)
        } else at += 1
      }
    }
  }

  /** Answers who had them in hand, and for how long. */
  ack(ids: readonly string[], nowMs: number): { consumer: C; heldMs: number }[] {
    const acked = ids.flatMap(id => this.inFlight.get(id) ?? [])
    for (const flight of acked) this.land(flight).isSettled = true
    return acked.map(({ consumer, sentMs }) => ({ consumer, heldMs: nowMs - sentMs }))
  }

  nack(ids: readonly string[], action: NackAction, reason: string): void {
    if (action === 'stop') return
    for (const id of ids) {
      const flight = this.inFlight.get(id)
      if (!flight) continue
      const message = this.land(flight)
      if (action === 'skip') message.isSettled = true
      else if (action === 'park') this.parkings.push({ message, reason: `Client explicitly NAK'ed message.\n${reason}` })
      else this.retryOrPark(message)
    }
  }

  /** Tries again what its consumer has had for too long. */
  timeOut(nowMs: number): void {
    const { messageTimeoutMs } = this.settings
    if (messageTimeoutMs === 0) return
    // All have the same time, so that those handed out first are due first.
    for (const flight of this.inFlight.values()) {
      if (flight.sentMs + messageTimeoutMs > nowMs) return
      this.retryOrPark(this.land(flight))
    }
  }

  /** What is to be written to the parked. It holds the checkpoint back until `settle` is told that it is safe there. */
  takeParkings(): Parking[] {
    return this.parkings.splice(0)
  }

  settle(message: Message): void {
    message.isSettled = true
  }

  /** Whether the checkpoint has come far enough to be written down; the lower bound holds at the ticks of the clock. */
  isCheckpointDue(nowMs: number, isTick: boolean): boolean {
    const progress = this.progress
    const { minCheckpointCount, maxCheckpointCount, checkpointAfterMs } = this.settings
    if (progress === 0) return false
    if (progress >= maxCheckpointCount) return true
    return isTick && progress >= minCheckpointCount && nowMs - this.checkpointed.atMs >= checkpointAfterMs
  }

  /** How many were settled, one after another, since the checkpoint was last written. */
  get progress(): number {
    return this.unsettled.left - this.checkpointed.left
  }

  noteCheckpoint(nowMs: number): void {
    this.checkpointed = { left: this.unsettled.left, atMs: nowMs }
  }

  /** Two events can have the same id: the second waits until the first is done with. */
  private consumerFor(message: Message): C | undefined {
    return this.inFlight.has(message.id) ? undefined : this.strategy.choose(this.consumers, message.pin)
  }

  private land({ message, consumer }: Flight<C>): Message {
    this.inFlight.delete(message.id)
    consumer.inFlight -= 1
    return message
  }

  private retryOrPark(message: Message): void {
    const { maxRetryCount } = this.settings
    if (message.retries < maxRetryCount) this.retry(message)
    else this.parkings.push({ message, reason: `Reached retry count of ${maxRetryCount}` })
  }

  private retry(message: Message): void {
    message.retries += 1
    this.retrying.push(message)
    this.isRetryOrdered = false
  }
}
