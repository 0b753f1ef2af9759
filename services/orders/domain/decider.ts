import type { Decider } from '#kernel/decider.ts'
import type { OrderCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { OrderEvent } from './events.ts'
import { evolve, initial } from './evolve.ts'
import type { Order } from './order.ts'

export const orderDecider: Decider<OrderCommand, OrderEvent, Order> = { initial, decide, evolve }
