import { Rejection } from '#kernel/rejection.ts'
import { wireEnum } from '#platform/fields.ts'
import type { CallOptions } from '#platform/grpc/client.ts'
import type { SuggestSourcingResponse__Output as Suggestion } from '#protos/nahr/inventory/v1/SuggestSourcingResponse.ts'
import { type Fulfilment, type Placement, type Position, type SourcingReason, sourcingReasons } from './domain/order.ts'
import { type Source, sourcedFrom, type Wanted, wantedIn } from './domain/sourcing.ts'
import type { SourcingTerms } from './request.ts'
import type { Learnt } from './sourcing.ts'
import { type Inventory, later } from './steps.ts'

export type ToSource = {
  content: Pick<Placement, 'lines' | 'fulfilments'>
  /** Groups of the order besides. */
  others: readonly Pick<Fulfilment, 'fulfilmentId'>[]
  terms: SourcingTerms | null
  channel: Placement['channel']
  learnt: Learnt
}
/** `held`: what the order holds already for these groups. */
type Asking = ToSource & { held: readonly Position[]; inventory: () => Inventory; options: CallOptions }

/** How many SKUs a suggestion can be asked for. */
const skusAtOnce = 200

/** The groups with a location each; one call for each destination of those that have none. Rejected with NO_SOURCE. */
export async function source(asking: Asking): Promise<Fulfilment[]> {
  const { content, others } = asking
  const wanted = wantedIn(content)
  return wanted.length === 0 ? content.fulfilments : sourcedFrom(content, await sourcesFor(wanted, asking), others)
}

/** How many destinations may be put first: one order seldom has two. */
const mostFirst = 10

/** Each beside what those before it got. Where that leaves too little for one, it goes before the others, once. */
async function sourcesFor(
  wanted: readonly Wanted[],
  asking: Asking,
  wentFirst: ReadonlySet<Wanted> = new Set(),
): Promise<Source[]> {
  const sources: Source[] = []
  for (const each of wanted) {
    const suggestions = await suggested(each, sources, asking)
    const refusal = tooLittle(each, suggestions)
    if (refusal === null) sources.push(...sourcesOf(each, suggestions))
    else if (sources.length === 0 || wentFirst.has(each) || wentFirst.size === mostFirst) throw refusal
    else return sourcesFor([each, ...wanted.filter(other => other !== each)], asking, new Set([...wentFirst, each]))
  }
  return sources
}

async function suggested({ destinationId, units }: Wanted, chosen: readonly Source[], asking: Asking): Promise<Suggestion[]> {
  const { terms, channel, learnt, inventory, options } = asking
  const suggestions: Suggestion[] = []
  for (let first = 0; first < units.length; first += skusAtOnce) {
    const asked = units.slice(first, first + skusAtOnce)
    const lines = asked.map(([sku, quantity]) => ({ sku, quantity: String(quantity) }))
    const seen = { minPosition: String(learnt.upTo), atMost: wireUnits(learnt.atMost) }
    const skus = new Set(asked.map(([sku]) => sku))
    const { held, taken } = beside(asking.held, chosen, ({ sku }) => skus.has(sku))
    const eyes = { channelId: channel.id, channelKind: wireEnum('CHANNEL_KIND', channel.kind) }
    const there = { destinationId: destinationId ?? '', held: wireUnits(held), taken: wireUnits(taken) }
    const suggestion = await inventory().suggestSourcing({ lines, ...terms, ...seen, ...eyes, ...there }, options)
    learnt.upTo = later(learnt.upTo, BigInt(suggestion.position))
    suggestions.push(suggestion)
  }
  return suggestions
}

const wireUnits = (positions: readonly Position[]) => positions.map(each => ({ ...each, quantity: String(each.quantity) }))

/** What is still held where some was chosen for another destination, and what that takes of what is free. */
function beside(
  held: readonly Position[],
  chosen: readonly Source[],
  isAsked: (position: Position) => boolean,
): { held: Position[]; taken: Position[] } {
  const given = chosen.flatMap(({ locationId, units }) => [...units].map(([sku, quantity]) => ({ sku, locationId, quantity })))
  const less = (from: readonly Position[], by: readonly Position[]) => {
    const minus = by.map(position => ({ ...position, quantity: -position.quantity }))
    return together([...from, ...minus]).filter(each => each.quantity > 0 && isAsked(each))
  }
  return { held: less(held, given), taken: less(given, held) }
}

/** Each position once. */
const together = (positions: readonly Position[]): Position[] =>
  [...Map.groupBy(positions, ({ sku, locationId }) => `${sku}@${locationId}`).values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, quantity: more.reduce((sum, { quantity }) => sum + quantity, first.quantity) }] : [],
  )

function tooLittle({ destinationId, units }: Wanted, suggestions: readonly Suggestion[]): Rejection | null {
  const missing = new Map(suggestions.flatMap(each => each.missing).map(({ sku, quantity }) => [sku, Number(quantity)]))
  const first = units.find(([sku]) => missing.has(sku))
  if (!first) return null
  const [sku, requested] = first
  const figures = { sku, requested, available: requested - (missing.get(sku) ?? 0), others: missing.size - 1 }
  return new Rejection('refused', 'NO_SOURCE', destinationId === null ? figures : { ...figures, destination_id: destinationId })
}

/** One for each location, in their order. */
const sourcesOf = ({ destinationId }: Wanted, suggestions: readonly Suggestion[]): Source[] =>
  [
    ...Map.groupBy(
      suggestions.flatMap(({ parcels }) => parcels),
      ({ locationId }) => locationId,
    ),
  ].map(([locationId, own]) => ({
    ...{ locationId, destinationId },
    units: new Map(own.flatMap(({ lines }) => lines).map(({ sku, quantity }) => [sku, Number(quantity)])),
    because: wordsOf(own.flatMap(({ reasons }) => reasons)),
  }))

const wordsOf = (reasons: readonly string[]): SourcingReason[] =>
  [...new Set(reasons)].flatMap(reason => sourcingReasons.filter(word => wireEnum('SOURCING_REASON', word) === reason))
