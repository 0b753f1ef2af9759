import { Rejection } from '#kernel/rejection.ts'
import { allUnits, countUnits, difference, intersection, type UnitRange } from '#kernel/units.ts'
import { timestamp } from '#platform/fields.ts'
import type { CallOptions, PromiseClient } from '#platform/grpc/client.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { ClaimServiceClient } from '#protos/nahr/orders/v1/ClaimService.ts'
import { type Asked, type Departed, type Judged, judgeLine } from './domain/eligibility.ts'
import type { PolicyVersion } from './domain/policy.ts'
import { freeUnits, type Purchase, type PurchaseLine } from './domain/purchase.ts'
import type { LineUnits } from './domain/return.ts'
import { passingOn } from './passing-on.ts'
import { invalidField, rangesOf, wireRanges } from './request.ts'

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
  const departed = await departures(purchase.orderId, goods.map(freeAmong), others, call)
  return asked.flatMap(({ line, of }) =>
    judgeLine({ ...of, category: categories.get(of.sku) ?? '' }, line, { policy, departed: departed.get(of.lineId) ?? [], at }),
  )
}

type Sought = { line: Asked; of: PurchaseLine }

function lineFor({ lines }: Purchase, { lineId, units, quantity }: Asked, index: number): PurchaseLine {
  const line = lines.find(each => each.lineId === lineId)
  if (!line) throw new Rejection('not-found', 'LINE_NOT_FOUND', { line_id: lineId })
  if (quantity > line.quantity) throw invalidField('lines', index, 'quantity')
  if (difference(units, allUnits(line.quantity)).length > 0) throw invalidField('lines', index, 'units')
  return line
}

const everythingLeft = ({ lines }: Purchase): Sought[] =>
  lines.filter(({ left }) => left.length > 0).map(of => ({ line: { lineId: of.lineId, units: of.left, quantity: 0 }, of }))

const freeAmong = ({ line, of }: Sought): LineUnits => {
  const free = freeUnits(of)
  return { lineId: of.lineId, units: line.quantity > 0 ? free : intersection(free, line.units) }
}

export async function categoriesOf(skus: readonly string[], { catalog }: Pick<Others, 'catalog'>, call: CallOptions) {
  if (skus.length === 0) return new Map<string, string>()
  const { items } = await catalog().lookUp({ skus: [...new Set(skus)] }, call)
  return new Map(items.map(({ sku, category }) => [sku, category]))
}

/** When free units left, by line. */
export async function departures(
  orderId: string,
  lines: readonly LineUnits[],
  others: Pick<Others, 'claims'>,
  call: CallOptions,
) {
  const departed = new Map<string, Departed[]>()
  for (const { lineId, units, leftAt } of await priced(orderId, '', lines, others, call)) {
    if (leftAt) departed.set(lineId, [...(departed.get(lineId) ?? []), { units, leftAt }])
  }
  return departed
}

export type TenderPaid = { tenderId: string; paidMinor: number }

/** What each tender paid for these units of an order; units that this return claims count as free. */
export async function paidByTender(
  { orderId, returnId, lines }: { orderId: string; returnId: string; lines: readonly LineUnits[] },
  others: Pick<Others, 'claims'>,
  call: CallOptions,
): Promise<TenderPaid[]> {
  const paid = new Map<string, number>()
  for (const { shares } of await priced(orderId, returnId, lines, others, call)) {
    for (const { tenderId, amountMinor } of shares) paid.set(tenderId, (paid.get(tenderId) ?? 0) + amountMinor)
  }
  return [...paid].map(([tenderId, paidMinor]) => ({ tenderId, paidMinor })).filter(({ paidMinor }) => paidMinor > 0)
}

type Priced = {
  lineId: string
  units: UnitRange[]
  leftAt: string | null
  shares: { tenderId: string; amountMinor: number }[]
}

async function priced(
  orderId: string,
  returnId: string,
  lines: readonly LineUnits[],
  { claims }: Pick<Others, 'claims'>,
  call: CallOptions,
): Promise<Priced[]> {
  const wanted = lines.filter(({ units }) => countUnits(units) > 0)
  if (wanted.length === 0) return []
  const chosen = wanted.map(({ lineId, units }) => ({ lineId, units: wireRanges(units) }))
  const quoted = await passingOn(claims().quoteUnits({ orderId, returnId, lines: chosen }, call))
  return quoted.lines.map(({ lineId, units, leftAt, paid }) => ({
    lineId,
    units: rangesOf(units),
    leftAt: leftAt ? timestamp.parse(leftAt) : null,
    shares: paid.map(({ tenderId, amountMinor }) => ({ tenderId, amountMinor: Number(amountMinor) })),
  }))
}
