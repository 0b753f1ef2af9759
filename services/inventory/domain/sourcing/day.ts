const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  const clock = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', era: 'short', ...numeric })
  clocks.set(timeZone, clock)
  return clock
}

/** What a clock there shows at an instant, counted as if it were UTC; whole seconds. */
function shown(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const dayMs = 86_400_000

/** When the day of an instant began by the clocks of a time zone (ISO-8601 UTC); clocks may change within it. */
export function startOfDay(at: string, timeZone: string): string {
  const instant = Math.floor(Date.parse(at) / 1000) * 1000
  const now = shown(instant, timeZone)
  const midnight = Math.floor(now / dayMs) * dayMs
  const guess = instant - (now - midnight)
  return new Date(guess + midnight - shown(guess, timeZone)).toISOString()
}
