const DAY_MS = 24 * 3_600_000

/**
 * When goods that are still to come are looked for: once on the day that they are expected, and each day, because what is
 * announced may change without a word.
 */
export function lookingForGoods() {
  let lookedFor: string | null = null
  return {
    next(expectedAt: string | null): string {
      const inADay = new Date(Date.now() + DAY_MS).toISOString()
      return expectedAt !== null && expectedAt !== lookedFor && expectedAt < inADay ? expectedAt : inADay
    },
    looked(expectedAt: string | null): void {
      if (expectedAt !== null && Date.parse(expectedAt) <= Date.now()) lookedFor = expectedAt
    },
  }
}
