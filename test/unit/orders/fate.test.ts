import { expect, test } from 'vitest'
import { orderDecider } from '../../../services/orders/domain/decider.ts'
import type { OrderEvent } from '../../../services/orders/domain/events.ts'
import { fateOfHold } from '../../../services/orders/domain/fate.ts'
import { abandoned, cancel, placed } from './fixtures.ts'

const cancelled = (...events: OrderEvent[]) => [
  ...events,
  ...orderDecider.decide(cancel(), events.reduce(orderDecider.evolve, orderDecider.initial)),
]
const own = { attempt: 1, reservationId: 'r-1' }

test.each([
  ['nothing was decided yet', [], own, 'undecided'],
  ['its attempt was abandoned', [abandoned(1)], own, 'void'],
  ['the attempt before its own was abandoned', [abandoned(1)], { attempt: 2, reservationId: 'r-1' }, 'undecided'],
  ['the order names it', [placed()], own, 'committed'],
  ['the order was placed without it', [placed()], { attempt: 1, reservationId: 'r-other' }, 'void'],
  ['the order was placed by a later attempt', [abandoned(1), placed({ attempt: 2, holds: [] })], own, 'void'],
  ['the order that names it was cancelled', cancelled(placed()), own, 'void'],
] as const)('a hold where %s', (_, events, hold, fate) => {
  expect(fateOfHold([...events].reduce(orderDecider.evolve, orderDecider.initial), hold)).toBe(fate)
})
