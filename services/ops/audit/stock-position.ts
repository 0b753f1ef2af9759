import type { Place } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Owner = { stream: string; step: string }
/** `waiting` is promised of what is still to come. */
export type Promised = { left: number; waiting: number; owner: Owner; holdUntil: string | null }
export type Hit = { reservationId: string; quantity: number; owner: Owner }

/** One position as the audit counts it. */
export type Position = {
  onHand: number
  reserved: number
  damaged: number
  quarantine: number
  safety: number
  suppressed: number
  /** Oldest first. */
  promises: Map<string, Promised>
  backordered: number
  supplies: Map<string, { quantity: number; expectedAt: string }>
  /** As recorded, with whom it hits. */
  supplyShort: { short: number; hits: string }
  /** As recorded. */
  short: number
  /** Whom the recorded shortage hits. */
  hits: Hit[]
  /** A promise that is hit became less or ended since. */
  isHitTouched: boolean
  /** A rise of the shortage whose cause must come next. */
  announced: Extract<AuditedEvent, { type: 'ShortageRecorded' }> | null
  /** Units of a reservation given up because more left than it held: the issue must come next. */
  exceeded: number | null
  /** What came back last, and with which command: one entry comes whole. */
  entry: { entryId: string; command: string } | null
  /** The command that filled promises last. */
  filledBy: string | null
  last: (Place & { command: string }) | null
}

export const openPosition = (): Position => ({
  onHand: 0,
  reserved: 0,
  damaged: 0,
  quarantine: 0,
  safety: 0,
  suppressed: 0,
  promises: new Map(),
  backordered: 0,
  supplies: new Map(),
  supplyShort: { short: 0, hits: '[]' },
  short: 0,
  hits: [],
  isHitTouched: false,
  announced: null,
  exceeded: null,
  entry: null,
  filledBy: null,
  last: null,
})

/** Promised or set aside. */
export const spokenFor = ({ reserved, damaged, quarantine }: Position): number => reserved + damaged + quarantine

export const shortOf = (position: Position): number => Math.max(0, spokenFor(position) - position.onHand)

/** What those who wait can have. */
export const freeOf = (position: Position): number =>
  Math.max(0, position.onHand - spokenFor(position) - position.safety - position.suppressed)

export const supplyOf = ({ supplies }: Position): number =>
  [...supplies.values()].reduce((sum, { quantity }) => sum + quantity, 0)

/** Whom a shortage hits: the newest promises first. */
export function distribute(position: Position): Hit[] {
  let left = shortOf(position)
  const hits: Hit[] = []
  for (const [reservationId, promised] of [...position.promises].reverse()) {
    if (left === 0) break
    const quantity = Math.min(left, promised.left)
    if (quantity > 0) hits.push({ reservationId, quantity, owner: promised.owner })
    left -= quantity
  }
  return hits
}
