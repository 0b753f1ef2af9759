import { BlockReader } from './block-reader.ts'
import type { Files, LogFile } from './files.ts'
import { CorruptLog, EVENT_BYTES, type EventRecord, eventLength, readEvent } from './frames.ts'

export type Segment = { base: number; file: LogFile }

const SEGMENT_NAME = /^(\d{16})\.log$/

export function segmentName(base: number): string {
  return `${String(base).padStart(16, '0')}.log`
}

export function sidecarName(base: number): string {
  return `${String(base).padStart(16, '0')}.index`
}

/** The log over its segment files; a position is the byte's place in all of them end to end. */
export class SegmentLog {
  readonly segments: Segment[]
  private readonly files: Files
  private readonly blocks = new BlockReader()
  private readonly head = Buffer.alloc(EVENT_BYTES)

  constructor(files: Files) {
    this.files = files
    this.segments = files
      .list()
      .flatMap(name => SEGMENT_NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b)
      .map(base => ({ base, file: files.open(segmentName(base)) }))
    if (this.segments.length === 0) this.segments.push({ base: 0, file: files.open(segmentName(0)) })
  }

  get last(): Segment {
    const segment = this.segments.at(-1)
    if (!segment) throw new Error('a log has at least one segment')
    return segment
  }

  get end(): number {
    return this.last.base + this.last.file.size()
  }

  /** Closes the last segment for writing and opens the next; answers the closed one. Only after a sync. */
  roll(): Segment {
    const full = this.last
    const base = this.end
    this.segments.push({ base, file: this.files.open(segmentName(base)) })
    return full
  }

  /** The event at a position. The record is a view that the next read may overwrite. */
  event(position: number): EventRecord {
    const at = this.segmentAt(position)
    const segment = this.segments[at]
    if (!segment) throw new CorruptLog(`no segment holds position ${position}`)
    const offset = position - segment.base
    const block = this.blocks.block(at, segment.file, offset)
    const found = block && readEvent(block.bytes, offset - block.start, position)
    return found || this.eventAcrossBlocks(segment, offset, position)
  }

  close(): void {
    for (const segment of this.segments) segment.file.close()
  }

  private eventAcrossBlocks({ file }: Segment, offset: number, position: number): EventRecord {
    const bytes =
      file.read(this.head, offset) === EVENT_BYTES
        ? Buffer.alloc(Math.min(eventLength(this.head, 0), file.size() - offset))
        : this.head
    const got = file.read(bytes, offset)
    const record = got === bytes.length ? readEvent(bytes, 0, position) : undefined
    if (!record) throw new CorruptLog(`the event at position ${position} is damaged`)
    return record
  }

  private segmentAt(position: number): number {
    let at = this.segments.length - 1
    if (position >= (this.segments[at]?.base ?? 0)) return at
    let low = 0
    while (low < at) {
      const middle = (low + at + 1) >>> 1
      if ((this.segments[middle]?.base ?? 0) <= position) low = middle
      else at = middle - 1
    }
    return low
  }
}
