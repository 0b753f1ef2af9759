export type Measured = { perSecond: number; p50Ms: number; p99Ms: number; count: number; refused: number }

/** Calls `one` over and over, `concurrency` at a time, for `ms` milliseconds; bounded by `most` calls. */
export async function forAWhile(
  one: (index: number) => Promise<boolean>,
  { concurrency, ms, most = 1_000_000 }: { concurrency: number; ms: number; most?: number },
): Promise<Measured> {
  const latencies: number[] = []
  const began = performance.now()
  let next = 0
  let refused = 0
  const worker = async () => {
    while (performance.now() - began < ms && next < most) {
      const index = next++
      const start = performance.now()
      if (!(await one(index))) refused++
      latencies.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const seconds = (performance.now() - began) / 1000
  latencies.sort((a, b) => a - b)
  return {
    perSecond: latencies.length / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    count: latencies.length,
    refused,
  }
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/** Pairs two series of alternating rounds: the median ratio and its range. */
export function ratio(a: readonly number[], b: readonly number[]): string {
  const ratios = a.map((value, index) => value / (b[index] ?? Number.NaN)).sort((x, y) => x - y)
  return `${quantile(ratios, 0.5).toFixed(3)} (${ratios[0]?.toFixed(3)}–${ratios.at(-1)?.toFixed(3)})`
}
