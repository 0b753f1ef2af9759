import fc from 'fast-check'
import { issue, release, reserve } from '../fixtures.ts'
import { type Ask, iso, told, units } from './asking.ts'

/** One of a few, or one that is open when it is asked for. */
export const reservationId = fc.constantFrom('r-0', 'r-1', 'r-2')
const openId = fc.constantFrom('open 0', 'open 1', 'open 2')
const someId = fc.oneof(reservationId, openId, openId)

const hour = fc.option(fc.nat(72), { nil: null })
const terms = fc.record({
  id: fc.oneof(reservationId, fc.constant('new')),
  quantity: units,
  order: fc.constantFrom('o-1', 'o-1', 'o-1', 'o-2'),
  holdMinutes: fc.option(fc.constantFrom(0, 5, 30, 60, 600), { freq: 2 }),
  decidedAgo: fc.oneof(fc.constant(0), fc.nat(300), fc.nat(1600)),
  partial: fc.boolean(),
  by: fc.option(hour, { nil: undefined }),
})
const supplied = (by: number | null | undefined): string =>
  by === undefined ? '' : by === null ? ', of any supply' : `, of supply by hour ${by}`

export const reserving: fc.Arbitrary<Ask> = told(
  terms,
  ({ id, quantity, order, holdMinutes, decidedAgo, partial, by }) =>
    `reserve ${partial ? 'up to ' : ''}${quantity} as ${id} for ${order}, decided ${decidedAgo} min ago` +
    `${holdMinutes === null ? '' : `, for ${holdMinutes} min`}${supplied(by)}`,
  ({ id, quantity, order, holdMinutes, decidedAgo, partial, by }, at, minutes) =>
    reserve(id, quantity, {
      ...{ at, order, partial, decidedAt: iso(minutes - decidedAgo) },
      ...(by === undefined ? {} : { by: by === null ? null : iso(by * 60) }),
      until: holdMinutes === null ? null : iso(minutes + holdMinutes),
    }),
)

export const releasing: fc.Arbitrary<Ask> = told(
  someId,
  id => `release ${id}`,
  (id, at) => release(id, { at }),
)

export const releasingPart: fc.Arbitrary<Ask> = told(
  fc.record({ id: someId, releaseId: fc.constantFrom('p-1', 'p-2', 'p-3'), quantity: units, isRest: fc.boolean() }),
  ({ id, releaseId, quantity, isRest }) => `release ${isRest ? 'a rest of ' : ''}${quantity} of ${id} as ${releaseId}`,
  ({ id, releaseId, quantity, isRest }, at) => release(id, { part: { releaseId, quantity, ...(isRest ? { isRest } : {}) }, at }),
)

export const issuing: fc.Arbitrary<Ask> = told(
  fc.record({
    id: fc.constantFrom('i-1', 'i-2', 'i-3', 'i-4', 'i-5', 'i-6'),
    quantity: units,
    against: fc.option(someId),
    order: fc.constantFrom('o-1', 'o-1', 'o-1', 'o-2'),
    alreadyLeft: fc.boolean(),
  }),
  ({ id, quantity, against, order, alreadyLeft }) =>
    `issue ${quantity} for ${order} as ${id}${against ? ` against ${against}` : ''}${alreadyLeft ? ', already left' : ''}`,
  ({ id, quantity, against, order, alreadyLeft }, at) => issue(id, quantity, { against, order, alreadyLeft, at }),
)
