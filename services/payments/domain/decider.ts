import type { Decider } from '#kernel/decider.ts'
import type { PaymentCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { PaymentEvent } from './events.ts'
import { evolve, initial } from './evolve.ts'
import type { Payment } from './payment.ts'

export const paymentDecider: Decider<PaymentCommand, PaymentEvent, Payment> = { initial, decide, evolve }
