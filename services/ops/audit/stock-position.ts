import type { Place } from './model.ts'
import type { AuditedEvent } from './shapes.ts'

type Owner = { stream: string; step: string }
export type Promised = { left: number; owner: Owner; holdUntil: string | null }
type Hit = { reservationId: string; quantity: number; owner: Owner }

/** One position as the audit counts it; nothing is damaged or in quarantine yet. */
export type Position = {
  onHand: number
  reserved: number
  /** Oldest first. */
  promises: Map<string, Promised>
  /** As recorded. */
  short: number
  /** A rise of the shortage whose cause must come next. */
  announced: Extract<AuditedEvent, { type: 'ShortageRecorded' }> | null
  /** Units of a reservation given up because more left than it held: the issue must come next. */
  exceeded: number | null
  last: (Place & { command: string }) | null
}

export const openPosition = (): Position => ({
  onHand: 0,
  reserved: 0,
  promises: new Map(),
  short: 0,
  announced: null,
  exceeded: null,
  last: null,
})

export const shortOf = ({ onHand, reserved }: Position): number => Math.max(0, reserved - onHand)

/** Whom a shortage hits: the newest promises first. */
export function distribute(position: Position): Hit[] {
  let left = shortOf(position)
  const hits: Hit[] = []
  for (const [reservationId, promised] of [...position.promises].reverse()) {
    if (left === 0) break
    const quantity = Math.min(left, promised.left)
    hits.push({ reservationId, quantity, owner: promised.owner })
    left -= quantity
  }
  return hits
}
