import { z } from 'zod'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderSummary__Output } from '#protos/nahr/orders/v1/OrderSummary.ts'
import type { Clients } from '../clients.ts'
import type { ProcessKind } from '../process.ts'
import { isThere } from '../reading.ts'
import { ACCRUING, accrualProcessId } from './contract.ts'
import { hasLeft } from './standing.ts'

const placed = z.object({
  customerId: z.string().nullish(),
  fulfilments: z.array(z.object({ leftAt: z.string().nullish() })),
})

export const accrualKind: ProcessKind<Order__Output, OrderSummary__Output> = {
  name: 'accrual',
  isWaitingLong: true,
  wokenBy({ type, data }) {
    switch (type) {
      case 'OrderPlaced': {
        const { customerId, fulfilments } = placed.parse(data)
        return customerId && fulfilments.some(({ leftAt }) => leftAt) ? { part: null } : null
      }
      case 'FulfilmentHandedOver':
      case 'FulfilmentRejected':
      case 'FulfilmentExpired':
      case 'ShipmentDelivered':
      case 'ShipmentLost':
      case 'UnitsCancelled':
      case 'OrderAmended':
      case 'OrderCancelled':
        return { part: null }
      default:
        return null
    }
  },
  processesOf(order) {
    const { orderId, customerId, channelId: channel } = order
    if (customerId === '') return []
    return [
      {
        workflow: accrualKind.name,
        id: accrualProcessId({ orderId }),
        input: { orderId },
        summary: 'Points of an order',
        ...{ orderId, channel, storeId: null, part: null },
        progress: { stage: ACCRUING, dueAt: null },
        comesBack: false,
        isOwed: async clients => hasLeft(order) && (await hasAccount(customerId, clients)),
      },
    ]
  },
  // Whether an order's points are promised no list tells. Its facts come again until they are told; runs that broke are listed.
  isMissed: () => false,
}

const hasAccount = (customerId: string, { loyalty }: Clients): Promise<boolean> => isThere(loyalty.getAccount({ customerId }))
