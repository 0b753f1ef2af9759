import { z } from 'zod'
import { orderStream } from '#kernel/ids.ts'
import { countUnits, normalised } from '#kernel/units.ts'
import { requireRole, roles } from '#platform/callers.ts'
import type { EventStore } from '#platform/event-store.ts'
import { amountMinor, integer, optional, quantity, requestId, text } from '#platform/fields.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { ClaimServiceHandlers } from '#protos/nahr/orders/v1/ClaimService.ts'
import { act } from './acting.ts'
import type { HandledOrder, Orders } from './aggregate.ts'
import { answering } from './answer.ts'
import { pricedMessage } from './answer-claims.ts'
import { quoteUnits } from './domain/claims.ts'
import type { OrderCommand } from './domain/commands.ts'
import { requestOf } from './grpc.ts'
import type { Settling } from './settling.ts'
import { decodeEvent } from './stored-events.ts'

export type ClaimMethodsDeps = { orders: Orders; settling: Settling; secrets: Secrets; store: Pick<EventStore, 'read'> }

const id = text(1, 64)
const linesAtMost = 2000
const rangesAtMost = 1000
const openingBytesAtMost = 1_048_576

const range = z.object({ first: quantity, last: quantity }).refine(({ first, last }) => first <= last, 'must hold a unit')
const ranges = z
  .array(range)
  .max(rangesAtMost)
  .refine(units => countUnits(units) === countUnits(normalised(units)), 'must name each unit once')
const areUnique = (lines: { lineId: string }[]) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length
const linesOf = <Line extends z.ZodType<{ lineId: string }>>(line: Line, least: 0 | 1) =>
  z.array(line).min(least).max(linesAtMost).refine(areUnique, 'must name each line once')

const byNumber = z
  .object({ lineId: id, units: ranges.min(1), quantity: integer(0, 0) })
  .transform(({ lineId, units }) => ({ lineId, units }))
const byEither = z
  .object({ lineId: id, units: ranges, quantity: integer(0, 1_000_000_000) })
  .refine(({ units, quantity }) => units.length > 0 !== quantity > 0, 'must be chosen by number or by quantity')
  .transform(({ lineId, units, quantity }) => (units.length > 0 ? { lineId, units } : { lineId, quantity }))
const refunds = z
  .array(z.object({ tenderId: id, amountMinor }))
  .max(100)
  .refine(all => new Set(all.map(({ tenderId }) => tenderId)).size === all.length, 'must name each tender once')

const claim = { requestId, orderId: id, returnId: id }
const quoteRequest = z.object({ orderId: id, lines: linesOf(byEither, 1), returnId: optional(id) })
const claimRequest = z.object({
  ...claim,
  lines: linesOf(byNumber, 1),
  opening: z.string().refine(isOpening, `must be JSON of at most ${openingBytesAtMost} bytes`),
})
const releaseRequest = z.object({ ...claim, lines: linesOf(byNumber, 0), reason: z.enum(['cancelled', 'rejected', 'lost']) })
const returnedRequest = z.object({ ...claim, lines: linesOf(byNumber, 1), refunds })

function isOpening(value: string): boolean {
  if (Buffer.byteLength(value) > openingBytesAtMost || !value.isWellFormed()) return false
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

export function claimMethods({ orders, settling, secrets, store }: ClaimMethodsDeps): Methods<ClaimServiceHandlers> {
  const answer = answering(secrets.sealing)
  const perform = ({ orderId, requestId }: { orderId: string; requestId: string }, command: OrderCommand, context: CallContext) =>
    act({ orderId, command, request: requestOf(requestId, context) }, { orders, settling })

  /** What a return opens with: as it was claimed at first. */
  async function openingOf(orderId: string, returnId: string, { events }: HandledOrder): Promise<string> {
    for (const { event } of events) if (event.type === 'UnitsClaimed') return event.opening
    for await (const { type, data } of store.read(orderStream(orderId))) {
      if (type !== 'UnitsClaimed') continue
      const event = decodeEvent(type, data)
      if (event.type === 'UnitsClaimed' && event.returnId === returnId) return event.opening
    }
    throw new Error(`order ${orderId} holds no claim of return ${returnId}`)
  }

  return {
    async QuoteUnits(message, { caller }) {
      requireRole(caller, ...roles)
      const { orderId, lines, returnId } = quoteRequest.parse(message)
      const { state, revision } = await orders.load(orderStream(orderId))
      return { lines: quoteUnits(state, lines, returnId).map(pricedMessage), revision: String(revision) }
    },
    async ClaimUnits(message, context) {
      requireRole(context.caller, 'service')
      const { returnId, lines, opening, ...named } = claimRequest.parse(message)
      const command = { type: 'ClaimUnits', returnId, lines, opening, at: context.now } as const
      const handled = await perform(named, command, context)
      return {
        ...answer(named.orderId, handled, context.caller),
        opening: await openingOf(named.orderId, returnId, handled),
      }
    },
    async ReleaseClaim(message, context) {
      requireRole(context.caller, 'service')
      const { returnId, lines, reason, ...named } = releaseRequest.parse(message)
      const command = { type: 'ReleaseClaim', returnId, lines, reason, at: context.now } as const
      return answer(named.orderId, await perform(named, command, context), context.caller)
    },
    async RecordReturned(message, context) {
      requireRole(context.caller, 'service')
      const { returnId, lines, refunds, ...named } = returnedRequest.parse(message)
      const command = { type: 'RecordReturned', returnId, lines, refunds, at: context.now } as const
      return answer(named.orderId, await perform(named, command, context), context.caller)
    },
  }
}
