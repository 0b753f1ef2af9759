import { Column } from './columns.ts'

/**
 * Which events a stream holds, as ordinals (the how-manieth event of the whole log) in the order of their revisions:
 * revision n of a stream is entry n of its run. Runs lie in one arena and move to twice the room when full;
 * the room that they leave is used again.
 */
export class StreamIndex {
  private readonly names: string[] = []
  private readonly numbers = new Map<string, number>()
  private readonly starts = new Column('f64')
  private readonly counts = new Column('u32')
  private readonly free: number[][] = []
  private arena = new Uint32Array(1 << 16)
  private arenaEnd = 0

  get size(): number {
    return this.names.length
  }

  numberOf(name: string): number | undefined {
    return this.numbers.get(name)
  }

  nameOf(stream: number): string {
    return this.names[stream] ?? ''
  }

  numberFor(name: string): number {
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    const stream = this.names.length
    this.names.push(name)
    this.numbers.set(name, stream)
    this.starts.push(0)
    this.counts.push(0)
    return stream
  }

  count(stream: number): number {
    return this.counts.at(stream)
  }

  ordinal(stream: number, revision: number): number {
    return this.arena[this.starts.at(stream) + revision] ?? Number.NaN
  }

  /** How many of the stream's events lie below `ordinalEnd`: those that a reader may see. */
  countBelow(stream: number, ordinalEnd: number): number {
    const count = this.counts.at(stream)
    if (count === 0 || this.ordinal(stream, count - 1) < ordinalEnd) return count
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.ordinal(stream, middle) < ordinalEnd) low = middle + 1
      else high = middle
    }
    return low
  }

  add(stream: number, ordinal: number): void {
    const count = this.counts.at(stream)
    if (isPowerOfTwoOrZero(count)) this.makeRoom(stream, count)
    this.arena[this.starts.at(stream) + count] = ordinal
    this.counts.set(stream, count + 1)
  }

  private makeRoom(stream: number, count: number): void {
    const start = this.starts.at(stream)
    const room = count === 0 ? 1 : count * 2
    const target = this.take(room)
    this.arena.copyWithin(target, start, start + count)
    this.starts.set(stream, target)
    if (count > 0) this.freeRuns(count).push(start)
  }

  private take(room: number): number {
    const reused = this.freeRuns(room).pop()
    if (reused !== undefined) return reused
    const start = this.arenaEnd
    this.arenaEnd += room
    if (this.arenaEnd > this.arena.length) {
      const larger = new Uint32Array(Math.max(this.arenaEnd, Math.ceil(this.arena.length * 1.5)))
      larger.set(this.arena)
      this.arena = larger
    }
    return start
  }

  private freeRuns(room: number): number[] {
    const size = 31 - Math.clz32(room)
    let runs = this.free[size]
    if (!runs) {
      runs = []
      this.free[size] = runs
    }
    return runs
  }
}

function isPowerOfTwoOrZero(count: number): boolean {
  return (count & (count - 1)) === 0
}
