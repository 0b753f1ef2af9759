import type { RawEvent } from '#platform/event-store.ts'

/** A state as indented names and values, empty ones left out. */
export function stateText(state: object, indent = ''): string {
  return Object.entries(state)
    .filter(([name, value]) => !isEmpty(value) && !name.startsWith('_'))
    .map(([name, value]) => `${indent}${name}: ${valueText(value, indent)}`)
    .join('\n')
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function valueText(value: unknown, indent: string): string {
  if (isTimestamp(value)) return new Date(Number(value.seconds) * 1000 + value.nanos / 1_000_000).toISOString()
  if (Array.isArray(value)) return value.map(entry => `\n${indent}  - ${oneLine(entry)}`).join('')
  if (typeof value === 'object' && value !== null) return `\n${stateText(value, `${indent}  `)}`
  return String(value)
}

/** What its type alone doesn't say, on one line. */
function oneLine(value: unknown): string {
  if (isTimestamp(value)) return valueText(value, '')
  if (Array.isArray(value)) return `[${value.map(oneLine).join('; ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([name, field]) => !isEmpty(field) && !name.startsWith('_'))
    .map(([name, field]) => `${name} ${oneLine(field)}`)
    .join(', ')
}

const isTimestamp = (value: unknown): value is { seconds: string; nanos: number } =>
  typeof value === 'object' && value !== null && 'seconds' in value && 'nanos' in value

/** The events in their order: when, what, who, and what led to it. */
export function historyText(events: readonly RawEvent[]): string {
  if (events.length === 0) return '\nno events\n'
  return events
    .map(({ id, revision, created, type, data, position, metadata: { actor, causationId, correlationId, requestId } }) =>
      [
        `\n${revision}  ${created}  ${type}`,
        `    ${oneLine(data)}`,
        `    by ${actor.kind} ${actor.id}${actor.channel === '' ? '' : ` (${actor.channel})`}, request ${requestId}`,
        `    event ${id}, position ${position}`,
        `    correlation ${correlationId}${causationId === null ? '' : `, caused by event ${causationId}`}`,
      ].join('\n'),
    )
    .join('\n')
    .concat('\n')
}
