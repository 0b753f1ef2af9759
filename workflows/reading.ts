import { status } from '@grpc/grpc-js'
import { CallFailed } from '#platform/grpc/call-failed.ts'
import type { Fulfilment__Output } from '#protos/nahr/orders/v1/Fulfilment.ts'
import type { Order__Output } from '#protos/nahr/orders/v1/Order.ts'
import type { Return__Output } from '#protos/nahr/returns/v1/Return.ts'
import type { Clients } from './clients.ts'

/** The order as its stream tells it now; null: there is none. */
export const readOrder = async ({ orders }: Pick<Clients, 'orders'>, orderId: string): Promise<Order__Output | null> =>
  (await orNull(orders.getOrder({ orderId })))?.order ?? null

/** The return as its stream tells it now; null: there is none. */
export const readReturn = async ({ returns }: Pick<Clients, 'returns'>, returnId: string): Promise<Return__Output | null> =>
  (await orNull(returns.getReturn({ returnId })))?.return ?? null

export const isThere = async (reading: Promise<unknown>): Promise<boolean> => (await orNull(reading)) !== null

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof CallFailed && error.code === status.NOT_FOUND) return null
    throw error
  }
}

/** What of a group is promised of goods that are still to come; `expectedAt`: when the last of them, null where nobody knows. */
export function awaitedGoods({ awaits }: Pick<Fulfilment__Output, 'awaits'>): { expectedAt: string | null } | null {
  if (awaits.length === 0) return null
  const days = awaits.map(({ expectedAt }) => timeOf(expectedAt))
  return { expectedAt: days.every(day => day !== null) ? (days.sort().at(-1) ?? null) : null }
}

type WireTimestamp = { seconds: string; nanos: number }

/** ISO-8601 UTC. */
export function timeOf(timestamp: WireTimestamp | null | undefined): string | null {
  if (!timestamp) return null
  return new Date(Number(timestamp.seconds) * 1000 + Math.floor(timestamp.nanos / 1e6)).toISOString()
}
