import { stockStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Request } from '#platform/handle.ts'
import type { StockHandler } from './aggregates.ts'
import { settled, valueOrThrow } from './at-once.ts'
import type { Position } from './catalogue.ts'
import type { StockCommand } from './domain/stock/types.ts'

export type Line = Position & { quantity: number }

/** Everybody takes positions in this order, so that nobody waits for one another in a circle. */
export const inOrder = <P extends Position>(positions: readonly P[]): P[] =>
  [...positions].sort((a, b) => compare(stockStream(a.sku, a.locationId), stockStream(b.sku, b.locationId)))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export function highest(handled: readonly { position: bigint }[]): bigint {
  let top = 0n
  for (const { position } of handled) if (position > top) top = position
  return top
}

/** Adds to a refusal which position it is about. */
export async function naming<Result>({ sku, locationId }: Position, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown
    throw new Rejection(thrown.kind, thrown.reason, { ...thrown.figures, sku, location_id: locationId })
  }
}

/** Handles one command at each position, whatever becomes of the others; answers the highest log position. */
export async function handleEach<P extends Position>(
  stock: StockHandler,
  positions: readonly P[],
  commandOf: (position: P) => StockCommand,
  request: Request,
): Promise<bigint> {
  const handled = await settled(inOrder(positions), position =>
    naming(position, () => stock.handle(stockStream(position.sku, position.locationId), commandOf(position), request)),
  )
  return highest(handled.map(valueOrThrow))
}
