import { stockStream } from '#kernel/ids.ts'
import { Broken, type Fact, type Place, placeOf } from './model.ts'
import { isNormal, isWithin, type Range, size, together, told, without } from './ranges.ts'

export type Lines = readonly { lineId: string; units: Range[] }[]
export type Units = { sku: string; locationId: string; quantity: number }[]

export type Owed = {
  issueId: string
  stream: string
  quantity: number
  leftAt: string
  reservationId: string | null
  place: Place
}

/** `lines`: units that may still leave. Nothing is held for what was lost and is to go again. */
export type AuditedGroup = {
  locationId: string
  lines: Map<string, Range[]>
  reservationId: string | null
  /** They travel, or came, with it; `locationId` is where to. */
  transferId?: string
}

/** What one order promised and still owes to stock. */
export type AuditedOrder = {
  state: 'unplaced' | 'placed' | 'cancelled'
  /** Attempts given up. */
  abandoned: number
  /** Moves made or given up, and amendments. */
  moves: number
  amendments: number
  /** Reservations that its placement commits, with what they hold by stock stream. */
  committed: Map<string, Map<string, number>>
  /** Reservations that its placement committed, and that it gave up since. */
  givenUp: Set<string>
  /** Each group of which something may still leave. */
  groups: Map<string, AuditedGroup>
  skus: Map<string, string>
  /** Reservations that something has left against. */
  drawn: Set<string>
  /** Issues that must still follow, by issue and stock stream. */
  owed: Map<string, Owed>
  issueIds: Set<string>
  /** Parts of reservations that must still be released, by release and stock stream. */
  releases: Map<string, { reservationId: string; stream: string; quantity: number; transferId: string | null; place: Place }>
  hasLeft: boolean
  /** Its newest event, and when that was created. */
  place: Place | null
  decidedAt: number
}

export const unplaced = (): AuditedOrder => ({
  state: 'unplaced',
  abandoned: 0,
  moves: 0,
  amendments: 0,
  committed: new Map(),
  givenUp: new Set(),
  groups: new Map(),
  skus: new Map(),
  drawn: new Set(),
  owed: new Map(),
  issueIds: new Set(),
  releases: new Map(),
  hasLeft: false,
  place: null,
  decidedAt: 0,
})

export const owedKey = (issueId: string, stream: string): string => `${issueId} ${stream}`
export const attemptOf = (step: string): number | undefined => {
  const attempt = /^placement\/([1-9]\d*)$/.exec(step)?.[1]
  return attempt === undefined ? undefined : Number(attempt)
}

/** The step that a hold was taken in: an attempt to place the order, or a move or an amendment of it. */
export type Step = { kind: 'placement' | 'move' | 'amendment'; number: number }

export function stepOf(step: string): Step | undefined {
  const attempt = attemptOf(step)
  if (attempt !== undefined) return { kind: 'placement', number: attempt }
  const [, kind, number] = /^(move|amendment)\/([1-9]\d*)$/.exec(step) ?? []
  return kind === 'move' || kind === 'amendment' ? { kind, number: Number(number) } : undefined
}

/** What becomes of a hold of this step: the order's stream decides it, and nothing else. */
export function fateOf(
  order: AuditedOrder | undefined,
  reservationId: string,
  { kind, number: attempt }: Step,
): 'committed' | 'void' | 'undecided' {
  if (!order) return 'undecided'
  if (kind !== 'placement' && order.state === 'placed') {
    if (order.committed.has(reservationId)) return 'committed'
    return attempt <= (kind === 'move' ? order.moves : order.amendments) ? 'void' : 'undecided'
  }
  if (order.state === 'placed') return order.committed.has(reservationId) ? 'committed' : 'void'
  return order.state === 'cancelled' || attempt <= order.abandoned ? 'void' : 'undecided'
}

/** Units by stock stream. */
export function byStream(units: Units): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { sku, locationId, quantity } of units) {
    const stream = stockStream(sku, locationId)
    sums.set(stream, (sums.get(stream) ?? 0) + quantity)
  }
  return sums
}

type Issued = { issueId: string; leftAt: string; positions: Units }

export function owe(order: AuditedOrder, { issueId, leftAt, positions }: Issued, reservationId: string | null, fact: Fact): void {
  order.issueIds.add(issueId)
  for (const [stream, quantity] of byStream(positions))
    order.owed.set(owedKey(issueId, stream), { issueId, stream, quantity, leftAt, reservationId, place: placeOf(fact) })
}

export function groupOf(order: AuditedOrder, fulfilmentId: string): AuditedGroup {
  const group = order.groups.get(fulfilmentId)
  if (order.state !== 'placed' || !group) throw new Broken(`moves fulfilment ${fulfilmentId}, of which nothing may leave`)
  return group
}

export const allOf = ({ lines }: AuditedGroup): Lines => [...lines].map(([lineId, units]) => ({ lineId, units }))

/** Units by stock stream. */
export function stockOf({ skus }: AuditedOrder, { locationId }: AuditedGroup, lines: Lines): Map<string, number> {
  return byStream(lines.map(({ lineId, units }) => ({ sku: skus.get(lineId) ?? '', locationId, quantity: size(units) })))
}

export function takeOut(group: AuditedGroup, lines: Lines): void {
  for (const { lineId, units } of lines) {
    const there = group.lines.get(lineId) ?? []
    if (!isNormal(together(units, [])) || units.length === 0 || !isWithin(units, there))
      throw new Broken(`moves units ${told(units)} of line ${lineId}, of which units ${told(there)} may leave`)
    const rest = without(there, units)
    if (rest.length > 0) group.lines.set(lineId, rest)
    else group.lines.delete(lineId)
  }
}

export function requireSame(what: string, others: string, a: Map<string, number>, b: Map<string, number>): void {
  const [left, right] = [a, b].map(units => JSON.stringify([...units].sort()))
  if (left !== right) throw new Broken(`${what} is ${left}, but ${others} are ${right}`)
}
