import { hash } from 'node:crypto'

const emptySlot = Number.NaN

/**
 * A number for each of very many keys, in 16 to 32 bytes a key: it keeps 64 bits of a hash instead of the key. Among ten
 * million keys, two that are taken for one are less likely than 1 in 100,000.
 */
export class DigestMap {
  size = 0
  private high = new Uint32Array(1024)
  private low = new Uint32Array(1024)
  private values = new Float64Array(1024).fill(emptySlot)

  get(...key: readonly string[]): number | undefined {
    const value = this.values[this.slotOf(...digestOf(key))]
    return value === undefined || Number.isNaN(value) ? undefined : value
  }

  set(key: readonly string[], value: number): void {
    if (this.size * 2 >= this.values.length) this.grow()
    this.put(...digestOf(key), value)
  }

  /** Whether the key is new. */
  add(...key: readonly string[]): boolean {
    const before = this.size
    this.set(key, 0)
    return this.size > before
  }

  private put(high: number, low: number, value: number): void {
    const slot = this.slotOf(high, low)
    if (Number.isNaN(this.values[slot])) this.size++
    this.high[slot] = high
    this.low[slot] = low
    this.values[slot] = value
  }

  private slotOf(high: number, low: number): number {
    const mask = this.values.length - 1
    let slot = low & mask
    while (!Number.isNaN(this.values[slot]) && (this.high[slot] !== high || this.low[slot] !== low)) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { high, low, values } = this
    this.size = 0
    this.high = new Uint32Array(values.length * 2)
    this.low = new Uint32Array(values.length * 2)
    this.values = new Float64Array(values.length * 2).fill(emptySlot)
    for (const [slot, value] of values.entries()) if (!Number.isNaN(value)) this.put(high[slot] ?? 0, low[slot] ?? 0, value)
  }
}

function digestOf(key: readonly string[]): [number, number] {
  const digits = hash('sha1', JSON.stringify(key), 'hex')
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8, 16), 16)]
}
