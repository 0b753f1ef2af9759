import { ApplicationFailure } from '@temporalio/common'
import { difference, intersection } from '#kernel/units.ts'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import { uuidV5 } from '#platform/uuid.ts'
import type { PromisedLine } from '#protos/nahr/loyalty/v1/PromisedLine.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { ReturnWindow__Output } from '#protos/nahr/returns/v1/ReturnWindow.ts'
import { answered, stepId } from '../answers.ts'
import type { Clients } from '../clients.ts'
import { readOrder, timeOf } from '../reading.ts'
import { ranged, unitsOf } from '../units.ts'
import type { AccrualActivities } from './contract.ts'
import { hasLeft, mayLeave, onTheWay } from './standing.ts'

export function accrualActivities(clients: Clients): AccrualActivities {
  const { loyalty, returns } = clients

  async function required(orderId: string): Promise<Order__Output> {
    const order = await readOrder(clients, orderId)
    if (!order) throw ApplicationFailure.nonRetryable(`there is no order ${orderId}`, 'ORDER_NOT_FOUND')
    return order
  }

  return {
    async promisePoints({ orderId }) {
      const order = await required(orderId)
      const standing = { revision: Number(order.revision), mayLeave: mayLeave(order), activatesAt: null, promise: '' }
      if (!hasLeft(order)) return standing
      const { windows } = await answered(returns.getReturnWindows({ orderId }), { readsFirst: true })
      const lines = promised(order, windows)
      if (lines.length === 0) return standing
      const { customerId, currencyCode, channelKind, occurredAt: purchasedAt } = order
      const promise = uuidV5([JSON.stringify(lines)])
      const request = { requestId: stepId(promise), orderId, customerId, currencyCode, channelKind, purchasedAt, lines }
      try {
        const { nextActivationAt } = await loyalty.promisePoints(request)
        return { ...standing, activatesAt: timeOf(nextActivationAt), promise, customerId }
      } catch (error) {
        if (error instanceof CallFailed && error.reason === 'ACCOUNT_NOT_FOUND') return { ...standing, mayLeave: false }
        return answered(Promise.reject(error), { readsFirst: true })
      }
    },
    async activatePoints({ orderId, promise, activatesAt, customerId: known }) {
      // Runs that promised before they told whose account it is don't say.
      const customerId = known ?? (await required(orderId)).customerId
      const requestId = stepId(`${promise}:${activatesAt}`)
      try {
        return timeOf((await loyalty.activatePoints({ requestId, customerId, orderId })).nextActivationAt)
      } catch (error) {
        if (error instanceof CallFailed && error.reason === 'NOT_DUE') return error.figures.due_at ?? activatesAt
        return answered(Promise.reject(error))
      }
    },
  }
}

/** Goods that left, that no carrier can lose any more, and that have not come back, by when their return window closes. */
function promised(order: Order__Output, windows: ReturnWindow__Output[]): PromisedLine[] {
  const goods = new Map(order.lines.filter(({ kind }) => kind === 'LINE_KIND_GOODS').map(line => [line.lineId, line]))
  return windows.flatMap(({ lineId, units, returnableUntil, category }) => {
    const line = goods.get(lineId)
    if (!line) return []
    const here = difference(intersection(unitsOf(units), unitsOf(line.leftUnits)), onTheWay(order, lineId))
    const kept = difference(here, unitsOf(line.returnedUnits))
    if (kept.length === 0) return []
    const { sku, quantity, totalMinor: amountMinor } = line
    return [{ line: { lineId, sku, category, quantity, amountMinor }, units: ranged(kept), activatesAt: returnableUntil }]
  })
}
