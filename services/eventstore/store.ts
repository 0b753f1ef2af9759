import { ANY, decideAppend, decideDelete, NO_STREAM, type Refusal, type StreamFacts } from './appends.ts'
import { Listeners } from './listeners.ts'
import { Catalog } from './storage/catalog.ts'
import type { Files } from './storage/files.ts'
import { type EventRecord, frameBytes, HEAD_BYTES, type Proposal, writeEvent, writeHead } from './storage/frames.ts'
import { GroupCommit } from './storage/group-commit.ts'
import { noting, type OnNotNoted } from './storage/noting.ts'
import { RecentIds } from './storage/recent-ids.ts'
import { type Recovered, recover } from './storage/recovery.ts'
import { SegmentLog } from './storage/segment-log.ts'
import { writeSidecar } from './storage/sidecar.ts'
import { noteSyncedEnd } from './storage/synced-end.ts'
import { DELETED_BEFORE, StreamMetadata, softDeletion } from './stream-metadata.ts'

/** Written by a tombstone as the last event of its stream, and by nothing else. */
export const TOMBSTONE_TYPE = '$streamDeleted'

export type AppendOutcome =
  | { type: 'appended'; revision: number; position: number }
  | Refusal
  | { type: 'failed'; failure: Error }

export type StoreOptions = {
  files: Files
  now: () => number
  segmentBytes?: number
  onFailure?: (failure: Error) => void
  /** An index, or how far the log was synced, could not be written: it is found out again at the next start. */
  onNotNoted?: OnNotNoted
}

/** Opens the log, recovers it, and answers once the store can take appends. */
export async function openStore(options: StoreOptions): Promise<{ store: Store; recovered: Recovered }> {
  const log = new SegmentLog(options.files)
  const catalog = new Catalog()
  try {
    const recovered = await recover(options.files, log, catalog, options.onNotNoted)
    return { store: new Store(log, catalog, options), recovered }
  } catch (error) {
    log.close()
    throw error
  }
}

/**
 * The event store without its protocol: appends that are answered when synced, and reads of what is synced.
 * There is one engine; another disk is another `Files` (storage/files.ts).
 */
export class Store {
  readonly catalog: Catalog
  readonly listeners = new Listeners()
  readonly metadata: StreamMetadata
  /** How many events of the log are synced, and therefore visible. */
  visible: number
  private readonly files: Files
  private readonly log: SegmentLog
  private readonly commit: GroupCommit
  private readonly recent = new RecentIds()
  private readonly now: () => number
  private readonly onNotNoted: OnNotNoted | undefined
  private segmentStart: number

  constructor(log: SegmentLog, catalog: Catalog, options: StoreOptions) {
    this.files = options.files
    this.log = log
    this.catalog = catalog
    this.now = options.now
    this.onNotNoted = options.onNotNoted
    this.visible = catalog.count
    this.segmentStart = catalog.positions.firstAtLeast(log.last.base)
    this.metadata = new StreamMetadata(this)
    this.commit = new GroupCommit({
      log,
      segmentBytes: options.segmentBytes ?? 32 * 1024 * 1024,
      onDurable: events => this.publish(events),
      onRoll: segment => {
        const [from, to] = [this.segmentStart, catalog.positions.firstAtLeast(log.last.base)]
        this.segmentStart = to
        noting(() => writeSidecar(options.files, segment, catalog, from, to), options.onNotNoted)
      },
      onFailure: failure => options.onFailure?.(failure),
    })
  }

  get waitingBytes(): number {
    return this.commit.waitingBytes
  }

  /** Appends all or none. Answers once the outcome, and everything it was decided on, is synced. */
  append(streamName: string, expected: number, events: readonly Proposal[], answer: (outcome: AppendOutcome) => void): void {
    const { failure } = this.commit
    if (failure) answer({ type: 'failed', failure })
    else this.answerSynced(this.decideAndWriteSafely(streamName, expected, events), answer)
  }

  /** Hides the stream's events until it is written to again. What never existed, or is gone already, can't be deleted. */
  softDelete(streamName: string, expected: number, answer: (outcome: AppendOutcome) => void): void {
    const refusal = decideDelete(this.factsOf(this.catalog.streams.numberOf(streamName)), expected)
    if (refusal) this.answerSynced(refusal, answer)
    else this.append(`$$${streamName}`, ANY, [softDeletion()], answer)
  }

  /** Calls back once what was taken until now is synced, or can't be. */
  whenSynced(then: () => void): void {
    this.commit.answerWhenDurable(() => then())
  }

  /** A visible event. The record is a view that the next read may overwrite. */
  event(ordinal: number): EventRecord {
    return this.log.event(this.catalog.position(ordinal))
  }

  isTombstoned(stream: number): boolean {
    const count = this.catalog.streams.count(stream)
    return (
      count > 0 && this.catalog.typeName(this.catalog.type(this.catalog.streams.ordinal(stream, count - 1))) === TOMBSTONE_TYPE
    )
  }

  async close(): Promise<void> {
    await this.commit.settled()
    if (!this.commit.failure) noting(() => noteSyncedEnd(this.files, this.commit.durable), this.onNotNoted)
    this.log.close()
  }

  private answerSynced(outcome: AppendOutcome, answer: (outcome: AppendOutcome) => void): void {
    this.commit.answerWhenDurable(failure => answer(failure ? { type: 'failed', failure } : outcome))
  }

  /** A damaged place in the log fails the append that has to look at it, not the server. */
  private decideAndWriteSafely(streamName: string, expected: number, events: readonly Proposal[]): AppendOutcome {
    try {
      return this.decideAndWrite(streamName, expected, events)
    } catch (error) {
      return { type: 'failed', failure: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  private decideAndWrite(streamName: string, expected: number, events: readonly Proposal[]): AppendOutcome {
    const stream = this.catalog.streams.numberOf(streamName)
    const facts = this.factsOf(stream)
    const decision = decideAppend(
      facts,
      expected,
      events.map(e => e.id),
    )
    if (decision.type === 'repeated') return this.outcomeAt(stream ?? 0, decision.last)
    if (decision.type !== 'append') return decision
    if (events.length === 0) return this.outcomeAt(stream ?? 0, facts.last)
    if (facts.isSoftDeleted) this.revive(streamName, facts.last)
    return this.write(streamName, events, facts.last + 1)
  }

  private factsOf(stream: number | undefined): StreamFacts {
    if (stream === undefined) return UNKNOWN_STREAM
    const { streams } = this.catalog
    return {
      last: streams.count(stream) - 1,
      isSoftDeleted: this.metadata.of(stream).truncateBefore === DELETED_BEFORE,
      isTombstoned: this.isTombstoned(stream),
      isAt: (revision, id) => {
        const ordinal = streams.ordinal(stream, revision)
        return ordinal < this.visible ? Buffer.compare(this.event(ordinal).id, id) === 0 : this.recent.ordinal(id) === ordinal
      },
      recentRevision: id => {
        const ordinal = this.recent.ordinal(id)
        return ordinal !== undefined && this.catalog.stream(ordinal) === stream ? streams.countBelow(stream, ordinal) : undefined
      },
    }
  }

  private outcomeAt(stream: number, revision: number): AppendOutcome {
    const position = revision < 0 ? 0 : this.catalog.position(this.catalog.streams.ordinal(stream, revision))
    return { type: 'appended', revision, position }
  }

  /** A write to a soft-deleted stream brings it back, without what was in it before. */
  private revive(streamName: string, last: number): void {
    const stream = this.catalog.streams.numberFor(streamName)
    const proposal = this.metadata.proposalWith(stream, { $tb: last + 1 })
    const metastream = this.catalog.streams.numberFor(`$$${streamName}`)
    this.write(`$$${streamName}`, [proposal], this.catalog.streams.count(metastream))
  }

  private write(streamName: string, events: readonly Proposal[], firstRevision: number): AppendOutcome {
    const name = Buffer.from(streamName)
    const stream = this.catalog.streams.numberFor(streamName)
    const { position, syncedBefore } = this.commit.next
    const total = frameBytes(name.length, events)
    const { into, at } = this.commit.room(total, events.length)
    writeHead(into, at, { bodyBytes: total - HEAD_BYTES, events: events.length, position, syncedBefore })
    const of = { stream: name, revision: firstRevision, createdMs: this.now() }
    let offset = HEAD_BYTES
    for (const event of events) {
      this.recent.add(event.id, this.catalog.count, this.visible)
      this.catalog.add(position + offset, stream, event.type)
      offset += writeEvent(into, at + offset, position + offset, event, of)
      of.revision += 1
    }
    this.metadata.noticeWrite(streamName, events)
    return { type: 'appended', revision: of.revision - 1, position: this.catalog.position(this.catalog.count - 1) }
  }

  private publish(events: number): void {
    const from = this.visible
    this.visible += events
    this.listeners.wake(this.catalog, from, this.visible)
  }
}

const UNKNOWN_STREAM: StreamFacts = {
  last: NO_STREAM,
  isSoftDeleted: false,
  isTombstoned: false,
  isAt: () => false,
  recentRevision: () => undefined,
}
