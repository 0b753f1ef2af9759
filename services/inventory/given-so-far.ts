import { stockStream, transferStream } from '#kernel/ids.ts'
import type { StockHandler, TransferHandler } from './aggregates.ts'
import { recall } from './domain/stock/remembered.ts'
import type { Part } from './domain/stock/types.ts'
import { highest } from './lines.ts'

/** Where a promise was looked for, how much of a part was given up at each place and on each way, and up to where that was read. */
export type Trail = { followed: Set<string>; given: Map<string, number>; readTo: bigint }
const newTrail = (): Trail => ({ followed: new Set(), given: new Map(), readTo: 0n })

/** What of a part was not released so far, and so has to be where other goods went. */
export const leftOf = (part: Part | null, { given }: Trail): Part | null =>
  part && { ...part, quantity: [...given.values()].reduce((left, units) => left - units, part.quantity), isRest: true }
export const isAllGiven = (part: Part | null, trail: Trail): boolean => leftOf(part, trail)?.quantity === 0

export const wayOf = (transferId: string): string => `transfer ${transferId}`

type Sought = { sku: string; reservationId: string; part: Part | null }

/**
 * How much of a part was released so far, wherever units of the promise came by: goods that come back to where nothing of it
 * was released, because nothing was there, would else be asked for what others gave already.
 */
export function createGivenSoFar({ stock, transfers }: { stock: StockHandler; transfers: TransferHandler }) {
  async function at(locationId: string, sought: Sought, seen = newTrail()): Promise<Trail> {
    const { sku, reservationId, part } = sought
    if (!part) return seen
    const { state, position } = await stock.load(stockStream(sku, locationId))
    seen.readTo = highest([{ position: seen.readTo }, { position }])
    seen.given.set(locationId, recall(state.issues, part.releaseId)?.quantity ?? 0)
    for (const transferId of recall(state.moved, reservationId) ?? [])
      if (!seen.followed.has(transferId)) await by(transferId, sought, seen)
    return seen
  }

  async function by(transferId: string, sought: Sought, seen = newTrail()): Promise<Trail> {
    if (!sought.part) return seen
    seen.followed.add(transferId)
    const { state, position } = await transfers.load(transferStream(transferId))
    seen.readTo = highest([{ position: seen.readTo }, { position }])
    seen.given.set(wayOf(transferId), state?.releases[sought.part.releaseId] ?? 0)
    return state?.state === 'received' ? at(state.to, sought, seen) : seen
  }

  return {
    at: async (locationId: string, sought: Sought): Promise<Trail> => afresh(await at(locationId, sought)),
    by: async (transferId: string, sought: Sought): Promise<Trail> => afresh(await by(transferId, sought)),
  }
}

const afresh = (seen: Trail): Trail => ({ ...seen, followed: new Set() })
