import fc from 'fast-check'
import type { GroupHold, Line, Placement, Sourced } from '../../../../services/orders/domain/order.ts'
import { cut } from '../../kernel/arbitraries.ts'
import { byToken, carryOut, charge, line, pickup, placement, tender } from '../fixtures.ts'
import type { Asked } from './asked.ts'
import { iso } from './asking.ts'
import { total } from './money.ts'

const promised = { pickBy: iso(120) }
const collected = { ...pickup, ...promised }
const delivered = { ...pickup, ...promised, fulfilmentId: 'f-2', method: 'delivery' } as const
const elsewhere = { ...delivered, fulfilmentId: 'f-2.2', locationId: 'depot' }
const sentThere = {
  ...delivered,
  fulfilmentId: 'f-3',
  method: 'ship_to_store',
  locationId: 'depot',
  destinationId: 'leeds',
} as const
const taken = { ...carryOut, fulfilmentId: 'f-4' }

const price = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  unitPriceMinor: fc.integer({ min: 0, max: 999 }),
  off: fc.constantFrom(0, 0, 0, 100, 7),
  taxPercent: fc.constantFrom(0, 0, 20),
})
type Price = typeof price extends fc.Arbitrary<infer Value> ? Value : never
type Bought = { lineId: string; fulfilmentId: string; sku: string } & Price
/** It is missing in one order of so many. */
const bought = (lineId: string, fulfilmentId: string, sku: string, freq: number): fc.Arbitrary<Bought | null> =>
  fc.option(
    price.map(each => ({ lineId, fulfilmentId, sku, ...each })),
    { freq },
  )

function lineOf({ lineId, fulfilmentId, sku, quantity, unitPriceMinor, off, taxPercent }: Bought, isInclusive: boolean): Line {
  const net = quantity * unitPriceMinor - (off <= quantity * unitPriceMinor ? off : 0)
  const taxMinor = Math.floor((net * taxPercent) / 100)
  const discounts = net < quantity * unitPriceMinor ? [{ amountMinor: off, reason: 'winter' }] : []
  const totalMinor = isInclusive ? net : net + taxMinor
  return { ...line(lineId, quantity, unitPriceMinor, { fulfilmentId, sku, discounts, taxMinor }), totalMinor }
}

type Goods = fc.Arbitrary<Bought | null>[]
const kinds = fc.array(
  fc.constantFrom(...['settled', 'settled', 'settled'], ...['authorized', 'authorized', 'authorized', 'authorized', 'unknown']),
  { minLength: 3, maxLength: 3 },
)
/** What of a group is promised of supply, where any is. */
const late = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  fc.record({ group: fc.constantFrom('f-1', 'f-2', 'f-3'), quantity: fc.integer({ min: 1, max: 3 }) }),
)
const terms = fc.record({
  ...{ postage: fc.nat(300), isInclusive: fc.boolean(), isShared: fc.boolean(), isMember: fc.boolean(), kinds, late },
})

const ordersOf = (goods: Goods): fc.Arbitrary<Asked<'PlaceOrder'>> =>
  fc
    .tuple(fc.tuple(...goods), terms)
    .map(([all, told]) => ({ goods: all.filter(each => each !== null), ...told }))
    .filter(({ goods: all }) => all.length > 0)
    .chain(({ goods: all, postage, isInclusive, isShared, isMember, kinds: paidBy, late: awaited }) => {
      const lines = [...all.map(each => lineOf(each, isInclusive)), ...(postage > 99 ? [charge('post', postage)] : [])]
      const totalMinor = total(lines.map(each => each.totalMinor))
      const amounts = totalMinor === 0 ? fc.constant([]) : cut(totalMinor, 3)
      const customerId = isMember ? '12345' : null
      return amounts.map(paid => {
        // A token authorises what is still to leave.
        const isSale = all.some(({ fulfilmentId }) => fulfilmentId === taken.fulfilmentId)
        const tenders = paid.map((amount, index) => tenderBy(isSale ? 'settled' : paidBy[index], `t${index}`, amount))
        const told = { lines, pricesIncludeTax: isInclusive, tenders, totalMinor, customerId }
        return placing(placement({ ...told, ...sourcedGroups(lines, isShared) }), awaited)
      })
    })
const tenderBy = (kind: string | undefined, id: string, amount: number) =>
  kind === 'settled' ? tender(id, amount) : byToken(id, amount, kind === 'unknown' ? 'unknown' : 'authorized')

/** Two lines of one article in a pickup, a delivery that may leave from two places, and what goes to a store, or has left. */
export const orders = ordersOf([
  ...[bought('a', 'f-1', 'mug', 5), bought('a2', 'f-1', 'mug', 2), bought('b', 'f-2', 'jug', 9)],
  ...[bought('c', 'f-3', 'tray', 2), fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, bought('d', 'f-4', 'mug', 9))],
])
/** Most of it was carried out of a shop. */
export const sales = ordersOf([bought('d', 'f-4', 'mug', 9), bought('d2', 'f-4', 'jug', 2), bought('a', 'f-1', 'mug', 2)])

function sourcedGroups(lines: readonly Line[], isShared: boolean): Pick<Placement, 'fulfilments'> {
  const count = lines.find(({ lineId }) => lineId === 'b')?.quantity ?? 0
  const sourcedAs = (first: number, last: number): Sourced => ({
    because: ['fewest_parcels'],
    lines: [{ lineId: 'b', units: [{ first, last }] }],
  })
  const both = [
    { ...delivered, sourced: sourcedAs(1, count - 1) },
    { ...elsewhere, sourced: sourcedAs(count, count) },
  ]
  const used = new Set(lines.map(({ fulfilmentId }) => fulfilmentId))
  const deliveries = isShared && count > 1 ? both : [delivered]
  return {
    fulfilments: [collected, ...deliveries, sentThere, taken].filter(({ fulfilmentId }) => used.has(fulfilmentId.slice(0, 3))),
  }
}

/** What a counterexample shows of it. */
function described({ placement: { lines, fulfilments, tenders, pricesIncludeTax } }: Asked<'PlaceOrder'>): string {
  const goods = lines.map(
    ({ lineId, quantity, totalMinor, fulfilmentId }) => `${quantity} ${lineId} in ${fulfilmentId} for ${totalMinor}`,
  )
  const groups = fulfilments.map(
    ({ fulfilmentId, method, sourced, awaits }) =>
      `${fulfilmentId} ${method}${sourced ? ' (sourced)' : ''}${awaits ? ' (awaits)' : ''}`,
  )
  const paid = tenders.map(({ tenderId, amountMinor, authorization }) => `${tenderId} ${amountMinor} ${authorization}`)
  return `place ${goods.join(', ')}; ${groups.join(', ')}; paid ${paid.join(', ')}${pricesIncludeTax ? '' : '; tax on top'}`
}

/** Each group that has not left holds its goods. */
function placing(placed: Placement, awaited: { group: string; quantity: number } | null): Asked<'PlaceOrder'> {
  const { lines, fulfilments } = placed
  const counted = fulfilments.map(group => {
    const own = lines.filter(({ fulfilmentId }) => fulfilmentId === group.fulfilmentId.slice(0, 3))
    const quantityOf = ({ lineId, quantity }: Line) => {
      const units = group.sourced?.lines.find(each => each.lineId === lineId)?.units
      return units ? total(units.map(({ first, last }) => last - first + 1)) : quantity
    }
    const counts = new Map<string, number>()
    for (const each of own) counts.set(each.sku, (counts.get(each.sku) ?? 0) + quantityOf(each))
    const positions = [...counts].map(([sku, quantity]) => ({ sku, locationId: group.locationId, quantity }))
    return { group, positions }
  })
  const holds = counted.flatMap(({ group: { fulfilmentId, leftAt }, positions }): GroupHold[] =>
    leftAt === null ? [{ reservationId: `r-${fulfilmentId}`, fulfilmentId, positions }] : [],
  )
  const issues = counted.flatMap(({ group: { fulfilmentId, leftAt, locationId }, positions }) =>
    leftAt === null ? [] : [{ issueId: `i-${fulfilmentId}`, locationId, leftAt, positions }],
  )
  const content = {
    ...placed,
    fulfilments: counted.map(({ group, positions }) => {
      if (group.fulfilmentId !== awaited?.group) return group
      const awaits = positions.map(({ sku, quantity }) => ({
        ...{ sku, quantity: Math.min(quantity, awaited.quantity), expectedAt: iso(2000) },
      }))
      return { ...group, pickBy: null, awaits }
    }),
  }
  const asked = { type: 'PlaceOrder', placedAs: 'as-1', placement: content, attempt: 1, holds, issues, at: iso(0) } as const
  return Object.assign(asked, { [fc.toStringMethod]: () => described(asked) })
}
