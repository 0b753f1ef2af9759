import type { Verdict } from './audit.ts'
import type { Place } from './model.ts'

const at = ({ position, stream, revision, type }: Place): string =>
  `${type}, revision ${revision} of ${stream}, position ${position}`

/** The verdict for people. */
export function verdictText({ events, streams, position, checked, first, inFlight }: Verdict): string {
  const shown = inFlight.slice(0, 20)
  return `${[
    `${events} events in ${streams} streams, up to position ${position}`,
    ...checked.flatMap(({ name, holds, violation }) =>
      violation
        ? [`  BROKEN  ${name}: ${holds}`, `          at ${at(violation.place)}`, `          ${violation.why}`]
        : [`  holds   ${name}: ${holds}`],
    ),
    ...(inFlight.length > 0 ? [`${inFlight.length} in flight:`] : []),
    ...shown.map(({ place, what }) => `  ${what} (${at(place)})`),
    ...(inFlight.length > shown.length ? [`  … and ${inFlight.length - shown.length} more`] : []),
    first ? `first broken: ${first.invariant}, by ${at(first.place)}: ${first.why}` : 'every invariant holds',
  ].join('\n')}\n`
}
