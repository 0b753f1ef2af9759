import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const MIB = 1024 * 1024
/** What a new stack writes before it has taken in anything. */
const TO_START_BYTES = 32 * MIB
/** The write-ahead logs of a busy stack come and go by about as much. */
const TO_RUN_BYTES = 8 * MIB
const LOOK_EVERY_MS = 1_000

type RoomIn = (folder: string) => number

/** Why nothing can be kept in this folder; undefined where something can. */
export function unusable(dataDir: string, roomIn: RoomIn = roomOnDisk): string | undefined {
  const probe = join(dataDir, `probe-${process.pid}`)
  try {
    makeFolder(dataDir)
    try {
      writeFileSync(probe, Buffer.alloc(MIB))
    } finally {
      rmSync(probe, { force: true })
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const room = roomIn(dataDir)
  return room < TO_START_BYTES ? `only ${inMib(room)} are left on its disk, and it takes ${inMib(TO_START_BYTES)}` : undefined
}

/** Node's own way to make parents too never ends where none can be made, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Tells when hardly any room is left, and when there is some again, once each. */
export function watchRoom(
  dataDir: string,
  { low, again }: { low(why: string): void; again(): void },
  roomIn: RoomIn = roomOnDisk,
): { stop(): void } {
  let isLow = false
  function look(): void {
    const room = roomIn(dataDir)
    if (room < TO_RUN_BYTES === isLow) return
    isLow = !isLow
    if (isLow) low(`hardly any room is left for ${dataDir}, ${inMib(room)}`)
    else again()
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return { stop: () => clearInterval(timer) }
}

/** A disk that can't tell is taken to have room: whoever writes finds out. */
function roomOnDisk(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

const inMib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`
