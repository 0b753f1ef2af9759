import { Rejection } from '#kernel/rejection.ts'
import { allUnits, countUnits, difference } from '#kernel/units.ts'
import type { CallOptions, PromiseClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { ClaimServiceClient } from '#protos/nahr/orders/v1/ClaimService.ts'
import { type Asked, type Judged, judgeLine } from './domain/eligibility.ts'
import type { PolicyVersion } from './domain/policy.ts'
import type { Purchase, PurchaseLine } from './domain/purchase.ts'
import type { LineUnits } from './domain/return.ts'
import { passingOn } from './passing-on.ts'
import { invalidField, wireRanges } from './request.ts'

export type ClaimsClient = () => PromiseClient<ClaimServiceClient>
export type CatalogClient = () => Pick<PromiseClient<CatalogServiceClient>, 'lookUp'>
export type Others = { claims: ClaimsClient; catalog: CatalogClient }
type Quoting = { purchase: Purchase; lines: readonly Asked[]; policy: PolicyVersion; at: string }

/** How each unit that is asked for stands; of everything that left where no lines are named. */
export async function judgeUnits({ purchase, lines, policy, at }: Quoting, others: Others, call: CallOptions): Promise<Judged[]> {
  const asked =
    lines.length > 0 ? lines.map((line, index) => ({ line, of: lineFor(purchase, line, index) })) : everythingLeft(purchase)
  const goods = asked.filter(({ of }) => of.kind === 'goods')
  const categories = await categoriesOf(
    goods.map(({ of }) => of.sku),
    others,
    call,
  )
  return asked.flatMap(({ line, of }) => judgeLine({ ...of, category: categories.get(of.sku) ?? '' }, line, { policy, at }))
}

type Sought = { line: Asked; of: PurchaseLine }

function lineFor({ lines }: Purchase, { lineId, units, quantity }: Asked, index: number): PurchaseLine {
  const line = lines.find(each => each.lineId === lineId)
  if (!line) throw new Rejection('not-found', 'LINE_NOT_FOUND', { line_id: lineId })
  if (quantity > line.quantity) throw invalidField(['lines', index, 'quantity'], beyond(line))
  if (difference(units, allUnits(line.quantity)).length > 0) throw invalidField(['lines', index, 'units'], beyond(line))
  return line
}

const beyond = ({ quantity }: PurchaseLine) => `must be among the ${quantity} of the line`

const everythingLeft = ({ lines }: Purchase): Sought[] =>
  lines.filter(({ left }) => left.length > 0).map(of => ({ line: { lineId: of.lineId, units: of.left, quantity: 0 }, of }))

export async function categoriesOf(skus: readonly string[], { catalog }: Pick<Others, 'catalog'>, call: CallOptions) {
  if (skus.length === 0) return new Map<string, string>()
  const { items } = await catalog().lookUp({ skus: [...new Set(skus)] }, call)
  return new Map(items.map(({ sku, category }) => [sku, category]))
}

export type TenderPaid = { tenderId: string; paidMinor: number }

/** What each tender paid for these units of an order; units that this return claims count as free. */
export async function paidByTender(
  { orderId, returnId, lines }: { orderId: string; returnId: string; lines: readonly LineUnits[] },
  { claims }: Pick<Others, 'claims'>,
  call: CallOptions,
): Promise<TenderPaid[]> {
  const wanted = lines.filter(({ units }) => countUnits(units) > 0)
  if (wanted.length === 0) return []
  const chosen = wanted.map(({ lineId, units }) => ({ lineId, units: wireRanges(units) }))
  const quoted = await passingOn(claims().quoteUnits({ orderId, returnId, lines: chosen }, call))
  const paid = new Map<string, number>()
  for (const { tenderId, amountMinor } of quoted.lines.flatMap(line => line.paid))
    paid.set(tenderId, (paid.get(tenderId) ?? 0) + Number(amountMinor))
  return [...paid].map(([tenderId, paidMinor]) => ({ tenderId, paidMinor })).filter(({ paidMinor }) => paidMinor > 0)
}
