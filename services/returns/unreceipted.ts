import { Rejection } from '#kernel/rejection.ts'
import { allUnits } from '#kernel/units.ts'
import { CallFailed } from '#platform/grpc/client.ts'
import type { OpenedLine, Opening } from './domain/return.ts'
import type { Prepared } from './prepared.ts'
import { type Asking, openingOf, preparedOf, type RequestingDeps } from './preparing.ts'
import { unreceiptedTender } from './pricing.ts'

/** A return of which nobody knows the purchase: up to the policy's limit, and given back by whoever takes it. */
export async function withoutReceipt(asking: Asking, deps: RequestingDeps): Promise<Prepared> {
  const { body, request } = asking
  const policy = await deps.rules.inForceAt(body.occurredAt ?? request.now)
  const refundMinor = body.unreceipted.reduce((sum, line) => sum + line.refundMinor, 0)
  const limit = policy.noReceiptLimitMinor
  if (!body.alreadyRefunded && refundMinor > limit) throw new Rejection('refused', 'RECEIPT_REQUIRED', { limit })
  if (!body.alreadyRefunded && limit === 0) throw new Rejection('refused', 'RECEIPT_REQUIRED', { limit })
  const opening: Opening = {
    ...openingOf(asking, { customerId: body.customerId, otherwise: null }, deps),
    orderId: null,
    orderChannelId: null,
    currency: body.currencyCode ?? '',
    policyVersion: policy.version,
    lines: await linesOf(asking, deps),
    tenders: [{ tenderId: unreceiptedTender, kind: 'cash', paymentId: null, refundMinor }],
  }
  return preparedOf(asking, opening, deps)
}

async function linesOf({ body, call }: Asking, { catalog }: RequestingDeps): Promise<OpenedLine[]> {
  const skus = [...new Set(body.unreceipted.map(({ sku }) => sku))]
  const { items } = await notFoundPassedOn(catalog().lookUp({ skus }, call))
  const kinds = new Map(items.map(({ sku, kind }) => [sku, kind === 'ITEM_KIND_GOODS' ? 'goods' : 'charge'] as const))
  return body.unreceipted.map(({ lineId, sku, quantity, refundMinor }) => ({
    lineId,
    sku,
    kind: kinds.get(sku) ?? 'goods',
    quantity,
    lineTotalMinor: refundMinor,
    feeBps: 0,
    units: allUnits(quantity),
    paidMinor: refundMinor,
    feeMinor: 0,
    refundMinor,
  }))
}

/** What the item master does not know is the caller's mistake. */
export async function notFoundPassedOn<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    const rejection = error instanceof CallFailed ? error.asRejection() : null
    throw rejection?.kind === 'not-found' ? rejection : error
  }
}
