import type { OrderSummary__Output } from '#protos/nahr/orders/v1/OrderSummary.ts'
import type { ReturnSummary__Output } from '#protos/nahr/returns/v1/ReturnSummary.ts'
import { accrualKind } from './accrual/kind.ts'
import { deliveryProcessId } from './delivery/contract.ts'
import { deliveryKind } from './delivery/kind.ts'
import { paymentKind } from './payment/kind.ts'
import { pickupProcessId } from './pickup/contract.ts'
import { pickupKind } from './pickup/kind.ts'
import { readOrder, readReturn } from './reading.ts'
import { returnKind } from './return/kind.ts'
import { type FollowedStreams, follow } from './streams.ts'

const UNFINISHED_ORDERS = ['ORDER_STATE_OPEN', 'ORDER_STATE_PAYMENT_PENDING'] as const
/** Of what a person owes, a customer's becomes store credit. */
const OWED_BY_PROCESSES = ['REFUND_OWED_BY_PAYMENT', 'REFUND_OWED_BY_PERSON'] as const
const PAGE_SIZE = 500

const orders = follow({
  category: 'order',
  group: 'workflows',
  read: readOrder,
  revisionOf: ({ revision }) => Number(revision),
  async *unfinished({ orders: service }): AsyncIterable<OrderSummary__Output> {
    for (const state of UNFINISHED_ORDERS)
      yield* paged(async pageToken => {
        const page = await service.listOrders({ state, pageSize: PAGE_SIZE, pageToken })
        return { items: page.orders, nextPageToken: page.nextPageToken }
      })
  },
  idOf: ({ orderId }) => orderId,
  // Of orders whose goods have all left; what the channel owes is nobody's run.
  async *owed({ orders: service }, open) {
    const isOpen = (group: { orderId: string; fulfilmentId: string }) =>
      open.has(deliveryProcessId(group)) || open.has(pickupProcessId(group))
    for (const owedBy of OWED_BY_PROCESSES)
      for await (const refund of paged(async pageToken => {
        const page = await service.listRefundsOwed({ owedBy, pageSize: PAGE_SIZE, pageToken })
        return { items: page.refunds, nextPageToken: page.nextPageToken }
      }))
        if (!isOpen(refund)) yield refund.orderId
    for await (const capture of paged(async pageToken => {
      const page = await service.listCapturesDue({ pageSize: PAGE_SIZE, pageToken })
      return { items: page.captures, nextPageToken: page.nextPageToken }
    }))
      if (!isOpen(capture)) yield capture.orderId
  },
  kinds: [pickupKind, deliveryKind, paymentKind, accrualKind],
})

const returns = follow({
  category: 'return',
  group: 'workflows-returns',
  read: readReturn,
  revisionOf: ({ revision }) => Number(revision),
  unfinished: ({ returns: service }): AsyncIterable<ReturnSummary__Output> =>
    paged(async pageToken => {
      const page = await service.listReturns({ unfinished: true, pageSize: PAGE_SIZE, pageToken })
      return { items: page.returns, nextPageToken: page.nextPageToken }
    }),
  idOf: ({ returnId }) => returnId,
  kinds: [returnKind],
})

/** The streams whose facts wake processes: one consumer group for each category, so that a new one is read from its beginning. */
export const followed: readonly FollowedStreams[] = [orders, returns]

async function* paged<T>(read: (pageToken: string) => Promise<{ items: T[]; nextPageToken: string }>): AsyncIterable<T> {
  for (let pageToken = ''; ; ) {
    const { items, nextPageToken } = await read(pageToken)
    yield* items
    if (nextPageToken === '') return
    pageToken = nextPageToken
  }
}
