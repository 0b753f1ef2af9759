import type { Catalog } from './catalog.ts'
import type { Files } from './files.ts'
import { CorruptLog, type EventRecord, HEAD_BYTES, MAGIC, readEvent, readHead } from './frames.ts'
import { noting, type OnNotNoted } from './noting.ts'
import { type Segment, type SegmentLog, sidecarName } from './segment-log.ts'
import { loadSidecar, writeSidecar } from './sidecar.ts'
import { noteSyncedEnd, syncedEnd } from './synced-end.ts'

export type Recovered = { events: number; scannedBytes: number; droppedBytes: number; rebuiltIndexes: number }

/**
 * Fills the catalog from the log. Completed segments come from their index sidecars, which are built anew where missing
 * or damaged; the last one is scanned. A tail that was never synced is cut off; damage to anything that was synced throws.
 */
export async function recover(files: Files, log: SegmentLog, catalog: Catalog, onNotNoted?: OnNotNoted): Promise<Recovered> {
  const done: Recovered = { events: 0, scannedBytes: 0, droppedBytes: 0, rebuiltIndexes: 0 }
  for (const [at, segment] of log.segments.entries()) {
    const next = log.segments[at + 1]
    if (!next) {
      await recoverLast(segment, catalog, done, syncedEnd(files))
      break
    }
    const { base, file } = segment
    if (base + file.size() !== next.base)
      throw new CorruptLog(`segment ${base} ends at ${base + file.size()}, but the next begins at ${next.base}`)
    if (loadSidecar(files.readWhole(sidecarName(base)), segment, catalog)) continue
    const from = catalog.count
    const whole = scan(segment, catalog, done)
    if (whole !== file.size()) throw new CorruptLog(`the log is damaged at position ${base + whole}`)
    noting(() => writeSidecar(files, segment, catalog, from, catalog.count), onNotNoted)
    done.rebuiltIndexes += 1
  }
  noting(() => noteSyncedEnd(files, log.end), onNotNoted)
  done.events = catalog.count
  return done
}

async function recoverLast(segment: Segment, catalog: Catalog, done: Recovered, syncedBefore: number): Promise<void> {
  const { base, file } = segment
  const size = file.size()
  const whole = scan(segment, catalog, done)
  if (whole < size) refuseIfSyncedBeyond(segment, whole)
  if (base + whole < syncedBefore)
    throw new CorruptLog(`the log is damaged at position ${base + whole}: it was once whole up to ${syncedBefore}`)
  if (whole < size) {
    done.droppedBytes = size - whole
    await file.truncate(whole)
  }
  // What a killed process left in the system's cache is about to be shown to readers: it must not vanish later.
  await file.sync()
  if (base + whole !== base + file.size()) throw new Error(`could not cut the log at ${base + whole}`)
}

/** Adds every whole frame to the catalog and answers where the whole ones end. */
function scan(segment: Segment, catalog: Catalog, done: Recovered): number {
  const bytes = wholeSegment(segment)
  done.scannedBytes += bytes.length
  let at = 0
  for (;;) {
    const events = frameAt(bytes, at, segment.base)
    if (!events) return at
    for (const event of events.records) addToCatalog(event, catalog)
    at = events.end
  }
}

function addToCatalog(event: EventRecord, catalog: Catalog): void {
  const stream = catalog.streams.numberFor(text(event.stream))
  if (catalog.streams.count(stream) !== event.revision) {
    throw new CorruptLog(
      `position ${event.position} holds revision ${event.revision} of ${text(event.stream)}, after ${catalog.streams.count(stream)} events`,
    )
  }
  catalog.add(event.position, stream, text(event.type))
}

function frameAt(bytes: Buffer, at: number, base: number): { records: EventRecord[]; end: number } | undefined {
  const head = readHead(bytes, at, base + at)
  if (!head) return undefined
  const end = at + HEAD_BYTES + head.bodyBytes
  const records: EventRecord[] = []
  let cursor = at + HEAD_BYTES
  for (let n = 0; n < head.events; n += 1) {
    const event = readEvent(bytes, cursor, base + cursor)
    if (!event) return undefined
    records.push(event)
    cursor += bytes.readUInt32LE(cursor)
  }
  return cursor === end ? { records, end } : undefined
}

/**
 * Everything after a bad frame that went into the same sync with it may be torn too, and in any order. But a good frame
 * that was written when the bad place had already been synced proves that acknowledged bytes were damaged.
 */
function refuseIfSyncedBeyond(segment: Segment, bad: number): void {
  const bytes = wholeSegment(segment)
  for (let at = bytes.indexOf(MAGIC, bad + 1); at >= 0; at = bytes.indexOf(MAGIC, at + 1)) {
    const head = readHead(bytes, at, segment.base + at)
    if (head && head.syncedBefore > segment.base + bad) {
      throw new CorruptLog(
        `the log is damaged at position ${segment.base + bad}: later frames were written after it had been synced`,
      )
    }
  }
}

function wholeSegment({ base, file }: Segment): Buffer {
  const bytes = Buffer.allocUnsafeSlow(file.size())
  const read = file.read(bytes, 0)
  if (read !== bytes.length) throw new CorruptLog(`segment ${base} is shorter than the file system says`)
  return bytes
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}
