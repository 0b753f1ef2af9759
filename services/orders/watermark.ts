/** How long a hold may take to be listed after the time that it was reserved at. */
const listedWithinMs = 60_000
/** A look at everything now and then bears whatever was listed later still. */
const lookAgainMs = 3_600_000

export type Watermark = {
  /** Where a sweep may begin: behind holds that were all decided; null for everything. */
  begin(now: string): { reservedAfter: string | null; passed(reservedBefore: string, open: readonly string[]): void }
}

/** Only as long as the process lives: one that begins anew looks at everything once. */
export function createWatermark(): Watermark {
  let decidedUpTo: string | null = null
  let lookAgainAt = ''
  return {
    begin(now) {
      const reservedAfter = now >= lookAgainAt ? null : decidedUpTo
      return {
        reservedAfter,
        passed(reservedBefore, open) {
          const listed = new Date(Date.parse(reservedBefore) - listedWithinMs).toISOString()
          const reached = open.reduce((oldest, at) => (at < oldest ? at : oldest), listed)
          decidedUpTo = reservedAfter !== null && reached < reservedAfter ? reservedAfter : reached
          if (reservedAfter === null) lookAgainAt = new Date(Date.parse(now) + lookAgainMs).toISOString()
        },
      }
    },
  }
}
