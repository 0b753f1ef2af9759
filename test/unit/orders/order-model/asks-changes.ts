import fc from 'fast-check'
import type { AmendmentAsked } from '../../../../services/orders/domain/order.ts'
import { byToken, charge, line, pickup, tender } from '../fixtures.ts'
import { priceOf, toHold } from './amending.ts'
import {
  type Ask,
  asking,
  few,
  groupOf,
  hours,
  iso,
  type Now,
  promisedIn,
  shownAs,
  shownFew,
  someOf,
  told,
  which,
} from './asking.ts'
import { unpicked } from './asks-staff.ts'
import { countBySku, planMove } from './moving.ts'
import { chargesHere, goodsHere, here, isGoing, Refused, type World } from './world.ts'

const whatItComesTo = <Plan>(look: () => Plan): Plan | null => {
  try {
    return look()
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

const moving: fc.Arbitrary<Ask>[] = [
  asking(
    fc.record({
      ...{ group: which, lines: few(0), to: fc.constantFrom('leeds', 'york', 'depot'), hours },
      ...{ method: fc.constantFrom(null, null, 'pickup' as const, 'delivery' as const), late: fc.nat(9) },
    }),
    ({ group, lines, to, method }) => `move ${shownFew(lines)} of ${shownAs(group)} to ${to}${method ? ` for ${method}` : ''}`,
    ({ group, lines, to, method: toMethod, hours: by, late }, world, now) => {
      const fulfilmentId = groupOf(world, group, each => isGoing(each) && each.sentOf === null)
      if (fulfilmentId === null) return null
      const asked = { fulfilmentId, lines: someOf(here(world, fulfilmentId), lines, group), toLocationId: to, toMethod }
      const ids = { moveId: `m-${now.number}`, move: world.moves + (late === 0 ? 0 : 1) }
      const planned = { ...asked, ...ids, pickBy: iso(now.minutes + by * 60), anew: promisedIn(by, now), ...told(now) }
      const nothing = { reservationId: `r-${now.number}`, positions: [] }
      const plan = whatItComesTo(() => planMove(world, { ...planned, hold: nothing }))
      const counts = countBySku(world, plan?.units ?? [])
      const positions = [...counts].map(([sku, quantity]) => ({ sku, locationId: to, quantity }))
      return { type: 'MoveFulfilment', ...planned, hold: { ...nothing, positions } }
    },
  ),
  asking(
    fc.constantFrom(0, 0, 1, 2),
    ahead => `give up the move ${ahead === 1 ? 'under way' : ahead === 0 ? 'that was made' : 'after next'}`,
    (ahead, { moves }, { at }) => ({ type: 'AbandonMove', move: moves + ahead, because: 'swept', holds: [], at }),
  ),
  asking(
    fc.record({ group: which, lines: few(1), hours }),
    ({ group, lines }) => `split ${shownFew(lines)} off ${shownAs(group)}`,
    ({ group, lines, hours: by }, world, now) => {
      const fulfilmentId = groupOf(world, group, ({ state }) => state === 'open' || state === 'in_progress')
      if (fulfilmentId === null) return null
      const some = someOf(unpicked(world, fulfilmentId), lines, group)
      return some.length > 0
        ? { type: 'SplitFulfilment', fulfilmentId, lines: some, anew: promisedIn(by, now), ...told(now) }
        : null
    },
  ),
]

const ways = ['miscounted', 'unpaid', 'late', 'a line twice', 'a group twice', 'paid twice', 'below nothing'] as const
const wrongs = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, fc.constantFrom(...ways))
const change = fc.record({
  ...{
    remove: few(0),
    line: fc.nat(3),
    choice: which,
    price: fc.integer({ min: 0, max: 900 }),
    quantity: fc.integer({ min: 0, max: 3 }),
  },
  ...{
    repriced: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 2 }),
    hasPostage: fc.nat(3),
    isByToken: fc.boolean(),
    wrong: wrongs,
  },
})
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never
const shownChange = ({ remove, line: at, price, quantity, repriced, hasPostage, wrong }: Change): string =>
  [
    ...(remove.length > 0 ? [`remove ${shownFew(remove)}`] : []),
    ...(repriced === null ? [] : [`line #${at} at ${repriced}`]),
    ...(quantity > 0 ? [`add ${quantity} at ${price}`] : []),
    ...(hasPostage === 0 ? ['add postage'] : []),
    ...(wrong ? [`(${wrong})`] : []),
  ].join(', ')

function askedBy(
  world: World,
  { remove, line: at, choice, price, quantity, repriced, hasPostage, wrong }: Change,
  number: number,
): AmendmentAsked {
  const fulfilmentId = (wrong === 'a group twice' && world.groups[0]?.id) || `g-${number}`
  const open = [...goodsHere(world), ...chargesHere(world)]
  const lineId = world.lines[at % world.lines.length]?.lineId ?? 'zz'
  const discounts = wrong === 'below nothing' ? [{ amountMinor: 99_999, reason: 'winter' }] : []
  const added = wrong === 'a line twice' ? lineId : `x-${number}`
  return {
    ...{ remove: someOf(open, remove, choice), reason: '', differenceMinor: 0 },
    reprice: repriced === null ? [] : [{ lineId, unitPriceMinor: repriced, discounts, taxMinor: 0 }],
    add: [
      ...(quantity > 0 ? [line(added, quantity, price, { fulfilmentId })] : []),
      ...(hasPostage === 0 ? [charge(`post-${number}`, 101)] : []),
    ],
    fulfilments: quantity > 0 ? [{ ...pickup, fulfilmentId, pickBy: null }] : [],
  }
}
const comesTo = (world: World, asked: AmendmentAsked): number => whatItComesTo(() => priceOf(world, asked))?.due ?? 0

/** What was held for it, and who pays. */
function attempt(world: World, asked: AmendmentAsked, { isByToken, wrong }: Change, now: Now) {
  const due = comesTo(world, asked)
  const paid = (isByToken ? byToken : tender)(wrong === 'paid twice' ? (world.tenders[0]?.id ?? 't') : `t-${now.number}`, due)
  const tenders = due > 0 && wrong !== 'unpaid' ? [paid] : []
  const amendment = world.amendments + (wrong === 'late' ? 0 : 1)
  return { amendment, reserved: toHold(world, asked, `r-${now.number}`), tenders, promised: promisedIn(2, now).promised }
}

const amending: fc.Arbitrary<Ask>[] = [
  asking(
    fc.record({ change, isPaid: fc.nat(3) }),
    ({ change: asked, isPaid }) => `${isPaid > 0 ? 'amend' : 'propose'}: ${shownChange(asked)}`,
    ({ change: told_, isPaid }, world, now) => {
      const asked = askedBy(world, told_, now.number)
      const differenceMinor = comesTo(world, asked) + (told_.wrong === 'miscounted' ? 1 : 0)
      const ids = { amendmentId: `a-${now.number}`, askedAs: '', ...told(now), asked: { ...asked, differenceMinor } }
      return { type: 'AmendOrder', ...ids, amending: isPaid > 0 ? attempt(world, asked, told_, now) : null }
    },
  ),
  asking(
    fc.record({ change, isPaid: fc.nat(5) }),
    ({ isPaid }) => `complete the amendment${isPaid > 0 ? '' : ' without its money'}`,
    ({ change: told_, isPaid }, world, now) => {
      if (!world.pending && (isPaid > 0 || told_.wrong !== 'late')) return null
      const amendmentId = world.pending?.id ?? 'a-none'
      const amending = isPaid > 0 && world.pending ? attempt(world, world.pending.asked, told_, now) : null
      return { type: 'CompleteAmendment', amendmentId, askedAs: '', amending, ...told(now) }
    },
  ),
  asking(
    fc.nat(9),
    () => 'withdraw the amendment',
    (isRare, { pending }, { at }) =>
      pending || isRare === 0 ? { type: 'WithdrawAmendment', amendmentId: pending?.id ?? 'a-none', at } : null,
  ),
  asking(
    fc.record({ ahead: fc.constantFrom(0, 1, 1, 1), payment: fc.nat(1) }),
    ({ payment }) => `ask for payment ${payment} of an amendment`,
    ({ ahead, payment }, { amendments }, { at }) => {
      const payments = [{ paymentId: `p-late-${payment}`, tenderId: `late-${payment}`, amountMinor: 7 }]
      return { type: 'RequestAmendmentPayments', amendment: amendments + ahead, payments, at }
    },
  ),
  asking(
    fc.constantFrom(0, 0, 1, 2),
    ahead => `give up the amendment ${ahead === 1 ? 'under way' : ahead === 0 ? 'that was made' : 'after next'}`,
    (ahead, { amendments }, { at }) => ({
      type: 'AbandonAmendment',
      amendment: amendments + ahead,
      because: 'swept',
      holds: [],
      at,
    }),
  ),
]
export const changing: fc.Arbitrary<Ask>[] = [...moving, ...moving, ...amending]
