import type { Decider } from '#kernel/decider.ts'
import { decide } from './decide.ts'
import { evolve, initial } from './evolve.ts'
import type { Payment, PaymentCommand, PaymentEvent } from './payment.ts'

export const paymentDecider: Decider<PaymentCommand, PaymentEvent, Payment> = { initial, decide, evolve }
