import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createClient } from '#platform/grpc/client.ts'
import type { FulfilmentServiceClient } from '#protos/nahr/orders/v1/FulfilmentService.ts'
import type { OrderServiceClient } from '#protos/nahr/orders/v1/OrderService.ts'
import type { PaymentServiceClient } from '#protos/nahr/payments/v1/PaymentService.ts'
import type { Facts } from '../../deploy/local/parts.ts'
import { isAlive, localOf, type NpmStart, npmStart, pidsOf } from '../support/npm-start.ts'

const PATIENCE = 240_000
const dataDir = mkdtempSync(join(tmpdir(), 'nahr-killed-'))
let next: NpmStart | undefined
afterAll(async () => {
  next?.signal('SIGTERM')
  await next?.ended
  rmSync(dataDir, { recursive: true, force: true })
})

test(
  'killed with -9 amid a journey and an import, its parts stop by themselves, and the next start loses and doubles nothing',
  async () => {
    const killed = npmStart(dataDir)
    const [, code = ''] = await killed.prints(/show the shopper the code (\d{6})/)
    const local = localOf(dataDir)
    process.kill(local.pid, 'SIGKILL')
    await killed.ended

    next = npmStart(dataDir)
    // Started at once, it has to get along with parts of the first that may still be stopping.
    await next.prints(/eventstore +ready/)
    expect(pidsOf(local).filter(isAlive)).toEqual([])
    await next.prints(/Running until ctrl-C/)
    expect(next.output()).toContain('337 orders of 7,290 lines and 74,447 units for £153,652.88')
    expect(next.output()).toContain('every invariant holds')
    expect(await collectedWith(code, localOf(dataDir))).toEqual({ captures: 1, captured: '3650' })
  },
  PATIENCE,
)

/** What became of the one order that waits at the counter, once its payment is captured. */
async function collectedWith(code: string, { addresses, keys }: Facts) {
  const as = (key: string) => ({ key })
  const orders = createClient<OrderServiceClient>('nahr.orders.v1.OrderService', addresses.orders, as(keys.app))
  const till = createClient<FulfilmentServiceClient>(
    'nahr.orders.v1.FulfilmentService',
    addresses.orders,
    as(keys['store-london']),
  )
  const payments = createClient<PaymentServiceClient>('nahr.payments.v1.PaymentService', addresses.payments, as(keys.operator))
  try {
    const ready = { locationId: 'store-london', fulfilmentState: 'FULFILMENT_STATE_READY' as const }
    const { orders: waiting } = await orders.listOrders(ready)
    expect(waiting).toHaveLength(1)
    const orderId = waiting[0]?.orderId ?? ''
    const { order } = await till.handOver({ requestId: 'collect', orderId, fulfilmentId: 'pickup', code })
    for (;;) {
      const { payment } = await payments.getPayment({ paymentId: order?.tenders[0]?.paymentId ?? '' })
      const captures = payment?.operations.filter(({ kind }) => kind === 'OPERATION_KIND_CAPTURE') ?? []
      if (captures.some(({ state }) => state === 'OPERATION_STATE_DONE'))
        return { captures: captures.length, captured: payment?.capturedMinor }
      await pause(50)
    }
  } finally {
    for (const client of [orders, till, payments]) client.close()
  }
}
