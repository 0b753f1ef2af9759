import { Map as ImmutableMap, OrderedMap } from 'immutable'
import type { UnitRange } from '#kernel/units.ts'
import type { Account, Line, Lot, LotState } from './account.ts'
import type { Rate, Terms } from './points.ts'

/** First and last unit of each range, one behind the other. */
type Flat = number[]
/** `rate` is its place among the account's rates, which are few. */
type LineJson = [lineId: string, promised: Flat, clawedBack: Flat, terms: TermsJson | null]
type TermsJson = [quantity: number, amountMinor: number, rate: number]
/** `earnedBy` is the order's place, the line and its units. */
type LotJson = [
  lotId: string,
  state: LotState,
  points: number,
  earned: number,
  activatesAt: string | null,
  earnedBy: [order: number, lineId: string, units: Flat] | null,
]

/** An account as JSON, short because it may have thousands of lines and lots. */
export type AccountSnapshot = Omit<Account, 'lots' | 'orders' | 'returns'> & {
  rates: Rate[]
  orders: [orderId: string, lines: LineJson[]][]
  lots: LotJson[]
  returns: [returnId: string, points: number][]
}

export function toSnapshot(account: Account | null): AccountSnapshot | null {
  if (account === null) return null
  const rates = new Map<string, { place: number; rate: Rate }>()
  const placeOf = (rate: Rate): number => {
    const key = JSON.stringify(rate)
    const known = rates.get(key) ?? { place: rates.size, rate }
    rates.set(key, known)
    return known.place
  }
  const toLine = (lineId: string, { promised, clawedBack, terms }: Line): LineJson => [
    lineId,
    flat(promised),
    flat(clawedBack),
    terms && [terms.quantity, terms.amountMinor, placeOf(terms.rate)],
  ]
  const places = new Map([...account.orders.keys()].map((orderId, place) => [orderId, place]))
  const toLot = ({ lotId, state, points, earned, activatesAt, earnedBy }: Lot): LotJson => {
    const by: LotJson[5] = earnedBy && [places.get(earnedBy.orderId) ?? -1, earnedBy.lineId, flat(earnedBy.units)]
    return [lotId, state, points, earned, activatesAt, by]
  }
  return {
    ...account,
    orders: [...account.orders].map(([orderId, { lines }]) => [orderId, [...lines].map(([id, line]) => toLine(id, line))]),
    lots: [...account.lots.values()].map(toLot),
    returns: [...account.returns],
    rates: [...rates.values()].map(({ rate }) => rate),
  }
}

export function fromSnapshot(json: AccountSnapshot | null): Account | null {
  if (json === null) return null
  const { rates, orders, lots, returns, ...figures } = json
  const lotIds = orders.map((): string[] => [])
  const toLot = ([lotId, state, points, earned, activatesAt, by]: LotJson): [string, Lot] => {
    if (by) lotIds[by[0]]?.push(lotId)
    const earnedBy = by && { orderId: orders[by[0]]?.[0] ?? '', lineId: by[1], units: ranges(by[2]) }
    return [lotId, { lotId, state, points, earned, earnedBy, activatesAt }]
  }
  const toLine = ([lineId, promised, clawedBack, terms]: LineJson): [string, Line] => [
    lineId,
    { terms: terms && termsOf(terms, rates), promised: ranges(promised), clawedBack: ranges(clawedBack) },
  ]
  return {
    ...figures,
    lots: OrderedMap(lots.map(toLot)),
    orders: ImmutableMap(
      orders.map(([orderId, lines], place) => [orderId, { lines: ImmutableMap(lines.map(toLine)), lotIds: lotIds[place] ?? [] }]),
    ),
    returns: ImmutableMap(returns),
  }
}

function termsOf([quantity, amountMinor, place]: TermsJson, rates: readonly Rate[]): Terms {
  const rate = rates[place]
  if (!rate) throw new Error(`the snapshot has no rate ${place}`)
  return { quantity, amountMinor, rate }
}

const flat = (units: readonly UnitRange[]): Flat => units.flatMap(({ first, last }) => [first, last])

const ranges = (units: Flat): UnitRange[] =>
  units.flatMap((first, index) => (index % 2 === 0 ? [{ first, last: units[index + 1] ?? first }] : []))
