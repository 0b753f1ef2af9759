import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { CallFailed, createClient, type PromiseClient } from '#platform/grpc/client.ts'
import { pickupCode } from '#platform/pickup-code.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { CatalogServiceClient } from '#protos/nahr/inventory/v1/CatalogService.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { LoyaltyServiceClient } from '#protos/nahr/loyalty/v1/LoyaltyService.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'
import { type RunningPart, startPart } from '../../../deploy/local/part.ts'
import { patient } from '../../support/patient.ts'
import { startTestStack } from '../../support/stack.ts'
import { startTestTemporal } from '../../support/temporal.ts'

export const STORE = 'store-london'
export const OTHER_STORE = 'store-leeds'
export const SKU = 'mug'
const GROUP = 'pickup-1'
const main = fileURLToPath(new URL('../../../workflows/main.ts', import.meta.url))

/** Services, event store, Temporal and the workflows, each a process of its own, and who calls them. */
export async function startWholeStack({ isTemporalInMemory = false, reconcileSeconds = 2 } = {}) {
  const stack = await startTestStack({ also: ['returns', 'loyalty'] })
  const temporal = await startTestTemporal(isTemporalInMemory ? {} : { databaseFile: join(stack.dataDir, 'temporal.sqlite') })
  const secrets = openSecrets(join(stack.dataDir, 'services/secrets.sqlite'))
  const connection = await Connection.connect({ address: temporal.address })
  const { workflow } = new Client({ connection })
  const open: { close(): void }[] = []
  const connect = <C>(name: string, address: string, key: string): PromiseClient<C> => {
    const client = createClient<C>(name, address, { key, ...patient })
    open.push(client)
    return client
  }
  const { orders: at, inventory: stockAt, payments: moneyAt, returns: returnsAt, loyalty: loyaltyAt } = stack.addresses
  const web = connect<OrderServiceClient>('nahr.orders.v1.OrderService', at, stack.keys.web)
  const store = connect<FulfilmentServiceClient>('nahr.orders.v1.FulfilmentService', at, stack.keys[STORE])
  const otherStore = connect<FulfilmentServiceClient>('nahr.orders.v1.FulfilmentService', at, stack.keys[OTHER_STORE])
  const catalog = connect<CatalogServiceClient>('nahr.inventory.v1.CatalogService', stockAt, stack.keys.operator)
  const inventory = connect<InventoryServiceClient>('nahr.inventory.v1.InventoryService', stockAt, stack.keys.operator)
  const payments = connect<PaymentServiceClient>('nahr.payments.v1.PaymentService', moneyAt, stack.keys.operator)

  const leeds = connect<ReturnServiceClient>('nahr.returns.v1.ReturnService', returnsAt, stack.keys[OTHER_STORE])
  const policies = connect<ReturnServiceClient>('nahr.returns.v1.ReturnService', returnsAt, stack.keys.operator)
  const loyalty = connect<LoyaltyServiceClient>('nahr.loyalty.v1.LoyaltyService', loyaltyAt, stack.keys.web)

  let workflows: RunningPart
  async function startWorkflows(): Promise<void> {
    workflows = startPart({
      name: 'workflows',
      script: main,
      env: {
        NAHR_DATA_DIR: join(stack.dataDir, 'services'),
        NAHR_METRICS_PORT: '0',
        NAHR_EVENTSTORE_URL: stack.eventstoreUrl,
        NAHR_ORDERS_ADDRESS: at,
        NAHR_INVENTORY_ADDRESS: stockAt,
        NAHR_PAYMENTS_ADDRESS: moneyAt,
        NAHR_RETURNS_ADDRESS: returnsAt,
        NAHR_LOYALTY_ADDRESS: loyaltyAt,
        NAHR_TEMPORAL_ADDRESS: temporal.address,
        NAHR_RECONCILE_SECONDS: String(reconcileSeconds),
      },
      logFile: join(stack.dataDir, 'logs/workflows.log'),
    })
    await workflows.ready
  }
  async function endWorkflows(signal: NodeJS.Signals) {
    workflows.kill(signal)
    return workflows.ended
  }
  await startWorkflows()

  const location = {
    locationId: STORE,
    kind: 'LOCATION_KIND_STORE',
    name: 'London',
    countryCode: 'GB',
    timeZone: 'Europe/London',
  } as const
  await catalog.putLocation({ requestId: 'location', location })
  await catalog.putLocation({ requestId: 'other', location: { ...location, locationId: OTHER_STORE, name: 'Leeds' } })
  const item = { sku: SKU, kind: 'ITEM_KIND_GOODS', names: { en: 'Mug' }, category: 'kitchen', taxClass: 'standard' } as const
  await catalog.putItem({ requestId: 'item', item })
  await inventory.receiveStock({
    requestId: 'stock',
    sku: SKU,
    locationId: STORE,
    quantity: '1000000',
    reference: 'opening stock',
  })

  const group = (orderId: string, act: string) => ({ requestId: `${act}-${orderId}`, orderId, fulfilmentId: GROUP })
  return {
    ...stack,
    stack,
    temporal,
    workflow,
    payments,
    leeds,
    policies,
    loyalty,
    catalog,
    inventory,
    stores: { [STORE]: store, [OTHER_STORE]: otherStore },
    web,
    startWorkflows,
    endWorkflows,
    workflowsPid: () => workflows.pid,
    pickupOf: (orderId: string) => workflow.getHandle(`pickup:${orderId}/${GROUP}`),
    async place(
      channelOrderId: string,
      paymentToken = 'sandbox-approve',
      { customerId = '', quantity = 1 } = {},
    ): Promise<Order__Output> {
      const amountMinor = String(quantity * 1250)
      const { order } = await web.placeOrder(
        {
          requestId: channelOrderId,
          channelOrderId,
          currencyCode: 'GBP',
          pricesIncludeTax: true,
          lines: [{ lineId: '1', sku: SKU, quantity: String(quantity), unitPriceMinor: '1250', fulfilmentId: GROUP }],
          fulfilments: [{ fulfilmentId: GROUP, method: 'FULFILMENT_METHOD_PICKUP', locationId: STORE }],
          tenders: [{ tenderId: 'card', kind: 'TENDER_KIND_CARD', amountMinor, currencyCode: 'GBP', paymentToken }],
          totalMinor: amountMinor,
          customerId,
        },
        { deadlineMs: 20_000 },
      )
      if (!order) throw new Error('an order without an order')
      return order
    },
    async makeReady(orderId: string, keepMs?: number, quantity = 1): Promise<void> {
      await store.startPicking(group(orderId, 'start'))
      await store.recordPick({ ...group(orderId, 'pick'), lines: [{ lineId: '1', quantity: String(quantity) }] })
      const ready = group(orderId, 'ready')
      const keptFor = async (ms: number) => {
        const until = Date.now() + ms
        const pickupUntil = { seconds: String(Math.floor(until / 1000)), nanos: (until % 1000) * 1_000_000 }
        await store.markReady({ ...ready, pickupUntil }).catch(async error => {
          // That time has passed before it was read: nothing was decided.
          if (!(error instanceof CallFailed) || error.reason !== 'INVALID_FIELD') throw error
          await keptFor(ms * 2)
        })
      }
      await (keepMs === undefined ? store.markReady(ready) : keptFor(keepMs))
    },
    handOver: (orderId: string) => store.handOver({ ...group(orderId, 'give'), code: pickupCode(secrets, orderId, GROUP) }),
    rejectPickup: (orderId: string) => store.rejectFulfilment({ ...group(orderId, 'reject'), reason: 'broken' }),
    async reserved(): Promise<string | undefined> {
      const { stock } = await inventory.getStock({ sku: SKU, locationId: STORE })
      return stock?.reserved
    },
    async stop() {
      await endWorkflows('SIGTERM')
      for (const client of open) client.close()
      await connection.close()
      await temporal.stop()
      secrets.close()
      await stack.stop()
    },
  }
}

export type WholeStack = Awaited<ReturnType<typeof startWholeStack>>
