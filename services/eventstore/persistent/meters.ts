export type Measured = { total: number; sinceLast: number; perSecond: number }

/** Counts, and tells how many there were since it was last asked. */
export class Meter {
  private total = 0
  private last: { total: number; atMs: number }

  constructor(nowMs: number) {
    this.last = { total: 0, atMs: nowMs }
  }

  count(): void {
    this.total += 1
  }

  measure(nowMs: number): Measured {
    const sinceLast = this.total - this.last.total
    const ms = nowMs - this.last.atMs
    this.last = { total: this.total, atMs: nowMs }
    return { total: this.total, sinceLast, perSecond: ms > 0 ? Math.floor((sinceLast * 1000) / ms) : 0 }
  }
}

const KEPT = 1_000
const SHARES: [name: string, share: number][] = [
  ['Median', 0.5],
  ['Fastest', 0],
  ['Quintile 1', 0.2],
  ['Quintile 2', 0.4],
  ['Quintile 3', 0.6],
  ['Quintile 4', 0.8],
  ['Quintile 5', 1],
  ['90%', 0.9],
  ['95%', 0.95],
  ['99%', 0.99],
  ['99.5%', 0.995],
  ['99.9%', 0.999],
  ['Highest', 1],
]

/** How long the latest messages were in a consumer's hands, in milliseconds. */
export class Latencies {
  private readonly latest: number[] = []
  private at = 0

  add(ms: number): void {
    this.latest[this.at] = ms
    this.at = (this.at + 1) % KEPT
  }

  measurements(): { key: string; value: number }[] {
    if (this.latest.length === 0) return []
    const sorted = this.latest.toSorted((a, b) => a - b)
    const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length
    const atShare = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
    return [
      { key: 'Mean', value: Math.round(mean) },
      ...SHARES.map(([key, share]) => ({ key, value: Math.round(atShare(share)) })),
    ]
  }
}
