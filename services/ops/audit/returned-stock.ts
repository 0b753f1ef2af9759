import { categoryOf, stockStream } from '#kernel/ids.ts'
import { noteUndone } from './late.ts'
import { Broken, type End, type Fact, type Findings, type Model, type Place, placeOf } from './model.ts'
import { size } from './ranges.ts'
import type { AuditedEvent } from './shapes.ts'

type Of<Type extends AuditedEvent['type']> = Extract<AuditedEvent, { type: Type }>
/** Units by stock stream and disposition. */
type Counts = Map<string, number>
type Expected = { skus: Map<string, { sku: string; isGoods: boolean }>; due: Counts; back: Counts; place: Place; since: number }

const keyOf = (stream: string, disposition: string): string => `${stream} ${disposition}`

/** Every accepted unit of goods comes back to stock once: where it lies, as what it was found to be. */
export function createReturnedStockModel(): Model {
  const returns = new Map<string, Expected>()

  function take(fact: Fact): void {
    const { event, stream } = fact
    if (event.type === 'StockReturned') back(event, stream)
    if (categoryOf(stream) !== 'return') return
    if (event.type === 'ReturnOpened') {
      const skus = new Map(event.lines.map(({ lineId, sku, kind }) => [lineId, { sku, isGoods: kind === 'goods' }]))
      returns.set(stream, { skus, due: new Map(), back: new Map(), place: placeOf(fact), since: fact.created })
    }
    const known = returns.get(stream)
    if (known && event.type === 'UnitsAccepted') accept(known, event, fact)
    if (known && event.type === 'ReturnSettled') {
      const why = missing(known)
      if (why !== undefined) throw new Broken(`is settled, but ${why}`)
    }
  }

  function accept(known: Expected, { lines }: Of<'UnitsAccepted'>, fact: Fact): void {
    Object.assign(known, { place: placeOf(fact), since: fact.created })
    for (const { lineId, units, locationId, disposition } of lines) {
      const item = known.skus.get(lineId)
      if (!item?.isGoods || locationId === null || disposition === null) continue
      const key = keyOf(stockStream(item.sku, locationId), disposition)
      known.due.set(key, (known.due.get(key) ?? 0) + size(units))
    }
  }

  function back({ owner, quantity, disposition }: Of<'StockReturned'>, stream: string): void {
    // Only what a return says is held against it.
    if (categoryOf(owner.stream) !== 'return') return
    const known = returns.get(owner.stream)
    const key = keyOf(stream, disposition)
    const sum = (known?.back.get(key) ?? 0) + quantity
    const due = known?.due.get(key) ?? 0
    if (sum > due)
      throw new Broken(`${sum} units come back ${disposition} for ${owner.stream}, which accepted ${due}`, {
        concerns: [owner.stream],
      })
    known?.back.set(key, sum)
  }

  function finish(end: End): Findings {
    const findings: Findings = { violations: [], inFlight: [] }
    for (const known of returns.values()) {
      const why = missing(known)
      const concerns = [...known.due.keys()].map(key => key.slice(0, key.lastIndexOf(' ')))
      if (why !== undefined) noteUndone(findings, end, { place: known.place, since: known.since, why, concerns })
    }
    return findings
  }

  return {
    name: 'returned stock',
    holds: 'every accepted unit of goods comes back to stock once, where it lies and as what it was found to be',
    take,
    finish,
  }
}

function missing({ due, back }: Expected): string | undefined {
  const [key, units] = [...due].find(([each, wanted]) => wanted !== (back.get(each) ?? 0)) ?? []
  return key === undefined ? undefined : `${units} units are accepted for ${key}, of which ${back.get(key) ?? 0} came back`
}
