import { Rejection, reject } from '#kernel/rejection.ts'
import { wireEnum } from '#platform/fields.ts'
import { CallFailed, type CallOptions } from '#platform/grpc/client.ts'
import type { SuggestedParcel__Output as Parcel } from '#protos/nahr/inventory/v1/SuggestedParcel.ts'
import type { SuggestSourcingResponse__Output as Suggestion } from '#protos/nahr/inventory/v1/SuggestSourcingResponse.ts'
import {
  type Fulfilment,
  type GroupHold,
  type Hold,
  type Placement,
  type Position,
  type SourcingReason,
  sourcingReasons,
} from './domain/order.ts'
import { isToSource, type Source, sourcedFrom, unitsToSource } from './domain/sourcing.ts'
import type { SourcingTerms } from './request.ts'
import type { Inventory } from './steps.ts'

/** What one call has come to know of stock that it asked for. */
export type Learnt = {
  /** What reservations told: a suggestion of more would be refused again. */
  atMost: Position[]
  /** Where the log told of it. */
  upTo: bigint
}
export const nothingLearnt = (): Learnt => ({ atMost: [], upTo: 0n })

/** What was suggested is not there any more: worth asking again. */
export class TakenMeanwhile extends Rejection {
  readonly atMost: Position

  constructor(figures: Readonly<Record<string, string>>, atMost: Position) {
    super('refused', 'INSUFFICIENT_STOCK', figures)
    this.atMost = atMost
  }
}

type Content = Pick<Placement, 'lines' | 'fulfilments'>
type ToSource = {
  content: Content
  /** Groups of the order besides. */
  others: readonly Pick<Fulfilment, 'fulfilmentId'>[]
  terms: SourcingTerms | null
  channel: Placement['channel']
  learnt: Learnt
}
/** What the order holds already for these groups. */
type Held = { held: readonly Position[] }

/** How many SKUs a suggestion can be asked for. */
const skusAtOnce = 200

/** The groups with a location each; one call where any has none. Rejected with NO_SOURCE. */
async function source(
  { content, others, terms, channel, learnt, held }: ToSource & Held,
  inventory: () => Inventory,
  options: CallOptions,
): Promise<Fulfilment[]> {
  if (!content.fulfilments.some(isToSource)) return content.fulfilments
  const wanted = [...unitsToSource(content)]
  const suggestions: Suggestion[] = []
  for (let first = 0; first < wanted.length; first += skusAtOnce) {
    const asked = wanted.slice(first, first + skusAtOnce)
    const lines = asked.map(([sku, quantity]) => ({ sku, quantity: String(quantity) }))
    const seen = {
      minPosition: String(learnt.upTo),
      atMost: wireUnits(learnt.atMost),
    }
    const skus = new Set(asked.map(([sku]) => sku))
    const own = { held: wireUnits(together(held.filter(({ sku }) => skus.has(sku)))) }
    const eyes = { channelId: channel.id, channelKind: wireEnum('CHANNEL_KIND', channel.kind) }
    suggestions.push(await inventory().suggestSourcing({ lines, ...terms, ...seen, ...own, ...eyes }, options))
  }
  requireAll(wanted, suggestions)
  return sourcedFrom(content, sourcesOf(suggestions.flatMap(({ parcels }) => parcels)), others)
}

const wireUnits = (positions: readonly Position[]) => positions.map(each => ({ ...each, quantity: String(each.quantity) }))

/** Each position once. */
const together = (positions: readonly Position[]): Position[] =>
  [...Map.groupBy(positions, ({ sku, locationId }) => `${sku}@${locationId}`).values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, quantity: more.reduce((sum, { quantity }) => sum + quantity, first.quantity) }] : [],
  )

/** As `source`. Where there is nothing for it, what earlier tries of it hold counts too, until no more of that is found. */
export async function sourceAgain(
  toSource: ToSource,
  heldBefore: () => Promise<Position[] | null>,
  inventory: () => Inventory,
  options: CallOptions,
): Promise<Fulfilment[]> {
  for (let held: Position[] | null = []; ; ) {
    try {
      return await source({ ...toSource, held }, inventory, options)
    } catch (refusal) {
      held = refusal instanceof Rejection && refusal.reason === 'NO_SOURCE' ? await heldBefore() : null
      if (held === null) throw refusal
    }
  }
}

function requireAll(wanted: [string, number][], suggestions: readonly Suggestion[]): void {
  const missing = new Map(suggestions.flatMap(each => each.missing).map(({ sku, quantity }) => [sku, Number(quantity)]))
  const first = wanted.find(([sku]) => missing.has(sku))
  if (!first) return
  const [sku, requested] = first
  reject('NO_SOURCE', { sku, requested, available: requested - (missing.get(sku) ?? 0), others: missing.size - 1 })
}

/** One for each location, in their order. */
const sourcesOf = (parcels: readonly Parcel[]): Source[] =>
  [...Map.groupBy(parcels, ({ locationId }) => locationId)].map(([locationId, own]) => ({
    locationId,
    units: new Map(own.flatMap(({ lines }) => lines).map(({ sku, quantity }) => [sku, Number(quantity)])),
    because: wordsOf(own.flatMap(({ reasons }) => reasons)),
  }))

const wordsOf = (reasons: readonly string[]): SourcingReason[] =>
  [...new Set(reasons)].flatMap(reason => sourcingReasons.filter(word => wireEnum('SOURCING_REASON', word) === reason))

type Tried = {
  tried: readonly GroupHold[]
  groups: readonly Fulfilment[]
  /** By earlier tries, and to be let go as well. */
  before: readonly Hold[]
}

/** The same refusal as what it tells of a location that was suggested; null where it is about another. */
export function takenMeanwhile(error: unknown, { tried, groups, before }: Tried): TakenMeanwhile | null {
  const sourced = new Set(groups.flatMap(group => (group.sourced ? [group.fulfilmentId] : [])))
  const refused = tried.at(-1)
  if (!(error instanceof CallFailed) || error.reason !== 'INSUFFICIENT_STOCK') return null
  if (!refused || !sourced.has(refused.fulfilmentId)) return null
  const { held: _, ...figures } = error.figures
  const { sku = '', location_id: locationId = '', available = '0' } = figures
  const own = tried.slice(0, -1).filter(({ fulfilmentId }) => sourced.has(fulfilmentId))
  const there = [...own, ...before]
    .flatMap(({ positions }) => positions)
    .filter(each => each.sku === sku && each.locationId === locationId)
  const held = there.reduce((sum, { quantity }) => sum + quantity, 0)
  return new TakenMeanwhile(figures, { sku, locationId, quantity: Math.max(0, Number(available)) + held })
}

/** Each position once: what was told last. */
export function learn(learnt: Learnt, { atMost }: TakenMeanwhile): void {
  const others = learnt.atMost.filter(({ sku, locationId }) => sku !== atMost.sku || locationId !== atMost.locationId)
  learnt.atMost = [...others, atMost]
}
