import type { Files, LogFile } from '../../../services/eventstore/storage/files.ts'

const SECTOR = 512

type Written = { offset: number; bytes: Uint8Array }
type Content = { synced: Uint8Array; unsynced: Written[] }

/**
 * Files in memory that forget what was not synced when the power goes: of the unsynced bytes any set of sectors survives,
 * in any order. `cutAfter` counts appends and syncs; from that one on nothing completes any more.
 */
export function powerCutFiles(
  random: () => number,
  contents = new Map<string, Content>(),
  whole = new Map<string, Uint8Array>(),
) {
  let operationsLeft = Number.POSITIVE_INFINITY
  const cut = Promise.withResolvers<void>()
  const survive = (): boolean => {
    operationsLeft -= 1
    if (operationsLeft === 0) cut.resolve()
    return operationsLeft > 0
  }
  const files: Files = {
    list: () => [...contents.keys(), ...whole.keys()],
    readWhole: name => whole.get(name),
    hasRoomFor: () => true,
    replace: (name, bytes) => void whole.set(name, bytes),
    open(name) {
      const content = contents.get(name) ?? { synced: new Uint8Array(), unsynced: [] }
      contents.set(name, content)
      return openFile(content, survive)
    },
  }
  return {
    files,
    cut: cut.promise,
    cutAfter(operations: number) {
      operationsLeft = operations
    },
    /** What a machine finds on its disk after the cut. */
    afterCut: () =>
      powerCutFiles(
        random,
        new Map([...contents].map(([name, content]) => [name, { synced: surviving(content, random), unsynced: [] }])),
        whole,
      ),
  }
}

function openFile(content: Content, survive: () => boolean): LogFile {
  let size = content.synced.length
  const never = new Promise<never>(() => {})
  return {
    size: () => size,
    append(bytes) {
      content.unsynced.push({ offset: size, bytes: bytes.slice() })
      if (!survive()) return never
      size += bytes.length
      return Promise.resolve()
    },
    sync() {
      if (!survive()) return never
      content.synced = overlaid(content, size)
      content.unsynced = []
      return Promise.resolve()
    },
    truncate(to) {
      content.synced = content.synced.slice(0, to)
      size = to
      return Promise.resolve()
    },
    read(into, offset) {
      const bytes = overlaid(content, size).subarray(offset, offset + into.length)
      into.set(bytes)
      return bytes.length
    },
    close() {},
  }
}

function overlaid({ synced, unsynced }: Content, size: number): Uint8Array {
  if (unsynced.length === 0) return synced
  const result = new Uint8Array(size)
  result.set(synced)
  for (const { offset, bytes } of unsynced) result.set(bytes.subarray(0, size - offset), offset)
  return result
}

function surviving({ synced, unsynced }: Content, random: () => number): Uint8Array {
  const kept = unsynced.flatMap(sectors).filter(() => random() < 0.6)
  const size = Math.max(synced.length, ...kept.map(({ offset, bytes }) => offset + bytes.length))
  return overlaid({ synced, unsynced: kept.length > 0 ? kept : [{ offset: 0, bytes: synced }] }, size)
}

function sectors({ offset, bytes }: Written): Written[] {
  const parts: Written[] = []
  for (let at = 0; at < bytes.length; at += SECTOR) parts.push({ offset: offset + at, bytes: bytes.subarray(at, at + SECTOR) })
  return parts
}
