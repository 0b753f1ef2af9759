import fc from 'fast-check'
import { dispositions, type StockCommand } from '../../../../services/inventory/domain/stock/types.ts'
import {
  adjust,
  announce,
  count,
  lift,
  receive,
  redispose,
  setSafety,
  settle,
  suppress,
  takeBack,
  withdraw,
} from '../fixtures.ts'
import { type Ask, asSeen, iso, supplyId, told, units } from './asking.ts'
import { issuing, releasing, releasingPart, reserving } from './asks-promising.ts'
import { travelling } from './asks-travelling.ts'

const coming = [
  told(
    fc.record({ quantity: units, supplyId: fc.option(supplyId, { nil: undefined }) }),
    ({ quantity, supplyId: of }) => `receive ${quantity}${of ? ` of ${of}` : ''}`,
    ({ quantity, supplyId: of }, at) => receive(quantity, { supplyId: of, at }),
  ),
  told(
    fc.record({ id: supplyId, quantity: units, hours: fc.nat(72) }),
    ({ id, quantity, hours }) => `announce ${quantity} as ${id} for hour ${hours}`,
    ({ id, quantity, hours }, at) => announce(id, quantity, iso(hours * 60), { at }),
  ),
  told(
    supplyId,
    id => `withdraw ${id}`,
    (id, at) => withdraw(id, { at }),
  ),
]

const looking = [
  told(
    fc.constant(null),
    () => 'settle',
    (_, at) => settle({ at }),
  ),
  told(
    fc.integer({ min: -6, max: 6 }).map(difference => difference || 1),
    difference => `adjust by ${difference}`,
    (difference, at) => adjust(difference, { at }),
  ),
  told(
    fc.record({ counted: fc.nat(9), from: fc.oneof(fc.constant(asSeen), fc.integer({ min: -3, max: 9 })) }),
    ({ counted, from }) => `count ${counted}${from === asSeen ? '' : `, from ${from}`}`,
    ({ counted, from }, at) => count(counted, { from, at }),
  ),
]

const holdingBack = told(
  fc.record({ held: fc.nat(3), how: fc.constantFrom('set safety to', 'suppress', 'suppress all and', 'lift') }),
  ({ held, how }) => `${how} ${held}`,
  ({ held, how }, at): StockCommand => {
    if (how === 'suppress all and') return { ...suppress(held, { at }), andAllAvailable: true } as StockCommand
    return { ...(how === 'lift' ? lift : how === 'suppress' ? suppress : setSafety)(held), at }
  },
)

const disposition = fc.constantFrom(...dispositions)
const part = fc.record({ disposition, quantity: units })
const parts = fc.uniqueArray(part, { minLength: 1, maxLength: 2, selector: each => each.disposition })
const way = fc
  .record({ quantity: fc.integer({ min: 1, max: 4 }), from: fc.constantFrom('damaged', 'quarantine'), to: disposition })
  .filter(({ from, to }) => from !== to && to !== 'quarantine')
const comingBack = [
  told(
    fc.record({ id: fc.constantFrom('e-1', 'e-2', 'e-3', 'e-4'), parts }),
    ({ id, parts: came }) => `take back ${came.map(each => `${each.quantity} ${each.disposition}`).join(' and ')} as ${id}`,
    ({ id, parts: came }, at) => takeBack(id, came, { at }),
  ),
  told(
    way,
    ({ quantity, from, to }) => `make ${quantity} ${from} ${to}`,
    ({ quantity, from, to }, at) => redispose(quantity, { from, to, at }),
  ),
]

/** Whatever can be asked of a position, by kind; what is rarely of consequence alone comes less often. */
export const asks: fc.Arbitrary<Ask>[] = [
  ...[...coming, ...coming, ...looking, holdingBack, ...comingBack],
  ...[reserving, reserving, reserving, reserving, reserving, releasing, releasingPart, releasingPart, issuing, issuing],
  ...travelling,
]
