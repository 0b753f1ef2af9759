import { stockStream } from '#kernel/ids.ts'
import type { Request } from '#platform/handle.ts'
import type { Projections } from '#platform/projections.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { StockHandler } from './aggregates.ts'
import { settled, valueOrThrow } from './at-once.ts'
import type { Position } from './catalogue.ts'
import { reservations } from './read-models/reservations.ts'
import { stockPositions } from './read-models/stock-positions.ts'

/** Of each kind in one sweep; the next goes on. */
const mostPositions = 5_000

export type Swept = { settled: number; position: bigint }
type Deps = { stock: StockHandler; projections: Projections }

/** Each position's stream decides what is due there; a position that fails keeps none of the others. */
export async function sweepStock(request: Request, { stock, projections }: Deps): Promise<Swept> {
  const due = await positionsDue(request.now, projections)
  const handled = await settled(due, position => settle(position, request, stock))
  const results = handled.map(valueOrThrow)
  return {
    settled: results.filter(({ hadDue }) => hadDue).length,
    position: results.reduce((top, { position }) => (position > top ? position : top), 0n),
  }
}

/** One decision fills so many promises; the queue goes on until nothing is due. */
async function settle({ sku, locationId }: Position, request: Request, stock: StockHandler) {
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

async function positionsDue(now: string, projections: Projections): Promise<Position[]> {
  const lapsed = await projections
    .rows(reservations)
    .select(['sku', 'location_id'])
    .distinct()
    .where('hold_until', '<=', now)
    .limit(mostPositions)
    .execute()
  const waiting = await projections
    .rows(stockPositions)
    .select(['sku', 'location_id'])
    .where('backordered', '>', 0)
    .where(({ eb, ref }) => {
      const kept = eb(
        eb(eb(eb(ref('reserved'), '+', ref('damaged')), '+', ref('quarantine')), '+', ref('safety')),
        '+',
        ref('suppressed'),
      )
      return eb(ref('on_hand'), '>', kept)
    })
    .limit(mostPositions)
    .execute()
  const due = new Map([...lapsed, ...waiting].map(row => [stockStream(row.sku, row.location_id), row]))
  return [...due.values()].map(({ sku, location_id }) => ({ sku, locationId: location_id }))
}
