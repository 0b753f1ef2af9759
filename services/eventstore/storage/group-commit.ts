import type { SegmentLog } from './segment-log.ts'

export type Answer = (failure?: Error) => void

type Batch = { start: number; bytes: Buffer; length: number; answers: Answer[]; events: number }

const FIRST_ROOM = 64 * 1024
const KEPT_ROOM = 4 * 1024 * 1024

/**
 * Gathers frames while a sync is under way and writes them together in the next. An answer is given once everything that
 * was decided before it is synced. After a failed write or sync nothing is known of the file's end: no more is accepted.
 */
export class GroupCommit {
  failure: Error | undefined
  /** The place in the log up to which everything is synced. */
  durable: number
  private filling: Batch
  private spare: Buffer = Buffer.allocUnsafeSlow(FIRST_ROOM)
  private isFlushing = false
  private readonly idle: (() => void)[] = []
  private readonly log: SegmentLog
  private readonly segmentBytes: number
  private readonly onDurable: (events: number) => void
  private readonly onRoll: (segment: ReturnType<SegmentLog['roll']>) => void
  private readonly onFailure: (failure: Error) => void

  constructor(options: {
    log: SegmentLog
    segmentBytes: number
    onDurable: (events: number) => void
    onRoll: (segment: ReturnType<SegmentLog['roll']>) => void
    onFailure: (failure: Error) => void
  }) {
    this.log = options.log
    this.segmentBytes = options.segmentBytes
    this.onDurable = options.onDurable
    this.onRoll = options.onRoll
    this.onFailure = options.onFailure
    this.durable = options.log.end
    this.filling = { start: this.durable, bytes: Buffer.allocUnsafeSlow(FIRST_ROOM), length: 0, answers: [], events: 0 }
  }

  /** Bytes that were taken and are not yet on their way to the disk. */
  get waitingBytes(): number {
    return this.filling.length
  }

  /** Where the next frame will lie, and what was synced before its batch. */
  get next(): { position: number; syncedBefore: number } {
    return { position: this.filling.start + this.filling.length, syncedBefore: this.filling.start }
  }

  /** Room for a frame of that many bytes, which the caller fills at once. */
  room(bytes: number, events: number): { into: Buffer; at: number } {
    const batch = this.filling
    const at = batch.length
    if (at + bytes > batch.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(at + bytes, batch.bytes.length * 2))
      batch.bytes.copy(larger, 0, 0, at)
      batch.bytes = larger
    }
    batch.length = at + bytes
    batch.events += events
    return { into: batch.bytes, at }
  }

  answerWhenDurable(answer: Answer): void {
    if (this.failure || (this.filling.length === 0 && !this.isFlushing)) {
      answer(this.failure)
      return
    }
    this.filling.answers.push(answer)
    if (this.isFlushing) return
    this.isFlushing = true
    // After this turn's network reads, so that what came together is synced together.
    setImmediate(() => this.flushAll())
  }

  /** Resolves when nothing is under way any more. */
  settled(): Promise<void> {
    return this.isFlushing ? new Promise(resolve => this.idle.push(resolve)) : Promise.resolve()
  }

  private async flushAll(): Promise<void> {
    while (this.filling.answers.length > 0) {
      const batch = this.takeBatch()
      try {
        if (batch.length > 0) await this.write(batch)
      } catch (error) {
        this.fail(error instanceof Error ? error : new Error(String(error)), batch)
        break
      }
      this.durable = batch.start + batch.length
      if (batch.events > 0) this.onDurable(batch.events)
      for (const answer of batch.answers) answer()
    }
    this.isFlushing = false
    for (const resolve of this.idle.splice(0)) resolve()
  }

  private async write(batch: Batch): Promise<void> {
    if (this.log.last.file.size() >= this.segmentBytes) this.onRoll(this.log.roll())
    const { file } = this.log.last
    await file.append(batch.bytes.subarray(0, batch.length))
    await file.sync()
  }

  private takeBatch(): Batch {
    const batch = this.filling
    this.filling = { start: batch.start + batch.length, bytes: this.spare, length: 0, answers: [], events: 0 }
    this.spare = batch.bytes.length <= KEPT_ROOM ? batch.bytes : Buffer.allocUnsafeSlow(FIRST_ROOM)
    return batch
  }

  private fail(failure: Error, batch: Batch): void {
    this.failure = failure
    for (const answer of [...batch.answers, ...this.filling.answers]) answer(failure)
    this.filling.answers = []
    this.onFailure(failure)
  }
}
