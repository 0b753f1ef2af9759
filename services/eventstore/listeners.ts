import type { Catalog } from './storage/catalog.ts'

type Wake = () => void

/** Who waits for new events: of the whole log, or of one stream by its name, since the stream need not exist yet. */
export class Listeners {
  private readonly toAll = new Set<Wake>()
  private readonly toStream = new Map<string, Set<Wake>>()

  listen(streamName: string | undefined, wake: Wake): () => void {
    const set = streamName === undefined ? this.toAll : this.setFor(streamName)
    set.add(wake)
    return () => {
      set.delete(wake)
      if (streamName !== undefined && set.size === 0 && this.toStream.get(streamName) === set) this.toStream.delete(streamName)
    }
  }

  wake(catalog: Catalog, from: number, to: number): void {
    for (const wake of this.toAll) wake()
    if (this.toStream.size === 0) return
    for (let ordinal = from; ordinal < to; ordinal += 1) {
      const set = this.toStream.get(catalog.streams.nameOf(catalog.stream(ordinal)))
      if (set) for (const wake of set) wake()
    }
  }

  private setFor(streamName: string): Set<Wake> {
    const set = this.toStream.get(streamName) ?? new Set()
    this.toStream.set(streamName, set)
    return set
  }
}
