import type { Log } from '../logger.ts'
import type { Store } from '../store.ts'
import { Checkpoints } from './checkpoints.ts'
import type { Consumer } from './consumer.ts'
import { Group, type NackAction } from './group.ts'
import { describe, type GroupInfo } from './info.ts'
import { messageAt } from './message.ts'
import { Meter } from './meters.ts'
import { Parked } from './parking.ts'
import type { GroupEntry } from './settings.ts'
import { type Source, sourceOf } from './source.ts'
import { checkpointStream, parkedStream } from './system-streams.ts'

type Around = { store: Store; now: () => number; log: Log }

/** A group at work on the log: reads for it, hands out, parks, and writes down how far it has come. */
export class RunningGroup {
  readonly entry: GroupEntry
  readonly source: Source
  readonly group: Group<Consumer>
  readonly parked: Parked
  readonly checkpoints: Checkpoints
  readonly sent: Meter
  isLive = false
  private readonly store: Store
  private readonly now: () => number
  private readonly log: Log
  private readonly unlisten: () => void
  private isPumping = false
  private isClosed = false
  private isStuck = false
  private readAt: number

  /** Goes on after the checkpoint, or `from` a place that is known better. */
  constructor({ store, now, log }: Around, entry: GroupEntry, from?: number) {
    this.store = store
    this.now = now
    this.log = log
    this.entry = entry
    this.source = sourceOf(store, now, entry)
    this.parked = new Parked(store, parkedStream(entry), now)
    this.checkpoints = new Checkpoints(store, checkpointStream(entry), now())
    const { latest } = this.checkpoints
    this.readAt = from ?? (latest === undefined ? entry.startsAt : this.source.placeAfter(latest))
    this.group = new Group(entry.settings, this.readAt, now())
    this.sent = new Meter(now())
    this.unlisten = store.listeners.listen(this.source.streamName, () => this.pumpSoon())
    this.pumpSoon()
  }

  get hasRoomForConsumer(): boolean {
    const { maxSubscriberCount } = this.entry.settings
    return maxSubscriberCount === 0 || this.group.consumers.length < maxSubscriberCount
  }

  join(consumer: Consumer): void {
    this.group.join(consumer)
    this.isStuck = false
    this.pumpSoon()
  }

  leave(consumer: Consumer): void {
    if (this.isClosed) return
    this.group.leave(consumer)
    this.pumpSoon()
  }

  ack(ids: readonly string[]): void {
    for (const { consumer, heldMs } of this.group.ack(ids, this.now()))
      if (this.entry.settings.extraStatistics) consumer.latencies.add(heldMs)
    this.pumpSoon()
  }

  nack(ids: readonly string[], action: NackAction, reason: string): void {
    this.group.nack(ids, action, reason)
    this.pumpSoon()
  }

  /** Tries the parked again, those before revision `stopAt` of their stream. They are let go of when they are settled. */
  replayParked(stopAt: number | undefined): void {
    const { first, end } = this.parked.range
    const from = Math.max(first, this.group.replayedUpTo)
    const to = Math.min(stopAt ?? end, end)
    const revisions = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
    const replayed = revisions.map(place => {
      return messageAt(this.store, { place, ordinal: this.parked.ordinal(place) }, { isReplayed: true, ...this.entry.settings })
    })
    this.group.replay(replayed, Math.max(from, to))
    this.pumpSoon()
  }

  tick(): void {
    this.group.timeOut(this.now())
    this.pump()
    this.writeCheckpointIfDue(true)
  }

  info(): GroupInfo {
    return describe(this, this.now())
  }

  /** Ends it, keeping what was settled; answers the place where another goes on, if it has come anywhere. */
  close(): number | undefined {
    this.isClosed = true
    this.unlisten()
    for (const consumer of this.group.consumers) consumer.drop()
    if (this.group.progress > 0) this.writeCheckpoint()
    return this.checkpoints.latest === undefined ? undefined : this.group.checkpoint
  }

  /** After this turn's messages, so that what came together is handed out together. */
  private pumpSoon(): void {
    if (this.isPumping || this.isClosed) return
    this.isPumping = true
    setImmediate(() => {
      this.isPumping = false
      this.pump()
    })
  }

  /** A damaged place in the log costs the group its consumers, not the server its life. The next who comes tries again. */
  private pump(): void {
    if (this.isClosed || this.isStuck) return
    try {
      this.read()
      this.handOut()
      this.park()
      this.parked.truncateBefore(this.group.replayedBefore)
      this.writeCheckpointIfDue(false)
    } catch (err) {
      this.isStuck = true
      this.log.error({ err, source: this.entry.source, group: this.entry.group }, 'a subscription group can not go on')
      for (const consumer of [...this.group.consumers]) {
        consumer.drop()
        this.group.leave(consumer)
      }
    }
  }

  private handOut(): void {
    this.group.dispatch(this.now(), (consumer, message) => {
      consumer.sent.count()
      this.sent.count()
      consumer.deliver(message, this.entry.settings.resolveLinks)
    })
  }

  private read(): void {
    const { settings } = this.entry
    const { historyBufferSize, liveBufferSize } = settings
    const room = Math.max(1, this.isLive ? liveBufferSize : historyBufferSize) - this.group.waiting.length
    if (room <= 0) return
    const { found, next, isAtEnd } = this.source.pull(this.readAt, Math.min(room, Math.max(1, settings.readBatchSize)))
    const messages = found.map(at => messageAt(this.store, at, { isReplayed: false, ...settings }))
    this.readAt = next
    this.group.offer(messages, next)
    this.isLive = isAtEnd
    if (!isAtEnd) this.pumpSoon()
  }

  private park(): void {
    const { resolveLinks } = this.entry.settings
    for (const { message, reason } of this.group.takeParkings()) {
      this.parked.add(message, reason, resolveLinks, () => {
        this.group.settle(message)
        this.pumpSoon()
      })
    }
  }

  private writeCheckpointIfDue(isTick: boolean): void {
    if (!this.isClosed && !this.checkpoints.isBusy && this.group.isCheckpointDue(this.now(), isTick)) this.writeCheckpoint()
  }

  private writeCheckpoint(): void {
    const text = this.source.textBefore(this.group.checkpoint)
    this.group.noteCheckpoint(this.now())
    if (text !== undefined && text !== this.checkpoints.latest) this.checkpoints.write(text)
  }
}
