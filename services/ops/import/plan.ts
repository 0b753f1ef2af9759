import type { AdjustStockRequest } from '#protos/nahr/inventory/v1/AdjustStockRequest.ts'
import type { PutItemRequest } from '#protos/nahr/inventory/v1/PutItemRequest.ts'
import type { ReceiveStockRequest } from '#protos/nahr/inventory/v1/ReceiveStockRequest.ts'
import type { EnrolRequest } from '#protos/nahr/loyalty/v1/EnrolRequest.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import type { Classified } from './classify.ts'
import { kindOf } from './items.ts'
import { createMatcher, type Matcher } from './matching.ts'
import { adjustmentOf, enrolmentOf, itemOf, orderOf, receiptOf } from './requests.ts'
import { returnTasks } from './returns.ts'

/** One call of the API, and the rows that it accounts for. */
export type Task = { name: string; rows: Classified[] } & (
  | { kind: 'item'; request: PutItemRequest }
  | { kind: 'receipt'; request: ReceiveStockRequest }
  | { kind: 'adjustment'; request: AdjustStockRequest }
  | { kind: 'customer'; request: EnrolRequest }
  | { kind: 'order'; request: PlaceOrderRequest }
  /** `sale` is the invoice that it takes from; null without a receipt. */
  | { kind: 'return'; sale: string | null; request: RequestReturnRequest }
)

/**
 * What one day comes to. Items and customers first, then stock, then orders, then what came back; the tasks of one position in
 * their order, since what comes in must be there before anything goes out. `rest` are the rows that need no call.
 */
export type DayPlan = {
  day: string
  items: Task[]
  customers: Task[]
  positions: Task[][]
  orders: Task[]
  returns: Task[]
  rest: Classified[]
}

/** What a day's plan needs of the other days. */
export type Surroundings = {
  names: ReadonlyMap<string, string>
  /** When each customer first bought anything. */
  firstBought: ReadonlyMap<string, string>
  /** Has seen all days before. */
  matcher: Matcher
}

export const tasksOf = ({ items, customers, positions, orders, returns }: DayPlan): Task[] => [
  ...[...items, ...customers],
  ...[...positions.flat(), ...orders, ...returns],
]

/** Planned on every day that speaks of it, and asked for once. */
export const isOnce = ({ kind }: Task): boolean => kind === 'item' || kind === 'customer'

const asOrder = new Set(['order line', 'charge line', 'free line'])

/** Sales of a day are known before its cancellations look for theirs. */
export function showSales(rows: readonly Classified[], matcher: Matcher): void {
  for (const { outcome, row } of rows) if (asOrder.has(outcome)) matcher.sold(row)
}

/** Plans one day; what it asks for is the same whatever range of days is asked for. */
export function planDay(day: string, rows: readonly Classified[], given: Partial<Surroundings> = {}): DayPlan {
  const cancellations = rows.filter(({ outcome }) => outcome === 'cancellation')
  const { names = new Map(), firstBought = new Map(), matcher = createMatcher(cancellations.map(({ row }) => row)) } = given
  showSales(rows, matcher)
  const invoices = new Map<string, Classified[]>()
  const adjustments: Classified[] = []
  const rest: Classified[] = []
  for (const classified of rows) {
    const { outcome, row } = classified
    if (asOrder.has(outcome)) invoices.set(row.invoice, [...(invoices.get(row.invoice) ?? []), classified])
    else if (outcome !== 'cancellation') (outcome === 'stock adjustment' ? adjustments : rest).push(classified)
  }
  const ordered = [...invoices.values()]
  const bySku = Map.groupBy([...ordered.flat(), ...adjustments], ({ row }) => row.sku)
  const skus = new Set([...bySku.keys(), ...cancellations.map(({ row }) => row.sku)])
  const bought = new Set(ordered.flatMap(lines => lines.find(({ row }) => row.customer !== '')?.row.customer ?? []))
  const goods = [...bySku].filter(([sku]) => kindOf(sku) === 'goods')
  return {
    day,
    items: [...skus].map(sku => ({ kind: 'item', name: `item ${sku}`, rows: [], request: itemOf(sku, names.get(sku)) })),
    customers: [...bought].map(customer => ({
      kind: 'customer',
      name: `customer ${customer}`,
      rows: [],
      request: enrolmentOf(customer, firstBought.get(customer) ?? `${day}T00:00:00Z`),
    })),
    positions: goods.map(([sku, ofSku]) => stockTasks(day, sku, ofSku)),
    orders: ordered.map(lines => ({
      kind: 'order',
      name: `order ${lines[0]?.row.invoice}`,
      rows: lines,
      request: orderOf(lines),
    })),
    returns: returnTasks(cancellations, matcher),
    rest,
  }
}

/** Found stock, made-up opening stock for all that goes out this day, then what was written off. */
function stockTasks(day: string, sku: string, rows: readonly Classified[]): Task[] {
  const adjustments = rows.filter(({ outcome }) => outcome === 'stock adjustment')
  const gains = adjustments.filter(({ row }) => row.quantity > 0)
  const losses = adjustments.filter(({ row }) => row.quantity < 0)
  const outgoing = rows.filter(classified => !gains.includes(classified))
  const outflow = outgoing.reduce((sum, { row }) => sum + Math.abs(row.quantity), 0)
  const receipt: Task[] =
    outflow === 0 ? [] : [{ kind: 'receipt', name: `stock of ${sku} on ${day}`, rows: [], request: receiptOf(day, sku, outflow) }]
  return [...gains.map(adjustmentTask), ...receipt, ...losses.map(adjustmentTask)]
}

const adjustmentTask = (classified: Classified): Task => ({
  kind: 'adjustment',
  name: `adjustment of ${classified.row.sku}, row ${classified.row.number}`,
  rows: [classified],
  request: adjustmentOf(classified.row),
})
