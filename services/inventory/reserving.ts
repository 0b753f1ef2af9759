import { stockStream } from '#kernel/ids.ts'
import { Rejection } from '#kernel/rejection.ts'
import type { Handled, Request } from '#platform/handle.ts'
import type { StockHandler } from './aggregates.ts'
import { settled, untilOneFails } from './at-once.ts'
import type { Position } from './catalogue.ts'
import { available } from './domain/stock/available.ts'
import { stockDecider } from './domain/stock/decide.ts'
import type { Owner, Stock, StockCommand, StockEvent } from './domain/stock/types.ts'
import { highest, inOrder, type Line, naming } from './lines.ts'

/** What all lines of one reservation share. */
export type Terms = {
  reservationId: string
  owner: Owner
  decidedAt: string
  holdUntil: string | null
  partial?: boolean | undefined
  againstSupply?: { by: string | null } | undefined
}

/** As it was promised, and when what is awaited is expected. */
export type Got = Position & { reserved: number; backordered: number; expectedAt: string | null }

/** `got`: what each line got, in the order asked; empty where nothing but all of it was asked for. */
export type ReservedLines = { position: bigint; got: Got[] }

/**
 * Holds all lines, or what there is of each when less will do, or says which can't be held; answers the highest log position. A refusal tells by `held` whether some
 * position may be held by then: nothing is released here, its owner has to give up on its own stream first.
 */
export async function reserveLines(
  stock: StockHandler,
  lines: readonly Line[],
  terms: Terms,
  request: Request,
): Promise<ReservedLines> {
  const sorted = inOrder(lines)
  const commandOf = ({ quantity }: Line): StockCommand => ({ type: 'ReserveStock', ...terms, quantity, at: request.now })
  const hold = (line: Line) => naming(line, () => stock.handle(streamOf(line), commandOf(line), request))
  try {
    const { scarce, plenty } = sorted.length === 1 ? { scarce: sorted, plenty: [] } : await foreseen(stock, sorted, commandOf)
    const held: Handled<StockEvent, Stock>[] = []
    for (const line of scarce) held.push(await hold(line))
    held.push(...(await untilOneFails(plenty, hold)))
    const got = terms.partial || terms.againstSupply ? gotOf(lines, [...scarce, ...plenty], held, terms.reservationId) : []
    return { position: highest(held), got }
  } catch (thrown) {
    if (!(thrown instanceof Rejection)) throw thrown
    const held = await mayBeHeld(stock, sorted, terms.reservationId, thrown)
    throw new Rejection(thrown.kind, thrown.reason, { ...thrown.figures, held: String(held) })
  }
}

function gotOf(
  lines: readonly Line[],
  taken: readonly Line[],
  handled: readonly Handled<StockEvent, Stock>[],
  reservationId: string,
): Got[] {
  const byStream = new Map(taken.map((line, index) => [streamOf(line), handled[index]]))
  return lines.map(line => {
    const { sku, locationId } = line
    return { sku, locationId, ...promisedBy(byStream.get(streamOf(line)), reservationId) }
  })
}

/** By what was decided then, or else by what stands: of that a part may have left meanwhile. */
function promisedBy(handled: Handled<StockEvent, Stock> | undefined, reservationId: string) {
  const events = handled?.events.map(({ event }) => event) ?? []
  const reserved = events.find(event => event.type === 'StockReserved')?.quantity ?? 0
  const backordered = events.find(event => event.type === 'StockBackordered')
  if (reserved > 0 || backordered)
    return { reserved, backordered: backordered?.quantity ?? 0, expectedAt: backordered?.expectedAt ?? null }
  const waiting = handled?.state.awaited.get(reservationId) ?? 0
  const { promised = 0, expectedAt = null } = handled?.state.reservations.get(reservationId) ?? {}
  return { reserved: promised - waiting, backordered: waiting, expectedAt: waiting > 0 ? expectedAt : null }
}

const streamOf = ({ sku, locationId }: Line) => stockStream(sku, locationId)

/**
 * Refuses before anything is held where a line can't be. Lines that are nearly sold out come apart: they are held one
 * after another, so that of two reservations that want the same last units one gets them all.
 */
async function foreseen(stock: StockHandler, lines: readonly Line[], commandOf: (line: Line) => StockCommand) {
  const scarce: Line[] = []
  const plenty: Line[] = []
  const states = await untilOneFails(lines, line =>
    naming(line, async () => {
      const { state } = await stock.remembered(streamOf(line))
      if (!isShort(commandOf(line), state)) return state
      const { state: latest } = await stock.load(streamOf(line))
      if (isShort(commandOf(line), latest)) stockDecider.decide(commandOf(line), latest)
      return latest
    }),
  )
  for (const [index, line] of lines.entries()) {
    const state = states[index]
    if (state && available(state) >= 2 * line.quantity) plenty.push(line)
    else scarce.push(line)
  }
  return { scarce, plenty }
}

/** Other refusals are left to the real decision: it knows of requests that were answered before. */
function isShort(command: StockCommand, state: Stock): boolean {
  try {
    stockDecider.decide(command, state)
    return false
  } catch (thrown) {
    if (thrown instanceof Rejection) return thrown.reason === 'INSUFFICIENT_STOCK'
    throw thrown
  }
}

const leaveNothing = new Set(['INSUFFICIENT_STOCK', 'RESERVATION_ENDED', 'RESERVATION_TOO_OLD'])

async function mayBeHeld(stock: StockHandler, lines: Line[], reservationId: string, refusal: Rejection): Promise<boolean> {
  if (!leaveNothing.has(refusal.reason)) return true
  const { sku, location_id } = refusal.figures
  const others = lines.filter(line => line.sku !== sku || line.locationId !== location_id)
  const loads = await settled(others, line => stock.load(streamOf(line)))
  return loads.some(load => load.status === 'rejected' || load.value.state.reservations.has(reservationId))
}
