import type { AdjustStockRequest } from '#protos/nahr/inventory/v1/AdjustStockRequest.ts'
import type { PutItemRequest } from '#protos/nahr/inventory/v1/PutItemRequest.ts'
import type { ReceiveStockRequest } from '#protos/nahr/inventory/v1/ReceiveStockRequest.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { Classified } from './classify.ts'
import { kindOf } from './items.ts'
import { adjustmentOf, itemOf, orderOf, receiptOf } from './requests.ts'

/** One call of the API, and the rows that it accounts for. */
export type Task = { name: string; rows: Classified[] } & (
  | { kind: 'item'; request: PutItemRequest }
  | { kind: 'receipt'; request: ReceiveStockRequest }
  | { kind: 'adjustment'; request: AdjustStockRequest }
  | { kind: 'order'; request: PlaceOrderRequest }
)

/**
 * What one day comes to. Items first, then stock, then orders; the tasks of one position in their order, since what comes
 * in must be there before anything goes out. `rest` are the rows that need no call.
 */
export type DayPlan = { day: string; items: Task[]; positions: Task[][]; orders: Task[]; rest: Classified[] }

const asOrder = new Set(['order line', 'charge line', 'free line'])

/** Plans one day; what it asks for depends on that day's rows and on the items' names alone. */
export function planDay(day: string, rows: readonly Classified[], names: ReadonlyMap<string, string>): DayPlan {
  const invoices = new Map<string, Classified[]>()
  const adjustments: Classified[] = []
  const rest: Classified[] = []
  for (const classified of rows) {
    const { outcome, row } = classified
    if (asOrder.has(outcome)) invoices.set(row.invoice, [...(invoices.get(row.invoice) ?? []), classified])
    else (outcome === 'stock adjustment' ? adjustments : rest).push(classified)
  }
  const ordered = [...invoices.values()]
  const bySku = Map.groupBy([...ordered.flat(), ...adjustments], ({ row }) => row.sku)
  const goods = [...bySku].filter(([sku]) => kindOf(sku) === 'goods')
  return {
    day,
    items: [...bySku.keys()].map(sku => ({ kind: 'item', name: `item ${sku}`, rows: [], request: itemOf(sku, names.get(sku)) })),
    positions: goods.map(([sku, ofSku]) => stockTasks(day, sku, ofSku)),
    orders: ordered.map(lines => ({
      kind: 'order',
      name: `order ${lines[0]?.row.invoice}`,
      rows: lines,
      request: orderOf(lines),
    })),
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
