import type { Decider } from '#kernel/decider.ts'
import type { ReturnCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { ReturnEvent } from './events.ts'
import { evolve, initial } from './evolve.ts'
import type { Return } from './return.ts'

export const returnDecider: Decider<ReturnCommand, ReturnEvent, Return> = { initial, decide, evolve }
