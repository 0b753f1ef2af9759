import {
  closeSync,
  existsSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncate,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  write,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const writeAt = promisify(write)
const syncData = promisify(fdatasync)
const truncateTo = promisify(ftruncate)

/** One log file. Only what was synced is promised to survive a power cut. */
export type LogFile = {
  size(): number
  /** Adds at the end; resolves when the operating system has all of it. */
  append(bytes: Uint8Array): Promise<void>
  sync(): Promise<void>
  truncate(size: number): Promise<void>
  /** Fills `into` from `offset` of the file; answers how many bytes there were. */
  read(into: Uint8Array, offset: number): number
  close(): void
}

/** The files of one data folder: the only way by which the store touches a disk. */
export type Files = {
  list(): string[]
  open(name: string): LogFile
  /** Replaces a whole small file: afterwards the old or the new one is there, never half of one. */
  replace(name: string, bytes: Uint8Array): void
  readWhole(name: string): Uint8Array | undefined
  /** Whether so many bytes more could be written now. */
  hasRoomFor(bytes: number): boolean
}

/** Whether a write failed because nothing more fits, on the disk or in what this user may have of it. */
export function isOutOfRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

export function diskFiles(folder: string): Files {
  mkdirSync(folder, { recursive: true })
  return {
    list: () => readdirSync(folder),
    open: name => openLogFile(folder, name),
    replace(name, bytes) {
      const draft = join(folder, `${name}.draft`)
      writeFileSync(draft, bytes, { flush: true })
      renameSync(draft, join(folder, name))
      syncFolder(folder)
    },
    readWhole: name => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined),
    hasRoomFor: bytes => hasRoomIn(folder, bytes),
  }
}

function openLogFile(folder: string, name: string): LogFile {
  const path = join(folder, name)
  const isNew = !existsSync(path)
  const fd = openSync(path, isNew ? 'wx+' : 'r+')
  if (isNew) syncFolder(folder)
  let size = fstatSync(fd).size
  return {
    size: () => size,
    async append(bytes) {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await writeAt(fd, bytes, done, bytes.length - done, size)
        done += bytesWritten
        size += bytesWritten
      }
    },
    sync: () => syncData(fd),
    async truncate(to) {
      await truncateTo(fd, to)
      size = to
    },
    read: (into, offset) => readSync(fd, into, 0, into.length, offset),
    close: () => closeSync(fd),
  }
}

/** Asks by writing: what the file system says of its room leaves out quotas and other limits. */
function hasRoomIn(folder: string, bytes: number): boolean {
  const probe = join(folder, 'room.draft')
  try {
    writeFileSync(probe, Buffer.alloc(bytes), { flush: true })
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { force: true })
  }
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
