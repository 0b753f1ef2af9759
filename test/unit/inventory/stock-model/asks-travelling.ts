import fc from 'fast-check'
import { reserve } from '../fixtures.ts'
import { type Ask, told, units } from './asking.ts'
import { reservationId } from './asks-promising.ts'

const transferId = fc.constantFrom('t-1', 't-2', 't-3', 't-4')
/** What a transfer holds for itself. */
const unpromised = (id: string): number => Number(id.slice('t-'.length))
/** Those that are named, or one that is open. */
type Carries = { reservationId: string; quantity: number }
const some = fc.uniqueArray(fc.record({ reservationId, quantity: units }), {
  maxLength: 3,
  selector: promise => promise.reservationId,
})
const promises: fc.Arbitrary<Carries[]> = fc.oneof(
  some,
  fc.tuple(fc.record({ reservationId: fc.constant('open 0'), quantity: units })),
)
const terms = { owner: { stream: 'order-o-1', step: 'placement/1' }, holdUntil: null }
const shown = (all: Carries[]): string => all.map(each => ` with ${each.quantity} of ${each.reservationId}`).join('')

export const travelling: fc.Arbitrary<Ask>[] = [
  told(
    transferId,
    id => `reserve ${unpromised(id)} for ${id}`,
    (id, at) => ({
      ...reserve(`transfer-${id}`, unpromised(id), { at }),
      owner: { stream: `transfer-${id}`, step: 'transfer' },
    }),
  ),
  told(
    fc.record({ id: transferId, carries: promises }),
    ({ id, carries }) => `send ${id}${shown(carries)}`,
    ({ id, carries }, at) => {
      const quantity = carries.reduce((sum, carried) => sum + carried.quantity, unpromised(id))
      return { type: 'SendTransfer', transferId: id, to: 'york', reservationId: `transfer-${id}`, quantity, carries, at }
    },
  ),
  told(
    fc.record({ id: transferId, quantity: fc.nat(9), promises }),
    ({ id, quantity, promises: came }) => `see ${quantity} arrive as ${id}${shown(came)}`,
    ({ id, quantity, promises: came }, at) => {
      const promised = came.map(promise => ({ ...promise, ...terms }))
      return { type: 'ArriveTransfer', transferId: id, from: 'depot', quantity, promised, at }
    },
  ),
]
