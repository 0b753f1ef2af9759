import { z } from 'zod'
import { transferStream } from '#kernel/ids.ts'
import { Rejection, reject } from '#kernel/rejection.ts'
import { type Caller, requireRole } from '#platform/callers.ts'
import { asOf, integer, locationId, optional, quantity, requestId, sku, text, toTimestamp, wireEnum } from '#platform/fields.ts'
import type { CallContext, Methods } from '#platform/grpc/host.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { TransferServiceHandlers } from '#protos/nahr/inventory/v1/TransferService.ts'
import type { TransferHandler } from '../aggregates.ts'
import { type Catalogue, notFound } from '../catalogue.ts'
import type { Transfer, TransferCommand } from '../domain/transfers.ts'
import { reservationOf, type Transferring } from '../transferring.ts'
import { requestOf } from './request.ts'

const transferId = text(1, 128)
const once = <Entry>(keyOf: (entry: Entry) => string) =>
  [(entries: Entry[]) => new Set(entries.map(keyOf)).size === entries.length, 'must name each once'] as const
/** What a transfer holds for itself goes with it, and with no other. */
const isPromise = (reservationId: string) => !reservationId.startsWith(reservationOf(''))
const carried = z.object({
  reservationId: text(1, 128).refine(isPromise, 'must not be what a transfer holds for itself'),
  quantity,
})
const line = z
  .object({
    sku,
    quantity,
    carries: z
      .array(carried)
      .max(1000, 'must be at most 1,000')
      .refine(...once(({ reservationId }: { reservationId: string }) => reservationId)),
    received: integer(0, 0).transform(() => undefined),
  })
  .refine(({ quantity: all, carries }) => carries.reduce((sum, each) => sum + each.quantity, 0) <= all, {
    path: ['carries'],
    error: 'must not be more than the line',
  })
  .transform(({ received: _, ...rest }) => rest)
const skuOf = (entry: { sku: string }) => entry.sku
const request = z
  .object({
    requestId,
    transferId: optional(transferId),
    owner: z.object({ stream: text(1, 256), step: text(1, 128) }).nullable(),
    fromLocationId: locationId,
    toLocationId: locationId,
    lines: z
      .array(line)
      .min(1, 'must not be empty')
      .max(2000, 'must be at most 2,000')
      .refine(...once(skuOf)),
  })
  .refine(({ transferId: named, owner }) => (named === null) === (owner === null), {
    path: ['transferId'],
    error: 'makes no sense here',
  })
  .refine(({ fromLocationId, toLocationId }) => fromLocationId !== toLocationId, {
    path: ['toLocationId'],
    error: 'must be another than the source',
  })
const ship = z.object({ requestId, transferId })
const receive = z
  .object({
    requestId,
    transferId,
    nothingCame: z.boolean(),
    lines: z
      .array(z.object({ sku, quantity: integer(0, 1_000_000_000) }))
      .max(2000, 'must be at most 2,000')
      .refine(...once(skuOf)),
  })
  .refine(({ nothingCame, lines }) => !nothingCame || lines.length === 0, { path: ['nothingCame'], error: 'makes no sense here' })
const cancel = z.object({ requestId, transferId, reason: text(1, 256) })
const get = z.object({ transferId, asOf })

type Deps = { transfers: TransferHandler; transferring: Transferring; catalogue: Catalogue }

export function transferMethods({ transfers, transferring, catalogue }: Deps): Methods<TransferServiceHandlers> {
  async function decide(id: string, requested: string, command: TransferCommand, context: CallContext, ...at: ('from' | 'to')[]) {
    requireRole(context.caller, 'associate', 'operator', 'service')
    const { state } = await transfers.load(transferStream(id))
    const known = state ?? notFound('UNKNOWN_TRANSFER', { transfer_id: id })
    if (known.owner && !context.caller.roles.includes('service')) reject('TRANSFER_OWNED', { owner: known.owner.stream })
    requireAnyStore(
      context.caller,
      at.map(end => known[end]),
    )
    const handled = await transferring.command(id, command, requestOf(requested, context))
    return answer(id, handled.state ?? known, handled.position)
  }

  return {
    async RequestTransfer(body, context) {
      requireRole(context.caller, 'associate', 'operator', 'service')
      const { requestId: requested, fromLocationId: from, toLocationId: to, lines, owner, ...named } = request.parse(body)
      if (owner) requireRole(context.caller, 'service')
      requireAnyStore(context.caller, [from, to])
      await catalogue.requireStocked(lines.flatMap(({ sku: each }) => [from, to].map(at => ({ sku: each, locationId: at }))))
      const id = named.transferId ?? uuidV5(['transfer', context.actor.key, requested])
      // A store's transfer is the request that it was before there were owners.
      const command = { type: 'RequestTransfer', from, to, lines, ...(owner ? { owner } : {}), at: context.now } as const
      const handled = await transferring.command(id, command, requestOf(requested, context))
      return answer(id, handled.state, handled.position)
    },
    async ShipTransfer(body, context) {
      const { requestId: requested, transferId: id } = ship.parse(body)
      return decide(id, requested, { type: 'ShipTransfer', at: context.now }, context, 'from')
    },
    async ReceiveTransfer(body, context) {
      const { requestId: requested, transferId: id, lines, nothingCame } = receive.parse(body)
      const command = {
        type: 'ReceiveTransfer',
        arrived: lines.length > 0 || nothingCame ? lines : null,
        at: context.now,
      } as const
      return decide(id, requested, command, context, 'to')
    },
    async CancelTransfer(body, context) {
      const { requestId: requested, transferId: id, reason } = cancel.parse(body)
      return decide(id, requested, { type: 'CancelTransfer', reason, at: context.now }, context, 'from', 'to')
    },
    async GetTransfer(body) {
      const { transferId: id, asOf: moment } = get.parse(body)
      const { state } = await transfers.load(transferStream(id), moment ?? undefined)
      return { transfer: wireTransfer(id, state ?? notFound('UNKNOWN_TRANSFER', { transfer_id: id })) }
    },
  }
}

function requireAnyStore({ roles, stores }: Caller, locationIds: string[]): void {
  const everywhere = roles.includes('operator') || roles.includes('service')
  if (everywhere || locationIds.some(id => stores.includes(id))) return
  throw new Rejection('denied', 'STORE_REQUIRED', { location_id: locationIds.join(',') })
}

const answer = (id: string, transfer: Transfer | null, position: bigint) => ({
  transfer: transfer && wireTransfer(id, transfer),
  logPosition: String(position),
})

const timestampOf = (at: string | null) => (at === null ? null : toTimestamp(at))

const wireTransfer = (transferId: string, transfer: Transfer) => ({
  transferId,
  state: wireEnum('TRANSFER_STATE', transfer.state),
  fromLocationId: transfer.from,
  toLocationId: transfer.to,
  lines: transfer.lines.map(({ sku, quantity, carries }) => ({
    sku,
    quantity: String(quantity),
    carries: carries.map(each => ({ ...each, quantity: String(each.quantity) })),
    received: String(transfer.arrived[sku] ?? 0),
  })),
  requestedAt: toTimestamp(transfer.requestedAt),
  shippedAt: timestampOf(transfer.shippedAt),
  receivedAt: timestampOf(transfer.receivedAt),
  cancelReason: transfer.cancelReason,
  owner: transfer.owner,
})
