import { Broken } from './model.ts'
import { isNormal, isWithin, meeting, type Range, size, together, told } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Placed = Extract<AuditedEvent, { type: 'OrderPlaced' }>
/** Groups as an order is placed or amended with them. */
export type Made = Pick<Placed, 'lines' | 'fulfilments'>
type Line = Placed['lines'][number]

const all = ({ quantity }: Line): Range[] => [{ first: 1, last: quantity }]

/** The units of each line by group; those of a charge are in none. */
export function unitsByLine({ lines, fulfilments }: Made): Map<string, Map<string, Range[]>> {
  const sourced = fulfilments.filter(group => group.sourced)
  const isSourced = new Set(sourced.map(({ fulfilmentId }) => fulfilmentId))
  const byLine = new Map(
    lines.map((line): [string, Map<string, Range[]>] => {
      const { lineId, fulfilmentId } = line
      return [lineId, new Map(fulfilmentId === null || isSourced.has(fulfilmentId) ? [] : [[fulfilmentId, all(line)]])]
    }),
  )
  for (const { fulfilmentId, sourced: chosen } of sourced)
    for (const { lineId, units } of chosen?.lines ?? []) byLine.get(lineId)?.set(fulfilmentId, units)
  return byLine
}

/** The same by group. */
export function unitsByGroup(made: Made): Map<string, Map<string, Range[]>> {
  const byGroup = new Map(made.fulfilments.map(({ fulfilmentId }) => [fulfilmentId, new Map<string, Range[]>()]))
  for (const [lineId, groups] of unitsByLine(made)) for (const [id, units] of groups) byGroup.get(id)?.set(lineId, units)
  return byGroup
}

/** Each unit of goods is in exactly one group, as its line asked for; a location is chosen only for what is to be sent. */
export function requireWhole(made: Made): void {
  const { lines, fulfilments } = made
  const groups = new Map(fulfilments.map(group => [group.fulfilmentId, group]))
  if (groups.size !== fulfilments.length) throw new Broken('names one fulfilment twice')
  for (const { lineId, kind, fulfilmentId } of lines) {
    if ((kind === 'goods') !== (fulfilmentId !== null))
      throw new Broken(`line ${lineId} is ${kind} of fulfilment ${fulfilmentId}`)
    if (fulfilmentId !== null && !groups.has(fulfilmentId))
      throw new Broken(`line ${lineId} is of fulfilment ${fulfilmentId}, which is not there`)
  }
  const known = new Map(lines.map(line => [line.lineId, line]))
  for (const group of fulfilments) if (group.sourced) requireSourced(group, known, groups)
  const byLine = unitsByLine(made)
  for (const line of lines) if (line.kind === 'goods') requireEachOnce(line, byLine.get(line.lineId) ?? new Map())
}

type Group = Made['fulfilments'][number]

function requireSourced(
  { fulfilmentId, method, locationId, destinationId, leftAt, sourced }: Group,
  lines: ReadonlyMap<string, Line>,
  groups: ReadonlyMap<string, Group>,
): void {
  const fault = (what: string) => new Broken(`sources fulfilment ${fulfilmentId}, ${what}`)
  const isSent = method === 'delivery' || method === 'ship_to_store'
  if (!isSent || leftAt !== null) throw fault(`a ${method} that left at ${leftAt}`)
  if (method === 'ship_to_store' && (destinationId === null || destinationId === locationId))
    throw new Broken(`sources fulfilment ${fulfilmentId} at ${locationId}, which goes to ${destinationId}`)
  const own = sourced?.lines.map(({ lineId }) => lines.get(lineId)) ?? []
  if (own.length === 0 || new Set(own).size !== own.length) throw fault('of no lines, or of one twice')
  const asked = new Set(own.map(line => line?.fulfilmentId))
  const [first] = asked
  const whole = groups.get(first ?? '')
  if (asked.size !== 1 || !whole?.sourced) throw fault(`for what was asked otherwise: ${[...asked]}`)
  if (whole.method !== method || whole.destinationId !== destinationId)
    throw new Broken(`sources fulfilment ${fulfilmentId} for ${destinationId}, where ${first} goes to ${whole.destinationId}`)
}

function requireEachOnce(line: Line, groups: ReadonlyMap<string, Range[]>): void {
  const parts = [...groups.values()]
  const twice = parts.some((units, index) => parts.slice(index + 1).some(others => meeting(units, others) !== undefined))
  if (twice) throw new Broken(`has units of line ${line.lineId} in two fulfilments`)
  const units = parts.reduce((sum, part) => together(sum, part), [])
  const isWhole =
    parts.every(part => part.length > 0 && isNormal(part)) && isWithin(units, all(line)) && size(units) === line.quantity
  if (!isWhole) throw new Broken(`has units ${told(units)} of ${line.quantity} of line ${line.lineId} in fulfilments`)
}
