import { Map as ImmutableMap, OrderedMap } from 'immutable'
import { never, type Of } from '#kernel/decider.ts'
import { union } from '#kernel/units.ts'
import type { Account, AccountEvent, Line, Lot, Order, PromisedLot } from './account.ts'

const noOrder: Order = { lines: ImmutableMap(), lotIds: [] }
const noLine: Line = { terms: null, promised: [], clawedBack: [] }

export const orderOf = ({ orders }: Pick<Account, 'orders'>, orderId: string): Order => orders.get(orderId) ?? noOrder
export const lineOf = ({ lines }: Order, lineId: string): Line => lines.get(lineId) ?? noLine

/** An event that no decision leads to in this state changes nothing. */
export function evolve(account: Account | null, event: AccountEvent): Account | null {
  if (event.type === 'AccountEnrolled') return account ?? enrolled(event)
  if (account === null) return null
  switch (event.type) {
    case 'PointsPromised':
      return promised(account, event)
    case 'PointsActivated':
      return event.lots.reduce(activated, account)
    case 'PointsClawedBack':
      return clawedBack(account, event)
    case 'PointsAdjusted':
      return adjusted(account, event)
    default:
      return never(event)
  }
}

const enrolled = ({ customerId, occurredAt }: Of<AccountEvent, 'AccountEnrolled'>): Account => ({
  customerId,
  enrolledAt: occurredAt,
  promised: 0,
  active: 0,
  debt: 0,
  totals: { earned: 0, clawedBack: 0, debtRepaid: 0, adjustedIn: 0, adjustedOut: 0 },
  lots: OrderedMap(),
  orders: ImmutableMap(),
  returns: ImmutableMap(),
})

function promised(account: Account, { orderId, lots }: Of<AccountEvent, 'PointsPromised'>): Account {
  const order = orderOf(account, orderId)
  const holding = lots.filter(({ points }) => points > 0)
  const points = holding.reduce((sum, lot) => sum + lot.points, 0)
  const lines = order.lines.withMutations(changing => {
    for (const lot of lots) changing.update(lot.lineId, noLine, line => withPromised(line, lot))
  })
  return {
    ...account,
    promised: account.promised + points,
    totals: { ...account.totals, earned: account.totals.earned + points },
    lots: account.lots.withMutations(changing => {
      for (const lot of holding) changing.set(lot.lotId, promisedLot(orderId, lot))
    }),
    orders: account.orders.set(orderId, { lines, lotIds: [...order.lotIds, ...holding.map(({ lotId }) => lotId)] }),
  }
}

const withPromised = (line: Line, { quantity, amountMinor, rate, units }: PromisedLot): Line => ({
  ...line,
  terms: line.terms ?? { quantity, amountMinor, rate },
  promised: union(line.promised, units),
})

const promisedLot = (orderId: string, { lotId, lineId, units, points, activatesAt }: PromisedLot): Lot => ({
  lotId,
  state: 'promised',
  points,
  earned: points,
  earnedBy: { orderId, lineId, units },
  activatesAt,
})

function activated(
  account: Account,
  { lotId, points, debtRepaid }: { lotId: string; points: number; debtRepaid: number },
): Account {
  const lot = account.lots.get(lotId)
  if (lot?.state !== 'promised') return account
  const active = { ...lot, state: 'active' as const, points: points - debtRepaid }
  return withoutEmpty(
    {
      ...account,
      promised: account.promised - points,
      active: account.active + active.points,
      debt: account.debt - debtRepaid,
      totals: { ...account.totals, debtRepaid: account.totals.debtRepaid + debtRepaid },
    },
    active,
  )
}

function clawedBack(account: Account, event: Of<AccountEvent, 'PointsClawedBack'>): Account {
  const { returnId, orderId, taken, debt } = event
  const points = event.lines.reduce((sum, line) => sum + line.points, 0)
  const order = orderOf(account, orderId)
  const lines = order.lines.withMutations(changing => {
    for (const { lineId, units } of event.lines) {
      changing.update(lineId, noLine, line => ({ ...line, clawedBack: union(line.clawedBack, units) }))
    }
  })
  const after = {
    ...account,
    debt: account.debt + debt,
    totals: { ...account.totals, clawedBack: account.totals.clawedBack + points },
    orders: account.orders.set(orderId, { ...order, lines }),
    returns: account.returns.set(returnId, (account.returns.get(returnId) ?? 0) + points),
  }
  return taken.reduce(takenFrom, after)
}

function adjusted(account: Account, event: Of<AccountEvent, 'PointsAdjusted'>): Account {
  const { difference, lotId, taken, debtRepaid } = event
  const { totals } = account
  const gained = Math.max(0, difference)
  const after = {
    ...account,
    active: account.active + gained - debtRepaid,
    debt: account.debt - debtRepaid,
    totals: {
      ...totals,
      debtRepaid: totals.debtRepaid + debtRepaid,
      adjustedIn: totals.adjustedIn + gained,
      adjustedOut: totals.adjustedOut + gained - difference,
    },
  }
  const points = gained - debtRepaid
  if (lotId === null) return taken.reduce(takenFrom, after)
  return withoutEmpty(after, { lotId, state: 'active', points, earned: gained, earnedBy: null, activatesAt: null })
}

function takenFrom(account: Account, { lotId, points }: { lotId: string; points: number }): Account {
  const lot = account.lots.get(lotId)
  if (!lot) return account
  return withoutEmpty({ ...account, [lot.state]: account[lot.state] - points }, { ...lot, points: lot.points - points })
}

/** Puts the lot, or drops it when nothing is left of it: what became of its units stays with their line. */
function withoutEmpty(account: Account, lot: Lot): Account {
  if (lot.points > 0) return { ...account, lots: account.lots.set(lot.lotId, lot) }
  const lots = account.lots.delete(lot.lotId)
  if (lot.earnedBy === null) return { ...account, lots }
  const { orderId } = lot.earnedBy
  const order = orderOf(account, orderId)
  const lotIds = order.lotIds.filter(id => id !== lot.lotId)
  return { ...account, lots, orders: account.orders.set(orderId, { ...order, lotIds }) }
}
