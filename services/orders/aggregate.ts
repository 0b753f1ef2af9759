import { codeVersion } from '#platform/code-version.ts'
import type { Aggregate, Handled, Handler } from '#platform/handle.ts'
import { differsBetweenRetries, type OrderCommand } from './domain/commands.ts'
import { orderDecider } from './domain/decider.ts'
import type { OrderEvent } from './domain/events.ts'
import type { Order } from './domain/order.ts'
import { decodeEvent } from './stored-events.ts'
import { orderSnapshot } from './stored-order.ts'

export const orderAggregate: Aggregate<OrderCommand, OrderEvent, Order> = {
  decider: orderDecider,
  decode: decodeEvent,
  snapshot: orderSnapshot,
  codeVersion: codeVersion(
    ...['./domain/', './stored-events.ts', './stored-order.ts'].map(path => new URL(path, import.meta.url)),
  ),
  ignoreInHash: differsBetweenRetries,
  // Most orders are let alone for hours once they are placed, and are read anew in one call then.
  remembered: 500,
}

export type Orders = Handler<OrderCommand, OrderEvent, Order>
export type HandledOrder = Handled<OrderEvent, Order>
