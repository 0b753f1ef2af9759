import { idOf, stockStream } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import type { Purchase, Purchases } from './purchases.ts'
import { type Range, size } from './ranges.ts'

type Units = { lineId: string; units: readonly Range[] }
type Missed = { stream: string; quantity: number; place: Place; since: number; isHeldBack: boolean }

/** What a store does not find is held back from being promised there, once. */
export function createMissingModel(purchases: Purchases): Model {
  const missed = new Map<string, Missed>()
  const keyOf = (owner: string, step: string, stock: string) => `${owner} ${step} ${stock}`

  function take(fact: Fact): void {
    const { event, stream } = fact
    if ('missing' in event && event.missing) {
      const { missingId, positions } = event.missing
      requireNamed(purchases.of(idOf(stream)), event.lines, positions)
      for (const { sku, locationId, quantity } of positions) {
        const stock = stockStream(sku, locationId)
        const key = keyOf(stream, `missing/${missingId}`, stock)
        if (missed.has(key)) throw new Broken(`misses units as ${missingId} twice`)
        missed.set(key, { stream: stock, quantity, place: placeOf(fact), since: fact.created, isHeldBack: false })
      }
    }
    if (event.type !== 'AvailabilitySuppressed' || !event.owner) return
    const { owner, units } = event
    const known = missed.get(keyOf(owner.stream, owner.step, stream))
    const concerns = [owner.stream]
    if (!known) throw new Broken(`is held back for ${owner.stream}, which misses none of it`, { concerns })
    if (known.isHeldBack) throw new Broken(`is held back twice for ${owner.stream}`, { concerns })
    if (units < known.quantity) throw new Broken(`holds back ${units} units where ${known.quantity} are missing`, { concerns })
    known.isHeldBack = true
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const { stream, quantity, place, since, isHeldBack } of missed.values())
      if (!isHeldBack)
        noteUndone(findings, end, {
          place,
          since,
          why: `misses ${quantity} units that may still be promised`,
          concerns: [stream],
        })
    return findings
  }

  return {
    name: 'missing goods',
    holds: 'what a store does not find is held back from being promised there, once',
    take,
    finish,
  }
}

/** Just the goods that it is about are missing, each SKU as many as are named. */
function requireNamed(
  purchase: Purchase | undefined,
  lines: readonly Units[],
  positions: readonly { sku: string; quantity: number }[],
): void {
  const named = new Map<string, number>()
  for (const { lineId, units } of lines) {
    const line = purchase?.lines.find(each => each.lineId === lineId)
    if (line?.kind === 'goods') named.set(line.sku, (named.get(line.sku) ?? 0) + size(units))
  }
  const missing = new Map<string, number>()
  for (const { sku, quantity } of positions) missing.set(sku, (missing.get(sku) ?? 0) + quantity)
  const [told, due] = [missing, named].map(units => JSON.stringify([...units].sort()))
  if (told !== due) throw new Broken(`misses ${told}, where it is about ${due}`)
}
