import { setTimeout as delay } from 'node:timers/promises'
import type { AdjustStockRequest } from '#protos/nahr/inventory/v1/AdjustStockRequest.ts'
import type { GetLocationRequest } from '#protos/nahr/inventory/v1/GetLocationRequest.ts'
import type { PutItemRequest } from '#protos/nahr/inventory/v1/PutItemRequest.ts'
import type { PutLocationRequest } from '#protos/nahr/inventory/v1/PutLocationRequest.ts'
import type { ReceiveStockRequest } from '#protos/nahr/inventory/v1/ReceiveStockRequest.ts'
import type { EnrolRequest } from '#protos/nahr/loyalty/v1/EnrolRequest.ts'
import type { GetAccountRequest } from '#protos/nahr/loyalty/v1/GetAccountRequest.ts'
import type { GetAccountResponse__Output } from '#protos/nahr/loyalty/v1/GetAccountResponse.ts'
import type { ListTransactionsRequest } from '#protos/nahr/loyalty/v1/ListTransactionsRequest.ts'
import type { ListTransactionsResponse__Output } from '#protos/nahr/loyalty/v1/ListTransactionsResponse.ts'
import type { GetOrderRequest } from '#protos/nahr/orders/v1/GetOrderRequest.ts'
import type { ListOrdersRequest } from '#protos/nahr/orders/v1/ListOrdersRequest.ts'
import type { ListOrdersResponse__Output } from '#protos/nahr/orders/v1/ListOrdersResponse.ts'
import type { PlaceOrderRequest } from '#protos/nahr/orders/v1/PlaceOrderRequest.ts'
import type { PlaceOrderResponse__Output } from '#protos/nahr/orders/v1/PlaceOrderResponse.ts'
import type { GetReturnRequest } from '#protos/nahr/returns/v1/GetReturnRequest.ts'
import type { GetReturnResponse__Output } from '#protos/nahr/returns/v1/GetReturnResponse.ts'
import type { RequestReturnRequest } from '#protos/nahr/returns/v1/RequestReturnRequest.ts'
import type { RequestReturnResponse__Output } from '#protos/nahr/returns/v1/RequestReturnResponse.ts'

/** What the import calls; failures carry a gRPC `code` and Nahr's `reason`. */
export type ImportApi = {
  getLocation(request: GetLocationRequest): Promise<unknown>
  putLocation(request: PutLocationRequest): Promise<unknown>
  putItem(request: PutItemRequest): Promise<unknown>
  receiveStock(request: ReceiveStockRequest): Promise<unknown>
  adjustStock(request: AdjustStockRequest): Promise<unknown>
  placeOrder(request: PlaceOrderRequest): Promise<PlaceOrderResponse__Output>
  getOrder(request: GetOrderRequest): Promise<unknown>
  listOrders(request: ListOrdersRequest): Promise<ListOrdersResponse__Output>
  requestReturn(request: RequestReturnRequest): Promise<RequestReturnResponse__Output>
  getReturn(request: GetReturnRequest): Promise<GetReturnResponse__Output>
  enrol(request: EnrolRequest): Promise<unknown>
  getAccount(request: GetAccountRequest): Promise<GetAccountResponse__Output>
  listTransactions(request: ListTransactionsRequest): Promise<ListTransactionsResponse__Output>
}

/** The services can't be reached, or don't answer in time, however often they are asked. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** A request that was answered with no. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** gRPC's own numbers. */
export const status = {
  UNKNOWN: 2,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  ABORTED: 10,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  UNAUTHENTICATED: 16,
}

const silence = new Set<unknown>([status.UNAVAILABLE, status.DEADLINE_EXCEEDED])
const passing = new Set<unknown>([status.ABORTED, status.INTERNAL, status.UNKNOWN, status.RESOURCE_EXHAUSTED])

export type Patience = { attempts: number; firstWaitMs: number; longestWaitMs: number }
/** About a minute in all. */
export const patience: Patience = { attempts: 12, firstWaitMs: 100, longestWaitMs: 10_000 }

/** Asks again, ever more rarely, while there is no answer or one that may pass: every request may safely be repeated. */
export async function asking<Answer>(
  call: () => Promise<Answer>,
  { attempts, firstWaitMs, longestWaitMs } = patience,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (failure) {
      const { code, reason } = Object(failure) as { code?: unknown; reason?: unknown }
      const message = failure instanceof Error ? failure.message : String(failure)
      if (typeof code !== 'number') throw failure
      if (code === status.UNAUTHENTICATED || code === status.PERMISSION_DENIED)
        throw new Unreachable(`the services don't accept this key: ${reason || message}`)
      if (silence.has(code) && attempt >= attempts) throw new Unreachable(`no answer after ${attempt} attempts: ${message}`)
      if (!silence.has(code) && (!passing.has(code) || attempt >= attempts / 2)) throw new Refused(code, describe(failure))
      await delay(Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1)))
    }
  }
}

function describe(failure: unknown): string {
  const { reason, figures, message } = Object(failure) as {
    reason?: unknown
    figures?: Record<string, string>
    message?: unknown
  }
  const explained = Object.entries(figures ?? {}).map(([name, value]) => `${name} ${value}`)
  return `${reason || message}${explained.length > 0 ? ` (${explained.join(', ')})` : ''}`
}
