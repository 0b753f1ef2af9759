const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** `until 2026-11-30 01:36 UTC, 7 days from now` */
export function untilInWords(at: string, now: number = Date.now()): string {
  return `until ${at.slice(0, 16).replace('T', ' ')} UTC, ${inWords(Date.parse(at) - now)} from now`
}

/** Rounded to what a person would say. */
function inWords(ms: number): string {
  const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
  if (ms >= 2 * DAY_MS - HOUR_MS) return counted(Math.round(ms / DAY_MS), 'day')
  if (ms >= 2 * HOUR_MS - 5 * MINUTE_MS) return counted(Math.round(ms / HOUR_MS), 'hour')
  return counted(Math.max(0, Math.round(ms / MINUTE_MS)), 'minute')
}
