import { randomUUID } from 'node:crypto'
import { WorkflowNotFoundError } from '@temporalio/client'
import { createClient } from '#platform/grpc/client.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import { OTHER_STORE, SKU, type WholeStack } from '../../workflows/support/whole-stack.ts'

const FINAL = 'final'
/** Units of one order. */
export const UNITS = 20

/** What a till does: sells what is carried out, and takes back what was collected elsewhere. */
export async function openTill(stack: WholeStack) {
  const orders = createClient<OrderServiceClient>('nahr.orders.v1.OrderService', stack.addresses.orders, {
    key: stack.keys[OTHER_STORE],
    retries: 20,
  })
  const otherwise = { windowDays: 28, finalSale: false, restockingFeeBps: 0 }
  const categories = [{ category: FINAL, windowDays: 0, finalSale: true, restockingFeeBps: 0 }]
  const effectiveFrom = { seconds: String(Math.floor(Date.now() / 1000)) }
  const policy = { effectiveFrom, otherwise, categories, noReceiptLimitMinor: '0' }
  await stack.policies.putReturnPolicy({ requestId: 'policy', policy })
  const item = { kind: 'ITEM_KIND_GOODS', names: { en: 'Last mug' }, category: FINAL, taxClass: 'standard' } as const
  await stack.catalog.putItem({ requestId: FINAL, item: { ...item, sku: FINAL } })
  for (const sku of [FINAL, SKU]) {
    const received = { sku, locationId: OTHER_STORE, quantity: '1000000', reference: 'opening stock' }
    await stack.inventory.receiveStock({ requestId: `stock-${sku}`, ...received })
  }

  async function sell(customerId: string, sku: string): Promise<string> {
    const channelOrderId = randomUUID()
    const { order } = await orders.placeOrder(
      {
        ...{ requestId: channelOrderId, channelOrderId, customerId, currencyCode: 'GBP', pricesIncludeTax: true },
        lines: [{ lineId: '1', sku, quantity: '1', unitPriceMinor: '1250', fulfilmentId: 'bag' }],
        fulfilments: [{ fulfilmentId: 'bag', method: 'FULFILMENT_METHOD_CARRY_OUT', locationId: OTHER_STORE }],
        tenders: [{ tenderId: 'cash', kind: 'TENDER_KIND_CASH', amountMinor: '1250', currencyCode: 'GBP' }],
        totalMinor: '1250',
      },
      { deadlineMs: 20_000 },
    )
    return order?.orderId ?? ''
  }

  return {
    close: () => orders.close(),
    async enrol(customerId: string): Promise<string> {
      await stack.loyalty.enrol({ requestId: customerId, customerId })
      return customerId
    },
    /** Its points become active at once: it can't come back. */
    sellForGood: (customerId: string) => sell(customerId, FINAL),
    sell: (customerId: string) => sell(customerId, SKU),
    /** Ordered online, paid by card, collected in London. */
    async collected(customerId: string): Promise<string> {
      const { orderId } = await stack.place(randomUUID(), undefined, { customerId, quantity: UNITS })
      await stack.makeReady(orderId, undefined, UNITS)
      await stack.handOver(orderId)
      await endOf(stack, `pickup:${orderId}/pickup-1`)
      return orderId
    },
    /** A walk-in: one unit, looked at and taken at once. */
    async takeBack(orderId: string): Promise<string> {
      const answer = await stack.leeds.requestReturn(
        {
          ...{ requestId: randomUUID(), purchase: { orderId }, quotedRefundMinor: '1250' },
          lines: [{ lineId: '1', quantity: '1' }],
          receivedAtLocationId: OTHER_STORE,
          inspection: [{ lineId: '1', verdict: 'VERDICT_ACCEPT', disposition: 'DISPOSITION_SELLABLE' }],
        },
        { deadlineMs: 20_000 },
      )
      return answer.return?.returnId ?? ''
    },
  }
}

export type Till = Awaited<ReturnType<typeof openTill>>

/** The run's end, once the fact that starts it was forwarded. */
export async function endOf({ workflow }: WholeStack, id: string): Promise<unknown> {
  for (;;) {
    try {
      return await workflow.getHandle(id).result()
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    }
  }
}
