import type { LogFile } from './files.ts'

const BLOCK = 16 * 1024
const SLOTS = 128

type Block = { segment: number; start: number; bytes: Buffer; whole: Buffer }

/** A small cache of file blocks (2 MB), so that readers at the log's end and of neighbouring events share one read. */
export class BlockReader {
  private readonly slots: (Block | undefined)[] = Array.from({ length: SLOTS })

  /** The block that holds `offset`, as far as the file goes now. */
  block(segment: number, file: LogFile, offset: number): Block {
    const number = Math.floor(offset / BLOCK)
    const start = number * BLOCK
    const slot = (number + segment * 31) % SLOTS
    const found = this.slots[slot]
    if (found?.segment === segment && found.start === start && isComplete(found, file)) return found
    const whole = found?.whole ?? Buffer.allocUnsafeSlow(BLOCK)
    const read = file.read(whole, start)
    const block = { segment, start, whole, bytes: whole.subarray(0, read) }
    this.slots[slot] = block
    return block
  }
}

function isComplete(block: Block, file: LogFile): boolean {
  return block.bytes.length === BLOCK || block.start + block.bytes.length === file.size()
}
