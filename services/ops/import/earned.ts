import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import type { Classified } from './classify.ts'
import { kindOf } from './items.ts'
import type { DayPlan } from './plan.ts'
import { customerIdOf } from './requests.ts'

/** An order of a known customer whose goods left: its points are promised by who follows orders. */
export type Earned = { customerId: string; invoice: string }

type Earning = { customerId: string; units: Map<string, number> }

/** Orders that earn by the built-in rules, one point for a whole pound of a unit, and not all of whose goods came back. */
export function createEarnings(): { add(plan: DayPlan): void; earned(): Earned[] } {
  const earning = new Map<string, Earning>()

  function sell(rows: readonly Classified[]): void {
    const customer = rows.find(({ row }) => row.customer !== '')?.row.customer
    const goods = rows.filter(({ row }) => kindOf(row.sku) === 'goods' && row.unitPriceMinor >= 100).map(({ row }) => row)
    if (customer === undefined || goods.length === 0) return
    const units = new Map(goods.map(row => [String(row.numberInInvoice), row.quantity]))
    earning.set(goods[0]?.invoice ?? '', { customerId: customerIdOf(customer), units })
  }

  function takeBack({ units }: Earning, { lines = [] }: RequestReturnRequest): void {
    for (const { lineId = '', units: ranges } of lines) {
      const before = units.get(lineId)
      const gone = (ranges ?? []).reduce((sum, { first, last }) => sum + Number(last) - Number(first) + 1, 0)
      if (before !== undefined) units.set(lineId, before - gone)
    }
  }

  return {
    add({ orders, returns }) {
      for (const { rows } of orders) sell(rows)
      for (const task of returns) {
        const sold = task.kind === 'return' && task.sale !== null ? earning.get(task.sale) : undefined
        if (sold && task.kind === 'return') takeBack(sold, task.request)
      }
    },
    earned: () =>
      [...earning]
        .filter(([, { units }]) => [...units.values()].some(left => left > 0))
        .map(([invoice, { customerId }]) => ({ customerId, invoice })),
  }
}
