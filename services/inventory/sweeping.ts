import { stockStream } from '#kernel/ids.ts'
import type { Request } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { StockHandler } from './aggregates.ts'
import { settled, valueOrThrow } from './at-once.ts'
import type { Position } from './catalogue.ts'
import { reservations } from './read-models/reservations.ts'
import { stockPositions } from './read-models/stock-positions.ts'

/** Of each kind in one sweep. */
const mostPositions = 5_000

export type Swept = { settled: number; position: bigint }
export type Sweep = (request: Request) => Promise<Swept>
type Deps = { stock: Pick<StockHandler, 'handle'>; projections(): Projections }

/**
 * Each position's stream decides what is due there; a position that fails keeps none of the others. A sweep goes on behind the
 * one before: those at which nothing can be done for now keep none behind them from being looked at.
 */
export function createSweep({ stock, projections }: Deps, most = mostPositions): Sweep {
  const lapsed = inRounds(lapsedIn, most)
  const waiting = inRounds(waitingIn, most)
  return async request => {
    const due = [...(await lapsed(request.now, projections())), ...(await waiting(request.now, projections()))]
    const positions = new Map(due.map(each => [stockStream(each.sku, each.locationId), each]))
    const handled = await settled([...positions.values()], position => settle(position, request, stock))
    const results = handled.map(valueOrThrow)
    return {
      settled: results.filter(({ hadDue }) => hadDue).length,
      position: results.reduce((top, { position }) => (position > top ? position : top), 0n),
    }
  }
}

/** One decision fills so many promises; the queue goes on until nothing is due. */
async function settle({ sku, locationId }: Position, request: Request, stock: Deps['stock']) {
  const stream = stockStream(sku, locationId)
  const { signal, ...patient } = request
  for (let step = 0; ; step++) {
    signal?.throwIfAborted()
    const requestId = uuidV5(['sweep-stock', stream, request.correlationId, request.now, String(step)])
    const { events, position } = await stock.handle(
      stream,
      { type: 'SettlePosition', at: request.now },
      { ...patient, requestId },
    )
    if (events.length === 0) return { hadDue: step > 0, position }
  }
}

type Span = { after: Position | null; limit: number; now: string }
type Page = (projections: Projections, span: Span) => Promise<Position[]>

/** At the end it begins anew, in the same turn; so does a process that begins. */
function inRounds(page: Page, most: number): (now: string, projections: Projections) => Promise<Position[]> {
  let last: Position | null = null
  return async (now, projections) => {
    const behind = await page(projections, { after: last, limit: most, now })
    const room = last === null ? 0 : most - behind.length
    const due = room > 0 ? [...behind, ...(await page(projections, { after: null, limit: room, now }))] : behind
    last = due.length < most ? null : (due.at(-1) ?? null)
    return due
  }
}

async function lapsedIn(projections: Projections, { after, limit, now }: Span): Promise<Position[]> {
  let rows = projections.rows(reservations).where('hold_until', '<=', now)
  if (after) {
    const { sku, locationId } = after
    rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('sku', 'location_id'), '>', tuple(sku, locationId)))
  }
  const ordered = rows.select(['sku', 'location_id']).distinct().orderBy('sku').orderBy('location_id')
  return (await ordered.limit(limit).execute()).map(positionOf)
}

async function waitingIn(projections: Projections, { after, limit }: Span): Promise<Position[]> {
  let rows = projections.rows(stockPositions).where('backordered', '>', 0)
  if (after) {
    const { sku, locationId } = after
    rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('sku', 'location_id'), '>', tuple(sku, locationId)))
  }
  rows = rows.where(({ eb, ref }) => {
    const kept = eb(
      eb(eb(eb(ref('reserved'), '+', ref('damaged')), '+', ref('quarantine')), '+', ref('safety')),
      '+',
      ref('suppressed'),
    )
    return eb(ref('on_hand'), '>', kept)
  })
  const ordered = rows.select(['sku', 'location_id']).orderBy('sku').orderBy('location_id')
  return (await ordered.limit(limit).execute()).map(positionOf)
}

const positionOf = ({ sku, location_id: locationId }: { sku: string; location_id: string }): Position => ({ sku, locationId })
