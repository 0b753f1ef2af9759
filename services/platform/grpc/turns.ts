/** Resolves when the call may begin; undefined where it may at once. */
export type Turns = () => Promise<void> | undefined

/**
 * Lets so many calls begin in one turn of the event loop, in the order in which they came. A rush of new calls is then
 * taken up piece by piece, and what calls under way wait for, such as the event store's answer, is heard in between.
 */
export function createTurns(begunAtOnce: number): Turns {
  const waiting: (() => void)[] = []
  let begun = 0
  let isTurning = false

  function turn(): void {
    const next = waiting.splice(0, begunAtOnce)
    begun = next.length
    for (const begin of next) begin()
    isTurning = begun > 0
    if (isTurning) setImmediate(turn)
  }

  return () => {
    if (!isTurning) {
      isTurning = true
      setImmediate(turn)
    }
    if (begun >= begunAtOnce) return new Promise(resolve => waiting.push(resolve))
    begun++
    return undefined
  }
}
