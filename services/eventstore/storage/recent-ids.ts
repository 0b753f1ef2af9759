const GENERATION = 32_768

/** The ordinals of the latest events by id: all that are not yet synced, and some tens of thousands before them. */
export class RecentIds {
  private young = new Map<string, number>()
  private old = new Map<string, number>()
  private newestOld = -1

  ordinal(id: Uint8Array): number | undefined {
    const key = keyOf(id)
    return this.young.get(key) ?? this.old.get(key)
  }

  add(id: Uint8Array, ordinal: number, durableEvents: number): void {
    if (this.young.size >= GENERATION && this.newestOld < durableEvents) {
      this.old = this.young
      this.newestOld = ordinal - 1
      this.young = new Map()
    }
    this.young.set(keyOf(id), ordinal)
  }
}

function keyOf(id: Uint8Array): string {
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('latin1')
}
