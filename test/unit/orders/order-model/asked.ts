import type { OrderCommand } from '../../../../services/orders/domain/commands.ts'

export type Asked<Type extends OrderCommand['type']> = Extract<OrderCommand, { type: Type }>
/** What comes of a command that isn't refused. */
export type Done = 'done' | 'nothing'
