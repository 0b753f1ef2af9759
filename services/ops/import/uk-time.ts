const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** What a clock in London shows at an instant, counted as if it were UTC. */
function shownInLondon(instant: number): number {
  const shown = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute)
}

const known = new Map<number, string>()

/**
 * The instant (ISO-8601 UTC) at which clocks in London show this minute; `shown` is that minute as if it were UTC, in ms.
 * A minute that clocks show twice is its first; one that they skip is as long after the change as it claims to be.
 */
export function fromLondon(shown: number): string {
  const before = known.get(shown)
  if (before !== undefined) return before
  const hour = 3_600_000
  const instant = [shown - hour, shown].find(candidate => shownInLondon(candidate) === shown) ?? shown
  const iso = new Date(instant).toISOString()
  known.set(shown, iso)
  return iso
}

export type LondonMinute = { day: string; at: string }

/** Reads the file's `month/day/year hour:minute`; undefined when it isn't one. */
export function readLondonMinute(text: string): LondonMinute | undefined {
  const [, month, day, year, hour, minute] = /^(\d{1,2})\/(\d{1,2})\/(\d{2}) (\d{1,2}):(\d{2})$/.exec(text)?.map(Number) ?? []
  if (month === undefined || day === undefined || year === undefined || hour === undefined || minute === undefined)
    return undefined
  const shown = Date.UTC(2000 + year, month - 1, day, hour, minute)
  const date = new Date(shown)
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour
  return same && minute < 60 ? { day: date.toISOString().slice(0, 10), at: fromLondon(shown) } : undefined
}

/** The instant at which a day (`YYYY-MM-DD`) begins in London. */
export const startOfLondonDay = (day: string): string => fromLondon(Date.parse(`${day}T00:00:00Z`))
