import type { End, Findings, Place } from './model.ts'

/** Notes work that was left undone: in flight while what it waits for is young, broken behind that. */
export function noteUndone(
  findings: Findings,
  end: End,
  { place, since, why, concerns = [] }: { place: Place; since: number; why: string; concerns?: readonly string[] },
): void {
  if (end.isYoung(since)) findings.inFlight.push({ place, what: why })
  else findings.violations.push({ place, why, concerns: [place.stream, ...concerns] })
}
