import fc from 'fast-check'
import type { OrderCommand } from '../../../../services/orders/domain/commands.ts'
import type { LineUnits } from '../../../../services/orders/domain/order.ts'
import type { Group, Unit, World } from './world.ts'

const start = Date.parse('2010-12-01T12:00:00.000Z')
/** Minutes since everything began. */
export const iso = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()

/** What time it is, and how much was asked before. */
export type Now = { minutes: number; at: string; number: number }
/** Something to be asked of an order, and how it reads; null where the order has nothing of the kind. Asked so many times. */
export type Ask = { says: string; make: (world: World, now: Now) => OrderCommand | null; times: number }
export const asking = <Told>(
  what: fc.Arbitrary<Told>,
  says: (told: Told) => string,
  make: (told: Told, world: World, now: Now) => OrderCommand | null,
  times?: (told: Told) => number,
): fc.Arbitrary<Ask> =>
  what.map(told => ({ says: says(told), make: (world, now) => make(told, world, now), times: times?.(told) ?? 1 }))

/** One of those that it makes sense for, or any, whatever comes of it. */
export type Which = { index: number; isAny: boolean }
export const which: fc.Arbitrary<Which> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ index: fc.nat(3), isAny: fc.constant(false) }) },
  { weight: 1, arbitrary: fc.record({ index: fc.nat(6), isAny: fc.constant(true) }) },
)
export const shownAs = ({ index, isAny }: Which): string => `${isAny ? 'any ' : ''}#${index}`

export function chosen<Thing>(
  all: readonly Thing[],
  { index, isAny }: Which,
  fits: (thing: Thing) => boolean,
): Thing | undefined {
  const those = isAny ? all : all.filter(fits)
  return those[index % Math.max(1, those.length)]
}
export function groupOf({ groups }: World, choice: Which, fits: (group: Group) => boolean): string | null {
  if (choice.isAny && choice.index === 6) return 'f-9'
  return chosen(groups, choice, fits)?.id ?? null
}

/** So many units of some lines, told by their place among those that there are; all of them where none is told. */
export type Few = { line: number; quantity: number }[]
export const few = (minLength: number): fc.Arbitrary<Few> =>
  fc.uniqueArray(fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 6 }) }), {
    ...{ minLength, maxLength: 2, selector: ({ line }) => line },
  })
export const shownFew = (some: Few): string =>
  some.map(({ line, quantity }) => `${quantity} of line #${line}`).join(' and ') || 'all'
export function someOf(units: readonly Unit[], some: Few, { isAny }: Which): LineUnits[] {
  const lines = [...Map.groupBy(units, ({ line }) => line)]
  const wanted = some.flatMap(({ line, quantity }): LineUnits[] => {
    if (isAny && line === 3) return [{ lineId: 'zz', quantity }]
    const there = lines[line % Math.max(1, lines.length)]
    return there ? [{ lineId: there[0], quantity: quantity === 6 ? 6 : Math.min(quantity, there[1].length) }] : []
  })
  return [...new Map(wanted.map(each => [each.lineId, each])).values()]
}

export const told = ({ number, at }: Now) => ({ notificationId: `n-${number}`, at })
/** What is promised once it can be, in so many hours. */
export const promisedIn = (hours: number, { minutes }: Now) => {
  const by = iso(minutes + hours * 60)
  return { promised: { pickup: by, delivery: by, ship_to_store: by }, keptUntil: iso(minutes + hours * 120) }
}
export const hours = fc.integer({ min: 1, max: 6 })
