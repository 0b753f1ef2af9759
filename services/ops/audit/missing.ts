import { stockStream } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'

type Missed = { stream: string; quantity: number; place: Place; since: number; isHeldBack: boolean }

/** What a store does not find is held back from being promised there, once. */
export function createMissingModel(): Model {
  const missed = new Map<string, Missed>()
  const keyOf = (owner: string, step: string, stock: string) => `${owner} ${step} ${stock}`

  function take(fact: Fact): void {
    const { event, stream } = fact
    if ('missing' in event && event.missing) {
      const { missingId, positions } = event.missing
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
