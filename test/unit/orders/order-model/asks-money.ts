import fc from 'fast-check'
import type { RefundDue, UnitsOfLine } from '../../../../services/orders/domain/order.ts'
import { type Ask, asking, chosen, shownAs, which } from './asking.ts'
import { gone, openOf, takenIn } from './claiming.ts'
import { firstPaid, paidFor, total } from './money.ts'
import { keyed, type Sums, type World } from './world.ts'

const returnId = fc.constantFrom('r-1', 'r-2', 'r-3')
/** Every second, or third of them. */
const bits = fc.integer({ min: 1, max: 255 })
const picked = (keys: readonly string[], mask: number): string[] => keys.filter((_, index) => (mask >> (index % 8)) & 1)
const lineOfKey = (key: string): string => key.slice(0, key.lastIndexOf('/'))
const linesOf = (keys: readonly string[]): UnitsOfLine[] =>
  [...Map.groupBy(keys, lineOfKey)].map(([lineId, own]) => ({
    lineId,
    units: own.map(key => Number(key.slice(key.lastIndexOf('/') + 1))).map(number => ({ first: number, last: number })),
  }))
const open = ({ claims }: World, id: string): string[] => {
  const claim = claims.get(id)
  return claim ? openOf(claim) : []
}
const all = ({ units }: World): string[] => units.map(({ key }) => key)

type Refunding = 'all' | 'less a fee' | 'too much'
function refundsOf(world: World, keys: readonly string[], how: Refunding): RefundDue[] {
  const paid: Sums = new Map(world.tenders.map(({ id }) => [id, 0]))
  for (const [tender, amount] of paidFor(keyed(world, keys))) paid.set(tender, amount)
  const sum = total(paid.values())
  const less = how === 'less a fee' ? firstPaid(paid, sum - Math.floor(sum / 7)) : paid
  return [...less].map(([tenderId, amount], index) => ({
    tenderId,
    amountMinor: amount + (how === 'too much' && index === 0 ? 1 : 0),
  }))
}

export const returning: fc.Arbitrary<Ask>[] = [
  asking(
    fc.record({ id: returnId, mask: bits, from: fc.constantFrom('free', 'free', 'free', 'left', 'all') }),
    ({ id, mask, from }) => `claim units ${mask.toString(2)} of ${from} as ${id}`,
    ({ id, mask, from }, world, { at }) => {
      const taken = takenIn(world)
      const free = gone(world).filter(key => !taken.includes(key))
      const lines = linesOf(picked(from === 'free' ? free : from === 'left' ? gone(world) : all(world), mask))
      return lines.length > 0 ? { type: 'ClaimUnits', returnId: id, lines, opening: '{}', at } : null
    },
  ),
  asking(
    fc.record({ id: returnId, mask: fc.option(bits), choice: which }),
    ({ id, mask }) => `release ${mask === null ? 'all' : `units ${mask.toString(2)}`} of ${id}`,
    ({ id, mask, choice }, world, { at }) => {
      const lines = mask === null ? [] : linesOf(picked(choice.isAny ? all(world) : open(world, id), mask))
      const isSensible = choice.isAny || (open(world, id).length > 0 && (mask === null || lines.length > 0))
      return isSensible ? { type: 'ReleaseClaim', returnId: id, lines, reason: 'rejected', at } : null
    },
  ),
  asking(
    fc.record({
      id: returnId,
      mask: bits,
      choice: which,
      how: fc.constantFrom<Refunding>('all', 'all', 'less a fee', 'too much'),
    }),
    ({ id, mask, how }) => `give ${how} back for units ${mask.toString(2)} of ${id}`,
    ({ id, mask, choice, how }, world, { at }) => {
      const keys = picked(choice.isAny ? all(world) : open(world, id), mask)
      if (keys.length === 0) return null
      return { type: 'RecordReturned', returnId: id, lines: linesOf(keys), refunds: refundsOf(world, keys, how), at }
    },
  ),
  asking(
    fc.record({
      ...{
        refund: which,
        state: fc.constantFrom('executed' as const, 'failed' as const, 'replaced' as const, 'dropped' as const),
      },
      ...{ byPerson: fc.boolean(), storedValueId: fc.constantFrom('v-1', 'v-2') },
    }),
    ({ refund, state, byPerson }) => `hear${byPerson ? ' from a person' : ''} that refund ${shownAs(refund)} is ${state}`,
    ({ refund, state, byPerson, storedValueId }, { refunds }, { number, at }) => {
      const id = chosen([...refunds], refund, ([, each]) => each.state === 'owed' || each.state === 'failed')?.[0]
      if (id === undefined && !refund.isAny) return null
      const how = { reason: '', storedValueId, notificationId: `n-${number}`, at }
      return { type: 'RecordRefund', refundId: id ?? 'none', state, byPerson, ...how }
    },
  ),
  asking(
    fc.record({ tender: which, part: fc.nat(3), name: fc.option(fc.constantFrom('b-1', 'b-2'), { nil: undefined }) }),
    ({ tender, part, name }) =>
      `hear that the channel gave back ${['all', 'half', 'too much', '1'][part]} of ${shownAs(tender)} as ${name}`,
    ({ tender, part, name }, { tenders, refundsDue, givenBack }, { number, at }) => {
      const left = (id: string) => (refundsDue.get(id) ?? 0) - (givenBack.get(id) ?? 0)
      const tenderId = chosen(tenders, tender, ({ id }) => left(id) > 0)?.id
      if (tenderId === undefined && !tender.isAny) return null
      const owed = tenderId === undefined ? 0 : left(tenderId)
      const amountMinor = Math.max(1, [owed, Math.floor(owed / 2), owed + 1, 1][part] ?? 0)
      const how = { unnamedId: `u-${number}`, ...(name === undefined ? {} : { channelRefundId: name }) }
      return { type: 'RecordChannelRefund', tenderId: tenderId ?? 'none', amountMinor, ...how, at }
    },
  ),
]

/** What a quote is asked for: units by their numbers, or so many of each line that are free, the first. */
export function quotable(world: World, mask: number): { byNumber: Quoted; byCount: Quoted; units: string[]; first: string[] } {
  const taken = takenIn(world)
  const free = gone(world).filter(key => !taken.includes(key))
  const units = picked(free, mask)
  const counts = [...Map.groupBy(units, lineOfKey)].map(([lineId, own]) => ({ lineId, quantity: own.length }))
  const first = counts.flatMap(({ lineId, quantity }) => free.filter(key => lineOfKey(key) === lineId).slice(0, quantity))
  return { byNumber: linesOf(units), byCount: counts, units, first }
}
type Quoted = (UnitsOfLine | { lineId: string; quantity: number })[]
export const restOf = (world: World): UnitsOfLine[] => linesOf(quotable(world, 255).units)
