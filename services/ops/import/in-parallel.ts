/** Runs `work` on every entry, at most `limit` at a time, begun in their order. The first failure ends it, once what is under way is done. */
export async function inParallel<Entry>(
  entries: readonly Entry[],
  limit: number,
  work: (entry: Entry) => Promise<void>,
): Promise<void> {
  const waiting = entries.values()
  const failures: unknown[] = []
  const worker = async () => {
    for (const entry of waiting) {
      if (failures.length > 0) return
      try {
        await work(entry)
      } catch (failure) {
        failures.push(failure)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, worker))
  if (failures.length > 0) throw failures[0]
}
