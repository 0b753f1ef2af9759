/** How many positions one call works on side by side. */
const atOnce = 16

/** Does all of them, some side by side and each whatever becomes of the others; answers in their order. */
export function settled<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  return untilOneFails(items, async item => (await Promise.allSettled([work(item)]))[0])
}

/**
 * Begins them in their order, some side by side, and begins no more once one has failed. Settles when everything that
 * was begun has ended, so that nothing goes on behind the caller's back; throws the failure that came first in the order.
 */
export async function untilOneFails<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: PromiseSettledResult<Result>[] = []
  let next = 0
  let hasFailed = false
  const worker = async () => {
    while (next < items.length && !hasFailed) {
      const index = next++
      const [result] = await Promise.allSettled([work(items[index] as Item)])
      results[index] = result
      hasFailed ||= result.status === 'rejected'
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return results.filter(result => result !== undefined).map(valueOrThrow)
}

export function valueOrThrow<Result>(result: PromiseSettledResult<Result>): Result {
  if (result.status === 'rejected') throw result.reason
  return result.value
}
