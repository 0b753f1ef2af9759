import fc from 'fast-check'
import type { OrderCommand } from '../../../../services/orders/domain/commands.ts'
import type { Asked } from './asked.ts'
import { iso, promisedIn } from './asking.ts'
import type { Desk } from './placing.ts'

/** What may be asked of an order before it is placed. */
export type Early = {
  does: 'authorise' | 'authorise late' | 'give up' | 'give up ahead' | 'miscount' | 'miss money' | 'cancel' | 'settle'
  payment: number
}
export const early: fc.Arbitrary<Early[]> = fc.array(
  fc.record({
    does: fc.constantFrom<Early['does']>(
      'authorise',
      'authorise',
      'authorise late',
      'give up',
      'give up ahead',
      'miscount',
      'miss money',
      'cancel',
      'settle',
    ),
    payment: fc.nat(2),
  }),
  { maxLength: 4 },
)

export function askedEarly({ does, payment }: Early, order: Asked<'PlaceOrder'>, { abandoned }: Desk): OrderCommand {
  const [attempt, at] = [abandoned + 1, iso(0)]
  const payments = [{ paymentId: payment === 2 ? 'p-gone' : `p-t${payment}`, tenderId: `t${payment}`, amountMinor: 1 }]
  const told = { notificationId: 'n', at }
  switch (does) {
    case 'authorise':
      return { type: 'RequestAuthorizations', attempt, payments, at }
    case 'authorise late':
      return { type: 'RequestAuthorizations', attempt: attempt + 1, payments, at }
    case 'give up':
      return { type: 'AbandonPlacement', attempt: abandoned + (payment === 0 ? 0 : 1), because: 'refused', holds: [], at }
    case 'give up ahead':
      return { type: 'AbandonPlacement', attempt: attempt + 1, because: 'refused', holds: [], at }
    case 'miscount':
      return { ...order, attempt, placement: { ...order.placement, totalMinor: order.placement.totalMinor + 1 } }
    case 'miss money':
      return { ...order, attempt, placement: { ...order.placement, tenders: order.placement.tenders.slice(1) } }
    case 'cancel':
      return { type: 'CancelOrder', reason: '', ...told }
    case 'settle':
      return {
        type: 'SettlePayment',
        tenderId: 't0',
        outcome: { state: 'authorized' },
        anew: promisedIn(1, { minutes: 0, at, number: 0 }),
        ...told,
      }
  }
}
/** Placed by an attempt that has been given up, by the one under way, and as another order. */
export const placings = (order: Asked<'PlaceOrder'>, { abandoned }: Desk): OrderCommand[] => [
  ...(abandoned > 0 ? [{ ...order, attempt: abandoned }] : []),
  { ...order, attempt: abandoned + 1 },
  { ...order, attempt: abandoned + 1, placedAs: 'as-2' },
]
