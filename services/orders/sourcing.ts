import { Rejection } from '#kernel/rejection.ts'
import { CallFailed, type CallOptions } from '#platform/grpc/client.ts'
import type { Fulfilment, GroupHold, Hold, Position } from './domain/order.ts'
import type { Inventory } from './steps.ts'
import { source, type ToSource } from './suggesting.ts'

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

/** As `source`. Where there is nothing for it, what earlier tries of it hold counts too, until no more of that is found. */
export async function sourceAgain(
  toSource: ToSource,
  heldBefore: () => Promise<Position[] | null>,
  inventory: () => Inventory,
  options: CallOptions,
): Promise<Fulfilment[]> {
  for (let held: Position[] | null = []; ; ) {
    try {
      return await source({ ...toSource, held, inventory, options })
    } catch (refusal) {
      held = refusal instanceof Rejection && refusal.reason === 'NO_SOURCE' ? await heldBefore() : null
      if (held === null) throw refusal
    }
  }
}

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
