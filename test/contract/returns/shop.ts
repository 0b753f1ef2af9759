import { join } from 'node:path'
import { openDatabase } from '#platform/database.ts'
import { connectEventStore } from '#platform/event-store.ts'
import { createClient } from '#platform/grpc/client.ts'
import { verify } from '#platform/verify.ts'
import type { InventoryServiceClient } from '#protos/nahr/inventory/v1/InventoryService.ts'
import type { ClaimServiceClient } from '#protos/nahr/orders/v1/ClaimService.ts'
import type { Order__Output as Order } from '#protos/nahr/orders/v1/Order.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { StoredValueServiceClient } from '#protos/nahr/payments/v1/StoredValueService.ts'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import type { Return__Output as Return } from '#protos/nahr/returns/v1/Return.ts'
import type { ReturnServiceClient } from '#protos/nahr/returns/v1/ReturnService.ts'
import { createAudit } from '../../../services/ops/audit/audit.ts'
import { readModels } from '../../../services/ops/commands/verify.ts'
import { patient } from '../../support/patient.ts'
import { type CallerName, openShop as openOrders, orderOf, unique } from '../orders/shop.ts'
import { silentLog } from '../orders/silent-log.ts'

export { orderOf, refusal, unique } from '../orders/shop.ts'
export type Shop = Awaited<ReturnType<typeof openShop>>

/** The shop in Leeds and the depot, with returns, and a client of them for every caller. */
export async function openShop() {
  const shop = await openOrders({}, ['returns'])
  const open: { close(): void }[] = []
  const returnsAs = (key: string | null, address = shop.addresses.returns) => {
    const client = createClient<ReturnServiceClient>('nahr.returns.v1.ReturnService', address, { key, ...patient })
    open.push(client)
    return client
  }
  const returns = Object.fromEntries(Object.entries(shop.keys).map(([name, key]) => [name, returnsAs(key)])) as Record<
    CallerName,
    ReturnType<typeof returnsAs>
  >
  const claims = createClient<ClaimServiceClient>('nahr.orders.v1.ClaimService', shop.addresses.orders, {
    key: shop.keys.service,
    ...patient,
  })
  const stockAsService = createClient<InventoryServiceClient>('nahr.inventory.v1.InventoryService', shop.addresses.inventory, {
    key: shop.keys.service,
    ...patient,
  })
  const credits = createClient<StoredValueServiceClient>('nahr.payments.v1.StoredValueService', shop.addresses.payments, {
    key: shop.keys.service,
    ...patient,
  })
  open.push(claims, stockAsService, credits)
  return {
    ...shop,
    returns,
    returnsAs,
    claims,
    credits,
    /** A sale at the till, carried out: three units at 5.00, unless told otherwise. */
    async sold(over: Partial<PlaceOrderRequest> = {}): Promise<Order> {
      const sku = await shop.stocked(unique('mug'), 100)
      const fulfilments = [{ fulfilmentId: 'f-1', method: 'FULFILMENT_METHOD_CARRY_OUT' as const, locationId: 'leeds' }]
      const { order } = await shop.orders.till.placeOrder(orderOf(sku, { fulfilments, ...over }))
      if (!order) throw new Error('nothing was placed')
      return order
    },
    /** What the process does with what was accepted, but for the money. */
    async carriedOut(returnId: string): Promise<void> {
      const { return: returned } = await returns.service.getReturn({ returnId })
      for (const { number, lines, refunds } of returned?.grants ?? []) {
        const units = lines.map(line => ({ lineId: line.lineId, units: line.units }))
        const requestId = unique('carry-out')
        await claims.recordReturned({ requestId, orderId: returned?.orderId ?? '', returnId, lines: units, refunds })
        const goods = lines.map(({ sku, locationId, disposition, units: ranges }) => {
          const quantity = ranges.reduce((sum, { first, last }) => sum + Number(last) - Number(first) + 1, 0)
          return { sku, locationId, disposition, quantity }
        })
        const owner = { stream: `return-${returnId}`, step: `acceptance/${number}` }
        await stockAsService.returnStock({ requestId, entryId: `${returnId}/${number}`, owner, lines: goods })
      }
    },
    /** What stands in the stream of a return, by type. */
    async told(returned: Pick<Return, 'returnId'>): Promise<string[]> {
      return (await shop.eventsOf(`return-${returned.returnId}`)).map(({ type }) => type)
    },
    /** What is wrong with the log and the read models of returns; what nobody has carried out yet is not. */
    async wrongs(): Promise<unknown[]> {
      await returns.operator.listReturns({ minPosition: String(await shop.logEnd()) })
      const store = connectEventStore(shop.eventstoreUrl, silentLog)
      const database = openDatabase(join(shop.dataDir, 'services', 'returns.sqlite'))
      try {
        const audit = createAudit()
        for await (const event of store.readAll()) audit.take(event)
        const { checked } = audit.finish({ marginMs: 86_400_000, isCut: false })
        const ofReturns = await Promise.all((readModels.returns ?? []).map(model => verify(store, database, model)))
        return [...checked.flatMap(({ violation }) => violation ?? []), ...ofReturns.flat()]
      } finally {
        database.close()
        await store.dispose()
      }
    },
    async close() {
      for (const client of open) client.close()
      await shop.close()
    },
  }
}

/** A return of some units of an order's first line, taken for whatever it gives back. */
export const returnOf = (order: Order, quantity: number, over: Partial<RequestReturnRequest> = {}): RequestReturnRequest => ({
  requestId: unique('return'),
  purchase: { orderId: order.orderId },
  lines: [{ lineId: 'l-1', quantity }],
  quotedRefundMinor: '-1',
  reason: 'too small',
  ...over,
})

export const accepting = (lineId = 'l-1') => ({
  lineId,
  verdict: 'VERDICT_ACCEPT' as const,
  disposition: 'DISPOSITION_SELLABLE' as const,
})
